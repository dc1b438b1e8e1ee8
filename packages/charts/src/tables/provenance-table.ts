/** The provenance of each figure: file, columns, filters, rows used and rejected. */
import { formatNumber, type JourneyReport, type Language, type Provenance, translator } from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { labelByName, labelOf } from '../text/labels.ts';
import { filterText } from '../text/perimeter-text.ts';
import { singleLine } from '../text/single-line.ts';
import { allStudies, droppedHeading, droppedText } from './studies-table.ts';
import { dataCell, detailLine, numberCell, rowHeading, type TableOptions, tableElement } from './table.ts';

/** Null if nothing was measured. */
export function provenanceTable(journey: JourneyReport, { language }: TableOptions): VNode | null {
  const t = translator(messages, language);
  const rows = provenanceRows(journey, language);
  if (rows.length === 0) return null;
  const headings = [
    { text: t('figure') },
    { text: t('file') },
    { text: t('columns') },
    { text: t('used'), number: true },
    { text: droppedHeading(journey, language) },
  ];
  const body = rows.map(({ label, source }) =>
    h('tr', {}, [
      rowHeading([label, detailLine(labelByName(allStudies(journey), source.study))]),
      dataCell(h('span', { class: 'pc-path' }, singleLine(source.file))),
      dataCell([source.columns.map(singleLine).join(' · '), detailLine(filtersText(source, language))]),
      numberCell(formatNumber(source.used, language)),
      dataCell(
        source.dropped.length === 0
          ? t('nothing')
          : h(
              'ul',
              {},
              source.dropped.map((dropped) => h('li', {}, droppedText(dropped, language))),
            ),
      ),
    ]),
  );
  return tableElement('sources', t('sources.caption', { journey: labelOf(journey) }), headings, [h('tbody', {}, body)]);
}

/** A row per study and stage, then per study and KPI; then those of the benchmarks, as `Competitor: stage`. */
export function provenanceRows(journey: JourneyReport, language: Language): { readonly label: string; readonly source: Provenance }[] {
  const t = translator(messages, language);
  const own = [...journey.stages, ...journey.kpis].flatMap((each) => each.sources.map((source) => ({ label: labelOf(each), source })));
  const beside = journey.comparisons
    .filter(({ by }) => by === 'benchmark')
    .flatMap(({ groups, stages, kpis }) => {
      const rows = [
        ...stages.map(({ stage, cells }) => ({ label: labelByName(journey.stages, stage), cells })),
        ...kpis.map(({ kpi, cells }) => ({ label: labelByName(journey.kpis, kpi), cells })),
      ];
      // Group 0 is the journey itself.
      return groups
        .slice(1)
        .flatMap((group, i) =>
          rows.flatMap(({ label, cells }) =>
            (cells[i + 1]?.sources ?? []).map((source) => ({ label: t('colon', { name: labelOf(group), value: label }), source })),
          ),
        );
    });
  return [...own, ...beside];
}

/** The row filters: `only Group: Renovators`; empty if all rows count. */
export function filtersText({ filters }: Provenance, language: Language): string {
  return filters.length === 0 ? '' : translator(messages, language)('only', { filters: filterText(filters, language) });
}

/** The tooltip of a figure: one line per study. */
export function provenanceText(journey: JourneyReport, sources: readonly Provenance[], language: Language): string {
  const t = translator(messages, language);
  return sources
    .map((source) => {
      const parts = [
        `${singleLine(source.file)}: ${source.columns.map(singleLine).join(', ')}`,
        filtersText(source, language),
        t('used.n', { n: source.used }),
        ...source.dropped.map((dropped) => droppedText({ ...dropped, lines: [], examples: [] }, language)),
      ];
      return t('colon', { name: labelByName(allStudies(journey), source.study), value: parts.filter(Boolean).join(' · ') });
    })
    .join('\n');
}

/** Where each figure comes from: file, columns, filters, rows used, rows left out. */
import { formatNumber, type JourneyReport, type Language, type Provenance, speaker } from '@parcours/model';
import { h, type Tree } from './element.ts';
import { labelIn, labelOf } from './labels.ts';
import { oneLine } from './one-line.ts';
import { allStudies, droppedText, leftHeading } from './studies-table.ts';
import { cell, figure, rowHead, sub, type TableOptions, table } from './table.ts';
import { words } from './words.ts';

/** Null where nothing was measured. */
export function provenanceTable(journey: JourneyReport, { language }: TableOptions): Tree | null {
  const say = speaker(words, language);
  const rows = provenanceRows(journey, language);
  if (rows.length === 0) return null;
  const headings = [
    { text: say('figure') },
    { text: say('file') },
    { text: say('columns') },
    { text: say('used'), number: true },
    { text: leftHeading(journey, language) },
  ];
  const body = rows.map(({ label, source }) =>
    h('tr', {}, [
      rowHead([label, sub(labelIn(allStudies(journey), source.study))]),
      cell(h('span', { class: 'pc-path' }, oneLine(source.file))),
      cell([source.columns.map(oneLine).join(' · '), sub(filtersText(source, language))]),
      figure(formatNumber(source.used, language)),
      cell(
        source.dropped.length === 0
          ? say('nothing')
          : h(
              'ul',
              {},
              source.dropped.map((dropped) => h('li', {}, droppedText(dropped, language))),
            ),
      ),
    ]),
  );
  return table('sources', say('sources.caption', { journey: labelOf(journey) }), headings, [h('tbody', {}, body)]);
}

/** A row for each study behind each stage, then behind each KPI; then the same of the benchmarks, as `Competitor: stage`. */
export function provenanceRows(journey: JourneyReport, language: Language): { readonly label: string; readonly source: Provenance }[] {
  const say = speaker(words, language);
  const own = [...journey.stages, ...journey.kpis].flatMap((each) => each.sources.map((source) => ({ label: labelOf(each), source })));
  const beside = journey.comparisons
    .filter(({ by }) => by === 'benchmark')
    .flatMap(({ groups, stages, kpis }) => {
      const rows = [
        ...stages.map(({ stage, cells }) => ({ label: labelIn(journey.stages, stage), cells })),
        ...kpis.map(({ kpi, cells }) => ({ label: labelIn(journey.kpis, kpi), cells })),
      ];
      // The first group is the journey itself.
      return groups
        .slice(1)
        .flatMap((group, i) =>
          rows.flatMap(({ label, cells }) =>
            (cells[i + 1]?.sources ?? []).map((source) => ({ label: say('colon', { name: labelOf(group), value: label }), source })),
          ),
        );
    });
  return [...own, ...beside];
}

/** `Group: Renovators` for each column that a filter asks of; empty where all rows count. */
export function filtersText({ filters }: Provenance, language: Language): string {
  const say = speaker(words, language);
  const parts = filters.map(({ column, values }) => say('colon', { name: oneLine(column), value: values.map(oneLine).join(', ') }));
  return parts.length === 0 ? '' : say('only', { filters: parts.join(' · ') });
}

/** One line a study, for the pointer that rests on a figure. */
export function provenanceText(journey: JourneyReport, sources: readonly Provenance[], language: Language): string {
  const say = speaker(words, language);
  return sources
    .map((source) => {
      const parts = [
        `${oneLine(source.file)}: ${source.columns.map(oneLine).join(', ')}`,
        filtersText(source, language),
        say('used.n', { n: source.used }),
        ...source.dropped.map((dropped) => droppedText({ ...dropped, lines: [], examples: [] }, language)),
      ];
      return say('colon', { name: labelIn(allStudies(journey), source.study), value: parts.filter(Boolean).join(' · ') });
    })
    .join('\n');
}

/** The journey's KPIs against their targets, as a table and as tiles. */
import { formatShare, type JourneyReport, type KpiReport, type Language, translateTerm, translator } from '@parcours/model';
import { type Child, h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { evidenceText, kpiIntervalText, kpiValueText, missingText, sampleSizeText } from '../text/format-figures.ts';
import { labelOf } from '../text/labels.ts';
import { kpiRemarks, kpiTargetText, kpiVerdictText } from '../text/verdict-texts.ts';
import { provenanceText } from './provenance-table.ts';
import { dataCell, detailLine, numberCell, remarkSign, rowHeading, type TableOptions, tableElement } from './table.ts';

/** The KPI table: value, 95 % interval, target, respondents. Rows carry `data-kpi`. */
export function kpiTable(journey: JourneyReport, { language }: TableOptions): VNode {
  const t = translator(messages, language);
  const headings = [
    { text: t('kpi') },
    { text: t('value'), number: true },
    { text: t('interval'), number: true },
    { text: t('target'), number: true },
    { text: t('result') },
    { text: t('respondents'), number: true },
    { text: t('details') },
  ];
  const rows = journey.kpis.map((kpi) =>
    h('tr', { 'data-kpi': kpi.name }, [
      rowHeading([labelOf(kpi), detailLine(kpiKindText(kpi, language))]),
      kpi.value === null
        ? dataCell([h('em', {}, missingText(journey, kpi, language)), markOf(journey, kpi, language)], { class: 'pc-number' })
        : numberCell([kpiValueText(kpi.value, kpi, language), markOf(journey, kpi, language)], {
            title: provenanceText(journey, kpi.sources, language) || null,
          }),
      numberCell(kpiIntervalText(kpi.low, kpi.high, kpi, language)),
      numberCell(kpi.target === null ? h('em', {}, t('no-target')) : kpiTargetText(kpi, language)),
      dataCell(kpiVerdictText(kpi, language)),
      numberCell(
        kpi.value === null ? null : [sampleSizeText(kpi, language), detailLine(kpi.evidence && evidenceText(kpi.evidence, language))],
      ),
      dataCell(kpiDetails(kpi, language).map((text) => h('span', { class: 'pc-detail' }, text))),
    ]),
  );
  return tableElement('kpis', t('kpis.caption', { journey: labelOf(journey) }), headings, [h('tbody', {}, rows)]);
}

/** The KPIs as a list of tiles; each carries `data-kpi`. */
export function kpiTiles(journey: JourneyReport, { language }: TableOptions): VNode {
  const t = translator(messages, language);
  const tiles = journey.kpis.map((kpi) => {
    const verdict = kpiVerdictText(kpi, language);
    const facts: Child = [
      kpi.target !== null && t('colon', { name: t('target'), value: kpiTargetText(kpi, language) }),
      verdict && ` · ${verdict}`,
    ];
    const interval = kpiIntervalText(kpi.low, kpi.high, kpi, language);
    return h('li', { class: 'pc-tile', 'data-kpi': kpi.name }, [
      h('span', { class: 'pc-name' }, [labelOf(kpi), labelOf(kpi) !== kpiKindText(kpi, language) && ` (${kpiKindText(kpi, language)})`]),
      h('span', { class: 'pc-figure', title: provenanceText(journey, kpi.sources, language) || null }, [
        kpi.value === null ? '–' : kpiValueText(kpi.value, kpi, language),
        markOf(journey, kpi, language),
      ]),
      kpi.value === null && h('span', { class: 'pc-hint' }, missingText(journey, kpi, language)),
      h('span', { class: 'pc-hint' }, facts),
      kpi.value !== null && h('span', { class: 'pc-hint' }, [interval && `${interval} · `, sampleSizeText(kpi, language)]),
      kpi.better === 'lower' && h('span', { class: 'pc-hint' }, t('kpi.lower')),
    ]);
  });
  return h('ul', { class: 'pc-tiles' }, tiles);
}

export const kpiKindText = (kpi: KpiReport, language: Language): string => translateTerm(kpi.kind, language);

function markOf(journey: JourneyReport, kpi: KpiReport, language: Language): Child {
  return remarkSign(kpiRemarks(journey, kpi, language), language);
}

export function kpiDetails(kpi: KpiReport, language: Language): string[] {
  const t = translator(messages, language);
  return [
    kpi.better === 'lower' ? t('kpi.lower') : null,
    kpi.parts && t('nps.parts', roundedParts(kpi.parts)),
    kpi.wald && t('nps.wald', { interval: kpiIntervalText(kpi.wald.low, kpi.wald.high, kpi, language) ?? '' }),
    kpi.p90 === null ? null : t('time.p90', { hours: kpiValueText(kpi.p90, kpi, language) }),
    kpi.withinShare === null ? null : t('time.within', { share: formatShare(kpi.withinShare, language) }),
  ].filter((text) => text !== null);
}

/** Weighted parts are not whole: one decimal is shown. */
function roundedParts(parts: NonNullable<KpiReport['parts']>): NonNullable<KpiReport['parts']> {
  const shown = (value: number) => Math.round(value * 10) / 10;
  return { promoters: shown(parts.promoters), passives: shown(parts.passives), detractors: shown(parts.detractors) };
}

/** The journey's KPIs against their targets, as a table and as tiles. */
import { formatShare, type JourneyReport, type KpiReport, type Language, speaker, term } from '@parcours/model';
import { type Child, h, type Tree } from './element.ts';
import { evidenceText, holeText, kpiInterval, kpiText, nText } from './figures.ts';
import { labelOf } from './labels.ts';
import { provenanceText } from './provenance-table.ts';
import { cell, figure, rowHead, sub, type TableOptions, table } from './table.ts';
import { words } from './words.ts';

export function kpiTable(journey: JourneyReport, { language }: TableOptions): Tree {
  const say = speaker(words, language);
  const headings = [
    { text: say('kpi') },
    { text: say('value'), number: true },
    { text: say('interval'), number: true },
    { text: say('target'), number: true },
    { text: say('result') },
    { text: say('respondents'), number: true },
    { text: say('details') },
  ];
  const rows = journey.kpis.map((kpi) =>
    h('tr', { 'data-kpi': kpi.name }, [
      rowHead([labelOf(kpi), sub(kindOf(kpi, language))]),
      kpi.value === null
        ? cell(h('em', {}, holeText(journey, kpi, language)), { class: 'pc-number' })
        : figure(kpiText(kpi.value, kpi, language), { title: provenanceText(journey, kpi.sources, language) || null }),
      figure(kpiInterval(kpi.low, kpi.high, kpi, language)),
      figure(kpi.target === null ? h('em', {}, say('no-target')) : kpiText(kpi.target, kpi, language)),
      cell(metText(kpi, language)),
      figure(kpi.value === null ? null : [nText(kpi, language), sub(kpi.evidence && evidenceText(kpi.evidence, language))]),
      cell(kpiDetails(kpi, language).map((text) => h('span', { class: 'pc-sub' }, text))),
    ]),
  );
  return table('kpis', say('kpis.caption', { journey: labelOf(journey) }), headings, [h('tbody', {}, rows)]);
}

export function kpiTiles(journey: JourneyReport, { language }: TableOptions): Tree {
  const say = speaker(words, language);
  const tiles = journey.kpis.map((kpi) => {
    const facts: Child = [
      kpi.target !== null && say('colon', { name: say('target'), value: kpiText(kpi.target, kpi, language) }),
      metText(kpi, language) && ` · ${metText(kpi, language)}`,
    ];
    const interval = kpiInterval(kpi.low, kpi.high, kpi, language);
    return h('li', { class: 'pc-tile', 'data-kpi': kpi.name }, [
      h('span', { class: 'pc-name' }, [labelOf(kpi), labelOf(kpi) !== kindOf(kpi, language) && ` (${kindOf(kpi, language)})`]),
      h(
        'span',
        { class: 'pc-figure', title: provenanceText(journey, kpi.sources, language) || null },
        kpi.value === null ? '–' : kpiText(kpi.value, kpi, language),
      ),
      kpi.value === null && h('span', { class: 'pc-hint' }, holeText(journey, kpi, language)),
      h('span', { class: 'pc-hint' }, facts),
      kpi.value !== null && h('span', { class: 'pc-hint' }, [interval && `${interval} · `, nText(kpi, language)]),
    ]);
  });
  return h('ul', { class: 'pc-tiles' }, tiles);
}

export const kindOf = (kpi: KpiReport, language: Language): string => term(kpi.kind, language);

export function metText(kpi: KpiReport, language: Language): string {
  if (kpi.met === null) return '';
  return speaker(words, language)(kpi.met ? 'met' : 'not-met');
}

export function kpiDetails(kpi: KpiReport, language: Language): string[] {
  const say = speaker(words, language);
  return [
    kpi.parts && say('nps.parts', kpi.parts),
    kpi.wald && say('nps.wald', { interval: kpiInterval(kpi.wald.low, kpi.wald.high, kpi, language) ?? '' }),
    kpi.p90 === null ? null : say('time.p90', { hours: kpiText(kpi.p90, kpi, language) }),
    kpi.withinShare === null ? null : say('time.within', { share: formatShare(kpi.withinShare, language) }),
  ].filter((text) => text !== null);
}

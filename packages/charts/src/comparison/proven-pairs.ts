/** The proven differences of many groups, pair by pair, on one zero line; pairs without one are counted. */
import {
  type ComparedKpi,
  type ComparedStage,
  type Comparison,
  type Difference,
  formatFixed,
  type JourneyReport,
  kpiDigits,
  type Language,
  translator,
} from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { dataCell, detailLine, numberCell, rowHeading, type TableOptions, tableElement } from '../tables/table.ts';
import { labelByName, labelOf } from '../text/labels.ts';
import { differenceRemarks, kpiByName, pValueText } from './comparison-texts.ts';
import { intervalPlot } from './interval-plot.ts';

const PLOT_WIDTH = 260;
/** So many rows are open at first; more are folded, a stage each. */
const MAX_OPEN_PAIRS = 12;

/** A fold for each stage and KPI with a proven difference, the largest difference first; null where nothing is proven. */
export function provenPairs(journey: JourneyReport, comparison: Comparison, { language }: TableOptions): VNode | null {
  const rows = [
    ...comparison.stages.map((stage) => ({
      ...{ key: `stage-${stage.stage}`, name: stageName(journey, stage), row: stage, digits: 2 },
    })),
    ...comparison.kpis.flatMap((each) => {
      const kpi = kpiByName(journey, each.kpi);
      return kpi ? [{ key: `kpi-${each.kpi}`, name: labelOf(kpi), row: each, digits: kpiDigits(kpi.kind) }] : [];
    }),
  ];
  const count = rows.reduce((sum, { row }) => sum + provenOf(row).length, 0);
  if (count === 0) return null;
  return h('div', { class: 'pc-proven-pairs' }, [
    rows.map(({ key, name, row, digits }) => {
      const proven = provenOf(row);
      if (proven.length === 0) return null;
      const summary = translator(messages, language)('compare.pairs-of', { name, proven: proven.length, pairs: comparison.pairs.length });
      return h('details', { 'data-key': `pairs-${comparison.by}-${key}`, open: count <= MAX_OPEN_PAIRS }, [
        h('summary', {}, summary),
        pairTable(comparison, row, summary, digits, language),
      ]);
    }),
  ]);
}

const provenOf = ({ differences }: Pick<ComparedStage | ComparedKpi, 'differences'>): Difference[] =>
  differences.filter(({ verdict }) => verdict === 'change').sort((a, b) => Math.abs(b.value) - Math.abs(a.value));

function stageName(journey: JourneyReport, { stage }: ComparedStage): string {
  const number = journey.stages.findIndex(({ name }) => name === stage) + 1;
  return `${number}\u00a0${labelByName(journey.stages, stage)}`;
}

function pairTable(comparison: Comparison, row: ComparedStage | ComparedKpi, caption: string, digits: number, language: Language): VNode {
  const t = translator(messages, language);
  const proven = provenOf(row);
  const figure = (value: number) => formatFixed(value, language, digits);
  // Turned so that every difference is positive.
  const turned = proven.map(({ value, low, high }) => ({
    value: Math.abs(value),
    low: value > 0 ? low : high === null ? null : -high,
    high: value > 0 ? high : low === null ? null : -low,
  }));
  const domain = [Math.min(0, ...turned.map(({ low }) => low ?? 0)), Math.max(...turned.map(({ value, high }) => high ?? value))] as const;
  const headings = [
    { text: t('compare.pair') },
    { text: t('interval') },
    { text: t('compare.size'), number: true },
    { text: t('compare.p') },
  ];
  const rows = proven.map((difference, at) => {
    const { value, low, high } = turned[at] as (typeof turned)[number];
    const [higher, lower] = difference.value > 0 ? [difference.to, difference.from] : [difference.from, difference.to];
    const name = (group: number) => labelOf(comparison.groups[group] ?? { name: '', label: null });
    return h('tr', {}, [
      rowHeading(t('compare.pair-above', { higher: name(higher), lower: name(lower) })),
      dataCell(intervalPlot(value, low, high, { domain, rule: 0, width: PLOT_WIDTH, mark: 'plain' }), { class: 'pc-pair-plot' }),
      numberCell([
        h('strong', {}, figure(value)),
        low !== null && high !== null && ` ${t('compare.range', { low: figure(low), high: figure(high) })}`,
      ]),
      dataCell([
        difference.adjustedP !== null && pValueText(difference.adjustedP, language),
        differenceRemarks(difference, row.cells, language, digits).map((remark) => detailLine(remark)),
      ]),
    ]);
  });
  const rest = comparison.pairs.length - proven.length;
  return h('div', {}, [
    tableElement('pairs', caption, headings, [h('tbody', {}, rows)]),
    rest > 0 && h('p', { class: 'pc-pair-rest' }, t('compare.pair-rest', { n: rest })),
  ]);
}

/** The comparison of many groups: a column for each, in which only proven differences are lit, and what they say at the end of the row. */
import {
  type ComparedKpi,
  type ComparedStage,
  type Comparison,
  type Difference,
  formatFixed,
  type JourneyReport,
  type KpiReport,
  kpiDigits,
  type Language,
  translateTerm,
  translator,
} from '@parcours/model';
import { extent } from 'd3-array';
import { type Child, h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { provenanceText } from '../tables/provenance-table.ts';
import { dataCell, detailLine, rowHeading, starGlyph, type TableOptions } from '../tables/table.ts';
import { boundText, kpiIntervalText, kpiValueText, missingText, sampleSizeText, scoreText } from '../text/format-figures.ts';
import { labelOf } from '../text/labels.ts';
import { cellTexts, comparisonName, kpiByName } from './comparison-texts.ts';
import { countDifferences, type GroupStanding, groupStandings } from './group-standing.ts';
import { intervalPlot } from './interval-plot.ts';

const PLOT_WIDTH = 84;

/** The matrix of a comparison. Rows of stages carry `data-stage`, rows of KPIs `data-kpi`. */
export function groupMatrix(journey: JourneyReport, comparison: Comparison, { language }: TableOptions): VNode {
  const t = translator(messages, language);
  const head = [
    h('th', { scope: 'col' }, t('stage')),
    comparison.groups.map((group) =>
      h('th', { scope: 'col' }, [
        labelOf(group),
        detailLine(t('compare.respondents', { n: group.respondents })),
        group.score !== null &&
          detailLine(t('colon', { name: t('compare.score'), value: scoreText(group.score, journey.scale, language, 1) })),
      ]),
    ),
    h('th', { scope: 'col', class: 'pc-proven-column' }, t('compare.what-is-proven')),
  ];
  const domain = stageDomain(journey, comparison);
  const stages = comparison.stages.map((stage) => stageRow(journey, comparison, stage, domain, language));
  const kpis = comparison.kpis.flatMap((each) => {
    const kpi = kpiByName(journey, each.kpi);
    return kpi ? [kpiRow(journey, comparison, each, kpi, language)] : [];
  });
  return h('table', { class: 'pc-table pc-group-matrix' }, [
    h('caption', {}, [
      t('compare.caption', { by: comparisonName(comparison, language), journey: labelOf(journey) }),
      countTexts(comparison, language).map((text) => detailLine(text)),
    ]),
    h('thead', {}, h('tr', {}, head)),
    h('tbody', {}, stages),
    comparison.index !== null && h('tbody', {}, indexRow(comparison, language)),
    kpis.length > 0 && h('tbody', {}, kpis),
  ]);
}

/** How a cell is read. */
export function groupMatrixNotes(journey: JourneyReport, comparison: Comparison, language: Language): string[] {
  if (comparison.stages.length === 0) return [];
  const [low, high] = stageDomain(journey, comparison).map((value) => boundText(value, journey.scale, language));
  return [translator(messages, language)('compare.cell-note', { low: low ?? '', high: high ?? '' })];
}

/** How many of the differences are proven, and how many cannot be told. */
function countTexts({ stages, kpis }: Comparison, language: Language): string[] {
  const t = translator(messages, language);
  const { proven, judged, undecided } = countDifferences([...stages, ...kpis]);
  return [t('compare.proven-count', { proven, judged }), ...(undecided > 0 ? [t('compare.undecided-count', { n: undecided })] : [])];
}

function stageDomain({ scale }: JourneyReport, { stages }: Comparison): readonly [number, number] {
  return sharedDomain(
    stages.flatMap(({ cells }) => cells.flatMap(({ measured }) => boundsOf(measured?.mean ?? null, measured))),
    scale,
  );
}

function stageRow(
  journey: JourneyReport,
  comparison: Comparison,
  row: ComparedStage,
  domain: readonly [number, number],
  language: Language,
): VNode {
  const t = translator(messages, language);
  const at = journey.stages.findIndex(({ name }) => name === row.stage);
  const stage = journey.stages[at];
  const standings = groupStandings(comparison, row.differences);
  const whole = comparison.by === 'benchmark' ? null : (stage?.measured ?? null);
  const proven = provenTexts(comparison, row, standings, (value) => formatFixed(value, language, 1), language);
  return h('tr', { 'data-stage': row.stage }, [
    rowHeading(
      [
        h('span', { class: 'pc-ordinal' }, `${at + 1} `),
        stage ? labelOf(stage) : row.stage,
        stage?.momentOfTruth && [' ', starGlyph(translateTerm('moment-of-truth', language))],
        whole && detailLine(t('compare.all', { value: scoreText(whole.mean, journey.scale, language, 1) })),
        narrowTexts(proven),
      ],
      { class: 'pc-stage-cell' },
    ),
    row.cells.map((cell, group) => {
      const texts = cellTexts(journey, cell, language);
      const standing = standings[group] as GroupStanding;
      if (!cell.measured) return dataCell(h('em', {}, texts.missing));
      const { mean, low, high, evidence } = cell.measured;
      const isWeak = evidence !== 'solid';
      return groupCell(standing, language, {
        value: scoreText(mean, journey.scale, language, 1),
        spoken: [texts.interval, texts.n],
        title: provenanceText(journey, cell.sources, language),
        remark: isWeak ? sampleSizeText(cell.measured, language) : null,
        plot: intervalPlot(mean, low, high, {
          domain,
          rule: domain[0] < 0 && domain[1] > 0 ? 0 : null,
          width: PLOT_WIDTH,
          mark: standing.lit ?? 'plain',
          weak: isWeak,
        }),
      });
    }),
    provenCell(proven),
  ]);
}

function kpiRow(journey: JourneyReport, comparison: Comparison, row: ComparedKpi, kpi: KpiReport, language: Language): VNode {
  const t = translator(messages, language);
  const standings = groupStandings(comparison, row.differences);
  const domain = extentOf(row.cells.flatMap((cell) => boundsOf(cell.value, cell)));
  const proven = provenTexts(comparison, row, standings, (value) => formatFixed(value, language, kpiDigits(kpi.kind)), language);
  return h('tr', { 'data-kpi': row.kpi }, [
    rowHeading([labelOf(kpi), kpi.better === 'lower' && detailLine(t('kpi.lower')), narrowTexts(proven)], { class: 'pc-stage-cell' }),
    row.cells.map(({ n, value, low, high, sources, ...cell }, group) => {
      const standing = standings[group] as GroupStanding;
      if (value === null) return dataCell(h('em', {}, missingText(journey, cell, language)));
      return groupCell(standing, language, {
        value: kpiValueText(value, kpi, language),
        spoken: [kpiIntervalText(low, high, kpi, language), t('n', { n })],
        title: provenanceText(journey, sources, language),
        remark: n < journey.limits.solid ? t('n', { n }) : null,
        plot: intervalPlot(value, low, high, {
          domain,
          rule: domain[0] < 0 && domain[1] > 0 ? 0 : null,
          width: PLOT_WIDTH,
          mark: standing.lit ?? 'plain',
          weak: n < journey.limits.solid,
        }),
      });
    }),
    provenCell(proven),
  ]);
}

function indexRow(comparison: Comparison, language: Language): VNode {
  const t = translator(messages, language);
  const differences = (comparison.index?.differences ?? []).map(
    (each): Difference => ({ ...each, instruments: [], secondarySuppressed: false }),
  );
  const cells = comparison.index?.cells ?? [];
  const standings = groupStandings(comparison, differences);
  const domain = extentOf(cells.flatMap((cell) => boundsOf(cell.index, cell)));
  const text = (value: number) => formatFixed(value, language, 1);
  const proven = provenTexts(comparison, { differences }, standings, text, language);
  return h('tr', { class: 'pc-total' }, [
    rowHeading([t('index'), narrowTexts(proven)], { class: 'pc-stage-cell' }),
    cells.map(({ index, low, high }, group) => {
      const standing = standings[group] as GroupStanding;
      if (index === null) return dataCell('–');
      return groupCell(standing, language, {
        value: text(index),
        spoken: [low === null || high === null ? null : t('compare.range', { low: text(low), high: text(high) })],
        title: '',
        remark: null,
        plot: intervalPlot(index, low, high, { domain, rule: null, width: PLOT_WIDTH, mark: standing.lit ?? 'plain' }),
      });
    }),
    provenCell(proven),
  ]);
}

interface CellContent {
  readonly value: string;
  /** What the plot shows, for those who hear the page. */
  readonly spoken: readonly (string | null)[];
  readonly title: string;
  readonly remark: string | null;
  readonly plot: VNode;
}

function groupCell(standing: GroupStanding, language: Language, { value, spoken, title, remark, plot }: CellContent): VNode {
  const texts = standingTexts(standing, language);
  return dataCell(
    [
      h('span', { class: 'pc-group-value' }, value),
      h('span', { class: 'pc-hidden' }, ` ${spoken.filter(Boolean).join(', ')}`),
      plot,
      remark && detailLine(remark),
      standing.lit && texts.map((text) => h('span', { class: 'pc-standing' }, text)),
    ],
    { class: standing.lit && `pc-lit pc-lit-${standing.lit}`, title: title || null },
  );
}

/** `▼ below 4/6` */
function standingTexts({ above, below, others }: GroupStanding, language: Language): string[] {
  const t = translator(messages, language);
  return [
    ...(above.length > 0 ? [t('compare.above', { count: above.length, others })] : []),
    ...(below.length > 0 ? [t('compare.below', { count: below.length, others })] : []),
  ];
}

interface ProvenTexts {
  /** By lit group: who, and by how much. */
  readonly lit: readonly { readonly who: string; readonly howMuch: string }[];
  /** What else is to be said: other proven pairs, or that nothing is proven. */
  readonly rest: string | null;
}

function provenTexts(
  comparison: Comparison,
  { differences }: Pick<ComparedStage, 'differences'>,
  standings: readonly GroupStanding[],
  figure: (value: number) => string,
  language: Language,
): ProvenTexts {
  const t = translator(messages, language);
  const told = new Set<Difference>();
  const lit = standings.flatMap((standing, group) => {
    const of = comparison.groups[group];
    if (standing.lit === null || !of) return [];
    const proven = standing[standing.lit];
    for (const each of proven) told.add(each);
    const sizes = proven.map(({ value }) => Math.abs(value)).sort((a, b) => a - b);
    const [least, most] = [sizes[0] ?? 0, sizes.at(-1) ?? 0].map(figure) as [string, string];
    return [
      {
        who: t(standing.lit === 'above' ? 'compare.group-above' : 'compare.group-below', {
          group: labelOf(of),
          count: proven.length,
          others: standing.others,
        }),
        howMuch: least === most ? t('compare.by', { size: least }) : t('compare.by-range', { least, most }),
      },
    ];
  });
  const proven = differences.filter(({ verdict }) => verdict === 'change');
  const others = proven.filter((each) => !told.has(each)).length;
  if (lit.length > MAX_NAMED) return { lit, rest: t('compare.more-groups', { n: lit.length - MAX_NAMED }) };
  if (others > 0) return { lit, rest: t(lit.length > 0 ? 'compare.more-pairs' : 'compare.some-pairs', { n: others }) };
  if (lit.length > 0) return { lit, rest: null };
  if (differences.length === 0) return { lit, rest: t('compare.nothing-compared') };
  return { lit, rest: t(differences.every(({ verdict }) => verdict === null) ? 'compare.too-few' : 'compare.nothing-proven') };
}

/** Groups that are named at the end of a row; more are counted, and lit all the same. */
const MAX_NAMED = 3;

const provenChildren = ({ lit, rest }: ProvenTexts): Child => [
  lit.slice(0, MAX_NAMED).map(({ who, howMuch }) => [h('span', { class: 'pc-who' }, who), detailLine(howMuch)]),
  rest !== null && h('span', { class: 'pc-detail' }, rest),
];

const provenCell = (texts: ProvenTexts): VNode => dataCell(provenChildren(texts), { class: 'pc-proven-column' });

/** The same below the name of the row, where the last column has no room. */
const narrowTexts = (texts: ProvenTexts): Child => texts.lit.length > 0 && h('span', { class: 'pc-narrow-proven' }, provenChildren(texts));

function boundsOf(value: number | null, interval: { readonly low: number | null; readonly high: number | null } | null): number[] {
  return value === null ? [] : [value, interval?.low ?? null, interval?.high ?? null].filter((each) => each !== null);
}

/** One axis for all stages, from a whole number to a whole number, within the scale. */
function sharedDomain(values: readonly number[], { min, max }: JourneyReport['scale']): readonly [number, number] {
  const [low, high] = extentOf(values);
  return [Math.max(min, Math.floor(low)), Math.min(max, Math.ceil(high))];
}

function extentOf(values: readonly number[]): readonly [number, number] {
  const [low = 0, high = 1] = extent(values);
  return low === high ? [low - 1, high + 1] : [low, high];
}

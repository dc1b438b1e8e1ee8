/** The texts of a comparison, shared by all reports. */
import {
  type ComparedKpi,
  type ComparedStage,
  type Comparison,
  type Difference,
  formatFixed,
  formatInterval,
  formatScore,
  type JourneyReport,
  type KpiReport,
  type Language,
  type OnlyIn,
  translateTerm,
  translator,
} from '@parcours/model';
import { messages } from '../messages.ts';
import { evidenceText, missingText, sampleSizeText, scoreIntervalText, scoreText } from '../text/format-figures.ts';
import { labelByName, labelOf } from '../text/labels.ts';

/** The heading of a comparison: `Waves`, `Segments` … */
export function comparisonName({ by }: Pick<Comparison, 'by'>, language: Language): string {
  return translator(messages, language)(`compare.${by}`);
}

/** Who is compared: `Segments (renovators, movers)`; of many, how many there are; of waves, the two compared. */
export function comparedText(comparison: Comparison, language: Language): string {
  const t = translator(messages, language);
  const { by, groups, pairs } = comparison;
  const name = comparisonName(comparison, language);
  const [pair] = pairs;
  if (by === 'wave' && pair) return t('compare.against', { to: groupLabel(groups, pair.to), from: groupLabel(groups, pair.from) });
  const named = groups.length > MAX_GROUPS_NAMED ? t('compare.groups', { n: groups.length }) : groups.map(labelOf).join(', ');
  return t('compare.named', { by: name, groups: named });
}

/** Groups that are named; more are counted. */
const MAX_GROUPS_NAMED = 4;

type Verdict = Pick<Difference, 'verdict' | 'undecided'>;

/** The verdict in words: waves change, other groups differ; too few is not noise. */
export function verdictText({ by }: Pick<Comparison, 'by'>, { verdict, undecided }: Verdict, language: Language): string {
  const t = translator(messages, language);
  if (verdict === null) return t(undecided === 'too-few' ? 'compare.too-few' : 'compare.unknown');
  return t(verdict === 'noise' ? 'compare.noise' : by === 'wave' ? 'compare.change' : 'compare.differs');
}

/** The sign of a verdict: `▲` or `▼` for a change, `≈` for noise, `–` where nothing can be concluded. */
export function verdictSign({ verdict, value }: Pick<Difference, 'verdict' | 'value'>): string {
  if (verdict === null) return '–';
  if (verdict === 'noise') return '≈';
  return value > 0 ? '▲' : '▼';
}

/**
 * A difference in one line: `Autumn − Spring: +0.42 [+0.10, +0.74] (single 95%) ▲ change, p = 0.012`; p is Holm-adjusted. Where it is not
 * that of the two figures shown, since a group has other studies as well, it says between which figures it lies.
 *
 * @param shown by group, the figure beside which the difference stands; null: none.
 * @param figure such a figure as text.
 */
export function differenceText(
  comparison: Comparison,
  difference: Omit<Difference, 'instruments' | 'secondarySuppressed'>,
  { shown, figure }: ShownFigures,
  language: Language,
  digits = 2,
): string {
  const t = translator(messages, language);
  const { value, low, high, adjustedP } = difference;
  const figures = [
    formatScore(value, language, digits),
    low === null ? null : t('compare.single', { interval: formatInterval(low, high, language, digits) }),
    verdictSign(difference),
  ];
  const remarks = [
    verdictText(comparison, difference, language),
    adjustedP === null ? null : pValueText(adjustedP, language),
    ...remarksOf(difference, { shown, figure }, language, digits),
  ];
  return t('colon', {
    name: pairText(comparison, difference, language),
    value: `${figures.filter((text) => text !== null).join(' ')} ${remarks.filter((text) => text !== null).join(', ')}`,
  });
}

/** What a reader must know of a difference: pairs, an interval that is too narrow, figures that are not those shown. */
export function differenceRemarks(
  difference: Omit<Difference, 'instruments' | 'secondarySuppressed'>,
  cells: (ComparedStage | ComparedKpi)['cells'],
  language: Language,
  digits = 2,
): string[] {
  return remarksOf(difference, shownFigures(cells, language, digits), language, digits);
}

function remarksOf(
  difference: Omit<Difference, 'instruments' | 'secondarySuppressed'>,
  { shown, figure }: ShownFigures,
  language: Language,
  digits: number,
): string[] {
  const t = translator(messages, language);
  const { paired, lowCoverage, compared } = difference;
  return [
    ...(paired > 0 ? [t('compare.paired', { n: paired })] : []),
    ...(lowCoverage ? [t('interval.narrow')] : []),
    ...(isBetween(difference, shown, digits)
      ? []
      : [t('compare.like-with-like', { from: figure(compared.from), to: figure(compared.to) })]),
  ];
}

interface ShownFigures {
  readonly shown: readonly (number | null)[];
  readonly figure: (value: number) => string;
}

/** Whether the difference lies between the figures shown, as far as they are displayed. */
function isBetween(
  { from, to, compared }: Omit<Difference, 'instruments' | 'secondarySuppressed'>,
  shown: readonly (number | null)[],
  digits: number,
): boolean {
  const isShown = (group: number, figure: number) => {
    const cell = shown[group] ?? null;
    return cell === null || cell.toFixed(digits) === figure.toFixed(digits);
  };
  return isShown(from, compared.from) && isShown(to, compared.to);
}

export interface DifferenceLine {
  readonly text: string;
  readonly verdict: Difference['verdict'];
}

/** The lines of one stage or KPI: its differences, and the pairs that have no instrument in common. */
export function differenceLines(
  comparison: Comparison,
  { differences, onlyIn, cells }: Pick<ComparedStage | ComparedKpi, 'differences' | 'onlyIn' | 'cells'>,
  language: Language,
  digits?: number,
): DifferenceLine[] {
  const t = translator(messages, language);
  return comparison.pairs.flatMap((pair): DifferenceLine[] => {
    const isOfPair = ({ from, to }: Pick<Difference, 'from' | 'to'>) => from === pair.from && to === pair.to;
    const found = differences.find(isOfPair);
    if (found)
      return [{ text: differenceText(comparison, found, shownFigures(cells, language, digits), language, digits), verdict: found.verdict }];
    const sides = new Set(onlyIn.filter(isOfPair).map(({ group }) => group));
    if (sides.size < 2) return [];
    return [{ text: t('colon', { name: pairText(comparison, pair, language), value: t('compare.no-instrument') }), verdict: null }];
  });
}

/** Scores have a sign, KPIs have none. */
function shownFigures(cells: (ComparedStage | ComparedKpi)['cells'], language: Language, digits?: number): ShownFigures {
  const isStage = cells.some((cell) => 'measured' in cell);
  return {
    shown: cells.map((cell) => ('measured' in cell ? (cell.measured?.mean ?? null) : cell.value)),
    figure: (value) => (isStage ? formatScore(value, language, digits) : formatFixed(value, language, digits ?? 2)),
  };
}

/** The differences of the indexes, to one decimal. */
export function indexLines(comparison: Comparison, language: Language): DifferenceLine[] {
  return (comparison.index?.differences ?? []).map((each) => {
    const shown = comparison.index?.cells.map(({ index }) => index) ?? [];
    const figure = (value: number) => formatFixed(value, language, 1);
    return { text: differenceText(comparison, each, { shown, figure }, language, 1), verdict: each.verdict };
  });
}

/** `Autumn − Spring` */
export function pairText({ groups }: Comparison, { from, to }: Pick<Difference, 'from' | 'to'>, language: Language): string {
  return translator(messages, language)('compare.minus', { to: groupLabel(groups, to), from: groupLabel(groups, from) });
}

function groupLabel(groups: Comparison['groups'], index: number): string {
  const group = groups[index];
  return group ? labelOf(group) : '';
}

/** `p = 0.012` */
export function pValueText(p: number, language: Language): string {
  return p < 0.001 ? `p < ${formatFixed(0.001, language, 3)}` : `p = ${formatFixed(p, language, 3)}`;
}

/** The texts of one group's cell: mean, interval, and n with its evidence level; or, in `missing`, why there is no figure. */
export function cellTexts(
  journey: JourneyReport,
  cell: ComparedStage['cells'][number],
  language: Language,
): { readonly mean: string | null; readonly interval: string | null; readonly n: string | null; readonly missing: string } {
  const { measured } = cell;
  if (!measured) return { mean: null, interval: null, n: null, missing: missingText(journey, cell, language) };
  return {
    mean: scoreText(measured.mean, journey.scale, language),
    interval: scoreIntervalText(measured.low, measured.high, journey.scale, language),
    n: `${sampleSizeText(measured, language)} · ${evidenceText(measured.evidence, language)}`,
    missing: '',
  };
}

export function kpiByName(journey: JourneyReport, name: string): KpiReport | undefined {
  return journey.kpis.find((kpi) => kpi.name === name);
}

/** What the signs and intervals mean, what stands on one side only, and the studies that are excluded from the comparison. */
export function comparisonNotes(journey: JourneyReport, comparison: Comparison, language: Language): string[] {
  const t = translator(messages, language);
  const { stages, kpis, index, groups, excludedStudies } = comparison;
  const isCompared = [...stages, ...kpis].some(({ differences }) => differences.length > 0);
  const hasNps = kpis.some(({ kpi, differences }) => differences.length > 0 && kpiByName(journey, kpi)?.kind === 'nps');
  const partial = (index?.differences ?? []).filter(
    (each) => each.stages.length < stages.filter(({ cells }) => cells[each.from]?.measured || cells[each.to]?.measured).length,
  );
  return [
    ...(isCompared ? [t('compare.note', { n: MIN_COMPARED_RESPONDENTS })] : []),
    ...(hasNps ? [t('compare.nps-note')] : []),
    ...partial.map(({ from, to, stages: common }) =>
      t('compare.index-note', { from: groupLabel(groups, from), to: groupLabel(groups, to), n: common.length }),
    ),
    ...onlyInNotes(journey, comparison, language),
    ...excludedStudies.map((study) =>
      t('compare.left-out', {
        study: labelOf(study),
        attribute: study.missingDimension === 'wave' ? t('compare.wave-word') : translateTerm(study.missingDimension, language),
      }),
    ),
  ];
}

/** Effective respondents below which nothing is concluded (method.md, 2.13). */
const MIN_COMPARED_RESPONDENTS = 10;

/** Stages, and KPIs, that are listed by name; more are counted. */
const MAX_ROWS_NAMED = 4;

/** One note for each study that a pair cannot compare, with the stages and KPIs concerned. */
function onlyInNotes(journey: JourneyReport, comparison: Comparison, language: Language): string[] {
  const t = translator(messages, language);
  const found = new Map<string, { readonly only: OnlyIn; readonly study: string; readonly stages: string[]; readonly kpis: string[] }>();
  const add = (only: OnlyIn, study: string, list: 'stages' | 'kpis', label: string) => {
    const key = JSON.stringify([only.from, only.to, only.group, study]);
    const note = found.get(key) ?? { only, study, stages: [], kpis: [] };
    note[list].push(label);
    found.set(key, note);
  };
  for (const { stage, onlyIn } of comparison.stages) {
    for (const only of onlyIn) for (const study of only.studies) add(only, study, 'stages', labelByName(journey.stages, stage));
  }
  for (const { kpi, onlyIn } of comparison.kpis) {
    for (const only of onlyIn) for (const study of only.studies) add(only, study, 'kpis', labelByName(journey.kpis, kpi));
  }
  return [...found.values()].map(({ only, study, stages, kpis }) =>
    t('compare.only-in', {
      group: groupLabel(comparison.groups, only.group),
      other: groupLabel(comparison.groups, only.group === only.from ? only.to : only.from),
      study: labelByName([...journey.studies, ...journey.benchmarks], study),
      rows: [
        ...(stages.length > MAX_ROWS_NAMED ? [t('compare.stages', { n: stages.length })] : stages),
        ...(kpis.length > MAX_ROWS_NAMED ? [t('compare.kpis', { n: kpis.length })] : kpis),
      ].join(', '),
    }),
  );
}

/** The alt text of the comparison chart. */
export function comparisonAltText(journey: JourneyReport, comparison: Comparison, language: Language): string {
  const t = translator(messages, language);
  return comparison.stages
    .map((stage) => {
      const cells = stage.cells.map((cell, i) => {
        const { mean, interval, missing } = cellTexts(journey, cell, language);
        const group = comparison.groups[i];
        return t('colon', { name: group ? labelOf(group) : '', value: mean ? [mean, interval].filter(Boolean).join(' ') : missing });
      });
      const differences = differenceLines(comparison, stage, language).map(({ text }) => text);
      return `${labelByName(journey.stages, stage.stage)}. ${[...cells, ...differences].join('; ')}.`;
    })
    .join('\n');
}

/** The difference of a stage or KPI between two groups, within the instruments that both have (method.md, 2.13). */
import type { Bounds, Difference, Kpi, OnlyIn } from '@parcours/model';
import { isDetractor, isPromoter, npsOf } from '../kpi/nps.ts';
import { npsDifferenceOver } from '../kpi/nps-difference.ts';
import { supportsVerdict } from '../stage/evidence.ts';
import { quantileOf, shareWhere } from '../statistics/distribution.ts';
import { hasLowCoverage } from '../statistics/interval-coverage.ts';
import { meanDifference, type Overlap } from '../statistics/mean-difference.ts';
import { medianDifference } from '../statistics/median-difference.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { newcombeOver } from '../statistics/newcombe.ts';
import { combineDifferences, instrumentWeight } from './combine-differences.ts';
import type { Measurand } from './instrument.ts';
import type { OverlapLookup } from './overlap.ts';
import { matchInstruments, type SharedInstrument } from './shared-instruments.ts';
import {
  consolidatedAnswers,
  declaredTotal,
  declareWeights,
  instrumentSide,
  type MeasuredStudy,
  type SideOverlap,
  type SidePair,
  sideOverlap,
  sidesOf,
  withoutLeftOut,
} from './study-sides.ts';

/** What is compared for one pair of groups. */
export interface MeasurandPair {
  readonly measurand: Measurand;
  /** Null: a stage. */
  readonly kpi: Kpi | null;
  /** Indexes of the groups. */
  readonly pair: Pick<Difference, 'from' | 'to'>;
  readonly from: readonly MeasuredStudy[];
  readonly to: readonly MeasuredStudy[];
  /** Of the moments: a spread of rounding error alone is none. */
  readonly scale: Bounds;
  readonly instrumentOf: (study: MeasuredStudy['study']) => string;
  readonly overlap: OverlapLookup;
}

/** An instrument that both groups have, with the figures of both sides. */
export interface InstrumentPair extends SharedInstrument<MeasuredStudy> {
  readonly sides: SidePair;
  readonly overlap: SideOverlap | null;
  /** ω */
  readonly weight: number;
}

export interface MeasurandDifference {
  /** Without Holm's correction; null where the groups have no instrument in common. */
  readonly difference: Difference | null;
  readonly instruments: readonly InstrumentPair[];
  readonly onlyIn: readonly OnlyIn[];
}

export function differenceOf({ measurand, kpi, pair, from, to, scale, instrumentOf, overlap }: MeasurandPair): MeasurandDifference {
  const { shared, onlyFrom, onlyTo } = matchInstruments(withoutLeftOut(from, scale), withoutLeftOut(to, scale), instrumentOf);
  const onlyIn = [
    { ...pair, group: pair.from, studies: onlyFrom },
    { ...pair, group: pair.to, studies: onlyTo },
  ].flatMap((only): OnlyIn[] => (only.studies.length === 0 ? [] : [{ ...only, studies: only.studies.map(({ study }) => study.name) }]));
  // One kind of weight for all instruments, or their average would mix respondents with declared weights.
  const isWeighted = shared.every((instrument) => declareWeights(instrument.from) && declareWeights(instrument.to));
  const instruments = shared.flatMap((instrument): InstrumentPair[] => {
    const sides = sidesOf(instrument.from, instrument.to, scale);
    if (!sides) return [];
    const both = sideOverlap(overlap, [instrument.from, measurand], [instrument.to, measurand], sides);
    const weight = isWeighted
      ? instrumentWeight(declaredTotal(instrument.from), declaredTotal(instrument.to))
      : instrumentWeight(sides.from.effectiveN, sides.to.effectiveN);
    return [{ ...instrument, sides, overlap: both, weight }];
  });
  const figures = instruments.length === 0 ? null : figuresOf(kpi, instruments);
  if (!figures) return { difference: null, instruments, onlyIn };
  const { value, low, high, p } = figures;
  const sum = (term: (one: InstrumentPair) => number) => neumaierSum(instruments.length, (i) => term(instruments[i] as InstrumentPair));
  const isEnough = (['from', 'to'] as const).every((side) =>
    supportsVerdict({ n: sum(({ sides }) => sides[side].n), effectiveN: sum(({ sides }) => sides[side].effectiveN) }),
  );
  const totalWeight = sum(({ weight }) => weight);
  const before = sum((instrument) => (instrument.weight / totalWeight) * figureOf(kpi, instrument, 'from'));
  return {
    difference: {
      ...pair,
      compared: { from: before, to: before + value },
      ...{ value, low, high, p, adjustedP: null, verdict: null },
      undecided: !isEnough ? 'too-few' : p === null ? 'not-estimable' : null,
      paired: sum(({ overlap: both }) => both?.respondents ?? 0),
      lowCoverage: low !== null && isMean(kpi) && instruments.some(hasLowInstrumentCoverage),
      instruments: instruments.map(({ sides, ...sources }) => ({
        from: instrumentSide(sources.from, sides.from),
        to: instrumentSide(sources.to, sides.to),
      })),
      secondarySuppressed: false,
    },
    instruments,
    onlyIn,
  };
}

/** Whether the difference is one of means: shares and medians have other intervals. */
function isMean(kpi: Kpi | null): boolean {
  return kpi === null || kpi.kind === 'ces' || kpi.kind === 'amount';
}

/** Whether a sample of either side makes the t interval of a difference too narrow. */
export function hasLowInstrumentCoverage({ from, to }: SharedInstrument<MeasuredStudy>): boolean {
  return [...from, ...to].some(({ scores }) => scores !== null && hasLowCoverage(scores, 'combined'));
}

type Figures = Pick<Difference, 'value' | 'low' | 'high' | 'p'>;

/** In the measurand's own unit. */
function figuresOf(kpi: Kpi | null, instruments: readonly InstrumentPair[]): Figures | null {
  switch (kpi?.kind) {
    case 'nps':
      return npsDifferenceOver(
        instruments.map(({ from, to, sides, overlap, weight }) => ({
          ...{ from: npsShares(from, sides.from.effectiveN), to: npsShares(to, sides.to.effectiveN) },
          ...{ correlation: overlap?.phi ?? 0, weight },
        })),
      );
    case 'csat':
    case 'rate': {
      const { value, low, high, p } = newcombeOver(
        instruments.map(({ from, to, sides, overlap, weight }) => ({
          from: { share: positiveShare(from), n: sides.from.effectiveN },
          to: { share: positiveShare(to), n: sides.to.effectiveN },
          ...{ correlation: overlap?.phi ?? 0, weight },
        })),
      );
      return { value: 100 * value, low: 100 * low, high: 100 * high, p };
    }
    case 'time':
      return medianDifference(
        instruments.map(({ from, to, weight }) => ({
          from: consolidatedAnswers(from, 'answers'),
          to: consolidatedAnswers(to, 'answers'),
          weight,
        })),
      );
    default:
      return combineDifferences(
        instruments.map(({ sides, overlap, weight }) => ({
          difference: meanDifference(sides.from, sides.to, overlapOf(sides, overlap)),
          weight,
        })),
      );
  }
}

/** The covariance of two means as Derrick et al. (2017) have it: r·s₁·s₂·n_pairs/(n₁·n₂), with the deviations of all respondents. */
function overlapOf({ from, to }: SidePair, overlap: SideOverlap | null): Overlap | null {
  return overlap && { n: overlap.n, covariance: overlap.phi * (from.se ?? 0) * (to.se ?? 0) };
}

/** The figure of one side in the measurand's own unit. */
function figureOf(kpi: Kpi | null, instrument: InstrumentPair, side: 'from' | 'to'): number {
  const studies = instrument[side];
  switch (kpi?.kind) {
    case 'nps':
      return npsOf(npsShares(studies, instrument.sides[side].effectiveN));
    case 'csat':
    case 'rate':
      return 100 * positiveShare(studies);
    case 'time':
      return quantileOf(consolidatedAnswers(studies, 'answers'), 0.5) ?? 0;
    default:
      return instrument.sides[side].mean;
  }
}

/** Share (0–1) of the contributions above 0: of the top boxes, or of the successes. */
function positiveShare(studies: readonly MeasuredStudy[]): number {
  return shareWhere(consolidatedAnswers(studies, 'scores'), (contribution) => contribution > 0) ?? 0;
}

function npsShares(studies: readonly MeasuredStudy[], n: number) {
  const answers = consolidatedAnswers(studies, 'answers');
  return { promoters: shareWhere(answers, isPromoter) ?? 0, detractors: shareWhere(answers, isDetractor) ?? 0, n };
}

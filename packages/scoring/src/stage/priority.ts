/** Priorities, the two lists and the ranks (method.md, 2.10). */
import type { CatchUpReason, ExperienceClass, Gap, PriorityFactors, StageReport } from '@parcours/model';

/** What the ranking needs of each stage, in journey order; a `StageReport` fits. */
export interface RankableStage {
  readonly class: ExperienceClass | null;
  readonly basicsFail: boolean;
  /** Names of the benchmarks that are proven better. */
  readonly worseThan: readonly string[];
  readonly gap: Gap | null;
  /** 1–5 */
  readonly importance: number;
  /** 0–1 */
  readonly volume: number;
  readonly momentOfTruth: boolean;
}

/** The fields of a StageReport that `rankStages` computes. */
export type Ranking = Pick<StageReport, 'priority' | 'factors' | 'rankUnstable' | 'list' | 'catchUpReasons' | 'rank'>;

interface RankEntry {
  readonly index: number;
  /** Gap × importance × volume × truth, and the same at both ends of the gap's interval; null without a gap. */
  readonly product: { readonly value: number; readonly low: number; readonly high: number; readonly isKnown: boolean } | null;
}

/** Relative to the largest product of the journey. */
const TOLERANCE = 1e-9;

/**
 * Ranks the stages of a journey (method.md, 2.10); an earlier ranking is replaced.
 *
 * Priority is max(gap, 0) × importance × volume × (moment of truth ? 2 : 1), scaled so that the largest of the journey is 100 (all are 0
 * where no stage falls short). The list `catch-up` holds the stages that are disappointing, whose basics fail, or that are proven worse
 * than a benchmark; `differentiate` the other measured ones. One rank runs from 1 over both, `catch-up` first, each by priority and ties in
 * journey order. A measured stage without a gap has no priority and is the last of its list.
 *
 * A rank is unstable where it could swap with another of its list within the intervals of both gaps. A gap without an interval may have
 * any value from 0 on, and its own rank is unstable.
 */
export function rankStages<Stage extends RankableStage>(stages: readonly Stage[]): (Omit<Stage, keyof Ranking> & Ranking)[] {
  const entries = stages.map((stage, index): RankEntry => ({ index, product: stage.gap && productOf(stage, stage.gap) }));
  const largest = Math.max(0, ...entries.map(({ product }) => product?.value ?? 0));
  const tolerance = TOLERANCE * largest;
  const reasons = stages.map(catchUpReasons);

  const positions = new Map<number, { rank: number; unstable: boolean }>();
  for (const isCatchUp of [true, false]) {
    const list = entries.filter(({ index }) => stages[index]?.class !== null && (reasons[index]?.length !== 0) === isCatchUp);
    const ranked = inOrder(list, tolerance);
    const unstable = unstableRanks(ranked, tolerance);
    for (const [i, { index }] of ranked.entries()) positions.set(index, { rank: positions.size + 1, unstable: unstable[i] ?? false });
  }

  return stages.map((stage, index) => {
    const value = entries[index]?.product?.value ?? null;
    const position = positions.get(index);
    const why = reasons[index] ?? [];
    return {
      ...stage,
      // Divided first, so that the largest is exactly 100.
      priority: value === null ? null : largest === 0 ? 0 : (value / largest) * 100,
      factors: stage.gap && factorsOf(stage, stage.gap.value),
      rankUnstable: position?.unstable ?? false,
      list: stage.class === null ? null : why.length > 0 ? 'catch-up' : 'differentiate',
      catchUpReasons: why,
      rank: position?.rank ?? null,
    };
  });
}

function catchUpReasons({ class: experience, basicsFail, worseThan }: RankableStage): CatchUpReason[] {
  if (experience === null) return [];
  return [
    ...(experience === 'disappointing' ? (['disappointing'] as const) : []),
    ...(basicsFail ? (['basics'] as const) : []),
    ...(worseThan.length > 0 ? (['benchmark'] as const) : []),
  ];
}

/** What a moment of truth multiplies a priority by. */
export function truthFactor(momentOfTruth: boolean): number {
  return momentOfTruth ? 2 : 1;
}

function factorsOf({ importance, volume, momentOfTruth }: RankableStage, gap: number): PriorityFactors {
  return { shortfall: Math.max(gap, 0), importance, volume, truth: truthFactor(momentOfTruth) };
}

function productOf(stage: RankableStage, { value, low, high }: Gap): RankEntry['product'] {
  const at = (gap: number) => {
    const { shortfall, importance, volume, truth } = factorsOf(stage, gap);
    // A stage of volume 0 has priority 0 whatever its gap: 0 × Infinity would be NaN.
    return volume === 0 ? 0 : shortfall * importance * volume * truth;
  };
  return {
    value: at(value),
    low: at(low ?? 0),
    high: at(high ?? Number.POSITIVE_INFINITY),
    isKnown: stage.volume === 0 || (low !== null && high !== null),
  };
}

/** By descending product, those without one last. Products that are equal up to rounding stay in journey order. */
function inOrder(list: readonly RankEntry[], tolerance: number): RankEntry[] {
  const value = ({ product }: RankEntry) => product?.value ?? Number.NEGATIVE_INFINITY;
  const ordered = [...list].sort((a, b) => (value(a) === value(b) ? a.index - b.index : value(b) - value(a)));
  const ties: RankEntry[][] = [];
  for (const entry of ordered) {
    const tie = ties.at(-1);
    const first = tie?.[0];
    if (first && tie && (value(first) === value(entry) || value(first) - value(entry) <= tolerance)) tie.push(entry);
    else ties.push([entry]);
  }
  return ties.flatMap((tie) => tie.sort((a, b) => a.index - b.index));
}

/** For entries from the first rank on: whether a later one could pass it, or it an earlier one, or its product is unknown. */
function unstableRanks(entries: readonly RankEntry[], tolerance: number): boolean[] {
  const products = entries.flatMap(({ product }) => product ?? []);
  const unstable = entries.map(({ product }) => product !== null && !product.isKnown);
  let lowestBefore = Number.POSITIVE_INFINITY;
  for (const [i, { low, high }] of products.entries()) {
    if (high > lowestBefore + tolerance) unstable[i] = true;
    lowestBefore = Math.min(lowestBefore, low);
  }
  let highestAfter = Number.NEGATIVE_INFINITY;
  for (const [i, { low, high }] of [...products.entries()].reverse()) {
    if (low < highestAfter - tolerance) unstable[i] = true;
    highestAfter = Math.max(highestAfter, high);
  }
  return unstable;
}

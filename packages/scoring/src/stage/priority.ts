import type { ExperienceClass, Gap, PriorityFactors, StageReport } from '@parcours/model';

/** What the ranking needs of each stage, in journey order; a `StageReport` fits. */
export interface RankableStage {
  readonly class: ExperienceClass | null;
  readonly gap: Gap | null;
  /** 1–5 */
  readonly importance: number;
  /** 0–1 */
  readonly volume: number;
  readonly momentOfTruth: boolean;
}

/** The fields of a StageReport that `rankStages` computes. */
export type Ranking = Pick<StageReport, 'priority' | 'factors' | 'rankUnstable' | 'list' | 'catchUpReasons' | 'rank'>;

type PriorityList = NonNullable<Ranking['list']>;

interface RankEntry {
  readonly index: number;
  readonly raw: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Ranks the stages of a journey (method.md, 2.10); an earlier ranking is replaced.
 *
 * Priority is max(gap, 0) × importance × volume × (moment of truth ? 2 : 1), scaled so that the largest of the journey is 100 (all are 0
 * where no stage falls short). Disappointing stages are in the list `catch-up`, the other measured ones in `differentiate`; ranks run
 * from 1 in each list, ties in journey order. A measured stage without a gap has a list, but neither priority nor rank.
 *
 * A rank is unstable where it could swap with another of its list within the intervals of both gaps; a gap without an interval may have
 * any value from 0 on.
 */
export function rankStages<Stage extends RankableStage>(stages: readonly Stage[]): (Omit<Stage, keyof Ranking> & Ranking)[] {
  const factors = stages.map(factorsOf);
  const raws = factors.map((factor) => (factor ? product(factor) : null));
  const largest = Math.max(0, ...raws.filter((raw) => raw !== null));

  const positions = new Map<number, { rank: number; unstable: boolean }>();
  for (const list of ['catch-up', 'differentiate'] as const) {
    const entries: RankEntry[] = [];
    for (const [index, stage] of stages.entries()) {
      const raw = raws[index] ?? null;
      if (raw !== null && priorityListOf(stage) === list) entries.push({ index, raw, ...bounds(stage) });
    }
    entries.sort((a, b) => b.raw - a.raw || a.index - b.index);
    const unstable = unstableRanks(entries);
    for (const [i, entry] of entries.entries()) positions.set(entry.index, { rank: i + 1, unstable: unstable[i] ?? false });
  }

  return stages.map((stage, index) => {
    const raw = raws[index] ?? null;
    const position = positions.get(index);
    return {
      ...stage,
      // Divided first, so that the largest is exactly 100.
      priority: raw === null ? null : largest === 0 ? 0 : (raw / largest) * 100,
      factors: factors[index] ?? null,
      rankUnstable: position?.unstable ?? false,
      list: priorityListOf(stage),
      catchUpReasons: stage.class === 'disappointing' ? ['disappointing'] : [],
      rank: position?.rank ?? null,
    };
  });
}

function priorityListOf(stage: RankableStage): PriorityList | null {
  if (stage.class === null) return null;
  return stage.class === 'disappointing' ? 'catch-up' : 'differentiate';
}

function factorsOf(stage: RankableStage): PriorityFactors | null {
  if (!stage.gap) return null;
  const { importance, volume, momentOfTruth } = stage;
  return { shortfall: Math.max(stage.gap.value, 0), importance, volume, truth: momentOfTruth ? 2 : 1 };
}

function product({ shortfall, importance, volume, truth }: PriorityFactors): number {
  return shortfall * importance * volume * truth;
}

/** The product at both ends of the gap's interval. */
function bounds(stage: RankableStage): { readonly low: number; readonly high: number } {
  const factor = product({ ...(factorsOf(stage) as PriorityFactors), shortfall: 1 });
  // A stage of volume 0 has priority 0 whatever its gap: 0 × Infinity would be NaN.
  if (factor === 0) return { low: 0, high: 0 };
  const { low, high } = stage.gap as Gap;
  return { low: factor * Math.max(low ?? 0, 0), high: factor * Math.max(high ?? Number.POSITIVE_INFINITY, 0) };
}

/** For entries from the first rank on: whether a later one could pass it, or it an earlier one. */
function unstableRanks(entries: readonly RankEntry[]): boolean[] {
  const unstable = entries.map(() => false);
  let lowestBefore = Number.POSITIVE_INFINITY;
  for (const [i, entry] of entries.entries()) {
    if (entry.high > lowestBefore) unstable[i] = true;
    lowestBefore = Math.min(lowestBefore, entry.low);
  }
  let highestAfter = Number.NEGATIVE_INFINITY;
  for (const [i, entry] of [...entries.entries()].reverse()) {
    if (entry.low < highestAfter) unstable[i] = true;
    highestAfter = Math.max(highestAfter, entry.high);
  }
  return unstable;
}

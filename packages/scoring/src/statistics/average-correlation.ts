import type { Correlation } from '@parcours/model';
import { Z95 } from './critical-values.ts';
import { neumaierSum } from './neumaier-sum.ts';

/** The correlation within one study. */
export interface StudyCorrelation {
  /** Pearson's r, −1..1. */
  readonly value: number;
  /** Pairs; `effectiveN` with weights. */
  readonly n: number;
  readonly effectiveN: number;
}

/**
 * One correlation from those within several studies: the mean of Fisher's z, each weighted by n − 3, with its 95 % interval
 * tanh(z̄ ± z/√Σ(n − 3)) (Fisher 1921, *Metron* 1, 3–32). Differences between the studies' means do not enter it, as they would if the
 * respondents were pooled.
 *
 * A study of three effective pairs or fewer, or with |r| = 1, has no z and takes no part; if it is the only one, it is returned without an
 * interval.
 *
 * @returns null without studies, and where several are left and none has a z.
 */
export function averageCorrelation(studies: readonly StudyCorrelation[]): Correlation | null {
  const contributing = studies.filter(({ value, effectiveN }) => effectiveN > 3 && Math.abs(value) < 1);
  if (contributing.length === 0) {
    const [only] = studies;
    return only && studies.length === 1 ? { n: only.n, value: only.value, low: null, high: null } : null;
  }
  const sum = (term: (study: StudyCorrelation) => number) =>
    neumaierSum(contributing.length, (i) => term(contributing[i] as StudyCorrelation));
  const freedom = sum(({ effectiveN }) => effectiveN - 3);
  const z = sum(({ value, effectiveN }) => (effectiveN - 3) * Math.atanh(value)) / freedom;
  const half = Z95 / Math.sqrt(freedom);
  return { n: sum(({ n }) => n), value: Math.tanh(z), low: Math.tanh(z - half), high: Math.tanh(z + half) };
}

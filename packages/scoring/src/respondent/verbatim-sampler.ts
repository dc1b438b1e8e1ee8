/** Samples verbatims where there are more than anybody reads. */
import type { Verbatim, Verbatims } from '@parcours/model';

/** Most verbatims in the sample of a study or of one of its groups. */
const MAX_VERBATIMS = 200;

/**
 * Samples from both extremes: of each stage in turn the lowest score, the highest, the next lowest …; among equal scores, and without
 * scores, in order of arrival. No stage crowds out another.
 */
export class VerbatimSampler<T> {
  count = 0;
  /** By stage (last: without a stage), then by score, in order of arrival. */
  readonly #stages: Map<number, T[]>[];

  constructor(stages: number) {
    this.#stages = Array.from({ length: stages + 1 }, () => new Map());
  }

  /**
   * @param stage index of the stage; negative: none.
   * @param score NaN: none.
   */
  add(verbatim: T, stage: number, score: number): void {
    this.count++;
    const scores = this.#stages[stage < 0 ? this.#stages.length - 1 : stage] as Map<number, T[]>;
    const alike = scores.get(score);
    if (!alike) scores.set(score, [verbatim]);
    else if (alike.length < MAX_VERBATIMS) alike.push(verbatim);
  }

  sample(): T[] {
    const found: T[] = [];
    let iterators = this.#stages.map(alternateExtremes);
    while (iterators.length > 0 && found.length < MAX_VERBATIMS) {
      iterators = iterators.filter((rows) => {
        const { value, done } = rows.next();
        if (!done && found.length < MAX_VERBATIMS) found.push(value);
        return !done;
      });
    }
    return found;
  }
}

function* alternateExtremes<T>(byScore: ReadonlyMap<number, readonly T[]>): Generator<T, void> {
  const scores = [...byScore.keys()].filter((score) => !Number.isNaN(score)).sort((a, b) => a - b);
  const left = scores.map((score) => (byScore.get(score) ?? []).values());
  for (let low = true; left.length > 0; ) {
    const { value, done } = (low ? left[0] : left.at(-1))?.next() ?? { done: true };
    if (done) {
      if (low) left.shift();
      else left.pop();
    } else {
      yield value as T;
      low = !low;
    }
  }
  yield* byScore.get(Number.NaN) ?? [];
}

/**
 * Merges the verbatims of disjoint groups of one study. Exact: a verbatim in the merged sample is in the sample of its own group, since
 * merging only adds verbatims before it.
 */
export function mergeVerbatims(all: readonly Verbatims[]): Verbatims {
  const count = all.reduce((sum, one) => sum + one.count, 0);
  const verbatims = all.flatMap(({ first }) => first).sort((a, b) => a.line - b.line);
  const stages = [...new Set(all.flatMap(({ first }) => first.flatMap(({ stage }) => stage ?? [])))];
  const sampler = new VerbatimSampler<Verbatim>(stages.length);
  for (const each of verbatims) sampler.add(each, each.stage === null ? -1 : stages.indexOf(each.stage), each.score ?? Number.NaN);
  return { count, first: sampler.sample() };
}

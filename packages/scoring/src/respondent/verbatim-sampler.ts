/** Samples verbatims where there are more than anybody reads. */
import type { Verbatim, Verbatims } from '@parcours/model';

/** Most verbatims in the sample of a study or of one of its groups. */
const MAX_VERBATIMS = 200;

/** What decides whether a verbatim is in the sample. */
export interface VerbatimKey {
  /** Index of the stage; negative: none. */
  readonly stage: number;
  /** NaN: none. */
  readonly score: number;
  readonly text: string;
}

/** A verbatim with the number of comments of its text at its stage. */
export interface SampledVerbatim<T> {
  readonly verbatim: T;
  count: number;
}

/**
 * Samples from both extremes: of each stage in turn the lowest score, the highest, the next lowest …; among equal scores, and without
 * scores, in order of arrival. No stage crowds out another. Equal texts of a stage are one verbatim, that of the first.
 */
export class VerbatimSampler<T> {
  /** Comments, equal ones included. */
  count = 0;
  /** By stage (last: without a stage), then by score, in order of arrival. */
  readonly #stages: readonly Map<number, SampledVerbatim<T>[]>[];
  /** By stage, those of `#stages` by text. */
  readonly #texts: readonly Map<string, SampledVerbatim<T>>[];

  constructor(stages: number) {
    this.#stages = Array.from({ length: stages + 1 }, () => new Map());
    this.#texts = this.#stages.map(() => new Map());
  }

  add(verbatim: T, { stage, score, text }: VerbatimKey): void {
    this.count++;
    const index = this.#indexOf(stage);
    const texts = this.#texts[index] as Map<string, SampledVerbatim<T>>;
    if (texts.has(text)) return;
    const scores = this.#stages[index] as Map<number, SampledVerbatim<T>[]>;
    const alike = scores.get(score) ?? [];
    if (alike.length >= MAX_VERBATIMS) return;
    const sampled = { verbatim, count: 0 };
    scores.set(score, alike);
    alike.push(sampled);
    texts.set(text, sampled);
  }

  /** Counts comments that were all added before. */
  recount({ stage, text }: VerbatimKey, comments = 1): void {
    const sampled = this.#texts[this.#indexOf(stage)]?.get(text);
    if (sampled) sampled.count += comments;
  }

  sample(): SampledVerbatim<T>[] {
    const found: SampledVerbatim<T>[] = [];
    let iterators = this.#stages.map(alternateExtremes);
    while (iterators.length > 0 && found.length < MAX_VERBATIMS) {
      iterators = iterators.filter((verbatims) => {
        const { value, done } = verbatims.next();
        if (!done && found.length < MAX_VERBATIMS) found.push(value);
        return !done;
      });
    }
    return found;
  }

  #indexOf(stage: number): number {
    return stage < 0 ? this.#stages.length - 1 : stage;
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
 * Merges the verbatims of disjoint groups of one study. Numbers are exact where no group has more verbatims than its sample; else a text
 * that is outside the sample of one group is counted in the others only.
 */
export function mergeVerbatims(all: readonly Verbatims[]): Verbatims {
  const verbatims = all.flatMap(({ first }) => first).sort((a, b) => a.line - b.line);
  const stages = [...new Set(all.flatMap(({ first }) => first.flatMap(({ stage }) => stage ?? [])))];
  const sampler = new VerbatimSampler<Verbatim>(stages.length);
  const keyOf = ({ stage, score, text }: Verbatim) => ({
    stage: stage === null ? -1 : stages.indexOf(stage),
    score: score ?? Number.NaN,
    text,
  });
  for (const each of verbatims) sampler.add(each, keyOf(each));
  for (const each of verbatims) sampler.recount(keyOf(each), each.count);
  return {
    count: all.reduce((sum, one) => sum + one.count, 0),
    first: sampler.sample().map(({ verbatim, count }) => ({ ...verbatim, count })),
  };
}

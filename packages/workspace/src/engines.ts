import type { FileFacts } from '@parcours/model';
import { wantsOf } from '@parcours/observations';
import type { Engine, Job, Outcome, Watch } from './engine.ts';
import type { PortableEngine } from './portable-engine.ts';

/** `auto`: whichever is faster; the others: that one, where it can. */
export const ENGINES = ['auto', 'portable', 'duckdb'] as const;
export type EngineWish = (typeof ENGINES)[number];

/** An engine for large files that cannot read every file, and may not be there. */
export interface LargeEngine extends Engine {
  /** Why it will not read a file, of an error that `aggregate` throws; null for any other error. */
  refusal(error: unknown): 'duckdb-missing' | 'duckdb-refused' | null;
}

/** From here on DuckDB is faster by more than it takes to start it. */
const LARGE = 48 * 1024 * 1024;

/** Chooses who reads a file. Whoever does, the figures are the same; who did is said in the file's facts. */
export class Engines implements Engine {
  readonly #portable: PortableEngine;
  readonly #large: LargeEngine;
  readonly #wish: () => EngineWish;

  constructor(portable: PortableEngine, large: LargeEngine, wish: () => EngineWish) {
    this.#portable = portable;
    this.#large = large;
    this.#wish = wish;
  }

  async aggregate(job: Job, watch: Watch): Promise<Outcome> {
    const large = this.#large;
    const wish = this.#wish();
    const wanted = wish === 'duckdb' || (wish === 'auto' && job.size >= LARGE && wantsOf(job.study).distinct);
    if (!wanted) return this.#portable.aggregate(job, watch);
    try {
      return readBy('duckdb', await large.aggregate(job, watch));
    } catch (error) {
      const refusal = large.refusal(error);
      if (!refusal) throw error;
      return readBy(refusal, await this.#portable.aggregate(job, watch));
    }
  }
}

function readBy(engine: FileFacts['engine'], outcome: Outcome): Outcome {
  if (outcome.fault || !outcome.samples) return outcome;
  return { ...outcome, samples: { ...outcome.samples, file: { ...outcome.samples.file, engine } } };
}

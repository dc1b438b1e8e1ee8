import type { FileMetadata } from '@parcours/model';
import { projectionOf } from '@parcours/observations';
import type { AggregationTask, Engine, ReadOptions, StudyReadResult } from './engine.ts';
import type { PortableEngine } from './portable/portable-engine.ts';

/** `auto`: whichever is faster; the others: that one, where it can. */
export const ENGINE_PREFERENCES = ['auto', 'portable', 'duckdb'] as const;
export type EnginePreference = (typeof ENGINE_PREFERENCES)[number];

/** An engine for large files that cannot read every file, and may not be there. */
export interface LargeFileEngine extends Engine {
  /** Why it will not read a file, of an error that `aggregate` throws; null for any other error. */
  refusal(error: unknown): 'duckdb-missing' | 'duckdb-refused' | null;
}

/** From here on DuckDB is faster by more than it takes to start it. */
const LARGE_FILE_BYTES = 48 * 1024 * 1024;

/** Chooses who reads a file. Whoever does, the figures are the same; who did is said in the file's facts. */
export class EngineSelector implements Engine {
  readonly #portable: PortableEngine;
  readonly #large: LargeFileEngine;
  readonly #preference: () => EnginePreference;

  constructor(portable: PortableEngine, large: LargeFileEngine, wish: () => EnginePreference) {
    this.#portable = portable;
    this.#large = large;
    this.#preference = wish;
  }

  async aggregate(task: AggregationTask, options: ReadOptions): Promise<StudyReadResult> {
    const large = this.#large;
    const preference = this.#preference();
    const wanted = preference === 'duckdb' || (preference === 'auto' && task.size >= LARGE_FILE_BYTES && projectionOf(task.study).distinct);
    if (!wanted) return this.#portable.aggregate(task, options);
    try {
      return recordEngine('duckdb', await large.aggregate(task, options));
    } catch (error) {
      const refusal = large.refusal(error);
      if (!refusal) throw error;
      return recordEngine(refusal, await this.#portable.aggregate(task, options));
    }
  }
}

function recordEngine(engine: FileMetadata['engine'], result: StudyReadResult): StudyReadResult {
  if (result.fault || !result.samples) return result;
  return { ...result, samples: { ...result.samples, file: { ...result.samples.file, engine } } };
}

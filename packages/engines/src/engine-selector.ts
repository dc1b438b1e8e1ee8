import type { FileMetadata } from '@parcours/model';
import { rowGroupingOf } from '@parcours/observations';
import type { AggregationOptions, AggregationTask, Engine, StudyReadResult } from './engine.ts';
import type { PortableEngine } from './portable/portable-engine.ts';

/** `auto`: the faster engine for each file; `portable`, `duckdb`: that engine for every file it supports. */
export const ENGINE_PREFERENCES = ['auto', 'portable', 'duckdb'] as const;
export type EnginePreference = (typeof ENGINE_PREFERENCES)[number];

/** An engine for large files. It may be missing, and does not support every file. */
export interface LargeFileEngine extends Engine {
  /** The reason recorded for an error thrown by `aggregate` that means "unsupported"; null for any other error. */
  refusal(error: unknown): 'duckdb-missing' | 'duckdb-refused' | null;
}

/** Above this size DuckDB saves more time than its start costs. */
const LARGE_FILE_BYTES = 48 * 1024 * 1024;

/** Selects the engine for each file. All engines give the same figures; the file's metadata records which one read it. */
export class EngineSelector implements Engine {
  readonly #portable: PortableEngine;
  readonly #large: LargeFileEngine;
  readonly #preference: () => EnginePreference;

  constructor(portable: PortableEngine, large: LargeFileEngine, preference: () => EnginePreference) {
    this.#portable = portable;
    this.#large = large;
    this.#preference = preference;
  }

  async aggregate(task: AggregationTask, options: AggregationOptions): Promise<StudyReadResult> {
    const preference = this.#preference();
    const usesLarge =
      preference === 'duckdb' || (preference === 'auto' && task.size >= LARGE_FILE_BYTES && rowGroupingOf(task.study) !== 'rows');
    if (!usesLarge) return this.#portable.aggregate(task, options);
    try {
      return recordEngine('duckdb', await this.#large.aggregate(task, options));
    } catch (error) {
      const refusal = this.#large.refusal(error);
      if (!refusal) throw error;
      return recordEngine(refusal, await this.#portable.aggregate(task, options));
    }
  }
}

function recordEngine(engine: FileMetadata['engine'], result: StudyReadResult): StudyReadResult {
  if (result.fault || !result.samples) return result;
  return { ...result, samples: { ...result.samples, file: { ...result.samples.file, engine } } };
}

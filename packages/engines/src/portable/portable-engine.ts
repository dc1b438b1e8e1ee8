import { ALL_COLUMNS, aggregate, type CancellationToken, projectionOf, withHeaderTags } from '@parcours/observations';
import type { AggregationTask, Engine, ReadOptions, StudyReadResult } from '../engine.ts';
import type { Host } from '../hosts/host.ts';
import { TableCache } from './table-cache.ts';

/** Up to this size all of a file is held, whatever a study needs of it: then another mapping costs no reading. */
const KEEP_ALL_COLUMNS_BYTES = 16 * 1024 * 1024;
/** Of the whole time, what reading takes where respondents must be told apart: to hear each of them takes longer than to read the file. */
const READ_SHARE = 0.3;

/** Reads wherever JavaScript runs, chunk by chunk, and of a large file only what the study needs. */
export class PortableEngine implements Engine {
  readonly tables: TableCache;

  constructor(host: Host) {
    this.tables = new TableCache(host);
  }

  async aggregate(task: AggregationTask, options: ReadOptions): Promise<StudyReadResult> {
    const { study, model, size } = task;
    const { signal, onProgress: progress } = options;
    const wants = projectionOf(study);
    const share = wants.distinct ? 1 : READ_SHARE;
    const reading = { ...options, onProgress: progress && ((read: number) => progress(read * share, size)) };
    const table = await this.tables.get(task, study.dialect, size > KEEP_ALL_COLUMNS_BYTES ? wants : ALL_COLUMNS, reading);
    if ('code' in table) return { fault: table };
    const hearing: CancellationToken = {
      throwIfAborted: () => signal?.throwIfAborted(),
      progress: (heard) => progress?.((share + (1 - share) * heard) * size, size),
    };
    return { ...aggregate(table, withHeaderTags(study, table.columns, model), model, hearing), fault: null };
  }
}

import { type AggregateOptions, ALL_COLUMNS, aggregate, projectionOf, withHeaderTags } from '@parcours/observations';
import type { AggregationOptions, AggregationTask, Engine, StudyReadResult } from '../engine.ts';
import type { Host } from '../hosts/host.ts';
import { TableCache } from './table-cache.ts';

/** Up to this size all columns are read and cached, so that a changed mapping does not read the file again. */
export const KEEP_ALL_COLUMNS_BYTES = 16 * 1024 * 1024;
/** Share of the total time spent on reading when respondents are identified: aggregating each of them takes longer than the reading. */
const READ_SHARE = 0.3;

/** Runs wherever JavaScript runs. Streams the file in chunks and keeps only the columns the study needs of a large file. */
export class PortableEngine implements Engine {
  readonly tables: TableCache;

  constructor(host: Host) {
    this.tables = new TableCache(host);
  }

  async aggregate(task: AggregationTask, options: AggregationOptions): Promise<StudyReadResult> {
    const { study, model, size } = task;
    const { signal, onProgress } = options;
    const projection = projectionOf(study);
    const readShare = projection.distinct ? 1 : READ_SHARE;
    const readOptions = { ...options, onProgress: onProgress && ((read: number) => onProgress(read * readShare, size)) };
    const table = await this.tables.get(task, study.dialect, size > KEEP_ALL_COLUMNS_BYTES ? projection : ALL_COLUMNS, readOptions);
    if ('code' in table) return { fault: table };
    const aggregateOptions: AggregateOptions = {
      signal,
      progress: onProgress && ((done) => onProgress((readShare + (1 - readShare) * done) * size, size)),
    };
    return { ...aggregate(table, withHeaderTags(study, table.columns, model), model, aggregateOptions), fault: null };
  }
}

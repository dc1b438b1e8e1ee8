import { aggregate, selfDescribed, WHOLE, wantsOf } from '@parcours/observations';
import type { Engine, Job, Outcome, Watch } from './engine.ts';
import type { Host } from './host.ts';
import { Tables } from './tables.ts';

/** Up to this size all of a file is held, whatever a study needs of it: then another mapping costs no reading. */
const SMALL = 16 * 1024 * 1024;

/** Reads wherever JavaScript runs, chunk by chunk, and of a large file only what the study needs. */
export class PortableEngine implements Engine {
  readonly tables: Tables;

  constructor(host: Host) {
    this.tables = new Tables(host);
  }

  async aggregate(job: Job, watch: Watch): Promise<Outcome> {
    const { study, model } = job;
    const table = await this.tables.get(job, study.dialect, job.size > SMALL ? wantsOf(study) : WHOLE, watch);
    if ('code' in table) return { fault: table };
    return { ...aggregate(table, selfDescribed(study, table.columns, model), model, watch.signal), fault: null };
  }
}

import { aggregate, type Stop, selfDescribed, WHOLE, wantsOf } from '@parcours/observations';
import type { Engine, Job, Outcome, Watch } from './engine.ts';
import type { Host } from './host.ts';
import { Tables } from './tables.ts';

/** Up to this size all of a file is held, whatever a study needs of it: then another mapping costs no reading. */
const SMALL = 16 * 1024 * 1024;
/** Of the whole time, what reading takes where respondents must be told apart: to hear each of them takes longer than to read the file. */
const READING = 0.3;

/** Reads wherever JavaScript runs, chunk by chunk, and of a large file only what the study needs. */
export class PortableEngine implements Engine {
  readonly tables: Tables;

  constructor(host: Host) {
    this.tables = new Tables(host);
  }

  async aggregate(job: Job, watch: Watch): Promise<Outcome> {
    const { study, model, size } = job;
    const { signal, progress } = watch;
    const wants = wantsOf(study);
    const share = wants.distinct ? 1 : READING;
    const reading = { ...watch, progress: progress && ((read: number) => progress(read * share, size)) };
    const table = await this.tables.get(job, study.dialect, size > SMALL ? wants : WHOLE, reading);
    if ('code' in table) return { fault: table };
    const hearing: Stop = {
      throwIfAborted: () => signal?.throwIfAborted(),
      heard: (heard) => progress?.((share + (1 - share) * heard) * size, size),
    };
    return { ...aggregate(table, selfDescribed(study, table.columns, model), model, hearing), fault: null };
  }
}

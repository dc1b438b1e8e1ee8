/**
 * `npm run fuzz:observations -- COUNT SEED [ENDING]`: random files, read the whole way; a million where nothing is said, of one ending
 * where it is. They are read in a thread that this one watches. Ends at the first file that throws, hangs, takes too long or loses a row,
 * and says how to meet it again.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { mutants, readWhole } from '../test/mutants.ts';

/** Milliseconds: of the processor, for one file; and by the clock, before the thread is given up. */
const SLOW = 5000;
const HANGS = 60_000;
/** A seed gives so many. */
const BATCH = 10_000;

interface Counts {
  [ending: string]: { read: number; refused: number };
}

type News =
  | { readonly at: string }
  | { readonly fault: string }
  | { readonly done: number; readonly counts: Counts; readonly slowest: number };

async function readAll(count: number, first: number, only: string | undefined, tell: (news: News) => void): Promise<void> {
  const counts: Counts = {};
  let slowest = 0;
  for (let done = 0, seed = first; done < count; seed++) {
    const batch = Math.min(BATCH, count - done);
    let index = 0;
    for (const mutant of mutants(seed, batch, only)) {
      const at = `seed ${seed}, file ${index++}: ${mutant.path} of ${mutant.bytes.length} bytes, ${JSON.stringify(mutant.dialect)}`;
      tell({ at });
      const before = process.threadCpuUsage();
      const ending = mutant.path.slice(mutant.path.lastIndexOf('.') + 1);
      const kind = counts[ending] ?? { read: 0, refused: 0 };
      counts[ending] = kind;
      try {
        kind[(await readWhole(mutant)) ? 'read' : 'refused']++;
      } catch (error) {
        return tell({ fault: `${at} throws ${error instanceof Error ? error.stack : error}` });
      }
      const { user, system } = process.threadCpuUsage(before);
      const time = (user + system) / 1000;
      slowest = Math.max(slowest, time);
      if (time > SLOW) return tell({ fault: `${at} takes ${Math.round(time)} ms` });
    }
    done += batch;
    tell({ done, counts, slowest });
  }
}

if (!isMainThread) {
  const { count, first, ending } = workerData as { count: number; first: number; ending?: string };
  await readAll(count, first, ending, (news) => parentPort?.postMessage(news));
} else {
  const [count = 1_000_000, first = 1] = process.argv.slice(2, 4).map(Number);
  const ending = process.argv[4];
  const worker = new Worker(new URL(import.meta.url), { workerData: { count, first, ending } });
  const fail = (what: string) => {
    console.error(what);
    process.exit(1);
  };
  let at = '';
  let heard = Date.now();
  worker.on('message', (news: News) => {
    heard = Date.now();
    if ('at' in news) at = news.at;
    else if ('fault' in news) fail(news.fault);
    else {
      const kinds = Object.entries(news.counts).map(([kind, { read, refused }]) => `${kind} ${read} read, ${refused} refused`);
      console.log(`${news.done} files: ${kinds.sort().join('; ')}; the slowest took ${Math.round(news.slowest)} ms`);
    }
  });
  worker.on('error', (error) => fail(`${at} ends the thread: ${error.stack}`));
  const watching = setInterval(() => {
    // Before the first file it is only being started.
    if (at !== '' && Date.now() - heard > HANGS) fail(`${at} hangs`);
  }, 1000);
  worker.on('exit', () => clearInterval(watching));
}

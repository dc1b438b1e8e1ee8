/**
 * `npm run fuzz:observations -- COUNT SEED`: random files, read the whole way; a million where nothing is said. Stops at the first
 * that throws, takes longer than five seconds, or loses a row, and says how to meet it again.
 */
import { mutants, readWhole } from '../test/mutants.ts';

const SLOW = 5000;
/** A seed gives so many. */
const BATCH = 10_000;

const [count = 1_000_000, first = 1] = process.argv.slice(2).map(Number);
let read = 0;
let slowest = 0;
for (let done = 0, seed = first; done < count; seed++) {
  const batch = Math.min(BATCH, count - done);
  let index = 0;
  for (const mutant of mutants(seed, batch)) {
    const start = performance.now();
    try {
      if (await readWhole(mutant)) read++;
    } catch (error) {
      console.error(`seed ${seed}, file ${index}: ${mutant.path} of ${mutant.bytes.length} bytes, ${JSON.stringify(mutant.dialect)}`);
      throw error;
    }
    const time = performance.now() - start;
    if (time > SLOW) throw new Error(`seed ${seed}, file ${index}: ${mutant.path} takes ${Math.round(time)} ms`);
    slowest = Math.max(slowest, time);
    index++;
  }
  done += batch;
  console.log(`${done} files, ${read} of them read, the others refused; the slowest took ${Math.round(slowest)} ms`);
}

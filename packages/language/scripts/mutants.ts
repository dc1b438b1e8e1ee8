/**
 * `npm run fuzz:language -- [count] [seed]`: random mutants of the examples, a million unless told otherwise. Each is parsed, checked,
 * lowered, some are formatted and completed; it ends with an error at the first exception and at the first that takes a second.
 */
import { mutant, randomNumbers, readAll } from '../test/mutate.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 20_261_122);
const random = randomNumbers(seed);
let slowest = 0;
for (let done = 0; done < count; done++) {
  const text = mutant(random);
  const milliseconds = readAll(text, random(1 << 20));
  if (milliseconds > 1000) throw new Error(`${milliseconds.toFixed(0)} ms for the text ${JSON.stringify(text)}`);
  slowest = Math.max(slowest, milliseconds);
  if ((done + 1) % 100_000 === 0) console.error(`${done + 1} mutants, the slowest ${slowest.toFixed(1)} ms`);
}
console.log(`${count} mutants with seed ${seed}: no exception, the slowest took ${slowest.toFixed(1)} ms`);

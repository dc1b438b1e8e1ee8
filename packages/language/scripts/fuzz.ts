/**
 * `npm run fuzz:language -- [count] [seed]`: random mutants of the examples, a million unless told otherwise. Each is parsed, checked,
 * lowered, some are formatted and completed; it ends with an error at the first exception and at the first that takes a second.
 */
import { isTooSlow, mutantText, randomNumbers } from '../test/mutations.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 20_261_122);
const random = randomNumbers(seed);
for (let done = 0; done < count; done++) {
  const text = mutantText(random);
  if (isTooSlow(text, random(1 << 20))) throw new Error(`more than a second for the text ${JSON.stringify(text)}`);
  if ((done + 1) % 100_000 === 0) console.error(`${done + 1} mutants`);
}
console.log(`${count} mutants with seed ${seed}: no exception, none longer than a second`);

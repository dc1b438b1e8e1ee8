/**
 * After each of many random edits a workspace shows what one would show that has just been opened: trees, names, diagnostics, models
 * and reports. A fixed slice of this is among the unit tests.
 *
 *   node packages/workspace/scripts/random-edits.ts [EDITS] [SEED]
 */
import { firstDifference } from '../test/random-edits.ts';

const EDITS_A_WORKSPACE = 200;

const edits = Number(process.argv[2] ?? 20_000);
const firstSeed = Number(process.argv[3] ?? 1000);
for (let done = 0, seed = firstSeed; done < edits; done += EDITS_A_WORKSPACE, seed++) {
  const difference = await firstDifference(EDITS_A_WORKSPACE, seed);
  if (difference) {
    console.error(difference);
    process.exit(1);
  }
  if ((seed - firstSeed) % 10 === 9) console.log(`${done + EDITS_A_WORKSPACE} edits: always the same`);
}
console.log(`${edits} edits, no difference`);

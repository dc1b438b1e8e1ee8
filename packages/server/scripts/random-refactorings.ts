/**
 * Refactorings at random on the examples, the sample of the design and a crowded workspace: renames, code actions, formatting, moved
 * files. After each, every figure is what it was, to the last bit. A fixed slice of this is among the unit tests.
 *
 *   node packages/server/scripts/random-refactorings.ts [COUNT] [SEED]
 */
import { crowdedShop } from '../test/refactorings/crowded-shop.ts';
import { Folder } from '../test/refactorings/folder.ts';
import { firstDifference, type Tally } from '../test/refactorings/random-refactorings.ts';

const COUNT_A_SEED = 25;
const root = new URL('../../..', import.meta.url).pathname;
const folders = [
  crowdedShop(),
  await Folder.of(`${root}/packages/workspace/test/fixtures/design-sample`),
  crowdedShop(),
  await Folder.of(`${root}/examples/cuisine`),
  await Folder.of(`${root}/examples/service`),
];

const count = Number(process.argv[2] ?? 5000);
const firstSeed = Number(process.argv[3] ?? 1);
const tally: Tally = new Map();
let failures = 0;
for (let done = 0, seed = firstSeed; done < count; done += COUNT_A_SEED, seed++) {
  const difference = await firstDifference(folders[seed % folders.length] as Folder, COUNT_A_SEED, seed, tally);
  if (difference) {
    console.error(difference);
    failures++;
  }
  console.log(`${done + COUNT_A_SEED} refactorings, seed ${seed}`);
}
for (const [what, times] of [...tally].sort((a, b) => b[1] - a[1])) console.log(`${times}\t${what}`);
console.log(failures === 0 ? `${count} refactorings, every figure as before` : `${failures} seeds with a difference`);
process.exit(failures === 0 ? 0 : 1);

/** Searches generated journeys for figures that contradict each other: `node packages/scoring/scripts/contradictions.ts [count]`, 2,000 by default. */
import { suppress } from '../src/index.ts';
import { contradictions } from '../test/contradictions.ts';
import { generatedReport } from '../test/generated-journeys.ts';

const count = Number(process.argv[2] ?? 2000);
let found = 0;
for (let seed = 1; seed <= count; seed++) {
  const report = generatedReport(seed);
  for (const sentence of [...contradictions(report), ...contradictions(suppress(report))]) {
    found++;
    console.error(`seed ${seed}: ${sentence}`);
  }
}
console.log(`${count} journeys, ${found} contradictions`);
process.exitCode = found > 0 ? 1 : 0;

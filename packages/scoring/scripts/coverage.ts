/** `node packages/scoring/scripts/coverage.ts [STUDIES]`: simulates studies of known customers and writes docs/coverage.md. */
import { writeFileSync } from 'node:fs';
import { coverageOf, SIMULATED, seeded } from '../test/simulated-studies.ts';

const STUDIES = Number(process.argv[2] ?? 100_000);
const SEED = 20_261_122;

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
/** Of the simulation itself. */
const error = 1.96 * Math.sqrt((0.95 * 0.05) / STUDIES);

const rows = SIMULATED.map((simulated) => {
  const coverage = coverageOf(simulated, STUDIES, seeded(SEED));
  const off = Math.abs(coverage - 0.95);
  const verdict = off <= 0.005 ? 'yes' : coverage > 0.95 ? 'no: wider than necessary' : 'no: too narrow';
  console.log(`${simulated.name}: ${percent(coverage)}`);
  return `| ${simulated.name} | ${simulated.of} | ${percent(coverage)} | ${verdict} |`;
});

writeFileSync(
  new URL('../../../docs/coverage.md', import.meta.url),
  `# Coverage of the intervals

A 95 % interval should contain the true figure in 95 % of all studies made in the same way. This can be tested by simulation: draw
respondents from customers whose true figure is known, compute the interval with the code that computes every report's, and count how
often it contains the true figure. This was done ${STUDIES.toLocaleString('en')} times per line (seed ${SEED}); the simulation's own error is
±${(100 * error).toFixed(2)} points.

    node packages/scoring/scripts/coverage.ts            # ${STUDIES.toLocaleString('en')} studies a line, some minutes; writes this page
    node packages/scoring/scripts/coverage.ts 5000       # a first look

| interval | simulation | coverage | within 95 % ± 0.5 % |
| --- | --- | ---: | --- |
${rows.join('\n')}

Counts are discrete: an NPS of 12 respondents, or a share of 20, can take only a few values, so that no interval can have exactly
95 % coverage for every true figure. Coverage varies by a point or two from one true figure to the next, less with more
respondents. What can be required of such an interval, since Agresti & Coull (1998, *The American Statistician* 52, 119–126)
and Brown, Cai & DasGupta (2001, *Statistical Science* 16, 101–133), is 95 % on average over the true figures: the lines with *any
customers* draw these anew for each study. The lines with fixed customers are shown too, because a real study has one true figure:

- **NPS of 12 with few detractors, shares of 20 and 60**: one or two points below 95 % at these particular figures; others are above.
- **NPS where nearly all are passive**: wider than necessary, since the 1½ added passives meet hardly any other answers.
- **The textbook NPS interval** (Wald) has too little coverage for few respondents, and no width if all answers are equal. It is
  shown next to the adjusted one only because many reports use it.

Other pseudo-answers for the NPS were tried: one promoter, one passive and one detractor (96 % on average for 12 respondents), or
one, two and one (94.7 %); the method's ¾, 1½ and ¾ are closest to 95 % from five respondents upwards.

- **The median's** interval lies between two pairs of order statistics (Hettmansperger & Sheather 1986); the wider pair alone would have
  97.3 % coverage for 60 respondents.
- The t intervals assume that means are about normal. Scores on a scale are bounded and discrete; the second line shows how
  little that matters with 200 respondents. With fewer than ten, a report calls a figure anecdotal whatever its interval says.
- Holm's correction is about verdicts (*change* or *noise*), not about intervals: each interval here is tested on its own.

A part of this simulation with a fixed seed is among the unit tests (\`packages/scoring/test/coverage.test.ts\`).
`,
);

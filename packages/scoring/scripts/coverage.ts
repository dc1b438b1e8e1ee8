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
  const verdict = off <= 0.005 ? 'yes' : coverage > 0.95 ? 'no: wider than it need be' : 'no: narrower than it says';
  console.log(`${simulated.name}: ${percent(coverage)}`);
  return `| ${simulated.name} | ${simulated.of} | ${percent(coverage)} | ${verdict} |`;
});

writeFileSync(
  new URL('../../../docs/coverage.md', import.meta.url),
  `# Do the intervals hold what they promise?

A 95 % interval promises that of all studies made in the same way 95 % give an interval that holds the true figure. That can be
tried: draw respondents from customers whose true figure is known, compute the interval by the code that computes every report's,
and see how often it holds the truth. Here that was done ${STUDIES.toLocaleString('en')} times a line (seed ${SEED}); the simulation's own error is
±${(100 * error).toFixed(2)} points.

    node packages/scoring/scripts/coverage.ts            # ${STUDIES.toLocaleString('en')} studies a line, some minutes; writes this page
    node packages/scoring/scripts/coverage.ts 5000       # a first look

| interval | simulated | held the truth | within 95 % ± 0.5 % |
| --- | --- | ---: | --- |
${rows.join('\n')}

Counts come in steps: an NPS of 12 respondents, or a share of 20, can only take so many values, so that no interval for it can hold
exactly 95 % for every true figure. From one true figure to the next it holds a point or two more or less, the more respondents the
less. What such an interval can promise, and what is asked of it since Agresti & Coull (1998, *The American Statistician* 52, 119–126)
and Brown, Cai & DasGupta (2001, *Statistical Science* 16, 101–133), is 95 % on the average of the true figures: the lines with *any
customers* draw these anew for each study. The lines with fixed customers stand beside them, since no one meets an average:

- **NPS of 12 who lean to one side, shares of 20 and 60**: one or two points less than 95 % at these very figures; others hold more.
- **NPS where nearly all are passive**: wider than it need be, since 1½ passives are added to hardly anything else.
- **The textbook NPS interval** (Wald) holds too little for few respondents, and has no width where all answers are alike. It stands
  beside the adjusted one only because many reports print it.

Other pseudo-answers for the NPS were tried: one promoter, one passive and one detractor (96 % on the average of 12 respondents), or
one, two and one (94.7 %); the method's ¾, 1½ and ¾ come closest to 95 % from five respondents on.

- **The median's** interval lies between two pairs of order statistics (Hettmansperger & Sheather 1986); the wider pair alone would hold
  97.3 % of 60 respondents.
- The t intervals assume that means are about normal. Scores on a scale are bounded and come in steps; the second line shows how
  little that matters at 200 respondents. With fewer than ten, a report calls a figure anecdotal whatever its interval says.
- Holm's correction is about verdicts (*change* or *noise*), not about intervals: each interval here stands for itself.

A slice of this simulation with a fixed seed is among the unit tests (\`packages/scoring/test/coverage.test.ts\`).
`,
);

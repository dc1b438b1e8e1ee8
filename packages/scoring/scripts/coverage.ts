/** `node packages/scoring/scripts/coverage.ts [STUDIES]`: simulates studies of known customers and writes docs/coverage.md. */
import { writeFileSync } from 'node:fs';
import {
  type Cell,
  coverageByCell,
  END_SHARES,
  SAMPLE_SIZES,
  SIMULATED_INTERVALS,
  type SimulatedInterval,
} from '../test/simulated-scales.ts';
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

/** Below, an interval is marked in the report. */
const LEAST_COVERAGE = 0.93;
/** Fewest studies in a cell to say anything of it; the error of a share of 0.93 is then ±0.8 points. */
const MIN_STUDIES = STUDIES / 25;

function cellText({ studies, held, width, marked }: Cell, name: string): string {
  if (studies < MIN_STUDIES) return '';
  const coverage = held / studies;
  const isMarked = marked > studies / 2;
  // By more than the simulation's own error.
  const isLow = coverage < LEAST_COVERAGE - 2 * Math.sqrt((coverage * (1 - coverage)) / studies);
  if (isLow && !isMarked) throw new Error(`${name}: a cell with a coverage of ${percent(coverage)} is not marked (interval-coverage.ts)`);
  return `${(100 * coverage).toFixed(1)}${isMarked ? ' †' : ''} (${width / studies < 0.995 ? (width / studies).toFixed(2) : (width / studies).toFixed(1)})`;
}

const columns = END_SHARES.map((from, i) => {
  const next = END_SHARES[i + 1];
  return i === 0 ? `below ${100 * (next as number)} %` : next === undefined ? `${100 * from} % and more` : `${100 * from} %`;
});

function table({ name, of, simulate }: SimulatedInterval): string {
  const { cells, without } = coverageByCell(simulate, STUDIES, seeded(SEED));
  console.log(name);
  const lines = cells.map((row, i) => {
    return `| ${SAMPLE_SIZES[i]} | ${row.map((cell) => cellText(cell, name)).join(' | ')} | ${(100 * (without[i] as number)).toFixed(0)} % |`;
  });
  return `### ${name}

${of}

| n | ${columns.join(' | ')} | no interval |
| ---: | ${columns.map(() => '---:').join(' | ')} | ---: |
${lines.join('\n')}`;
}

const tables = SIMULATED_INTERVALS.map(table).join('\n\n');

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
  little that matters with 200 respondents, and the tables below when it does matter.
- Holm's correction is about verdicts (*change* or *noise*), not about intervals: each interval here is tested on its own.

## Answers that pile up at one end

Satisfied customers answer *very satisfied*, and a question with two answers has nothing between. Then few respondents decide the
spread of a sample, and a t interval is too narrow if they happen to be missing. The tables show coverage in percent, and in
parentheses the mean width (of means on a scale from −3 to +3), by the number of respondents and by the share of them who gave the
lowest answer of the sample, or the highest, whichever are more (of several samples: the largest such share).

The customers are drawn anew for each of the ${STUDIES.toLocaleString('en')} studies behind a row, from four kinds that are equally likely: skewed
answers on seven steps (each step 0.3 to 0.85 times as frequent as the next), two answers (3 to 97 % of one), a ceiling and a floor
(30 to 97 % at the end, the other steps rarer with the distance). Empty: fewer than ${MIN_STUDIES.toLocaleString('en')} such studies. *No interval*: all
answers of a sample were equal, so that nothing can be said of the spread.

${tables}

**† marks a cell below 93 %**, or beside one: every report marks an interval that falls in such a cell (\`hasLowCoverage\`), by where
the samples of the figure lie. The script that writes this page fails where a cell below 93 % is not marked. Shares need
no mark: their intervals do not rest on the spread of the sample.

Another interval for means was tried: half an answer added at each end of the scale before Student's t, as the adjusted intervals of
shares do it. Its coverage is 94 to nearly 100 % in every cell, but it moves the interval away from the mean that is reported, towards the
middle of the scale, and is up to 1.7 times as wide where nearly all answers are equal. A mean with a symmetrical t interval is what
analysts compare with their own software; so the report keeps it and says where not to rely on it.

A part of this simulation with a fixed seed is among the unit tests (\`packages/scoring/test/coverage.test.ts\`).
`,
);

/** Every fix that is offered for the example of a doubt removes the doubt, and the figure after it is the one that is calculated by hand. */
import { catalogue, caveatScopeOf, type JourneyReport } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { CodeActionWorkspace, MAIN } from './code-action-workspace.ts';
import { badExample } from './diagnostic-examples.ts';

/** The mean of answers on a scale from the worst to the best, on the journey's −3..3. */
const scored = (sum: number, n: number, worst: number, best: number) => [n, -3 + ((sum / n - worst) / (best - worst)) * 6];

interface Fixed {
  readonly title: string;
  /** By stage or KPI: respondents and figure, counted and added up by hand from the rows of the page. */
  readonly figures: Readonly<Record<string, readonly (number | null | undefined)[]>>;
  /** What else has to be right. */
  readonly also?: (journey: JourneyReport) => void;
}

const FIXED: Readonly<Record<string, readonly Fixed[]>> = {
  JRN0286: [{ title: 'Write "North", "South"', figures: { orders: [3, (100 * 2) / 3] } }],
  JRN0404: [{ title: 'Map "S1" to compare', figures: { compare: scored(4 + 3, 2, 1, 5) } }],
  JRN0407: [{ title: 'Declare 99 as missing', figures: { compare: scored(7, 1, 1, 10) } }],
  JRN0408: [{ title: 'Declare "n.a." as missing', figures: { compare: scored(7, 1, 1, 10) } }],
  JRN0418: [
    { title: 'Decimals are written with a comma', figures: { time: [2, (1234 + 2345) / 2] } },
    { title: 'Decimals are written with a point', figures: { time: [2, (1.234 + 2.345) / 2] } },
  ],
  JRN0433: [{ title: 'Leave out rows that begin with "Total": they are totals', figures: { nps: [3, -100 / 3] } }],
  JRN0450: [
    { title: 'Declare as failures: "maybe"', figures: { solved: [5, 40] } },
    { title: 'Declare "maybe" as missing', figures: { solved: [4, 50] } },
  ],
  JRN0451: [{ title: 'Count them as a success: "yes", "YES"', figures: { solved: [5, 60] } }],
  JRN0453: [
    { title: 'Name the waves after the dates: "2025-04", "2026-04"', figures: { pay: scored(31, 5, 1, 7) } },
    { title: 'They belong together: one wave "2026-04"', figures: { pay: scored(11 + 31, 10, 1, 7) } },
  ],
  JRN0454: [
    {
      title: 'Add “volume 100%”',
      figures: {},
      also: ({ stages }) => expect(stages.map(({ volume, declares }) => [volume, declares.volume])).toContainEqual([1, true]),
    },
  ],
  JRN0455: [{ title: 'Leave it out: remove the study Poll, Paris', figures: { pay: scored(5 + 6 + 7 + 6 + 5, 5, 1, 7) } }],
  JRN0482: [{ title: 'Read only the first table: "A1:B3"', figures: { nps: [2, 0] } }],
  JRN0483: [{ title: 'Read only the first table: "A1:B3"', figures: { nps: [2, 0] } }],
  JRN0500: [{ title: 'Each row is one respondent: remove the respondent column', figures: { look: scored(123, 20, 1, 10) } }],
  JRN0501: [{ title: 'Each row is one respondent: remove the respondent column', figures: { look: scored(60 + 59, 20, 1, 10) } }],
  JRN0502: [{ title: 'Leave it out: remove the study second', figures: { look: scored(30, 10, 1, 5) } }],
  JRN0505: [
    {
      title: 'Write date 2026-03',
      figures: { look: scored(30, 10, 1, 5) },
      also: ({ wave, waves }) => expect([wave, waves]).toEqual(['Autumn', ['Spring', 'Autumn']]),
    },
  ],
  JRN0507: [
    { title: 'Add “wave "2023"”', figures: { look: scored(30, 10, 1, 5) }, also: ({ waves }) => expect(waves).toEqual(['2023', 'Spring']) },
  ],
  JRN0509: [
    {
      title: 'Leave it out: remove the study Rival',
      figures: { look: scored(30, 10, 1, 5) },
      also: ({ comparisons }) => expect(comparisons).toEqual([]),
    },
  ],
  JRN0510: [{ title: 'Count 1 as an answer', figures: { look: scored(38, 12, 1, 5) } }],
  JRN0511: [{ title: 'Declare 99 as missing', figures: { look: scored(750, 15, 0, 100) } }],
  JRN0512: [
    { title: 'Declare the scale 0..10', figures: { look: scored(105, 14, 0, 10) } },
    { title: 'Declare the scale 1..10', figures: { look: scored(105, 14, 1, 10) } },
  ],
  // Very satisfied 1 (two), satisfied 2 (four), neutral 3 (two), dissatisfied 4 (two).
  JRN0513: [{ title: 'Declare the scale 5..1', figures: { look: scored(2 + 8 + 6 + 8, 10, 5, 1) } }],
  JRN0514: [
    { title: 'Turn the scale of "tiring": 5..1', figures: { look: scored(45, 15, 1, 5) } },
    { title: 'Turn the scale of "clear": 5..1', figures: { look: scored(45, 15, 5, 1) } },
  ],
  JRN0515: [
    {
      title: 'Remove sd "se"',
      figures: {},
      also: ({ stages }) => expect(stages.flatMap(({ measured }) => (measured ? [measured.low] : []))).toEqual([null]),
    },
  ],
  JRN0520: [{ title: 'Keep these too: "fr", "France"', figures: { look: scored(2 + 3 + 5 + 1 + 2 + 4 + 5 + 1 + 3, 9, 1, 5) } }],
  JRN0523: [
    {
      title: 'Remove measure recommend from "n" scale 0..10',
      figures: { look: scored(44, 14, 1, 5), recommend: [undefined, undefined] },
      also: ({ score }) => expect(score).toBeCloseTo(-3 + ((44 / 14 - 1) / 4) * 6, 9),
    },
  ],
  JRN0526: [
    {
      title: 'Write volume 16%',
      figures: {},
      also: ({ stages }) => expect(stages.map(({ volume }) => volume)).toContain(0.16),
    },
  ],
  JRN0518: [{ title: 'Remove "expectation"', figures: { pay: [24, 1.05] } }],
  JRN0519: [{ title: 'Remove measure look from "q2" scale 1..5', figures: { pay: [24, 0.75] } }],
  JRN0521: [{ title: 'Remove sd "variance"', figures: { pay: [180, (6.2 / 9) * 6 - 3] } }],
  JRN0532: [{ title: 'Add “lower is better”', figures: { churn: [12, 25] }, also: ({ kpis }) => expect(kpis[0]?.verdict).toBe('missed') }],
  JRN0534: [{ title: 'Write target 30%', figures: { conv: [12, (100 * 8) / 12] }, also: ({ kpis }) => expect(kpis[0]?.target).toBe(30) }],
  JRN0549: [
    {
      title: 'Remove "lower is better"',
      figures: { conv: [12, 25] },
      also: ({ kpis }) => expect([kpis[0]?.better, kpis[0]?.verdict]).toEqual(['higher', 'open']),
    },
  ],
  JRN0539: [
    { title: 'Write 0', figures: {} },
    { title: 'Make “I am offered a coffee” performance', figures: {} },
  ],
  JRN0545: [
    {
      title: 'Write in pros',
      figures: { ask: [12, -1] },
      also: ({ stages }) => expect(stages.flatMap(({ caveats }) => caveats)).toEqual([]),
    },
  ],
};

/** It lists what is to be decided, in a comment: the doubt stays until somebody has. */
const UNFINISHED = new Set(['List 1 text in a comment, to write what it is worth']);

describe.each(Object.keys(catalogue).filter((code) => caveatScopeOf(code) !== null))('%s', (code) => {
  test('each fix that is offered leads to the right figure', async () => {
    const files = badExample(code);
    const first = await CodeActionWorkspace.open(files);
    const offered = (await first.codes()).includes(code) ? await first.titles({ code }) : [];
    const fixed = FIXED[code] ?? [];
    expect(offered.filter((title) => !UNFINISHED.has(title))).toEqual(fixed.map(({ title }) => title));
    for (const { title, figures, also } of fixed) {
      const acting = await CodeActionWorkspace.open(files);
      await acting.apply({ code }, title);
      expect(await acting.codes()).not.toContain(code);
      const [evaluation] = await acting.context.workspace.evaluateFile(`file:///shop/${MAIN}`);
      if (!evaluation) throw new Error('no journey');
      const { report } = evaluation;
      const found = new Map<string, readonly (number | null | undefined)[]>([
        ...report.stages.map(({ name, measured }) => [name, [measured?.n, measured?.mean]] as const),
        ...report.kpis.map(({ name, n, value }) => [name, [n, value]] as const),
      ]);
      for (const [name, [n, value]] of Object.entries(figures)) {
        expect([name, found.get(name)?.[0]]).toEqual([name, n]);
        if (typeof value === 'number') expect(found.get(name)?.[1]).toBeCloseTo(value, 9);
        else expect(found.get(name)?.[1]).toBe(value);
      }
      also?.(report);
    }
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CodeActionWorkspace, MAIN } from './code-action-workspace.ts';

const cases = new URL('../../workspace/test/fixtures/plausibility/', import.meta.url);

/** A small study that misleads, as a workspace. */
function openCase(name: string): Promise<CodeActionWorkspace> {
  const folder = new URL(`${name}/`, cases);
  return CodeActionWorkspace.open(
    Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')])),
  );
}

/** The journey's stages and KPIs as they stand now: n, rounded figure, and the codes beside it. */
async function figures(
  acting: CodeActionWorkspace,
): Promise<Record<string, readonly [n: number, value: number | null, ...codes: string[]]>> {
  const [evaluation] = await acting.context.workspace.evaluateFile(`file:///shop/${MAIN}`);
  if (!evaluation) throw new Error('no journey');
  const round = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100 + 0);
  const { stages, kpis } = evaluation.report;
  return Object.fromEntries([
    ...stages.map(({ name, measured, caveats }) => [
      name,
      [measured?.n ?? 0, round(measured?.mean ?? null), ...caveats.map(({ code }) => code)],
    ]),
    ...kpis.map(({ name, n, value, caveats }) => [name, [n, round(value), ...caveats.map(({ code }) => code)]]),
  ]);
}

describe('a fix leads to the right figure', () => {
  test.each([
    {
      name: 'anon',
      code: 'JRN0500',
      title: 'Each row is one respondent: remove the respondent column',
      before: { advice: [41, 2.22, 'JRN0500', 'JRN0465'], nps: [41, 95.12, 'JRN0500'] },
      after: { advice: [80, 0], nps: [80, 0] },
    },
    {
      name: 'missingreal',
      code: 'JRN0510',
      title: 'Count 1 as an answer',
      before: { advice: [20, 3, 'JRN0510'], csat: [20, 100, 'JRN0510'] },
      after: { advice: [40, 0], csat: [20, 100, 'JRN0510'] },
    },
    {
      name: 'mapswap',
      code: 'JRN0513',
      title: 'Declare the scale 5..1',
      before: { advice: [60, -1.52, 'JRN0513'] },
      after: { advice: [60, 1.53] },
    },
    {
      name: 'twoitems',
      code: 'JRN0514',
      title: 'Turn the scale of "I had to wait too long": 5..1',
      before: { advice: [40, 0, 'JRN0514'] },
      after: { advice: [40, 1.2, 'JRN0282'] },
    },
    {
      name: 'wherecase',
      code: 'JRN0520',
      title: 'Keep these too: "fr", "France"',
      before: { advice: [20, 2.67, 'JRN0520'] },
      after: { advice: [60, -0.44] },
    },
    {
      name: 'bench_dir',
      code: 'JRN0512',
      title: 'Declare the scale 0..10',
      before: {},
      after: {},
    },
    {
      name: 'twofiles',
      code: 'JRN0502',
      title: 'Leave it out: remove the study Reminder',
      before: { advice: [60, expect.any(Number), 'JRN0453', 'JRN0502'] },
      after: { advice: [30, expect.any(Number)] },
    },
    {
      name: 'twofiles',
      code: 'JRN0502',
      title: 'Name the waves after the dates: "2026-03", "2026-04"',
      before: { nps: [60, expect.any(Number), 'JRN0453', 'JRN0502'] },
      after: { nps: [30, expect.any(Number)] },
    },
    {
      name: 'stagekpi',
      code: 'JRN0523',
      title: 'Remove measure d from "n" scale 0..10',
      before: { d: [60, expect.any(Number), 'JRN0523'] },
      after: { d: [0, null] },
    },
    {
      name: 'vol',
      code: 'JRN0526',
      title: 'Write volume 5%',
      before: { complain: [40, expect.any(Number), 'JRN0526'] },
      after: { complain: [40, expect.any(Number)] },
    },
    {
      name: 'sdse',
      code: 'JRN0515',
      title: 'Remove sd "se"',
      before: { advice: [120, 0.8, 'JRN0515'], order: [120, 0.4, 'JRN0515'] },
      after: { advice: [120, 0.8], order: [120, 0.4] },
    },
  ])('$name: $code', async ({ name, code, title, before, after }) => {
    const acting = await openCase(name);
    expect(await figures(acting)).toMatchObject(before);
    const told = (await acting.codes()).filter((each) => each === code).length;
    await acting.apply({ code }, title);
    expect((await acting.codes()).filter((each) => each === code)).toHaveLength(told - 1);
    expect(await figures(acting)).toMatchObject(after);
  });
});

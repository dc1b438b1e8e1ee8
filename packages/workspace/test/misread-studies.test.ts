/** Figures of studies whose text has a syntax error are withheld; syntax errors elsewhere are problems of the Report. */
import { describe, expect, test } from 'vitest';
import { openWorkspace, rows } from './open-workspace.ts';

const JOURNEY = 'journey shop "I shop" {\n  stage look "I look"\n  stage pay "I pay"\n}\n';
const SOUND = 'observations other of shop\n  from "data.csv" {\n  respondent "id"\n  measure look from "note" scale 1..7\n}\n';
const ANSWERS = rows(['Good', 5, 'Good', 4, 3, 'Good', 5, 5, 4, 'Good']);

/** The messages of missing studies and problems, and the n of both stages. */
async function reported(text: string, others: Readonly<Record<string, string>> = {}) {
  const { evaluation } = await openWorkspace({
    'a.journey': text,
    'data.csv': rows([1, 2, 3, 4, 5, 5, 5, 6, 6, 7]),
    'answers.csv': ANSWERS,
    ...others,
  });
  const { report } = await evaluation();
  return {
    missing: report.missing.map(({ name, code, parameters }) => `${name} ${code} ${parameters.line ?? ''}`.trim()),
    problems: report.problems.map(({ code }) => code),
    n: report.stages.map(({ measured }) => measured?.n ?? null),
  };
}

const poll = (columns: string) => `observations poll "Poll" of shop\n  from "answers.csv" {\n  respondent "id"\n  ${columns}\n}\n`;

describe('a syntax error in the text of a study withholds its figures', () => {
  test.each([
    ['a cell without quotes', poll('measure pay from "note" scale 1..5 { Good -> 4.2 }'), 8],
    ['a decimal comma', poll('measure pay from "note" scale 1..5 { "Good" -> 4,2 }'), 8],
    ['in its header', 'observations poll "Poll" of shop\n  from "answers.csv" wave {\n  measure pay from "note" scale 1..5\n}\n', 6],
    ['behind its only line', 'observations poll "Poll" of shop from "answers.csv" nonsense\n', 5],
    ['a text that is not closed', poll('measure pay from "note scale 1..5'), 8],
  ])('%s', async (_, block, line) => {
    expect(await reported(JOURNEY + block + SOUND)).toEqual({ missing: [`poll JRN0441 ${line}`], problems: [], n: [10, null] });
  });

  test('the block is not closed', async () => {
    const { missing, n } = await reported(`${JOURNEY}${SOUND}${poll('measure pay from "note" scale 1..5').slice(0, -2)}`);
    expect(missing).toEqual(['poll JRN0441 11']);
    expect(n).toEqual([10, null]);
  });

  test('the text is corrected: the figures are back', async () => {
    const { evaluation, openDocument } = await openWorkspace({
      'a.journey': JOURNEY + poll('measure pay from "note" scale 1..5 { Good -> 4.2 }'),
      'answers.csv': ANSWERS,
    });
    expect((await evaluation()).report.stages[1]?.measured).toBeNull();
    await openDocument('a.journey', JOURNEY + poll('measure pay from "note" scale 1..5 { "Good" -> 4.2 }'));
    expect((await evaluation()).report.stages[1]?.measured?.n).toBe(10);
  });

  test('in another file than the journey', async () => {
    const { missing, n } = await reported(JOURNEY + SOUND, {
      'b.journey': `import "a.journey"\n${poll('measure pay from "note" scale 1..5 { Good -> 4.2 }')}`,
    });
    expect(missing).toEqual(['poll JRN0441 5']);
    expect(n).toEqual([10, null]);
  });
});

describe('a syntax error elsewhere', () => {
  test.each([
    ['in the journey', JOURNEY.replace('"I pay"', '"I pay" importance high') + SOUND],
    ['in a header that declares nothing', `${JOURNEY}${SOUND}observatons poll of shop from "answers.csv"\n`],
  ])('%s: a problem of the Report, nothing is missing', async (_, text) => {
    const { missing, problems, n } = await reported(text);
    expect(missing).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    expect(n[0]).toBe(10);
  });

  test('in a file that is not seen: nothing is said', async () => {
    expect(await reported(JOURNEY + SOUND, { 'b.journey': 'nonsense\n' })).toEqual({ missing: [], problems: [], n: [10, null] });
  });
});

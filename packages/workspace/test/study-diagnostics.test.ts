/** What the texts of a journey's studies say wrongly, alone or beside each other. */
import { messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { openWorkspace, rows, TEN } from './open-workspace.ts';

const JOURNEY = 'touchpoint t\njourney shop "I shop" { kpi ces "Effort" target 3 stage pay "I pay" touchpoint t }\n';
const study = (name: string, attributes = '', lines = '') =>
  `observations ${name} "${name.toUpperCase()}" of shop ${attributes} from "${name}.csv" { respondent "id" measure pay from "note" scale 1..7 ${lines} }\n`;
const DATA = { 'a.csv': TEN, 'b.csv': rows([1, 2, 3, 4, 5]), 'c.csv': rows([2, 3, 4, 5, 6, 7]) };

/** Code, place in the text and message. */
async function found(text: string, files: Readonly<Record<string, string>> = DATA): Promise<string[]> {
  const { diagnostics } = await openWorkspace({ 'a.journey': text, ...files });
  const lines = text.split('\n');
  return (await diagnostics())
    .filter(({ code }) => code >= 'JRN0217' && code <= 'JRN0221')
    .map((each) => {
      const { start, end } = each.at.range;
      return `${each.code} «${lines[start.line]?.slice(start.character, end.character)}» ${messageOf(each, 'en')}`;
    });
}

const MIXED = (name: string, other: string) =>
  `JRN0217 «${name.toLowerCase()}» The study ${other} of the same period declares a weight, ${name} none. In one period all studies declare a weight, or none does: then their respondents are pooled.`;

describe('JRN0217: some studies of a period declare a weight', () => {
  test.each([
    ['none does', study('a') + study('b'), []],
    ['all do', study('a', 'weight 2') + study('b', 'weight 1'), []],
    ['one does', study('a', 'weight 2') + study('b'), [MIXED('B', 'A')]],
    ['each wave for itself', study('a', 'weight 2 wave spring') + study('b', 'wave autumn'), []],
    [
      'a study without a wave is in every wave',
      study('a', 'weight 2 wave spring') + study('b', 'weight 1 wave autumn') + study('c'),
      [MIXED('C', 'A')],
    ],
    ['shares of segments are no declared weight', study('a', 'weight by segment shares') + study('b'), []],
    ['experts need none', study('a', 'weight 2') + study('b', 'method expert'), []],
    ['a benchmark is not consolidated with them', study('a', 'weight 2') + study('b').replace('observations', 'benchmark'), []],
  ])('%s', async (_, text, expected) => {
    expect(await found(JOURNEY + text)).toEqual(expected);
  });
});

describe('JRN0456: a benchmark of experts', () => {
  const benchmark = (method: string) => study('b', `method ${method}`).replace('observations', 'benchmark');

  test('it is compared with nothing', async () => {
    const { diagnostics, evaluation } = await openWorkspace({ 'a.journey': JOURNEY + study('a') + benchmark('expert'), ...DATA });
    expect((await diagnostics()).filter(({ code }) => code === 'JRN0456').map((each) => messageOf(each, 'en'))).toEqual([
      'B is a benchmark with "method expert": what experts say of a competitor is a claim, and claims are compared with nothing that customers said. It is left out. Link what the competitor’s customers answered, or use the experts’ scores as "observations" of a journey of the competitor.',
    ]);
    const { benchmarks, comparisons } = (await evaluation()).report;
    expect([benchmarks, comparisons]).toEqual([[], []]);
  });

  test('one of customers is', async () => {
    const { diagnostics, evaluation } = await openWorkspace({ 'a.journey': JOURNEY + study('a') + benchmark('survey'), ...DATA });
    expect((await diagnostics()).filter(({ code }) => code === 'JRN0456')).toEqual([]);
    const { benchmarks, comparisons } = (await evaluation()).report;
    expect([benchmarks.length, comparisons.length]).toEqual([1, 1]);
  });
});

describe('JRN0219: a KPI on two scales', () => {
  const kpi = (scale: string) => `kpi ces from "effort" scale ${scale}`;
  const said = (scale: string, first: string) =>
    `JRN0219 «"effort"» Effort is measured on ${scale} here and on ${first} elsewhere; its figures do not go together, so that this column is left out. Measure it on one scale, or declare a second KPI.`;
  const effort = { 'a.csv': 'id;note;effort\n1;4;3\n2;5;4\n', 'b.csv': 'id;note;effort\n3;4;3\n4;5;4\n' };

  test.each([
    ['1..5', '1..5', []],
    ['1..5', '1..7', [said('1..7', '1..5')]],
    ['5..1', '1..5', [said('1..5', '5..1')]],
  ])('%s and %s', async (first, second, expected) => {
    expect(await found(JOURNEY + study('a', '', kpi(first)) + study('b', 'wave x', kpi(second)), effort)).toEqual(expected);
  });

  test('the figure is that of the first column, and the error stands beside it', async () => {
    const text = JOURNEY + study('a', '', kpi('1..5')) + study('b', '', kpi('1..7'));
    const { report } = await (await openWorkspace({ 'a.journey': text, ...effort })).evaluation();
    // (3 + 4) / 2 of the first file; the second has 3 and 4 as well, on another scale.
    expect(report.kpis).toMatchObject([{ name: 'ces', n: 2, value: 3.5 }]);
    expect(report.problems.map(({ code }) => code)).toEqual(['JRN0219']);
  });

  test('an nps is mapped onto its own scale', async () => {
    const nps = (scale: string) => `kpi nps from "effort" scale ${scale}`;
    const journey = JOURNEY.replace('ces "Effort" target 3', 'nps "Effort" target 30');
    expect(await found(journey + study('a', '', nps('0..10')) + study('b', '', nps('1..11')), effort)).toEqual([]);
  });
});

test('JRN0220: a panel whose respondents are not known', async () => {
  const anonymous = study('a', 'panel').replace('respondent "id" ', '');
  expect(await found(JOURNEY + anonymous)).toEqual([
    'JRN0220 «a» A is a panel, but no column says who answered: nobody can be found again in the next wave. Add "respondent".',
  ]);
  expect(await found(JOURNEY + study('a', 'panel'))).toEqual([]);
});

test('JRN0221: clusters and observers in a file of given means', async () => {
  const means = (lines: string) =>
    `observations a "A" of shop aggregated from "a.csv" { stage "stage" mean "mean" scale 1..7 n "n" sd "sd" ${lines} }\n`;
  const data = { 'a.csv': 'stage;mean;n;sd;shop;by\npay;4;20;1;x;y\n' };
  expect(await found(JOURNEY + means('cluster "shop" observer "by"'), data)).toEqual([
    'JRN0221 «"shop"» "cluster" has no effect on given means: the file has no row for each respondent.',
    'JRN0221 «"by"» "observer" has no effect on given means: the file has no row for each respondent.',
  ]);
});

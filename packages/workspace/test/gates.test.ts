/** Gates of a file of their own: where their findings stand, and what an edit changes. */
import { expect, test } from 'vitest';
import { openWorkspace, rows, TEN } from './open-workspace.ts';

const BUY = `journey buy "I buy" {
  stage pay "I pay" target +2
}
observations poll "Poll" of buy method survey from "poll.csv" {
  respondent "id"
  measure pay from "note" scale 1..7
}
`;
// The mean of the answers is 4.4 of 1..7: 0.4 on the scale, a gap of 1.6.
const FAILS = '3: JRN0470 This gate fails: the gap of “I pay” is +1.60, at most +1.00 is required (n = 10).';
const gates = (gate: string) => `import "a.journey"\n\n${gate}\n`;
const GATE = 'require every stage gap at most 1';

test('what a gate finds stands where it is written', async () => {
  const { messages } = await openWorkspace({ 'a.journey': BUY, 'gates.journey': gates(GATE), 'poll.csv': TEN });
  expect(await messages('gates.journey')).toEqual([FAILS]);
  expect(await messages('a.journey')).toEqual([]);
});

test('it follows the text of the gate, the target and the answers', async () => {
  const { messages, openDocument, host } = await openWorkspace({ 'a.journey': BUY, 'gates.journey': gates(GATE), 'poll.csv': TEN });
  expect(await messages('gates.journey')).toEqual([FAILS]);
  await openDocument('gates.journey', gates(GATE.replace('1', '1.6')));
  expect(await messages('gates.journey')).toEqual([]);
  await openDocument('gates.journey', gates(GATE));
  await openDocument('a.journey', BUY.replace('+2', '+1.4'));
  expect(await messages('gates.journey')).toEqual([]);
  await openDocument('a.journey', BUY);
  expect(await messages('gates.journey')).toEqual([FAILS]);
  host.write('poll.csv', rows([7, 7, 7, 7, 7, 7, 7, 6, 6, 6]));
  expect(await messages('gates.journey')).toEqual([]);
});

test('while a study cannot be read, nothing passes', async () => {
  const other = `${BUY}observations other "Other" of buy method survey from "missing.csv" {\n  measure pay from "note" scale 1..7\n}\n`;
  const { messages } = await openWorkspace({ 'a.journey': other, 'gates.journey': gates(`${GATE.replace('1', '3')}`), 'poll.csv': TEN });
  expect(await messages('gates.journey')).toEqual([
    '3: JRN0471 This gate is undecided for I pay: an error withholds some of the evidence (JRN0401). It does not count as passed.',
  ]);
});

test.each([
  'require stage pay score at least',
  'requre index at least 1',
  'require stage pay score at leest -2',
  'require index at least 50%',
])('an error in one gate leaves the others as they are: %s', async (broken) => {
  const { messages, host } = await openWorkspace({ 'a.journey': BUY, 'gates.journey': gates(`${GATE}\n${broken}`), 'poll.csv': TEN });
  const found = await messages('gates.journey');
  expect(found).toContain(FAILS);
  expect(found).toHaveLength(2);
  host.write('poll.csv', rows([7, 7, 7, 7, 7, 7, 7, 7, 7, 7]));
  expect(await messages('gates.journey')).toEqual([expect.stringMatching(/JRN01(01|19)/)]);
});

test.each([
  ['JRN0149', 'require index at least 1 }'],
  ['JRN0101, JRN0104', 'require index at least 1 {'],
])('an error that may reach further is named: %s, %s', async (codes, broken) => {
  const { messages } = await openWorkspace({ 'a.journey': BUY, 'gates.journey': gates(`${GATE}\n${broken}`), 'poll.csv': TEN });
  expect(await messages('gates.journey')).toContain(
    `3: JRN0471 This gate is undecided for I pay: an error withholds some of the evidence (${codes}). It does not count as passed.`,
  );
});

test('so is one in a gate that takes the next statement with it', async () => {
  const lost = BUY.replace('\n}', '\n  require\n  stage ask "I ask"\n}');
  const { messages } = await openWorkspace({ 'a.journey': lost, 'gates.journey': gates(GATE), 'poll.csv': TEN });
  expect(await messages('gates.journey')).toEqual([expect.stringContaining('withholds some of the evidence (JRN0101)')]);
});

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
    '3: JRN0471 This gate is undecided for I pay: an error withholds some of the evidence. It does not count as passed.',
  ]);
});

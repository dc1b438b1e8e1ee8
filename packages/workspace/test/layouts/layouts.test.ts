/**
 * What `link` proposes for the exports of common tools, and whether what it writes gives the right figures. All that does not come out right
 * stands in `measured.txt`; the figures stand in docs/reading-files.md.
 */
import { beforeAll, expect, test } from 'vitest';
import { LAYOUTS } from './layouts.ts';
import { type LinkedLayout, linkLayout } from './link-layout.ts';

let linked: readonly LinkedLayout[];
beforeAll(async () => {
  linked = await Promise.all(LAYOUTS.map(linkLayout));
}, 120_000);

const percent = (some: number, all: number) => Math.round((some / all) * 1000) / 10;

function measure(some: readonly LinkedLayout[]) {
  const sum = (of: (each: LinkedLayout) => number) => some.reduce((total, each) => total + of(each), 0);
  const logs = some.filter(({ layout }) => layout.isLog);
  return {
    headers: percent(some.filter(({ header }) => header).length, some.length),
    roles: percent(
      sum(({ right }) => right),
      sum(({ wanted }) => wanted),
    ),
    wrong: percent(
      sum(({ wrong }) => wrong.length),
      sum(({ layout }) => layout.columns.length),
    ),
    logs: percent(logs.filter(({ log }) => log).length, logs.length),
  };
}

function problemsOf({ layout, header, log, missed, wrong, faults }: LinkedLayout): string[] {
  const problems = [
    ...(header ? [] : ['header']),
    ...(log ? [] : [layout.isLog ? 'not called a log' : 'called a log']),
    ...missed.map((each) => `missing: ${each}`),
    ...wrong.map((each) => `wrong: ${each}`),
    ...faults,
  ];
  return problems.length === 0 ? [] : [`${layout.name}${layout.heldOut ? ' (held out)' : ''}`, ...problems.map((each) => `  ${each}`)];
}

test.each([
  ['those that the rules were made by', false],
  ['those held out', true],
])('headers, roles and logs of %s', (_, heldOut) => {
  const { headers, roles, wrong, logs } = measure(linked.filter(({ layout }) => layout.heldOut === heldOut));
  expect(headers).toBeGreaterThanOrEqual(95);
  expect(roles).toBeGreaterThanOrEqual(90);
  expect(wrong).toBeLessThanOrEqual(1);
  expect(logs).toBeGreaterThanOrEqual(95);
});

test('what is linked gives the figures that are computed here', () => {
  expect(linked.flatMap(({ layout, faults }) => faults.map((fault) => `${layout.name}: ${fault}`))).toEqual([]);
});

test('what does not come out right is known', async () => {
  const groups = [false, true].map((heldOut) => linked.filter(({ layout }) => layout.heldOut === heldOut));
  const figures = groups.map(
    (group, at) => `${at === 0 ? 'made by' : 'held out'}: ${group.length} layouts ${JSON.stringify(measure(group))}`,
  );
  const whole = linked.filter((each) => problemsOf(each).length === 0).length;
  const lines = [...figures, `without a fault: ${whole} of ${linked.length}`, '', ...linked.flatMap(problemsOf)];
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('measured.txt');
});

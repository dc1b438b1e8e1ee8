/** What the figures of a log tell of few cases: an auditor that knows the log and what the output adds up to. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { conformance, discover, type StageActivities } from '../src/index.ts';
import { shownCount, shownParts } from '../src/suppression.ts';
import { logOf } from './build.ts';

const MIN = 5;

test.each([
  [
    [20, 3, 7],
    [20, null, null],
  ],
  [
    [20, 3, 2, 7],
    [20, null, null, 7],
  ],
  [
    [20, 0, 7],
    [20, 0, 7],
  ],
  [[3], [null]],
  [
    [4, 1],
    [null, null],
  ],
  [
    [2, 6, 6],
    [null, 6, null],
  ],
])('%j: shown are %j', (counts, shown) => {
  expect(shownParts(counts, MIN)).toEqual(shown);
  expect(shownParts(counts, 0)).toEqual(counts);
});

test.each([
  [0, 10, 0],
  [4, 10, null],
  [5, 10, 5],
  [6, 10, null],
  [10, 10, 10],
])('%i of %i: %j', (count, of, shown) => {
  expect(shownCount(count, of, MIN)).toBe(shown);
});

const event = fc.tuple(
  fc.nat(24).map(String),
  fc.constantFrom('x', 'x', 'x', 'y', 'y', 'z', 'rare'),
  fc.constantFrom('web', 'web', 'app', ''),
  fc.nat(9),
);
const stage = (name: string): StageActivities => ({ id: `stage:${name}`, name, label: null, volume: null, cells: [], aliases: [] });

/** A sum of which all but the hidden parts are shown: what is hidden is nothing, or at least the minimum. */
function expectNoRemainder(total: number, parts: readonly (number | null)[]): void {
  const rest = total - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  // With all parts hidden it is the total itself.
  expect(rest === 0 || rest === total || rest >= MIN).toBe(true);
}

const expectNotSmall = (...counts: readonly (number | null)[]) => {
  for (const count of counts) expect(count === null || count <= 0 || count >= MIN).toBe(true);
};

test('no count and no remainder tells of fewer cases than the minimum', () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 150 }), (events) => {
      const log = logOf(events);
      const all = discover(log, { paths: 100, minCellSize: 0 });
      const found = discover(log, { paths: 100, minCellSize: MIN });
      for (const step of found.steps) {
        expectNotSmall(step.cases, step.starts, step.ends, step.repeating);
        for (const count of [step.starts, step.ends, step.repeating]) if (count !== null) expectNotSmall(step.cases - count);
        // Events less cases are repetitions.
        if (step.events !== null) expect(step.repeating).not.toBeNull();
        if (step.ends === null) expect([step.endShare, step.duration?.n ?? null]).toEqual([null, null]);
        const owners = (channel: string) =>
          new Set(events.filter((each) => each[1] === step.activity && each[2] === channel).map(([key]) => key));
        for (const { name } of step.channels) expectNotSmall(owners(name).size);
        const exact = all.steps.find(({ activity }) => activity === step.activity);
        if (step.duration) expect(step.duration.median).toBe(exact?.duration?.median);
        expect(step.duration?.p90 ?? null).toBeNull();
      }
      expectNoRemainder(
        found.cases,
        found.steps.map(({ starts }) => starts),
      );
      expectNoRemainder(
        found.cases,
        found.steps.map(({ ends }) => ends),
      );
      // The events of a step that is hidden alone are those that the others leave.
      const hidden = found.steps.filter((step) => step.events === null).length + found.suppressedSteps.length;
      if (all.steps.length > 1) expect(hidden).not.toBe(1);
      if (found.paths.otherCases < found.cases) expectNotSmall(found.paths.otherCases);
      expectNotSmall(...found.paths.shown.map(({ cases }) => cases));
      for (const each of found.switches ?? []) {
        expectNotSmall(each.cases, each.ends);
        if (each.ends !== null) expectNotSmall(each.cases - each.ends);
        if (each.switches !== null) expectNotSmall(each.switches - each.cases);
      }
      const held = conformance(log, [stage('x'), stage('y'), stage('z')], MIN);
      expectNotSmall(held.follow, held.complete, held.back, held.unknown, ...held.deviations.map(({ cases }) => cases));
      for (const count of [held.follow, held.back, held.unknown]) if (count !== null) expectNotSmall(held.cases - count);
      for (const each of held.stages) expectNotSmall(each.cases, each.skipped, each.ends);
      for (const each of held.unknownActivities) expectNotSmall(each.cases);
    }),
    { numRuns: 300 },
  );
});

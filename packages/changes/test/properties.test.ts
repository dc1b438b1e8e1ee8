/** What holds of the differences between any two versions. */
import { type ChangeReport, DEFAULT_LIMITS, type ElementChange, type Model, type Stage } from '@parcours/model';
import { scoreJourney } from '@parcours/scoring';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { model, stage } from '../../scoring/test/builders.ts';
import { generatedJourney } from '../../scoring/test/generated-journeys.ts';
import { compareVersions, type Version } from '../src/index.ts';

/** A version with one journey. */
function versionOf(journey: Model, samples: ReturnType<typeof generatedJourney> | null = null): Version {
  const [read, benchmarks] = [samples?.samples ?? [], samples?.benchmarks ?? []];
  const report = scoreJourney(journey, read, [], { file: 'a.journey', benchmarks });
  const fileOf = (study: string) => ({
    file: `${study}.csv`,
    hash: JSON.stringify([...read, ...benchmarks].find((each) => each.study === study)),
  });
  const files = new Map([...read, ...benchmarks].map(({ study }) => [study, { ...fileOf(study), rows: 1, period: null }]));
  return {
    label: { kind: 'folder', name: 'shop', commit: null },
    journeys: [{ model: journey, report, samples: read, benchmarks, files, diagnostics: [] }],
    limits: DEFAULT_LIMITS,
    severities: {},
  };
}

const LABELS = [
  'I compare offers',
  'I ask a friend',
  'I enter the shop',
  'I try it on',
  'I pay',
  'I carry it home',
  'I send it back',
  'I complain',
];

const WORDS = ['queue', 'light', 'music', 'price', 'smile'];

const stages = fc
  .array(
    fc.record({
      target: fc.option(fc.integer({ min: -2, max: 3 }), { nil: null }),
      importance: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
      expert: fc.option(fc.integer({ min: -3, max: 3 }), { nil: null }),
      momentOfTruth: fc.boolean(),
      channels: fc.subarray(['web', 'store', 'phone']),
      phase: fc.constantFrom(null, 0, 0, 1),
      pain: fc.subarray(WORDS),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((all) =>
    all.map(({ pain, ...given }, i) =>
      stage(`s${i}`, {
        ...given,
        id: `journey:journey/stage:s${i}`,
        label: LABELS[i] ?? null,
        notes: pain.map((text) => ({ kind: 'pain' as const, text, criteria: [], within: null })),
      }),
    ),
  );

const PHASES = ['before', 'after'].map((name, index) => ({ id: `journey:journey/phase:${name}`, name, label: null, index }));
const CHANNELS = ['web', 'store', 'phone'].map((name) => ({ id: `channel:${name}`, name, label: null }));

const journeyOf = (all: readonly Stage[]): Model => model({ stages: all, phases: PHASES, channels: CHANNELS });

const isEmpty = ({ journeys, shared, evidence, weakenings }: ChangeReport) =>
  journeys.length + shared.length + evidence.length + weakenings.length === 0;

test('a version does not differ from itself', () => {
  fc.assert(
    fc.property(stages, (all) => {
      const report = compareVersions(versionOf(journeyOf(all)), versionOf(journeyOf(structuredClone(all))));
      expect(isEmpty(report)).toBe(true);
      expect(report.unchangedJourneys).toBe(1);
    }),
  );
  for (let seed = 1; seed <= 100; seed++) {
    const journey = generatedJourney(seed);
    expect(isEmpty(compareVersions(versionOf(journey.model, journey), versionOf(structuredClone(journey.model), journey)))).toBe(true);
  }
});

/** An edit of one stage, with the changes that it is to be told as. */
interface Edit {
  readonly told: string;
  readonly apply: (edited: Stage) => Stage;
}

const EDITS: readonly Edit[] = [
  { told: 'target', apply: (edited) => ({ ...edited, target: edited.target === 1.5 ? 2.5 : 1.5 }) },
  { told: 'importance', apply: (edited) => ({ ...edited, importance: edited.importance === 5 ? 4 : 5 }) },
  { told: 'score', apply: (edited) => ({ ...edited, expert: edited.expert === 0.5 ? 1 : 0.5 }) },
  { told: 'moment of truth', apply: (edited) => ({ ...edited, momentOfTruth: !edited.momentOfTruth }) },
  { told: 'channel', apply: (edited) => ({ ...edited, channels: edited.channels.includes('web') ? ['phone'] : ['web'] }) },
  { told: 'label', apply: (edited) => ({ ...edited, label: `${edited.label} again` }) },
  {
    told: 'pain',
    apply: (edited) => ({ ...edited, notes: [...edited.notes, { kind: 'pain', text: 'A new one', criteria: [], within: null }] }),
  },
];

const toldOf = (changes: readonly ElementChange[]): string[] =>
  changes.flatMap(({ kind, before, after, changes: what, attributes }) => {
    const name = after?.name ?? before?.name;
    const whole = what.filter((each) => each !== 'edited').map((each) => `${kind} ${name} ${each}`);
    return [...whole, ...attributes.map(({ attribute }) => `${kind} ${name} ${attribute}`)];
  });

test('k edits are k changes', () => {
  const edits = fc.array(fc.record({ at: fc.nat(), edit: fc.nat({ max: EDITS.length - 1 }) }), { maxLength: 6 });
  fc.assert(
    fc.property(stages, edits, fc.boolean(), fc.nat(), fc.nat(), (all, wanted, inserts, place, position) => {
      const edited = [...all];
      const expected = new Set<string>();
      for (const { at, edit } of wanted) {
        const [i, one] = [at % all.length, EDITS[edit] as Edit];
        const told = `stage s${i} ${one.told}`;
        if (expected.has(told)) continue;
        edited[i] = one.apply(edited[i] as Stage);
        expected.add(told);
      }
      // A stage moves past others of its phase, or a new one stands between them: nothing else moves.
      const moving = edited[position % edited.length] as Stage;
      const phase = edited.filter((each) => each.phase === moving.phase);
      const others = edited.filter((each) => each !== moving);
      if (!inserts && phase.length > 2 && phase.indexOf(moving) === 0) {
        edited.splice(0, edited.length, ...others, moving);
        expected.add(`stage ${moving.name} moved`);
      }
      if (inserts) {
        edited.splice(
          place % (edited.length + 1),
          0,
          stage('extra', { id: 'journey:journey/stage:extra', label: 'Somebody waits elsewhere' }),
        );
        expected.add('stage extra added');
      }
      const report = compareVersions(versionOf(journeyOf(all)), versionOf(journeyOf(edited)));
      expect(toldOf(report.journeys[0]?.elements ?? []).sort()).toEqual([...expected].sort());
    }),
    { numRuns: 300 },
  );
});

test('any two journeys are compared, and again with the same bytes', () => {
  for (let seed = 1; seed <= 80; seed++) {
    const [from, to] = [generatedJourney(seed), generatedJourney(seed + 1)];
    const [base, head] = [versionOf(from.model, from), versionOf(to.model, to)];
    for (const controlDisclosure of [false, true]) {
      const report = compareVersions(base, head, { controlDisclosure });
      expect(JSON.stringify(compareVersions(base, head, { controlDisclosure }))).toBe(JSON.stringify(report));
      for (const { before, after, causes, withheld, difference, verdict } of report.journeys.flatMap(({ figures }) => figures)) {
        expect(causes.length).toBeGreaterThan(0);
        if (withheld === null) expect(before).not.toEqual(after);
        else
          expect([
            controlDisclosure,
            difference,
            withheld === 'before' ? before : withheld === 'after' ? after : (before ?? after),
          ]).toEqual([true, null, null]);
        if (difference) expect(difference.verdict).toBe(verdict);
      }
    }
  }
});

const flipped = { added: 'removed', removed: 'added', moved: 'moved', renamed: 'renamed', edited: 'edited' } as const;

test('the other way round, the changes are mirrored', () => {
  fc.assert(
    fc.property(stages, stages, (from, to) => {
      const [a, b] = [versionOf(journeyOf(from)), versionOf(journeyOf(to))];
      const [there, back] = [compareVersions(a, b), compareVersions(b, a)];
      const keyOf = ({ kind, before, after, changes, attributes }: ElementChange, isBack: boolean) =>
        JSON.stringify([
          kind,
          isBack ? [after?.id, before?.id] : [before?.id, after?.id],
          // Which of two stages that change places has moved is a matter of view.
          changes.filter((each) => each !== 'moved').map((each) => (isBack ? flipped[each] : each)),
          attributes.map((each) => [each.attribute, ...(isBack ? [each.after, each.before] : [each.before, each.after])]).sort(),
        ]);
      const elements = (report: ChangeReport, isBack: boolean) =>
        (report.journeys[0]?.elements ?? [])
          .filter(({ changes }) => changes.some((each) => each !== 'moved'))
          .map((each) => keyOf(each, isBack))
          .sort();
      expect(elements(back, true)).toEqual(elements(there, false));
      const moves = (report: ChangeReport) => report.journeys[0]?.elements.filter(({ changes }) => changes.includes('moved')).length;
      expect(moves(back)).toBe(moves(there));
      const figures = (report: ChangeReport, isBack: boolean) =>
        (report.journeys[0]?.figures ?? [])
          .map(({ of, subject, figure, before, after }) =>
            JSON.stringify([of, subject, figure, isBack ? after : before, isBack ? before : after]),
          )
          .sort();
      expect(figures(back, true)).toEqual(figures(there, false));
    }),
    { numRuns: 300 },
  );
});

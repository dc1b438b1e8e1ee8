/** Somebody subtracts one version from the other: what does a report that may be passed on tell of few respondents? */
import type { ChangeReport, JourneyReport } from '@parcours/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { disclosedGroup, type Equation, type Fraction, fraction, plus } from '../../workspace/test/disclosure/row-space.ts';
import { compareVersions } from '../src/index.ts';
import { type Files, rowsDifferenceOf, versionOf } from './version-of.ts';

const STAGES = ['enter', 'ask', 'pay'] as const;
const IMPORTANCE = { enter: 2, ask: 5, pay: 3 } as const;
const LIMIT = 5;

type Stage = (typeof STAGES)[number];

interface Respondent {
  readonly id: string;
  readonly shop: string;
  /** 0–10; null: no answer. */
  readonly answers: Readonly<Record<Stage, number | null>>;
  readonly recommends: number;
}

interface Survey {
  readonly respondents: readonly Respondent[];
  /** Shops that count; null: all. */
  readonly shops: readonly string[] | null;
  /** Those of a second journey with the same stages, which reads the same file; undefined: there is none. */
  readonly again?: readonly string[] | null;
}

function journeyText(name: string, shops: Survey['shops']): string {
  const stages = STAGES.map((stage) => `  stage ${stage} "I ${stage}" target +2 importance ${IMPORTANCE[stage]}`);
  const measures = STAGES.map((stage) => `  measure ${stage} from "${stage}" scale 0..10`);
  const where = shops === null ? [] : [`  where "shop" is ${shops.map((shop) => `"${shop}"`).join(', ')}`];
  return `journey ${name} "A ${name}" {
  kpi nps target 20
${stages.join('\n')}
}

observations of_${name} of ${name} method survey date 2026-04 from "exit.csv" {
  respondent "id"
${[...measures, '  kpi nps from "recommends" scale 0..10', ...where].join('\n')}
}
`;
}

function filesOf({ respondents, shops, again }: Survey): Files {
  const rows = respondents.map(({ id, shop, answers, recommends }) => [id, shop, ...STAGES.map((name) => answers[name] ?? ''), recommends]);
  return {
    'a.journey': journeyText('visit', shops) + (again === undefined ? '' : journeyText('again', again)),
    'exit.csv': `${[['id', 'shop', ...STAGES, 'recommends'], ...rows].map((row) => row.join(';')).join('\n')}\n`,
  };
}

async function compared(before: Survey, after: Survey, controlDisclosure = true): Promise<ChangeReport> {
  const [base, head] = [filesOf(before), filesOf(after)];
  return compareVersions(await versionOf(base), await versionOf(head), { controlDisclosure, rowsDifference: rowsDifferenceOf(base, head) });
}

const counted = ({ respondents, shops }: Survey) => respondents.filter(({ shop }) => shops === null || shops.includes(shop));

/** The mean of a stage in a version: an edited answer is the one of BASE and how far it was edited. */
function meanOf(stage: Stage, version: Survey, base: Survey): Equation {
  const answering = counted(version).filter(({ answers }) => answers[stage] !== null);
  const share = fraction(1, answering.length);
  const earlier = new Map(base.respondents.map((each) => [each.id, each.answers[stage]]));
  return new Map(
    answering.flatMap(({ id, answers }): [string, Fraction][] => {
      const was = earlier.get(id) ?? null;
      const isEdited = was !== null && was !== answers[stage];
      return [[`${id} ${stage}`, share], ...(isEdited ? [[`${id} ${stage} edited`, share] as [string, Fraction]] : [])];
    }),
  );
}

function scaled(equation: Equation, factor: Fraction): [string, Fraction][] {
  return [...equation].map(([unknown, { numerator, denominator }]) => [
    unknown,
    fraction(numerator * factor.numerator, denominator * factor.denominator),
  ]);
}

/** What a report shows of the answers: the means, and the figures over all stages. */
function shownEquations(report: JourneyReport, version: Survey, base: Survey): Equation[] {
  const shown = STAGES.filter((name) => report.stages.find((stage) => stage.name === name)?.measured);
  const means = new Map(shown.map((name) => [name, meanOf(name, version, base)]));
  // Suppressed stages are not in the index of an export.
  const total = shown.reduce((sum, name) => sum + IMPORTANCE[name], 0);
  const index = new Map<string, Fraction>();
  for (const [name, mean] of means) {
    for (const [unknown, share] of scaled(mean, fraction(IMPORTANCE[name], total))) {
      index.set(unknown, plus(index.get(unknown) ?? fraction(0), share));
    }
  }
  return [...means.values(), ...(report.index === null ? [] : [index])];
}

function disclosed(report: ChangeReport, before: Survey, after: Survey): readonly string[] | null {
  const shownIn = (version: Survey, name: string): Survey => (name === 'again' ? { ...version, shops: version.again ?? null } : version);
  const equations = report.journeys.flatMap(({ name, before: from, after: to }) => [
    ...(from ? shownEquations(from, shownIn(before, name), before) : []),
    ...(to ? shownEquations(to, shownIn(after, name), before) : []),
  ]);
  return disclosedGroup(equations, LIMIT);
}

/** The recommendations that one version has and the other has not, as values; the larger side. */
function recommendationsBeyond(before: Survey, after: Survey): number {
  const left = counted(before).map(({ recommends }) => recommends);
  const added = counted(after).filter(({ recommends }) => {
    const at = left.indexOf(recommends);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return Math.max(left.length, added.length);
}

const answer = fc.option(fc.integer({ min: 0, max: 10 }), { nil: null, freq: 8 });
const respondents = fc
  .array(
    fc.record({
      shop: fc.constantFrom('north', 'north', 'north', 'south', 'south', 'west'),
      answers: fc.record({ enter: answer, ask: answer, pay: answer }),
      recommends: fc.integer({ min: 0, max: 10 }),
    }),
    { minLength: 12, maxLength: 24 },
  )
  .map((all) => all.map((each, i): Respondent => ({ id: `r${i}`, ...each })));

/** A survey, and the same with some answers edited, some respondents more or fewer, or other shops. */
const versions = fc
  .record({
    respondents,
    edited: fc.integer({ min: 0, max: 7 }),
    editedStages: fc.subarray([...STAGES]),
    added: fc.integer({ min: 0, max: 6 }),
    removed: fc.integer({ min: 0, max: 6 }),
    shops: fc.constantFrom(null, ['north'], ['north', 'south'], ['north', 'south', 'west']),
    shopsAfter: fc.constantFrom(null, ['north'], ['north', 'south'], ['north', 'south', 'west']),
  })
  .map(({ respondents: all, edited, editedStages, added, removed, shops, shopsAfter }) => {
    const edit = (value: number | null) => (value === null ? null : (value + 3) % 11);
    const before = all.slice(0, all.length - added);
    const after = all.slice(removed).map((each, i): Respondent => {
      if (i >= edited) return each;
      const changed = Object.fromEntries(editedStages.map((name) => [name, edit(each.answers[name])]));
      return { ...each, answers: { ...each.answers, ...changed }, recommends: (each.recommends + 2) % 11 };
    });
    return { before: { respondents: before, shops }, after: { respondents: after, shops: shopsAfter } };
  });

test('no two figures of a report that may be passed on tell of fewer than five', { timeout: 120_000 }, async () => {
  const shown = { pairs: 0, single: 0 };
  await fc.assert(
    fc.asyncProperty(versions, async ({ before, after }) => {
      const report = await compared(before, after);
      for (const { before: from, after: to } of report.journeys) {
        for (const [i, stage] of (to?.stages ?? []).entries()) {
          if (!stage.measured) continue;
          if (from?.stages[i]?.measured) shown.pairs++;
          else shown.single++;
        }
      }
      expect(disclosed(report, before, after)).toBeNull();
      const beyond = recommendationsBeyond(before, after);
      for (const { before: from, after: to } of report.journeys) {
        const [was, is] = [from?.kpis[0]?.value ?? null, to?.kpis[0]?.value ?? null];
        if (was !== null && is !== null) expect(beyond === 0 || beyond >= LIMIT).toBe(true);
      }
    }),
    { numRuns: 150, seed: 20261127 },
  );
  // Both happen, or nothing would be tested.
  expect(Math.min(shown.pairs, shown.single)).toBeGreaterThan(50);
});

test('nor do those of two journeys that read the same file', { timeout: 120_000 }, async () => {
  const shops = fc.constantFrom(null, ['north'], ['south'], ['north', 'south'], ['south', 'west']);
  await fc.assert(
    fc.asyncProperty(versions, shops, shops, async ({ before, after }, again, againAfter) => {
      const [from, to] = [
        { ...before, again },
        { ...after, again: againAfter },
      ];
      expect(disclosed(await compared(from, to), from, to)).toBeNull();
    }),
    { numRuns: 150, seed: 20261128 },
  );
});

const survey = (n: number, answerOf: (i: number, stage: Stage) => number): Survey => ({
  respondents: Array.from({ length: n }, (_, i): Respondent => {
    const answers = { enter: answerOf(i, 'enter'), ask: answerOf(i, 'ask'), pay: answerOf(i, 'pay') };
    return { id: `r${i}`, shop: i < 2 ? 'west' : 'north', answers, recommends: i % 11 };
  }),
  shops: null,
});

const MANY = survey(40, (i, stage) => (i * 7 + stage.length + 1) % 11);

function edited(from: Survey, count: number, stage: Stage): Survey {
  return {
    ...from,
    respondents: from.respondents.map((each, i) => (i < count ? { ...each, answers: { ...each.answers, [stage]: 10 } } : each)),
  };
}

test('the exact report tells of an edited answer: the attack works', async () => {
  const after = edited(MANY, 1, 'ask');
  expect(disclosed(await compared(MANY, after, false), MANY, after)).toContain('r0 ask edited');
});

test('three edited answers: what they move is withheld, the rest is shown, and it is said', async () => {
  const report = await compared(MANY, edited(MANY, 3, 'ask'));
  const [journey] = report.journeys;
  expect(journey?.before?.stages.map(({ measured }) => measured !== null)).toEqual([true, false, true]);
  expect(journey?.after?.stages.map(({ measured }) => measured !== null)).toEqual([true, true, true]);
  expect(journey?.before?.index).toBeNull();
  const told = journey?.figures.filter(({ figure }) => figure === 'score' || figure === 'index');
  expect(told?.map(({ of, subject, before, withheld, n }) => [of, subject, before, withheld, n])).toEqual([
    ['journey', '', null, 'before', { before: 40, after: 40 }],
    ['journey', '', null, 'before', { before: 40, after: 40 }],
    ['stage', 'ask', null, 'before', { before: 40, after: 40 }],
  ]);
  expect(report.evidence).toMatchObject([
    { rows: { changedRows: 3, changedCells: 3, cells: [] }, before: { hash: null }, after: { hash: null } },
  ]);
  expect(report.disclosureControlled).toBe(true);
});

test('eight edited answers are enough: both figures are shown', async () => {
  const after = edited(MANY, 8, 'ask');
  const report = await compared(MANY, after);
  expect(disclosed(report, MANY, after)).toBeNull();
  const figures = report.journeys[0]?.figures ?? [];
  expect(figures.map(({ withheld }) => withheld)).toEqual(figures.map(() => null));
  expect(figures.find(({ of, figure }) => of === 'stage' && figure === 'score')).toMatchObject({
    subject: 'ask',
    before: expect.any(Number),
  });
});

test('a filter that lets two respondents in tells of them', async () => {
  const report = await compared({ ...MANY, shops: ['north'] }, MANY);
  expect(report.journeys[0]?.before?.stages.map(({ measured }) => measured)).toEqual([null, null, null]);
  expect(report.journeys[0]?.after?.stages.every(({ measured }) => measured !== null)).toBe(true);
});

test('another target tells of nobody: nothing is withheld', async () => {
  const [base, head] = [filesOf(MANY), filesOf(MANY)];
  const lowered = { ...head, 'a.journey': (head['a.journey'] ?? '').replace('stage ask "I ask" target +2', 'stage ask "I ask" target +1') };
  const report = compareVersions(await versionOf(base), await versionOf(lowered), { controlDisclosure: true });
  const figures = report.journeys[0]?.figures ?? [];
  expect(figures.map(({ figure, withheld }) => `${figure} ${withheld}`)).toContain('gap null');
  expect(figures.every(({ withheld }) => withheld === null)).toBe(true);
});

test('another scale of a column moves all answers: both figures are shown', async () => {
  const [base, head] = [filesOf(MANY), filesOf(MANY)];
  const text = (head['a.journey'] ?? '').replace('from "ask" scale 0..10', 'from "ask" scale 0..11');
  const report = compareVersions(await versionOf(base), await versionOf({ ...head, 'a.journey': text }), { controlDisclosure: true });
  const figures = report.journeys[0]?.figures ?? [];
  expect(figures.filter(({ figure }) => figure === 'score' || figure === 'index').map(({ subject, causes }) => [subject, causes])).toEqual([
    ['', ['text']],
    ['', ['text']],
    ['ask', ['text']],
  ]);
  expect(figures.every(({ withheld }) => withheld === null)).toBe(true);
});

test('switched off, the report is confidential', async () => {
  const limits = { anonymous: 0, tentative: 10, solid: 30 };
  const after = edited(MANY, 1, 'ask');
  const versionWithout = async (of: Survey) => {
    const version = await versionOf(filesOf(of), { limits });
    return { ...version, journeys: version.journeys.map((each) => ({ ...each, report: { ...each.report, limits } })) };
  };
  const report = compareVersions(await versionWithout(MANY), await versionWithout(after), { controlDisclosure: true });
  expect(report.disclosureControlled).toBe(false);
  expect(report.journeys[0]?.before?.stages.every(({ measured }) => measured !== null)).toBe(true);
});

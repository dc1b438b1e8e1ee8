/** Two versions of the kitchen, one change at a time: what is told of it. */
import { type ChangeReport, DEFAULT_LIMITS, DEFAULT_VIEW, type FigureChange, type JourneyChange } from '@parcours/model';
import { Workspace } from '@parcours/workspace';
import { expect, test } from 'vitest';
import { COMMITS, START } from '../../cli/test/changes/kitchen-history.ts';
import { MemoryHost, uriOf } from '../../workspace/test/memory-host.ts';
import { compareVersions, type Version } from '../src/index.ts';
import { type Files, rowsDifferenceOf, versionOf } from './version-of.ts';

/** The files after a commit of the history. */
function filesAt(name: string): Files {
  const at = COMMITS.findIndex((commit) => commit.name === name);
  return COMMITS.slice(0, at + 1).reduce((files, { edit }) => edit(files), START);
}

const edited = (files: Files, path: string, ...pairs: readonly (readonly [string, string])[]): Files => ({
  ...files,
  [path]: pairs.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    return text.replaceAll(from, to);
  }, files[path] ?? ''),
});

async function differences(before: Files, after: Files, given: { base?: Partial<Version>; head?: Partial<Version> } = {}) {
  const [base, head] = [await versionOf(before, given.base), await versionOf(after, given.head)];
  return compareVersions(base, head, { rowsDifference: rowsDifferenceOf(before, after) });
}

const only = ({ journeys: [journey, ...more] }: ChangeReport): JourneyChange => {
  if (!journey || more.length > 0) throw new Error(`${more.length + (journey ? 1 : 0)} journeys differ`);
  return journey;
};

const figure = ({ figures }: JourneyChange, subject: string, name: FigureChange['figure']): FigureChange | undefined =>
  figures.find((each) => each.subject === subject && each.figure === name);

const WAVES = filesAt('wave-of-change');

test('a new wave is compared as the report of HEAD compares its waves', async () => {
  const journey = only(await differences(filesAt('three-cells'), WAVES));
  const workspace = new Workspace(new MemoryHost(WAVES));
  await workspace.open();
  const [evaluation] = await workspace.evaluateFile(uriOf('kitchen.journey'), { ...DEFAULT_VIEW, compare: 'wave' });
  const comparison = evaluation?.report.comparisons.find(({ by }) => by === 'wave');
  const pair = comparison?.pairs[0];
  const judged = (all: readonly { from: number; to: number }[] | undefined) =>
    all?.find(({ from, to }) => from === pair?.from && to === pair?.to) as FigureChange['difference'];
  const expected = new Map([
    ...(comparison?.stages ?? []).map(({ stage, differences: all }) => [stage, judged(all)] as const),
    ...(comparison?.kpis ?? []).map(({ kpi, differences: all }) => [kpi, judged(all)] as const),
    ['', judged(comparison?.index?.differences)] as const,
  ]);
  const told = journey.figures.filter(({ difference }) => difference !== null);
  expect(told.map(({ subject }) => subject).sort()).toEqual(['', 'advice', 'ces', 'compare', 'fit', 'nps', 'order']);
  for (const { subject, difference, verdict } of told) {
    const { value, low, high, p, adjustedP } = difference ?? {};
    expect({ subject, value, low, high, p, adjustedP, verdict }).toMatchObject({ subject, ...pickFigures(expected.get(subject)) });
  }
  expect(told.filter(({ verdict }) => verdict === 'change').map(({ subject }) => subject)).toEqual(['', 'compare', 'advice', 'nps', 'ces']);
});

const pickFigures = (difference: FigureChange['difference'] | undefined) => {
  const { value, low, high, p, adjustedP, verdict } = difference ?? {};
  return { value, low, high, p, adjustedP, verdict };
};

test('a running wave: more respondents in the same file are no independent sample', async () => {
  const path = 'data/survey-2027-01.csv';
  const rows = (WAVES[path] ?? '').trim().split('\n');
  const journey = only(await differences({ ...WAVES, [path]: `${rows.slice(0, 31).join('\n')}\n` }, WAVES));
  expect(figure(journey, 'compare', 'score')).toMatchObject({
    causes: ['added-evidence'],
    n: { before: 30, after: 52 },
    ...{ difference: null, verdict: null, undecided: 'same-respondents' },
  });
});

test('the file of a study holds other people: they are tested', async () => {
  const path = 'data/survey-2027-01.csv';
  const others = edited({ [path]: filesAt('wave-of-loss')['data/survey-2027-04.csv'] ?? '' }, path, ['\nR', '\nQ']);
  const report = await differences(WAVES, { ...WAVES, ...others });
  expect(report.evidence).toMatchObject([{ respondents: 'new', rows: { respondents: { common: 0 } } }]);
  expect(figure(only(report), 'fit', 'score')).toMatchObject({ causes: ['new-evidence'], verdict: 'change', undecided: null });
});

test('another wave in the file of the study, its people numbered alike: whether they are the same is not known', async () => {
  const path = 'data/survey-2027-01.csv';
  const moved = (row: string, i: number) => (i === 0 ? row : row.replace(/;(\d+)/g, (_, cell: string) => `;${(Number(cell) % 7) + 1}`));
  const others = (WAVES[path] ?? '').trim().split('\n').map(moved).join('\n');
  const after = edited({ ...WAVES, [path]: `${others}\n` }, 'kitchen.journey', [
    'date 2027-01 wave "Winter 2027"',
    'date 2028-01 wave "Winter 2028"',
  ]);
  expect(figure(only(await differences(WAVES, after)), 'fit', 'score')).toMatchObject({ verdict: null, undecided: 'unknown-respondents' });
});

test('rows that were not compared: whose answers they are is not known, and nothing is concluded', async () => {
  const after = filesAt('three-cells');
  const report = compareVersions(await versionOf(filesAt('wave-of-noise')), await versionOf(after));
  expect(figure(only(report), 'advice', 'score')).toMatchObject({
    ...{ causes: ['unknown-evidence'], verdict: null, undecided: 'unknown-respondents' },
  });
  expect(report.evidence).toMatchObject([{ respondents: 'unknown', rows: null }]);
});

test('text and evidence at once: each figure says what moves it', async () => {
  const after = edited(filesAt('three-cells'), 'kitchen.journey', ['target +1 volume 80%', 'target +2 volume 80%']);
  const journey = only(await differences(filesAt('wave-of-noise'), after));
  expect(figure(journey, 'advice', 'score')).toMatchObject({ causes: ['edited-evidence'], reasons: [{ of: 'evidence' }] });
  expect(figure(journey, 'compare', 'gap')).toMatchObject({
    causes: ['text'],
    reasons: [{ of: 'attribute', name: 'compare', attribute: 'target' }],
  });
  const both = edited(after, 'kitchen.journey', ['planner score +1 target +1 volume 55%', 'planner score +1 target +1.5 volume 55%']);
  expect(figure(only(await differences(filesAt('wave-of-noise'), both)), 'advice', 'gap')).toMatchObject({
    causes: ['text', 'edited-evidence'],
  });
});

test('a file that differs and is read otherwise at once: both are named', async () => {
  const after = edited(filesAt('three-cells'), 'kitchen.journey', ['from "advice"  scale 1..10', 'from "advice"  scale 0..10']);
  expect(figure(only(await differences(filesAt('wave-of-noise'), after)), 'advice', 'score')).toMatchObject({
    causes: ['text', 'edited-evidence'],
    undecided: 'same-respondents',
  });
});

test('a stage without a name keeps its figures under another label, in one line', async () => {
  const unnamed = edited(START, 'kitchen.journey', ['stage order "I order"', 'stage "I order"'], ['measure order ', 'measure "I order" ']);
  const renamed = edited(unnamed, 'kitchen.journey', ['"I order"', '"I order my kitchen"']);
  const journey = only(await differences(unnamed, renamed));
  expect(journey.figures).toEqual([]);
  expect(journey.elements).toMatchObject([
    { kind: 'stage', changes: ['renamed'], attributes: [{ attribute: 'label', wordingOnly: true }] },
  ]);
  expect(journey.findings).toEqual([]);
  expect(journey.stages).toContainEqual({ before: 'I order', after: 'I order my kitchen' });
});

test('what refers to a renamed channel, KPI or owner does not differ', async () => {
  const renamed = Object.fromEntries(
    Object.entries(START).map(([path, text]) => [
      path,
      path.endsWith('.csv')
        ? text
        : text
            .replace(/\bstore\b(?!s)/g, 'shop')
            .replace(/\bcare\b/g, 'service')
            .replace('kpi ces "Ease"', 'kpi ces as ease "Ease"')
            .replace('kpi ces from', 'kpi ease from'),
    ]),
  );
  const report = await differences(START, renamed);
  expect(report.shared.map(({ kind, before, after, changes }) => [kind, before?.name, after?.name, changes])).toEqual([
    ['channel', 'store', 'shop', ['renamed']],
    ['owner', 'care', 'service', ['renamed']],
  ]);
  expect(report.journeys.flatMap(({ name, elements }) => elements.map(({ kind, changes }) => [name, kind, changes]))).toEqual([
    ['kitchen', 'kpi', ['renamed']],
  ]);
  expect(report.journeys.flatMap(({ figures }) => figures)).toEqual([]);
});

test('a journey in another file, or under another name, is the same journey', async () => {
  const { 'complaint.journey': text = '', ...rest } = START;
  const moved = only(await differences(START, { ...rest, 'service/complaint.journey': text.replace('"perimeter', '"../perimeter') }));
  expect(moved).toMatchObject({ name: 'complaint', file: 'service/complaint.journey', fileBefore: 'complaint.journey', elements: [] });
  const renamed = edited(START, 'complaint.journey', [
    'journey complaint "I complain about a defect"',
    'journey defect "My kitchen is broken"',
  ]);
  expect(only(await differences(START, renamed))).toMatchObject({
    name: 'defect',
    before: { name: 'complaint' },
    elements: [{ kind: 'journey', changes: ['renamed'] }],
    figures: [],
  });
});

test('an inserted phase or stage moves nobody', async () => {
  const phase = edited(START, 'kitchen.journey', [
    '  phase purchase',
    '  phase choose "Choice" {\n    stage choose "I choose" channel web\n  }\n\n  phase purchase',
  ]);
  expect(only(await differences(START, phase)).elements.map(({ kind, changes }) => [kind, changes])).toEqual([
    ['phase', ['added']],
    ['stage', ['added']],
  ]);
});

test('a study that spoke against the text is gone', async () => {
  const start = edited(START, 'kitchen.journey', ['touchpoint fitting target +1', 'touchpoint fitting score +3 target +3']);
  const text = start['kitchen.journey'] ?? '';
  const study = text.slice(text.indexOf('observations spring_2026'), text.indexOf('plan roadmap'));
  const { weakenings } = await differences(start, { ...start, 'kitchen.journey': text.replace(study, '') });
  expect(weakenings).toMatchObject([{ kind: 'evidence', subject: 'Survey, spring 2026' }]);
  expect(weakenings[0]?.before).toContain('I have my kitchen fitted');
});

test.each([
  ['target +2.5', 'target +2', ['target', 2.5, 2]],
  ['target +2.5', '', ['target', 2.5, null]],
  ['kpi nps "Recommendation" target +20', 'kpi nps "Recommendation" target +10', ['target', 20, 10]],
  ['  kpi nps "Recommendation" target +20\n', '', ['target', 20, null]],
  ['score +1 target +1 volume 80%', 'score +2 target +1 volume 80%', ['claim', 1, 2]],
  ['touchpoint fitting target +1', 'touchpoint fitting score +3 target +1', ['claim', null, 3]],
  ['score +1 target +1 volume 80%', 'target +1 volume 80%', null],
  ['volume 80% importance 4', 'volume 80% importance 2', ['priority', 4, 2]],
  ['volume 80% importance 4', 'volume 40% importance 4', ['priority', 0.8, 0.4]],
  ['volume 55% importance 5 moment of truth', 'volume 55% importance 5', ['priority', true, null]],
  ['"An answer at the first call" within 2h', '"An answer at the first call" within 2h', null],
  ['target +2.5', 'target +3', null],
  ['volume 80% importance 4', 'volume 80% importance 5', null],
])('%j becomes %j: %j', async (from, to, weakening) => {
  const after = edited(
    START,
    'kitchen.journey',
    [from, to],
    ...(from.includes('kpi nps') && to === '' ? ([['  kpi nps from "recommend" scale 0..10\n', '']] as const) : []),
  );
  const { weakenings } = await differences(START, after);
  expect(weakenings.map(({ kind, before, after: now }) => [kind, before, now])).toEqual(weakening === null ? [] : [weakening]);
});

test('of a KPI of which less is better, a raised target is the lowered one', async () => {
  const start = edited(START, 'kitchen.journey', [
    'kpi ces "Ease" target 5.5',
    'kpi ces "Ease" target 5.5\n  kpi rate as complaints target 5% lower is better',
  ]);
  const told = async (target: string) => {
    const { weakenings } = await differences(start, edited(start, 'kitchen.journey', ['target 5% lower', `target ${target} lower`]));
    return weakenings.map(({ kind, before, after }) => [kind, before, after]);
  };
  expect(await told('8%')).toEqual([['target', 5, 8]]);
  expect(await told('3%')).toEqual([]);
});

test('settings that lower a severity or a limit', async () => {
  const after = edited(START, 'complaint.journey', ['score -1', 'score -2']);
  const head = { severities: { JRN0302: 'off', JRN0405: 'error', JRN0999: 'off' } as const, limits: { ...DEFAULT_LIMITS, tentative: 5 } };
  const { weakenings } = await differences(START, after, { head });
  expect(weakenings.map(({ kind, subject, after: now }) => [kind, subject, now])).toEqual([
    ['severity', 'JRN0302', 'off'],
    ['limit', 'tentative', 5],
  ]);
});

test('a finding that HEAD accepts is told, with its reason', async () => {
  const before = filesAt('stage-added');
  const stage = '    stage pay "I pay the balance"';
  const after = edited(before, 'kitchen.journey', [stage, `    // parcours: allow JRN0303 "Paid by mail"\n${stage}`]);
  const report = await differences(before, after);
  expect(only(report).findings).toMatchObject([{ change: 'accepted', file: 'kitchen.journey', diagnostic: { code: 'JRN0303' } }]);
  expect(report.weakenings).toMatchObject([{ kind: 'accepted', subject: 'JRN0303', file: 'kitchen.journey', reason: 'Paid by mail' }]);
  expect(only(await differences(after, before)).findings).toMatchObject([{ change: 'no-longer-accepted' }]);
  // What is new and accepted at once is both.
  const both = await differences(START, after);
  expect(only(both).findings.map(({ change, diagnostic }) => [change, diagnostic.code, diagnostic.accepted?.reason])).toContainEqual([
    'new',
    'JRN0303',
    'Paid by mail',
  ]);
  expect(both.weakenings).toMatchObject([{ kind: 'accepted', subject: 'JRN0303' }]);
});

const GATES = filesAt('wave-of-loss');

test('BASE’s gates hold for HEAD: weaker ones are judged by what they were', async () => {
  const before = filesAt('moved');
  const after = edited(GATES, 'kitchen.journey', ['require stage fit gap at most 1 where', 'require stage fit gap at most 2.5 where']);
  const journey = only(await differences(before, after));
  const fit = ({ gates }: { gates: readonly { text: string; subject: { name: string | null }; verdict: string }[] } | { gates: never[] }) =>
    gates.filter(({ subject }) => subject.name === 'fit').map(({ text, verdict }) => [text, verdict]);
  expect(fit({ gates: [...(journey.after?.gates ?? [])] })).toEqual([['require stage fit gap at most 2.5 where n at least 30', 'passed']]);
  expect(fit({ gates: [...journey.gatesOfBase] })).toEqual([['require stage fit gap at most 1 where n at least 30', 'failed']]);
});

test('an exception of HEAD does not excuse BASE’s gate; that a gate is gone is told', async () => {
  const excused = edited(GATES, 'kitchen.journey', [
    'at most 1 where n at least 30',
    'at most 1 where n at least 30 unless "A new fitter" until 2999',
  ]);
  const journey = only(await differences(GATES, excused));
  expect(journey.gatesOfBase.filter(({ verdict }) => verdict === 'failed')).toMatchObject([{ subject: { name: 'fit' }, exception: null }]);
  const without = edited(GATES, 'kitchen.journey', ['  require stage fit gap at most 1 where n at least 30\n', '']);
  const { weakenings } = await differences(GATES, without);
  expect(weakenings).toMatchObject([{ kind: 'gate', subject: 'require stage fit gap at most 1 where n at least 30', after: null }]);
});

test('a gate of a renamed stage is the same gate', async () => {
  const renamed = edited(GATES, 'kitchen.journey', ['stage fit ', 'stage fitting_day '], ['measure fit ', 'measure fitting_day ']);
  const journey = only(await differences(GATES, renamed));
  expect(journey.elements.map(({ kind, changes }) => [kind, changes])).toEqual([['stage', ['renamed']]]);
  expect(journey.figures).toEqual([]);
});

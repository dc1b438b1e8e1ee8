/** What the method asks and the evidence answers: targets, KPIs, initiatives, studies that disagree; and how severe it all is. */
import { messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { Workspace } from '../src/index.ts';
import { MemoryHost, uriOf } from './memory-host.ts';
import { openWorkspace, rows, TEN } from './open-workspace.ts';

const study = (name: string, file: string, columns = '', attributes = '') =>
  `observations ${name} "${name.toUpperCase()}" of shop ${attributes} from "${file}" { respondent "id" measure pay from "note" scale 1..7 ${columns} }\n`;
const journey = (stage: string, more = '') =>
  `owner care\ntouchpoint t\njourney shop "I shop" ${more}{ stage pay "I pay" touchpoint t ${stage} }\n`;
const PLAN = (attributes = '') => `plan p for shop { initiative tills "More tills" on pay owner care due 2027 ${attributes} }\n`;
const LOW = rows([1, 2, 1, 2, 1, 2, 1, 2, 1, 2]);
const HIGH = rows([6, 7, 6, 7, 6, 7, 6, 7, 6, 7]);

/** The diagnostics of these codes in a workspace of one text and its data. */
async function messages(text: string, files: Readonly<Record<string, string>>, ...codes: string[]): Promise<string[]> {
  const { diagnostics } = await openWorkspace({ 'a.journey': text, ...files });
  return (await diagnostics()).filter(({ code }) => codes.includes(code)).map((each) => `${each.code} ${messageOf(each, 'en')}`);
}

describe('JRN0311: a stage of which the repository says nothing', () => {
  const with_ = (stages: string, stage = '') => `repository r "Optimum" { ${stages} }\n${journey(stage, 'uses r ')}`;
  const sentence = 'JRN0311 The repository Optimum says nothing of the stage I pay, and no target is known: what would be optimal here?';

  test.each([
    ['nothing else says what is optimal', with_('stage other'), [sentence]],
    ['it has a target', with_('stage other', 'target 2'), []],
    ['the repository knows it', with_('stage pay { action a { response b 1 } }'), []],
    ['there is no repository', journey(''), []],
  ])('%s', async (_, text, expected) => {
    expect(await messages(text, {}, 'JRN0311')).toEqual(expected);
  });

  test('an expectation is measured', async () => {
    const csv = 'id;note;hoped\n1;4;6\n2;5;7\n3;4;6\n4;3;5\n5;4;7\n6;5;6\n7;4;6\n8;5;5\n9;4;7\n10;3;6\n';
    const text = with_('stage other') + study('poll', 'd.csv').replace('from "note"', 'from "note" expectation "hoped"');
    expect(await messages(text, { 'd.csv': csv }, 'JRN0311')).toEqual([]);
  });
});

describe('JRN0316: a KPI that nothing measures', () => {
  const text = journey('').replace('{ stage', '{ kpi nps "Recommendation" target 40 stage');
  const csv = `id;note;reco\n${[1, 2, 3, 4, 5, 6].map((id) => `${id};5;9`).join('\n')}\n`;

  test('is told where something is linked', async () => {
    const sentence = 'JRN0316 Nothing measures the KPI Recommendation: no observation file of the journey has a column for it.';
    expect(await messages(text + study('poll', 'd.csv'), { 'd.csv': csv }, 'JRN0316')).toEqual([sentence]);
  });

  test('is not, where a column measures it or nothing is linked at all', async () => {
    expect(await messages(text + study('poll', 'd.csv', 'kpi nps from "reco" scale 0..10'), { 'd.csv': csv }, 'JRN0316')).toEqual([]);
    expect(await messages(text, {}, 'JRN0316')).toEqual([]);
  });
});

describe('JRN0419: an initiative where nothing is short', () => {
  const start = 'JRN0419 The initiative More tills meets no known shortfall of I pay: ';

  test.each([
    ['the target is reached', 'target 0', '', [`${start}the stage is measured at +0.40, its target is 0.00.`]],
    ['the target is exceeded', 'target -2', '', [`${start}the stage is measured at +0.40, which is proven to lie above its target −2.00.`]],
    ['there is no target', '', '', [`${start}the stage has no target.`]],
    ['there is a gap, proven or not', 'target 1', '', []],
    ['it is done', 'target 0', 'status done', []],
    ['it is dropped', 'target 0', 'status dropped', []],
  ])('%s', async (_, stage, attributes, expected) => {
    const text = journey(stage) + study('poll', 'd.csv') + PLAN(attributes);
    expect(await messages(text, { 'd.csv': TEN }, 'JRN0419')).toEqual(expected);
  });

  test('nothing measures the stage', async () => {
    const text = journey('target 2 stage leave "I leave" touchpoint t') + study('poll', 'd.csv') + PLAN().replace('on pay', 'on leave');
    expect(await messages(text, { 'd.csv': TEN }, 'JRN0419')).toEqual([
      'JRN0419 The initiative More tills meets no known shortfall of I leave: nothing measures the stage.',
    ]);
  });

  test('nothing is said where nothing is linked, cannot be read, or must not be told', async () => {
    const text = journey('target -3') + study('poll', 'd.csv') + PLAN();
    expect(await messages(journey('target -3') + PLAN(), {}, 'JRN0419')).toEqual([]);
    expect(await messages(text, {}, 'JRN0419')).toEqual([]);
    expect(await messages(text, { 'd.csv': rows([4, 5, 6]) }, 'JRN0419')).toEqual([]);
  });
});

test('JRN0413: the effective n is said where it is another', async () => {
  const csv = `id;note;w\n${Array.from({ length: 12 }, (_, at) => `${at};${(at % 5) + 2};${at === 0 ? 3 : 1}`).join('\n')}\n`;
  const text = journey('') + study('poll', 'd.csv', 'weight "w"');
  // (11 + 3)²/(11 + 9) = 9.8
  expect(await messages(text, { 'd.csv': csv }, 'JRN0413')).toEqual(['JRN0413 Only 12 respondents (effective 9.8) for I pay: anecdotal.']);
  expect(await messages(text, { 'd.csv': csv.replaceAll(';3\n', ';2\n') }, 'JRN0413')).toEqual([]);
});

describe('experts against the evidence', () => {
  const EXPERTS = rows([6, 6, 6, 7, 7, 6]);
  const audit = study('audit', 'audit.csv', '', 'method expert');
  const files = { 'd.csv': TEN, 'audit.csv': EXPERTS };
  const codes = ['JRN0405', 'JRN0445', 'JRN0446', 'JRN0447'];
  const note = '{ note "They saw the new tills" }';
  const measured = '10 respondents give +0.40, interval [−0.96, +1.76]';

  test('a score in the text is refuted, and explained by a note of the stage', async () => {
    const text = (stage: string) => journey(stage) + study('poll', 'd.csv');
    expect(await messages(text('score 3'), files, ...codes)).toEqual([
      `JRN0405 The expert score +3 of I pay is refuted by the data: ${measured}.`,
    ]);
    expect(await messages(text('score 3 { note "" }'), files, ...codes)).toHaveLength(1);
    expect(await messages(text(`score 3 ${note}`), files, ...codes)).toEqual([
      'JRN0446 The expert score +3 of I pay lies outside what 10 respondents give (+0.40, interval [−0.96, +1.76]). The stage notes: They saw the new tills',
    ]);
  });

  test('a study of experts is refuted, and explained in the same way', async () => {
    const text = (stage: string) => journey(stage) + study('poll', 'd.csv') + audit;
    // Six experts rate 38/6 of 7, which is (38/6 − 1) − 3 = +2.33.
    expect(await messages(text(''), files, ...codes)).toEqual([
      `JRN0445 The experts of the study AUDIT give I pay +2.33, which the data refute: ${measured}.`,
    ]);
    expect(await messages(text(note), files, ...codes)).toEqual([
      'JRN0447 The experts of the study AUDIT give I pay +2.33, outside what 10 respondents give (+0.40, interval [−0.96, +1.76]). The stage notes: They saw the new tills',
    ]);
  });

  test('nine respondents refute nobody; four experts are not told of', async () => {
    const text = journey('score 3') + study('poll', 'd.csv') + audit;
    expect(await messages(text, { ...files, 'd.csv': rows([1, 2, 3, 4, 5, 5, 5, 6, 6]) }, ...codes)).toEqual([]);
    const few = { ...files, 'audit.csv': rows([7, 7, 7, 6]) };
    expect(await messages(journey('') + study('poll', 'd.csv') + audit, few, ...codes)).toEqual([]);
  });

  test('experts alone measure nothing', async () => {
    const text = journey('moment of truth', '').replace('{ stage', '{ kpi nps stage') + audit;
    expect(await messages(text, files, 'JRN0302', 'JRN0316', 'JRN0416')).toEqual([
      expect.stringContaining('JRN0416 No observations are linked to the journey I shop'),
    ]);
  });
});

describe('JRN0420: studies that disagree', () => {
  const two = (attributes = ['', '']) =>
    journey('') + study('poll', 'poll.csv', '', attributes[0]) + study('visits', 'visits.csv', '', attributes[1]);
  const codes = async (poll: string, visits: string, attributes?: string[]) =>
    messages(two(attributes), { 'poll.csv': poll, 'visits.csv': visits }, 'JRN0420');

  test('the intervals do not overlap: both are told, in the order of the studies', async () => {
    const { diagnostics } = await openWorkspace({ 'a.journey': two(), 'poll.csv': HIGH, 'visits.csv': LOW });
    const [found] = (await diagnostics()).filter(({ code }) => code === 'JRN0420');
    expect(found && messageOf(found, 'en')).toBe(
      'Two studies disagree on I pay: POLL gives +2.50, interval [+2.12, +2.88]; VISITS gives −2.50, interval [−2.88, −2.12].',
    );
    expect(found?.related.map(({ range }) => range.start.line)).toEqual([3, 4]);
  });

  test('they overlap, or there is one', async () => {
    expect(await codes(TEN, TEN)).toEqual([]);
    expect(await messages(journey('') + study('poll', 'poll.csv'), { 'poll.csv': LOW }, 'JRN0420')).toEqual([]);
  });

  test('another wave is another time', async () => {
    expect(await codes(HIGH, LOW, ['date 2026-03 wave "Spring"', 'date 2026-09 wave "Autumn"'])).toEqual([]);
    expect(await codes(HIGH, LOW, ['date 2026-03 wave "Spring"', 'date 2026-04 wave "Spring"'])).toHaveLength(1);
  });

  test('an earlier wave is told when a later one exists, and named', async () => {
    const text = `${two(['date 2026-03 wave "Spring"', 'date 2026-04 wave "Spring"'])}${study('next', 'poll.csv', '', 'date 2026-09 wave "Autumn"')}`;
    expect(await messages(text, { 'poll.csv': HIGH, 'visits.csv': LOW }, 'JRN0420')).toEqual([
      'JRN0420 Two studies disagree on I pay (wave Spring): POLL gives +2.50, interval [+2.12, +2.88]; VISITS gives −2.50, interval [−2.88, −2.12].',
    ]);
  });

  test('experts claim, and disagree with nobody', async () => {
    expect(await codes(HIGH, LOW, ['', 'method expert'])).toEqual([]);
  });

  test('too few to be told, or all of one answer', async () => {
    expect(await codes(HIGH, rows([1, 2, 1, 2]))).toEqual([]);
    expect(await codes(HIGH, rows([1, 1, 1, 1, 1, 1]))).toEqual([]);
  });
});

describe('JRN0454: a default that decides', () => {
  const two = (pay: string, look: string) => journey(`target 2 ${pay} stage look "I look" touchpoint t target 2 ${look}`);
  const poll = study('poll', 'd.csv', 'measure look from "note" scale 1..7');

  test.each([
    ['importance', 'importance 5', '', 'its importance (it counts as 3 of 5)'],
    ['volume', 'volume 20%', '', 'its volume (it counts as 100 %)'],
    ['both', 'volume 20% importance 5', '', 'its importance (it counts as 3 of 5) and its volume (it counts as 100 %)'],
    ['one of both', 'volume 20% importance 5', 'importance 3', 'its volume (it counts as 100 %)'],
  ])('%s', async (_, pay, look, what) => {
    const { diagnostics, evaluation } = await openWorkspace({ 'a.journey': two(pay, look) + poll, 'd.csv': TEN });
    const found = (await diagnostics()).filter(({ code }) => code === 'JRN0454').map((each) => messageOf(each, 'en'));
    expect(found).toEqual([`Other stages declare what I look does not: ${what}. So a default counts in its rank.`]);
    const { report } = await evaluation();
    // Both stages are read from one column here (JRN0289).
    const beside = report.stages.map(({ caveats }) => caveats.flatMap(({ code }) => (code === 'JRN0289' ? [] : [code])));
    expect(beside).toEqual([[], ['JRN0454']]);
  });

  test.each([
    ['nobody says one', '', ''],
    ['everybody says one', 'volume 20%', 'volume 100%'],
    ['a volume decides nothing where nothing is short', 'volume 20%', 'target -3'],
  ])('not where %s', async (_, pay, look) => {
    expect(await messages(two(pay, look).replace(/target 2 target/, 'target') + poll, { 'd.csv': TEN }, 'JRN0454')).toEqual([]);
  });

  test('nor where nothing is measured', async () => {
    expect(await messages(two('volume 20%', ''), {}, 'JRN0454')).toEqual([]);
  });
});

describe('JRN0453: one instrument at different dates', () => {
  const two = (first: string, second: string, columns = '') =>
    journey('') + study('poll', 'd.csv', columns, first) + study('again', 'e.csv', columns, second);
  const found = async (text: string, files: Readonly<Record<string, string>> = { 'd.csv': LOW, 'e.csv': HIGH }) => {
    const { diagnostics, evaluation } = await openWorkspace({ 'a.journey': text, ...files });
    const { report } = await evaluation();
    return {
      told: (await diagnostics()).filter(({ code }) => code === 'JRN0453'),
      caveats: report.stages.flatMap(({ caveats }) => caveats.map(({ code, study: of }) => `${of} ${code}`)),
      pooled: report.pooledPeriods,
      mean: report.stages[0]?.measured?.mean,
    };
  };

  test('is asked about at the last study, and marked at the figure', async () => {
    const { told, caveats, pooled, mean } = await found(two('date 2025-04', 'date 2026-04'));
    expect(told.map((each) => messageOf(each, 'en'))).toEqual([
      'These studies ask the same at different dates and name no wave, so they are pooled as one period, and a change between them disappears: POLL (2025-04), AGAIN (2026-04). Name their waves with "wave"; the same wave, if they belong together.',
    ]);
    expect(told.map(({ at, related }) => [at.range.start.line, related.map(({ range }) => range.start.line)])).toEqual([[4, [3]]]);
    expect(caveats).toEqual(['again JRN0453']);
    expect(pooled).toEqual([
      {
        studies: [
          { name: 'poll', date: '2025-04' },
          { name: 'again', date: '2026-04' },
        ],
        stages: ['pay'],
        kpis: [],
      },
    ]);
    // −2.5 and +2.5, true at no time.
    expect(mean).toBe(0);
  });

  test('the dates are those of the rows, where none is declared', async () => {
    const on = (year: number) => `id;note;day\n1;3;${year}-03-02\n2;4;${year}-03-20\n3;5;${year}-04-01\n`;
    const { pooled } = await found(two('', '', 'date "day"'), { 'd.csv': on(2026), 'e.csv': on(2025) });
    expect(pooled.map(({ studies }) => studies)).toEqual([
      [
        { name: 'again', date: '2025-03' },
        { name: 'poll', date: '2026-03' },
      ],
    ]);
  });

  test.each([
    ['waves are named', two('date 2025-04 wave w1', 'date 2026-04 wave w2')],
    ['one wave is named', two('date 2025-04 wave w', 'date 2026-04 wave w')],
    ['the dates overlap', two('date 2026', 'date 2026-04')],
    ['a date is not known', two('date 2025-04', '')],
    ['the methods differ', two('method survey date 2025-04', 'method in-store date 2026-04')],
    ['the scales differ', two('date 2025-04', 'date 2026-04').replace('1..7', '1..10')],
    ['experts claim', two('method expert date 2025-04', 'method expert date 2026-04')],
  ])('nothing is asked where %s', async (_, text) => {
    expect(await found(text)).toMatchObject({ told: [], pooled: [] });
  });
});

describe('JRN0407 stands beside the figure', () => {
  test('at the stage and the KPI that read the column, nowhere else', async () => {
    const text = `${journey('stage look "I look" touchpoint t').replace('{ stage', '{ kpi ces stage')}${study('poll', 'd.csv', 'kpi ces from "note" scale 1..7')}${study('other', 'e.csv').replace('measure pay', 'measure look')}`;
    const { evaluation } = await openWorkspace({ 'a.journey': text, 'd.csv': rows([1, 2, 3, 4, 5, 8, 9]), 'e.csv': TEN });
    const { report } = await evaluation();
    const caveats = [...report.stages, ...report.kpis].map((each) =>
      each.caveats.filter(({ code }) => code === 'JRN0407').map((caveat) => `${caveat.study}: ${messageOf(caveat, 'en')}`),
    );
    const sentence =
      'poll: 2 values of the column "note" lie outside the declared scale 1..7 and are not counted: "8", "9" (first at line 7 of d.csv). Codes for “no answer” are declared with "missing"; if there are many, the scale is probably another.';
    expect(caveats).toEqual([[sentence], [], [sentence]]);
  });
});

describe('severities', () => {
  const found = async (severities: Record<string, 'error' | 'off' | 'hint'>) => {
    const workspace = new Workspace(new MemoryHost({ 'a.journey': 'touchpoint kiosk\njourney j { stage s }\n' }), { severities });
    await workspace.open();
    const codes = (list: readonly { code: string; severity: string }[]) => list.map(({ code, severity }) => `${code} ${severity}`);
    return {
      workspace,
      text: codes(workspace.textDiagnostics(uriOf('a.journey'))),
      all: codes(await workspace.diagnostics(uriOf('a.journey'))),
    };
  };

  test('as in the catalogue', async () => {
    const { text, all } = await found({});
    expect(text).toEqual(['JRN0301 information', 'JRN0303 information']);
    expect(all).toEqual(['JRN0301 information', 'JRN0416 information', 'JRN0303 information']);
  });

  test('as somebody wants them, in the text’s diagnostics and the evidence’s; and then otherwise', async () => {
    const { workspace, text, all } = await found({ JRN0301: 'off', JRN0303: 'error', JRN0416: 'hint' });
    expect(text).toEqual(['JRN0303 error']);
    expect(all).toEqual(['JRN0416 hint', 'JRN0303 error']);
    workspace.setSeverities({ JRN0303: 'off', JRN0416: 'off' });
    expect((await workspace.diagnostics(uriOf('a.journey'))).map(({ code }) => code)).toEqual(['JRN0301']);
  });
});

/** Small studies that a consultant would plausibly write, and what is asked about them: text against figures. */
import { readdirSync, readFileSync } from 'node:fs';
import { catalogue, type DiagnosticCode, type JourneyReport, LANGUAGES, messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { openWorkspace } from './open-workspace.ts';

const CASES = new URL('./fixtures/plausibility/', import.meta.url);

interface Asked {
  /** Those of the plausibility checks over text and figures, with their message. */
  readonly messages: readonly string[];
  readonly report: JourneyReport;
}

/** Opens a case; each edit replaces a text of its journey, which must be there. */
async function opened(
  name: string,
  edits: Readonly<Record<string, string>> = {},
  others: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const folder = new URL(`${name}/`, CASES);
  const files = Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]));
  let text = files['a.journey'] ?? '';
  for (const [found, written] of Object.entries(edits)) {
    expect(text).toContain(found);
    text = text.replace(found, written);
  }
  const { diagnostics, evaluation } = await openWorkspace({ ...files, ...others, 'a.journey': text });
  const told = (await diagnostics()).filter(({ code }) => isOurs(code)).map((each) => `${each.code} ${messageOf(each, 'en')}`);
  return { messages: told, report: (await evaluation()).report };
}

function isOurs(code: DiagnosticCode): boolean {
  return (code >= 'JRN0530' && code <= 'JRN0559') || code === 'JRN0275';
}

const codesOf = (caveats: readonly { readonly code: string }[] | undefined) => (caveats ?? []).map(({ code }) => code);

describe('what the index rests on', () => {
  test('a pulse of one stage after a wave of three: the share, and the figures that are gone', async () => {
    const { messages, report } = await opened('pulse');
    expect(messages.map((each) => each.slice(0, 60))).toEqual([
      'JRN0530 The CX index of I buy rests on 17 % of the importanc',
      'JRN0531 I get advice was measured in 2025 and is not in 2026',
      'JRN0531 I pay was measured in 2025 and is not in 2026: score',
    ]);
    expect(report.importanceMeasured).toBeCloseTo(2 / 12, 12);
    expect(codesOf(report.caveats)).toEqual(['JRN0530']);
    const [, advice] = report.stages;
    expect([advice?.lastMeasured?.wave, advice?.lastMeasured?.date, advice?.lastMeasured?.n]).toEqual(['2025', '2025-03', 40]);
    expect(advice?.lastMeasured?.mean).toBeCloseTo(-2, 1);
  });

  test('one stage of eight', async () => {
    const { messages, report } = await opened('fewstages');
    expect(messages).toHaveLength(1);
    expect(report.importanceMeasured).toBeCloseTo(1 / 36, 12);
  });

  test('not where half of it is measured, nor while a study cannot be read', async () => {
    expect(
      (
        await opened('fewstages', {
          'importance 1\n': 'importance 5\n',
          'stage s7 "I do step 7" channel store touchpoint desk target +2 importance 5': '',
        })
      ).messages,
    ).toHaveLength(1);
    expect((await opened('pulse', { 'from "b.csv"': 'from "gone.csv"' })).messages).toEqual([]);
  });
});

describe('KPIs', () => {
  test('a rate whose name says that fewer are better', async () => {
    const { messages, report } = await opened('rateneg');
    expect(messages.map((each) => each.slice(0, 68))).toEqual([
      'JRN0532 The name of Cancellations says that fewer are better ("Cance',
      'JRN0532 The name of Abandonment says that fewer are better ("Abandon',
    ]);
    expect(report.kpis.map(({ caveats }) => codesOf(caveats))).toEqual([['JRN0532'], ['JRN0532']]);
  });

  test('with its direction the verdict is right', async () => {
    const edits = { '"Cancellations" target 5%': '"Cancellations" target 5% lower is better' };
    const { messages, report } = await opened('rateneg', edits);
    expect(messages).toHaveLength(1);
    expect(report.kpis[0]?.verdict).toBe('missed');
  });

  test.each([
    ['Complaints resolved', 0],
    ['Fehlerfreie Lieferungen', 0],
    ['Returning customers', 0],
    ['Commandes sans erreur', 0],
    ['Conversion', 0],
    ['Warenkorbabbrüche', 1],
    ['Taux d’abandon', 1],
    ['Taux de résiliation', 1],
    ['Kündigungsquote', 1],
    ['Returns', 1],
    ['Share of late or lost parcels', 1],
  ])('%s', async (label, n) => {
    const { messages } = await opened('rateneg', {
      '"Cancellations"': `"${label}"`,
      'churn "': 'share "',
      'kpi churn': 'kpi share',
      'success "cancelled"': 'success "kept"',
    });
    expect(messages).toHaveLength(1 + n);
  });

  test('targets that decide nothing', async () => {
    const { messages, report } = await opened('cestarget');
    expect(messages.map((each) => each.slice(0, 62))).toEqual([
      'JRN0275 The target 5.5 of Effort lies outside the scale 1..5 o',
      'JRN0534 The target 0.4 and the measured 40 of NPS lie so far a',
      'JRN0534 The target 0.3 and the measured 25 of Conversion lie s',
    ]);
    // No answer can decide about a target off the scale.
    expect(report.kpis[0]?.verdict).toBe('open');
    expect(report.kpis.map(({ caveats }) => codesOf(caveats))).toEqual([['JRN0275'], ['JRN0534'], ['JRN0534']]);
  });

  test('a target that every answer reaches, and a promise that it breaks', async () => {
    const { messages } = await opened('cestarget', { 'target 5.5': 'target 1', 'target 0.3%': 'target 0%', 'target 0.4': 'target -100' });
    expect(messages.map((each) => each.slice(0, 7))).toEqual(['JRN0533', 'JRN0533', 'JRN0533']);
    const edits = {
      'kpi rate as conv "Conversion" target 0.3%': 'kpi time as reply "Reply" within 2h target 1d',
      'kpi conv from "c" success "yes"': '',
    };
    expect((await opened('cestarget', edits)).messages.at(-1)).toBe(
      'JRN0535 Reply promises 2 h, and its target is 24 h: it can be met while the promise is broken. Which one holds?',
    );
  });
});

test.each([
  ['Conversion', 1],
  ['Taux de recommandation', 1],
  ['Weiterempfehlungsquote', 1],
  ['Zufriedene Kunden', 1],
  ['Unzufriedene Kunden', 0],
  ['Clients insatisfaits', 0],
  ['Customers dissatisfied', 0],
  ['Sales lost', 0],
  ['Cancellations', 0],
  ['Cost per conversion', 0],
])('JRN0549: lower is better, of %s', async (label, n) => {
  const { messages, report } = await opened('rateneg', {
    '"Cancellations" target 5%': `"${label}" target 5% lower is better`,
    'churn "': 'share "',
    'kpi churn': 'kpi share',
    'success "cancelled"': 'success "kept"',
  });
  expect(messages.filter((each) => each.startsWith('JRN0549'))).toHaveLength(n);
  expect(codesOf(report.kpis[0]?.caveats)).toEqual(n === 0 ? [] : ['JRN0549']);
});

test('targets at an end of the scale: of a stage, and of a KPI', async () => {
  const best = await opened('cestarget', { 'target 5.5': 'target 5', 'target 0.3%': 'target 100%', 'target 0.4': 'target 100' });
  expect(best.messages.map((each) => each.slice(0, 40))).toEqual([
    'JRN0548 The target 5 of Effort is the be',
    'JRN0548 The target 100 of NPS is the bes',
    'JRN0548 The target 100 of Conversion is ',
  ]);
  const stages = await opened('pulse', { 'stage look': 'stage extra "I wait" target +3 importance 1\n  stage look' });
  expect(stages.messages.filter((each) => each.startsWith('JRN0548'))).toHaveLength(1);
});

describe('the target of a repository', () => {
  test('each visitor is held against the actions met: all that they saw was best', async () => {
    const { messages, report } = await opened('allbest');
    const [advice] = report.stages;
    expect(advice?.metActions).toEqual({ share: expect.closeTo(2 / 3, 12), best: 3, n: 30, neverTogether: [] });
    expect([advice?.measured?.mean, advice?.target, advice?.gap?.value, advice?.gap?.proven]).toEqual([2, 2, 0, null]);
    expect(messages).toEqual([]);
  });

  test('actions on other channels exclude each other: no gap is proven, on all channels or on one', async () => {
    const { messages, report } = await opened('altchannel');
    const [ask] = report.stages;
    expect([ask?.target, ask?.gap?.proven]).toEqual([2, false]);
    expect(ask?.gap?.value).toBeCloseTo(1 / 9, 12);
    expect(ask?.metActions?.neverTogether).toHaveLength(3);
    expect(messages.map((each) => each.slice(0, 7))).toEqual(['JRN0540']);
  });

  test('without their channels they are asked about', async () => {
    const edits = { 'basic channel phone': 'basic', 'basic channel web': 'basic', 'basic channel store': 'basic' };
    const { messages, report } = await opened('altchannel', edits);
    expect(messages.slice(1)).toEqual([
      'JRN0536 No visitor of I ask for help met more than one of "I call", "I write in the chat", "I go to the shop": they look like alternatives. Each visitor is held against what was met; the best score of the repository, 3, adds them all up. If they are on different channels, say so with "channel"; if they are one action, make one of them.',
    ]);
    expect(codesOf(report.stages[0]?.caveats)).toContain('JRN0536');
  });

  test('a delight whose absence counts as a fault, and a stage of basics alone', async () => {
    const { messages, report } = await opened('kano');
    expect(messages.map((each) => each.slice(0, 40))).toEqual([
      'JRN0539 I am offered a coffee is a delig',
      'JRN0540 I pay is enchanting by basics al',
    ]);
    expect(report.stages.map(({ class: found, caveats }) => [found, ...codesOf(caveats).filter((code) => code !== 'JRN0465')])).toEqual([
      ['disappointing', 'JRN0539'],
      ['enchanting', 'JRN0540'],
    ]);
  });
});

describe('text against rows', () => {
  test('a persona whose respondents are of another segment than the text says', async () => {
    const { messages, report } = await opened('persona_seg');
    expect(messages).toEqual([
      'JRN0545 100 % of the respondents whom S counts as Lea are of the segment Professionals, and the text says Households. Figures of the persona and of its segment are then about different people. Correct "in", or the column.',
    ]);
    expect(codesOf(report.stages[0]?.caveats)).toEqual(['JRN0545']);
  });

  test('a few slips are none', async () => {
    const text = `id,seg,per,q1\n${Array.from({ length: 40 }, (_, i) => `${i},${i < 3 ? 'pros' : 'homes'},lea,3\n`).join('')}`;
    expect((await opened('persona_seg', {}, { 'v.csv': text })).messages).toEqual([]);
  });

  test('a benchmark on another scale or by another method', async () => {
    const { messages, report } = await opened('bench_dir');
    expect(messages.filter((each) => each.startsWith('JRN0546'))).toEqual([
      'JRN0546 Rival asks about no stage as the journey’s own studies do: the scale is 0..100 there, 1..10 here. It is shown beside them, and nothing is concluded from the difference. Find figures of the same instrument, or say that they are not comparable.',
    ]);
    expect(report.comparisons[0]?.stages.flatMap(({ differences }) => differences)).toEqual([]);
    const interviews = await opened('bench_dir', {
      'scale 0..100': 'scale 1..10',
      'of k method survey date 2019': 'of k method interview date 2025',
    });
    expect(interviews.messages).toEqual([expect.stringContaining('the method is interview there, survey here')]);
    expect((await opened('bench_dir', { 'scale 0..100': 'scale 1..10' })).messages).toEqual([]);
  });
});

describe('initiatives', () => {
  const plan = (line: string) =>
    opened('rateneg', {
      'observations v': `plan p for k { initiative i "Advice by chat" on advice owner care due 2027-01 ${line} }\nobservations v`,
    });
  const own = (messages: readonly string[]) => messages.filter((each) => each >= 'JRN0541' && each < 'JRN0545');

  test.each([
    ['impact +1', []],
    [
      'impact -1',
      [
        'JRN0541 Advice by chat promises an impact of −1 on I get advice: it would make nothing better. Write by how much the measured value is to rise.',
      ],
    ],
    [
      'impact 2',
      ['JRN0542 Advice by chat promises an impact of 2 on I get advice, where 1.67 is possible: the scale ends at 3. Correct the impact.'],
    ],
    ['impact 2 status done', ['JRN0544 Advice by chat is done, and due on 2027-01, which is still to come. Correct one of the two.']],
    [
      'of phone',
      [
        'JRN0543 Advice by chat is for the channel Phone, which I get advice does not have (Store). Correct the channel, or add it to the stage.',
      ],
    ],
    ['of store', []],
  ])('%s', async (line, expected) => {
    expect(own((await plan(line)).messages)).toEqual(expected);
  });
});

describe('given means', () => {
  const means = (rows: string) => opened('bench_dir', { 'scale 0..100': 'scale 1..10' }, { 'b.csv': rows });

  test('two rows of one stage that nothing tells apart', async () => {
    const { messages } = await means('s,m,n,sd\nadvice,8.1,400,1.2\norder,7.9,400,1.3\nadvice,8.1,400,1.2\n');
    expect(messages).toEqual([
      'JRN0547 2 rows of b.csv are about one stage, and no column tells them apart (lines 2, 4): they are pooled as different people. Remove the repeated row, or name what parts them ("segment", "persona", "channel").',
    ]);
  });

  test('a row for each region is none', async () => {
    expect((await means('s,region,m,n,sd\nadvice,north,8.1,400,1.2\nadvice,south,7.1,300,1.2\n')).messages).toEqual([]);
  });
});

test('a stage of the repository stands for the stage of the same label: its target is the one of its responses', async () => {
  const { messages, report } = await opened('allbest', { 'stage advice "I get advice" {': 'stage counsel "I get advice" {' });
  expect(report.stages[0]?.targetFrom).toBe('repository');
  expect(report.stages[0]?.gap?.value).toBe(0);
  expect(messages).toEqual([]);
});

test.each(LANGUAGES)('each message ends its sentence, in %s', (language) => {
  const ours = (Object.keys(catalogue) as DiagnosticCode[]).filter(isOurs);
  expect(ours.filter((code) => !/[.?]$/.test(catalogue[code].message[language]))).toEqual([]);
});

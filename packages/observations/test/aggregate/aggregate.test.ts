import { STUDY_FILE_ID, STUDY_ID, type Study, type Term } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { aggregate } from '../../src/index.ts';
import { column, DIALECT, kpi, measure, messages, model, rated, repository, samples, stageOf, study, table } from '../build.ts';

const journey = model(
  ['compare=Je compare', 'order=Je commande'],
  { nps: 'nps', csat: 'csat', ces: 'ces', bought: 'rate', reply: 'time' },
  {
    channels: [{ id: 'channel:web', name: 'web', label: 'Site web' }],
    repository: repository({ compare: { 'price basic': { shown: 1, absent: -3 }, 'save delight': { anywhere: 2, lost: -2, shown: 0 } } }),
  },
);
const long = (more: Partial<Study> = {}) =>
  study({ respondent: column('id'), stage: column('stage'), action: column('action'), response: column('response'), ...more });
const scored = (more: Partial<Study> = {}) =>
  study({ respondent: column('id'), stage: column('stage'), score: rated('score', [1, 7], '99'), ...more });
const wide = (more: Partial<Study> = {}) => study({ measures: [measure('compare', rated('a', [1, 7], '99'))], ...more });

describe('long files', () => {
  test('responses of a respondent at a stage are summed and clamped; basics are watched', () => {
    const { samples: found, diagnostics } = samples(
      'id;stage;action;response\nA;compare;price;absent\nA;compare;save;lost\nB;compare;price;shown\nB;compare;save;anywhere\n',
      long(),
      journey,
    );
    expect(diagnostics).toEqual([]);
    expect(found).toMatchObject({ respondents: 2, file: { rows: 4, rowsUsed: 4 } });
    expect(found.stages).toEqual([
      {
        stage: 'compare',
        scores: { values: [-3, 3], counts: [1, 1], weights: [1, 1], squares: [1, 1] },
        summary: null,
        basics: { n: 2, unmetN: 1, observed: 2, squares: 2, unmet: 1, clusters: null },
        clusters: null,
        expectation: null,
        // A met both, and could have had 3.
        reach: {
          shortfall: { values: [0, 6], counts: [1, 1], weights: [1, 1], squares: [1, 1] },
          clusters: null,
          ...{ n: 2, completeN: 2, weight: 2, met: 2 },
          actions: [
            { action: 'price', n: 2 },
            { action: 'save', n: 2 },
          ],
          pairs: [{ actions: ['price', 'save'], n: 2 }],
        },
        overall: null,
        used: 4,
      },
    ]);
  });

  test('a cell names a thing by a mapping, its name or its label', () => {
    const of = long({
      stage: column('stage', { '1': 'order', compare: 'compare' }),
      score: rated('score', [1, 7]),
      response: null,
      action: null,
    });
    const { samples: found, diagnostics } = samples('id;stage;score\nA; Je  compare ;7\nB;1;1\nC;compare;4\n', of, journey);
    expect(diagnostics).toEqual([]);
    expect(found.stages.map(({ stage, scores }) => [stage, scores?.values])).toEqual([
      ['compare', [0, 3]],
      ['order', [-3]],
    ]);
  });

  test('a row without response takes the score column; both of one respondent are one score', () => {
    const of = long({ score: rated('score', [1, 7]) });
    const { samples: found } = samples(
      'id;stage;action;response;score\nA;compare;price;shown;7\nB;compare;;;7\nB;compare;;;5\n',
      of,
      journey,
    );
    expect(stageOf(found, 'compare').scores?.values).toEqual([1, 2]);
  });

  test('names that name nothing are reported with the first lines; their rows score nothing, save for the channel', () => {
    const of = long({ channel: column('channel') });
    const { samples: found, messages: said } = samples(
      [
        'id;stage;action;response;channel',
        'A;compare;price;shown;web',
        'A;compair;price;shown;web',
        'A;compare;prize;shown;web',
        'A;compare;price;gone;web',
        'B;compare;;shown;Site web',
        'B;compare;save;lost;fax',
        'B;;save;lost;',
        'B;compare;save;;',
      ].join('\n'),
      of,
      journey,
    );
    expect(said).toEqual([
      '1 value of the column "stage" names nothing in the text and is not counted: "compair" (first at line 3 of data/survey.csv).',
      '1 value of the column "action" names nothing in the text and is not counted: "prize" (first at line 4 of data/survey.csv).',
      '2 values of the column "response" name nothing in the text and are not counted: "gone", "shown" (first at line 5 of data/survey.csv).',
      '1 value of the column "channel" names nothing in the text; its row counts, but in none of the groups: "fax" (first at line 7 of data/survey.csv).',
    ]);
    expect(stageOf(found, 'compare').scores).toMatchObject({ values: [-2, 1], counts: [1, 1] });
    expect(found.file).toMatchObject({ rows: 8, rowsUsed: 2 });
    expect(found.dropped.map(({ reason, column: header, unit, count, lines }) => [reason, header, unit, count, lines])).toEqual([
      ['unmapped', 'stage', 'row', 1, [3]],
      ['unmapped', 'action', 'row', 1, [4]],
      ['unmapped', 'response', 'row', 2, [5, 6]],
      ['unmapped', 'channel', 'cell', 1, [7]],
      ['empty', 'stage', 'row', 1, [8]],
      ['empty', 'response', 'row', 1, [9]],
    ]);
  });

  test('rows of nobody and bad weights', () => {
    const of = scored({ weightColumn: column('w') });
    const { samples: found, messages: said } = samples(
      'id;stage;score;w\nA;compare;7;2\n;compare;1;1\nB;compare;1;0\nC;compare;1;x\nD;compare;4;0,5',
      of,
      journey,
    );
    expect(said).toEqual([
      '1 row of data/survey.csv could not be used: no respondent (first at line 3).',
      '2 rows of data/survey.csv could not be used: weight is not a positive number (first at line 4).',
    ]);
    expect(stageOf(found, 'compare').scores).toEqual({ values: [0, 3], counts: [1, 1], weights: [0.5, 2], squares: [0.25, 4] });
  });
});

describe('wide files', () => {
  test('without a respondent column each row is a respondent; with one, ratings are averaged', () => {
    const file = 'id;a\nA;7\nA;4\nB;1\n';
    expect(stageOf(samples(file, wide(), journey).samples, 'compare').scores?.values).toEqual([-3, 0, 3]);
    expect(stageOf(samples(file, wide({ respondent: column('id') }), journey).samples, 'compare').scores?.values).toEqual([-3, 1.5]);
  });

  test('every loss has its reason', () => {
    const { samples: found, messages: said } = samples('a\n7\n8\n99\n99,0\nx\n1\n-1\n', wide(), journey);
    expect(said).toEqual([
      '1 value of the column "a" is not a number and is not counted: "x" (first at line 6 of data/survey.csv). Of answers, say what each is worth: { "x" -> … }; texts for “no answer” are declared with "missing".',
      '2 values of the column "a" lie outside the declared scale 1..7 and are not counted: "8", "-1" (first at line 3 of data/survey.csv). Codes for “no answer” are declared with "missing"; if there are many, the scale is probably another.',
    ]);
    expect(found.dropped.map(({ reason, count, lines, examples }) => [reason, count, lines, examples])).toEqual([
      ['not-a-number', 1, [6], ['x']],
      ['off-scale', 2, [3, 8], ['8', '-1']],
      ['missing-code', 2, [4, 5], []],
    ]);
    expect(found).toMatchObject({ respondents: 2, file: { rows: 7, rowsUsed: 2 } });
  });

  test('a scale is never guessed', () => {
    const of = study({ measures: [measure('compare', rated('a', null, '99')), measure('order', rated('b', [1, 7]))] });
    const { samples: found, messages: said } = samples('a;b\n7,5;4\n2;4\n99;4\n', of, journey);
    expect(said).toEqual([
      'The column "a" has ratings but no declared scale, and a scale is never guessed. Add "scale MIN..MAX"; the values lie between 2 and 7.5.',
    ]);
    expect(found.stages.map(({ stage }) => stage)).toEqual(['order']);
    expect(found.dropped).toEqual([{ reason: 'no-scale', column: 'a', unit: 'cell', count: 3, lines: [2, 3, 4], examples: [] }]);
  });

  test('what stands in a column without a scale is said: texts, nothing; a scale of one value is none', () => {
    const of = study({ measures: [measure('compare', rated('a', null, 'x')), measure('order', rated('b', [7, 7]))] });
    expect(samples('a;b\ngut;4\nx;4\nam "Tag";4\n', of, journey).messages).toEqual([
      'The column "a" has no declared scale, and its cells are texts, not numbers: "am "Tag"", "gut". If they are ratings, add "scale MIN..MAX" and what each text is worth: { "am "Tag"" -> … }.',
      'The scale 7..7 of the column "b" has only one value, so that no answer is better than another. Write its lowest and its highest answer: "scale MIN..MAX".',
    ]);
    expect(samples('a;b\nx;4\n;4\n', of, journey).messages[0]).toBe(
      'The column "a" has no declared scale, and no row that counts has an answer in it. Add "scale MIN..MAX" as the questionnaire has it, and check that it is the right column.',
    );
  });

  test('errors of formulas, and answers that a spreadsheet took for dates, are called so', () => {
    const of = study({ measures: [measure('compare', rated('a', [1, 5])), measure('order', rated('b', [1, 5]))] });
    const said = (file: string) => samples(file, of, journey).messages.map((message) => message.replace(/.*: (".*"|.*) \(.*?\)\. /, '$1 '));
    expect(said('a;b\n#DIV/0!;45056\n3;2\n#NV;45057\n')).toEqual([
      '"#DIV/0!", "#NV" They are errors of formulas: mend the formulas in the spreadsheet and save the file again. If there is no answer in these cells, declare them with "missing".',
      '"45056", "45057" They look like dates as a spreadsheet stores them: it has taken answers such as 1-5 or 1.5 for a day of the year (45056 = 2023-05-10), and the answers are lost in this file. Export them again from the survey tool, and import the column as text.',
    ]);
    expect(said('a;b\n01.Mai;2026-05-01 00:00:00\n3;2\n5-févr.;3\n')).toEqual([
      expect.stringMatching(/^"01\.Mai", "5-févr\." They are dates: /),
      expect.stringMatching(/^"2026-05-01 00:00:00" They are dates: /),
    ]);
    expect(said('a;b\n#1;99\n3;2\nam 5. Mai;3\n')).toEqual([
      expect.stringMatching(/Of answers, say what each is worth/),
      expect.stringMatching(/Codes for “no answer”/),
    ]);
  });

  test('expectations are of all who gave one, and paired with the score of those who gave both', () => {
    const of = study({ measures: [measure('compare', rated('a', [1, 7]), 'exp')] });
    const { samples: found } = samples('a;exp\n4;7\n1;\n;5\n4;4\n', of, journey);
    expect(stageOf(found, 'compare').expectation).toEqual({
      expected: { values: [0, 1, 3], counts: [1, 1, 1], weights: [1, 1, 1], squares: [1, 1, 1] },
      paired: { values: [0, 3], counts: [1, 1], weights: [1, 1], squares: [1, 1] },
      difference: { values: [0, 3], counts: [1, 1], weights: [1, 1], squares: [1, 1] },
      clusters: null,
    });
  });

  test.each([
    // 150 answers, half of them yes; both headings are told, with their row.
    ['the headings of a survey tool', ['Was your problem solved?', '{"ImportId":"QID3"}'], 2],
    ['a question', ['Was your problem solved?'], 1],
    ['an answer that nobody else gave', ['Perhaps'], 0],
    ['answers in words', ['It was, but it took long', 'It was not, so I left', 'Half of it was solved', 'I did not have a problem'], 0],
  ])('a rate tells of %s below the header', (_, above, n) => {
    const cells = [...above, ...Array.from({ length: 150 }, (_each, at) => (at % 2 === 0 ? 'Yes' : 'No'))];
    const file = `id;b\n${cells.map((cell, at) => `R${at};"${cell.replaceAll('"', '""')}"\n`).join('')}`;
    const of = study({ respondent: column('id'), kpis: [kpi('bought', rated('b', null), { success: ['Yes'] })] });
    const { diagnostics } = samples(file, of, journey);
    const told = diagnostics.filter(({ code }) => code === 'JRN0439');
    expect(told.map(({ parameters, dataLocation }) => [parameters.n, dataLocation?.lines])).toEqual(
      n === 0 ? [] : [[n, [2, 3].slice(0, n)]],
    );
    const declared = study({ respondent: column('id'), kpis: [kpi('bought', rated('b', null, ...above), { success: ['Yes'] })] });
    expect(samples(file, declared, journey).diagnostics.map(({ code }) => code)).not.toContain('JRN0439');
  });

  test('KPIs of each kind', () => {
    const of = study({
      respondent: column('id'),
      kpis: [
        kpi('nps', rated('n', [1, 11])),
        kpi('csat', rated('s', [1, 5])),
        kpi('ces', rated('e', [1, 7])),
        kpi('bought', rated('b', null)),
        kpi('reply', rated('t', null), { hours: 24 }),
      ],
    });
    const { samples: found, messages: said } = samples(
      'id;n;s;e;b;t\nA;11;5;6,5;Oui;0,5\nB;1;4;7;non;2\nC;;;;peut-être;-1\nA;10;5;6,5;0;0,5\n',
      of,
      journey,
    );
    expect(found.kpis.map(({ kpi: name, kind, values, used }) => [name, kind, values.values, used])).toEqual([
      ['nps', 'nps', [0, 9, 10], 3],
      ['csat', 'csat', [4, 5], 3],
      ['ces', 'ces', [6.5, 7], 3],
      ['bought', 'rate', [0, 1], 3],
      ['reply', 'time', [12, 48], 3],
    ]);
    expect(said).toEqual([
      '1 value of the column "b" names nothing in the text and is not counted: "peut-être" (first at line 4 of data/survey.csv).',
      '1 value of the column "t" lies outside the declared scale 0..∞ and is not counted: "-1" (first at line 4 of data/survey.csv). Codes for “no answer” are declared with "missing"; if there are many, the scale is probably another.',
    ]);
  });

  test('a declared success leaves every other answer a failure', () => {
    const of = study({ kpis: [kpi('bought', rated('b', null, 'n/a'), { success: ['signé', '2'] })] });
    const { kpis } = samples('b\nsigné\n2,0\nperdu\nn/a\n\n', of, journey).samples;
    expect(kpis[0]?.values).toMatchObject({ values: [0, 1], counts: [1, 2] });
  });

  test('where keeps the rows that the text asks for', () => {
    const of = wide({
      where: [
        { column: column('land'), values: ['FR', '1'] },
        { column: column('a'), values: ['7', '4'] },
      ],
    });
    const { samples: found, diagnostics } = samples('land;a\nFR;7\nDE;1\n1,0;4\nFR;2\n', of, journey);
    expect(diagnostics).toEqual([]);
    expect(stageOf(found, 'compare').scores?.values).toEqual([0, 3]);
    expect(found.dropped.map(({ reason, column: header, count, lines }) => [reason, header, count, lines])).toEqual([
      ['filtered', 'land', 1, [3]],
      ['filtered', 'a', 1, [5]],
    ]);
  });
});

describe('answers written as texts', () => {
  const worth = (header: string, scale: [number, number] | null, figures: Record<string, number>, ...missing: string[]) => ({
    ...rated(header, scale, ...missing),
    labelValues: Object.entries(figures).map(([cell, figure]) => ({ cell, value: figure })),
  });

  test('are worth what the text says, in both columns of a measure; what is missing stays missing', () => {
    const of = study({
      measures: [measure('compare', worth('a', [1, 7], { 'Très  satisfait': 7, Non: 1, '2 - bof': 2.5 }, 'Non'), 'e')],
    });
    // 7 → +3, 2.5 → −1.5, 4 → 0; a figure of the text is no cell: no decimal comma turns 2.5 into something else.
    const text = 'a;e\n Très satisfait;2 - bof\n2 - bof;4,0\n4,0;Très satisfait\nNon;4,0\nOui;4,0\n';
    const { samples: found, diagnostics } = samples(text, of, journey);
    expect(found.stages[0]?.scores).toMatchObject({ values: [-1.5, 0, 3], counts: [1, 1, 1] });
    expect(found.stages[0]?.expectation?.paired).toMatchObject({ values: [-1.5, 0, 3], counts: [1, 1, 1] });
    // the last two rated nothing
    expect(found.stages[0]?.expectation?.expected).toMatchObject({ values: [-1.5, 0, 3], counts: [1, 3, 1] });
    expect(diagnostics.map(({ code, parameters }) => [code, parameters.examples])).toEqual([['JRN0408', '"Oui"']]);
  });

  test('nothing is guessed of a label, but the remedy is named with its figure', () => {
    const of = wide();
    const said = (cells: string) =>
      samples(`a\n${cells}\n`, of, journey).diagnostics.map(({ parameters: { advice } }) => (advice as Term).values?.mapping);
    expect(said('4\nbof\n7 - Super')).toEqual(['{ "7 - Super" -> 7 }']);
    expect(said('4\n8 - Super')).toEqual(['{ "8 - Super" -> … }']);
  });

  test('of two figures the first counts; of a rate 1 and 0 do', () => {
    const first = { ...rated('a', [1, 7]), labelValues: [3, 7].map((figure) => ({ cell: 'x', value: figure })) };
    expect(samples('a\nx\n', study({ measures: [measure('compare', first)] }), journey).samples.stages[0]?.scores?.values).toEqual([-1]);
    const of = study({ kpis: [kpi('bought', worth('b', null, { Teilweise: 1, Storniert: 0, Halb: 0.5 }))] });
    const { samples: found, diagnostics } = samples('b\nTeilweise\nStorniert\nja\nHalb\n', of, journey);
    expect(found.kpis[0]?.values).toMatchObject({ values: [0, 1], counts: [1, 2] });
    expect(diagnostics.map(({ code, parameters }) => [code, parameters.examples])).toEqual([['JRN0404', '"Halb"']]);
  });
});

describe('files of given means', () => {
  const of = study({ aggregated: true, stage: column('stage'), mean: rated('m', [0, 10]), n: rated('n', null), sd: rated('sd', null) });

  test('mean and deviation on the journey’s scale; rows of one stage are pooled', () => {
    const { samples: found, diagnostics } = samples('stage;m;n;sd\ncompare;7,5;40;2\norder;4;10;1\norder;6;10;1\n', of, journey);
    // Nothing tells the two rows of order apart.
    expect(diagnostics.map(({ code }) => code)).toEqual(['JRN0547']);
    expect(found.stages.map(({ summary: given }) => given)).toEqual([
      { n: 40, mean: 1.5, sd: expect.closeTo(1.2, 12) },
      { n: 20, mean: 0, sd: expect.closeTo(0.6 * Math.sqrt((9 + 9 + 20) / 19), 12) },
    ]);
    expect(found).toMatchObject({ respondents: 40, file: { rowsUsed: 3 } });
  });

  test('what is wrong with them is said', () => {
    expect(samples('stage;m;n;sd\ncompare;12;40;2\norder;4;0;1\nnowhere;4;5;1\n', of, journey).messages).toEqual([
      '1 value of the column "m" lies outside the declared scale 0..10 and is not counted: "12" (first at line 2 of data/survey.csv). Codes for “no answer” are declared with "missing"; if there are many, the scale is probably another.',
      '1 value of the column "n" lies outside the declared scale 1..∞ and is not counted: "0" (first at line 3 of data/survey.csv). Codes for “no answer” are declared with "missing"; if there are many, the scale is probably another.',
      '1 value of the column "stage" names nothing in the text and is not counted: "nowhere" (first at line 4 of data/survey.csv).',
      'Nothing of data/survey.csv can be used (3 rows): this study says nothing. The other findings on this file say why.',
    ]);
  });
});

describe('given means that cannot be true are left out and counted', () => {
  const of = study({ aggregated: true, stage: column('stage'), mean: rated('m', [1, 5]), n: rated('n', null), sd: rated('sd', null) });
  const read = (...rows: string[]) => samples(`stage;m;n;sd\n${rows.join('\n')}\n`, of, journey);

  test('an n that is no whole number', () => {
    const { samples: found, messages: said } = read('compare;4;10.5;1', 'order;4;10;1');
    expect(found.stages.map(({ stage }) => stage)).toEqual(['order']);
    expect(found.dropped).toEqual([{ reason: 'not-whole', column: 'n', unit: 'row', count: 1, lines: [2], examples: [] }]);
    expect(said).toEqual(['1 row of data/survey.csv cannot be true and is not counted: n is no whole number (first at line 2).']);
  });

  test.each([
    ['beyond any on this scale', 'compare;3;30;9.5'],
    ['of answers that are all at the end', 'compare;5;30;1'],
    ['near the end', 'compare;4.9;30;1.5'],
    ['of two answers', 'compare;3;2;3'],
  ])('a deviation %s', (_, row) => {
    const { samples: found, messages: said } = read(row, 'order;4;10;1');
    expect(found.stages.map(({ stage }) => stage)).toEqual(['order']);
    expect(found.dropped).toEqual([{ reason: 'impossible-sd', column: 'sd', unit: 'row', count: 1, lines: [2], examples: [] }]);
    expect(said).toEqual([
      '1 row of data/survey.csv cannot be true and is not counted: the standard deviation is larger than mean, n and scale allow (first at line 2).',
    ]);
  });

  test.each([
    ['half of the answers at each end', `compare;3;10;${Math.sqrt(40 / 9)}`],
    ['the same, rounded up', 'compare;3;2;2.83'],
    ['a mean that is rounded towards the end', 'compare;4.9;1000;0.66'],
    ['none', 'compare;5;30;0'],
    ['of one answer', 'compare;3;1;0'],
    ['not given', 'compare;5;30;'],
  ])('a deviation that is possible counts: %s', (_, row) => {
    const { samples: found } = read(row);
    expect(found.stages.map(({ stage }) => stage)).toEqual(['compare']);
    expect(found.dropped.filter(({ reason }) => reason === 'impossible-sd')).toEqual([]);
  });
});

describe('boxes of a csat', () => {
  const of = (scale: [number, number]) => study({ kpis: [kpi('csat', rated('a', scale))] });
  const withBoxes = (min: number, max: number) => ({
    ...journey,
    kpis: journey.kpis.map((each) => (each.name === 'csat' ? { ...each, boxes: { min, max } } : each)),
  });

  test.each([
    [4, 5, 1, 7],
    [1, 2, 1, 5],
    [1, 5, 1, 5],
    [9, 10, 1, 5],
    [6, 8, 1, 7],
  ])('%d..%d are not the top of %d..%d: the column is not counted, and said', (min, max, from, to) => {
    const { samples: found, diagnostics } = samples('a\n5\n4\n', of([from, to]), withBoxes(min, max));
    expect(found.kpis).toEqual([]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toContainEqual(['JRN0442', 'error']);
    expect(found.dropped).toContainEqual({ reason: 'not-the-top', column: 'a', unit: 'cell', count: 2, lines: [2, 3], examples: [] });
  });

  test.each([
    [4, 5, 1, 5],
    [5, 5, 1, 5],
    [0.8, 1, 0, 1],
    [1, 2, 5, 1],
  ])('%d..%d are the top of %d..%d', (min, max, from, to) => {
    const { diagnostics } = samples('a\n1\n1\n', of([from, to]), withBoxes(min, max));
    // A downward scale is told as such.
    expect(diagnostics.map(({ code }) => code)).toEqual(from > to ? ['JRN0282'] : []);
  });
});

describe('what keeps a study from being read', () => {
  test.each([
    [study({}), 'no stage column and no measure is named'],
    [study({ respondent: column('id'), score: rated('a', [1, 7]) }), 'no stage column and no measure is named'],
    [
      scored({ stage: null, measures: [measure('compare', rated('a', [1, 7]))] }),
      'a response or score column is named, but no stage column (stage) that says what it is about',
    ],
    [study({ unusableColumns: 4 }), 'none of the measures and KPIs that are named can be used (the errors at their lines say why)'],
    [study({ respondent: column('id'), stage: column('stage') }), 'neither a response column nor a score column is named'],
    [scored({ respondent: null }), 'no respondent column is named'],
    [study({ aggregated: true, stage: column('stage') }), 'a file of given means needs stage, mean and n columns'],
  ])('a role that is missing (%#)', (of, missing) => {
    const { samples: found, diagnostics } = aggregate(table('x;a\n1;2'), of, journey);
    expect(found).toBeNull();
    expect(messages(diagnostics)).toEqual([`These observations cannot be read: ${missing}.`]);
    expect(diagnostics[0]?.subject).toBe(STUDY_ID);
  });

  test('responses without a repository', () => {
    expect(messages(aggregate(table('id;a\n1;2'), long(), model(['compare'])).diagnostics)).toEqual([
      'These observations cannot be read: a response column needs a journey that uses a repository.',
    ]);
  });

  test('a key column that is not there: nothing is read; at its STUDY_FILE_ID, with the nearest', () => {
    const of = scored({ respondent: column('idd') });
    const { samples: found, diagnostics } = aggregate(table('id;stage;score\nA;compare;4'), of, journey);
    expect(found).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'JRN0403', subject: 'idd', suggestion: '"id"' }]);
    expect(messages(diagnostics)).toEqual(['The file data/survey.csv has no column "idd". Did you mean "id"?']);
  });

  const missed = (text: string) => messages(aggregate(table(text), scored({ respondent: column('id') }), journey).diagnostics);

  test('where nothing that is named is there, it is said once, and where the names stand', () => {
    expect(missed('Survey 2026\n\nid;stage;score\nA;compare;4')).toEqual([
      'The file data/survey.csv has no columns "id", "stage", "score". The header that was read (line 1) has "Survey 2026". These names stand in line 3: add skip 2.',
    ]);
  });

  test('a header that is one column is said to be glued, with the delimiter that parts it', () => {
    expect(missed('id,stage,score\n1,2\n2,3,9,9\n3\n"4,5\n5,1\n')).toEqual([
      expect.stringContaining('has "id,stage,score". Line 1 holds these names, but they are not parted as columns'),
    ]);
    expect(missed('id,stage,score\n1,2\n2,3,9,9\n3\n"4,5\n5,1\n')[0]).toMatch(/write delimiter ","\.$/);
  });

  test('a log of events without scores is read: there is nothing to score, and nothing is wrong', () => {
    const of = long({ method: 'analytics', response: null, action: null, respondent: column('id'), dateColumn: column('when') });
    const { samples: found, diagnostics } = aggregate(table('id;stage;when\nA;compare;2026-04-01\nB;compare;2026-04-02'), of, journey);
    expect(messages(diagnostics)).toEqual([]);
    expect(found).toMatchObject({ respondents: 0, stages: [], file: { rows: 2, rowsUsed: 0 } });
  });

  test('all columns that are not there are said at once, each once', () => {
    const of = scored({
      respondent: column('idd'),
      verbatims: [{ column: column('comment'), stage: null }],
      touchpoint: column('comment'),
      weightColumn: column('w'),
    });
    expect(messages(aggregate(table('id;stage;score\nA;compare;4'), of, journey).diagnostics)).toEqual([
      'The file data/survey.csv has no column "idd". Did you mean "id"?',
      'The file data/survey.csv has no column "comment". The header that was read (line 1) has "id", "stage", "score".',
      'The file data/survey.csv has no column "w".',
    ]);
  });

  test('the suggestion is quoted so that it can be typed', () => {
    const suggest = (header: string) =>
      aggregate(
        table(`x;${JSON.stringify(header).replaceAll('\\"', '""')}\n1;2`),
        wide({ measures: [measure('compare', rated('Note du prix', [1, 7]))] }),
        journey,
      ).diagnostics[0];
    expect(suggest('Note "du" prix')?.suggestion).toBe(`'Note "du" prix'`);
    expect(suggest('Note "d’un\' prix')?.suggestion).toBe(`« Note "d’un' prix »`);
  });

  test('a filter column that is not there: reading all rows would be another study', () => {
    const of = wide({ where: [{ column: column('country'), values: ['FR'] }] });
    const { samples: found, diagnostics } = aggregate(table('a\n4'), of, journey);
    expect(found).toBeNull();
    expect(messages(diagnostics)).toEqual(['The file data/survey.csv has no column "country". The header that was read (line 1) has "a".']);
  });

  test('a column name that stands twice matters only where it is used', () => {
    const twice = table('a;b;b\n4;1;2');
    expect(samples(twice, wide(), journey).diagnostics).toEqual([]);
    const of = wide({ measures: [measure('compare', rated('a', [1, 7])), measure('order', rated('b', [1, 7]))] });
    const { samples: found, messages: said } = samples(twice, of, journey);
    expect(said).toEqual([
      'The column name "b" stands twice in the first line of data/survey.csv: which one is meant cannot be known, so neither is read. Give one of them another name.',
    ]);
    expect(found.stages.map(({ stage }) => stage)).toEqual(['compare']);
  });

  test('a respondent column that stands twice leaves nothing to trust', () => {
    const { samples: found, diagnostics } = aggregate(table('id;id;a\n1;2;4'), wide({ respondent: column('id') }), journey);
    expect(found).toBeNull();
    expect(diagnostics.map(({ code }) => code)).toEqual(['JRN0417']);
  });

  test('only a header: Samples of nobody', () => {
    const { samples: found, messages: said, diagnostics } = samples('a;b', wide(), journey);
    expect(said).toEqual(['The observation file data/survey.csv has column names but no row of data.']);
    expect(diagnostics[0]?.subject).toBe(STUDY_FILE_ID);
    expect(found).toMatchObject({ respondents: 0, stages: [], kpis: [], dropped: [], file: { rows: 0, rowsUsed: 0 } });
  });
});

test('rows lost in reading are said at the file', () => {
  const { messages: said, diagnostics, samples: found } = samples('a;b;c\n4;1;\n4;5;6;7\n7;2;\n1;"x\n2', wide(), journey);
  expect(said).toEqual([
    '1 row of data/survey.csv could not be used: another number of cells than the header (first at line 3).',
    '2 rows of data/survey.csv could not be used: a quote that is never closed (first at line 5).',
  ]);
  expect(diagnostics[0]?.subject).toBe(STUDY_FILE_ID);
  expect(found.file).toMatchObject({ rows: 5, rowsUsed: 2 });
});

describe('a table that is laid out otherwise than its header says', () => {
  const said = (file: string) => samples(file, wide(), journey).messages;

  test('short rows, if they lack a column that is read', () => {
    expect(said('b;a;c\n1;4;x\n7\n2;5\n3;6\n')).toEqual([
      '1 row of data/survey.csv ends before the column "a" (first: line 3): the missing cells count as empty. If a delimiter is missing in it instead, mend the file.',
    ]);
    expect(said('a;b;c\n4;1;x\n5;2\n6;3\n')).toEqual([]);
  });

  test('columns without a name', () => {
    expect(said('a;b\n1;4;1\n2;7;2\n')).toEqual([
      'The header of data/survey.csv has 2 names, but from line 2 on most rows have 3 cells: the first column, which names the rows, is taken to have no name. If the names are out of place, complete the header in the file.',
    ]);
    expect(said('a;b\n4;1;x\n4;2;y\n')).toEqual([
      'The header of data/survey.csv has 2 names, but from line 2 on most rows have 3 cells: the last columns are taken to have no name. If the names are out of place, complete the header in the file.',
    ]);
  });
});

test('1.234 where nothing says what it is: declare the decimal mark', () => {
  const of = (decimal: ',' | '.' | null) =>
    wide({ measures: [measure('compare', rated('a', [0, 5000]))], dialect: { ...DIALECT, decimal } });
  const file = 'a;b\n1.234;1\nx;2\n2.500;3';
  const { messages: said, samples: found } = samples(file, of(null), journey);
  expect(said).toEqual([
    '1 value of the column "a" is not a number and is not counted: "x" (first at line 3 of data/survey.csv). Of answers, say what each is worth: { "x" -> … }; texts for “no answer” are declared with "missing".',
    '2 values of the column "a" can be read as a decimal or as thousands and are not counted: "1.234", "2.500" (first at line 2 of data/survey.csv). Add "decimal point" or "decimal comma" to the observations.',
    'Nothing of data/survey.csv can be used (3 rows): this study says nothing. The other findings on this file say why.',
  ]);
  expect(found.dropped.map(({ reason, count }) => [reason, count])).toEqual([
    ['not-a-number', 1],
    ['ambiguous-number', 2],
  ]);
  expect(samples(file, of(','), journey).samples.stages[0]?.used).toBe(2);
  expect(samples(file, of('.'), journey).diagnostics.map(({ code }) => code)).toEqual(['JRN0408']);
});

test('shares in two ways, and figures that only machines read as dates, are told with what to do', () => {
  const study = wide({ measures: [measure('compare', rated('a', [0, 100]))], dateColumn: column('d') });
  const file = 'a;d\n12,5 %;1743510605\n12.5 %;2026-04-01\n40 %;2026-04-02';
  const { messages: said, samples: found } = samples(file, study, journey);
  expect(said).toEqual([
    '2 shares of the column "a" are written in another way than the others and are not counted: "12,5 %", "12.5 %" (first at line 2 of data/survey.csv). Write all of them alike: with a comma or a point, with the percent sign or without. What is no share, such as a count, belongs in another column.',
    '1 value of the column "d" is not a date: "1743510605" (first at line 2 of data/survey.csv). Figures that long count seconds or milliseconds since 1970: have them exported as dates, such as 2026-04-01.',
  ]);
  expect(found.dropped.map(({ reason, count }) => [reason, count])).toEqual([
    ['mixed-shares', 2],
    ['not-a-date', 1],
  ]);
  expect(found.file.period).toEqual({ first: '2026-04-01', last: '2026-04-02' });
  const serial = samples('a;d\n1;46113', study, journey).messages;
  expect(serial).toEqual([expect.stringContaining('format the column as a date and save it again.')]);
});

test('the same for weights', () => {
  const { messages: said, samples: found } = samples('a;w\n4;1.234\n5;2\n6;-1', wide({ weightColumn: column('w') }), journey);
  expect(said).toEqual([
    '1 row of data/survey.csv could not be used: weight is not a positive number (first at line 4).',
    expect.stringContaining('1 value of the column "w" can be read as a decimal or as thousands and is not counted: "1.234"'),
  ]);
  expect(found.respondents).toBe(1);
});

test('line numbers are not grouped like amounts', () => {
  const { messages: said } = samples(`a\n${'4\n'.repeat(1300)}x\n`, wide(), journey);
  expect(said).toEqual([
    '1 value of the column "a" is not a number and is not counted: "x" (first at line 1302 of data/survey.csv). Of answers, say what each is worth: { "x" -> … }; texts for “no answer” are declared with "missing".',
  ]);
});

test('cells in messages are short, plain and on one line', () => {
  const { messages: said } = samples(`a\n"=cmd|'/c'!A1\n\u202e${'x'.repeat(99)}"\n`, wide(), journey);
  expect(said).toEqual([
    `1 value of the column "a" is not a number and is not counted: "=cmd|'/c'!A1 ${'x'.repeat(26)}…" (first at line 2 of data/survey.csv). Of answers, say what each is worth: { "=cmd|'/c'!A1 ${'x'.repeat(26)}…" -> … }; texts for “no answer” are declared with "missing".`,
    'Nothing of data/survey.csv can be used (1 row): this study says nothing. The other findings on this file say why.',
  ]);
});

test('a study of which nothing is left is an error; one of which something is left, or that says nothing by itself, is none', () => {
  const codes = (file: string) => samples(file, wide(), journey).diagnostics.map(({ code, severity }) => `${code} ${severity}`);
  expect(codes('a\nx\ny\n')).toEqual(['JRN0408 warning', 'JRN0438 error']);
  expect(codes('a\nx\n5\n')).toEqual(['JRN0408 warning']);
  expect(codes('a;b\n;1\n;2\n')).toEqual([]);
});

test('names of the language itself are ordinary names', () => {
  const strange = model(['__proto__', 'constructor']);
  const of = scored({ respondent: column('__proto__'), stage: column('constructor') });
  const { samples: found, diagnostics } = samples(
    '__proto__;constructor;score\n__proto__;__proto__;7\ntoString;constructor;1\n',
    of,
    strange,
  );
  expect(diagnostics).toEqual([]);
  expect(found.stages.map(({ stage, scores }) => [stage, scores?.values])).toEqual([
    ['__proto__', [3]],
    ['constructor', [-3]],
  ]);
});

test('a scale without width is no scale; one written downwards is', () => {
  expect(samples('a\n3', wide({ measures: [measure('compare', rated('a', [3, 3]))] }), journey).diagnostics).toMatchObject([
    { code: 'JRN0406' },
  ]);
  const grades = wide({ measures: [measure('compare', rated('a', [6, 1]))] });
  expect(stageOf(samples('a\n1\n6\n0', grades, journey).samples, 'compare').scores).toMatchObject({ values: [-3, 3] });
});

test('an aborted signal throws its reason', () => {
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  expect(() => aggregate(table('a\n1'), wide(), journey, { signal: stop.signal })).toThrow('enough');
});

test('a stage of which nobody says anything is not in the Samples', () => {
  const { samples: found } = samples('a\n99\n', wide(), journey);
  expect(found.stages).toEqual([]);
});

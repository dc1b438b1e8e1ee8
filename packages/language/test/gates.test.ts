/** `require`: what it says in three languages, where it stands, and what it is about. */
import type { Gate } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { format } from '../src/syntax/formatter.ts';
import { describeDiagnostics, fileOf, modelsOf, singleFile, workspace } from './journey-fixtures.ts';

const HEAD = `journey j "I buy" {
  kpi nps "Recommendation" target 40
  kpi time as answer "Answer" target 24h
  phase p "Before" { stage a "I look" moment of truth }
  stage b "I pay"
}
`;

function gatesIn(text: string): Omit<Gate, 'id'>[] {
  const { files, file } = singleFile(text);
  return modelsOf(files, file).flatMap(({ gates }) => gates.map(({ id: _, ...gate }) => gate));
}

/** Each form in English, French and German, with what it means. */
const FORMS: readonly (readonly [en: string, fr: string, de: string, means: Partial<Gate>])[] = [
  [
    'require every moment of truth gap at most 1 where n at least 30',
    'exige pour chaque moment de vérité écart au plus 1 où n au moins 30',
    'verlange für jeden Moment der Wahrheit Lücke höchstens 1 wo n mindestens 30',
    { scope: 'moments-of-truth', figure: 'gap', comparison: 'at-most', bound: 1, atLeastN: 30 },
  ],
  [
    'require every stage without proven gap',
    'exige pour chaque étape sans écart prouvé',
    'verlange für jede Etappe ohne belegte Lücke',
    { scope: 'every-stage', figure: 'proven-gap', comparison: 'is', bound: null },
  ],
  [
    'require stage b score at least +1',
    'exige pour étape b note au moins +1',
    'verlange für Etappe b Wert mindestens +1',
    { scope: 'stage', name: 'b', figure: 'score', comparison: 'at-least', bound: 1 },
  ],
  [
    'require phase p class is at least enchanting',
    'exige pour phase p classe est au moins enchanteresse',
    'verlange für Phase p Klasse ist mindestens begeisternd',
    { scope: 'phase', name: 'p', figure: 'class', comparison: 'at-least', bound: 'enchanting' },
  ],
  [
    'require every stage class is enchanting',
    'exige pour chaque étape classe est enchanteresse',
    'verlange für jede Etappe Klasse ist begeisternd',
    { scope: 'every-stage', figure: 'class', comparison: 'is', bound: 'enchanting' },
  ],
  [
    'require every stage n at least 30',
    'exige pour chaque étape n au moins 30',
    'verlange für jede Etappe n mindestens 30',
    { scope: 'every-stage', figure: 'n', comparison: 'at-least', bound: 30 },
  ],
  [
    'require kpi nps at least 30 unless "A new shop" until 2027-01',
    'exige pour indicateur nps au moins 30 sauf "A new shop" fin 2027-01',
    'verlange für Kennzahl nps mindestens 30 außer "A new shop" bis 2027-01',
    { scope: 'kpi', name: 'nps', figure: 'kpi', comparison: 'at-least', bound: 30, exception: { reason: 'A new shop', until: '2027-01' } },
  ],
  [
    'require kpi answer at most 2d unless "A new shop"',
    'exige pour indicateur answer au plus 2d sauf "A new shop"',
    'verlange für Kennzahl answer höchstens 2d außer "A new shop"',
    { scope: 'kpi', name: 'answer', comparison: 'at-most', bound: 48, exception: { reason: 'A new shop', until: null } },
  ],
  [
    'require index at least 50',
    'exige pour indice au moins 50',
    'verlange für Index mindestens 50',
    { scope: 'index', name: null, figure: 'index', comparison: 'at-least', bound: 50 },
  ],
];

describe.each(FORMS)('%s', (en, fr, de, means) => {
  test('means the same in each language, and is its own text', () => {
    for (const [language, text] of [
      ['en', en],
      ['fr', fr],
      ['de', de],
    ] as const) {
      const [gate, ...more] = gatesIn(
        `${language === 'en' ? '' : `language ${language}\n`}${format(HEAD, language)?.replace(/^language .*\n\n?/, '')}${text}\n`,
      );
      expect(more).toEqual([]);
      expect(gate).toMatchObject(means);
      expect(gate?.text).toBe(text.replace(/ (?:unless|sauf|außer) .*/, ''));
    }
  });

  test('is written so in each language', () => {
    expect(format(`${HEAD}${en}\n`, 'fr')).toContain(`\n${fr}\n`);
    expect(format(`${HEAD}${en}\n`, 'de')).toContain(`\n${de}\n`);
    const local = format(`${HEAD}${en}\n`, 'de') as string;
    expect(format(local, 'en')).toContain(`\n${en}\n`);
  });
});

test('“at” may be left out; the formatter writes it where the language has it', () => {
  expect(gatesIn(`${HEAD}require every stage gap most 1 where n least 30\n`)[0]).toMatchObject({ bound: 1, atLeastN: 30 });
  expect(format('require every stage gap most 1 where n least 30\n')).toBe('require every stage gap at most 1 where n at least 30\n');
  expect(format('language de\n\nverlange jede Etappe Lücke bei höchstens 2 wo n bei mindestens 30\n')).toBe(
    'language de\n\nverlange für jede Etappe Lücke höchstens 2 wo n mindestens 30\n',
  );
  expect(format('language fr\n\nexige chaque étape écart plus 2 où n moins 30\n')).toBe(
    'language fr\n\nexige pour chaque étape écart au plus 2 où n au moins 30\n',
  );
});

test('words of gates may be names', () => {
  const text =
    'journey index { stage class stage gap phase until { stage proven } kpi nps as most target 5 }\nrequire stage class gap at most 1\nrequire kpi most at least 5\nrequire phase until n at least 10\n';
  expect(gatesIn(text).map(({ name, figure }) => [name, figure])).toEqual([
    ['class', 'gap'],
    ['most', 'kpi'],
    ['until', 'n'],
  ]);
});

describe('where a gate stands', () => {
  const two =
    'journey j { stage a stage b require stage a gap at most 1 }\njourney k { stage a require every stage gap at most 2 }\nrequire index at least 50\nrequire stage b gap at most 3\n';

  test('in a journey it is about that, in a file about each of its journeys that has what it names', () => {
    const { files, file } = singleFile(two);
    const found = modelsOf(files, file).map(({ name, gates }) => [name, gates.map(({ bound }) => bound)]);
    expect(found).toEqual([
      ['j', [1, 50, 3]],
      ['k', [2, 50]],
    ]);
  });

  test('the stage of a gate in a journey is that of the journey', () => {
    expect(describeDiagnostics(singleFile(two).files, 'a').filter((each) => /JRN010[59]/.test(each))).toEqual([]);
    const found = describeDiagnostics(singleFile(two.replace('require every stage', 'require stage b')).files, 'a');
    expect(found.filter((each) => each.startsWith('JRN0105 «b»'))).toHaveLength(1);
  });

  test('a file without a journey holds the gates of those that it imports', () => {
    const files = workspace({
      j: HEAD,
      gates: 'import "j.journey"\nrequire every stage gap at most 1\n',
      other: HEAD.replace(' j ', ' k '),
    });
    expect(modelsOf(files, fileOf(files, 'j'))[0]?.gates).toMatchObject([{ scope: 'every-stage', bound: 1 }]);
    expect(modelsOf(files, fileOf(files, 'other'))[0]?.gates).toEqual([]);
    expect(describeDiagnostics(files, 'gates')).toEqual([]);
  });

  test('a second journey of one name in another file has none of them', () => {
    const files = workspace({
      j: `${HEAD}require index at least 50\n`,
      k: `import "j.journey"\n${HEAD.replace(' j ', ' k ')}require index at least 60\n`,
    });
    expect(modelsOf(files, fileOf(files, 'j'))[0]?.gates.map(({ bound }) => bound)).toEqual([50]);
    expect(modelsOf(files, fileOf(files, 'k'))[0]?.gates.map(({ bound }) => bound)).toEqual([60]);
  });
});

test('a gate keeps its id where its bound changes; two of one kind have ordinals', () => {
  const ids = (bound: number) => {
    const { files, file } = singleFile(`${HEAD}require stage a gap at most ${bound}\nrequire stage a gap at most 2 where n at least 100\n`);
    return modelsOf(files, file)[0]?.gates.map(({ id }) => id);
  };
  expect(ids(1)).toEqual(['gate:stage/stage:a/figure:gap', 'gate:stage/stage:a/figure:gap#2']);
  expect(ids(1)).toEqual(ids(0.5));
});

test.each([
  'require',
  'require every',
  'require every stage',
  'require every stage gap',
  'require every stage gap at',
  'require every stage gap at most',
  'require stage',
  'require kpi nps',
  'require kpi nps at least',
  'require index',
  'require phase p class',
])('an unfinished “%s” is no gate, and no exception', (text) => {
  expect(gatesIn(`${HEAD}${text}\n`)).toEqual([]);
});

test.each(['unless ""', 'unless "  " until 2030-01', 'unless "later" until 1.5', 'unless "later" until 2026-13'])(
  'what has no reason, or an end that is no date, excuses nothing: %s',
  (exception) => {
    expect(gatesIn(`${HEAD}require index at least 50 ${exception}\n`)).toMatchObject([{ figure: 'index', exception: null }]);
  },
);

test('in French, « jusque » is understood too', () => {
  const text = `language fr\n${format(HEAD, 'fr')?.replace(/^language .*\n\n?/, '')}exige pour indice au moins 50 sauf "A new shop" jusque 2027-01\n`;
  expect(gatesIn(text)).toMatchObject([{ exception: { until: '2027-01' } }]);
  expect(format(text, 'fr')).toContain(' sauf "A new shop" fin 2027-01\n');
});

test.each([
  'require stage b score at most 2',
  'require stage b score +1',
  'require stage b score >= +1',
  'require stage b score at least 1 please',
  'require index at least 50 unless until 2027-01',
  'require index at least 50 unless "later" until soon',
  'require index at least 50 unless "later" until',
])('a gate with a syntax error gives no verdict: %s', (text) => {
  expect(gatesIn(`${HEAD}require index at least 40\n${text}\n`)).toMatchObject([{ figure: 'index', bound: 40 }]);
});

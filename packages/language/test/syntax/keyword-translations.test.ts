import { FRENCH_KEYWORDS, GERMAN_KEYWORDS, LANGUAGES, type Language } from '@parcours/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DATE_ORDERS, INITIATIVE_STATUSES, STUDY_METHODS } from '../../src/syntax/enumerated-values.ts';
import { format } from '../../src/syntax/formatter.ts';
import { keywordLocaleOf } from '../../src/syntax/keyword-locale.ts';
import { lex } from '../../src/syntax/lexer.ts';
import { isSound, parse } from '../../src/syntax/parse.ts';
import { KEYWORDS, TOKEN_TYPE_NAMES } from '../../src/syntax/token-types.ts';
import { texts as anyTexts } from '../arbitrary-texts.ts';
import { describeDiagnostics, fixture, modelsOf, SAMPLE, singleFile, workspace } from '../journey-fixtures.ts';
import { EXAMPLES } from '../mutations.ts';

const all = [...EXAMPLES, ...[...SAMPLE, 'everything'].map((name) => ({ name, text: fixture(name) }))];
const others: readonly Language[] = ['fr', 'de'];

describe.each([
  ['fr', FRENCH_KEYWORDS],
  ['de', GERMAN_KEYWORDS],
] as const)('the words in %s', (code, { keywords, values }) => {
  test('there is one for every keyword and every value, and for nothing else', () => {
    const known = new Set(keywords.flatMap(([grammar]) => grammar.split(' ')));
    // `language` itself is always written so: nothing is known of the language before it.
    expect(KEYWORDS.filter((keyword) => keyword !== 'language' && !known.has(keyword))).toEqual([]);
    expect([...known].filter((keyword) => !KEYWORDS.includes(keyword))).toEqual([]);
    expect(values.map(([value]) => value).sort()).toEqual([...STUDY_METHODS, ...INITIATIVE_STATUSES, ...DATE_ORDERS].sort());
  });

  test('each word that is written means one keyword', () => {
    const dictionary = keywordLocaleOf(code);
    for (const [grammar, local] of keywords) {
      // Some words stand only in a phrase.
      const words = lex(`x ${local} x`, dictionary ?? undefined);
      const kinds = [...words].slice(1, -1).map(({ tokenType: kind }) => TOKEN_TYPE_NAMES[kind]);
      // Fewer words than the grammar has stand for its last ones.
      const meant = grammar.split(' ').slice(-kinds.length).join(' ');
      expect(kinds.join(' '), `${grammar}: ${local}`).toBe(meant);
    }
  });
});

describe.each(all)('$name', ({ text }) => {
  const english = format(text, 'en') as string;

  test.each(others)('into %s and back', (code) => {
    const local = format(text, code) as string;
    expect(isSound(parse(local))).toBe(true);
    expect(local.startsWith(`language ${code}\n`)).toBe(true);
    expect(format(local)).toBe(local);
    expect(format(local, 'en')).toBe(english);
    for (const other of LANGUAGES) expect(format(format(local, other) as string, code)).toBe(local);
  });

  test.each(others)('says the same in %s', (code) => {
    const models = (each: string) => {
      const { files, file } = singleFile(each);
      // The text of a gate is in the language of its file.
      return modelsOf(files, file).map((model) => ({ ...model, gates: model.gates.map(({ text: _, ...gate }) => gate) }));
    };
    expect(models(format(text, code) as string)).toEqual(models(english));
  });
});

test('any sound text, into French and German and back', () => {
  fc.assert(
    fc.property(anyTexts, fc.constantFrom(...others), (text, code) => {
      const local = format(text, code) as string;
      // Texts that would say something else stay as they are; these never do.
      expect(local).toMatch(/^language/);
      expect(format(local, 'en')).toBe(format(text, 'en'));
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('a journey as a consultant writes it', () => {
  const { files, file } = singleFile(`language fr
canal web "Site"
point de contact devis "Devis" sur web
parcours cuisine "J'achète ma cuisine" {
  étape comparer "Je compare" canal web point de contact devis note +2 volume 80% moment de vérité {
    attend "Une réponse" délai 24h
    rupture de web vers web "Le devis est perdu"
  }
}
observations visites de cuisine méthode visite-mystère depuis "a.csv" { étape "etape" }`);
  expect(file.hasSyntaxErrors).toBe(false);
  const [model] = modelsOf(files, file);
  expect(model?.stages).toMatchObject([{ name: 'comparer', touchpoints: ['devis'], momentOfTruth: true, volume: 0.8 }]);
  expect(model?.studies).toMatchObject([{ method: 'mystery-visit' }]);
});

test('English words, words without accents and small letters are understood, and written as the language has them', () => {
  expect(format('language fr\netape a "A"', 'fr')).toBe(null);
  expect(format('language fr\njourney j {\n  etape a canal web\n  stage b\n}\n')).toBe(
    'language fr\nparcours j {\n  étape a canal web\n  étape b\n}\n',
  );
  expect(format('language de\nkanal web\nkontaktpunkt t auf web\n')).toBe('language de\nKanal web\nKontaktpunkt t auf web\n');
});

test('a local keyword may be a name', () => {
  const { file } = singleFile('language fr\ncanal canal "Canal"\npoint de contact étape sur canal\n');
  expect(file.hasSyntaxErrors).toBe(false);
  expect(file.declarations.map(({ kind, nameOrLabel: id }) => `${kind} ${id}`)).toEqual(['channel canal', 'touchpoint étape']);
});

test('comments stay where the line about the language comes, changes and goes', () => {
  const text = '// above\nlanguage fr // behind\n// below\ncanal web\n';
  expect(format(text)).toBe(text);
  expect(format(text, 'de')).toBe('// above\nlanguage de // behind\n// below\nKanal web\n');
  expect(format(text, 'en')).toBe('// above\n// behind\n// below\nchannel web\n');
  expect(format('// above\nchannel web\n', 'fr')).toBe('language fr\n\n// above\ncanal web\n');
});

test('a language that is not known', () => {
  expect(describeDiagnostics(workspace({ a: 'language es\nchannel web' }), 'a')).toEqual([
    'JRN0207 «es» es is not a language of the keywords. Possible: en, fr, de.',
  ]);
});

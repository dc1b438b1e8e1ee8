import { describe, expect, test } from 'vitest';
import { SourceFile } from '../../src/names/source-file.ts';
import { keywordLocaleOf } from '../../src/syntax/keyword-locale.ts';
import { lex } from '../../src/syntax/lexer.ts';
import { parse } from '../../src/syntax/parse.ts';
import { KEYWORDS, TOKEN_TYPE_NAMES } from '../../src/syntax/token-types.ts';
import { describeDiagnostics, fixture, modelsOf, SAMPLE, singleFile, workspace } from '../journey-fixtures.ts';

function errors(text: string): string[] {
  const { errors: unexpected, tokens, internalError: fault } = parse(text);
  return [
    ...unexpected.map(({ token }) => token.text),
    ...tokens.unreadable.map(({ offset, length }) => text.slice(offset, offset + length)),
    ...tokens.unterminatedTexts.map((index) => tokens.textOf(index)),
    ...(fault ? [fault] : []),
  ];
}

/** A comment after every word; the line breaks stay, since one before `owner` means something. */
function withComments(text: string): string {
  let previous = 0;
  return [...lex(text)]
    .map(({ text: image, line }) => {
      const gap = line > previous ? ' /* } " */ // { "\n /* ) */ ' : " /* { ' */ ";
      previous = line;
      return gap + image;
    })
    .join('');
}

/** Kind, name and label of all that a text declares. */
function declared(text: string): string[] {
  return [...singleFile(text).file.allDeclarations()].map(({ kind, name, label }) =>
    [kind, name ?? '-', ...(label === null ? [] : [label])].join(' '),
  );
}

describe('whole files', () => {
  test.each([...SAMPLE, 'everything'])('%s', (name) => {
    expect(errors(fixture(name))).toEqual([]);
  });

  test.each([...SAMPLE, 'everything'])('%s with CRLF, with a BOM, with comments anywhere', (name) => {
    const text = fixture(name);
    expect(errors(text.replaceAll('\n', '\r\n'))).toEqual([]);
    expect(errors(`\uFEFF${text}`)).toEqual([]);
    expect(errors(withComments(text))).toEqual([]);
  });
});

describe('one line', () => {
  test("the card's line: either quote, no name", () => {
    const line = "stage 'Je compare les offres' channel web touchpoint comparator score +2";
    expect(errors(`journey j { ${line} }`)).toEqual([]);
    expect(declared(`journey j { ${line} }`)).toEqual(['journey j', 'stage - Je compare les offres']);
  });

  test.each([
    ['channel quote "x"', 'channel quote x'],
    ['channel channel', 'channel channel'],
    ['channel été « Été »', 'channel été Été'],
    ['channel größe', 'channel größe'],
    ['channel 価格', 'channel 価格'],
    ['channel नाम', 'channel नाम'],
    ['channel web-2_b', 'channel web-2_b'],
    ['channel "only a label"', 'channel - only a label'],
    ["channel 'l’été'", 'channel - l’été'],
    [String.raw`channel "a \"b\" \\ c"`, String.raw`channel - a "b" \ c`],
    ['owner owner', 'owner owner'],
    ['segment segment share 45 %', 'segment segment'],
    ['persona persona in persona { quote "q" }', 'persona persona'],
  ])('%s', (text, expected) => {
    expect(errors(text)).toEqual([]);
    expect(declared(text)).toEqual([expected]);
  });

  test('keywords as names where names stand', () => {
    expect(declared('repository r { stage stage { action date "d" basic { response score 1 } } }')).toEqual([
      'repository r',
      'repository-stage stage',
      'action date d',
      'response score',
    ]);
    const { file } = singleFile('journey j { stage stage channel channel touchpoint score score 1 }');
    expect(file.hasSyntaxErrors).toBe(false);
    expect(file.references.map(({ text }) => text)).toEqual(['channel', 'score']);
  });

  test('attributes in any order', () => {
    expect(errors('journey j { stage a moment of truth score 1 volume 20% touchpoint t importance 3 channel c target 2 }')).toEqual([]);
    expect(errors('plan p { initiative i of s status done due 2026-01 on a owner o impact 1 effort 2 }')).toEqual([]);
  });

  test('a minus may be typographic', () => {
    const { file } = singleFile('scale −3..+3');
    expect(file.scales[0]?.min).toBe(-3);
  });
});

describe('`owner` outside all braces', () => {
  test('is a statement at the start of a line', () => {
    expect(declared('touchpoint a on web\nowner b "B"')).toEqual(['touchpoint a', 'owner b B']);
    expect(declared('touchpoint a /* x\n*/ owner b')).toEqual(['touchpoint a', 'owner b']);
  });

  test('is an attribute inside a line', () => {
    const { file } = singleFile('touchpoint a on web owner b');
    expect(file.declarations.map(({ kind }) => kind)).toEqual(['touchpoint']);
    expect(file.references.map(({ text }) => text)).toEqual(['web', 'b']);
  });
});

describe('an unterminated text', () => {
  test.each(['"open', "'open", '« open', '"open\\', '"ends with \\"'])('%s is one word and ends at its line', (text) => {
    expect([...lex(`channel a ${text}\nchannel b`)].map(({ text: image }) => image)).toEqual(['channel', 'a', text, 'channel', 'b']);
    const file = new SourceFile('file:///a.journey', `channel a ${text}\nchannel b`);
    expect(file.hasSyntaxErrors).toBe(true);
    expect(file.declarations.map(({ name }) => name)).toEqual(['a', 'b']);
  });
});

describe('an unclosed comment', () => {
  test('ends at its line, so that what follows is read', () => {
    const { file } = singleFile('channel a /* open\nchannel b /* open too\nchannel c');
    expect(file.hasSyntaxErrors).toBe(true);
    expect(file.declarations.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(file.parsed.tokens.unclosedComments).toEqual([0, 1]);
  });
});

describe('what other languages take for a comment', () => {
  test.each([
    '<!-- channel b -->',
    '<!-- channel b\nchannel c -->',
    '<!-- channel b',
    '# channel b',
    '-- channel b',
    '; channel b',
    '-- it\'s "b',
  ])('declares nothing, and is an error: %s', (text) => {
    const { file } = singleFile(`channel a\n${text}\nchannel d`);
    expect(file.declarations.map(({ name }) => name)).toEqual(['a', 'd']);
    expect(file.parsed.tokens.unreadable).toEqual([{ offset: 10, length: text.length }]);
  });
});

describe('a number that is only partly understood', () => {
  const scoreOf = (text: string) => {
    const { file } = singleFile(`journey j {\n  stage a score ${text}\n}`);
    expect(file.hasSyntaxErrors).toBe(true);
    const [journey] = file.parsed.root.statements;
    const [stage] = journey?.$type === 'Journey' ? journey.items : [];
    return stage?.$type === 'Stage' ? stage.score[0] : null;
  };
  test.each(['–2', '— 2', '- 2', '±2', '~2', '+1,5', '2–3', '2x', '1..2', '.5', '2½', '1.2.3'])('%s has no value', (text) => {
    expect(scoreOf(text)).toBe(undefined);
  });
  test.each(['= 2', '2;', '(2)', '2 3'])('%s has the value that is understood', (text) => {
    expect(scoreOf(text)).toBe(2);
  });
});

describe('the French word note', () => {
  const french = (text: string) => {
    const { files, file } = singleFile(`language fr\n${text}`);
    expect(file.hasSyntaxErrors).toBe(false);
    return modelsOf(files, file)[0];
  };
  test('is a score before a figure, and a remark before a text', () => {
    const model = french(
      'parcours p {\n  phase q {\n    étape a note +2 {\n      note "x"\n    }\n  }\n  étape b {\n    note\n    "y"\n  }\n}',
    );
    expect(model?.stages.map(({ expert, notes }) => [expert, notes.map(({ kind, text }) => `${kind} ${text}`)])).toEqual([
      [2, ['note x']],
      [null, ['note y']],
    ]);
  });
  test('is a column of scores in a study', () => {
    const model = french('parcours p\nobservations o de p depuis "a.csv" {\n  étape "etape"\n  note "mark" échelle 1..5\n}');
    expect(model?.studies[0]).toMatchObject({ score: { header: 'mark' } });
  });
  test('every other English word is understood', () => {
    for (const code of ['fr', 'de'])
      for (const word of KEYWORDS)
        if (code !== 'fr' || word !== 'note')
          expect([code, word, TOKEN_TYPE_NAMES[keywordLocaleOf(code)?.tokenTypeAt(word, 0, word.length) ?? 0]]).toEqual([code, word, word]);
  });
});

test('letters with accents are the same however they are typed', () => {
  const text = 'language fr\ncanal télé "Télé à côté"\npoint de contact t sur télé\npoint de contact u sur "Télé à côté"\n';
  const mixed = text
    .replace('canal télé', 'canal télé'.normalize('NFD'))
    .replace('sur "Télé à côté"', 'sur "Télé à côté"'.normalize('NFD'));
  expect(describeDiagnostics(workspace({ a: mixed }), 'a')).toEqual(describeDiagnostics(workspace({ a: text }), 'a'));
  const { file } = singleFile(`${text}parcours p { étape a { irritant "x" } }\n`.normalize('NFD'));
  expect(file.hasSyntaxErrors).toBe(false);
  expect(file.declarations[0]).toMatchObject({ name: 'télé', label: 'Télé à côté' });
});

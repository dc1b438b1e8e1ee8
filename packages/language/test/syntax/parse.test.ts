import { describe, expect, test } from 'vitest';
import { SourceFile } from '../../src/names/source-file.ts';
import { lex } from '../../src/syntax/lexer.ts';
import { parse } from '../../src/syntax/parse.ts';
import { fixture, SAMPLE, singleFile } from '../journey-fixtures.ts';

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

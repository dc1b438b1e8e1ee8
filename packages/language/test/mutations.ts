import { readdirSync, readFileSync } from 'node:fs';
import { textDiagnostics } from '../src/diagnostics/text-diagnostics.ts';
import { lowerFile } from '../src/lowering/lower.ts';
import { expectedTokens, statementStart } from '../src/syntax/expected-tokens.ts';
import { format } from '../src/syntax/formatter.ts';
import { lex } from '../src/syntax/lexer.ts';
import { KEYWORDS } from '../src/syntax/token-types.ts';
import { singleFile } from './journey-fixtures.ts';

const folder = new URL('../../../examples/', import.meta.url);

/** The texts of all examples, in an order that does not change. */
export const EXAMPLES: readonly { readonly name: string; readonly text: string }[] = readdirSync(folder, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => path.endsWith('.journey'))
  .sort()
  .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(new URL(name, folder), 'utf8') }));

/** xorshift32: whole numbers below a limit, the same on every machine. */
export function randomNumbers(seed: number): (limit: number) => number {
  let state = seed || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

const SIGNS = [
  '{',
  '}',
  '"',
  "'",
  '«',
  '»',
  ',',
  '..',
  '->',
  '/*',
  '*/',
  '//',
  '\n',
  '\r',
  ' ',
  '\t',
  '-',
  '+',
  '%',
  'h',
  '\\',
  '\0',
  '\ufeff',
  '😀',
  '\ud800',
];

/** A part of an example (some forty lines of it, or all of a short one) with up to eight things done to it. */
export function mutantText(random: (limit: number) => number): string {
  const { text: whole } = EXAMPLES[random(EXAMPLES.length)] as { text: string };
  const lines = whole.split('\n');
  const from = random(Math.max(1, lines.length - 40));
  let text = lines.slice(random(8) === 0 ? 0 : from, from + 40).join('\n');
  for (let edits = 1 + random(8); edits > 0; edits--) text = applyEdit(text, random);
  return text;
}

/** One edit, as a hand or a merge makes it. */
export function applyEdit(text: string, random: (limit: number) => number): string {
  const at = random(text.length + 1);
  const end = Math.min(text.length, at + random(random(4) === 0 ? 200 : 12));
  const word = () => (random(2) === 0 ? SIGNS[random(SIGNS.length)] : KEYWORDS[random(KEYWORDS.length)]) as string;
  switch (random(6)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, at) + word() + text.slice(at);
    case 2:
      return `${text.slice(0, at)} ${word()} ${text.slice(end)}`;
    case 3: {
      const to = random(text.length + 1);
      return text.slice(0, to) + text.slice(at, end) + text.slice(to);
    }
    case 4:
      return text.slice(0, at);
    default:
      return `${random(2) === 0 ? 'language fr\n' : 'language de\n'}${text}`;
  }
}

/** What a stall is: longer than a second each time, whatever else the machine does meanwhile. */
export function isTooSlow(text: string, at: number): boolean {
  return readAll(text, at) > 1000 && readAll(text, at) > 1000 && readAll(text, at) > 1000;
}

/** All that the language does with a text; what goes wrong is thrown, with the text. Returns milliseconds. */
function readAll(text: string, at: number): number {
  const start = performance.now();
  try {
    const { files, file } = singleFile(text);
    if (file.parsed.internalError !== null) throw new Error(file.parsed.internalError);
    textDiagnostics(files, file);
    lowerFile(files, file);
    // The text as it is told in order: no word of the tree twice, none out of place.
    let last = -1;
    for (const declaration of file.declarations) {
      const offset = declaration.node.$cstNode?.offset ?? 0;
      if (offset < last) throw new Error('declarations out of order');
      last = offset;
    }
    if (at % 8 === 0) {
      format(text);
      const { tokens } = file.parsed;
      const cursor = at % (text.length + 1);
      expectedTokens(text.slice(statementStart(tokens, cursor), cursor), tokens.keywordLocale);
      lex(text.slice(0, cursor));
    }
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.stack : error}\nfor the text ${JSON.stringify(text)}`);
  }
  return performance.now() - start;
}

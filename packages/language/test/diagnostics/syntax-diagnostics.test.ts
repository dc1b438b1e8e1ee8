import { catalogue, isSyntaxError } from '@parcours/model';
import { expect, test } from 'vitest';
import { syntaxDiagnostics } from '../../src/diagnostics/syntax-diagnostics.ts';
import { SourceFile } from '../../src/names/source-file.ts';
import { format } from '../../src/syntax/formatter.ts';
import { describeDiagnostic } from '../journey-fixtures.ts';
import { mutantText, randomNumbers } from '../mutations.ts';

const fileOf = (text: string) => new SourceFile('file:///w/a.journey', text);

test.each([
  ['journey j “I buy”', 'JRN0114 «“» The quotation mark “ is not accepted here. Use straight quotes "…" or « … ».'],
  [
    'journey j { stage a score 1,5 }',
    'JRN0115 «1,5» Write 1.5 instead of 1,5: in the text of a journey the decimal mark is always the point.',
  ],
  ['journey j {\n  stag b\n}', 'JRN0101 «stag» “stag” is not used here. Possible here: stage.'],
  ['channel web €', 'JRN0102 «€» Unreadable text €: it belongs to no word of the language. Free text goes between quotes.'],
  ['channel web "Site', 'JRN0103 «"Site» This quoted text is not closed. Add the closing quote " on the same line.'],
  ['journey j {', 'JRN0104 «{» This block is not closed: a closing brace } is missing.'],
])('%j is a syntax error: the file knows it and the formatter leaves the text', (text, says) => {
  const file = fileOf(text);
  expect(syntaxDiagnostics(file).map((each) => describeDiagnostic(file, each))).toContain(says);
  expect(file.hasSyntaxErrors).toBe(true);
  expect(format(text)).toBe(null);
});

test.each(['touchpoint t on nowhere', 'import "nowhere.journey"', 'segment a share 120%'])('%j is none', (text) => {
  const file = fileOf(text);
  expect(syntaxDiagnostics(file)).toEqual([]);
  expect(file.hasSyntaxErrors).toBe(false);
  expect(format(text)).not.toBe(null);
});

test('of 4,000 random texts: a file has syntax errors exactly where they are reported, in order, and all of that family', () => {
  const random = randomNumbers(20_261_126);
  let withErrors = 0;
  for (let round = 0; round < 4000; round++) {
    const text = mutantText(random);
    const file = fileOf(text);
    const found = syntaxDiagnostics(file);
    expect(found.length > 0, text).toBe(file.hasSyntaxErrors);
    expect(found.filter((each) => !isSyntaxError(each)).map(({ code }) => catalogue[code].name)).toEqual([]);
    const lines = found.map(({ at }) => at.range.start.line);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    if (found.length > 0) withErrors++;
  }
  expect(withErrors).toBeGreaterThan(1000);
});

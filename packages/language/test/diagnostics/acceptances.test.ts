import { describe, expect, test } from 'vitest';
import { acceptFindings } from '../../src/diagnostics/acceptances.ts';
import { textDiagnostics } from '../../src/diagnostics/text-diagnostics.ts';
import { format } from '../../src/syntax/formatter.ts';
import { singleFile } from '../journey-fixtures.ts';

/** The findings of a text as `CODE line reason`; a comment that accepts nothing is reported. */
function told(text: string): string[] {
  const { files, file } = singleFile(text);
  return acceptFindings(textDiagnostics(files, file), file, true).map(({ code, at, accepted }) =>
    [code, at.range.start.line + 1, accepted?.reason ?? '–'].join(' '),
  );
}

const journey = (inside: string, before = '') => `touchpoint t\n${before}journey j "I buy" {\n${inside}\n}\n`;

describe('a comment accepts a finding', () => {
  test.each([
    ['on the line above', '  // parcours: allow JRN0304 "later"\n  kpi nps', ['JRN0304 4 later']],
    ['behind the statement', '  kpi nps // parcours: allow JRN0304 "later"', ['JRN0304 3 later']],
    ['in a block comment', '  /* parcours: allow JRN0304 "later" */\n  kpi nps', ['JRN0304 4 later']],
    ['above another comment', '  // parcours: allow JRN0304 "later"\n  // The board asks for it.\n\n  kpi nps', ['JRN0304 6 later']],
    ['within the header', '  kpi nps\n    // parcours: allow JRN0304 "later"\n    as first', ['JRN0304 5 later']],
    ['by the French word', '  // parcours : autoriser JRN0304 « plus tard »\n  kpi nps', ['JRN0304 4 plus tard']],
    ['by the German word', "  // parcours: erlauben JRN0304 'später \\'26'\n  kpi nps", ["JRN0304 4 später '26"]],
    ['one of two statements', '  // parcours: allow JRN0304 "later"\n  kpi nps\n  kpi ces', ['JRN0304 4 later', 'JRN0304 5 –']],
  ])('%s', (_where, inside, expected) => {
    expect(told(journey(`${inside}\n  stage s touchpoint t`)).filter((line) => line.startsWith('JRN0304'))).toEqual(expected);
    expect(told(journey(`${inside}\n  stage s touchpoint t`)).filter((line) => line.startsWith('JRN0243'))).toEqual([]);
  });

  test('not those of the statements in its block', () => {
    expect(told(journey('  kpi nps\n  stage s touchpoint t', '// parcours: allow JRN0304 "later"\n'))).toEqual(
      expect.arrayContaining(['JRN0304 4 –', 'JRN0243 2 –']),
    );
  });

  test.each([
    ['before a closing brace', journey('  kpi nps\n  stage s touchpoint t\n  // parcours: allow JRN0304 "later"')],
    ['at the end', `${journey('  kpi nps\n  stage s touchpoint t')}// parcours: allow JRN0304 "later"`],
    ['a second time', journey('  // parcours: allow JRN0304 "a"\n  // parcours: allow JRN0304 "b"\n  kpi nps\n  stage s touchpoint t')],
  ])('nothing %s', (_where, text) => {
    expect(told(text).filter((line) => line.startsWith('JRN0243'))).toHaveLength(1);
  });
});

test('the formatter keeps each comment at its statement', () => {
  const text =
    'touchpoint t\njourney j "I buy" {\n// parcours: allow JRN0304 "a"\nkpi nps\n  kpi ces // parcours: allow JRN0304 "b"\n stage s touchpoint t\n // parcours: allow JRN0303 "c"\n score 1 stage u\n}';
  const formatted = format(text) ?? '';
  const accepted = (lines: readonly string[]) => lines.map((line) => line.replace(/ \d+/, ''));
  expect(accepted(told(formatted))).toEqual(accepted(told(text)));
  expect(format(formatted)).toBe(formatted);
});

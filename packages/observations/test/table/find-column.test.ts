import { describe, expect, test } from 'vitest';
import { dataRanges, findColumn } from '../../src/index.ts';
import { column, DIALECT, measure, model, rated, samples, study, table } from '../build.ts';

/** What a file may write, and what a study may write, for one column. */
const SAME: readonly (readonly [file: string, study: string])[] = [
  ['Note globale', 'Note\u00a0globale'],
  ['Note\u00a0globale', 'Note globale'],
  ['Note  globale', 'Note globale'],
  ['Note globale ', '  Note globale'],
  ['Re\u0301ponse', 'Réponse'],
];

describe.each(SAME)('%j is %j', (inFile, inStudy) => {
  const read = table(`id;${inFile}\n1;4\n2;5\n`);

  test('for whoever shows a column', () => {
    expect(findColumn(read, inStudy)?.values).toEqual(['4', '5']);
  });

  test('for the reader', () => {
    const of = study({ respondent: column('id'), measures: [measure('all', rated(inStudy, [1, 5]))] });
    const { samples: found, diagnostics } = samples(read, of, model(['all']));
    expect(diagnostics).toEqual([]);
    expect(found.respondents).toBe(2);
  });

  test('for the place of a cell in the file', () => {
    const bytes = new TextEncoder().encode(`id;${inFile}\n1;4\n`);
    const [ranges] = dataRanges(bytes, true, 'a.csv', DIALECT, [{ lines: [2], column: inStudy }]);
    expect(ranges).toEqual([{ start: { line: 1, character: 2 }, end: { line: 1, character: 3 } }]);
  });
});

test('case tells columns apart', () => {
  const read = table('Q10SAFE;Q10Safe\n1;2\n');
  expect(findColumn(read, 'Q10Safe')?.values).toEqual(['2']);
  expect(findColumn(read, 'q10safe')).toBeNull();
});

test('no column for a header that stands twice, for none that is there, and for an empty one', () => {
  const read = table('a b;a\u00a0b;;c\n1;2;3;4\n');
  expect(findColumn(read, 'a b')).toBeNull();
  expect(findColumn(read, 'd')).toBeNull();
  expect(findColumn(read, ' ')).toBeNull();
  expect(findColumn(read, 'c')?.values).toEqual(['4']);
});

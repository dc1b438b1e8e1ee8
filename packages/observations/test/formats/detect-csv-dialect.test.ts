import { describe, expect, test } from 'vitest';
import { detectCsvDialect } from '../../src/formats/csv/detect-csv-dialect.ts';
import { APOSTROPHES, BACKSLASH_ESCAPES, DOUBLED_QUOTES } from '../../src/formats/csv/record.ts';
import { bytes } from '../build.ts';

const detected = (text: string) => detectCsvDialect(bytes(text), true, null);

describe('the delimiter is that under which the rows agree', () => {
  test.each([
    [';', 'id;note\n1;7,5\n2;8,5\n'],
    [',', 'id,note,x\n1,4,a,\n2,5,b,\n3,3,c,\n'],
    [',', 'id,note,comment\n1,4,\n2,5,ok\n3,3\n4,2\n5,1\n'],
    ['\t', 'id\tcomment\n1\tgood, fast\n2\tbad, slow, dear\n'],
    ['|', 'id|channels\n1|web;shop\n2|web\n'],
    [', ', 'id, note, comment\n1, 4, "good, fast"\n2, 5, "bad, slow, dear"\n3, 3, ok\n'],
    [' ', 'id note shop\nr1 4 Lyon\nr2 5 Nice\n'],
    ['^', 'id^note\nr1^4\nr2^5\n'],
    [';', `${'Some words\n'.repeat(20)}id;note\nr1;4\nr2;5\nr3;3\n`],
  ])('%j', (delimiter, text) => {
    expect(detected(text).delimiter).toBe(delimiter);
  });

  test.each([
    'City\nParis, France\nLyon, France\nNice, France\n',
    'note\n7,5\n8,5\n9,5\n',
    'Comment\nGood, thanks\nBad, slow, dear\nOK\n',
    'Name\nAnna Berg\nBert Dahl\n',
    'When\n2026-01-01 10:00\n2026-01-02 11:00\n',
  ])('a column alone is not parted: %j', (text) => {
    const { delimiter } = detected(text);
    expect(text.split('\n').filter((line) => line.includes(delimiter))).toEqual([]);
  });
});

test('quotes: doubled, escaped by a backslash, or apostrophes', () => {
  expect(detected('id,x\n1,"a ""b"", c"\n2,"d"\n').quoting).toBe(DOUBLED_QUOTES);
  expect(detected('id,x\n1,"a \\"b\\", c"\n2,"d"\n').quoting).toBe(BACKSLASH_ESCAPES);
  expect(detected("id,x\n1,'a, b'\n2,'c, d'\n").quoting).toBe(APOSTROPHES);
  expect(detected("id,x\n1,it's\n2,'tis\n").quoting).toBe(DOUBLED_QUOTES);
  expect(detected('id,x\n1,"say \'a\', \'b\'"\n2,"c"\n').quoting).toBe(DOUBLED_QUOTES);
});

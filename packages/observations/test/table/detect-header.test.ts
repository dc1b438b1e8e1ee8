import { describe, expect, test } from 'vitest';
import { detectHeader } from '../../src/table/detect-header.ts';

/** Lines as texts with `;`; blank lines are none. */
function headerOf(text: string): [line: number, lines: number] {
  const grid = text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [{ line: at + 1, cells: line.split(';') }]));
  const { index, lines } = detectHeader(grid);
  return [grid[index]?.line ?? 0, lines];
}

const ROWS = 'r1;4;5\nr2;2;3\nr3;5;4\n';

describe('the first line is the header', () => {
  test.each([
    ['with names alone', `id;note;visit\n${ROWS}`],
    ['with names that occur twice', `id;note;note\n${ROWS}`],
    ['without a name for the first column', `;note;visit\n${ROWS}`],
    ['with figures as names', `id;1;2\nr1;Oui;Non\nr2;Non;Oui\n`],
    ['with years as names', `Area;2019;2020\nLyon;14;12\nNice;7;3\n`],
    ['above rows of texts alone', `name;city\nAnna;Lyon\nBerta;Nice\n`],
    ['with fewer names than columns', `id;note;\nr1;4;x\nr2;5;y\nr3;1;z\n`],
    ['of one column', `Comment\nGood\nBad\n`],
    ['behind a comment sign', `#id;note\nr1;4\nr2;5\n`],
    ['above a second table', `id;note\n1;4\n2;5\n\nmonth;visits\n1;300\n2;5\n3;4\n`],
  ])('%s', (_, text) => {
    expect(headerOf(text)).toEqual([1, 1]);
  });
});

describe('lines above the header', () => {
  test.each([
    ['a title', `Survey\nid;note;visit\n${ROWS}`, 2],
    ['a title and a blank line', `Survey;;\n\nid;note;visit\n${ROWS}`, 3],
    ['names and values', `Exported;2026-05-02\nBy;Anna\nid;note;visit\n${ROWS}`, 3],
    ['names and values as wide as the table', `Account;example\nProperty;shop\n\nPage;Views\n/p1;10\n/p2;20\n/p3;30\n`, 4],
    ['comments', `# a\n# b; c; d\nid;note;visit\n${ROWS}`, 3],
    ['thirty lines', `${'x\n'.repeat(30)}id;note;visit\n${ROWS}`, 31],
  ])('%s', (_, text, line) => {
    expect(headerOf(text)).toEqual([line, 1]);
  });
});

describe('headers of several lines', () => {
  test('groups above names that occur twice', () => {
    expect(headerOf('Survey\n;2025;;2026;\nid;note;n;note;n\nr1;4;1;5;2\nr2;3;1;4;2\n')).toEqual([2, 2]);
  });

  test('groups over columns of one name, with the names of merged cells below', () => {
    expect(headerOf('id;2026;;2025;\n;mean;n;mean;n\nr1;4;1;5;2\nr2;3;1;4;2\n')).toEqual([1, 2]);
  });

  test('questions over their options, each in a column that holds nothing else', () => {
    expect(headerOf('id;Welcome;;;Channel\n;1;2;3;Response\nr1;;2;;Shop\nr2;1;;;Web\nr3;;;3;Web\n')).toEqual([1, 2]);
    expect(headerOf('id;Welcome;;;Channel\nr1;;2;;Shop\nr2;1;;;Web\nr3;;;3;Web\n')).toEqual([1, 1]);
    expect(headerOf('id;note;;\n1;4;;\n2;5;;\n3;4;;\n')).toEqual([1, 1]);
  });

  test('groups that tell nothing apart stand above the header', () => {
    expect(headerOf(`;Ratings;\nid;note;visit\n${ROWS}`)).toEqual([2, 1]);
  });
});

/** Polluted versions of one CSV file, after the list of pollutions that Pollock publishes. */
import type { Loaded } from './loading-score.ts';

export interface PollutedFile {
  readonly kind: string;
  readonly text: string;
  readonly expected: Loaded;
}

const ROWS = 84;
const HEADER = ['DATE', 'TIME', 'Qty', 'PRODUCT', 'Price', 'Type', 'Description', 'URL', 'Comments'];
const TYPES = ['kitchen', 'bath', 'garden'];

function cellsOf(row: number): string[] {
  return [
    `2026-0${1 + (row % 9)}-${10 + (row % 18)}`,
    `${10 + (row % 9)}:${10 + (row % 49)}`,
    String(1 + (row % 7)),
    `P-${1000 + row}`,
    `${10 + row}.${10 + (row % 80)}`,
    TYPES[row % 3] as string,
    row % 4 === 0 ? `table, round, "no ${row}"` : row % 4 === 1 ? `chair, blue ${row}` : `lamp ${row}`,
    `https://shop.example/p/${row}`,
    row % 5 === 0 ? '' : row % 5 === 1 ? 'sent, paid' : 'sent',
  ];
}

interface Style {
  readonly delimiter?: string;
  readonly quote?: string;
  readonly escape?: string;
  readonly end?: string;
}

const grid = [HEADER, ...Array.from({ length: ROWS }, (_, row) => cellsOf(row))];
const clean: Loaded = { header: HEADER, rows: grid.slice(1) };

function put(cell: string, { delimiter = ',', quote = '"', escape: mark = quote }: Style): string {
  const isSpecial = cell.includes(delimiter.trim() || delimiter) || cell.includes(quote) || cell.includes('\n');
  return isSpecial ? quote + cell.replaceAll(quote, mark + quote) + quote : cell;
}

function write(rows: readonly (readonly string[])[], style: Style = {}): string {
  const { delimiter = ',', end = '\r\n' } = style;
  return rows.map((cells) => cells.map((cell) => put(cell, style)).join(delimiter) + end).join('');
}

/** The file with one line written in another way. */
function withLine(row: number, line: string): string {
  return write(grid.slice(0, row)) + line + write(grid.slice(row + 1));
}

const withRow = (row: number, cells: readonly string[]): Loaded =>
  row === 0 ? { ...clean, header: cells } : { ...clean, rows: clean.rows.map((each, at) => (at === row - 1 ? cells : each)) };

export function pollutedFiles(): PollutedFile[] {
  const file = (kind: string, text: string, expected: Loaded = clean): PollutedFile => ({ kind, text, expected });
  const other = (names: readonly string[]) => [
    names,
    ...Array.from({ length: 20 }, (_, row) => names.map((_, column) => String(row * 7 + column))),
  ];
  const below = (names: readonly string[]) => file('several tables', `${write(grid)}\r\n${write(other(names))}`);
  const top = HEADER.map((_, column) => (column === 0 ? 'Order' : column === 3 ? 'Product' : ''));
  const names = ['id', 'n', 'mean', 'n', 'mean'];
  const years = ['', '2025', '', '2026', ''];
  const figures = clean.rows.map((_, row) => [`R${row}`, ...names.slice(1).map((_, column) => String(row * 3 + column))]);
  const files = [
    file('none', write(grid)),
    file('end of file', write(grid).trimEnd()),
    file('end of file', `${write(grid)}\r\n`),
    file('one row', write(grid.slice(0, 2)), { header: HEADER, rows: grid.slice(1, 2) }),
    file('header alone', write(grid.slice(0, 1)), { header: HEADER, rows: [] }),
    file('empty', '', { header: [], rows: [] }),
    file('several header lines', write([top, ...grid])),
    file('several header lines', write([years, names, ...figures]), {
      header: ['id', '2025 n', '2025 mean', '2026 n', '2026 mean'],
      rows: figures,
    }),
    file('preamble', `Sales of the year 2026\r\nExported on 2027-01-02\r\n\r\n${write(grid)}`),
    file('preamble', `${'# a comment\r\n'.repeat(12)}${write(grid)}`),
    below(['month', 'visits']),
    below([...HEADER.map((_, column) => `k${column}`), 'more', 'most']),
    below(HEADER.map((_, column) => `k${column}`)),
    ...[' ', ', ', ';', '\t', '|'].map((delimiter) => file('delimiter', write(grid, { delimiter }))),
    file('quotes', write(grid, { quote: "'" })),
    file('escapes', write(grid, { escape: '\\' })),
    file('escapes', write(grid, { escape: '' })),
    file('line ends', write(grid, { end: '\n' })),
    file('line ends', write(grid, { end: '\r' })),
  ];
  for (const [row, cells] of grid.entries()) {
    for (const column of cells.keys()) {
      const parts = cells.map((cell) => put(cell, {}));
      const wider = [...cells.slice(0, column), '', ...cells.slice(column)];
      if (row > 0)
        files.push(file('a delimiter too many', withLine(row, `${parts.toSpliced(column, 0, '').join(',')}\r\n`), withRow(row, wider)));
      const pair = [`${cells[column - 1]}${cells[column]}`];
      if (column > 0 && row > 0 && !parts[column]?.startsWith('"') && !parts[column - 1]?.startsWith('"'))
        files.push(
          file(
            'a delimiter too few',
            withLine(row, `${parts.toSpliced(column - 1, 2, ...pair).join(',')}\r\n`),
            withRow(row, cells.toSpliced(column - 1, 2, ...pair)),
          ),
        );
      else if (column > 0) {
        const glued = `${parts[column - 1]}${parts[column]}`;
        files.push(
          file(
            'a delimiter too few',
            withLine(row, `${parts.toSpliced(column - 1, 2, glued).join(',')}\r\n`),
            withRow(row, cells.toSpliced(column - 1, 2, ...pair)),
          ),
        );
      }
      files.push(
        file(
          'a quote too many',
          withLine(row, `${parts.with(column, `"${parts[column]}`).join(',')}\r\n`),
          withRow(row, cells.with(column, `"${cells[column]}`)),
        ),
      );
    }
    files.push(file('a row with spaces', withLine(row, write([cells], { delimiter: ' ' }))));
  }
  return files;
}

/** Our reading of delimited text against PapaParse's, record by record, however the bytes are cut into chunks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFault, readTable, readTableFrom, type Table } from '../../src/index.ts';
import { bytes, DIALECT } from '../build.ts';
import { readRecords } from '../papa-records.ts';

interface Plain {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly ragged: readonly number[];
  readonly broken: readonly { readonly line: number; readonly count: number }[];
}

/** What a table should hold, said as plainly as possible. Null: the header cannot be read. */
function plainly(text: string, delimiter: string): Plain | null {
  const normal = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  let columns: string[] | null = null;
  let width = 0;
  let bad = false;
  const rows: { line: number; cells: string[] }[] = [];
  const ragged: number[] = [];
  const broken: { line: number; count: number }[] = [];
  readRecords(normal, delimiter, 1, undefined, (cells, line, quote) => {
    if (!columns) {
      bad = quote !== null && !quote.closed;
      width = cells.length;
      columns = cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
      while (columns.at(-1) === '') columns.pop();
      return;
    }
    const beyond = cells.slice(width).some((cell) => cell.trim() !== '');
    const fits = cells.length >= columns.length && !beyond;
    if (quote && !(quote.closed && fits)) broken.push({ line: quote.line, count: quote.count });
    else if (fits) rows.push({ line, cells: cells.slice(0, columns.length).map((cell) => cell.trim()) });
    else ragged.push(line);
  });
  return columns && !bad ? { columns, rows, ragged, broken } : null;
}

function held(table: Table): Plain {
  const lost = (reason: string) => table.rejected.find((each) => each.reason === reason);
  const rows = Array.from(table.lines, (line, row) => ({
    line,
    cells: table.cells.map((cells) => cells?.values[cells.codes[row] ?? 0] ?? ''),
  }));
  return {
    columns: table.columns,
    rows,
    ragged: [...(lost('ragged')?.lines ?? [])],
    broken: [{ line: lost('broken-quote')?.lines[0] ?? 0, count: lost('broken-quote')?.count ?? 0 }],
  };
}

const summed = ({ columns, rows, ragged, broken }: Plain): Plain => ({
  columns,
  rows,
  ragged: ragged.slice(0, 5),
  broken: [{ line: broken[0]?.line ?? 0, count: broken.reduce((sum, { count }) => sum + count, 0) }],
});

const piece = fc.constantFrom(
  'a',
  'b7',
  'é',
  '"',
  '"',
  '""',
  ';',
  ';',
  ';',
  ',',
  ' ',
  '\u00a0',
  '\t',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '";',
  '";"',
  '"\n',
  '\n"',
  '😀',
  'x'.repeat(40),
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => `k;${pieces.join('')}`);

test('any text is read as PapaParse reads it', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(';', ',', ';;', '\t'), (content, delimiter) => {
      const read = readTable(bytes(content), 'f.csv', { ...DIALECT, delimiter });
      const wanted = plainly(content, delimiter);
      expect(isFault(read) ? null : held(read)).toEqual(wanted && summed(wanted));
    }),
    { numRuns: 20_000, seed: 4 },
  );
});

test('however its bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 1 }),
      fc.constantFrom(null, 'utf-8', 'utf-16le'),
      async (content, cuts, encoding) => {
        const file =
          encoding === 'utf-16le'
            ? new Uint8Array(new Uint16Array([...content].flatMap((letter) => letter.split('')).map((unit) => unit.charCodeAt(0))).buffer)
            : bytes(content);
        async function* chunks() {
          const buffer = new Uint8Array(64);
          for (let at = 0, i = 0; at < file.length; i++) {
            const chunk = file.subarray(at, at + (cuts[i % cuts.length] as number));
            at += chunk.length;
            // As a file is read: into the same memory again and again.
            buffer.fill(0);
            buffer.set(chunk);
            yield buffer.subarray(0, chunk.length);
          }
        }
        const dialect = { ...DIALECT, delimiter: ';', encoding };
        expect(await readTableFrom(chunks, file.length, 'f.csv', dialect)).toEqual(readTable(file, 'f.csv', dialect));
      },
    ),
    { numRuns: 2000, seed: 5 },
  );
});

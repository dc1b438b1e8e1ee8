import type { Dialect } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { readTableFrom } from '../../src/index.ts';
import { bytes, DIALECT, table } from '../build.ts';

function rows(file: string | Uint8Array, dialect: Partial<Dialect> = {}): string[][] {
  const { columns, cells, lines } = table(file, dialect);
  return [[...columns], ...Array.from(lines, (_, row) => cells.map((column) => column?.values[column.codes[row] as number] ?? ''))];
}

const EXPORT = 'Enquête "avril\n\n2026;;;2025\nid;note;n;note\nR1;1;2;3\nR2;4;5;6\nTotal;5;7;9\n';

describe('where the table stands in a CSV file', () => {
  test('lines above the header, whatever they hold: even a quote that is never closed', () => {
    expect(rows(EXPORT, { skip: 3 })[0]).toEqual(['id', 'note', 'n', 'note']);
    expect([...table(EXPORT, { skip: 3 }).lines]).toEqual([5, 6, 7]);
    expect([...table(`sep=;\n${EXPORT}`, { skip: 4 }).lines]).toEqual([6, 7, 8]);
  });

  test('header lines that make one name together; a name counts for the unnamed cells to its right', () => {
    expect(rows(EXPORT, { skip: 2, header: 2 })[0]).toEqual(['2026 id', '2026 note', '2026 n', '2025 note']);
    expect(rows('id;2026;;2025\n;mean;n;mean\nR1;1;2;3\n', { header: 2 })[0]).toEqual(['id', '2026 mean', '2026 n', '2025 mean']);
    expect(rows('a;b\nx;y\np;q\n1;2\n', { header: 3 })).toEqual([
      ['a x p', 'b y q'],
      ['1', '2'],
    ]);
  });

  test('a range: its lines and its columns', () => {
    expect(rows(EXPORT, { range: 'B4:C6' })).toEqual([
      ['note', 'n'],
      ['1', '2'],
      ['4', '5'],
    ]);
    expect(table(EXPORT, { range: 'B4:C6' })).toMatchObject({ rows: 2, rejected: [] });
  });

  test('totals that are declared are lost, and counted', () => {
    const { rows: count, lines, rejected: lost } = table(EXPORT, { skip: 3, totals: ['TOTAL'] });
    expect([count, [...lines], lost]).toEqual([3, [5, 6], [{ reason: 'total', count: 1, lines: [7] }]]);
  });

  test('totals among equal rows that are counted as one', async () => {
    const file = bytes('s;q\na;1\na;1\nTotal;2\nTotal;2\na;1\nb;1\n');
    const chunks = async function* () {
      for (let at = 0; at < file.length; at += 3) yield file.slice(at, at + 3);
    };
    const projection = { columns: null, distinct: true };
    const read = await readTableFrom(chunks, file.length, 'f.csv', { ...DIALECT, totals: ['Total'] }, { projection });
    expect(read).toMatchObject({ rows: 6, rejected: [{ reason: 'total', count: 2 }], duplicates: { counts: Uint32Array.of(3, 1) } });
  });

  test('a preamble that is longer than the beginning from which the delimiter is found out', () => {
    const preamble = `${'x'.repeat(99)}\n`.repeat(900);
    expect(rows(`${preamble}a;b\n1;2\n`, { skip: 900 })).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('nothing is left behind what is skipped', () => {
    expect(() => table(EXPORT, { skip: 50 })).toThrow('is empty');
    expect(table('a;b\n', { header: 1 })).toMatchObject({ rows: 0, columns: ['a', 'b'] });
    expect(() => table('a;b\n', { header: 2 })).toThrow('is empty');
  });
});

describe('UTF-16', () => {
  const text = 'id;é\nR1;ü\n';
  const units = new Uint16Array([...text].map((letter) => letter.charCodeAt(0)));
  const little = new Uint8Array(units.buffer);
  const big = Uint8Array.from(little, (_, at) => little[at ^ 1] as number);

  test.each([
    ['little-endian', little, 'utf-16le'],
    ['big-endian', big, 'utf-16be'],
    ['little-endian with its mark', Uint8Array.of(0xff, 0xfe, ...little), 'utf-16le'],
    ['big-endian with its mark', Uint8Array.of(0xfe, 0xff, ...big), 'utf-16be'],
  ])('%s', (_name, file, encoding) => {
    expect(table(file)).toMatchObject({ encoding, columns: ['id', 'é'] });
  });
});

import { readFileSync } from 'node:fs';
import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS, type FileLimits, messageOf } from '@parcours/model';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isFault, readFile, type Table } from '../../src/index.ts';

type Columns = Parameters<typeof parquetWriteBuffer>[0]['columnData'];

const file = (columnData: Columns, rowGroupSize = 100_000) => new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize }));

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/parquet/${name}.parquet`, import.meta.url)));

async function read(bytes: Uint8Array, limits: FileLimits = DEFAULT_FILE_LIMITS): Promise<Table> {
  const table = await readFile(bytes, 'f.parquet', DEFAULT_DIALECT, limits);
  if (isFault(table)) throw new Error(messageOf(table, 'en'));
  return table;
}

function rowsOf({ columns, cells, lines }: Table): string[][] {
  return [[...columns], ...Array.from(lines, (_, row) => cells.map((column) => column?.values[column.codes[row] as number] ?? ''))];
}

const fault = (bytes: Uint8Array, limits: FileLimits = DEFAULT_FILE_LIMITS) =>
  read(bytes, limits).then(
    () => 'no fault',
    (error: Error) => error.message.replace(/^The observation file f.parquet cannot be read: /, ''),
  );

describe('Parquet', () => {
  test('texts, numbers, truth, dates, nothing', async () => {
    const table = await read(
      file([
        { name: 'id', data: ['R1', 'Ré2'], type: 'STRING' },
        { name: 'note', data: [7.25, -3], type: 'DOUBLE' },
        { name: 'big', data: [9007199254740993n, 1n], type: 'INT64' },
        { name: 'ok', data: [true, false], type: 'BOOLEAN' },
        { name: 'day', data: [new Date('2026-04-01'), new Date('2026-04-02T08:30:00Z')], type: 'TIMESTAMP' },
        { name: '__proto__', data: ['p', null], type: 'STRING' },
      ]),
    );
    expect(rowsOf(table)).toEqual([
      ['id', 'note', 'big', 'ok', 'day', '__proto__'],
      ['R1', '7.25', '9007199254740993', 'true', '2026-04-01', 'p'],
      ['Ré2', '-3', '1', 'false', '2026-04-02T08:30:00', ''],
    ]);
    expect(table.cells.map((column) => column?.numeric ?? false)).toEqual([false, true, true, false, false, false]);
    expect([...table.lines]).toEqual([1, 2]);
  });

  test('row groups, one after the other', async () => {
    const data = Array.from({ length: 1000 }, (_, at) => at % 7);
    const table = await read(file([{ name: 'a', data, type: 'INT32' }], 64));
    expect(rowsOf(table).slice(1).flat()).toEqual(data.map(String));
  });

  test('a file without rows has its columns', async () => {
    expect(await read(file([{ name: 'a', data: [], type: 'STRING' }]))).toMatchObject({ columns: ['a'], rows: 0 });
  });

  test('limits, told by the file itself before anything is unpacked', async () => {
    const data = new Array<string>(50_000).fill('the same text, which packs well');
    const bytes = file([{ name: 'a', data, type: 'STRING' }]);
    expect(await fault(bytes, { ...DEFAULT_FILE_LIMITS, rows: 100 })).toBe(
      'it has 50,000 rows, and the limit is 100; split it, or raise the limit (in VS Code parcours.limits.rows, on the command line --limit rows=NUMBER).',
    );
    const wide = file([
      { name: 'a', data: [1], type: 'INT32' },
      { name: 'b', data: [1], type: 'INT32' },
    ]);
    expect(await fault(wide, { ...DEFAULT_FILE_LIMITS, columns: 1 })).toMatch(/^it has 2 columns, and the limit is 1; /);
    const texts = Array.from({ length: 200_000 }, (_, at) => `text number ${at} of many`);
    expect(await fault(file([{ name: 'a', data: texts, type: 'STRING' }]), { ...DEFAULT_FILE_LIMITS, unpacked: 1 })).toMatch(
      /^unpacked it has [5-7] MB, and the limit is 1 MB; save the table as CSV, or raise the limit \(in VS Code parcours.limits.unpacked, /,
    );
    expect(await fault(file([{ name: 'a', data: ['x'.repeat(30)], type: 'STRING' }]), { ...DEFAULT_FILE_LIMITS, cell: 29 })).toMatch(
      /^one of its cells has 30 characters, and the limit is 29; /,
    );
  });

  test('a damaged file', async () => {
    const whole = file([{ name: 'a', data: ['x', 'y', 'z'], type: 'STRING' }]);
    expect(await fault(whole.subarray(0, whole.length - 3))).toMatch(
      /^the Parquet file is damaged or of an unknown kind \(.+\); write it again/,
    );
    for (let length = 4; length < whole.length; length += 5) expect(await fault(whole.subarray(0, length))).not.toBe('no fault');
  });

  test.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'lz4-raw'].flatMap((codec) => [`duckdb-v1-${codec}`, `duckdb-v2-${codec}`]))(
    'of another writer: %s',
    async (name) => {
      const rows = Array.from({ length: 300 }, (_, i) => [
        `R${i}`,
        String(((i * 7) % 5) + 1),
        i % 3 === 0 ? '' : String(i / 4),
        String(i % 2 === 0),
        String(1e12 + i * i),
        `etape ${String.fromCharCode(97 + (i % 7)).repeat(i % 9)}`.trim(),
        new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
      ]);
      expect(rowsOf(await read(fixture(name)))).toEqual([['id', 'q', 'x', 'yes', 'big', 'said', 'day'], ...rows]);
    },
  );

  test('several damaged columns: one refusal, and no failure that nobody waits for', async () => {
    const unseen: unknown[] = [];
    const see = (reason: unknown) => unseen.push(reason);
    process.on('unhandledRejection', see);
    try {
      const whole = fixture('duckdb-nested');
      // Of each column a byte in its pages, the columns in columns included.
      for (let at = 30; at < 700; at += 9)
        await fault(whole.map((byte, index) => (index % 61 === at % 61 && index < 700 ? byte ^ 0xff : byte)));
      await new Promise((resolve) => setImmediate(resolve));
      expect(unseen).toEqual([]);
    } finally {
      process.off('unhandledRejection', see);
    }
  });

  test('a run of two thousand million values, in a page that is otherwise as it should be', async () => {
    const ids = Array.from({ length: 64 }, (_, at) => `R${(at * 5) % 7}`);
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'id', data: ids, type: 'STRING' }], codec: 'UNCOMPRESSED' }));
    // Three bits each, eight groups: 17, and then the packed numbers.
    const runs = bytes.findIndex((byte, at) => byte === 3 && bytes[at + 1] === 17);
    expect(runs).toBeGreaterThan(0);
    bytes.set([0xfe, 0xff, 0xff, 0xff, 0x0f], runs + 1);
    expect(await fault(bytes)).toContain('(a run that is too long)');
  });

  describe('without unpackers of its own, as in a browser', () => {
    beforeEach(() => {
      vi.resetModules();
      vi.stubGlobal('process', { ...process, getBuiltinModule: undefined });
    });
    afterEach(() => vi.unstubAllGlobals());
    const readThere = async (name: string) =>
      (await import('../../src/formats/read-file.ts')).readFile(fixture(name), 'f.parquet', DEFAULT_DIALECT);

    test.each(['duckdb-v1-zstd', 'duckdb-v2-zstd', 'duckdb-v2-lz4-raw', 'duckdb-v2-gzip'])('%s', async (name) => {
      expect(await readThere(name)).toEqual(await readFile(fixture(name), 'f.parquet', DEFAULT_DIALECT));
    });

    test('a page on which the unpacker would go round for ever', async () => {
      expect(await readThere('endless-zstd')).toMatchObject({ code: 'JRN0412' });
    });

    test('Brotli is refused', async () => {
      const table = await readThere('brotli');
      expect(isFault(table) && messageOf(table, 'en')).toContain('packed with Brotli, which a browser does not read; write it packed with');
    });
  });
});

import { AS_FOUND, messageOf } from '@parcours/model';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { isFault, LIMITS, type Limits, readFile, type Table } from '../src/index.ts';

type Columns = Parameters<typeof parquetWriteBuffer>[0]['columnData'];

const file = (columnData: Columns, rowGroupSize = 100_000) => new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize }));

async function read(bytes: Uint8Array, limits: Limits = LIMITS): Promise<Table> {
  const table = await readFile(bytes, 'f.parquet', AS_FOUND, limits);
  if (isFault(table)) throw new Error(messageOf(table, 'en'));
  return table;
}

function rowsOf({ columns, cells, lines }: Table): string[][] {
  return [[...columns], ...Array.from(lines, (_, row) => cells.map((column) => column?.values[column.codes[row] as number] ?? ''))];
}

const fault = (bytes: Uint8Array, limits: Limits = LIMITS) =>
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
    expect(table.cells.map((column) => column?.plain ?? false)).toEqual([false, true, true, false, false, false]);
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
    expect(await fault(bytes, { ...LIMITS, rows: 100 })).toBe('it has more than 100 rows; split it.');
    expect(
      await fault(
        file([
          { name: 'a', data: [1], type: 'INT32' },
          { name: 'b', data: [1], type: 'INT32' },
        ]),
        { ...LIMITS, columns: 1 },
      ),
    ).toBe('it has more than 1 columns; keep those that you need, or declare its delimiter.');
    expect(await fault(bytes, { ...LIMITS, unpackedBytes: 10 })).toBe('unpacked it would have more than 0 MB; save the sheet as CSV.');
  });

  test('a damaged file', async () => {
    const whole = file([{ name: 'a', data: ['x', 'y', 'z'], type: 'STRING' }]);
    expect(await fault(whole.subarray(0, whole.length - 3))).toMatch(
      /^the Parquet file is damaged or of an unknown kind \(.+\); write it again/,
    );
    for (let length = 4; length < whole.length; length += 5) expect(await fault(whole.subarray(0, length))).not.toBe('no fault');
  });
});

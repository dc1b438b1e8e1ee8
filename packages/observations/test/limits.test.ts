/** Each limit, in each format that it can be met in: refused with what to do, read once it is raised. */
import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS, type FileLimit, messageOf, parseFileLimits } from '@parcours/model';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { isFault, readFile } from '../src/index.ts';
import { bytes } from './build.ts';
import { sheet } from './workbook-file.ts';

/** Three columns, forty rows, one cell of 3,000 characters; noise, so that a packed file is not much smaller. */
const HEADER = ['id', 'said', 'q'];
const ROWS = Array.from({ length: 40 }, (_, at) => [`R${at}`, at === 7 ? noise(3000) : `text ${at}`, String(at % 5)]);

function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return String.fromCharCode(97 + ((state >>> 16) % 26));
  }).join('');
}

const objects = ROWS.map((cells) => JSON.stringify(Object.fromEntries(cells.map((cell, at) => [HEADER[at], cell]))));
const FILES: Record<string, Uint8Array> = {
  csv: bytes([HEADER, ...ROWS].map((cells) => `${cells.join(';')}\n`).join('')),
  xlsx: sheet([HEADER, ...ROWS]),
  json: bytes(`[${objects.join(',')}]`),
  jsonl: bytes(objects.join('\n')),
  parquet: new Uint8Array(
    parquetWriteBuffer({ columnData: HEADER.map((name, at) => ({ name, data: ROWS.map((cells) => cells[at]), type: 'STRING' as const })) }),
  ),
};

const HITS: readonly (readonly [FileLimit, most: number, has: string])[] = [
  ['rows', 39, '(40|more than 39) rows, and the limit is 39; split it'],
  ['columns', 2, '(3|more than 2) columns, and the limit is 2; keep those'],
  ['cell', 2999, 'one of its cells has 3,000 characters, and the limit is 2,999; look for'],
];

describe.each(Object.keys(FILES))('%s', (ending) => {
  test.each(HITS)('%s', async (limit, most, has) => {
    const file = FILES[ending] as Uint8Array;
    const refused = await readFile(file, `f.${ending}`, DEFAULT_DIALECT, { ...DEFAULT_FILE_LIMITS, [limit]: most });
    if (!isFault(refused)) throw new Error('read');
    expect(messageOf(refused, 'en')).toMatch(new RegExp(has));
    const raise = { en: 'raise the limit (in VS Code', fr: 'relevez la limite (dans VS Code', de: 'heben Sie die Grenze an (in VS Code' };
    for (const language of ['en', 'fr', 'de'] as const) {
      const message = messageOf(refused, language);
      expect(message).toContain(`${raise[language]} parcours.limits.${limit}, `);
      expect(message).toContain(`--limit ${limit}=`);
      expect(message).not.toMatch(/[{}]/);
    }
    const read = await readFile(file, `f.${ending}`, DEFAULT_DIALECT, { ...DEFAULT_FILE_LIMITS, [limit]: most + 1 });
    expect(read).toMatchObject({ rows: 40, columns: HEADER });
  });
});

test.each(['csv', 'json', 'jsonl'])('a %s file of more megabytes', async (ending) => {
  const text = (FILES[ending] as Uint8Array).slice();
  const large = new Uint8Array(2 * 1024 * 1024 + 1).fill(32);
  large.set(text, 0);
  if (ending === 'csv') large.fill(10, text.length);
  const refused = await readFile(large, `f.${ending}`, DEFAULT_DIALECT, { ...DEFAULT_FILE_LIMITS, file: 2 });
  expect(isFault(refused) && messageOf(refused, 'en')).toContain('it has 3 MB, and the limit is 2 MB; save the columns that you need');
  const whole = large.subarray(0, -1);
  expect(await readFile(whole, `f.${ending}`, DEFAULT_DIALECT, { ...DEFAULT_FILE_LIMITS, file: 2 })).toMatchObject({ rows: 40 });
});

test.each(['xlsx', 'parquet'])('%s: what is small only as long as it is packed', async (ending) => {
  const cells = Array.from({ length: 30_000 }, (_, at) => `the text of respondent ${at}, who says little`);
  const file =
    ending === 'xlsx'
      ? sheet([['said'], ...cells.map((cell) => [cell])])
      : new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'said', data: cells, type: 'STRING' }] }));
  const refused = await readFile(file, `f.${ending}`, DEFAULT_DIALECT, { ...DEFAULT_FILE_LIMITS, unpacked: 1 });
  expect(isFault(refused) && messageOf(refused, 'en')).toMatch(
    /unpacked it has (2|more than 1) MB, and the limit is 1 MB; save the table as CSV/,
  );
  expect(await readFile(file, `f.${ending}`, DEFAULT_DIALECT, { ...DEFAULT_FILE_LIMITS, unpacked: 8 })).toMatchObject({ rows: 30_000 });
});

test('settings that are no limits leave it as it is', () => {
  expect(parseFileLimits({ rows: 10, columns: '10', cell: 0, file: 1.5, unpacked: null, other: 1 })).toEqual({
    ...DEFAULT_FILE_LIMITS,
    rows: 10,
  });
  for (const settings of [null, undefined, 3, 'rows', []]) expect(parseFileLimits(settings)).toEqual(DEFAULT_FILE_LIMITS);
});

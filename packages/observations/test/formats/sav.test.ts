import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS, type Dialect, type FileLimits, messageOf } from '@parcours/model';
import Papa from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import { isFault, readFile, type Table } from '../../src/index.ts';
import { type SavFile, type SavVariableFile, savFile } from '../sav-file.ts';

const fixtures = new URL('../fixtures/sav/', import.meta.url);
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(name, fixtures)));

async function read(bytes: Uint8Array, limits: Partial<FileLimits> = {}, dialect: Partial<Dialect> = {}): Promise<Table> {
  const table = await readFile(bytes, 'f.sav', { ...DEFAULT_DIALECT, ...dialect }, { ...DEFAULT_FILE_LIMITS, ...limits });
  if (isFault(table)) throw new Error(messageOf(table, 'en'));
  return table;
}

function rowsOf({ cells, lines }: Table): string[][] {
  return Array.from(lines, (_, row) => cells.map((column) => column?.values[column.codes[row] as number] ?? ''));
}

/** A cell of PSPP's CSV as the reader writes it: a point for no value, dates with the month first. */
function cellOfPspp(cell: string): string {
  const [, month, day, year, time] = /^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d:\d\d:\d\d))?$/.exec(cell) ?? [];
  if (year !== undefined) return `${year}-${month}-${day}${time && time !== '00:00:00' ? `T${time}` : ''}`;
  return cell.trim();
}

describe('what PSPP writes', () => {
  const oracle = Papa.parse<string[]>(readFileSync(new URL('answers.csv', fixtures), 'utf8').trimEnd()).data;

  test.each(['uncompressed.sav', 'compressed.sav', 'zlib.sav'])('%s: names and cells are those of its CSV', async (name) => {
    const table = await read(fixture(name));
    const [header, ...rows] = oracle;
    expect(table.columns).toEqual(header);
    const percent = table.columns.indexOf('quote');
    expect(rowsOf(table)).toEqual(
      rows.map((cells) => cells.map((cell, at) => (at === percent && cell.trim() !== '' ? `${cell}%` : cellOfPspp(cell)))),
    );
  });

  test('labels, missing values, weight', async () => {
    const { columns, columnLabels, valueLabels, weightedBy, cells } = await read(fixture('zlib.sav'));
    const labelsOf = (name: string) => Object.fromEntries(valueLabels?.get(columns.indexOf(name)) ?? []);
    expect(columnLabels?.[columns.indexOf('q1')]).toBe('Wie zufrieden sind Sie mit der Begrüßung?');
    expect(labelsOf('q1')).toEqual({ 1: 'sehr unzufrieden', 5: 'sehr zufrieden' });
    expect(labelsOf('Segment_der_Befragten')).toEqual({ 1: 'Neukunden', 2: 'Stammkunden' });
    expect(labelsOf('Filiale')).toEqual({ 'Köln Süd': 'Filiale Köln Süd' });
    expect(labelsOf('Kürzel')).toEqual({ KS: 'Köln' });
    expect(labelsOf('nps')).toEqual({});
    expect(weightedBy).toBe('gewicht');
    expect(cells.map((column) => column?.numeric === true)).toEqual(
      columns.map((name) => !['Filiale', 'Kürzel', 'Bemerkung', 'besucht', 'ausgefüllt', 'dauer'].includes(name)),
    );
  });
});

const NUMBER: SavVariableFile = { name: 'Q', width: 0 };
const all = [false, true].flatMap((bigEndian) =>
  [false, true].flatMap((latin1) => (['none', 'bytecode', 'zlib'] as const).map((compression) => ({ bigEndian, latin1, compression }))),
);

test.each(all)('byte order, encoding, compression: %o', async (kind) => {
  const table = await read(
    savFile({
      ...kind,
      variables: [
        { name: 'ID', longName: 'Kundennummer', width: 10, label: 'Straße und Ort' },
        {
          ...NUMBER,
          missingRange: [97, 99],
          missing: [-1],
          labels: [
            [1, 'schön'],
            [98, 'egal'],
          ],
        },
        { name: 'D', width: 0, format: 20 },
      ],
      cases: [
        ['äöü', 1, 13_999_996_800],
        ['', 98, null],
        ['ABCDEFGHIJ', -1, -5],
        ['x', 2.5, 1e300],
      ],
    }),
  );
  expect(table.columns).toEqual(['Kundennummer', 'Q', 'D']);
  expect(table.columnLabels).toEqual(['Straße und Ort', '', '']);
  expect(Object.fromEntries(table.valueLabels?.get(1) ?? [])).toEqual({ 1: 'schön' });
  expect(rowsOf(table)).toEqual([
    ['äöü', '1', '2026-06-05'],
    ['', '', ''],
    ['ABCDEFGHIJ', '', '-5'],
    ['x', '2.5', '1e+300'],
  ]);
});

describe('damaged files', () => {
  const sound: SavFile = { variables: [NUMBER], cases: [[1], [2], [300.5]] };
  const fault = (bytes: Uint8Array, limits: Partial<FileLimits> = {}) =>
    read(bytes, limits).then(
      () => 'read',
      (error: Error) => error.message,
    );

  test.each(['none', 'bytecode', 'zlib'] as const)('cut off anywhere, it is refused (%s)', async (compression) => {
    const bytes = savFile({ ...sound, compression });
    for (let length = 4; length < bytes.length; length++)
      expect(await fault(bytes.slice(0, length)), `${length} of ${bytes.length} bytes`).toMatch(/the SPSS file is damaged/);
  });

  test('fewer cases than it states', async () => {
    expect(await fault(savFile({ ...sound, statedCases: 4 }))).toContain('it states 4 cases and holds 3');
    expect((await read(savFile({ ...sound, statedCases: -1 }))).rows).toBe(3);
  });

  test('no variable', async () => {
    expect(await fault(savFile({ variables: [], cases: [] }))).toContain('is empty');
  });

  test('limits', async () => {
    const wide = { variables: ['A', 'B', 'C'].map((name) => ({ name, width: 0 })), cases: [] };
    expect(await fault(savFile(wide), { columns: 2 })).toContain('it has 3 columns, and the limit is 2');
    expect(await fault(savFile(sound), { rows: 2 })).toContain('more than 2 rows');
    const bomb = savFile({ variables: [NUMBER], cases: new Array(200_000).fill([1]), compression: 'zlib' });
    expect(await fault(bomb, { unpacked: 1 })).toContain('unpacked');
  });
});

const hasPspp = spawnSync('pspp-convert', ['--version']).status === 0;

describe.skipIf(!hasPspp)('random files, as PSPP reads them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-sav-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('names and cells are the same', { timeout: 60_000 }, async () => {
    let state = 13;
    const random = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const pick = <T>(choices: readonly T[]) => choices[random(choices.length)] as T;
    for (let index = 0; index < 40; index++) {
      const variables = Array.from({ length: 1 + random(12) }, (_, at): SavVariableFile => {
        const width = pick([0, 0, 0, 1, 7, 8, 9, 40, 255]);
        const name = `V${at}`;
        const more = random(2) === 0 ? { longName: `Frage_${at}_lang`, label: 'ä'.repeat(random(40)) } : {};
        return width > 0 ? { name, width, ...more } : { name, width, missing: [99, 98].slice(random(3)), ...more };
      });
      const cell = ({ width }: SavVariableFile) =>
        width > 0
          ? pick(['', 'é', 'abc def', 'x'.repeat(width)]).slice(0, width - 1)
          : pick([null, 0, 1, 5, -3, 99, 98, 151, 152, 0.1, 1e15, -100]);
      const cases = Array.from({ length: random(60) }, () => variables.map(cell));
      const file = join(folder, 'f.sav');
      const bytes = savFile({ variables, cases, compression: pick(['none', 'bytecode', 'zlib'] as const), bigEndian: random(2) === 0 });
      writeFileSync(file, bytes);
      execFileSync('pspp-convert', ['--recode', file, join(folder, 'f.csv')], {
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
        stdio: 'ignore',
      });
      const csv = readFileSync(join(folder, 'f.csv'), 'utf8').replace(/\n$/, '');
      const [header, ...rows] = Papa.parse<string[]>(csv).data;
      const table = await read(bytes);
      // PSPP writes names without a long form in small letters.
      expect(table.columns.map((name) => name.toLowerCase())).toEqual(header?.map((name) => name.toLowerCase()));
      const told = (text: string) => (/^-?[\d.]+(e[+-]?\d+)?$/i.test(text) ? String(Number(text)) : text.trim());
      expect(rowsOf(table).map((cells) => cells.map(told))).toEqual(rows.map((cells) => cells.map(told)));
    }
  });
});

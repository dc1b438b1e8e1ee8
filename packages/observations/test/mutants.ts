/** Random files: beginnings of the corpus, changed at random, read in a random way; always the same ones for a seed. */
import { DEFAULT_DIALECT, type Dialect } from '@parcours/model';
import { aggregate, isFault, readFile, type Table } from '../src/index.ts';
import { column, measure, model, rated, study } from './build.ts';
import { corpus, type Odd } from './corpus.ts';

const LARGEST_SEED = 20_000;
const ENDINGS = ['csv', 'xlsx', 'json', 'jsonl', 'parquet', 'sav', 'ods', 'xls', 'txt'];
/** Letters on which readers decide. */
const TELLING = [...'";,\t|\n\r\0{}[]:<>&=%. \u00e9#'].map((letter) => letter.charCodeAt(0));

type Random = (below: number) => number;

export interface Mutant {
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly dialect: Dialect;
}

let smallOnes: Odd[] | undefined;

/** @param ending of the files' names, where only such are wanted. */
export function* mutants(seed: number, count: number, ending?: string): Generator<Mutant> {
  smallOnes ??= corpus().filter(({ bytes }) => bytes.length <= LARGEST_SEED);
  const seeds = smallOnes.filter(({ path }) => path.endsWith(ending ?? ''));
  let state = seed;
  const random: Random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let i = 0; i < count; i++) {
    const from = seeds[random(seeds.length)];
    const other = seeds[random(seeds.length)];
    if (!from || !other) return;
    let bytes = from.bytes;
    // What tells by bytes where other bytes stand is refused at once where any are missing: half of the time only their values change.
    const inPlace = /(?:parquet|sav|xls)$/.test(from.path) && random(2) === 0;
    for (let changes = 1 + random(6); changes > 0; changes--) bytes = changed(bytes, other.bytes, random, inPlace);
    const path = random(8) === 0 ? `f.${ENDINGS[random(ENDINGS.length)]}` : from.path;
    yield { bytes, path, dialect: { ...DEFAULT_DIALECT, ...from.dialect, ...(random(4) === 0 ? anyDialect(random) : {}) } };
  }
}

function changed(bytes: Uint8Array, other: Uint8Array, random: Random, inPlace: boolean): Uint8Array {
  const at = random(bytes.length + 1);
  const to = Math.min(bytes.length, at + 1 + random(20));
  const byte = random(2) === 0 ? (TELLING[random(TELLING.length)] as number) : random(256);
  switch (inPlace ? 0 : random(6)) {
    case 0:
      return bytes.map((each, index) => (index === at ? byte : each));
    case 1:
      return joined(bytes.subarray(0, at), Uint8Array.of(byte), bytes.subarray(at));
    case 2:
      return joined(bytes.subarray(0, at), bytes.subarray(to));
    case 3:
      return joined(bytes.subarray(0, to), bytes.subarray(at));
    case 4:
      return random(3) === 0 ? bytes.slice(0, at) : joined(bytes.subarray(0, at), Uint8Array.of(byte, byte, byte), bytes.subarray(to));
    default: {
      const start = random(other.length + 1);
      return joined(bytes.subarray(0, at), other.subarray(start, start + random(200)), bytes.subarray(at));
    }
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function anyDialect(random: Random): Partial<Dialect> {
  const pick = <T>(...choices: readonly T[]) => choices[random(choices.length)] as T;
  return {
    delimiter: pick(null, ';', ',', '::', '"', '\n', ''),
    encoding: pick(null, 'utf-8', 'latin1', 'utf-16le', 'nonsense'),
    decimal: pick(null, ',', '.'),
    thousands: pick(null, ' ', '.', ',', "'"),
    dates: pick(null, 'day-month-year', 'month-day-year', 'year-month-day'),
    sheet: pick(null, 's', 'Feuil1', '?'),
    range: pick(null, 'A1:B2', 'B:C', 'b2:z', 'x'),
    skip: pick(null, 0, 1, 3, -1, 0.5, 1e9),
    header: pick(null, 1, 2, 5, 0, 1e9),
    totals: pick([], ['Total'], ['R1', '']),
  };
}

/**
 * Reads a file the whole way.
 *
 * @returns whether it was read and not refused.
 * @throws where a row is neither used nor counted, or anything else is not as it should be.
 */
export async function readWhole({ bytes, path, dialect }: Mutant): Promise<boolean> {
  const table = await readFile(bytes, path, dialect);
  if (isFault(table)) return false;
  check(table);
  const any = table.columns.find((name) => name !== '') ?? 'id';
  const of = study({
    panel: true,
    respondent: column('id'),
    dateColumn: column(any),
    cluster: column(any),
    observer: column(any),
    verbatims: [
      { column: column(any), stage: 'compare' },
      { column: column('id'), stage: null },
    ],
    measures: [measure('compare', rated('q', [0, 10]))],
    dialect,
  });
  const { samples } = aggregate(table, of, model(['compare']));
  if (samples && samples.file.rows !== table.rows) throw new Error('the samples know of other rows');
  return true;
}

function check({ rows, lines, rejected: lost, cells, columns }: Table): void {
  const lostRows = lost.reduce((sum, { count }) => sum + count, 0);
  if (lines.length + lostRows !== rows) throw new Error(`${rows} rows, but ${lines.length} are kept and ${lostRows} lost`);
  if (cells.length !== columns.length) throw new Error('columns without cells');
  for (const column of cells) {
    if (column?.codes.length !== lines.length) throw new Error('cells without rows');
    for (const code of column.codes) if (column.values[code] === undefined) throw new Error('a cell without a value');
  }
}

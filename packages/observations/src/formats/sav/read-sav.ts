/** Reader of SPSS system files (`.sav`, `.zsav`), as PSPP documents them. */
import { CODE, type Dialect, type FileLimits } from '@parcours/model';
import { type CancellationToken, ROWS_PER_CANCELLATION_CHECK } from '../../cancellation-token.ts';
import { type Fault, unreadableFile } from '../../fault.ts';
import { limitExceeded, MB } from '../../limits.ts';
import { isoDate } from '../../table/record-flattener.ts';
import type { Table } from '../../table/table.ts';
import { ColumnBuilder } from '../../table/table-builder.ts';
import { formatDuration } from '../duration.ts';
import { readSavCases } from './sav-cases.ts';
import { readSavDictionary, type SavDictionary, type SavVariable } from './sav-dictionary.ts';
import { SavBudgetExceeded, SavFault } from './sav-fault.ts';

/**
 * Each variable is a column, by its long name; its label becomes `columnLabels`, its value labels `valueLabels`. Cells hold the codes, never
 * the labels. What the file declares as missing is an empty cell, as in SPSS. Dates are in ISO format. Cases are numbered from 1.
 *
 * Every count, width and offset of the file is checked before it is used; a case that is cut off, or fewer cases than the file states, make it
 * a damaged file.
 */
export async function readSav(
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  limits: FileLimits,
  signal?: CancellationToken,
): Promise<Table | Fault> {
  try {
    return await read(bytes, path, dialect, limits, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof SavBudgetExceeded) return limitExceeded(path, 'unpacked', limits, null);
    if (error instanceof TooManyCases) return limitExceeded(path, 'rows', limits, null);
    if (error instanceof SavFault) return unreadableFile(path, { term: 'fault.sav', values: { detail: error.message } });
    throw error;
  }
}

class TooManyCases extends Error {}

async function read(
  bytes: Uint8Array,
  path: string,
  dialect: Dialect,
  limits: FileLimits,
  signal: CancellationToken | undefined,
): Promise<Table | Fault> {
  const dictionary = readSavDictionary(bytes, dialect.encoding);
  const { variables } = dictionary;
  if (variables.length > limits.columns) return limitExceeded(path, 'columns', limits, variables.length);
  if (variables.length === 0) return { code: CODE['file-empty'], parameters: { path } };
  const columns = variables.map((variable) => ({ builder: new ColumnBuilder(), read: cellReader(variable, dictionary) }));
  let rows = 0;
  await readSavCases(dictionary, limits.unpacked * MB, (view) => {
    if (rows % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    if (rows === limits.rows) throw new TooManyCases();
    for (const { builder, read: cell } of columns) builder.add(cell(view), rows);
    rows++;
  });
  if (dictionary.cases !== null && rows < dictionary.cases) throw new SavFault(`it states ${dictionary.cases} cases and holds ${rows}`);
  columns.forEach(({ builder }, index) => {
    const { width, format } = variables[index] as SavVariable;
    builder.numeric = width === 0 && !isDate(format) && !isTime(format);
  });
  return {
    path,
    bytes: bytes.length,
    encoding: 'sav',
    delimiter: '',
    columns: variables.map(({ name }) => name),
    columnLabels: variables.map(({ label }) => label),
    valueLabels: valueLabelsOf(variables),
    ...(dictionary.weight === null ? {} : { weightedBy: dictionary.weight }),
    cells: columns.map(({ builder }) => builder.finish(rows)),
    lines: Uint32Array.from({ length: rows }, (_, row) => row + 1),
    duplicates: null,
    rows,
    rejected: [],
  };
}

/** Labels by cell, without those of values that the file declares as missing. */
function valueLabelsOf(variables: readonly SavVariable[]): Map<number, Map<string, string>> {
  const found = new Map<number, Map<string, string>>();
  variables.forEach(({ labels, missing, format }, index) => {
    if (isDate(format) || isTime(format)) return;
    const used = [...labels].filter(([value, label]) => label !== '' && !isMissing(value, missing));
    if (used.length > 0) found.set(index, new Map(used.map(([value, label]) => [cellOf(value, format), label])));
  });
  return found;
}

type CellReader = (view: DataView) => string;

function cellReader(variable: SavVariable, dictionary: SavDictionary): CellReader {
  return variable.width > 0 ? textReader(variable, dictionary) : numberReader(variable, dictionary);
}

/** Most formatted numbers kept of a column; answers repeat. */
const MAX_CACHED_NUMBERS = 1000;

function numberReader({ element, format, missing }: SavVariable, { systemMissing, cursor }: SavDictionary): CellReader {
  const known = new Map<number, string>();
  return (view) => {
    const value = view.getFloat64(element * 8, cursor.littleEndian);
    const cached = known.get(value);
    if (cached !== undefined) return cached;
    const text = value === systemMissing || !Number.isFinite(value) || isMissing(value, missing) ? '' : cellOf(value, format);
    if (known.size < MAX_CACHED_NUMBERS) known.set(value, text);
    return text;
  };
}

function textReader({ segments, missing }: SavVariable, { decode }: SavDictionary): CellReader {
  const buffer = new Uint8Array(segments.reduce((sum, { bytes }) => sum + bytes, 0));
  return (view) => {
    let length = 0;
    for (const { element, bytes } of segments) {
      buffer.set(new Uint8Array(view.buffer, element * 8, bytes), length);
      length += bytes;
    }
    while (length > 0 && (buffer[length - 1] === 0x20 || buffer[length - 1] === 0)) length--;
    const text = decode(buffer.subarray(0, length));
    return isMissing(text, missing) ? '' : text;
  };
}

function isMissing(value: number | string, { ranges, numbers, texts }: SavVariable['missing']): boolean {
  if (typeof value === 'string') return texts.has(value);
  return numbers.has(value) || ranges.some(([low, high]) => value >= low && value <= high);
}

/** Codes of print formats: percentages; what shows a date; what shows a duration. */
const PERCENT = 31;
const DATE_FORMATS: ReadonlySet<number> = new Set([20, 22, 23, 24, 28, 29, 30, 38, 39, 41]);
const TIME_FORMATS: ReadonlySet<number> = new Set([21, 25, 40]);
const isDate = (format: number) => DATE_FORMATS.has(format);
const isTime = (format: number) => TIME_FORMATS.has(format);

/** Seconds from SPSS's epoch, 1582-10-14, to 1970. */
const EPOCH_SECONDS = 12_219_379_200;
/** Seconds from SPSS's epoch to the year 10000. */
const LAST_SECOND = 265_621_680_000;

/** A value as a cell shows it, whatever the locale. */
function cellOf(value: number | string, format: number): string {
  if (typeof value === 'string') return value;
  if (isDate(format) && value >= 0 && value < LAST_SECOND) return isoDate(Math.round((value - EPOCH_SECONDS) * 1000));
  if (isTime(format) && value >= 0 && value < LAST_SECOND) return formatDuration(Math.round(value * 1000));
  return format === PERCENT ? `${value}%` : String(value);
}

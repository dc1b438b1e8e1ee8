/** Finds rows that hold column names: those of this table once more, as below a page break, or those of a second table below it. */
import { normalizeLabel } from '@parcours/model';
import { numberShape } from '../values/number-notation.ts';
import type { DictionaryColumn } from './dictionary-column.ts';
import { isWhole } from './summary-rows.ts';
import type { Table } from './table.ts';

export interface HeaderRows {
  /** Rows whose cells are the names of their columns, or rules drawn below these, ascending. */
  readonly repeated: readonly number[];
  /** The first row that looks like the column names of another table; null: none does. */
  readonly second: SecondHeader | null;
}

export interface SecondHeader {
  /** Of the names. */
  readonly row: number;
  /** The first row of the other table: its title, or the names. */
  readonly first: number;
  /** Whether it is one beyond doubt. */
  readonly isProven: boolean;
}

const NONE: HeaderRows = { repeated: [], second: null };

/** A longer cell is an answer in words, not a name. */
const MAX_NAME_LENGTH = 60;
/** Rows looked at to tell a column of numbers. */
const SAMPLED_ROWS = 50;
/** What databases draw below and around a table: `-----`, `+----+----+`, `:---:`. */
const RULE = /^[+|:\s]*[-=─━]{2}[-=─━+|:\s]*$/;
/** With more words among its numbers a table has answers in words. */
const MAX_CANDIDATES = 100;
/** So many names make a header. */
const MIN_NAMES = 2;
/** Share of the filled cells above a name that are numbers in a column of numbers. */
const MIN_NUMERIC_SHARE = 0.9;
/** Said instead of an answer. */
const NO_ANSWER =
  /^(?:n\/?[ad]|n\.?s\.?p\.?|k\.? ?a\.?|dk|refus\p{L}*|ne sait pas|sans r[ée]ponse|keine angabe|wei(?:ß|ss) nicht|none|null|missing|inconnu|unknown|unbekannt|[-–—.?x]+)$/iu;

const found = new WeakMap<Table, HeaderRows>();

/** Looks through a whole table of a format with lines; see `isWhole`. */
export function findHeaderRows(table: Table): HeaderRows {
  const known = found.get(table);
  if (known) return known;
  const hasLines = table.delimiter !== '' || table.sheet !== undefined;
  const rows = hasLines && isWhole(table) ? find(table) : NONE;
  found.set(table, rows);
  return rows;
}

function find(table: Table): HeaderRows {
  const repeated = repeatedHeaders(table);
  return { repeated, second: secondHeader(table, new Set(repeated)) };
}

function repeatedHeaders({ columns, cells, lines }: Table): number[] {
  const isName = cells.map((column, at) => {
    const name = (columns[at] as string).toLowerCase();
    return column?.values.map((value) => name !== '' && value.length === name.length && normalizeLabel(value).toLowerCase() === name) ?? [];
  });
  const isRule = cells.map((column) => column?.values.map((value) => RULE.test(value)) ?? []);
  const haveNames = isName.filter((column) => column.includes(true)).length >= MIN_NAMES;
  if (!haveNames && !isRule.some((column) => column.includes(true))) return [];
  const rows: number[] = [];
  for (let row = 0; row < lines.length; row++) {
    let [names, rules] = [0, 0];
    const isHeader = cells.every((column, at) => {
      const code = column?.codes[row] as number;
      if (column?.values[code] === '') return true;
      if (isRule[at]?.[code]) rules++;
      else names++;
      return isRule[at]?.[code] || isName[at]?.[code] === true;
    });
    if (isHeader && ((rules > 0 && names === 0) || names >= MIN_NAMES)) rows.push(row);
  }
  return rows;
}

function secondHeader({ cells, lines }: Table, repeated: ReadonlySet<number>): HeaderRows['second'] {
  const columns = cells.filter((column) => column !== null);
  const numeric = columns.filter(isMostlyNumeric);
  const isWord = numeric.map(({ values }) => values.map((value) => /\p{L}/u.test(value) && numberShape(value) === null));
  let suspected: HeaderRows['second'] = null;
  let looked = 0;
  for (let row = 0; row < lines.length - 1 && looked < MAX_CANDIDATES; row++) {
    if (!numeric.some(({ codes }, at) => isWord[at]?.[codes[row] as number]) || repeated.has(row)) continue;
    looked++;
    const named = namesIn(columns, row);
    if (!named) continue;
    let first = row;
    while (first > 0 && isTitle(columns, first - 1)) first--;
    const turned = named.filter((column) => wasNumeric(column, first));
    if (turned.length === 0) continue;
    const hasFiguresBelow = named.some((column) => numberShape(textAt(column, row + 1)) !== null);
    // What stands there twice is an answer.
    const areUnique = named.every(
      ({ codes }) => codes.indexOf(codes[row] as number) === row && !codes.includes(codes[row] as number, row + 1),
    );
    if (!hasFiguresBelow || !areUnique) continue;
    const isSeparate = first < row || (lines[row] as number) - (lines[row - 1] as number) > 1;
    if (isSeparate && turned.length >= MIN_NAMES) return { row, first, isProven: true };
    if (isSeparate || (turned.length >= MIN_NAMES && turned.length === named.length)) suspected ??= { row, first, isProven: false };
  }
  return suspected;
}

/** Whether a row has one cell, a text. */
function isTitle(columns: readonly DictionaryColumn[], row: number): boolean {
  const filled = columns.filter((column) => textAt(column, row) !== '');
  return filled.length === 1 && filled.every((column) => numberShape(textAt(column, row)) === null);
}

function textAt({ values, codes }: DictionaryColumn, row: number): string {
  return values[codes[row] as number] as string;
}

/** Whether half of the first cells are numbers. */
function isMostlyNumeric(column: DictionaryColumn): boolean {
  const sample = Array.from(column.codes.subarray(0, SAMPLED_ROWS), (_, row) => textAt(column, row)).filter((text) => text !== '');
  return sample.length > 0 && sample.filter((text) => numberShape(text) !== null).length * 2 >= sample.length;
}

/** Whether a column holds numbers in the rows above, of which there are at least two. */
function wasNumeric(column: DictionaryColumn, row: number): boolean {
  let [filled, figures] = [0, 0];
  for (let above = 0; above < row; above++) {
    const text = textAt(column, above);
    if (text === '') continue;
    filled++;
    if (numberShape(text)) figures++;
  }
  return figures > 1 && figures >= filled * MIN_NUMERIC_SHARE;
}

/** The columns in which a row has a name; null if it holds anything else, or one name twice. */
function namesIn(columns: readonly DictionaryColumn[], row: number): DictionaryColumn[] | null {
  const filled = columns.filter((column) => textAt(column, row) !== '');
  const names = filled.map((column) => textAt(column, row));
  const areNames = names.every(
    (name) => name.length <= MAX_NAME_LENGTH && /\p{L}/u.test(name) && numberShape(name) === null && !NO_ANSWER.test(name),
  );
  return areNames && names.length >= MIN_NAMES && new Set(names).size === names.length ? filled : null;
}

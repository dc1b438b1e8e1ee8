/** What was taken for the header of a file, and where the names stand that are not in it. */
import type { Dialect, Value } from '@parcours/model';
import type { OpeningLine } from './opening.ts';
import { plain } from './plain.ts';
import type { Table } from './table.ts';
import { tidy } from './tidy.ts';

/** So many columns are named; of the others it is said how many there are. */
const NAMED = 8;

/** A sentence with a space before it, for the end of JRN0403. @param missing header cells, tidied. */
export function whatWasRead(table: Table, missing: readonly string[], dialect: Dialect): Value {
  if (missing.length === 0) return '';
  const named = table.columns.filter((name) => name !== '');
  const columns = named.slice(0, NAMED).map((name) => `"${plain(name)}"`);
  return {
    term: 'header.read',
    values: {
      where: whereRead(table),
      columns: columns.join(', '),
      more: named.length > NAMED ? { term: 'header.more', values: { n: named.length - NAMED } } : '',
      remedy: remedy(table, missing, dialect),
    },
  };
}

function whereRead({ opening, sheet, sheets = [] }: Table): Value {
  if (!opening) return '';
  const line = String(opening.header);
  if (sheet === undefined) return { term: 'header.line', values: { line } };
  const others = sheets.filter((name) => name !== sheet).map((name) => `"${plain(name)}"`);
  const values = { line, sheet: `"${plain(sheet)}"`, others: others.join(', ') };
  return { term: others.length > 0 ? 'header.sheets' : 'header.sheet', values };
}

function remedy(table: Table, missing: readonly string[], { range }: Dialect): Value {
  const { opening } = table;
  const holding = opening?.lines.find(({ cells }) => missing.every((name) => cells.map(tidy).includes(name)));
  if (!opening || !holding) return '';
  const line = String(holding.line);
  if (holding.line !== opening.header) {
    const below = holding.line > opening.header && range === null;
    return below
      ? { term: 'header.below', values: { line, skip: String(holding.line - 1) } }
      : { term: 'header.elsewhere', values: { line } };
  }
  return isGlued(table, holding) ? { term: 'header.glued', values: { line, delimiter: said(holding.delimiter) } } : '';
}

/** The names are in the line that was read, and yet are no columns. */
const isGlued = ({ columns }: Table, { cells }: OpeningLine): boolean => columns.length < cells.length;

const said = (delimiter: string | null): string => delimiter ?? '';

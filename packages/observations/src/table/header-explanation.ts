/** Explains which line was read as the header, and where missing names occur instead. */
import { type Dialect, type MessageValue, normalizeLabel } from '@parcours/model';
import { excerpt } from '../excerpt.ts';
import type { PreambleLine } from './preamble.ts';
import type { Table } from './table.ts';

/** Number of columns listed; the rest are counted. */
const MAX_LISTED_COLUMNS = 8;

/** A sentence for the end of JRN0403. @param missing normalised header cells. */
export function explainHeader(table: Table, missing: readonly string[], dialect: Dialect): MessageValue {
  if (missing.length === 0) return '';
  const named = table.columns.filter((name) => name !== '');
  const columns = named.slice(0, MAX_LISTED_COLUMNS).map((name) => `"${excerpt(name)}"`);
  return {
    term: 'header.read',
    values: {
      where: explainLocation(table),
      columns: columns.join(', '),
      more: named.length > MAX_LISTED_COLUMNS ? { term: 'header.more', values: { n: named.length - MAX_LISTED_COLUMNS } } : '',
      remedy: suggestRemedy(table, missing, dialect),
    },
  };
}

function explainLocation({ preamble, sheet, sheets = [] }: Table): MessageValue {
  if (!preamble) return '';
  const line = String(preamble.header);
  if (sheet === undefined) return { term: 'header.line', values: { line } };
  const others = sheets.filter((name) => name !== sheet).map((name) => `"${excerpt(name)}"`);
  const values = { line, sheet: `"${excerpt(sheet)}"`, others: others.join(', ') };
  return { term: others.length > 0 ? 'header.sheets' : 'header.sheet', values };
}

function suggestRemedy(table: Table, missing: readonly string[], { range }: Dialect): MessageValue {
  const { preamble } = table;
  const holding = preamble?.lines.find(({ cells }) => missing.every((name) => cells.map(normalizeLabel).includes(name)));
  if (!preamble || !holding) return '';
  const line = String(holding.line);
  if (holding.line !== preamble.header) {
    const below = holding.line > preamble.header && range === null;
    return below
      ? { term: 'header.below', values: { line, skip: String(holding.line - 1) } }
      : { term: 'header.elsewhere', values: { line } };
  }
  return isGlued(table, holding) ? { term: 'header.glued', values: { line, delimiter: delimiterText(holding.delimiter) } } : '';
}

/** The header line was split by the wrong delimiter: it has the names, but as fewer columns. */
const isGlued = ({ columns }: Table, { cells }: PreambleLine): boolean => columns.length < cells.length;

const delimiterText = (delimiter: string | null): string => delimiter ?? '';

/** Identifiers that a spreadsheet has shortened: `1,23457E+12` stands for any number that begins so. */
import { diagnoseElement, type Study } from '@parcours/model';
import { excerpt } from '../../excerpt.ts';
import type { DictionaryColumn } from '../../table/dictionary-column.ts';
import { findColumn } from '../../table/find-column.ts';
import { MAX_EXAMPLES, type Table } from '../../table/table.ts';
import type { StudyContext } from '../study-context.ts';

/** Scientific notation, as a spreadsheet displays and exports a number of 12 digits or more. */
const SCIENTIFIC = /^\d(?:[.,]\d+)?e\+?\d{2,3}$/i;
/** A spreadsheet keeps 15 digits of a number; the others become 0. */
const LONG_NUMBER = /^\d{16,}$/;
const MIN_LONG_NUMBERS = 3;

/** Reports rows whose respondent has a shortened identifier (JRN0484): they may be several. @param rows ascending. */
export function reportShortenedIds({ table, study, columns, diagnostics, rejects }: StudyContext, rows: Uint32Array): void {
  const column = study.respondent;
  const cells = column && columns.find(column);
  if (!cells) return;
  const isShortened = shortenedIn(cells);
  if (!isShortened.includes(true)) return;
  const found = rejects.rowTally();
  const examples = new Set<string>();
  for (const row of rows) {
    const code = cells.codes[row] as number;
    if (!isShortened[code]) continue;
    found.addRow(row);
    if (examples.size < MAX_EXAMPLES) examples.add(`"${excerpt(cells.values[code] as string)}"`);
  }
  if (found.count === 0) return;
  const header = `"${excerpt(column.header)}"`;
  diagnostics.push(
    diagnoseElement(
      'JRN0484',
      column.id,
      { n: found.count, column: header, examples: [...examples].join(', '), lines: String(found.lines[0] ?? '–'), path: table.path },
      { dataLocation: { lines: found.lines, column: column.header } },
    ),
  );
}

/** Whether a spreadsheet has shortened identifiers of a study's respondents. */
export function hasShortenedIds(table: Table, { respondent }: Study): boolean {
  const cells = respondent && findColumn(table, respondent.header);
  return cells !== null && shortenedIn(cells).includes(true);
}

function shortenedIn({ values, numeric }: DictionaryColumn): boolean[] {
  const long = values.filter((value) => LONG_NUMBER.test(value));
  const areRounded = long.length >= MIN_LONG_NUMBERS && long.every((value) => value.endsWith('0'));
  return values.map((value) => SCIENTIFIC.test(value) || (LONG_NUMBER.test(value) && (numeric === true || areRounded)));
}

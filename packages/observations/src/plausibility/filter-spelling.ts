/** Cells that a `where` leaves out although they seem to say what it asks for (JRN0520). */
import { diagnoseElement, type Filter, normalizeLabel, type UnlocatedDiagnostic } from '@parcours/model';
import type { StudyContext } from '../aggregate/study-context.ts';
import { excerpt } from '../excerpt.ts';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import { countCells } from './count-cells.ts';

/** Of a column with more distinct cells the texts are free, or ids. */
const MAX_CELLS = 1000;
const MAX_SPELLINGS = 12;

/** Without case, accents, punctuation and blanks; an umlaut that is written with an e (`Oesterreich`) as its vowel alone. */
export function foldedSpelling(cell: string): string {
  return normalizeLabel(cell)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/([aou])e/g, '$1')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A code in capitals: `FR` for `France`. A short word in small letters is a word of its own. */
const CODE_IN_CAPITALS = /^\p{Lu}{2,3}$/u;

function abbreviates(short: string, long: string): boolean {
  return long.length > short.length && /^\p{L}+$/u.test(long) && long.startsWith(short);
}

/** @param keeps by code: whether the filter keeps the cell. */
export function reportFilterSpelling(
  { table, signal }: StudyContext,
  { column, values }: Filter,
  cells: DictionaryColumn,
  keeps: readonly boolean[],
): UnlocatedDiagnostic[] {
  if (cells.values.length > MAX_CELLS || keeps.every((kept) => kept)) return [];
  const wanted = new Set(values.map(foldedSpelling).filter((text) => text !== ''));
  const left = cells.values.map((cell, code) => (keeps[code] ? '' : foldedSpelling(cell)));
  const equal = (text: string) => wanted.has(text);
  const codes = new Set([...values, ...cells.values].filter((cell) => CODE_IN_CAPITALS.test(cell)).map(foldedSpelling));
  const isCodeOf = (text: string) =>
    [...wanted].some((each) => (codes.has(each) && abbreviates(each, text)) || (codes.has(text) && abbreviates(text, each)));
  // A code that several texts begin with stands for none of them: `ma` for `mail` and `market`.
  const longForms = new Set(left.filter((text) => text !== '' && !equal(text) && isCodeOf(text)));
  const found = left.flatMap((text, code) => (text !== '' && (equal(text) || (longForms.size <= 2 && longForms.has(text))) ? [code] : []));
  if (found.length === 0) return [];
  const counts = countCells(table, cells, null, signal);
  const own = found.filter((code) => (counts[code] as number) > 0);
  const n = own.reduce((sum, code) => sum + (counts[code] as number), 0);
  const spellings = [...new Set(own.map((code) => normalizeLabel(cells.values[code] as string)))].slice(0, MAX_SPELLINGS);
  if (n === 0) return [];
  const kept = keeps.reduce((sum, is, code) => sum + (is ? (counts[code] as number) : 0), 0);
  return [
    diagnoseElement('JRN0520', column.id, {
      n,
      kept,
      column: `"${excerpt(column.header)}"`,
      values: values.map((value) => `"${excerpt(value)}"`).join(', '),
      examples: spellings.map((cell) => `"${excerpt(cell)}"`).join(', '),
    }),
  ];
}

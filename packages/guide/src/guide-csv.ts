import { escapeFormula } from '@parcours/model';
import type { Guide } from './guide.ts';
import { type GuideRow, guideColumns, guideRows } from './guide-rows.ts';

/**
 * The empty observation table as CSV in the dialect that spreadsheets expect: semicolons in French and German, commas in English; UTF-8
 * with a byte-order mark, CRLF. Formulas are escaped. An action with one possible channel has it filled in.
 */
export function guideCsv(guide: Guide): string {
  const delimiter = guide.language === 'en' ? ',' : ';';
  const columns = guideColumns(guide);
  const line = (cells: readonly string[]) => `${cells.map((cell) => quoteField(escapeFormula(cell), delimiter)).join(delimiter)}\r\n`;
  const cell = (row: GuideRow, key: string): string => {
    if (key === 'visit') return String(row.visit);
    if (key === 'stage') return row.stage;
    if (key === 'action') return row.action;
    if (key === 'choices') return row.responses.join(' | ');
    return key === 'channel' && row.channels.length === 1 ? (row.channels[0] ?? '') : '';
  };
  const rows = guideRows(guide).map((row) => line(columns.map(({ key }) => cell(row, key))));
  return `\ufeff${line(columns.map(({ header }) => header))}${rows.join('')}`;
}

function quoteField(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

import { escapeFormula } from '@parcours/model';
import type { Guide } from './guide.ts';
import { type GuideRow, guideColumns, guideRows } from './guide-rows.ts';

/**
 * The empty table as CSV, as the spreadsheets of the language open it by a double click: semicolons in French and German, UTF-8 with a
 * byte-order mark, CRLF. No cell is a formula. Where an action can only be observed on one channel, that channel is filled in.
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

/** A layout: a data file as a tool exports it, with what is right about it. Its cells are invented, and the same in each run. */
import { type Cell, type SheetFile, workbook } from '../../../observations/test/workbook-file.ts';

/** A cell as the file writes it, and the number that an answer stands for; null: no answer. */
export interface Answer {
  readonly text: string;
  readonly value: number | null;
}

export interface Cells {
  readonly at: (row: number, salt: number) => Answer;
  /** The scale as it was asked. */
  readonly scale?: readonly [number, number];
  /** Whether the answers are texts, whose mapping `link` proposes with the scale. */
  readonly mapped?: boolean;
}

/**
 * What a column is: a role (`respondent`, `date`, `verbatim`, `stage` …), `measure STAGE`, `expectation STAGE` or `kpi NAME`; null: none. With a
 * question mark behind it, the role is allowed, not asked for.
 */
export type Truth = string | null;

export interface LayoutColumn {
  readonly header: string;
  readonly truth: Truth;
  readonly cells: Cells;
  /** The cell of the label row below the header. */
  readonly label: string;
}

export interface Layout {
  readonly name: string;
  readonly journey: string;
  readonly columns: readonly LayoutColumn[];
  readonly rows: number;
  readonly delimiter: string;
  /** Lines above the header, as they stand in the file. */
  readonly above: readonly string[];
  /** Whether a row of labels stands below the names. */
  readonly labelled: boolean;
  /** Import ids of Qualtrics, below the labels. */
  readonly importIds: boolean;
  /** A row of groups above the names: merged cells, written once. */
  readonly groups: readonly string[] | null;
  readonly quoteAll: boolean;
  /** The values of `header` that read the table right; null: the attribute is not written. */
  readonly header: readonly (number | null)[];
  readonly isLog: boolean;
  readonly aggregated: boolean;
  /** In a workbook: sheets before that of the table. */
  readonly xlsx: readonly SheetFile[] | null;
  readonly heldOut: boolean;
}

export type LayoutOptions = Partial<Omit<Layout, 'name' | 'journey' | 'columns' | 'heldOut'>>;

export function layout(
  name: string,
  journey: string,
  columns: readonly LayoutColumn[],
  options: LayoutOptions = {},
): Omit<Layout, 'heldOut'> {
  const labelled = options.labelled ?? false;
  return {
    name,
    journey,
    columns,
    rows: 12,
    delimiter: ',',
    above: [],
    labelled,
    importIds: false,
    groups: null,
    quoteAll: false,
    header: labelled ? [null, options.importIds ? 3 : 2] : options.groups ? [2] : [null],
    isLog: false,
    aggregated: false,
    xlsx: null,
    ...options,
  };
}

export function c(header: string, truth: Truth, cells: Cells, label = header): LayoutColumn {
  return { header, truth, cells, label };
}

export function pathOf({ xlsx }: Pick<Layout, 'xlsx'>): string {
  return xlsx ? 'data.xlsx' : 'data.csv';
}

/** The answers of a column, by row. */
export function answersOf({ columns, rows }: Pick<Layout, 'columns' | 'rows'>, column: number): Answer[] {
  return Array.from({ length: rows }, (_, row) => (columns[column] as LayoutColumn).cells.at(row, column));
}

export function contentOf(of: Layout): string | Uint8Array {
  const { columns, rows, delimiter, above, labelled, importIds, groups, quoteAll, xlsx } = of;
  const answers = columns.map((_, column) => answersOf(of, column));
  const lines: string[][] = [
    ...(groups ? [[...groups]] : []),
    columns.map(({ header }) => header),
    ...(labelled ? [columns.map(({ label }) => label)] : []),
    ...(importIds ? [columns.map((_, column) => `{"ImportId":"QID${column}"}`)] : []),
    ...Array.from({ length: rows }, (_, row) => answers.map((cells) => (cells[row] as Answer).text)),
  ];
  if (xlsx) {
    const toCell = (text: string): Cell => (text === '' ? null : /^-?\d{1,12}(\.\d+)?$/.test(text) ? Number(text) : text);
    const table = {
      name: 'Données',
      rows: [...above.map((line) => line.split(delimiter).map(toCell)), ...lines.map((line) => line.map(toCell))],
    };
    return workbook({ sheets: [...xlsx, table] });
  }
  const quoted = (cell: string) => (quoteAll || cell.includes(delimiter) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [...above, ...lines.map((line) => line.map(quoted).join(delimiter))].map((line) => `${line}\n`).join('');
}

/** A number of 0–1 that looks random, the same for the same row and column. */
function noise(row: number, salt: number): number {
  let hash = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(salt + 7, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

const text = (written: string): Answer => ({ text: written, value: null });

function shuffled(count: number, row: number, salt: number): number {
  // Every value occurs, whatever the noise says.
  return row < count ? (row * (count > 2 && count % 2 === 1 ? 2 : 1) + salt) % count : Math.floor(noise(row, salt) * count);
}

/** An answer on a scale of whole numbers; every fifth is empty where `gaps`. */
export function rate(low: number, high: number, gaps = false): Cells {
  return {
    scale: [low, high],
    at: (row, salt) => {
      if (gaps && row % 5 === 4) return text('');
      const value = low + shuffled(high - low + 1, row, salt);
      return { text: String(value), value };
    },
  };
}

/** Answers by texts, from the first value upwards. */
export function texts(first: number, ...labels: string[]): Cells {
  return {
    scale: [first, first + labels.length - 1],
    mapped: true,
    at: (row, salt) => {
      const index = shuffled(labels.length, row, salt);
      return { text: labels[index] as string, value: first + index };
    },
  };
}

/** Answers on a scale whose ends are labelled: `0 - Not at all likely`, 1 … 10. */
export function endLabels(low: number, high: number, lowLabel: string, highLabel: string): Cells {
  const { at } = rate(low, high);
  return {
    scale: [low, high],
    mapped: true,
    at: (row, salt) => {
      const { value } = at(row, salt);
      return { text: value === low ? lowLabel : value === high ? highLabel : String(value), value };
    },
  };
}

export function pick(...choices: string[]): Cells {
  return { at: (row, salt) => text(choices[shuffled(choices.length, row, salt)] as string) };
}

export const yes = (yesText: string, noText: string): Cells => ({
  at: (row, salt) => {
    const value = noise(row, salt) < 0.6 || row === 0 ? 1 : 0;
    return { text: row === 1 ? noText : value ? yesText : noText, value: row === 1 ? 0 : value };
  },
});

/** Open answers, one in four left empty. */
export function open(...answers: string[]): Cells {
  return { at: (row) => text(row % 4 === 3 ? '' : (answers[(row - Math.floor(row / 4)) % answers.length] as string)) };
}

export function serial(first = 1, prefix = ''): Cells {
  return { at: (row) => text(`${prefix}${first + row}`) };
}

export function hash(prefix = '', length = 12): Cells {
  const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return {
    at: (row, salt) =>
      text(prefix + Array.from({ length }, (_, at) => letters[Math.floor(noise(row * 31 + at, salt) * letters.length)]).join('')),
  };
}

/** The same number for several rows in a row: a case, a session, a visit. */
export function repeated(times: number, first = 1, prefix = ''): Cells {
  return { at: (row) => text(`${prefix}${first + Math.floor(row / times)}`) };
}

/** The nth of these texts, again and again: the events of a case. */
export function cycle(...choices: string[]): Cells {
  return { at: (row) => text(choices[row % choices.length] as string) };
}

export const always = (written: string): Cells => ({ at: () => text(written) });
export const none = always('');

export function number(low: number, high: number, decimals = 0, mark = '.'): Cells {
  return {
    at: (row, salt) => {
      const value = Number((low + noise(row, salt) * (high - low)).toFixed(decimals));
      return { text: value.toFixed(decimals).replace('.', mark), value };
    },
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** Dates and times, a few hours apart: `when(({ y, m, d, h, i, s }) => …)`. */
export function when(
  write: (of: Readonly<Record<'y' | 'm' | 'd' | 'h' | 'i' | 's', string>> & { readonly unix: number }) => string,
): Cells {
  return {
    at: (row) => {
      const unix = Date.UTC(2026, 2, 12, 8, 5, 7) + row * 26 * 3_600_000 + row * 1_234_000;
      const at = new Date(unix);
      return text(
        write({
          y: String(at.getUTCFullYear()),
          m: two(at.getUTCMonth() + 1),
          d: two(at.getUTCDate()),
          h: two(at.getUTCHours()),
          i: two(at.getUTCMinutes()),
          s: two(at.getUTCSeconds()),
          unix,
        }),
      );
    },
  };
}

export const isoTime = when(({ y, m, d, h, i, s }) => `${y}-${m}-${d} ${h}:${i}:${s}`);
export const isoT = when(({ y, m, d, h, i, s }) => `${y}-${m}-${d}T${h}:${i}:${s}Z`);
export const isoDay = when(({ y, m, d }) => `${y}-${m}-${d}`);
export const usTime = when(({ y, m, d, h, i, s }) => `${m}/${d}/${y} ${Number(h) % 12 || 12}:${i}:${s} ${Number(h) < 12 ? 'AM' : 'PM'}`);
export const usShort = when(({ y, m, d, h, i }) => `${Number(m)}/${Number(d)}/${y} ${h}:${i}`);
export const frTime = when(({ y, m, d, h, i, s }) => `${d}/${m}/${y} ${h}:${i}:${s}`);
export const frDay = when(({ y, m, d }) => `${d}/${m}/${y}`);
export const deTime = when(({ y, m, d, h, i }) => `${d}.${m}.${y} ${h}:${i}`);
export const deDay = when(({ y, m, d }) => `${d}.${m}.${y}`);
export const googleTime = when(
  ({ y, m, d, h, i, s }) => `${y}/${m}/${d} ${Number(h) % 12 || 12}:${i}:${s} ${Number(h) < 12 ? 'AM' : 'PM'} UTC+1`,
);

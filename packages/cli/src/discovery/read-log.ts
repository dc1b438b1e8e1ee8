/** From the path of an event log to its events. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import {
  DATE_ORDERS,
  type DateOrder,
  eventsOfTable,
  LOG_ROLES,
  type Log,
  type LogColumns,
  usualColumns,
  XES_KEYS,
  XesFault,
  XesReader,
} from '@parcours/discovery';
import { AS_FOUND, messageOf, tidy } from '@parcours/model';
import { isFault, readTable, readTableFrom, type Table } from '@parcours/observations';
import { EXIT, Refusal } from '../exit.ts';
import { find, readingFault } from '../paths.ts';
import type { Terminal } from '../terminal.ts';
import { visibleLine } from '../visible.ts';

export interface LogOptions {
  readonly case?: string;
  readonly activity?: string;
  readonly time?: string;
  readonly channel?: string;
  readonly dateOrder?: DateOrder;
}

export interface ReadLog {
  readonly log: Log;
  /** As the user wrote it, fit to be shown. */
  readonly path: string;
  readonly columns: LogColumns;
}

const FORMATS = ['.csv', '.tsv', '.txt', '.xes'];

/** Bytes from which the header is read. */
const BEGINNING = 1 << 16;

/** @throws Refusal where the file is no log, or its columns or times are not certain. */
export async function readLog(written: string, options: LogOptions, terminal: Terminal): Promise<ReadLog> {
  const { say } = terminal;
  const path = visibleLine(written);
  const found = await find(written, terminal);
  if (found.isFolder) throw new Refusal(EXIT.files, say('file.is-folder', { path }));
  const ending = extname(written).toLowerCase();
  if (!FORMATS.includes(ending)) throw new Refusal(EXIT.files, say('log.format', { path, choices: FORMATS.join(', ') }));
  try {
    return ending === '.xes' ? await readXes(found.path, path, options, terminal) : await readCsv(found.path, path, options, terminal);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof Error && 'code' in error) throw new Refusal(EXIT.files, readingFault(written, error, terminal));
    throw error;
  }
}

async function readCsv(file: string, path: string, options: LogOptions, terminal: Terminal): Promise<ReadLog> {
  const { say, progress } = terminal;
  const { size } = await stat(file);
  const columns = chosen((await beginning(file, path, terminal)).columns, options, path, terminal);
  const wanted = new Set(LOG_ROLES.flatMap((role) => columns[role] ?? []));
  const chunks = () => createReadStream(file, { highWaterMark: 1 << 20 });
  const table = unlessFault(
    await readTableFrom(chunks, size, path, AS_FOUND, {
      wants: { columns: wanted, distinct: false },
      progress: (bytes) => progress(say('progress.log', { percent: Math.round((bytes / Math.max(1, size)) * 100) })),
    }),
    terminal,
  );
  const cells = (header: string | null) => (header === null ? null : table.cells[table.columns.indexOf(header)]);
  const [cases, activities, times] = [cells(columns.case), cells(columns.activity), cells(columns.time)];
  if (!cases || !activities || !times) throw new Refusal(EXIT.files, say('file.unreadable-plain', { path }));
  const { lines } = table;
  // A text has no rows of JSON, and totals would have to be declared.
  const lost = table.lost.flatMap(({ reason, ...rest }) => (reason === 'ragged' || reason === 'broken-quote' ? [{ reason, ...rest }] : []));
  const log = eventsOfTable({ cases, activities, times, channels: cells(columns.channel) ?? null, lines, lost }, options.dateOrder ?? null);
  if (!('fault' in log)) return { log, path, columns };
  const examples = log.examples.map((example) => `"${visibleLine(example).slice(0, 40)}"`).join(', ');
  const column = visibleLine(columns.time ?? '');
  if (log.fault === 'zones') throw new Refusal(EXIT.files, say('log.zones', { path, column }));
  throw new Refusal(EXIT.usage, say('log.ambiguous', { path, column, examples, choices: DATE_ORDERS.join(', ') }));
}

/** The header, and whatever rows stand behind it. */
async function beginning(file: string, path: string, terminal: Terminal): Promise<Table> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return unlessFault(readTable(buffer.subarray(0, bytesRead), path, AS_FOUND), terminal);
  } finally {
    await handle.close();
  }
}

function unlessFault(table: ReturnType<typeof readTable>, { language }: Terminal): Table {
  if (!isFault(table)) return table;
  throw new Refusal(EXIT.files, visibleLine(messageOf(table, language)));
}

/** What the options name, else what is usually called so. */
function chosen(headers: readonly string[], options: LogOptions, path: string, { say }: Terminal): LogColumns {
  const list = headers
    .filter((header) => header !== '')
    .map((header) => `"${visibleLine(header)}"`)
    .join(', ');
  const given = Object.fromEntries(LOG_ROLES.flatMap((role) => (options[role] === undefined ? [] : [[role, tidy(options[role])]])));
  for (const header of Object.values(given)) {
    const count = headers.filter((each) => each === header).length;
    const values = { path, column: visibleLine(header), columns: list };
    if (count === 0) throw new Refusal(EXIT.usage, say('log.no-column', values));
    if (count > 1) throw new Refusal(EXIT.usage, say('log.twice', values));
  }
  const columns = usualColumns(
    headers.filter((header) => headers.indexOf(header) === headers.lastIndexOf(header)),
    given,
  );
  const missing = (['case', 'activity', 'time'] as const).filter((role) => columns[role] === null);
  if (missing.length > 0) {
    const roles = missing.map((role) => say(`log.${role}`)).join(', ');
    throw new Refusal(
      EXIT.usage,
      say('log.missing', { path, roles, options: missing.map((role) => `--${role}`).join(', '), columns: list }),
    );
  }
  return columns;
}

async function readXes(file: string, path: string, options: LogOptions, terminal: Terminal): Promise<ReadLog> {
  const { say, progress } = terminal;
  const { size } = await stat(file);
  const activity = options.activity ?? XES_KEYS.activity;
  const time = options.time ?? XES_KEYS.time;
  const reader = new XesReader({ activity, time, channel: options.channel === undefined ? XES_KEYS.channel : [options.channel] });
  const decoder = new TextDecoder('utf-8');
  let read = 0;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>) {
      reader.push(decoder.decode(chunk, { stream: true }));
      read += chunk.length;
      progress(say('progress.log', { percent: Math.round((read / Math.max(1, size)) * 100) }));
    }
    reader.push(decoder.decode());
    const log = reader.finish();
    return { log, path, columns: { case: 'trace', activity, time, channel: log.channels ? (options.channel ?? 'channel') : null } };
  } catch (error) {
    if (!(error instanceof XesFault)) throw error;
    const detail = error.detail === null ? say('log.no-log') : visibleLine(error.detail);
    throw new Refusal(EXIT.files, say('log.xes', { path, line: String(error.line), detail }));
  }
}

/** Reads a list of touchpoints from a data file. */
import { readFile as readBytes, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ImportedTouchpoints, importTouchpoints } from '@parcours/interchange';
import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS, messageOf } from '@parcours/model';
import { isFault, MB, readFile, type Table } from '@parcours/observations';
import { CommandError, EXIT } from '../command-error.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';
import { readErrorMessage, resolveExisting } from './paths.ts';

/** Lines above the headers that may hold a title, a date and the like. */
const MAX_LINES_ABOVE = 10;
/** A list that people keep, not a log. */
const LIMITS = { ...DEFAULT_FILE_LIMITS, file: 64, rows: 50_000 };

/** @throws CommandError if the file cannot be read as a table, or no column is recognised. */
export async function readTouchpoints(argument: string, terminal: Terminal): Promise<ImportedTouchpoints> {
  const { translate, language } = terminal;
  const path = sanitizeLine(argument);
  const found = await resolveExisting(argument, terminal);
  if (found.isFolder) throw new CommandError(EXIT.files, translate('file.is-folder', { path }));
  const bytes = await bytesOf(found.path, argument, terminal);
  const options = { language, source: sanitizeLine(basename(argument)) };
  let first: Table | null = null;
  let best: (ImportedTouchpoints & { readonly skip: number }) | null = null;
  for (let skip = 0; skip <= MAX_LINES_ABOVE; skip++) {
    const table = await readFile(bytes, path, { ...DEFAULT_DIALECT, skip: skip === 0 ? null : skip }, LIMITS);
    if (isFault(table)) {
      if (first !== null) break;
      throw new CommandError(EXIT.files, sanitizeLine(messageOf(table, language)));
    }
    first ??= table;
    const imported = importTouchpoints(table, options);
    // A title such as "Touchpoints 2026" is no header: the line with most of them is.
    if (imported !== null && imported.recognised > (best?.recognised ?? 0)) best = { ...imported, skip };
  }
  if (best !== null) return best.skip === 0 ? best : { ...best, notes: [translate('import.skipped', { n: best.skip }), ...best.notes] };
  const columns = (first?.columns ?? []).filter(Boolean).map((column) => `"${sanitizeLine(column)}"`);
  throw new CommandError(EXIT.files, translate('import.no-touchpoints', { path, columns: columns.join(', ') || '–' }));
}

async function bytesOf(path: string, argument: string, terminal: Terminal): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    // The reader says by how much it is too large.
    return size > LIMITS.file * MB ? new Uint8Array(size) : await readBytes(path);
  } catch (error) {
    throw new CommandError(EXIT.files, readErrorMessage(argument, error, terminal));
  }
}

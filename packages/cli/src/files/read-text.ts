/** Reads a text file that the user named. */
import { readFile, stat } from 'node:fs/promises';
import { CODE, messageOf } from '@parcours/model';
import { MAX_TEXT_BYTES } from '@parcours/workspace';
import { CommandError, EXIT } from '../command-error.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';
import { readErrorMessage, resolveExisting } from './paths.ts';

/**
 * The text without its byte-order mark.
 *
 * @param limit in bytes.
 * @throws CommandError if it is a folder, too large, not UTF-8, or cannot be read.
 */
export async function readText(argument: string, terminal: Terminal, limit = MAX_TEXT_BYTES): Promise<string> {
  const { translate, language } = terminal;
  const path = sanitizeLine(argument);
  const found = await resolveExisting(argument, terminal);
  if (found.isFolder) throw new CommandError(EXIT.files, translate('file.is-folder', { path }));
  let bytes: Uint8Array;
  try {
    const { size } = await stat(found.path);
    if (size > limit) {
      const parameters = { size: Math.ceil(size / 1e5) / 10, limit: limit / 1024 / 1024 };
      throw new CommandError(EXIT.files, `${path}: ${messageOf({ code: CODE['file-too-large'], parameters }, language)}`);
    }
    bytes = await readFile(found.path);
  } catch (error) {
    throw error instanceof CommandError ? error : new CommandError(EXIT.files, readErrorMessage(argument, error, terminal));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CommandError(EXIT.files, translate('file.not-utf8', { path }));
  }
}

/** `parcours fmt`: the one form of a text. */
import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { findings, format, JourneyFiles } from '@parcours/language';
import { type Language, messageOf } from '@parcours/model';
import { LARGEST_TEXT } from '@parcours/workspace';
import { nodeHost } from '@parcours/workspace/node';
import { URI } from 'vscode-uri';
import { EXIT, type ExitCode, Refusal } from '../exit.ts';
import { errorCode, find, pathInWords, readingFault, shownFrom } from '../paths.ts';
import type { Terminal } from '../terminal.ts';
import { visibleLine } from '../visible.ts';
import { writeWhole } from '../write-file.ts';

export interface FmtOptions {
  readonly check?: boolean;
  /** The language that the keywords are turned into. */
  readonly language?: Language;
}

const STDIN = '-';
/** The workspace reads no larger ones either. */
/** The syntax of a text; names and the model are not the formatter's business. */
const SYNTAX = new Set(['JRN0101', 'JRN0102', 'JRN0103', 'JRN0104', 'JRN0112']);

export async function fmt(paths: readonly string[], options: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  if (!paths.includes(STDIN)) return formatFiles(paths, options, terminal);
  if (paths.length > 1) throw new Refusal(EXIT.usage, terminal.say('usage.stdin-alone'));
  return formatInput(options, terminal);
}

async function formatInput({ check, language }: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  const name = terminal.say('fmt.stdin');
  const result = formatted(await buffer(process.stdin), name, language, terminal);
  if ('complaint' in result) {
    terminal.note(result.complaint);
    return result.code;
  }
  if (check) return result.text === result.before ? EXIT.fine : EXIT.findings;
  // As it is: it goes into a file or an editor, and what came in comes out.
  terminal.out(terminal.columns === null ? result.text : result.text.replace(/[^\n\t\P{Cc}]/gu, visibleLine));
  return EXIT.fine;
}

async function formatFiles(paths: readonly string[], options: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  const { say, note, out, progress } = terminal;
  const { check } = options;
  const files = await filesOf(paths, terminal);
  let code: ExitCode = EXIT.fine;
  let changed = 0;
  for (const [index, path] of files.entries()) {
    progress(say('progress.check', { n: index + 1, files: files.length }));
    const shown = visibleLine(shownFrom(terminal.folder, path));
    const result = await formatFile(path, shown, options, terminal);
    if ('complaint' in result) {
      note(result.complaint);
      code = result.code > code ? result.code : code;
    } else if (result.text !== result.before) {
      changed++;
      out(`${shown}\n`);
    }
  }
  if (changed > 0) note(say(check ? 'fmt.would-change' : 'fmt.changed', { n: changed, files: files.length }));
  return code === EXIT.fine && check && changed > 0 ? EXIT.findings : code;
}

async function filesOf(paths: readonly string[], terminal: Terminal): Promise<string[]> {
  const files = new Set<string>();
  for (const written of paths.length > 0 ? paths : ['.']) {
    const { path, isFolder } = await find(written, terminal);
    if (!isFolder) {
      if (!path.endsWith('.journey')) throw new Refusal(EXIT.files, terminal.say('file.not-a-journey', { path: visibleLine(written) }));
      files.add(path);
      continue;
    }
    const below = await (await nodeHost([path])).journeyFiles();
    if (below.length === 0) throw new Refusal(EXIT.files, terminal.say('file.none', { path: pathInWords(written, terminal) }));
    for (const uri of below) files.add(URI.parse(uri).fsPath);
  }
  return [...files].sort();
}

type Result = { readonly before: string; readonly text: string } | { readonly complaint: string; readonly code: ExitCode };

async function formatFile(path: string, shown: string, { check, language }: FmtOptions, terminal: Terminal): Promise<Result> {
  const { say } = terminal;
  let bytes: Buffer;
  let stamp: string;
  try {
    stamp = await stampOf(path);
    bytes = await readFile(path);
  } catch (error) {
    return { complaint: readingFault(shown, error, terminal), code: EXIT.files };
  }
  const result = formatted(bytes, shown, language, terminal);
  if (check || 'complaint' in result || result.text === result.before) return result;
  try {
    // What someone else has saved in the meantime is not lost.
    if ((await stampOf(path)) !== stamp) return { complaint: say('file.changed', { path: shown }), code: EXIT.files };
    await writeWhole(path, result.text);
  } catch (error) {
    return { complaint: say('file.unwritable', { path: shown, detail: errorCode(error) }), code: EXIT.files };
  }
  return result;
}

async function stampOf(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path);
  return `${size} ${mtimeMs} ${ino}`;
}

function formatted(bytes: Buffer, shown: string, into: Language | undefined, { say, language }: Terminal): Result {
  if (bytes.byteLength > LARGEST_TEXT) {
    const parameters = { size: Math.ceil(bytes.byteLength / 1e5) / 10, limit: LARGEST_TEXT / 1024 / 1024 };
    return { complaint: `${shown}: ${messageOf({ code: 'JRN0110', parameters }, language)}`, code: EXIT.files };
  }
  let before: string;
  try {
    before = decoder.decode(bytes);
  } catch {
    return { complaint: say('file.not-utf8', { path: shown }), code: EXIT.files };
  }
  const text = format(before, into);
  return text === null ? { complaint: firstSyntaxError(before, shown, { say, language }), code: EXIT.findings } : { before, text };
}

// A byte-order mark stays.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function firstSyntaxError(text: string, shown: string, { say, language }: Pick<Terminal, 'say' | 'language'>): string {
  const files = new JourneyFiles();
  const found = findings(files, files.set('file:///text.journey', text)).find(({ code }) => SYNTAX.has(code));
  if (!found) return say('fmt.syntax-plain', { place: shown });
  const { line, character } = found.at.range.start;
  const place = `${shown}:${line + 1}:${character + 1}`;
  return say('fmt.syntax', { place, message: visibleLine(messageOf(found, language)) });
}

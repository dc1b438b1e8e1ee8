/** `parcours fmt`: the one form of a text. */
import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { nodeHost } from '@parcours/engines/node-host';
import { format, SourceFile, syntaxDiagnostics } from '@parcours/language';
import { CODE, type Diagnostic, type Language, messageOf } from '@parcours/model';
import { MAX_TEXT_BYTES } from '@parcours/workspace';
import { URI } from 'vscode-uri';
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import { writeFileAtomically } from '../files/atomic-write.ts';
import { displayPathFrom, errorCode, pathForMessage, readErrorMessage, resolveExisting } from '../files/paths.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

export interface FmtOptions {
  readonly check?: boolean;
  /** The language that the keywords are turned into. */
  readonly language?: Language;
}

const STDIN = '-';

export async function fmt(paths: readonly string[], options: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  if (!paths.includes(STDIN)) return formatFiles(paths, options, terminal);
  if (paths.length > 1) throw new CommandError(EXIT.usage, terminal.say('usage.stdin-alone'));
  return formatStdin(options, terminal);
}

async function formatStdin({ check, language }: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  const name = terminal.say('fmt.stdin');
  const result = formatBytes(await buffer(process.stdin), name, language, terminal);
  if ('complaint' in result) {
    terminal.printError(result.complaint);
    return result.code;
  }
  if (check) return result.text === result.before ? EXIT.ok : EXIT.diagnostics;
  // As it is: it goes into a file or an editor, and what came in comes out.
  terminal.print(terminal.columns === null ? result.text : result.text.replace(/[^\n\t\P{Cc}]/gu, sanitizeLine));
  return EXIT.ok;
}

async function formatFiles(paths: readonly string[], options: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  const { say, printError: note, print: out, progress } = terminal;
  const { check } = options;
  const files = await journeyFilesIn(paths, terminal);
  let code: ExitCode = EXIT.ok;
  let changed = 0;
  for (const [index, path] of files.entries()) {
    progress(say('progress.check', { n: index + 1, files: files.length }));
    const shown = sanitizeLine(displayPathFrom(terminal.folder, path));
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
  return code === EXIT.ok && check && changed > 0 ? EXIT.diagnostics : code;
}

async function journeyFilesIn(paths: readonly string[], terminal: Terminal): Promise<string[]> {
  const files = new Set<string>();
  for (const written of paths.length > 0 ? paths : ['.']) {
    const { path, isFolder } = await resolveExisting(written, terminal);
    if (!isFolder) {
      if (!path.endsWith('.journey'))
        throw new CommandError(EXIT.files, terminal.say('file.not-a-journey', { path: sanitizeLine(written) }));
      files.add(path);
      continue;
    }
    const below = await (await nodeHost([path])).journeyFiles();
    if (below.length === 0) throw new CommandError(EXIT.files, terminal.say('file.none', { path: pathForMessage(written, terminal) }));
    for (const uri of below) files.add(URI.parse(uri).fsPath);
  }
  return [...files].sort();
}

type FormatResult = { readonly before: string; readonly text: string } | { readonly complaint: string; readonly code: ExitCode };

async function formatFile(path: string, shown: string, { check, language }: FmtOptions, terminal: Terminal): Promise<FormatResult> {
  const { say } = terminal;
  let bytes: Buffer;
  let stamp: string;
  try {
    stamp = await fileStamp(path);
    bytes = await readFile(path);
  } catch (error) {
    return { complaint: readErrorMessage(shown, error, terminal), code: EXIT.files };
  }
  const result = formatBytes(bytes, shown, language, terminal);
  if (check || 'complaint' in result || result.text === result.before) return result;
  try {
    // What someone else has saved in the meantime is not lost.
    if ((await fileStamp(path)) !== stamp) return { complaint: say('file.changed', { path: shown }), code: EXIT.files };
    await writeFileAtomically(path, result.text);
  } catch (error) {
    return { complaint: say('file.unwritable', { path: shown, detail: errorCode(error) }), code: EXIT.files };
  }
  return result;
}

async function fileStamp(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path);
  return `${size} ${mtimeMs} ${ino}`;
}

function formatBytes(bytes: Buffer, shown: string, into: Language | undefined, { say, language }: Terminal): FormatResult {
  if (bytes.byteLength > MAX_TEXT_BYTES) {
    const parameters = { size: Math.ceil(bytes.byteLength / 1e5) / 10, limit: MAX_TEXT_BYTES / 1024 / 1024 };
    return { complaint: `${shown}: ${messageOf({ code: CODE['file-too-large'], parameters }, language)}`, code: EXIT.files };
  }
  let before: string;
  try {
    before = decoder.decode(bytes);
  } catch {
    return { complaint: say('file.not-utf8', { path: shown }), code: EXIT.files };
  }
  const text = format(before, into);
  return text === null ? { complaint: firstSyntaxError(before, shown, { say, language }), code: EXIT.diagnostics } : { before, text };
}

// A byte-order mark stays.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function firstSyntaxError(text: string, shown: string, { say, language }: Pick<Terminal, 'say' | 'language'>): string {
  // A text that `format` refuses has at least one.
  const [first] = syntaxDiagnostics(new SourceFile('file:///text.journey', text)) as [Diagnostic];
  const { line, character } = first.at.range.start;
  const place = `${shown}:${line + 1}:${character + 1}`;
  return say('fmt.syntax', { place, message: sanitizeLine(messageOf(first, language)) });
}

/** `parcours fmt`: formats journey files. */
import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { nodeHost } from '@parcours/engines/node-host';
import { format, SourceFile, syntaxDiagnostics } from '@parcours/language';
import { CODE, type Diagnostic, type Language, messageOf, withKeywordLanguage } from '@parcours/model';
import { MAX_TEXT_BYTES } from '@parcours/workspace';
import { URI } from 'vscode-uri';
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import { writeFileAtomically } from '../files/atomic-write.ts';
import { displayPathFrom, errorCode, pathForMessage, readErrorMessage, resolveExisting } from '../files/paths.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

export interface FmtOptions {
  readonly check?: boolean;
  /** The language into which the keywords are translated. */
  readonly language?: Language;
}

const STDIN = '-';

export async function fmt(paths: readonly string[], options: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  if (!paths.includes(STDIN)) return formatFiles(paths, options, terminal);
  if (paths.length > 1) throw new CommandError(EXIT.usage, terminal.translate('usage.stdin-alone'));
  return formatStdin(options, terminal);
}

async function formatStdin({ check, language }: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  const name = terminal.translate('fmt.stdin');
  const result = formatBytes(await buffer(process.stdin), name, language, terminal);
  if ('error' in result) {
    terminal.printError(result.error);
    return result.code;
  }
  if (check) return result.text === result.before ? EXIT.ok : EXIT.diagnostics;
  // Piped output is not sanitized: it goes into a file or an editor.
  terminal.print(terminal.columns === null ? result.text : result.text.replace(/[^\n\t\P{Cc}]/gu, sanitizeLine));
  return EXIT.ok;
}

async function formatFiles(paths: readonly string[], options: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  const { translate, printError, print, progress } = terminal;
  const { check } = options;
  const files = await journeyFilesIn(paths, terminal);
  let code: ExitCode = EXIT.ok;
  let changed = 0;
  for (const [index, path] of files.entries()) {
    progress(translate('progress.check', { n: index + 1, files: files.length }));
    const displayPath = sanitizeLine(displayPathFrom(terminal.folder, path));
    const result = await formatFile(path, displayPath, options, terminal);
    if ('error' in result) {
      printError(result.error);
      code = result.code > code ? result.code : code;
    } else if (result.text !== result.before) {
      changed++;
      print(`${displayPath}\n`);
    }
  }
  if (changed > 0) printError(translate(check ? 'fmt.would-change' : 'fmt.changed', { n: changed, files: files.length }));
  return code === EXIT.ok && check && changed > 0 ? EXIT.diagnostics : code;
}

async function journeyFilesIn(paths: readonly string[], terminal: Terminal): Promise<string[]> {
  const files = new Set<string>();
  for (const written of paths.length > 0 ? paths : ['.']) {
    const { path, isFolder } = await resolveExisting(written, terminal);
    if (!isFolder) {
      if (!path.endsWith('.journey'))
        throw new CommandError(EXIT.files, terminal.translate('file.not-a-journey', { path: sanitizeLine(written) }));
      files.add(path);
      continue;
    }
    const below = await (await nodeHost([path])).journeyFiles();
    if (below.length === 0)
      throw new CommandError(EXIT.files, terminal.translate('file.none', { path: pathForMessage(written, terminal) }));
    for (const uri of below) files.add(URI.parse(uri).fsPath);
  }
  return [...files].sort();
}

type FormatResult = { readonly before: string; readonly text: string } | { readonly error: string; readonly code: ExitCode };

async function formatFile(path: string, displayPath: string, { check, language }: FmtOptions, terminal: Terminal): Promise<FormatResult> {
  const { translate } = terminal;
  let bytes: Buffer;
  let stamp: string;
  try {
    stamp = await fileStamp(path);
    bytes = await readFile(path);
  } catch (error) {
    return { error: readErrorMessage(displayPath, error, terminal), code: EXIT.files };
  }
  const result = formatBytes(bytes, displayPath, language, terminal);
  if (check || 'error' in result || result.text === result.before) return result;
  try {
    // Does not overwrite changes saved in the meantime.
    if ((await fileStamp(path)) !== stamp) return { error: translate('file.changed', { path: displayPath }), code: EXIT.files };
    await writeFileAtomically(path, result.text);
  } catch (error) {
    return { error: translate('file.unwritable', { path: displayPath, detail: errorCode(error) }), code: EXIT.files };
  }
  return result;
}

async function fileStamp(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path);
  return `${size} ${mtimeMs} ${ino}`;
}

function formatBytes(
  bytes: Buffer,
  displayPath: string,
  targetLanguage: Language | undefined,
  { translate, language }: Terminal,
): FormatResult {
  if (bytes.byteLength > MAX_TEXT_BYTES) {
    const parameters = { size: Math.ceil(bytes.byteLength / 1e5) / 10, limit: MAX_TEXT_BYTES / 1024 / 1024 };
    return { error: `${displayPath}: ${messageOf({ code: CODE['file-too-large'], parameters }, language)}`, code: EXIT.files };
  }
  let before: string;
  try {
    before = decoder.decode(bytes);
  } catch {
    return { error: translate('file.not-utf8', { path: displayPath }), code: EXIT.files };
  }
  const text = format(before, targetLanguage);
  return text === null
    ? { error: firstSyntaxError(before, displayPath, { translate, language }), code: EXIT.diagnostics }
    : { before, text };
}

// Keeps a byte-order mark.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function firstSyntaxError(text: string, displayPath: string, { translate, language }: Pick<Terminal, 'translate' | 'language'>): string {
  // A text that `format` refuses has at least one.
  const file = new SourceFile('file:///text.journey', text);
  const [first] = syntaxDiagnostics(file) as [Diagnostic];
  const message = messageOf(withKeywordLanguage(first, file.keywordLanguage), language);
  const { line, character } = first.at.range.start;
  const place = `${displayPath}:${line + 1}:${character + 1}`;
  return translate('fmt.syntax', { place, message: sanitizeLine(message) });
}

/** `parcours import`: makes a `.journey` text of a neighbouring tool's file. */
import { stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { importMermaid, type PictureSource } from '@parcours/interchange';
import { JourneyFiles, TextDiagnosticsCache } from '@parcours/language';
import { sanitizeControlChars } from '@parcours/model';
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import { readText } from '../files/read-text.ts';
import { resolveOutputFile, writeOutput } from '../output/output-file.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

export interface ImportOptions {
  readonly output?: string;
  readonly force?: boolean;
}

const MERMAID = ['.mmd', '.mermaid'];
/** What begins a user journey in Mermaid. */
const MERMAID_KEYWORD = 'journey';
const PICTURE = '.svg';
/** Lists of touchpoints. */
const TABLES = ['.csv', '.tsv', '.xlsx', '.xlsm'];
const MARKDOWN = ['.md', '.markdown'];

/** Not `import`, which is a reserved word. */
export async function importFile(argument: string, options: ImportOptions, terminal: Terminal): Promise<ExitCode> {
  const { translate, print, printError } = terminal;
  const isPicture = extname(argument).toLowerCase() === PICTURE;
  if (isPicture && options.output !== undefined && (await isForFolder(options.output, terminal))) {
    return unpackPicture(argument, options.output, options.force === true, terminal);
  }
  const output =
    options.output === undefined ? null : await resolveOutputFile(options.output, ['.journey'], options.force === true, terminal);
  const { text, notes } = await importedText(argument, terminal);
  if (output) await writeOutput(output, text, null, terminal);
  else print(sanitizeControlChars(text));
  for (const note of notes) printError(sanitizeLine(note));
  // The text of a picture may import others.
  const diagnostics = isPicture ? 0 : countTextDiagnostics(text);
  if (diagnostics > 0)
    printError(
      output ? translate('import.check', { n: diagnostics, path: output.displayPath }) : translate('import.questions', { n: diagnostics }),
    );
  return EXIT.ok;
}

interface Imported {
  readonly text: string;
  readonly notes: readonly string[];
}

async function importedText(argument: string, terminal: Terminal): Promise<Imported> {
  const extension = extname(argument).toLowerCase();
  if (extension === PICTURE) return fromPicture(argument, terminal);
  if (TABLES.includes(extension)) return (await import('../files/read-touchpoints.ts')).readTouchpoints(argument, terminal);
  if (MERMAID.includes(extension) || MARKDOWN.includes(extension)) return fromMermaid(argument, MARKDOWN.includes(extension), terminal);
  const choices = [...MERMAID, ...MARKDOWN, '.journey.svg', ...TABLES].join(', ');
  throw new CommandError(EXIT.files, terminal.translate('import.format', { path: sanitizeLine(argument), choices }));
}

async function fromMermaid(argument: string, isMarkdown: boolean, terminal: Terminal): Promise<Imported> {
  const { translate, language } = terminal;
  const path = sanitizeLine(argument);
  const imported = importMermaid(await readText(argument, terminal), { language, source: sanitizeLine(basename(argument)), isMarkdown });
  if (imported === null) throw new CommandError(EXIT.files, translate('import.no-mermaid', { path, keyword: MERMAID_KEYWORD }));
  if ('fault' in imported) {
    const { fault, line, text } = imported;
    throw new CommandError(
      EXIT.files,
      translate(`import.mermaid.${fault}`, {
        place: `${path}:${line + 1}`,
        text: sanitizeLine(text.trim()).slice(0, 120),
        keyword: MERMAID_KEYWORD,
      }),
    );
  }
  const { otherDiagrams } = imported;
  return {
    text: imported.text,
    notes: [...imported.notes, ...(otherDiagrams > 0 ? [translate('import.other-diagrams', { n: otherDiagrams })] : [])],
  };
}

/** The text that the picture was drawn from, byte for byte. */
async function fromPicture(argument: string, terminal: Terminal): Promise<Imported> {
  const { readPictureFile } = await import('../pictures/unpack-picture.ts');
  const [main, ...others] = (await readPictureFile(argument, terminal)).files as [SourceFile, ...SourceFile[]];
  const paths = others.map(({ path }) => path).join(', ');
  return { text: main.text, notes: others.length > 0 ? [terminal.translate('picture.others', { n: others.length, paths })] : [] };
}

type SourceFile = PictureSource['files'][number];

async function unpackPicture(argument: string, folder: string, overwrite: boolean, terminal: Terminal): Promise<ExitCode> {
  const { readPictureFile, writePictureFiles } = await import('../pictures/unpack-picture.ts');
  await writePictureFiles((await readPictureFile(argument, terminal)).files, folder, overwrite, terminal);
  return EXIT.ok;
}

/** Whether a folder is meant: one that is there, or a name without an ending or with a slash, which is made. */
async function isForFolder(argument: string, { folder }: Terminal): Promise<boolean> {
  if (extname(argument) === '' || /[/\\]$/.test(argument)) return true;
  return (await stat(resolve(folder, argument)).catch(() => null))?.isDirectory() === true;
}

/** Of the text alone: labels that are not in the first person, and the like. */
function countTextDiagnostics(text: string): number {
  const files = new JourneyFiles();
  return new TextDiagnosticsCache(files).diagnosticsOf(files.set('file:///import.journey', text)).length;
}

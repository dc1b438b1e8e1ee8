import { type Declaration, quote, type SourceFile } from '@parcours/language';
import type { Model, Position, Range } from '@parcours/model';
import { type Context, containsPosition } from '../../context.ts';
import { messagesIn } from '../../messages.ts';
import { eolOf, type FileEdit, insertAt, spanOf } from '../../text/file-edits.ts';
import { relativePath } from '../../text/relative-path.ts';

/** Files offered at once; the nearest to the journey come first. */
const MAX_OFFERED = 5;

/** What a code action carries until it is resolved: the file is read only once it is chosen. */
export interface DataFileToLink {
  /** Of the journey's file. */
  readonly uri: string;
  /** The journey's name or label. */
  readonly journey: string;
  /** The URI of the data file. */
  readonly dataFile: string;
}

/**
 * The data files of the workspace that no journey links yet, to be linked to the journey at a range: anywhere in a journey without
 * observations, and on the first line of one that has some.
 */
export async function dataFilesToLink(
  { workspace, language }: Context,
  file: SourceFile,
  { start }: Range,
): Promise<{ readonly title: string; readonly link: DataFileToLink }[]> {
  const journey = file.hasSyntaxErrors ? undefined : journeyAt(file, start);
  const model = journey && modelOf(workspace, file.uri, journey.nameOrLabel);
  if (!journey || !model) return [];
  if (model.studies.length > 0 && start.line !== journey.range.start.line) return [];
  const unlinked = (await unlinkedDataFiles(workspace)).map((uri) => ({ uri, path: relativePath(file.uri, uri) }));
  unlinked.sort((a, b) => distance(a.path) - distance(b.path) || (a.path < b.path ? -1 : 1));
  const translate = messagesIn(language, file.keywordLanguage);
  return unlinked.slice(0, MAX_OFFERED).map(({ uri, path }) => ({
    title: translate('fix.link', { file: quote(path) }),
    link: { uri: file.uri, journey: journey.nameOrLabel, dataFile: uri },
  }));
}

/**
 * The edits that link a data file: the observations that `parcours link` proposes, with the keywords of the journey's file, after the
 * journey and its other observations.
 *
 * @returns none if the journey is gone; the reason if the data file cannot be read.
 */
export async function linkDataFile({ workspace }: Context, { uri, journey, dataFile }: DataFileToLink) {
  const file = workspace.files.get(uri);
  const model = modelOf(workspace, uri, journey);
  const own = file?.declarations.find((each) => isJourney(each) && each.nameOrLabel === journey);
  if (!file || !model || !own) return [];
  const proposed = await workspace.suggestBlock(dataFile, model, uri);
  if ('code' in proposed) return proposed;
  const studies = new Set(model.studies.filter((study) => study.uri === uri).map(({ name }) => name));
  const before = file.declarations.filter((each) => each === own || (each.kind === 'observations' && studies.has(each.nameOrLabel)));
  const end = Math.max(...before.map((each) => spanOf(each).end));
  const eol = eolOf(file);
  const text = `${eol}${eol}${proposed.block.trimEnd().replaceAll('\n', eol)}`;
  return [insertAt(file, end, text)] satisfies FileEdit[];
}

const isJourney = ({ kind }: Declaration) => kind === 'journey';

function journeyAt(file: SourceFile, position: Position): Declaration | undefined {
  return file.declarations.find((each) => isJourney(each) && containsPosition(each.range, position));
}

function modelOf(workspace: Context['workspace'], uri: string, journey: string): Model | undefined {
  return workspace.models(uri).find(({ name, label }) => name === journey || label === journey);
}

/** The URIs of the data files that no journey links. */
export async function unlinkedDataFiles(workspace: Context['workspace']): Promise<readonly string[]> {
  const linked = await linkedFiles(workspace);
  return (await workspace.dataFiles()).filter((uri) => !linked.has(uri));
}

/** The URIs of the files that studies and benchmarks of any journey read. */
async function linkedFiles(workspace: Context['workspace']): Promise<Set<string>> {
  const linked = new Set<string>();
  for (const { uri } of workspace.files.all()) {
    for (const { studies, benchmarks } of workspace.models(uri)) {
      for (const study of [...studies, ...benchmarks]) {
        const found = study.file && (await workspace.linked.resolve(study.uri, study.file.path));
        if (found && 'uri' in found) linked.add(found.uri);
      }
    }
  }
  return linked;
}

/** How many folders lie between a journey and a file at a relative path; one folder up counts more than any number down. */
function distance(path: string): number {
  return path.split('/').reduce((sum, part) => sum + (part === '..' ? 100 : 1), 0);
}

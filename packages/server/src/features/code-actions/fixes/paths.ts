import { quote } from '@parcours/language';
import { nearestName } from '@parcours/model';
import { replaceRange } from '../../../text/file-edits.ts';
import { relativePath } from '../../completion/completion.ts';
import type { CodeFix, FixProvider, FixRequest } from './fix.ts';

/** An import that leads nowhere: the journey file with the nearest path. */
export const importedPath: FixProvider = (request) =>
  nearestPath(
    request,
    [...request.context.workspace.files.all()].map(({ uri }) => uri),
  );

/** The same for a linked observation file. */
export const linkedPath: FixProvider = async (request) => nearestPath(request, await request.context.workspace.dataFiles());

function nearestPath({ file, finding, say }: FixRequest, uris: readonly string[]): CodeFix[] {
  const { path } = finding.parameters;
  if (typeof path !== 'string') return [];
  const known = uris.filter((uri) => uri !== file.uri).map((uri) => relativePath(file.uri, uri));
  // A file that was moved keeps its name.
  const found =
    known.find((other) => fileName(other) === fileName(path)) ??
    nearestName(path, known) ??
    known.find((other) => nearestName(fileName(path), [fileName(other)]));
  if (!found) return [];
  const text = quote(found);
  return [{ title: say('fix.path', { text }), edits: [replaceRange(file, finding.at.range, text)], preferred: true }];
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

import { quote } from '@parcours/language';
import { nearestName } from '@parcours/model';
import { replaceRange } from '../../../text/file-edits.ts';
import { relativePath } from '../../../text/relative-path.ts';
import type { CodeFix, FixProvider, FixRequest } from './fix.ts';

/** Replaces an import path by the nearest path of a journey file. */
export const importedPath: FixProvider = (request) =>
  nearestPath(
    request,
    [...request.context.workspace.files.all()].map(({ uri }) => uri),
  );

/** The same for a linked data file. */
export const linkedPath: FixProvider = async (request) => nearestPath(request, await request.context.workspace.dataFiles());

function nearestPath({ file, diagnostic, translate }: FixRequest, uris: readonly string[]): CodeFix[] {
  const { path } = diagnostic.parameters;
  if (typeof path !== 'string') return [];
  const known = uris.filter((uri) => uri !== file.uri).map((uri) => relativePath(file.uri, uri));
  // A moved file keeps its name.
  const found =
    known.find((other) => fileName(other) === fileName(path)) ??
    nearestName(path, known) ??
    known.find((other) => nearestName(fileName(path), [fileName(other)]));
  if (!found) return [];
  const text = quote(found);
  return [{ title: translate('fix.path', { text }), edits: [replaceRange(file, diagnostic.at.range, text)], preferred: true }];
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

import { quote } from '@parcours/language';
import { nearest } from '@parcours/model';
import { replaceRange } from '../../edits.ts';
import { relativePath } from '../completion.ts';
import type { Fix, FixRequest, Offer } from './fix.ts';

/** An import that leads nowhere: the journey file with the nearest path. */
export const importedPath: Fix = (request) =>
  nearestPath(
    request,
    [...request.context.workspace.files.all()].map(({ uri }) => uri),
  );

/** The same for a linked observation file. */
export const linkedPath: Fix = async (request) => nearestPath(request, await request.context.workspace.dataFiles());

function nearestPath({ file, finding, say }: FixRequest, uris: readonly string[]): Offer[] {
  const { path } = finding.parameters;
  if (typeof path !== 'string') return [];
  const known = uris.filter((uri) => uri !== file.uri).map((uri) => relativePath(file.uri, uri));
  // A file that was moved keeps its name.
  const found =
    known.find((other) => nameOf(other) === nameOf(path)) ??
    nearest(path, known) ??
    known.find((other) => nearest(nameOf(path), [nameOf(other)]));
  if (!found) return [];
  const text = quote(found);
  return [{ title: say('fix.path', { text }), edits: [replaceRange(file, finding.at.range, text)], preferred: true }];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

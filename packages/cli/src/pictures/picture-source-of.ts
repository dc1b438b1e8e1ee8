/** What a picture that is the file carries: the texts that it is drawn from, and the hashes of the evidence. */
import { dirname, relative, sep } from 'node:path';
import { MAX_PICTURE_TEXT, type PictureSource } from '@parcours/interchange';
import type { View } from '@parcours/model';
import { URI } from 'vscode-uri';
import { CommandError, EXIT } from '../command-error.ts';
import type { OpenedWorkspace } from '../files/open-workspace.ts';
import type { Terminal } from '../terminal.ts';
import { contentHash } from './content-hash.ts';
import { readSourceText } from './read-source-text.ts';

/**
 * The one selected file that declares journeys is drawn; the files that it sees, and those that add evidence to it, travel with it.
 *
 * @param target the picture's path.
 * @throws CommandError if several files declare journeys, a text is not UTF-8, or the texts are too large.
 */
export async function pictureSourceOf(
  { workspace, uris, host, displayPath }: OpenedWorkspace,
  view: View,
  target: string,
  { translate, language }: Terminal,
): Promise<PictureSource> {
  const drawn = uris.filter((uri) => workspace.models(uri).length > 0);
  const [main] = drawn;
  const file = main === undefined ? undefined : workspace.files.get(main);
  if (file === undefined || drawn.length > 1)
    throw new CommandError(EXIT.usage, translate('picture.one', { files: drawn.map(displayPath).join(', ') }));
  const root = host.roots.find((each) => file.uri.startsWith(`${each}/`)) ?? dirname(file.uri);
  const isBelow = (uri: string) => uri.startsWith(`${root}/`);
  const pathOf = (uri: string) => decodeURIComponent(uri.slice(root.length + 1));

  const others = workspace.files.invalidationSetOf(file).map(({ uri }) => uri);
  const sources = [file.uri, ...others.filter((uri) => uri !== file.uri && isBelow(uri)).sort()];
  const files: { path: string; text: string }[] = [];
  for (const uri of sources) {
    const text = await readSourceText(URI.parse(uri).fsPath);
    if (text === null) throw new CommandError(EXIT.files, translate('file.not-utf8', { path: displayPath(uri) }));
    files.push({ path: pathOf(uri), text });
  }
  const length = files.reduce((sum, { text }) => sum + text.length, 0);
  if (length > MAX_PICTURE_TEXT) throw new CommandError(EXIT.files, translate('picture.large', { length, limit: MAX_PICTURE_TEXT }));

  const linked = new Set<string>();
  for (const model of workspace.models(file.uri)) {
    for (const { uri: from, file: link } of [...model.studies, ...model.benchmarks]) {
      const located = link ? await workspace.linked.resolve(from, link.path) : null;
      if (located && 'uri' in located && isBelow(located.uri)) linked.add(located.uri);
    }
  }
  const evidence: { path: string; sha256: string }[] = [];
  for (const uri of [...linked].sort()) {
    const sha256 = await contentHash(URI.parse(uri).fsPath);
    if (sha256 !== null) evidence.push({ path: pathOf(uri), sha256 });
  }
  const { wave, segment, persona, channel } = view;
  return { files, evidence, workspace: workspaceFrom(target, URI.parse(root).fsPath), view: { wave, segment, persona, channel }, language };
}

/** The root as seen from the picture's folder; null if the picture lies outside, since its path would name folders of this machine. */
function workspaceFrom(target: string, root: string): string | null {
  const up = relative(dirname(target), root).split(sep).join('/');
  return /^(\.\.(\/\.\.)*)?$/.test(up) ? up : null;
}

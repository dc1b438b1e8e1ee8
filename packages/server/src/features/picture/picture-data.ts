import { isInside } from '@parcours/engines';
import { changesSince, readPicture } from '@parcours/interchange';
import type { Context } from '../../context.ts';
import type { PictureData, PictureParams } from '../../protocol.ts';
import type { ContentHashes } from '../compare/content-hashes.ts';

/** What a picture carries, and whether it is still what its files say; null if it carries nothing. */
export async function pictureData({ workspace }: Context, disk: ContentHashes, { uri, svg }: PictureParams): Promise<PictureData | null> {
  const source = readPicture(svg);
  const [drawn] = source?.files ?? [];
  if (!source || !drawn) return null;
  const root = workspace.roots.find((each) => isInside(uri, [each])) ?? workspace.roots[0];
  const uriOf = (path: string) => `${root}/${path.split('/').map(encodeURIComponent).join('/')}`;
  const changed = await changesSince(source, {
    text: async (path) => workspace.files.get(uriOf(path))?.text ?? null,
    sha256: async (path) => disk.hashOfText(uriOf(path)),
  });
  const file = workspace.files.get(uriOf(drawn.path));
  return { uri: file?.uri ?? null, text: drawn.text, changedFiles: changed.length };
}

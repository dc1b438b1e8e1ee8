import { cstNodeOf, quote, resolvePath, type SourceFile } from '@parcours/language';
import type { Range } from '@parcours/model';
import type { Context } from '../../context.ts';
import type { FileEdit } from '../../text/file-edits.ts';
import { relativePath } from '../../text/relative-path.ts';

/** A file or folder to be moved; server URIs. */
export interface FileMove {
  readonly from: string;
  readonly to: string;
}

/**
 * The edits of paths when files or folders move: in files that import or link them, and in the moved files themselves. The client
 * applies them before the move, so locations refer to the old URIs.
 */
export function pathEdits({ workspace }: Context, moves: readonly FileMove[]): FileEdit[] {
  const moved = (uri: string) => {
    const move = moves.find(({ from }) => uri === from || uri.startsWith(`${from}/`));
    return move ? move.to + uri.slice(move.from.length) : uri;
  };
  return [...workspace.files.all()].flatMap((file) =>
    writtenPaths(file).flatMap(({ uri, range }) => {
      const before = relativePath(file.uri, uri);
      const after = relativePath(moved(file.uri), moved(uri));
      return before === after ? [] : [{ at: file.locationOf(range), text: quote(after) }];
    }),
  );
}

interface WrittenPath {
  readonly uri: string;
  readonly range: Range;
}

function writtenPaths(file: SourceFile): WrittenPath[] {
  return [...file.imports, ...dataFilePaths(file)];
}

/** `from "…"` of every study, taken from the text: it counts even if the study's journey is unknown. */
function dataFilePaths(file: SourceFile): WrittenPath[] {
  return file.declarations.flatMap((study) => {
    const paths = (study.node as { readonly file?: readonly string[] }).file ?? [];
    const words = paths.length > 0 ? cstNodeOf(study.node).ownTokens() : [];
    const ranges = words.flatMap(({ property, range }) => (property === 'file' ? [range] : []));
    return ranges.flatMap((range, index) => {
      const uri = resolvePath(file.uri, paths[index] ?? '');
      return uri ? [{ uri, range }] : [];
    });
  });
}

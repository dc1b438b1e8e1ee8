import type * as ast from '../generated/ast.ts';
import type { Declaration } from '../names/source-file.ts';

/** The path of the data file that a study names, as it is written; null if it names none, or the declaration is no study. */
export function linkedPath({ kind, node }: Declaration): string | null {
  return kind === 'observations' || kind === 'benchmark' ? ((node as ast.Observations).file[0] ?? null) : null;
}

import { DEFAULT_VIEW, type SupposedJourney } from '@parcours/model';
import { suppose } from '@parcours/workspace';
import type { Context } from '../../context.ts';
import type { SupposeParams } from '../../protocol.ts';

/** What a journey of a file would be under a supposition; null if there is no such journey, or nothing is measured. */
export async function supposeJourney(
  { workspace }: Context,
  { uri, view, journey, supposition }: SupposeParams,
): Promise<SupposedJourney | null> {
  const evaluations = await workspace.evaluateFile(uri, { ...DEFAULT_VIEW, ...view });
  const found = evaluations.find(({ report }) => report.name === journey);
  return found ? suppose(found.report, supposition) : null;
}

/** Which sheet of a workbook is read. */
import { CODE, nearestName, normalizeLabel } from '@parcours/model';
import { excerpt } from '../excerpt.ts';
import { type Fault, unreadableFile } from '../fault.ts';

/** Most rows of a sheet. */
export const MAX_SHEET_ROWS = 1_048_576;

interface NamedSheet {
  readonly name: string;
  readonly hidden: boolean;
}

/**
 * The sheet that the study names, whatever its case; else the first visible one.
 *
 * @returns a Fault with the names that there are, if there is none.
 */
export function selectSheet<T extends NamedSheet>(sheets: readonly T[], wanted: string | null, path: string): T | Fault {
  if (wanted === null) return sheets.find(({ hidden }) => !hidden) ?? sheets[0] ?? unreadableFile(path, { term: 'fault.no-sheet' });
  const named =
    sheets.find(({ name }) => normalizeLabel(name) === normalizeLabel(wanted)) ??
    sheets.find(({ name }) => normalizeLabel(name).toLowerCase() === normalizeLabel(wanted).toLowerCase());
  if (named) return named;
  const names = sheets.map(({ name }) => name);
  const near = nearestName(wanted, names);
  return {
    code: CODE['sheet-not-found'],
    parameters: {
      path,
      sheet: `"${excerpt(wanted)}"`,
      sheets: names.map((name) => `"${excerpt(name)}"`).join(', '),
      hint: near === null ? '' : { term: 'did-you-mean', values: { name: `"${excerpt(near)}"` } },
    },
  };
}

/** Cells of a sheet that are merged over several rows. */
import type { CellRange } from '@parcours/model';
import type { DictionaryColumn } from './dictionary-column.ts';

/** Copies the value of a merged cell to each of its rows. @param left the first column of the table. */
export function fillMergedCells(
  merged: readonly CellRange[],
  { cells, lines }: { cells: readonly DictionaryColumn[]; lines: Uint32Array },
  left: number,
): void {
  // Bounds the work on damaged files whose merged cells overlap.
  let formats = lines.length * cells.length;
  for (const { top, bottom, left: column } of merged) {
    const codes = cells[column - left]?.codes;
    const first = lowerBound(lines, top + 1);
    if (!codes || lines[first] !== top + 1) continue;
    for (let row = first + 1; row < lines.length && (lines[row] as number) <= bottom + 1 && formats > 0; row++, formats--)
      codes[row] = codes[first] as number;
  }
}

/** Index of the first row at or after a line. */
function lowerBound(lines: Uint32Array, line: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as number) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Given means: several rows about one stage that nothing tells apart (JRN0547). */
import { diagnoseElement, normalizeLabel, type UnlocatedDiagnostic } from '@parcours/model';
import type { StudyContext } from '../aggregate/study-context.ts';
import { MAX_EXAMPLES } from '../table/table.ts';
import type { StatedMean } from './summary-plausibility.ts';

/**
 * Rows of one stage are pooled as groups of different people (a region each, say). They are asked about where no other column of the file
 * tells them apart: then one of them is probably a repetition, or what parts them is missing.
 *
 * @param means those that count.
 */
export function reportRowsOfOneGroup({ table, study }: StudyContext, means: readonly StatedMean[]): UnlocatedDiagnostic[] {
  const { mean } = study;
  if (!mean || table.cells.some((cells) => cells === null)) return [];
  const stated = new Set([mean, study.n, study.sd].flatMap((column) => (column ? [normalizeLabel(column.header)] : [])));
  const telling = table.cells.filter((_, index) => !stated.has(normalizeLabel(table.columns[index] ?? '')));
  const groupOf = ({ row, stage }: StatedMean) =>
    JSON.stringify([stage, ...telling.map((cells) => normalizeLabel(cells?.values[cells.codes[row] as number] ?? ''))]);
  const repeated = [...Map.groupBy(means, groupOf).values()].filter(({ length }) => length > 1);
  if (repeated.length === 0) return [];
  const rows = repeated.flat().sort((a, b) => a.row - b.row);
  const lines = rows.map(({ row }) => table.lines[row] as number);
  const parameters = { n: rows.length, path: table.path, lines: lines.slice(0, MAX_EXAMPLES).join(', ') };
  return [diagnoseElement('JRN0547', mean.id, parameters, { dataLocation: { lines: lines.slice(0, MAX_EXAMPLES), column: null } })];
}

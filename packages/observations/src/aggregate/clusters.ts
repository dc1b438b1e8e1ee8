import { mapCells } from '../values/name-index.ts';
import type { RespondentRows } from './respondents/respondent-rows.ts';
import type { StudyContext } from './study-context.ts';

/** The clusters that respondents were drawn in (method.md, 2.3). */
export interface Clusters {
  /** By respondent: the index of the cluster's name, or NO_CLUSTER. */
  readonly clusterOf: Int32Array;
  /** As mapped and normalised. */
  readonly names: readonly string[];
}

/** Of a respondent whose cell is empty. */
export const NO_CLUSTER = -1;

/** A respondent's cluster is that of their first row. Null without a cluster column; an empty cell is counted as a reject. */
export function readClusters({ study, columns, rejects }: StudyContext, rows: RespondentRows): Clusters | null {
  const cells = study.cluster && columns.find(study.cluster);
  if (!study.cluster || !cells) return null;
  const empty = rejects.tally('empty', study.cluster, 'cell');
  const indexes = new Map<string, number>();
  const clusterOfCode = mapCells(cells.values, study.cluster).map((name) => {
    if (name === '') return NO_CLUSTER;
    const index = indexes.get(name) ?? indexes.size;
    indexes.set(name, index);
    return index;
  });
  const unnamed: number[] = [];
  const clusterOf = Int32Array.from({ length: rows.respondents }, (_, respondent) => {
    const first = rows.rows[rows.offsets[respondent] as number] as number;
    const cluster = clusterOfCode[cells.codes[first] as number] as number;
    if (cluster === NO_CLUSTER) unnamed.push(first);
    return cluster;
  });
  for (const row of unnamed.sort((a, b) => a - b)) empty.add(row, '');
  return { clusterOf, names: [...indexes.keys()] };
}

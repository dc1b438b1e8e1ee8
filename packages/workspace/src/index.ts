/** For quick fixes: answers that are written as texts, codes with labels. Part of the façade as well. */
export {
  findColumn,
  foldedSpelling,
  leadingNumber,
  namesByLabel,
  nonNumericAnswers,
  type UndeclaredAnswers,
  undeclaredAnswers,
} from '@parcours/observations';
/** For exports: figures of too few respondents taken out. Part of the façade, so that nobody has to know how figures are made. */
export { controlDisclosure, suppose, suppress } from '@parcours/scoring';
export type { CellChange, StudyCellChanges } from './cell-changes.ts';
export { detectTableRegion } from './detect-table-region.ts';
export type { Evaluation } from './evaluation.ts';
export { withoutScaleQuestion } from './mapping-text.ts';
export type { ReadProgress } from './read-progress.ts';
export { compareWorkspaces } from './versions/compare-workspaces.ts';
export { declaredWaves } from './versions/declared-waves.ts';
export { SharedAggregations } from './versions/shared-aggregations.ts';
export type { WorkspaceVersion } from './versions/workspace-version.ts';
export { MAX_TEXT_BYTES, type RepositoryWithChannels, Workspace, type WorkspaceOptions } from './workspace.ts';

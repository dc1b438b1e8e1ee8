/** For exports: figures of too few respondents taken out. Part of the façade, so that nobody has to know how figures are made. */
export { suppress } from '@parcours/scoring';
export { type FileStamp, type Host, isInside, shownPath } from './host.ts';
export type { Linked, LinkFault } from './linked-file.ts';
export { type Evaluation, Workspace, type WorkspaceOptions } from './workspace.ts';

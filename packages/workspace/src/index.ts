/** For exports: figures of too few respondents taken out. Part of the façade, so that nobody has to know how figures are made. */
export { suppress } from '@parcours/scoring';
export type { FileStamp, Host } from './host.ts';
export { type Evaluation, type GuidedRepository, LARGEST_TEXT, Workspace } from './workspace.ts';

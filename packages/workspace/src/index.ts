/** For quick fixes: answers that are written as texts. Part of the façade as well. */
export { figureInLabel, textAnswers } from '@parcours/observations';
/** For exports: figures of too few respondents taken out. Part of the façade, so that nobody has to know how figures are made. */
export { suppress } from '@parcours/scoring';
export type { Engine } from './engine.ts';
export { ENGINES, type EngineWish } from './engines.ts';
export type { FileStamp, Host } from './host.ts';
export type { PortableEngine } from './portable-engine.ts';
export type { Progress } from './progress.ts';
export { type Evaluation, type GuidedRepository, LARGEST_TEXT, Workspace } from './workspace.ts';

export { type FileStamp, type Host, isInside, shownPath } from './host.ts';
export type { Linked, LinkFault } from './linked-file.ts';
export { type Evaluation, Workspace, type WorkspaceOptions } from './workspace.ts';

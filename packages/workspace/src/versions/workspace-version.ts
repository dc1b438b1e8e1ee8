import type { SeverityOverrides, VersionLabel } from '@parcours/model';
import type { Workspace } from '../workspace.ts';

/** A version of a workspace, opened. */
export interface WorkspaceVersion {
  readonly workspace: Workspace;
  readonly label: VersionLabel;
  /** A hash of a file's content; null if there is no such file. Equal hashes, in either version: equal content. */
  contentHash(uri: string): Promise<string | null>;
  /** The severities that this version sets; those by which it is judged are its workspace's. Default: the same. */
  readonly severities?: SeverityOverrides;
  /** Which files' journeys are compared, by their paths relative to the workspace; default: all. */
  isSelected?(path: string): boolean;
}

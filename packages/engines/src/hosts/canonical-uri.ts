/** A folder of the workspace as it was opened, and with links resolved; URIs without a trailing `/`. */
export interface WorkspaceFolder {
  readonly uri: string;
  readonly real: string;
}

/**
 * The URI under which a file counts: below the first folder that contains it, spelled as the folder was opened. Null if no folder does.
 *
 * @param real the file's URI with links resolved.
 */
export function canonicalUri(real: string, folders: readonly WorkspaceFolder[]): string | null {
  const folder = folders.find((each) => real === each.real || real.startsWith(`${each.real}/`));
  return folder ? folder.uri + real.slice(folder.real.length) : null;
}

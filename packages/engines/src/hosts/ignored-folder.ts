/** Folders of dependencies and build output. */
const IGNORED_FOLDERS = new Set(['node_modules', 'dist', 'out', 'build']);

/** Whether a folder of this name is not searched for journeys and data: dependencies, build output, hidden ones. */
export function isIgnoredFolder(name: string): boolean {
  return IGNORED_FOLDERS.has(name) || (name.startsWith('.') && name.length > 1);
}

/** What differs between two versions of a workspace, and what it means: pure functions from Models, Samples and Reports to a ChangeReport. */
export { compareVersions } from './compare-versions.ts';
export { comparedFiles } from './compared-files.ts';
export type { DataFile, JourneyVersion, Version } from './version.ts';

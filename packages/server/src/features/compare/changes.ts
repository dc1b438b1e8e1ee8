import { changesHeadline, changesMarkdown } from '@parcours/charts';
import { type ChangeReport, LANGUAGES, type VersionLabel } from '@parcours/model';
import { compareWorkspaces, type Workspace, type WorkspaceVersion } from '@parcours/workspace';
import type { Context } from '../../context.ts';
import { fnv1aHash } from '../../hash.ts';
import type { ChangesData, ChangesMarkdownParams, ChangesParams } from '../../protocol.ts';
import type { ContentHashes } from './content-hashes.ts';
import type { Versions } from './versions.ts';

const WORKING_TREE: VersionLabel = { kind: 'working-tree', name: '', commit: null };

/** What differs between two versions; null if one of them is not open, or is outdated. */
export async function changes(
  context: Context,
  versions: Versions,
  disk: ContentHashes,
  { base, head, previousHash }: ChangesParams,
): Promise<ChangesData | null> {
  const report = await compare(context, versions, disk, { base, head, controlDisclosure: false });
  if (!report) return null;
  const reportJson = JSON.stringify(report);
  const hash = fnv1aHash(reportJson);
  const headline = changesHeadline(report, { language: context.language });
  return { hash, reportJson: hash === previousHash ? null : reportJson, headline };
}

/** The same as Markdown, for others to read: after disclosure control. */
export async function markdownOfChanges(
  context: Context,
  versions: Versions,
  disk: ContentHashes,
  { base, head, language: preference }: ChangesMarkdownParams,
): Promise<string | null> {
  const report = await compare(context, versions, disk, { base, head, controlDisclosure: true });
  const language = LANGUAGES.find((each) => each === preference) ?? context.language;
  return report && changesMarkdown(report, { language });
}

interface Compared {
  readonly base: string;
  readonly head: string | null;
  readonly controlDisclosure: boolean;
}

async function compare(
  { workspace }: Context,
  versions: Versions,
  disk: ContentHashes,
  { base, head, controlDisclosure }: Compared,
): Promise<ChangeReport | null> {
  const [before, after] = [await versions.get(base), head === null ? null : await versions.get(head)];
  if (!before || (head !== null && !after)) return null;
  // What neither version replaces is the same file on disk: only its state counts, and it is not read.
  const differing = new Set([...before.differing, ...(after?.differing ?? [])]);
  const versionOf = (label: VersionLabel, own: Workspace, hashes: ContentHashes): WorkspaceVersion => ({
    workspace: own,
    label,
    contentHash: (uri) => (differing.has(uri) ? hashes.hash(uri) : hashes.stamp(uri)),
  });
  const report = await compareWorkspaces(
    versionOf(before.label, before.workspace, before.hashes),
    after ? versionOf(after.label, after.workspace, after.hashes) : versionOf(WORKING_TREE, workspace, disk),
    { controlDisclosure },
  );
  return before.isOutdated() || after?.isOutdated() ? null : report;
}

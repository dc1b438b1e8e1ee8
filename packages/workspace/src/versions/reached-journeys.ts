import { type Declaration, linkedPath, type SourceFile } from '@parcours/language';
import type { Model } from '@parcours/model';
import { forEachConcurrently } from '../for-each-concurrently.ts';
import type { Workspace } from '../workspace.ts';
import type { WorkspaceVersion } from './workspace-version.ts';

/** The journeys that the difference of two versions can reach, and how many it cannot. */
export interface ReachedJourneys {
  readonly base: readonly Model[];
  readonly head: readonly Model[];
  /** In both versions. */
  readonly untouched: number;
}

/**
 * Which journeys of two versions can differ: those whose files, the files that these import or that import them, or whose data files differ.
 */
export async function reachedJourneys(base: WorkspaceVersion, head: WorkspaceVersion): Promise<ReachedJourneys> {
  const changed = changedFiles(base.workspace, head.workspace);
  const [before, after] = [journeysByKey(base, changed), journeysByKey(head, changed)];
  const observedAnew = await journeysOfChangedData(base, head);
  const reached = new Set<string>();
  const keys = new Set([...before.keys(), ...after.keys()]);
  for (const key of keys) {
    const [one, other] = [before.get(key), after.get(key)];
    if (!one || !other || one.isAffected || other.isAffected || observedAnew.has(other.declaration)) reached.add(key);
  }
  const select = (journeys: ReturnType<typeof journeysByKey>) =>
    [...journeys].flatMap(([key, { model }]) => (reached.has(key) ? [model()] : []));
  return { base: select(before), head: select(after), untouched: keys.size - reached.size };
}

/** Paths of the journey files whose texts differ, relative to the workspace; line ends do not count. */
function changedFiles(base: Workspace, head: Workspace): Set<string> {
  const filesOf = (workspace: Workspace) =>
    new Map<string, SourceFile>([...workspace.files.all()].map((file) => [workspace.displayPath(file.uri), file]));
  const [before, after] = [filesOf(base), filesOf(head)];
  const changed = new Set<string>();
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [one, other] = [before.get(path), after.get(path)];
    if (!one || !other || (one.text !== other.text && withLf(one.text) !== withLf(other.text))) changed.add(path);
  }
  for (const workspace of [base, head]) for (const uri of workspace.unreadableFiles()) changed.add(workspace.displayPath(uri));
  return changed;
}

function withLf(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** The files that see a changed file, and those that such a file imports: it may hold their studies and initiatives. */
function affectedFiles(workspace: Workspace, changed: ReadonlySet<string>): Set<string> {
  const affected = new Set<string>();
  for (const file of workspace.files.all()) {
    if (!changed.has(workspace.displayPath(file.uri))) continue;
    for (const dependent of workspace.files.dependentsOf(file.uri)) {
      affected.add(dependent.uri);
      for (const { uri } of dependent.imports) affected.add(uri);
    }
  }
  return affected;
}

interface ListedJourney {
  /** A change of the text can reach it. */
  readonly isAffected: boolean;
  readonly declaration: Declaration;
  model(): Model;
}

/** By the path of its file and its place among the journeys of that name there: what a journey is called in both versions. */
function journeysByKey({ workspace, isSelected }: WorkspaceVersion, changed: ReadonlySet<string>): Map<string, ListedJourney> {
  const affected = affectedFiles(workspace, changed);
  const journeys = new Map<string, ListedJourney>();
  for (const { uri, declarations } of [...workspace.files.all()].sort((a, b) => (a.uri < b.uri ? -1 : 1))) {
    const path = workspace.displayPath(uri);
    if (isSelected?.(path) === false) continue;
    let models: readonly Model[] | undefined;
    for (const [index, declaration] of declarations.filter(({ kind }) => kind === 'journey').entries()) {
      const model = () => {
        models ??= workspace.models(uri);
        return models[index] as Model;
      };
      const { nameOrLabel } = declaration;
      const key = JSON.stringify([path, nameOrLabel]);
      const listed = { isAffected: affected.has(uri), declaration, model };
      journeys.set(journeys.has(key) ? JSON.stringify([path, nameOrLabel, index]) : key, listed);
    }
  }
  return journeys;
}

/** The journeys in HEAD one of whose studies, as HEAD declares them, reads a data file that differs. */
async function journeysOfChangedData(base: WorkspaceVersion, head: WorkspaceVersion): Promise<Set<Declaration>> {
  const baseUris = new Map([...base.workspace.files.all()].map(({ uri }) => [base.workspace.displayPath(uri), uri]));
  const known = new Map<string, Promise<boolean>>();
  const differs = async (uri: string, path: string): Promise<boolean> => {
    const from = baseUris.get(head.workspace.displayPath(uri));
    if (from === undefined) return true;
    const [before, after] = await Promise.all([hashOf(base, from, path), hashOf(head, uri, path)]);
    return before !== after;
  };
  const { files } = head.workspace;
  const studies = [...files.all()].flatMap(({ uri, declarations }) =>
    declarations.flatMap((study) => {
      const path = linkedPath(study);
      return path === null ? [] : [{ study, uri, path }];
    }),
  );
  const journeys = new Set<Declaration>();
  await forEachConcurrently(studies, async ({ study, uri, path }) => {
    const key = JSON.stringify([uri, path]);
    const answer = known.get(key) ?? differs(uri, path);
    known.set(key, answer);
    if (await answer) for (const journey of files.journeysOf(study)) journeys.add(journey);
  });
  return journeys;
}

/** Null: there is no file at the path, or it may not be read. */
async function hashOf({ workspace, contentHash }: WorkspaceVersion, from: string, path: string): Promise<string | null> {
  const located = await workspace.linked.resolve(from, path);
  return 'uri' in located ? contentHash(located.uri) : null;
}

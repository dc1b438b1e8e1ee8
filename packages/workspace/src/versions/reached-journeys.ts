import type { SourceFile } from '@parcours/language';
import type { Model } from '@parcours/model';
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
  const reached = new Set<string>();
  const evidence = new EvidenceComparison(base, head);
  const keys = new Set([...before.keys(), ...after.keys()]);
  for (const key of keys) {
    const [one, other] = [before.get(key), after.get(key)];
    if (!one || !other || one.isAffected || other.isAffected || (await evidence.differs(other.model()))) reached.add(key);
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
    for (const [index, { nameOrLabel }] of declarations.filter(({ kind }) => kind === 'journey').entries()) {
      const model = () => {
        models ??= workspace.models(uri);
        return models[index] as Model;
      };
      const key = JSON.stringify([path, nameOrLabel]);
      journeys.set(journeys.has(key) ? JSON.stringify([path, nameOrLabel, index]) : key, { isAffected: affected.has(uri), model });
    }
  }
  return journeys;
}

/** Compares the data files behind journeys whose texts are equal, each once. */
class EvidenceComparison {
  readonly #base: WorkspaceVersion;
  readonly #head: WorkspaceVersion;
  readonly #baseUris: ReadonlyMap<string, string>;
  readonly #known = new Map<string, Promise<boolean>>();

  constructor(base: WorkspaceVersion, head: WorkspaceVersion) {
    this.#base = base;
    this.#head = head;
    this.#baseUris = new Map([...base.workspace.files.all()].map(({ uri }) => [base.workspace.displayPath(uri), uri]));
  }

  /** @param model the journey in HEAD. */
  async differs({ studies, benchmarks }: Model): Promise<boolean> {
    for (const { uri, file } of [...studies, ...benchmarks]) {
      if (!file) continue;
      const key = JSON.stringify([uri, file.path]);
      let known = this.#known.get(key);
      if (!known) {
        known = this.#isOtherContent(uri, file.path);
        this.#known.set(key, known);
      }
      if (await known) return true;
    }
    return false;
  }

  async #isOtherContent(uri: string, path: string): Promise<boolean> {
    const from = this.#baseUris.get(this.#head.workspace.displayPath(uri));
    if (from === undefined) return true;
    const [before, after] = await Promise.all([hashOf(this.#base, from, path), hashOf(this.#head, uri, path)]);
    return before !== after;
  }
}

/** Null: there is no file at the path, or it may not be read. */
async function hashOf({ workspace, contentHash }: WorkspaceVersion, from: string, path: string): Promise<string | null> {
  const located = await workspace.linked.resolve(from, path);
  return 'uri' in located ? contentHash(located.uri) : null;
}

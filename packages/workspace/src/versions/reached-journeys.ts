import type { SourceFile } from '@parcours/language';
import type { Model, Study } from '@parcours/model';
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
  const sideOf = (version: WorkspaceVersion): Side => ({
    affected: affectedFiles(version.workspace, changed),
    journeys: journeysByKey(version),
  });
  const [before, after] = [sideOf(base), sideOf(head)];
  const reached = new Set<string>();
  const hashes = new ContentHashes(base, head);
  const keys = new Set([...before.journeys.keys(), ...after.journeys.keys()]);
  for (const key of keys) {
    const [one, other] = [before.journeys.get(key), after.journeys.get(key)];
    const isAffected = [before, after].some(({ affected, journeys }) => {
      const model = journeys.get(key);
      return model !== undefined && affected.has(model.uri);
    });
    if (!one || !other || isAffected || (await hashes.differ([one, other]))) reached.add(key);
  }
  const select = ({ journeys }: Side) => [...journeys].flatMap(([key, model]) => (reached.has(key) ? [model] : []));
  return { base: select(before), head: select(after), untouched: keys.size - reached.size };
}

interface Side {
  /** URIs of files whose journeys can differ by a change of the text. */
  readonly affected: ReadonlySet<string>;
  readonly journeys: ReadonlyMap<string, Model>;
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

/** By the path of its file and its name: what a journey is called in both versions. */
function journeysByKey({ workspace, isSelected }: WorkspaceVersion): Map<string, Model> {
  const journeys = new Map<string, Model>();
  for (const uri of [...workspace.files.all()].map((file) => file.uri).sort()) {
    const path = workspace.displayPath(uri);
    if (isSelected?.(path) === false) continue;
    for (const [ordinal, model] of workspace.models(uri).entries()) {
      const key = `${path}#${model.name}`;
      journeys.set(journeys.has(key) ? `${key}#${ordinal}` : key, model);
    }
  }
  return journeys;
}

function studiesOf({ studies, benchmarks }: Model): Study[] {
  return [...studies, ...benchmarks];
}

/** Compares the data files of journeys whose texts are equal, each once. */
class ContentHashes {
  readonly #sides: readonly WorkspaceVersion[];
  readonly #known = new Map<string, Promise<boolean>>();

  constructor(base: WorkspaceVersion, head: WorkspaceVersion) {
    this.#sides = [base, head];
  }

  async differ(models: readonly [Model, Model]): Promise<boolean> {
    const [studies, others] = [studiesOf(models[0]), studiesOf(models[1])];
    if (studies.length !== others.length) return true;
    for (const [at, study] of studies.entries()) {
      const other = others[at];
      if (!other || study.file?.path !== other.file?.path) return true;
      if (!study.file) continue;
      const key = JSON.stringify([study.uri, other.uri, study.file.path]);
      let known = this.#known.get(key);
      if (!known) {
        known = this.#isOtherContent([study.uri, other.uri], study.file.path);
        this.#known.set(key, known);
      }
      if (await known) return true;
    }
    return false;
  }

  async #isOtherContent(from: readonly [string, string], path: string): Promise<boolean> {
    const [before, after] = await Promise.all(
      this.#sides.map(async ({ workspace, contentHash }, side) => {
        const located = await workspace.linked.resolve(from[side] as string, path);
        return 'uri' in located ? contentHash(located.uri) : null;
      }),
    );
    return before !== after;
  }
}

import type { ChangeReport, Language } from '@parcours/model';
import { CancellationTokenSource, commands, type Disposable, EventEmitter, type Memento, RelativePattern, Uri, workspace } from 'vscode';
import type { LanguageServer } from '../server/language-server.ts';
import { type Base, headOf, readBase, readStaged, repositoryOf } from './base.ts';
import { comparisonFault } from './comparison-fault.ts';

/** Changes are computed after typing has paused: they cost more than the panel's figures. */
const TYPING_PAUSE_MS = 400;

/** VS Code's git reports several changes of its state for one action. */
const GIT_PAUSE_MS = 300;
/** Files that change on disk meanwhile make a version outdated; each time the pause before it is opened again is twice as long. */
const MAX_REOPENINGS = 6;

const GHOST_KEY = 'parcours.ghost';

/** What is compared with the base: the files as they are edited, or what is staged. */
export type Head = 'working-tree' | 'index';

/** What differs, as the server reports it. */
export interface ComparedChanges {
  readonly reportJson: string;
  readonly report: ChangeReport;
}

/** The one comparison of the window: base and head, what differs, and whether the base is drawn behind the curve. */
export class Comparison implements Disposable {
  readonly #server: LanguageServer;
  readonly #memory: Memento;
  readonly #language: Language;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable[];
  #watchers: Disposable[] = [];
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  #pullTimer: ReturnType<typeof setTimeout> | undefined;
  #pendingPull: CancellationTokenSource | undefined;
  /** Refreshes that have begun: one that was overtaken is discarded. */
  #refreshes = 0;
  #hash: string | null = null;
  #headVersion: string | null = null;
  /** How often the version was opened again in vain. */
  #reopenings = 0;

  /** Nobody asked for the comparison itself. */
  #isForGhost = false;

  readonly onChanged = this.#changed.event;
  base: Base | null = null;
  head: Head = 'working-tree';
  /** The base's id at the server, once it is open. */
  version: string | null = null;
  /** Grows with each new content of the base. */
  generation = 0;
  changes: ComparedChanges | null = null;
  /** Why nothing can be compared. */
  fault: string | null = null;

  constructor(server: LanguageServer, memory: Memento, language: Language) {
    this.#server = server;
    this.#memory = memory;
    this.#language = language;
    this.#subscriptions = [server.onChanged(() => this.#schedulePull()), server.onStatus(() => this.#statusChanged())];
  }

  /** Whether the base is drawn behind the curve; remembered for the workspace. */
  get ghost(): boolean {
    return this.#memory.get(GHOST_KEY, false);
  }

  /** The ids of what is compared, once both are open at the server; `head`: null for the files as they are edited. */
  get openVersions(): { readonly base: string; readonly head: string | null } | null {
    return this.version === null ? null : { base: this.version, head: this.#headVersion };
  }

  /** Compares with another base. */
  async compareWith(base: Base, head: Head = 'working-tree'): Promise<void> {
    this.#reset();
    this.base = base;
    this.head = head;
    void commands.executeCommand('setContext', 'parcours.comparing', true);
    this.#changed.fire();
    await this.#refresh();
  }

  /** Ends the comparison; a base drawn behind the curve is HEAD again. */
  async stop(): Promise<void> {
    this.#end();
    if (this.ghost) await this.#compareWithHead();
  }

  /**
   * Draws the base behind the curve, or no longer; without a base it is HEAD.
   *
   * @returns why there is no HEAD to draw; null: there is.
   */
  async toggleGhost(): Promise<string | null> {
    await this.#memory.update(GHOST_KEY, !this.ghost);
    if (this.ghost && !this.base) {
      const fault = await this.#compareWithHead();
      if (fault !== null) await this.#memory.update(GHOST_KEY, false);
      return fault;
    }
    if (!this.ghost && this.#isForGhost) this.#end();
    else this.#changed.fire();
    return null;
  }

  /** The server does not have the base, or has an outdated one: it is opened again. */
  reopen(): void {
    if (this.#reopenings >= MAX_REOPENINGS) return;
    this.#scheduleRefresh(GIT_PAUSE_MS * 2 ** this.#reopenings);
    this.#reopenings++;
  }

  dispose(): void {
    this.#reset();
    this.#changed.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** For the curve behind the curve. @returns why it is not possible; null: it is. */
  async #compareWithHead(): Promise<string | null> {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    if (!folder) return null;
    await this.compareWith(headOf(folder));
    this.#isForGhost = true;
    const { fault } = this;
    if (fault !== null) this.#end();
    return fault;
  }

  #end(): void {
    this.#reset();
    this.base = null;
    this.head = 'working-tree';
    void commands.executeCommand('setContext', 'parcours.comparing', false);
    this.#changed.fire();
  }

  #reset(): void {
    clearTimeout(this.#refreshTimer);
    clearTimeout(this.#pullTimer);
    this.#pendingPull?.cancel();
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = [];
    this.#refreshes++;
    this.#hash = null;
    this.#headVersion = null;
    this.#reopenings = 0;
    this.#isForGhost = false;
    this.version = null;
    this.changes = null;
    this.fault = null;
  }

  #statusChanged(): void {
    if (this.#server.status !== 'running') {
      this.version = null;
      this.#hash = null;
      return;
    }
    if (this.base) void this.#refresh();
    else if (this.ghost) void this.#compareWithHead();
  }

  #scheduleRefresh(pause = GIT_PAUSE_MS): void {
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => void this.#refresh(), pause);
  }

  /** Reads the base, and what is staged, again. */
  async #refresh(): Promise<void> {
    const { base, head } = this;
    if (!base || this.#server.status !== 'running') return;
    const refresh = ++this.#refreshes;
    try {
      if (this.#watchers.length === 0) this.#watchers = await this.#watch(base);
      const version = await readBase(base);
      const staged = head === 'index' && base.kind === 'revision' ? await readStaged(await repositoryOf(base.within)) : null;
      if (refresh !== this.#refreshes) return;
      await this.#server.openVersion(version);
      if (staged) await this.#server.openVersion(staged);
      if (refresh !== this.#refreshes) return;
      this.version = version.id;
      this.#headVersion = staged?.id ?? null;
      this.generation++;
      this.fault = null;
    } catch (error) {
      if (refresh !== this.#refreshes) return;
      this.version = null;
      this.changes = null;
      this.#hash = null;
      this.fault = comparisonFault(error, base.name, this.#language);
    }
    this.#changed.fire();
    await this.#pull();
  }

  async #watch(base: Base): Promise<Disposable[]> {
    if (base.kind === 'revision') return [(await repositoryOf(base.within)).state.onDidChange(() => this.#scheduleRefresh())];
    const name = base.source.path.slice(base.source.path.lastIndexOf('/') + 1);
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(base.source, '..'), name));
    return [watcher, watcher.onDidChange(() => this.#scheduleRefresh()), watcher.onDidCreate(() => this.#scheduleRefresh())];
  }

  #schedulePull(): void {
    if (!this.version) return;
    this.#pendingPull?.cancel();
    clearTimeout(this.#pullTimer);
    this.#pullTimer = setTimeout(() => void this.#pull(), TYPING_PAUSE_MS);
  }

  async #pull(): Promise<void> {
    const { version } = this;
    if (!version) return;
    this.#pendingPull?.cancel();
    const source = new CancellationTokenSource();
    this.#pendingPull = source;
    // If the server stops during the request, its status change leads to the next one.
    const data = await this.#server.changes(version, this.#headVersion, this.#hash, source.token).catch(() => null);
    if (source.token.isCancellationRequested || this.version !== version) return;
    if (!data) {
      this.reopen();
      return;
    }
    this.#reopenings = 0;
    if (data.reportJson === null) return;
    this.#hash = data.hash;
    this.changes = { reportJson: data.reportJson, report: JSON.parse(data.reportJson) };
    this.#changed.fire();
  }
}

import { CancellationTokenSource, type Disposable, EventEmitter, Uri } from 'vscode';
import type { LanguageServer } from '../server/language-server.ts';
import type { JourneyEntry, StageEntry } from '../server/server-protocol.ts';

/** The whole list is requested only after typing has paused: it costs more than one report. */
const DEBOUNCE_MS = 400;

/** `loading` before the first answer, `stopped` without a server. */
export type JourneyListState = 'loading' | 'ready' | 'stopped';

/** The workspace's journeys as last reported by the server; used by tree, file badges and status bar. */
export class JourneyList implements Disposable {
  readonly #server: LanguageServer;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable[];
  #byUri = new Map<string, JourneyEntry[]>();
  #hash: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pendingRequest: CancellationTokenSource | undefined;

  readonly onChanged = this.#changed.event;
  state: JourneyListState = 'loading';
  all: readonly JourneyEntry[] = [];

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#subscriptions = [server.onChanged(() => this.#scheduleRequest()), server.onStatus(() => this.#statusChanged())];
  }

  /** The journeys declared in a file. */
  in(uri: Uri): readonly JourneyEntry[] {
    return this.#byUri.get(uri.toString()) ?? [];
  }

  async stages(entry: JourneyEntry): Promise<readonly StageEntry[]> {
    return (await this.#server.stages(entry.uri, entry.name).catch(() => null)) ?? [];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#pendingRequest?.cancel();
    this.#changed.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #statusChanged(): void {
    if (this.#server.status === 'running') {
      void this.#request();
      return;
    }
    this.#hash = null;
    this.#set(this.#server.status === 'starting' ? 'loading' : 'stopped', []);
  }

  #scheduleRequest(): void {
    // The pending answer is already outdated.
    this.#pendingRequest?.cancel();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#request(), DEBOUNCE_MS);
  }

  async #request(): Promise<void> {
    if (this.#server.status !== 'running') return;
    this.#pendingRequest?.cancel();
    const source = new CancellationTokenSource();
    this.#pendingRequest = source;
    // If the server stops during the request, its status change leads to the next one.
    const data = await this.#server.journeys(this.#hash, source.token).catch(() => null);
    if (!data || source.token.isCancellationRequested || this.#server.status !== 'running') return;
    if (data.journeys === null && this.state === 'ready') return;
    this.#hash = data.hash;
    this.#set('ready', data.journeys ?? this.all);
  }

  #set(state: JourneyListState, all: readonly JourneyEntry[]): void {
    this.state = state;
    this.all = all;
    // Server and editor may encode URIs differently.
    this.#byUri = Map.groupBy(all, ({ uri }) => Uri.parse(uri).toString());
    this.#changed.fire();
  }
}

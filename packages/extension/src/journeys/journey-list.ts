import { CancellationTokenSource, type Disposable, EventEmitter, Uri } from 'vscode';
import type { LanguageServer } from '../server/language-server.ts';
import type { JourneyEntry, StageEntry } from '../server/server-protocol.ts';

/** The whole list is asked for once typing has paused: it is more work than one picture. */
const DEBOUNCE_MS = 400;

/** What the list is just now: `loading` before the first answer, `stopped` without a server. */
export type JourneyListState = 'loading' | 'ready' | 'stopped';

/** The workspace's journeys as the server last told them: tree, file badges and status bar read them here. */
export class JourneyList implements Disposable {
  readonly #server: LanguageServer;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable[];
  #byUri = new Map<string, JourneyEntry[]>();
  #hash: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: CancellationTokenSource | undefined;

  readonly onChanged = this.#changed.event;
  state: JourneyListState = 'loading';
  all: readonly JourneyEntry[] = [];

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#subscriptions = [server.onChanged(() => this.#later()), server.onStatus(() => this.#statusChanged())];
  }

  /** The journeys that a file declares. */
  in(uri: Uri): readonly JourneyEntry[] {
    return this.#byUri.get(uri.toString()) ?? [];
  }

  async stages(entry: JourneyEntry): Promise<readonly StageEntry[]> {
    return (await this.#server.stages(entry.uri, entry.name).catch(() => null)) ?? [];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#asking?.cancel();
    this.#changed.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #statusChanged(): void {
    if (this.#server.status === 'running') {
      void this.#ask();
      return;
    }
    this.#hash = null;
    this.#set(this.#server.status === 'starting' ? 'loading' : 'stopped', []);
  }

  #later(): void {
    // What is being counted is already of yesterday.
    this.#asking?.cancel();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), DEBOUNCE_MS);
  }

  async #ask(): Promise<void> {
    if (this.#server.status !== 'running') return;
    this.#asking?.cancel();
    const asking = new CancellationTokenSource();
    this.#asking = asking;
    // A server that was stopped under the question tells its status, and that leads to the next one.
    const data = await this.#server.journeys(this.#hash, asking.token).catch(() => null);
    if (!data || asking.token.isCancellationRequested || this.#server.status !== 'running') return;
    if (data.journeys === null && this.state === 'ready') return;
    this.#hash = data.hash;
    this.#set('ready', data.journeys ?? this.all);
  }

  #set(state: JourneyListState, all: readonly JourneyEntry[]): void {
    this.state = state;
    this.all = all;
    // The server's way of encoding a URI need not be the editor's.
    this.#byUri = Map.groupBy(all, ({ uri }) => Uri.parse(uri).toString());
    this.#changed.fire();
  }
}

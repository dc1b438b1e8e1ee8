import type { Language } from '@parcours/model';
import {
  type CancellationToken,
  CancellationTokenSource,
  type Disposable,
  Location,
  Range,
  type TestController,
  type TestItem,
  type TestItemCollection,
  TestMessage,
  type TestRun,
  TestRunProfileKind,
  type TestRunRequest,
  tests,
  Uri,
} from 'vscode';
import { messagesIn } from '../messages.ts';
import type { LanguageServer } from '../server/language-server.ts';
import type { GateEntry, JourneyGates } from '../server/server-protocol.ts';

/** The gates are requested after typing has paused: that evaluates every journey. */
const TYPING_PAUSE_MS = 500;

/** The gates of the journeys as tests of VS Code's Test Explorer. */
export class GateTests implements Disposable {
  readonly #server: LanguageServer;
  readonly #language: Language;
  readonly #subscriptions: Disposable[];
  readonly #entries = new Map<string, GateEntry>();
  /** Continuous runs. */
  readonly #continuous = new Set<TestRunRequest>();
  #hash: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pendingRequest: CancellationTokenSource | undefined;

  readonly controller: TestController;

  constructor(server: LanguageServer, language: Language) {
    const translate = messagesIn(language);
    this.#server = server;
    this.#language = language;
    this.controller = tests.createTestController('parcours.gates', translate('gates'));
    this.controller.refreshHandler = async (token) => void (await this.#update(token));
    const run = (request: TestRunRequest, token: CancellationToken) => this.#run(request, token);
    this.#subscriptions = [
      this.controller,
      this.controller.createRunProfile(translate('gates-run'), TestRunProfileKind.Run, run, true, undefined, true),
      server.onChanged(() => this.#scheduleUpdate()),
      server.onStatus((status) => {
        if (status === 'running') this.#scheduleUpdate();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#pendingRequest?.cancel();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #scheduleUpdate(): void {
    this.#pendingRequest?.cancel();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const source = new CancellationTokenSource();
      this.#pendingRequest = source;
      if (await this.#update(source.token)) for (const request of this.#continuous) this.#report(request);
    }, TYPING_PAUSE_MS);
  }

  /** Requests the gates. @returns whether they or their outcomes have changed. */
  async #update(token: CancellationToken): Promise<boolean> {
    if (this.#server.status !== 'running') return false;
    // If the server stops during the request, its status change leads to the next one.
    const data = await this.#server.gates(this.#hash, token).catch(() => null);
    if (!data || data.journeys === null || token.isCancellationRequested) return false;
    this.#hash = data.hash;
    this.#entries.clear();
    this.controller.items.replace(data.journeys.map((journey) => this.#journeyItem(journey)));
    return true;
  }

  /** Items that are known are kept: they hold the outcomes of earlier runs. */
  #item(within: TestItemCollection, id: string, label: string, uri: Uri): TestItem {
    const known = within.get(id);
    if (!known || known.uri?.toString() !== uri.toString()) return this.controller.createTestItem(id, label, uri);
    known.label = label;
    return known;
  }

  #journeyItem({ uri, path, name, label, selection, broken, gates }: JourneyGates): TestItem {
    const id = `${uri}#${name}`;
    const item = this.#item(this.controller.items, id, label ?? name, Uri.parse(uri));
    item.description = path;
    item.range = rangeOf(selection);
    item.error = broken ? messagesIn(this.#language)('broken') : undefined;
    const statements = Map.groupBy(gates, ({ gate }) => gate);
    item.children.replace([...statements].map(([gate, entries]) => this.#statementItem(item, `${id}#${gate}`, entries)));
    return item;
  }

  /** A statement that tests several figures has a test for each. */
  #statementItem(journey: TestItem, id: string, entries: readonly GateEntry[]): TestItem {
    const [first] = entries;
    const uri = first?.location ? Uri.parse(first.location.uri) : journey.uri;
    const item = this.#item(journey.children, id, first?.text ?? '', uri as Uri);
    item.range = first?.location ? rangeOf(first.location.range) : journey.range;
    item.description = undefined;
    if (entries.length === 1 && first) {
      item.children.replace([]);
      this.#setEntry(item, first);
      return item;
    }
    item.children.replace(
      entries.map((entry) => {
        const child = this.#item(item.children, `${id}#${entry.subject}`, entry.subject ?? entry.text, uri as Uri);
        child.range = item.range;
        this.#setEntry(child, entry);
        return child;
      }),
    );
    return item;
  }

  #setEntry(item: TestItem, entry: GateEntry): void {
    this.#entries.set(item.id, entry);
    item.description = this.#excuse(entry);
  }

  /** Why a gate is neither passed nor failed. */
  #excuse({ outcome, reason }: GateEntry): string | undefined {
    if (outcome === 'excepted') return reason ?? undefined;
    return outcome === 'undecided' ? messagesIn(this.#language)('gate-undecided', { reason: reason ?? '' }) : undefined;
  }

  async #run(request: TestRunRequest, token: CancellationToken): Promise<void> {
    if (request.continuous) {
      this.#continuous.add(request);
      token.onCancellationRequested(() => this.#continuous.delete(request));
    }
    await this.#update(token);
    if (!token.isCancellationRequested) this.#report(request);
  }

  /** Reports the outcomes that are known as a run. */
  #report(request: TestRunRequest): void {
    const run = this.controller.createTestRun(request);
    if (this.#server.status !== 'running') run.appendOutput(`${messagesIn(this.#language)('server-not-running')}\r\n`);
    else {
      const chosen = request.include ?? [...this.controller.items].map(([, item]) => item);
      for (const item of chosen) this.#reportItem(run, item, request.exclude ?? []);
    }
    run.end();
  }

  #reportItem(run: TestRun, item: TestItem, excluded: readonly TestItem[]): void {
    if (excluded.some(({ id }) => id === item.id)) return;
    for (const [, child] of item.children) this.#reportItem(run, child, excluded);
    const entry = this.#entries.get(item.id);
    if (!entry) return;
    const location = item.uri && item.range ? new Location(item.uri, item.range) : undefined;
    const excuse = this.#excuse(entry);
    if (excuse !== undefined) {
      run.skipped(item);
      run.appendOutput(`${item.label}: ${excuse}\r\n`, location, item);
    } else if (entry.outcome === 'failed') {
      // An exception that has ended is told beside the verdict.
      const told = [entry.found, entry.reason].filter((each) => each !== null).join('\n');
      const message = TestMessage.diff(told || entry.text, entry.expected, entry.actual ?? '');
      if (location) message.location = location;
      run.failed(item, message);
    } else {
      run.passed(item);
      run.appendOutput(`${item.label}: ${entry.actual ?? ''}\r\n`, location, item);
    }
  }
}

function rangeOf({ start, end }: JourneyGates['selection']): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

import { CODE, type Diagnostic as ParcoursDiagnostic } from '@parcours/model';
import {
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  InlayHintRefreshRequest,
} from 'vscode-languageserver';
import type { ClientCapabilities } from '../client-capabilities.ts';
import type { Context } from '../context.ts';
import { fnv1aHash } from '../hash.ts';
import { DataFileDiagnostics } from './data-file-diagnostics.ts';
import { diagnosticsInDataFiles, toLspDiagnostic } from './lsp-diagnostics.ts';

/** Diagnostics are computed this long after the last change. */
const DEBOUNCE_MS = 80;
/** A file that another program is still writing is read again after this delay. */
const RETRY_MS = 500;

/** Publishes the diagnostics of open files, debounced, and notifies the panel of changes. */
export class DiagnosticsPublisher {
  readonly #connection: Connection;
  readonly #getContext: () => Promise<Context>;
  readonly #clientUris: Map<string, string>;
  readonly #notifyPanel: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;
  /** The last published diagnostics of each file, serialised, to avoid publishing them again. */
  readonly #lastPublished = new Map<string, string>();
  readonly #dataFiles = new DataFileDiagnostics((uri, diagnostics) => this.#publishFile(uri, diagnostics));
  /** Files that are not open and cannot be read. */
  #unreadable = new Set<string>();
  #client: ClientCapabilities | undefined;
  /** Something changed other than the only open text, of which the client knows itself. */
  #otherFilesChanged = false;

  /**
   * @param getContext resolves to the context once all files are read: before that, every name in them would be unknown.
   * @param clientUris server URI → client URI of the open files.
   * @param notifyPanel called when the panel should update.
   */
  constructor(connection: Connection, getContext: () => Promise<Context>, clientUris: Map<string, string>, notifyPanel: () => void) {
    this.#connection = connection;
    this.#getContext = getContext;
    this.#clientUris = clientUris;
    this.#notifyPanel = notifyPanel;
  }

  setClient(client: ClientCapabilities): void {
    this.#client = client;
  }

  /** Notifies the panel at once and schedules the diagnostics. `edited`: the only thing that changed is this open text. */
  scheduleRefresh(edited?: string): void {
    this.#otherFilesChanged ||= edited === undefined || this.#clientUris.size > 1 || !this.#clientUris.has(edited);
    this.#notifyPanel();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#publish(), DEBOUNCE_MS);
  }

  /** Clears the diagnostics of a closed file, including those in the data files it links. */
  fileClosed(uri: string, clientUri: string): void {
    this.clear(clientUri);
    this.#dataFiles.set(uri, new Map());
  }

  clear(clientUri: string): void {
    this.#publishFile(clientUri, []);
    this.#lastPublished.delete(clientUri);
  }

  #publishFile(uri: string, diagnostics: Diagnostic[]): void {
    const serialized = JSON.stringify(diagnostics);
    if (this.#lastPublished.get(uri) === serialized) return;
    this.#lastPublished.set(uri, serialized);
    void this.#connection.sendDiagnostics({ uri, diagnostics });
  }

  /** Diagnostics in data files are always pushed, even to a client that pulls those of journey files. */
  #publishDataFiles(uri: string, found: readonly ParcoursDiagnostic[], context: Context): void {
    const clientUri = this.#clientUris.get(uri);
    if (clientUri !== undefined) this.#dataFiles.set(uri, diagnosticsInDataFiles(found, clientUri, context));
  }

  /** The diagnostics of one file for a client that pulls; `previousResultId` is the one the client sent. */
  async pull(uri: string, previousResultId: string | undefined): Promise<DocumentDiagnosticReport> {
    const context = await this.#getContext();
    const found = await context.workspace.diagnostics(uri);
    if (found.some(({ code }) => code === CODE['file-being-written'])) setTimeout(() => this.scheduleRefresh(), RETRY_MS);
    this.#publishDataFiles(uri, found, context);
    const items = found.map((diagnostic) => toLspDiagnostic(diagnostic, context));
    const resultId = fnv1aHash(JSON.stringify(items));
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  async #publish(): Promise<void> {
    if (this.#client?.pullsDiagnostics) await this.#getContext();
    else await this.#pushDiagnostics();
    await this.#pushUnreadable();
    if (!this.#otherFilesChanged) return;
    this.#otherFilesChanged = false;
    const requests = [
      ...(this.#client?.pullsDiagnostics ? [DiagnosticRefreshRequest.type] : []),
      ...(this.#client?.refreshesInlayHints ? [InlayHintRefreshRequest.type] : []),
      ...(this.#client?.refreshesCodeLenses ? [CodeLensRefreshRequest.type] : []),
    ];
    // A client that rejects the request keeps the old ones until it asks again.
    for (const request of requests) void this.#connection.sendRequest(request).catch(() => undefined);
  }

  /** Files that are not open are only reported if they cannot be read. */
  async #pushUnreadable(): Promise<void> {
    const context = await this.#getContext();
    const { workspace } = context;
    const now = new Set(workspace.unreadableFiles().filter((uri) => !this.#clientUris.has(uri)));
    for (const uri of this.#unreadable) if (!now.has(uri) && !this.#clientUris.has(uri)) this.clear(uri);
    for (const uri of now) {
      this.#publishFile(
        uri,
        workspace.textDiagnostics(uri).map((diagnostic) => toLspDiagnostic(diagnostic, context)),
      );
    }
    this.#unreadable = now;
  }

  async #pushDiagnostics(): Promise<void> {
    const round = ++this.#round;
    let isUnstable = false;
    const context = await this.#getContext();
    for (const [uri, clientUri] of [...this.#clientUris]) {
      let found: ParcoursDiagnostic[];
      let diagnostics: Diagnostic[];
      try {
        found = await context.workspace.diagnostics(uri);
        isUnstable ||= found.some(({ code }) => code === CODE['file-being-written']);
        diagnostics = found.map((diagnostic) => toLspDiagnostic(diagnostic, context));
      } catch (error) {
        // An internal error in one file must not suppress the others.
        this.#connection.console.error(`diagnostics of ${clientUri}: ${error instanceof Error ? error.stack : String(error)}`);
        continue;
      }
      // A newer change is being processed; its diagnostics replace these.
      if (round !== this.#round) return;
      if (!this.#clientUris.has(uri)) continue;
      this.#publishFile(clientUri, diagnostics);
      this.#publishDataFiles(uri, found, context);
    }
    if (isUnstable) setTimeout(() => this.scheduleRefresh(), RETRY_MS);
  }
}

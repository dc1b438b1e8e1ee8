import { CODE, type Diagnostic as Finding } from '@parcours/model';
import {
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  InlayHintRefreshRequest,
} from 'vscode-languageserver';
import type { Context } from '../context.ts';
import { fnv1aHash } from '../hash.ts';
import { DataFileDiagnostics } from './data-file-diagnostics.ts';
import { diagnosticsInDataFiles, toLspDiagnostic } from './lsp-diagnostics.ts';

/** Typing stops for a moment before findings are worked out again. */
const DEBOUNCE_MS = 80;
/** A file that another program is still writing is looked at again after this. */
const RETRY_MS = 500;

/** What the client asks for again when it is told to. */
export interface RefreshSupport {
  /** It asks for findings itself: then none are sent, or it would show them twice. */
  readonly diagnostics: boolean;
  readonly inlayHints: boolean;
  readonly codeLenses: boolean;
}

/** Tells the client the findings of its open files, a little after each change, and the panel that there is something new. */
export class DiagnosticsPublisher {
  readonly #connection: Connection;
  readonly #current: () => Promise<Context>;
  readonly #open: Map<string, string>;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;
  /** What the client was last told of each file: what has not changed is not told again. */
  readonly #told = new Map<string, string>();
  readonly #dataFiles = new DataFileDiagnostics((uri, diagnostics) => this.#tell(uri, diagnostics));
  /** Files that nobody has open and that cannot be read. */
  #unreadable = new Set<string>();
  #refreshes: RefreshSupport = { diagnostics: false, inlayHints: false, codeLenses: false };
  /** Something changed beside the one text that the client shows, of which it knows itself. */
  #elsewhere = false;

  /**
   * `current` gives the context once all files are read: before, every name in them would be unknown. `open`: internal URI → the
   * URI by which the client knows the file. `changed` is called when a panel should look again.
   */
  constructor(connection: Connection, current: () => Promise<Context>, open: Map<string, string>, changed: () => void) {
    this.#connection = connection;
    this.#current = current;
    this.#open = open;
    this.#changed = changed;
  }

  setRefreshSupport(refreshes: RefreshSupport): void {
    this.#refreshes = refreshes;
  }

  /** Something changed: the panel may look at once, findings follow after a pause. `edited`: nothing but this open text. */
  scheduleRefresh(edited?: string): void {
    this.#elsewhere ||= edited === undefined || this.#open.size > 1 || !this.#open.has(edited);
    this.#changed();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#publish(), DEBOUNCE_MS);
  }

  /** A file was closed; its findings in the data files that it links go with it. */
  fileClosed(uri: string, clientUri: string): void {
    this.clear(clientUri);
    this.#dataFiles.set(uri, new Map());
  }

  clear(clientUri: string): void {
    this.#tell(clientUri, []);
    this.#told.delete(clientUri);
  }

  #tell(uri: string, diagnostics: Diagnostic[]): void {
    const said = JSON.stringify(diagnostics);
    if (this.#told.get(uri) === said) return;
    this.#told.set(uri, said);
    void this.#connection.sendDiagnostics({ uri, diagnostics });
  }

  /** A client asks for the findings of journeys; those in data files it is told, however it gets the others. */
  #tellData(uri: string, found: readonly Finding[], { language }: Context): void {
    const clientUri = this.#open.get(uri);
    if (clientUri !== undefined) this.#dataFiles.set(uri, diagnosticsInDataFiles(found, clientUri, language));
  }

  /** The findings of one file for a client that asks; `known` is the answer that it has. */
  async pull(uri: string, known: string | undefined): Promise<DocumentDiagnosticReport> {
    const context = await this.#current();
    const found = await context.workspace.diagnostics(uri);
    if (found.some(({ code }) => code === CODE['file-being-written'])) setTimeout(() => this.scheduleRefresh(), RETRY_MS);
    this.#tellData(uri, found, context);
    const items = found.map((finding) => toLspDiagnostic(finding, context.language));
    const resultId = fnv1aHash(JSON.stringify(items));
    if (resultId === known) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  async #publish(): Promise<void> {
    if (this.#refreshes.diagnostics) await this.#current();
    else await this.#push();
    await this.#pushUnreadable();
    if (!this.#elsewhere) return;
    this.#elsewhere = false;
    const { diagnostics: findings, inlayHints, codeLenses } = this.#refreshes;
    const requests = [
      ...(findings ? [DiagnosticRefreshRequest.type] : []),
      ...(inlayHints ? [InlayHintRefreshRequest.type] : []),
      ...(codeLenses ? [CodeLensRefreshRequest.type] : []),
    ];
    // A client that refuses shows the old ones until it asks by itself.
    for (const request of requests) void this.#connection.sendRequest(request).catch(() => undefined);
  }

  /** A client asks for the findings of what it has open; of other files it is told only that they cannot be read. */
  async #pushUnreadable(): Promise<void> {
    const { workspace, language } = await this.#current();
    const now = new Set(workspace.unreadable().filter((uri) => !this.#open.has(uri)));
    for (const uri of this.#unreadable) if (!now.has(uri) && !this.#open.has(uri)) this.clear(uri);
    for (const uri of now) {
      this.#tell(
        uri,
        workspace.textDiagnostics(uri).map((finding) => toLspDiagnostic(finding, language)),
      );
    }
    this.#unreadable = now;
  }

  async #push(): Promise<void> {
    const round = ++this.#round;
    let unsettled = false;
    const context = await this.#current();
    for (const [uri, clientUri] of [...this.#open]) {
      let found: Finding[];
      let diagnostics: Diagnostic[];
      try {
        found = await context.workspace.diagnostics(uri);
        unsettled ||= found.some(({ code }) => code === CODE['file-being-written']);
        diagnostics = found.map((finding) => toLspDiagnostic(finding, context.language));
      } catch (error) {
        // One file's fault must not silence the others.
        this.#connection.console.error(`findings of ${clientUri}: ${error instanceof Error ? error.stack : String(error)}`);
        continue;
      }
      // A newer change is under way: its findings replace these.
      if (round !== this.#round) return;
      if (!this.#open.has(uri)) continue;
      this.#tell(clientUri, diagnostics);
      this.#tellData(uri, found, context);
    }
    if (unsettled) setTimeout(() => this.scheduleRefresh(), RETRY_MS);
  }
}

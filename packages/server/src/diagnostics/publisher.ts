import { type SourceFile, syntaxDiagnostics } from '@parcours/language';
import { CODE, type Diagnostic as ParcoursDiagnostic } from '@parcours/model';
import {
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  InlayHintRefreshRequest,
  type PreviousResultId,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { ClientCapabilities } from '../client-capabilities.ts';
import type { Context } from '../context.ts';
import type { OpenDocuments } from '../documents/open-documents.ts';
import type { CancellationCheck } from '../features/panel/journey-list.ts';
import { fnv1aHash } from '../hash.ts';
import { DataFileDiagnostics } from './data-file-diagnostics.ts';
import { diagnosticsInDataFiles, toLspDiagnostic } from './lsp-diagnostics.ts';

/** Diagnostics are computed this long after the last change. */
const DEBOUNCE_MS = 80;
/** A file that another program is still writing is read again after this delay. */
const RETRY_MS = 500;

/** What the client has opened. */
export interface DocumentsOfClient {
  readonly opened: OpenDocuments;
  /** Journeys that are none of the workspace's, by client URI. */
  readonly readOnly: ReadonlyMap<string, SourceFile>;
  /** The version of an open document; null if it is not open. */
  versionOf(clientUri: string): number | null;
}

/**
 * Gives the diagnostics of open files to the client, and those in the data files that they link: pushed, debounced, or when it pulls them.
 * A client that pulls is pushed only what it cannot pull: the findings in files that it has not opened, until it pulls those of the workspace.
 */
export class DiagnosticsPublisher {
  readonly #connection: Connection;
  readonly #getContext: () => Promise<Context>;
  readonly #documents: DocumentsOfClient;
  readonly #notifyPanel: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;
  /** The last published diagnostics of each file by client URI, serialised, to avoid publishing them again. */
  readonly #lastPublished = new Map<string, string>();
  readonly #dataFiles = new DataFileDiagnostics((uri) => this.#publishDataFile(uri));
  /** Files that are not open and cannot be read. */
  #unreadable = new Set<string>();
  #client: ClientCapabilities | undefined;
  /** The client has pulled the diagnostics of the workspace. */
  #pullsWorkspace = false;
  /** Something changed other than the only open text, of which the client knows itself. */
  #otherFilesChanged = false;

  /**
   * @param getContext resolves to the context once all files are read: before that, every name in them would be unknown.
   * @param notifyPanel called when the panel should update.
   */
  constructor(connection: Connection, getContext: () => Promise<Context>, documents: DocumentsOfClient, notifyPanel: () => void) {
    this.#connection = connection;
    this.#getContext = getContext;
    this.#documents = documents;
    this.#notifyPanel = notifyPanel;
  }

  setClient(client: ClientCapabilities): void {
    this.#client = client;
  }

  /** Notifies the panel at once and schedules the diagnostics. `edited`: the only thing that changed is this open text. */
  scheduleRefresh(edited?: string): void {
    const { journeys, others } = this.#documents.opened;
    this.#otherFilesChanged ||= edited === undefined || journeys.size + others.size > 1 || !journeys.has(edited);
    this.#notifyPanel();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#publish(), DEBOUNCE_MS);
  }

  /** Clears the diagnostics of a closed file, including those in the data files it links. */
  fileClosed(uri: string, clientUri: string): void {
    this.clear(clientUri);
    if (!this.#pullsWorkspace) this.#dataFiles.set(uri, new Map());
    this.#publishDataFile(uri);
  }

  /** An open text stands under another URI now. */
  textMoved(from: string): void {
    this.#dataFiles.set(from, new Map());
  }

  clear(clientUri: string): void {
    this.#publishFile(clientUri, []);
    this.#lastPublished.delete(clientUri);
  }

  /** A data file was opened: a client that pulls now pulls its diagnostics. */
  dataFileOpened(uri: string): void {
    this.#publishDataFile(uri);
  }

  #isPulled(clientUri: string): boolean {
    return this.#client?.pullsDiagnostics === true && (this.#pullsWorkspace || this.#documents.opened.get(clientUri) !== undefined);
  }

  #publishFile(clientUri: string, found: Diagnostic[]): void {
    const diagnostics = this.#isPulled(clientUri) ? [] : found;
    const serialized = JSON.stringify(diagnostics);
    const before = this.#lastPublished.get(clientUri);
    if (before === serialized || (before === undefined && this.#isPulled(clientUri))) return;
    this.#lastPublished.set(clientUri, serialized);
    void this.#connection.sendDiagnostics({ uri: clientUri, diagnostics });
  }

  #publishDataFile(uri: string): void {
    const clientUri = this.#documents.opened.toClient(uri);
    if (this.#lastPublished.has(clientUri) || this.#dataFiles.uris().has(uri)) this.#publishFile(clientUri, this.#dataFiles.of(uri));
  }

  /** @returns whether findings in an open data file have changed: a client that pulls must pull them again. */
  #setDataFiles(uri: string, found: readonly ParcoursDiagnostic[], context: Context): boolean {
    const { opened } = this.#documents;
    const shown = () => JSON.stringify([...opened.others.keys()].map((each) => this.#dataFiles.of(each)));
    const before = shown();
    this.#dataFiles.set(uri, diagnosticsInDataFiles(found, opened.toClient(uri), context));
    return shown() !== before;
  }

  /** The diagnostics of one file for a client that pulls; `previousResultId` is the one the client sent. */
  async pull(clientUri: string, previousResultId: string | undefined): Promise<DocumentDiagnosticReport> {
    const context = await this.#getContext();
    const items = await this.#diagnosticsOf(clientUri, context);
    const resultId = fnv1aHash(JSON.stringify(items));
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  async #diagnosticsOf(clientUri: string, context: Context): Promise<Diagnostic[]> {
    const { opened, readOnly } = this.#documents;
    const text = readOnly.get(clientUri);
    if (text) return syntaxDiagnosticsOf(text, context);
    const uri = opened.toServer(clientUri);
    if (opened.get(clientUri)?.kind === 'other') return this.#dataFiles.of(uri);
    const found = await context.workspace.diagnostics(uri);
    if (found.some(({ code }) => code === CODE['file-being-written'])) setTimeout(() => this.scheduleRefresh(), RETRY_MS);
    if (opened.journeys.has(uri) && this.#setDataFiles(uri, found, context)) this.#requestRefresh([DiagnosticRefreshRequest.type]);
    return found.map((diagnostic) => toLspDiagnostic(diagnostic, context));
  }

  /**
   * The diagnostics of all files of the workspace, open or not, and in the data files that they link. From then on none are pushed.
   *
   * @param isCancelled asked between files.
   */
  async pullWorkspace(previous: readonly PreviousResultId[], isCancelled: CancellationCheck): Promise<WorkspaceDiagnosticReport> {
    const context = await this.#getContext();
    const { workspace } = context;
    const { opened, readOnly, versionOf } = this.#documents;
    if (!this.#pullsWorkspace) {
      this.#pullsWorkspace = true;
      for (const uri of [...this.#lastPublished.keys()]) this.clear(uri);
    }
    const found = new Map<string, Diagnostic[]>();
    const texts = new Set([...[...workspace.files.all()].map(({ uri }) => uri), ...workspace.unreadableFiles()]);
    for (const uri of texts) {
      if (await isCancelled()) return { items: [] };
      const diagnostics = await workspace.diagnostics(uri);
      found.set(
        opened.toClient(uri),
        diagnostics.map((diagnostic) => toLspDiagnostic(diagnostic, context)),
      );
      this.#dataFiles.set(uri, diagnosticsInDataFiles(diagnostics, opened.toClient(uri), context));
    }
    for (const gone of this.#dataFiles.journeys().filter((uri) => !texts.has(uri))) this.#dataFiles.set(gone, new Map());
    for (const uri of this.#dataFiles.uris()) found.set(opened.toClient(uri), this.#dataFiles.of(uri));
    for (const [clientUri, text] of readOnly) found.set(clientUri, syntaxDiagnosticsOf(text, context));
    // A file that no longer exists, or has no findings any more, is emptied.
    for (const { uri } of previous) if (!found.has(uri)) found.set(uri, []);
    const previousIds = new Map(previous.map(({ uri, value }) => [uri, value]));
    const items = [...found].map(([uri, diagnostics]): WorkspaceDocumentDiagnosticReport => {
      const resultId = fnv1aHash(JSON.stringify(diagnostics));
      const version = versionOf(uri);
      return previousIds.get(uri) === resultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: diagnostics };
    });
    return { items: items.sort((a, b) => (a.uri < b.uri ? -1 : 1)) };
  }

  async #publish(): Promise<void> {
    if (this.#client?.pullsDiagnostics) await this.#getContext();
    else await this.#pushDiagnostics();
    await this.#pushUnreadable();
    if (!this.#otherFilesChanged) return;
    this.#otherFilesChanged = false;
    this.#requestRefresh([
      ...(this.#client?.pullsDiagnostics ? [DiagnosticRefreshRequest.type] : []),
      ...(this.#client?.refreshesInlayHints ? [InlayHintRefreshRequest.type] : []),
      ...(this.#client?.refreshesCodeLenses ? [CodeLensRefreshRequest.type] : []),
    ]);
  }

  /** A client that rejects the request keeps the old ones until it asks again. */
  #requestRefresh(requests: readonly (typeof DiagnosticRefreshRequest.type)[]): void {
    for (const request of requests) void this.#connection.sendRequest(request).catch(() => undefined);
  }

  /** Files that are not open are only reported if they cannot be read. */
  async #pushUnreadable(): Promise<void> {
    const context = await this.#getContext();
    const { workspace } = context;
    const { journeys } = this.#documents.opened;
    const now = new Set(workspace.unreadableFiles().filter((uri) => !journeys.has(uri)));
    for (const uri of this.#unreadable) if (!now.has(uri) && !journeys.has(uri)) this.clear(uri);
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
    const { opened, readOnly } = this.#documents;
    for (const [clientUri, text] of readOnly) this.#publishFile(clientUri, syntaxDiagnosticsOf(text, context));
    for (const [uri, clientUri] of [...opened.journeys]) {
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
      if (!opened.journeys.has(uri)) continue;
      this.#publishFile(clientUri, diagnostics);
      this.#setDataFiles(uri, found, context);
    }
    if (isUnstable) setTimeout(() => this.scheduleRefresh(), RETRY_MS);
  }
}

/** Of a text that is none of the workspace's: what it imports and links is not known. */
function syntaxDiagnosticsOf(text: SourceFile, context: Context): Diagnostic[] {
  return context.workspace.asListed(syntaxDiagnostics(text)).map((diagnostic) => toLspDiagnostic(diagnostic, context));
}

import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Report } from '@parcours/model';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { PanelData } from '../src/protocol.ts';

const SERVER = new URL('./stdio-server.ts', import.meta.url).pathname;
export const CUISINE = new URL('../../../examples/cuisine', import.meta.url).pathname;

export const SERVICE = new URL('../../../examples/service', import.meta.url).pathname;

/** What most editors can do. */
const COMMON: InitializeParams['capabilities'] = {
  textDocument: {
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } } },
    codeLens: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    publishDiagnostics: { relatedInformation: true },
    rename: { prepareSupport: true },
  },
};

/** A minimal editor: a folder on disk, open files, edits. */
export class Client {
  readonly folder: string;
  readonly connection: ProtocolConnection;
  readonly #server: ChildProcess;
  #capabilities: InitializeResult['capabilities'] = {};
  readonly #texts = new Map<string, { version: number; text: string }>();
  readonly #published = new Map<string, Diagnostic[]>();
  #waiting: (() => void)[] = [];

  private constructor(folder: string, server: ChildProcess) {
    this.folder = folder;
    this.#server = server;
    if (!server.stdout || !server.stdin) throw new Error('the server has no pipes');
    this.connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      this.#published.set(uri, diagnostics);
      for (const go of this.#waiting.splice(0)) go();
    });
    this.connection.listen();
  }

  /** Starts a server for a copy of a folder, or for an empty one. */
  static async start(
    options: {
      copyOf?: string;
      language?: string;
      severity?: Record<string, string>;
      limits?: Record<string, number>;
      ownSnippets?: boolean;
      notifications?: readonly string[];
      commands?: readonly string[];
      workspaceDiagnostics?: boolean;
      capabilities?: InitializeParams['capabilities'];
      folder?: boolean;
      /** The arguments of Node; default: the sources. */
      server?: readonly string[];
      /** Registers handlers for the server's requests. */
      answers?: (connection: ProtocolConnection) => void;
    } = {},
  ): Promise<Client> {
    const folder = await mkdtemp(join(tmpdir(), 'parcours-server-'));
    if (options.copyOf) await cp(options.copyOf, folder, { recursive: true });
    const client = new Client(
      folder,
      spawn(process.execPath, options.server ?? [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    options.answers?.(client.connection);
    const { capabilities } = await client.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        ...options.capabilities,
        textDocument: { ...COMMON.textDocument, ...options.capabilities?.textDocument },
      },
      workspaceFolders: options.folder === false ? null : [{ uri: pathToFileURL(folder).toString(), name: 'test' }],
      initializationOptions: {
        language: options.language ?? 'en',
        severity: options.severity,
        limits: options.limits,
        ownSnippets: options.ownSnippets,
        notifications: options.notifications,
        commands: options.commands,
        workspaceDiagnostics: options.workspaceDiagnostics,
      },
    });
    client.#capabilities = capabilities;
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  /** What the server offers. */
  get capabilities(): InitializeResult['capabilities'] {
    return this.#capabilities;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.connection.dispose();
    this.#server.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The text of an open file in the editor. */
  async text(path: string): Promise<string> {
    return this.#texts.get(path)?.text ?? readFile(join(this.folder, path), 'utf8');
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).toString();
  }

  /** Opens a file; `text` replaces the content on disk. */
  async open(path: string, text?: string): Promise<string> {
    const held = text ?? (await readFile(join(this.folder, path), 'utf8'));
    this.#texts.set(path, { version: 1, text: held });
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.uri(path), languageId: 'journey', version: 1, text: held },
    });
    return held;
  }

  /** Opens a document by any URI, as a client that attaches the server to it. */
  async openAs(uri: string, text: string, languageId = 'journey'): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  async closeUri(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Replaces a part of an open text by an incremental change. */
  async edit(path: string, from: string, to: string): Promise<void> {
    const held = this.#texts.get(path);
    if (!held?.text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    const start = this.position(path, from);
    const next = { version: held.version + 1, text: held.text.replace(from, () => to) };
    const end = this.position(path, from, from.length);
    this.#texts.set(path, next);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version: next.version },
      contentChanges: [{ range: { start, end }, text: to }],
    });
  }

  /** Changes a file on disk and notifies the server, like an editor's watcher. */
  async write(path: string, content: string | Uint8Array): Promise<void> {
    await writeFile(join(this.folder, path), content);
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: this.uri(path), type: 2 }] });
  }

  /** The position of a text in an open file, plus an offset. */
  position(path: string, text: string, into = 0): Position {
    const before = this.#texts.get(path)?.text ?? '';
    const at = before.indexOf(text);
    if (at < 0) throw new Error(`${path} does not hold ${text}`);
    const lines = before.slice(0, at + into).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  }

  at(path: string, text: string, into = 0) {
    return { textDocument: { uri: this.uri(path) }, position: this.position(path, text, into) };
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  /** Resolves to the diagnostics of a file as soon as they satisfy the predicate. */
  diagnostics(path: string, wished: (found: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
    return this.diagnosticsOf(this.uri(path), wished);
  }

  async diagnosticsOf(uri: string, wished: (found: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      const found = this.#published.get(uri);
      if (found && wished(found)) return found;
      await new Promise<void>((go) => {
        const timer = setTimeout(go, 500);
        this.#waiting.push(() => {
          clearTimeout(timer);
          go();
        });
      });
    }
    throw new Error(`the diagnostics of ${uri} never came: ${JSON.stringify(this.#published.get(uri), null, 1)}`);
  }
}

/** The Report in the panel's data. */
export function reportOf({ reportJson }: PanelData): Report {
  return JSON.parse(reportJson);
}

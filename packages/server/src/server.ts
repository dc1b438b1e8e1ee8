import type { SourceFile } from '@parcours/language';
import { type Language, languageOf } from '@parcours/model';
import { type Engine, type EngineWish, type Host, type PortableEngine, Workspace } from '@parcours/workspace';
import {
  type CallHierarchyItem,
  type Connection,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  type Location,
  MarkupKind,
  MessageType,
  RequestType,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { breathe } from './breathe.ts';
import type { Context } from './context.ts';
import type { TextChange } from './edits.ts';
import { incoming, outgoing, prepareHierarchy } from './features/call-hierarchy.ts';
import { CODE_ACTION_KINDS, codeActions } from './features/code-actions.ts';
import { codeLenses, resolveLens } from './features/code-lenses.ts';
import { completion } from './features/completion.ts';
import { definition } from './features/definition.ts';
import { highlights } from './features/document-highlight.ts';
import { linksOf } from './features/document-links.ts';
import { pathChanges } from './features/file-rename.ts';
import { folding } from './features/folding.ts';
import { formatting, onTypeFormatting, rangeFormatting } from './features/formatting.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlay-hints.ts';
import { journeys, stages } from './features/journeys.ts';
import { outline } from './features/outline.ts';
import { exportReport, panel, placeOf } from './features/panel.ts';
import { references } from './features/references.ts';
import { prepareRename, RenameRefused, rename } from './features/rename.ts';
import { selectionRanges } from './features/selection-ranges.ts';
import { LEGEND, semanticTokens } from './features/semantic-tokens.ts';
import { signatureHelp } from './features/signature-help.ts';
import { workspaceSymbols } from './features/workspace-symbols.ts';
import {
  CHANGED,
  EXPORT,
  type ExportData,
  type ExportParams,
  type InitializationOptions,
  JOURNEYS,
  type JourneysData,
  type JourneysParams,
  PANEL,
  type PanelData,
  type PanelParams,
  PLACE,
  type PlaceData,
  type PlaceParams,
  READ_AGAIN,
  STAGES,
  type StageEntry,
  type StagesParams,
} from './protocol.ts';
import { Publisher } from './publisher.ts';
import { ReadingProgress } from './reading-progress.ts';
import { Settings } from './settings.ts';
import { wordsIn } from './words.ts';

export interface ServerOptions {
  /** File access for the client's folders (URIs). */
  readonly host: (folders: readonly string[]) => Promise<Host>;
  /**
   * Who reads linked files as the user wishes, beside the engine that reads anywhere. `tell` is called once it is known whether large
   * files are read in a thread of their own.
   */
  readonly engine?: (wish: () => EngineWish, tell: (inThread: boolean) => void) => (portable: PortableEngine) => Engine;
  /** The system's language, where the client names none. */
  readonly locale?: string;
}

const REQUEST_FAILED = -32803;

/** A moment in which most files are read; while a larger one is, nobody who types waits longer for findings, nor a panel for its picture. */
const PATIENCE = { findings: 250, figures: 1000 };

/** The kinds of files that observations can be linked to. */
const LINKED = '{csv,tsv,txt,xlsx,xlsm,json,jsonl,ndjson,parquet}';

/** Files and folders whose move changes paths in journey files. */
const MOVED = [
  { pattern: { glob: '**/*.journey', matches: 'file' as const } },
  { pattern: { glob: `**/*.${LINKED}`, matches: 'file' as const } },
  { pattern: { glob: '**', matches: 'folder' as const } },
];

/** Wires a connection to the features: the only place that knows all of them. */
export function startServer(connection: Connection, options: ServerOptions): void {
  const documents = new TextDocuments(TextDocument);
  /** Internal URI → the client's: clients encode URIs in different ways. */
  const open = new Map<string, string>();
  let context: Context | undefined;
  let ready: Promise<unknown> = Promise.resolve();
  let watches = false;
  let followsFolders = false;
  let language: Language = 'en';
  let settings: Settings | undefined;
  let client: NonNullable<Context['client']> = { snippets: false };
  let showsProgress = false;
  let folders: string[] = [];
  /** The folders of files opened alone; null where the client has folders of its own. */
  let alone: Set<string> | null = null;

  const reading = new ReadingProgress(
    connection,
    () => showsProgress,
    () => language,
  );

  const publisher = new Publisher(
    connection,
    async () => {
      await ready;
      if (!context) throw new Error('not initialized');
      return context;
    },
    open,
    () => void connection.sendNotification(CHANGED, {}),
  );

  const internal = (uri: string) => URI.parse(uri).toString();
  const external = (uri: string) => open.get(uri) ?? uri;
  const outward = ({ uri, range }: Location): Location => ({ uri: external(uri), range });
  const outwardItem = (item: CallHierarchyItem): CallHierarchyItem => ({ ...item, uri: external(item.uri) });
  const inwardItem = (item: CallHierarchyItem): CallHierarchyItem => ({ ...item, uri: internal(item.uri) });
  const editOf = (changes: readonly TextChange[]): WorkspaceEdit => {
    const byFile = Map.groupBy(changes, ({ at }) => external(at.uri));
    return {
      changes: Object.fromEntries([...byFile].map(([uri, own]) => [uri, own.map(({ at, text }) => ({ range: at.range, newText: text }))])),
    };
  };

  connection.onInitialize(async (params): Promise<InitializeResult> => {
    language = languageOf((params.initializationOptions as InitializationOptions | undefined)?.language ?? params.locale ?? options.locale);
    const ownSnippets = (params.initializationOptions as InitializationOptions | undefined)?.ownSnippets === true;
    client = { snippets: params.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true, ownSnippets };
    settings = new Settings(connection, params);
    showsProgress = params.capabilities.window?.workDoneProgress === true;
    const { textDocument: can, workspace: refreshable } = params.capabilities;
    // A client that asks for findings but cannot be told that a linked file has changed would keep the old ones.
    const pulls = can?.diagnostic !== undefined && refreshable?.diagnostics?.refreshSupport === true;
    publisher.serve({
      findings: pulls,
      inlayHints: refreshable?.inlayHint?.refreshSupport === true,
      codeLenses: refreshable?.codeLens?.refreshSupport === true,
    });
    watches = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    followsFolders = params.capabilities.workspace?.workspaceFolders === true;
    folders = foldersOf(params).map(internal);
    alone = folders.length === 0 ? new Set() : null;
    await build();
    return {
      serverInfo: { name: 'parcours' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: ['"', "'", '«', ' '] },
        hoverProvider: true,
        // Asked for by its key only: a help that opens at every space would also take the Escape that is meant for something else.
        signatureHelpProvider: { retriggerCharacters: [' ', ',', '"'] },
        definitionProvider: true,
        declarationProvider: true,
        ...(pulls && { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } }),
        documentHighlightProvider: true,
        inlayHintProvider: true,
        codeLensProvider: { resolveProvider: true },
        selectionRangeProvider: true,
        callHierarchyProvider: true,
        documentRangeFormattingProvider: true,
        documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        foldingRangeProvider: true,
        documentFormattingProvider: true,
        documentLinkProvider: {},
        codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
        semanticTokensProvider: { legend: LEGEND, full: true },
        executeCommandProvider: { commands: [READ_AGAIN] },
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: { willRename: { filters: MOVED } },
        },
      },
    };
  });

  connection.onInitialized(() => {
    if (watches) {
      const watchers = ['**/*.journey', `**/*.${LINKED}`].map((globPattern) => ({ globPattern }));
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (followsFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => internal(uri)));
        folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map(({ uri }) => internal(uri))];
        ready = build().then(readAll);
      });
    }
    void settings?.follow({
      severities: (severities) => {
        context?.workspace.setSeverities(severities);
        publisher?.touch();
      },
      fileLimits: (limits) => {
        context?.workspace.setFileLimits(limits);
        publisher.touch();
      },
    });
    ready = readAll();
  });

  /** A workspace over the folders as they are now; files that the client holds are handed on. */
  async function build(): Promise<void> {
    const engine = options.engine?.(
      () => settings?.engine ?? 'auto',
      (inThread) => tellReader(inThread),
    );
    const workspace = new Workspace(await options.host(folders), {
      language,
      severities: settings?.severities ?? {},
      ...(settings ? { fileLimits: settings.fileLimits } : {}),
      onProgress: reading.tell,
      onRead: () => publisher.touch(),
      patience: PATIENCE,
      ...(engine ? { engine } : {}),
    });
    context = { workspace, language, client };
    for (const document of documents.all()) await workspace.hold(internal(document.uri), document.getText());
  }

  /** Whoever waits for an answer while a large file is read should be able to find out why. */
  function tellReader(inThread: boolean): void {
    const say = wordsIn(language);
    if (inThread) connection.console.info(say('reader.thread'));
    else void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: say('reader.no-thread') });
  }

  async function readAll(): Promise<void> {
    await guarded('open', ({ workspace }) => workspace.open());
    publisher.touch();
  }

  /** Without a folder, an opened file's own folder is all that may be read. */
  documents.onDidOpen(({ document }) => {
    const uri = URI.parse(document.uri);
    const known = uri.scheme !== 'file' || folders.some((folder) => internal(document.uri).startsWith(`${folder}/`));
    if (known || alone === null) return;
    alone.add(Utils.dirname(uri).toString());
    folders = [...alone];
    ready = build().then(readAll);
  });

  documents.onDidChangeContent(({ document }) => {
    const uri = internal(document.uri);
    open.set(uri, document.uri);
    void guarded('edit', async ({ workspace }) => {
      await workspace.hold(uri, document.getText());
      publisher.touch(uri);
    });
  });

  documents.onDidClose(({ document }) => {
    const uri = internal(document.uri);
    open.delete(uri);
    publisher.closed(uri, document.uri);
    void guarded('close', async ({ workspace }) => {
      await workspace.release(uri);
      publisher.touch();
    });
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    void guarded('watch', async ({ workspace }) => {
      await workspace.changed(changes.map(({ uri }) => internal(uri)));
      publisher.touch();
    });
  });

  connection.onCompletion(({ textDocument, position }) =>
    withFile('completion', textDocument.uri, (context, file) => completion(context, file, position)),
  );
  connection.onHover(({ textDocument, position }) =>
    withFile('hover', textDocument.uri, async (context, file) => {
      const found = await hover(context, file, position);
      return found && { range: found.range, contents: { kind: MarkupKind.Markdown, value: found.markdown } };
    }),
  );
  connection.onSignatureHelp(({ textDocument, position }) =>
    withFile('signature', textDocument.uri, async (context, file) => signatureHelp(context, file, position)),
  );
  connection.onDefinition(({ textDocument, position }) =>
    withFile('definition', textDocument.uri, async (context, file) => (await definition(context, file, position)).map(outward)),
  );
  connection.onDeclaration(({ textDocument, position }) =>
    withFile('declaration', textDocument.uri, async (context, file) => (await definition(context, file, position)).map(outward)),
  );
  connection.onDocumentHighlight(({ textDocument, position }) =>
    withFile('highlights', textDocument.uri, async (context, file) => highlights(context, file, position)),
  );
  connection.languages.inlayHint.on(({ textDocument, range }) =>
    withFile('inlay hints', textDocument.uri, (context, file) => inlayHints(context, file, range)),
  );
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }) => {
    const found = await guarded('findings', () => publisher.pull(internal(textDocument.uri), previousResultId));
    return found && !(found instanceof ResponseError) ? found : { kind: DocumentDiagnosticReportKind.Full, items: [] };
  });
  connection.onCodeLens(({ textDocument }) => withFile('lenses', textDocument.uri, async (_, file) => codeLenses(file)));
  connection.onCodeLensResolve((lens) => guarded('lenses', (context) => resolveLens(context, lens)).then((found) => found ?? lens));
  connection.onSelectionRanges(({ textDocument, positions }) =>
    withFile('selection', textDocument.uri, async (_, file) => selectionRanges(file, positions)),
  );
  connection.languages.callHierarchy.onPrepare(({ textDocument, position }) =>
    withFile('hierarchy', textDocument.uri, async (context, file) => prepareHierarchy(context, file, position).map(outwardItem)),
  );
  connection.languages.callHierarchy.onIncomingCalls(({ item }) =>
    guarded('hierarchy', async (context) =>
      incoming(context, inwardItem(item)).map(({ from, fromRanges }) => ({ from: outwardItem(from), fromRanges })),
    ),
  );
  connection.languages.callHierarchy.onOutgoingCalls(({ item }) =>
    guarded('hierarchy', async (context) =>
      outgoing(context, inwardItem(item)).map(({ to, fromRanges }) => ({ to: outwardItem(to), fromRanges })),
    ),
  );
  connection.workspace.onWillRenameFiles(({ files }) =>
    guarded('move', async (context) => {
      await ready;
      const moves = files.map(({ oldUri, newUri }) => ({ from: internal(oldUri), to: internal(newUri) }));
      return editOf(pathChanges(context, moves));
    }).then((edit) => (edit instanceof ResponseError ? null : edit)),
  );
  connection.onReferences(({ textDocument, position, context: { includeDeclaration } }) =>
    withFile('references', textDocument.uri, async (context, file) => references(context, file, position, includeDeclaration).map(outward)),
  );
  connection.onPrepareRename(({ textDocument, position }) =>
    withFile('rename', textDocument.uri, async (context, file) => {
      const found = prepareRename(context, file, position);
      if (!found) throw new RenameRefused(wordsIn(context.language)('rename.nothing'));
      return { range: found.range, placeholder: found.text };
    }),
  );
  connection.onRenameRequest(({ textDocument, position, newName }) =>
    withFile('rename', textDocument.uri, async (context, file) => editOf(rename(context, file, position, newName))),
  );
  connection.onCodeAction(({ textDocument, range, context: asked }) =>
    withFile('actions', textDocument.uri, async (context, file) =>
      (await codeActions(context, file, range, asked)).map(({ edits, ...action }) => ({
        ...action,
        ...(edits.length > 0 ? { edit: editOf(edits) } : {}),
      })),
    ),
  );
  connection.onDocumentSymbol(({ textDocument }) =>
    withFile('outline', textDocument.uri, async ({ language }, file) => outline(file, language)),
  );
  connection.onWorkspaceSymbol(({ query }) =>
    guarded('symbols', async (context) =>
      workspaceSymbols(context, query).map((symbol) => ({
        ...symbol,
        location: 'range' in symbol.location ? outward(symbol.location) : symbol.location,
      })),
    ).then((found) => found ?? []),
  );
  connection.onFoldingRanges(({ textDocument }) => withFile('folding', textDocument.uri, async (_, file) => folding(file)));
  connection.onDocumentFormatting(({ textDocument }) => withFile('formatting', textDocument.uri, async (_, file) => formatting(file)));
  connection.onDocumentRangeFormatting(({ textDocument, range }) =>
    withFile('formatting', textDocument.uri, async (_, file) => rangeFormatting(file, range)),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }) =>
    withFile('formatting', textDocument.uri, async (_, file) => onTypeFormatting(file, position, ch)),
  );
  connection.onDocumentLinks(({ textDocument }) =>
    withFile('links', textDocument.uri, async (context, file) =>
      (await linksOf(context, file)).map(({ range, uri }) => ({ range, target: external(uri) })),
    ),
  );
  connection.languages.semanticTokens.on(({ textDocument }) =>
    withFile('colours', textDocument.uri, async (_, file) => semanticTokens(file)).then((found) => found ?? { data: [] }),
  );

  connection.onExecuteCommand(({ command }) =>
    guarded(command, async ({ workspace }) => {
      if (command !== READ_AGAIN) return;
      workspace.readAgain();
      publisher.touch();
    }).then(() => null),
  );

  connection.onRequest(new RequestType<PanelParams, PanelData | null, void>(PANEL), ({ uri, view }) =>
    guarded('panel', async (context) => {
      await ready;
      const data = await panel(context, { uri: internal(uri), ...(view ? { view } : {}) });
      return { ...data, uri };
    }),
  );
  connection.onRequest(new RequestType<ExportParams, ExportData | null, void>(EXPORT), (params) =>
    guarded('export', async (context) => {
      await ready;
      return exportReport(context, { ...params, uri: internal(params.uri) });
    }),
  );
  connection.onRequest(new RequestType<PlaceParams, PlaceData | null, void>(PLACE), (params) =>
    guarded('place', async (context) => {
      const place = placeOf(context, { ...params, uri: internal(params.uri) });
      return place && outward(place);
    }),
  );

  connection.onRequest(new RequestType<JourneysParams, JourneysData | null, void>(JOURNEYS), (params, token) =>
    guarded('journeys', async (context) => {
      await ready;
      const data = await journeys(context, params, async () => {
        await breathe();
        return token.isCancellationRequested;
      });
      return data && { ...data, journeys: data.journeys?.map((entry) => ({ ...entry, uri: external(entry.uri) })) ?? null };
    }),
  );

  connection.onRequest(new RequestType<StagesParams, StageEntry[] | null, void>(STAGES), (params) =>
    guarded('stages', async (context) => {
      await ready;
      return stages(context, { ...params, uri: internal(params.uri) });
    }),
  );

  /** Runs a request on an open file; null where the file is not known. */
  async function withFile<T>(
    what: string,
    uri: string,
    run: (context: Context, file: SourceFile) => Promise<T>,
  ): Promise<T | ResponseError | null> {
    return guarded(what, async (context) => {
      await ready;
      const file = context.workspace.files.get(internal(uri));
      return file ? run(context, file) : null;
    });
  }

  /** A fault in one request is reported, and the server lives on. */
  async function guarded<T>(what: string, run: (context: Context) => Promise<T>): Promise<T | ResponseError | null> {
    if (!context) return null;
    try {
      return await run(context);
    } catch (error) {
      if (error instanceof RenameRefused) return new ResponseError(REQUEST_FAILED, error.message);
      connection.console.error(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
      connection.console.warn(wordsIn(context.language)('fault', { what }));
      return null;
    }
  }

  documents.listen(connection);
  connection.listen();
}

/** The client's folders; none for a file opened alone. */
function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders && params.workspaceFolders.length > 0) return params.workspaceFolders.map(({ uri }) => uri);
  return params.rootUri ? [params.rootUri] : [];
}

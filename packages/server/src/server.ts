import { type Engine, type EnginePreference, type Host, OverlayEngine, type OverlayHost, type PortableEngine } from '@parcours/engines';
import { SourceFile } from '@parcours/language';
import {
  DATA_FILE_EXTENSIONS,
  type Language,
  languageFromLocale,
  messageOf,
  type PanelElement,
  type StageFileRows,
  type SupposedJourney,
  withKeywordLanguage,
} from '@parcours/model';
import { Workspace, type WorkspaceOptions } from '@parcours/workspace';
import {
  type CallHierarchyItem,
  type CodeAction,
  type Command,
  type Connection,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  type Location,
  LSPErrorCodes,
  MarkupKind,
  MessageType,
  RequestType,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { type ClientCapabilities, clientCapabilities } from './client-capabilities.ts';
import type { Context } from './context.ts';
import { DiagnosticsPublisher } from './diagnostics/publisher.ts';
import { DiskChanges } from './documents/disk-changes.ts';
import { OpenDocuments } from './documents/open-documents.ts';
import { CODE_ACTION_KINDS, codeActions, type ServerCodeAction } from './features/code-actions/code-actions.ts';
import { type DataFileToLink, linkDataFile } from './features/code-actions/link-data-file.ts';
import { baseline } from './features/compare/baseline.ts';
import { changes, markdownOfChanges } from './features/compare/changes.ts';
import { ContentHashes } from './features/compare/content-hashes.ts';
import { elementLocation } from './features/compare/element-location.ts';
import { Versions } from './features/compare/versions.ts';
import { completion } from './features/completion/completion.ts';
import { signatureHelp } from './features/completion/signature-help.ts';
import { codeLenses, resolveLens } from './features/display/code-lenses.ts';
import { hover, hoverOfKeyword } from './features/display/hover.ts';
import { hoverPlainText } from './features/display/hover-plain-text.ts';
import { inlayHints } from './features/display/inlay-hints.ts';
import { LEGEND, SemanticTokensMemory, semanticTokensIn } from './features/display/semantic-tokens.ts';
import { pathEdits } from './features/editing/file-rename.ts';
import { formatting, onTypeFormatting, rangeFormatting } from './features/editing/formatting.ts';
import { RefusedError } from './features/editing/keep-cells.ts';
import { prepareRename, rename } from './features/editing/rename.ts';
import { stageValueEdits } from './features/editing/stage-value.ts';
import { listGates } from './features/gates/gate-tests.ts';
import { incomingCalls, outgoingCalls, prepareHierarchy } from './features/navigation/call-hierarchy.ts';
import { definition } from './features/navigation/definition.ts';
import { documentHighlights } from './features/navigation/document-highlight.ts';
import { fileLinks } from './features/navigation/document-links.ts';
import { documentSymbols, flatSymbols } from './features/navigation/document-symbols.ts';
import { foldingRanges } from './features/navigation/folding-ranges.ts';
import { references } from './features/navigation/references.ts';
import { selectionRanges } from './features/navigation/selection-ranges.ts';
import { workspaceSymbols } from './features/navigation/workspace-symbols.ts';
import { dataFiles, mapColumnEdits } from './features/panel/data-files.ts';
import { figureRows } from './features/panel/figure-rows.ts';
import { listJourneys, listStages } from './features/panel/journey-list.ts';
import { openPreview } from './features/panel/open-preview.ts';
import { exportReport, panelData, stageLocation } from './features/panel/panel-data.ts';
import { elementAt, initiativeLocation } from './features/panel/panel-element.ts';
import { PreviewPage, type StartPreview } from './features/panel/preview-page.ts';
import { showDocument } from './features/panel/show-document.ts';
import { type ReportFiles, showReport } from './features/panel/show-report.ts';
import { supposeJourney } from './features/panel/suppose-journey.ts';
import { pictureData } from './features/picture/picture-data.ts';
import { messagesIn } from './messages.ts';
import {
  BASELINE,
  type BaselineData,
  type BaselineParams,
  CHANGED,
  CHANGES,
  CHANGES_MARKDOWN,
  type ChangesData,
  type ChangesMarkdownParams,
  type ChangesParams,
  DATA,
  type DataData,
  type DataParams,
  EDIT_STAGE,
  type EditStageParams,
  ELEMENT_AT,
  ELEMENT_LOCATION,
  type ElementAtParams,
  type ElementLocationParams,
  EXPORT,
  type ExportData,
  type ExportParams,
  FIGURE_ROWS,
  type FigureRowsParams,
  GATES,
  type GatesData,
  type GatesParams,
  INITIATIVE_LOCATION,
  type InitializationOptions,
  type InitiativeLocationParams,
  JOURNEYS,
  type JourneyGates,
  type JourneysData,
  type JourneysParams,
  LINK_DATA_FILE,
  MAP_COLUMN,
  type MapColumnParams,
  OPEN_VERSION,
  PANEL,
  type PanelData,
  type PanelParams,
  PICTURE,
  type PictureData,
  type PictureParams,
  PREVIEW,
  READ_AGAIN,
  SHOW_REPORT,
  STAGE_LOCATION,
  STAGES,
  type StageEntry,
  type StageLocation,
  type StageLocationParams,
  type StagesParams,
  SUPPOSE,
  type SupposeParams,
  type VersionParams,
} from './protocol.ts';
import { ReadingProgress } from './reading-progress.ts';
import { Settings } from './settings.ts';
import type { FileEdit } from './text/file-edits.ts';
import { localizeEdits } from './text/keyword-localization.ts';
import { yieldToEventLoop } from './yield-to-event-loop.ts';

export interface ServerOptions {
  /** File access for the client's folders (URIs). */
  readonly host: (folders: readonly string[]) => Promise<Host>;
  /**
   * Creates the engine for linked files from the user's preference and the portable engine. `onStarted` is called once it is known
   * whether large files are read in a worker thread.
   */
  readonly engine?: (wish: () => EnginePreference, tell: (inThread: boolean) => void) => (portable: PortableEngine) => Engine;
  /** Reports as files that the client's browser can open; absent where there is no disk. */
  readonly reports?: ReportFiles;
  /** Serves the panel's page to a browser. */
  readonly preview?: StartPreview;
  /** The URI of the page that explains a diagnostic. */
  readonly diagnosticPage?: NonNullable<Context['diagnosticPage']>;
  /** The system's locale, used if the client names none. */
  readonly locale?: string;
}

const REQUEST_FAILED = -32803;

/** How long diagnostics and the panel wait for a file that is still being read, in ms. Most files are read faster. */
const ANSWER_TIMEOUTS_MS = { diagnostics: 250, figures: 1000 };

const DATA_FILES = `**/*.{${DATA_FILE_EXTENSIONS.join()}}`;

/** Files and folders whose move changes paths in journey files. */
const FILE_RENAME_FILTERS = [
  { pattern: { glob: '**/*.journey', matches: 'file' as const } },
  { pattern: { glob: DATA_FILES, matches: 'file' as const } },
  { pattern: { glob: '**', matches: 'folder' as const } },
];

/** Connects the features to an LSP connection. The only module that knows all features. */
export function startServer(connection: Connection, options: ServerOptions): void {
  const documents = new TextDocuments(TextDocument);
  let host: Host | undefined;
  const opened = new OpenDocuments(() => ({ folders, canonicalUri: (uri) => host?.canonicalUri?.(uri) ?? uri }));
  /** Journeys of places that are none of the workspace's, by client URI: their text is read, and nothing else. */
  const readOnly = new Map<string, SourceFile>();
  let context: Context | undefined;
  let ready: Promise<unknown> = Promise.resolve();
  let language: Language = 'en';
  let settings: Settings | undefined;
  let client: ClientCapabilities | undefined;
  let folders: string[] = [];
  /** The folders of files opened without a workspace; null if the client has folders. */
  let standaloneFolders: Set<string> | null = null;

  const reading = new ReadingProgress(
    connection,
    () => client,
    () => language,
    (progress) => previewPage?.reading(progress),
  );

  const publisher = new DiagnosticsPublisher(
    connection,
    async () => {
      await ready;
      if (!context) throw new Error('not initialized');
      return context;
    },
    { opened, readOnly, versionOf: (clientUri) => documents.get(clientUri)?.version ?? null },
    () => {
      if (client?.notifications.has(CHANGED)) void connection.sendNotification(CHANGED, {});
      previewPage?.changed();
    },
  );

  const tokens = new SemanticTokensMemory();

  const previewPage =
    options.preview &&
    new PreviewPage(options.preview, () => ({
      language,
      initial: null,
      context: async () => {
        await ready;
        if (!context) throw new Error('not initialized');
        return context;
      },
      show: ({ uri, range }) => showDocument(connection, client, { uri: toClientUri(uri), selection: range, takeFocus: true }),
      onReadAgain: () => publisher.scheduleRefresh(),
    }));

  /** Contents of the files on disk. */
  let diskHashes: ContentHashes | undefined;
  const versions = new Versions(
    () => options.host(folders),
    (host) => new Workspace(host, workspaceOptions(host)),
  );

  const disk = new DiskChanges(async () => {
    await ready;
    await guarded('watch', async ({ workspace }) => {
      if (await workspace.refresh()) publisher.scheduleRefresh();
    });
  });
  /** A client without watched files sees what changes on disk at its next request. */
  const lookUnlessWatched = async () => {
    if (!client?.registersFileWatchers) await disk.lookIfDue();
  };

  /** The server's own commands. */
  const commands = [READ_AGAIN, ...(options.reports ? [SHOW_REPORT] : []), ...(previewPage ? [PREVIEW] : [])];

  const toServerUri = (uri: string) => opened.toServer(uri);
  const toClientUri = (uri: string) => opened.toClient(uri);
  const toClientLocation = ({ uri, range }: Location): Location => ({ uri: toClientUri(uri), range });
  const toClientItem = (item: CallHierarchyItem): CallHierarchyItem => ({ ...item, uri: toClientUri(item.uri) });
  const toServerItem = (item: CallHierarchyItem): CallHierarchyItem => ({ ...item, uri: toServerUri(item.uri) });
  const editOf = (changes: readonly FileEdit[]): WorkspaceEdit => {
    const byFile = Map.groupBy(changes, ({ at }) => toClientUri(at.uri));
    const files = [...byFile].map(([uri, own]) => ({ uri, edits: own.map(({ at, text }) => ({ range: at.range, newText: text })) }));
    if (!client?.versionedEdits) return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits])) };
    return {
      documentChanges: files.map(({ uri, edits }) => ({ textDocument: { uri, version: documents.get(uri)?.version ?? null }, edits })),
    };
  };

  connection.onInitialize(async (params): Promise<InitializeResult> => {
    language = languageFromLocale(
      (params.initializationOptions as InitializationOptions | undefined)?.language ?? params.locale ?? options.locale,
    );
    client = clientCapabilities(params);
    settings = new Settings(connection, params);
    publisher.setClient(client);
    folders = foldersOf(params).map(normalizedUri);
    standaloneFolders = folders.length === 0 ? new Set() : null;
    await build();
    return {
      serverInfo: { name: 'parcours' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: ['"', "'", '«', ' '] },
        hoverProvider: true,
        // Only on request: help that opens at every space would consume an Escape meant for something else.
        signatureHelpProvider: { retriggerCharacters: [' ', ',', '"'] },
        definitionProvider: true,
        declarationProvider: true,
        ...(client.pullsDiagnostics && {
          diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: client.pullsWorkspaceDiagnostics },
        }),
        documentHighlightProvider: true,
        inlayHintProvider: true,
        ...(client.codeLenses && { codeLensProvider: { resolveProvider: true } }),
        selectionRangeProvider: true,
        callHierarchyProvider: true,
        documentRangeFormattingProvider: true,
        documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
        referencesProvider: true,
        renameProvider: client.prepareRename ? { prepareProvider: true } : true,
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        foldingRangeProvider: true,
        documentFormattingProvider: true,
        documentLinkProvider: {},
        codeActionProvider: client.codeActionLiterals
          ? { codeActionKinds: CODE_ACTION_KINDS, ...(client.resolvesCodeActions && { resolveProvider: true }) }
          : true,
        semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true },
        executeCommandProvider: { commands },
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: { willRename: { filters: FILE_RENAME_FILTERS } },
        },
      },
    };
  });

  connection.onInitialized(() => {
    if (client?.registersFileWatchers) {
      const folderEvents = { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete };
      const watchers = [...['**/*.journey', DATA_FILES].map((globPattern) => ({ globPattern })), folderEvents];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (client?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => normalizedUri(uri)));
        folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map(({ uri }) => normalizedUri(uri))];
        ready = build().then(readAll);
      });
    }
    void settings?.subscribe({
      severities: (severities) => {
        context?.workspace.setSeverities(severities);
        versions.clear();
        publisher?.scheduleRefresh();
      },
      fileLimits: (limits) => {
        context?.workspace.setFileLimits(limits);
        versions.clear();
        publisher.scheduleRefresh();
      },
    });
    ready = readAll();
  });

  /** Creates a workspace for the current folders and passes it the open documents. */
  async function build(): Promise<void> {
    versions.clear();
    host = await options.host(folders);
    for (const uri of opened.relocate()) publisher.textMoved(uri);
    diskHashes = new ContentHashes(host);
    const workspace = new Workspace(host, {
      ...workspaceOptions(null),
      onLateRead: () => publisher.scheduleRefresh(),
      readTimeouts: ANSWER_TIMEOUTS_MS,
    });
    const { diagnosticPage } = options;
    context = { workspace, language, ...(client && { client }), ...(diagnosticPage && { diagnosticPage }) };
    for (const [uri, clientUri] of opened.journeys) {
      const document = documents.get(clientUri);
      if (document) await workspace.openDocument(uri, document.getText());
    }
  }

  /** @param overlay of a version; null for the files that are edited. */
  function workspaceOptions(overlay: OverlayHost | null): WorkspaceOptions {
    const engine = options.engine?.(
      () => settings?.engine ?? 'auto',
      (inThread) => {
        if (!overlay) reportReaderThread(inThread);
      },
    );
    return {
      language,
      severities: settings?.severities ?? {},
      ...(settings ? { fileLimits: settings.fileLimits } : {}),
      onProgress: reading.report,
      ...(engine && { engine: (portable) => (overlay ? new OverlayEngine(overlay, portable, engine(portable)) : engine(portable)) }),
    };
  }

  /** Logs how large files are read, so that slow answers can be explained. */
  function reportReaderThread(inThread: boolean): void {
    const translate = messagesIn(language);
    if (inThread) connection.console.info(translate('reader.thread'));
    else
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: translate('reader.no-thread') });
  }

  async function readAll(): Promise<void> {
    await guarded('open', ({ workspace }) => workspace.open());
    publisher.scheduleRefresh();
  }

  /** Without a workspace folder, only the folder of an opened file may be read. */
  documents.onDidOpen(({ document }) => {
    const { uri, kind } = opened.open(document);
    if (kind === 'other') publisher.dataFileOpened(uri);
    void disk.lookIfDue();
    const isOutside = kind === 'journey' && uri.startsWith('file:') && !folders.some((folder) => uri.startsWith(`${folder}/`));
    if (!isOutside || standaloneFolders === null) return;
    standaloneFolders.add(Utils.dirname(URI.parse(uri)).toString());
    folders = [...standaloneFolders];
    ready = build().then(readAll);
  });

  documents.onDidChangeContent(({ document }) => {
    const known = opened.get(document.uri);
    if (known?.kind === 'read-only') {
      readOnly.set(document.uri, new SourceFile(document.uri, document.getText()));
      publisher.scheduleRefresh(document.uri);
    } else if (known && opened.counts(known)) readText(known.uri, document);
  });

  function readText(uri: string, document: TextDocument): void {
    previewPage?.edited(uri);
    void guarded('edit', async ({ workspace }) => {
      await workspace.openDocument(uri, document.getText());
      publisher.scheduleRefresh(uri);
    });
    void lookUnlessWatched();
  }

  // A client that says it watches may report only what it has saved itself.
  documents.onDidSave(() => void disk.lookIfDue());

  documents.onDidClose(({ document }) => {
    const known = opened.get(document.uri);
    const counted = known !== undefined && opened.counts(known);
    const next = opened.close(document.uri);
    readOnly.delete(document.uri);
    tokens.forget(document.uri);
    publisher.fileClosed(known?.uri ?? document.uri, document.uri);
    if (!counted) return;
    const takesOver = next && documents.get(next.clientUri);
    if (takesOver) readText(next.uri, takesOver);
    else
      void guarded('close', async ({ workspace }) => {
        await workspace.closeDocument(known.uri);
        publisher.scheduleRefresh();
      });
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const read = guarded('watch', async ({ workspace }) => {
      await workspace.filesChanged(changes.map(({ uri }) => toServerUri(uri)));
      publisher.scheduleRefresh();
    });
    // What is asked next is answered by what the client has reported.
    ready = Promise.all([ready, read]);
  });

  connection.onCompletion(({ textDocument, position }) =>
    withFile('completion', textDocument.uri, (context, file) => completion(context, file, position)),
  );
  connection.onHover(({ textDocument, position }) =>
    withText('hover', textDocument.uri, async (context, file) => {
      const found = readOnly.has(textDocument.uri) ? hoverOfKeyword(context, file, position) : await hover(context, file, position);
      if (!found) return null;
      const kind = client?.hoverFormat ?? MarkupKind.PlainText;
      return {
        range: found.range,
        contents: { kind, value: kind === MarkupKind.Markdown ? found.markdown : hoverPlainText(found.markdown) },
      };
    }),
  );
  connection.onSignatureHelp(({ textDocument, position }) =>
    withFile('signature', textDocument.uri, async (context, file) => signatureHelp(context, file, position)),
  );
  connection.onDefinition(({ textDocument, position }) =>
    withFile('definition', textDocument.uri, async (context, file) => (await definition(context, file, position)).map(toClientLocation)),
  );
  connection.onDeclaration(({ textDocument, position }) =>
    withFile('declaration', textDocument.uri, async (context, file) => (await definition(context, file, position)).map(toClientLocation)),
  );
  connection.onDocumentHighlight(({ textDocument, position }) =>
    withFile('highlights', textDocument.uri, async (context, file) => documentHighlights(context, file, position)),
  );
  connection.languages.inlayHint.on(({ textDocument, range }) =>
    withFile('inlay hints', textDocument.uri, (context, file) => inlayHints(context, file, range)),
  );
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }) => {
    const found = await guarded('diagnostics', () => publisher.pull(textDocument.uri, previousResultId));
    return found && !(found instanceof ResponseError) ? found : { kind: DocumentDiagnosticReportKind.Full, items: [] };
  });
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token) => {
    const found = await guarded('diagnostics', () =>
      publisher.pullWorkspace(previousResultIds, async () => {
        await yieldToEventLoop();
        return token.isCancellationRequested;
      }),
    );
    return found && !(found instanceof ResponseError) ? found : { items: [] };
  });
  connection.onCodeLens(({ textDocument }) => withFile('lenses', textDocument.uri, async (_, file) => codeLenses(file)));
  connection.onCodeLensResolve((lens) =>
    guarded('lenses', (context) => resolveLens(context, lens, commands)).then((found) => found ?? lens),
  );
  connection.onSelectionRanges(({ textDocument, positions }) =>
    withText('selection', textDocument.uri, async (_, file) => selectionRanges(file, positions)),
  );
  connection.languages.callHierarchy.onPrepare(({ textDocument, position }) =>
    withFile('hierarchy', textDocument.uri, async (context, file) => prepareHierarchy(context, file, position).map(toClientItem)),
  );
  connection.languages.callHierarchy.onIncomingCalls(({ item }) =>
    guarded('hierarchy', async (context) =>
      incomingCalls(context, toServerItem(item)).map(({ from, fromRanges }) => ({ from: toClientItem(from), fromRanges })),
    ),
  );
  connection.languages.callHierarchy.onOutgoingCalls(({ item }) =>
    guarded('hierarchy', async (context) =>
      outgoingCalls(context, toServerItem(item)).map(({ to, fromRanges }) => ({ to: toClientItem(to), fromRanges })),
    ),
  );
  connection.workspace.onWillRenameFiles(({ files }) =>
    whenReady('move', async (context) => {
      await disk.look();
      const moves = files.map(({ oldUri, newUri }) => ({ from: toServerUri(oldUri), to: toServerUri(newUri) }));
      return editOf(pathEdits(context, moves));
    }).then((edit) => (edit instanceof ResponseError ? null : edit)),
  );
  connection.onReferences(({ textDocument, position, context: { includeDeclaration } }) =>
    withFile('references', textDocument.uri, async (context, file) =>
      references(context, file, position, includeDeclaration).map(toClientLocation),
    ),
  );
  connection.onPrepareRename(({ textDocument, position }) =>
    withFile('rename', textDocument.uri, async (context, file) => {
      const found = prepareRename(context, file, position);
      if (!found) throw new RefusedError(messagesIn(context.language)('rename.nothing'));
      return { range: found.range, placeholder: found.text };
    }),
  );
  connection.onRenameRequest(({ textDocument, position, newName }) =>
    withCurrentFiles('rename', textDocument.uri, async (context, file) => editOf(await rename(context, file, position, newName))),
  );
  connection.onCodeAction(({ textDocument, range, context: actionContext }) =>
    withFile('actions', textDocument.uri, async (context, file) =>
      (await currentActions(context, file, (current) => codeActions(context, current, range, actionContext, commands))).flatMap(
        ({ edits, ...action }): (CodeAction | Command)[] => {
          if (!client?.codeActionLiterals) return action.command && edits.length === 0 ? [action.command] : [];
          return [{ ...action, ...(edits.length > 0 ? { edit: editOf(edits) } : {}) }];
        },
      ),
    ),
  );
  connection.onCodeActionResolve((action) =>
    guarded('actions', async (context): Promise<CodeAction | ResponseError> => {
      const linked = await linkDataFile(context, action.data as DataFileToLink);
      if ('code' in linked) return new ResponseError(REQUEST_FAILED, messageOf(withKeywordLanguage(linked, 'en'), context.language));
      return linked.length > 0 ? { ...action, edit: editOf(linked) } : action;
    }).then((resolved) => resolved ?? action),
  );
  connection.onDocumentSymbol(({ textDocument }) =>
    withText('outline', textDocument.uri, async ({ language }, file) => {
      const symbols = documentSymbols(file, language);
      return client?.hierarchicalSymbols ? symbols : flatSymbols(symbols, textDocument.uri);
    }),
  );
  connection.onWorkspaceSymbol(({ query }) =>
    guarded('symbols', async (context) => {
      await lookUnlessWatched();
      return workspaceSymbols(context, query).map((symbol) => ({
        ...symbol,
        location: 'range' in symbol.location ? toClientLocation(symbol.location) : symbol.location,
      }));
    }).then((found) => found ?? []),
  );
  connection.onFoldingRanges(({ textDocument }) => withText('folding', textDocument.uri, async (_, file) => foldingRanges(file)));
  connection.onDocumentFormatting(({ textDocument }) => withFile('formatting', textDocument.uri, async (_, file) => formatting(file)));
  connection.onDocumentRangeFormatting(({ textDocument, range }) =>
    withFile('formatting', textDocument.uri, async (_, file) => rangeFormatting(file, range)),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }) =>
    withFile('formatting', textDocument.uri, async (_, file) => onTypeFormatting(file, position, ch)),
  );
  connection.onDocumentLinks(({ textDocument }) =>
    withFile('links', textDocument.uri, async (context, file) =>
      (await fileLinks(context, file)).map(({ range, uri }) => ({ range, target: toClientUri(uri) })),
    ),
  );
  connection.languages.semanticTokens.on(({ textDocument: { uri } }) =>
    withText('colours', uri, async (_, file) => tokens.full(uri, file)).then((found) => found ?? { data: [] }),
  );
  connection.languages.semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }) =>
    withText('colours', uri, async (_, file) => tokens.changes(uri, file, previousResultId)).then((found) => found ?? { data: [] }),
  );
  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }) =>
    withText('colours', uri, async (_, file) => semanticTokensIn(file, range)).then((found) => found ?? { data: [] }),
  );

  connection.onShutdown(async () => {
    disk.stop();
    options.reports?.deleteAll();
    await previewPage?.close();
  });

  connection.onExecuteCommand(({ command, arguments: [uri] = [] }) =>
    guarded(command, async (context) => {
      const translate = messagesIn(language);
      if (command === READ_AGAIN) {
        context.workspace.retryCancelledReads();
        publisher.scheduleRefresh();
        return null;
      }
      if (command === SHOW_REPORT && options.reports) {
        await ready;
        if (typeof uri !== 'string') return new ResponseError(ErrorCodes.InvalidParams, translate('report.no-file'));
        const isShown = await showReport(context, toServerUri(uri), options.reports, connection);
        return isShown ? null : new ResponseError(REQUEST_FAILED, translate('report.no-journey', { uri }));
      }
      if (command === PREVIEW && previewPage)
        return openPreview(context, previewPage, typeof uri === 'string' ? toServerUri(uri) : null, connection);
      return new ResponseError(ErrorCodes.InvalidParams, translate('command.unknown', { command, commands: commands.join(', ') }));
    }),
  );

  connection.onRequest(new RequestType<PanelParams, PanelData | null, void>(PANEL), ({ uri, view }) =>
    whenReady('panel', async (context) => {
      const data = await panelData(context, { uri: toServerUri(uri), ...(view ? { view } : {}) });
      return { ...data, uri };
    }),
  );
  connection.onRequest(new RequestType<ExportParams, ExportData | null, void>(EXPORT), (params) =>
    whenReady('export', async (context) => {
      return exportReport(context, { ...params, uri: toServerUri(params.uri) });
    }),
  );
  connection.onRequest(new RequestType<StageLocationParams, StageLocation | null, void>(STAGE_LOCATION), (params) =>
    guarded('place', async (context) => {
      const place = stageLocation(context, { ...params, uri: toServerUri(params.uri) });
      return place && toClientLocation(place);
    }),
  );

  connection.onRequest(new RequestType<InitiativeLocationParams, StageLocation | null, void>(INITIATIVE_LOCATION), (params) =>
    guarded('place', async (context) => {
      const place = initiativeLocation(context, params);
      return place && toClientLocation(place);
    }),
  );
  connection.onRequest(new RequestType<SupposeParams, SupposedJourney | null, void>(SUPPOSE), (params) =>
    whenReady('suppose', async (context) => supposeJourney(context, { ...params, uri: toServerUri(params.uri) })),
  );
  connection.onRequest(new RequestType<DataParams, DataData | null, void>(DATA), (params) =>
    whenReady('data', async (context) => {
      const found = await dataFiles(context, { ...params, uri: toServerUri(params.uri) });
      return found && { ...found, unlinked: found.unlinked.map(({ uri, path }) => ({ uri: toClientUri(uri), path })) };
    }),
  );
  connection.onRequest(new RequestType<MapColumnParams, boolean | null, void>(MAP_COLUMN), (params) =>
    withCurrentFiles('map', params.uri, async (context) => {
      const edits = localizeEdits(await mapColumnEdits(context, { ...params, uri: toServerUri(params.uri) }), (uri) =>
        context.workspace.files.get(uri),
      );
      return (await connection.workspace.applyEdit(editOf(edits))).applied;
    }),
  );
  connection.onRequest(new RequestType<DataFileToLink, boolean | ResponseError | null, void>(LINK_DATA_FILE), (params) =>
    withCurrentFiles('link', params.uri, async (context) => {
      const linked = await linkDataFile(context, { ...params, uri: toServerUri(params.uri), dataFile: toServerUri(params.dataFile) });
      if ('code' in linked) throw new RefusedError(messageOf(withKeywordLanguage(linked, 'en'), context.language));
      return linked.length > 0 && (await connection.workspace.applyEdit(editOf(linked))).applied;
    }),
  );
  connection.onRequest(new RequestType<EditStageParams, boolean | null, void>(EDIT_STAGE), (params) =>
    withCurrentFiles('edit', params.uri, async (context) => {
      const edits = stageValueEdits(context, { ...params, uri: toServerUri(params.uri) });
      return (await connection.workspace.applyEdit(editOf(edits))).applied;
    }),
  );
  connection.onRequest(new RequestType<FigureRowsParams, StageFileRows | null, void>(FIGURE_ROWS), (params) =>
    whenReady('rows', async (context) => {
      const rows = await figureRows(context, { ...params, uri: toServerUri(params.uri) });
      return rows && { ...rows, uri: toClientUri(rows.uri) };
    }),
  );
  connection.onRequest(new RequestType<ElementAtParams, PanelElement | null, void>(ELEMENT_AT), ({ uri, position }) =>
    withFile('element', uri, async (context, file) => elementAt(context, file, position)),
  );

  connection.onRequest(new RequestType<JourneysParams, JourneysData | null, void>(JOURNEYS), (params, token) =>
    whenReady('journeys', async (context) => {
      const data = await listJourneys(context, params, async () => {
        await yieldToEventLoop();
        return token.isCancellationRequested;
      });
      return data && { ...data, journeys: data.journeys?.map((entry) => ({ ...entry, uri: toClientUri(entry.uri) })) ?? null };
    }),
  );

  connection.onRequest(new RequestType<StagesParams, StageEntry[] | null, void>(STAGES), (params) =>
    whenReady('stages', async (context) => {
      return listStages(context, { ...params, uri: toServerUri(params.uri) });
    }),
  );

  connection.onRequest(new RequestType<GatesParams, GatesData | null, void>(GATES), (params, token) =>
    whenReady('gates', async (context) => {
      const data = await listGates(context, params, async () => {
        await yieldToEventLoop();
        return token.isCancellationRequested;
      });
      const toClient = ({ uri, gates, ...journey }: JourneyGates): JourneyGates => ({
        ...journey,
        uri: toClientUri(uri),
        gates: gates.map((gate) => ({ ...gate, location: gate.location && toClientLocation(gate.location) })),
      });
      return data && { ...data, journeys: data.journeys?.map(toClient) ?? null };
    }),
  );

  connection.onRequest(new RequestType<PictureParams, PictureData | null, void>(PICTURE), ({ uri, svg }) =>
    whenReady('picture', async (context) => {
      const data = diskHashes ? await pictureData(context, diskHashes, { uri: toServerUri(uri), svg }) : null;
      return data && { ...data, uri: data.uri && toClientUri(data.uri) };
    }),
  );

  connection.onRequest(new RequestType<VersionParams, boolean | null, void>(OPEN_VERSION), ({ id, label, pinned, files }) =>
    whenReady('version', async () => {
      const own = files.map((file) => ({ ...file, uri: toServerUri(file.uri) }));
      await versions.open(id, label, pinned, own);
      return true;
    }),
  );

  connection.onRequest(new RequestType<BaselineParams, BaselineData | null, void>(BASELINE), (params) =>
    whenReady('baseline', async (context) => {
      return baseline(context, versions, { ...params, uri: toServerUri(params.uri) });
    }),
  );

  connection.onRequest(new RequestType<ChangesParams, ChangesData | null, void>(CHANGES), (params) =>
    whenReady('changes', async (context) => {
      return diskHashes ? changes(context, versions, diskHashes, params) : null;
    }),
  );

  connection.onRequest(new RequestType<ChangesMarkdownParams, string | null, void>(CHANGES_MARKDOWN), (params) =>
    whenReady('changes', async (context) => {
      return diskHashes ? markdownOfChanges(context, versions, diskHashes, params) : null;
    }),
  );

  connection.onRequest(new RequestType<ElementLocationParams, StageLocation | null, void>(ELEMENT_LOCATION), (params) =>
    guarded('element', async (context) => {
      const place = elementLocation(context, params);
      return place && toClientLocation(place);
    }),
  );

  /** Runs a request that needs the text alone, also on a read-only document; null if the file is unknown. */
  async function withText<T>(
    what: string,
    uri: string,
    run: (context: Context, file: SourceFile) => Promise<T>,
  ): Promise<T | ResponseError | null> {
    const file = readOnly.get(uri);
    return file ? guarded(what, (context) => run(context, file)) : withFile(what, uri, run);
  }

  /** Runs a request on a file of the workspace; null if the file is unknown. */
  async function withFile<T>(
    what: string,
    uri: string,
    run: (context: Context, file: SourceFile) => Promise<T>,
  ): Promise<T | ResponseError | null> {
    return whenReady(what, async (context) => {
      await lookUnlessWatched();
      const file = context.workspace.files.get(toServerUri(uri));
      return file ? run(context, file) : null;
    });
  }

  /** As `withFile`, after a look at the disk: the edits may be of files that are not open. */
  async function withCurrentFiles<T>(
    what: string,
    uri: string,
    run: (context: Context, file: SourceFile) => Promise<T>,
  ): Promise<T | ResponseError | null> {
    const version = documents.get(uri)?.version;
    await disk.look();
    // Its position would be one in another text.
    if (documents.get(uri)?.version !== version)
      return new ResponseError(LSPErrorCodes.ContentModified, messagesIn(language)('text-changed'));
    return withFile(what, uri, run);
  }

  /** Actions whose edits fit the files on disk: if one that they edit has changed, they are computed again. */
  async function currentActions(
    { workspace }: Context,
    file: SourceFile,
    compute: (file: SourceFile) => Promise<ServerCodeAction[]>,
  ): Promise<ServerCodeAction[]> {
    const actions = await compute(file);
    const edited = new Set(actions.flatMap(({ edits }) => edits.map(({ at }) => at.uri)));
    if (await workspace.areCurrent([...edited])) return actions;
    await disk.look();
    const current = workspace.files.get(file.uri);
    return current ? compute(current) : [];
  }

  /** As `guarded`, once all files are read: folders that the client adds give another context. */
  async function whenReady<T>(what: string, run: (context: Context) => Promise<T>): Promise<T | ResponseError | null> {
    await ready;
    return guarded(what, run);
  }

  /** Logs an internal error of one request instead of ending the server. */
  async function guarded<T>(what: string, run: (context: Context) => Promise<T>): Promise<T | ResponseError | null> {
    if (!context) return null;
    try {
      return await run(context);
    } catch (error) {
      if (error instanceof RefusedError) return new ResponseError(REQUEST_FAILED, error.message);
      connection.console.error(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
      connection.console.warn(messagesIn(context.language)('fault', { what }));
      return null;
    }
  }

  documents.listen(connection);
  connection.listen();
}

function normalizedUri(uri: string): string {
  return URI.parse(uri).toString().replace(/\/$/, '');
}

/** The client's folders; empty for a file opened without a folder. */
function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders && params.workspaceFolders.length > 0) return params.workspaceFolders.map(({ uri }) => uri);
  return params.rootUri ? [params.rootUri] : [];
}

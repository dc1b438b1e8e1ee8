import { type InitializeParams, MarkupKind } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol.ts';

/** What the client says that it can do. The server offers and sends nothing else; `docs/editors.md` has the table. */
export interface ClientCapabilities {
  readonly snippets: boolean;
  /** The client has its own snippets, with the English keywords. */
  readonly ownSnippets: boolean;
  /** Format of hover texts. */
  readonly hoverFormat: MarkupKind;
  /** It pulls diagnostics, and can be asked to pull again. Otherwise they are pushed. */
  readonly pullsDiagnostics: boolean;
  /** It wants the diagnostics of files that it has not opened. */
  readonly pullsWorkspaceDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  /** Code actions with edits; otherwise it only knows commands. */
  readonly codeActionLiterals: boolean;
  /** It asks for the edits of a code action once that is chosen. */
  readonly resolvesCodeActions: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly prepareRename: boolean;
  readonly codeLenses: boolean;
  /** It shows inlay hints; what they say needs not stand in a lens. */
  readonly inlayHints: boolean;
  readonly refreshesInlayHints: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly registersFileWatchers: boolean;
  /** Edits name the version of the document that they are for. */
  readonly versionedEdits: boolean;
  readonly workspaceFolders: boolean;
  readonly workDoneProgress: boolean;
  readonly showDocument: boolean;
  /** The client's own commands that the server may name, such as the panel's. */
  readonly commands: ReadonlySet<string>;
  /** The notifications beyond LSP that it asks for. */
  readonly notifications: ReadonlySet<string>;
}

export function clientCapabilities({ capabilities, initializationOptions }: InitializeParams): ClientCapabilities {
  const { textDocument, workspace, window } = capabilities;
  const options = (initializationOptions ?? {}) as InitializationOptions;
  // A client that pulls diagnostics but cannot be asked to refresh them would keep outdated ones.
  const pullsDiagnostics = textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true;
  const ofDiagnostics = (pullsDiagnostics ? textDocument?.diagnostic : undefined) ?? textDocument?.publishDiagnostics;
  const literals = textDocument?.codeAction?.codeActionLiteralSupport?.codeActionKind;
  return {
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    ownSnippets: options.ownSnippets === true,
    // The client's formats stand in the order of its preference.
    hoverFormat:
      textDocument?.hover?.contentFormat?.find((format) => format === MarkupKind.Markdown || format === MarkupKind.PlainText) ??
      MarkupKind.PlainText,
    pullsDiagnostics,
    pullsWorkspaceDiagnostics: pullsDiagnostics && options.workspaceDiagnostics !== false,
    relatedInformation: (ofDiagnostics?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
    codeDescription: (ofDiagnostics?.codeDescriptionSupport ?? textDocument?.publishDiagnostics?.codeDescriptionSupport) === true,
    codeActionLiterals: literals !== undefined,
    resolvesCodeActions:
      literals !== undefined &&
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    codeLenses: textDocument?.codeLens !== undefined,
    inlayHints: textDocument?.inlayHint !== undefined,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    registersFileWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    workDoneProgress: window?.workDoneProgress === true,
    showDocument: window?.showDocument?.support === true,
    commands: new Set(textsIn(options.commands)),
    notifications: new Set(textsIn(options.notifications)),
  };
}

/** The texts of a list; initialization options are whatever the user has written. */
function textsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}

import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { type DocumentKind, documentKind } from './document-kind.ts';

export interface OpenDocument {
  /** As the client knows it. */
  readonly clientUri: string;
  /** As the workspace knows it. */
  readonly uri: string;
  readonly kind: DocumentKind;
}

/** Where the workspace's files are. */
export interface WorkspacePlace {
  /** URIs without a trailing `/`. */
  readonly folders: readonly string[];
  /** One URI for each file, whatever links lead to it. */
  canonicalUri(uri: string): string;
}

/**
 * What the client has opened, and how its URIs and the workspace's correspond: clients encode URIs differently, an unsaved document stands
 * in the workspace's folder, and a file reached by links has one URI.
 */
export class OpenDocuments {
  readonly #place: () => WorkspacePlace;
  readonly #byClientUri = new Map<string, OpenDocument>();
  /** The journeys that count in the workspace: server URI → client URI. Of several documents of one file, the last opened counts. */
  readonly journeys = new Map<string, string>();
  /** Other documents: server URI → client URI. */
  readonly others = new Map<string, string>();

  constructor(place: () => WorkspacePlace) {
    this.#place = place;
  }

  get(clientUri: string): OpenDocument | undefined {
    return this.#byClientUri.get(clientUri);
  }

  open({ uri: clientUri, languageId }: TextDocument): OpenDocument {
    const { folders } = this.#place();
    const kind = documentKind(clientUri, languageId, new Set(folders.map((folder) => URI.parse(folder).scheme)));
    const uri = kind === 'journey' ? this.#uriInWorkspace(clientUri) : this.#canonicalUri(clientUri);
    const document = { clientUri, uri, kind };
    this.#byClientUri.set(clientUri, document);
    this.#claim(document);
    return document;
  }

  /** @returns the document that takes the place of the closed one: the same file opened by another URI. Undefined if there is none. */
  close(clientUri: string): OpenDocument | undefined {
    const closed = this.#byClientUri.get(clientUri);
    this.#byClientUri.delete(clientUri);
    if (!closed || this.#claims(closed)?.get(closed.uri) !== clientUri) return undefined;
    this.#claims(closed)?.delete(closed.uri);
    const next = [...this.#byClientUri.values()].findLast(({ uri, kind }) => uri === closed.uri && kind === closed.kind);
    if (next) this.#claim(next);
    return next;
  }

  /**
   * Looks again where the documents stand, after the workspace's folders have changed.
   *
   * @returns the server URIs that they had before and have no longer.
   */
  relocate(): string[] {
    const before = [...this.journeys.keys()];
    const documents = [...this.#byClientUri.values()];
    this.journeys.clear();
    this.others.clear();
    for (const { clientUri, kind } of documents) {
      const document = { clientUri, kind, uri: kind === 'journey' ? this.#uriInWorkspace(clientUri) : this.#canonicalUri(clientUri) };
      this.#byClientUri.set(clientUri, document);
      this.#claim(document);
    }
    return before.filter((uri) => !this.journeys.has(uri));
  }

  /** Whether the text of the document is the one that counts for its file. */
  counts({ kind, uri, clientUri }: OpenDocument): boolean {
    return kind === 'journey' && this.journeys.get(uri) === clientUri;
  }

  toServer(uri: string): string {
    return this.#byClientUri.get(uri)?.uri ?? this.#canonicalUri(uri);
  }

  toClient(uri: string): string {
    return this.journeys.get(uri) ?? this.others.get(uri) ?? uri;
  }

  #claims({ kind }: OpenDocument): Map<string, string> | null {
    return kind === 'journey' ? this.journeys : kind === 'other' ? this.others : null;
  }

  #claim(document: OpenDocument): void {
    this.#claims(document)?.set(document.uri, document.clientUri);
  }

  #canonicalUri(uri: string): string {
    return this.#place().canonicalUri(URI.parse(uri).toString());
  }

  /** An unsaved document stands where it will be saved, if it says so, else in the first folder: its paths are relative to that. */
  #uriInWorkspace(clientUri: string): string {
    const { folders } = this.#place();
    const { scheme, path } = URI.parse(clientUri);
    const isUnsaved = scheme === 'untitled' || path === '' || path === '/';
    const [first] = folders;
    if (!isUnsaved || first === undefined) return this.#canonicalUri(clientUri);
    const target = folders
      .map((folder) => URI.parse(folder).with({ path }))
      .find((uri) => folders.some((folder) => `${uri}`.startsWith(`${folder}/`)));
    return target ? this.#canonicalUri(`${target}`) : Utils.joinPath(URI.parse(first), path.split('/').at(-1) || 'untitled').toString();
  }
}

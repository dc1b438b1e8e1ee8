import type { Host } from '@parcours/engines';
import type { Language, Range } from '@parcours/model';
import { Workspace } from '@parcours/workspace';
import type { CodeActionContext } from 'vscode-languageserver';
import type { Context } from '../src/context.ts';
import { toLspDiagnostic } from '../src/diagnostics/lsp-diagnostics.ts';
import { codeActions, type ServerCodeAction } from '../src/features/code-actions/code-actions.ts';
import type { FileEdit } from '../src/text/file-edits.ts';

const ROOT = 'file:///shop';
export const MAIN = 'a.journey';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A workspace in memory, in which code actions are requested and applied. */
export class CodeActionWorkspace {
  readonly files: Map<string, string>;
  readonly context: Context;

  private constructor(files: Files, language: Language, workspace: Workspace) {
    this.files = new Map(Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    this.context = { workspace, language };
  }

  /** A string is the content of `a.journey`. */
  static async open(files: Files | string, language: Language = 'en'): Promise<CodeActionWorkspace> {
    const all = typeof files === 'string' ? { [MAIN]: files } : files;
    const workspace = new Workspace(memoryHost(new Map(Object.entries(all))), { language });
    await workspace.open();
    return new CodeActionWorkspace(all, language, workspace);
  }

  /** The codes of a file's diagnostics. */
  async codes(path = MAIN): Promise<string[]> {
    return (await this.context.workspace.diagnostics(`${ROOT}/${path}`)).map(({ code }) => code);
  }

  /** The actions for a code, or at a text. */
  async actions(at: string | { code: string }, options: { path?: string; only?: string[] } = {}): Promise<ServerCodeAction[]> {
    const uri = `${ROOT}/${options.path ?? MAIN}`;
    const file = this.context.workspace.files.get(uri);
    if (!file) throw new Error(`${uri} is not there`);
    const diagnostics = await this.context.workspace.diagnostics(uri);
    let range: Range;
    if (typeof at === 'string') {
      const offset = file.text.indexOf(at);
      if (offset < 0) throw new Error(`the text does not hold ${at}`);
      range = { start: file.document.positionAt(offset), end: file.document.positionAt(offset) };
    } else {
      const diagnostic = diagnostics.find(({ code }) => code === at.code);
      if (!diagnostic) throw new Error(`${at.code} is not told, but ${diagnostics.map(({ code }) => code).join()}`);
      range = diagnostic.at.range;
    }
    const told = typeof at === 'string' ? diagnostics : diagnostics.filter(({ code }) => code === at.code);
    const asked: CodeActionContext = {
      diagnostics: told.map((diagnostic) => toLspDiagnostic(diagnostic, this.context)),
      ...(options.only ? { only: options.only } : {}),
    };
    return codeActions(this.context, file, range, asked);
  }

  /** @param kind `quickfix`: without those that accept a finding, `quickfix.accept`. */
  async titles(at: string | { code: string }, kind = 'quickfix'): Promise<string[]> {
    const isWanted = (action: ServerCodeAction) => (kind === 'quickfix' ? action.kind === kind : action.kind.startsWith(kind));
    return (await this.actions(at)).filter(isWanted).map(({ title }) => title);
  }

  /** Applies the action with a title; returns the changed file. */
  async apply(at: string | { code: string }, title: string, options: { path?: string; only?: string[] } = {}): Promise<string> {
    const offered = await this.actions(at, options);
    const found = offered.find((action) => action.title === title);
    if (!found) throw new Error(`not offered: ${title}; but ${offered.map((action) => action.title).join(' | ')}`);
    let changed = '';
    for (const [uri, edits] of Map.groupBy(found.edits, (edit) => edit.at.uri)) {
      const file = this.context.workspace.files.get(uri);
      if (!file) throw new Error(`${uri} is not there`);
      changed = applyEdits(file.document.getText(), edits, (position) => file.document.offsetAt(position));
      await this.context.workspace.openDocument(uri, changed);
      const after = this.context.workspace.files.get(uri);
      if (after?.hasSyntaxErrors) throw new Error(`after “${title}” the text does not parse:\n${changed}`);
    }
    return changed;
  }

  textOf(path: string): string {
    return this.context.workspace.files.get(`${ROOT}/${path}`)?.text ?? '';
  }
}

/** Applies edits according to LSP: all positions refer to the old text, and edits must not overlap. */
function applyEdits(text: string, edits: readonly FileEdit[], offsetAt: (position: Range['start']) => number): string {
  const sorted = edits
    .map(({ at, text: by }, index) => ({ start: offsetAt(at.range.start), end: offsetAt(at.range.end), by, index }))
    .sort((a, b) => a.start - b.start || a.index - b.index);
  let result = '';
  let last = 0;
  for (const { start, end, by } of sorted) {
    if (start < last) throw new Error('the edits overlap');
    result += text.slice(last, start) + by;
    last = end;
  }
  return result + text.slice(last);
}

function memoryHost(files: ReadonlyMap<string, string | Uint8Array>): Host {
  const bytes = (uri: string) => {
    const text = files.get(uri.slice(ROOT.length + 1));
    return text === undefined ? null : typeof text === 'string' ? new TextEncoder().encode(text) : text;
  };
  const list = (ending: RegExp) => [...files.keys()].filter((path) => ending.test(path)).map((path) => `${ROOT}/${path}`);
  return {
    roots: [ROOT],
    journeyFiles: async () => list(/\.journey$/),
    dataFiles: async () => list(/\.(csv|xlsx|sav)$/),
    stat: async (uri) => {
      const found = bytes(uri);
      return found && { size: found.byteLength, modified: 0, isFile: true };
    },
    read: async (uri) => bytes(uri) ?? Promise.reject(new Error(uri)),
    realUri: async (uri) => uri,
  };
}

import type { Language, Range } from '@parcours/model';
import { type Host, Workspace } from '@parcours/workspace';
import type { CodeActionContext } from 'vscode-languageserver';
import type { Context } from '../src/context.ts';
import { toDiagnostic } from '../src/diagnostics.ts';
import type { TextChange } from '../src/edits.ts';
import { type Action, codeActions } from '../src/features/code-actions.ts';

const ROOT = 'file:///shop';
export const MAIN = 'a.journey';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A workspace in memory, in which actions are asked for and taken. */
export class Acting {
  readonly files: Map<string, string>;
  readonly context: Context;

  private constructor(files: Files, language: Language, workspace: Workspace) {
    this.files = new Map(Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    this.context = { workspace, language };
  }

  /** A text alone is the file `a.journey`. */
  static async on(files: Files | string, language: Language = 'en'): Promise<Acting> {
    const all = typeof files === 'string' ? { [MAIN]: files } : files;
    const workspace = new Workspace(hostOf(new Map(Object.entries(all))), { language });
    await workspace.open();
    return new Acting(all, language, workspace);
  }

  /** The findings of a file that are about a code, as the client has them. */
  async codes(path = MAIN): Promise<string[]> {
    return (await this.context.workspace.findings(`${ROOT}/${path}`)).map(({ code }) => code);
  }

  /** What is offered where a code is told, or at a place of the text. */
  async offered(at: string | { code: string }, options: { path?: string; only?: string[] } = {}): Promise<Action[]> {
    const uri = `${ROOT}/${options.path ?? MAIN}`;
    const file = this.context.workspace.files.get(uri);
    if (!file) throw new Error(`${uri} is not there`);
    const findings = await this.context.workspace.findings(uri);
    let range: Range;
    if (typeof at === 'string') {
      const offset = file.text.indexOf(at);
      if (offset < 0) throw new Error(`the text does not hold ${at}`);
      range = { start: file.document.positionAt(offset), end: file.document.positionAt(offset) };
    } else {
      const finding = findings.find(({ code }) => code === at.code);
      if (!finding) throw new Error(`${at.code} is not told, but ${findings.map(({ code }) => code).join()}`);
      range = finding.at.range;
    }
    const told = typeof at === 'string' ? findings : findings.filter(({ code }) => code === at.code);
    const asked: CodeActionContext = {
      diagnostics: told.map((finding) => toDiagnostic(finding, this.context.language)),
      ...(options.only ? { only: options.only } : {}),
    };
    return codeActions(this.context, file, range, asked);
  }

  async titles(at: string | { code: string }, kind = 'quickfix'): Promise<string[]> {
    return (await this.offered(at)).filter((action) => action.kind.startsWith(kind)).map(({ title }) => title);
  }

  /** Takes the action of a title; the file that it changed is given back. */
  async take(at: string | { code: string }, title: string, options: { path?: string; only?: string[] } = {}): Promise<string> {
    const offered = await this.offered(at, options);
    const found = offered.find((action) => action.title === title);
    if (!found) throw new Error(`not offered: ${title}; but ${offered.map((action) => action.title).join(' | ')}`);
    let changed = '';
    for (const [uri, edits] of Map.groupBy(found.edits, (edit) => edit.at.uri)) {
      const file = this.context.workspace.files.get(uri);
      if (!file) throw new Error(`${uri} is not there`);
      changed = applied(file.document.getText(), edits, (position) => file.document.offsetAt(position));
      await this.context.workspace.hold(uri, changed);
      const after = this.context.workspace.files.get(uri);
      if (after?.broken) throw new Error(`after “${title}” the text does not parse:\n${changed}`);
    }
    return changed;
  }

  textOf(path: string): string {
    return this.context.workspace.files.get(`${ROOT}/${path}`)?.text ?? '';
  }
}

/** Applies edits as the protocol wants it: all positions are of the old text, and none may overlap. */
function applied(text: string, edits: readonly TextChange[], offsetAt: (position: Range['start']) => number): string {
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

function hostOf(files: ReadonlyMap<string, string | Uint8Array>): Host {
  const bytes = (uri: string) => {
    const text = files.get(uri.slice(ROOT.length + 1));
    return text === undefined ? null : typeof text === 'string' ? new TextEncoder().encode(text) : text;
  };
  const list = (ending: RegExp) => [...files.keys()].filter((path) => ending.test(path)).map((path) => `${ROOT}/${path}`);
  return {
    roots: [ROOT],
    journeyFiles: async () => list(/\.journey$/),
    dataFiles: async () => list(/\.(csv|xlsx)$/),
    stat: async (uri) => {
      const found = bytes(uri);
      return found && { size: found.byteLength, modified: 0, isFile: true };
    },
    read: async (uri) => bytes(uri) ?? Promise.reject(new Error(uri)),
    realUri: async (uri) => uri,
  };
}

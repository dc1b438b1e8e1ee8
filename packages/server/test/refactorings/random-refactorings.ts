/** Refactorings at random, one after the other: after each the figures are what they were, to the last bit. */
import type { SourceFile } from '@parcours/language';
import type { Workspace } from '@parcours/workspace';
import type { Context } from '../../src/context.ts';
import { codeActions } from '../../src/features/code-actions/code-actions.ts';
import { pathEdits } from '../../src/features/editing/file-rename.ts';
import { formatting } from '../../src/features/editing/formatting.ts';
import { editedTexts, RefusedError } from '../../src/features/editing/keep-cells.ts';
import { prepareRename, rename } from '../../src/features/editing/rename.ts';
import type { FileEdit } from '../../src/text/file-edits.ts';
import { type FigureOptions, type Figures, figuresOf, figuresText } from './figures.ts';
import type { Folder } from './folder.ts';

/** What was done, and how often; `refused …` with the reason. */
export type Tally = Map<string, number>;

interface Refactored {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  readonly options: FigureOptions;
  /** A file moves with the edits. */
  readonly move?: { readonly from: string; readonly to: string };
}

/**
 * Refactors a folder at random until so many refactorings are done.
 *
 * @returns what differs after one of them; null if nothing does.
 */
export async function firstDifference(origin: Folder, count: number, seed: number, tally: Tally): Promise<string | null> {
  const random = generator(seed);
  let state = await opened(origin);
  const history: string[] = [];
  for (let done = 0, tried = 0; done < count && tried < 20 * count; tried++) {
    // Texts grow: after a while it begins again.
    if (history.length >= MAX_STEPS) {
      state = await opened(origin);
      history.length = 0;
    }
    const context: Context = { workspace: state.workspace, language: 'en' };
    const refactored = await someRefactoring(context, random, tally);
    if (!refactored) continue;
    const { title, edits, options, move } = refactored;
    const texts = editedTexts(context, edits);
    if (texts.size === 0 && !move) continue;
    const folder = state.folder.copy();
    for (const [uri, text] of texts) folder.write(uri, text);
    if (move) folder.move(move.from, move.to);
    history.push(title);
    const next = await opened(folder);
    const [before, after] = [figuresText(state.figures, options), figuresText(next.figures, options)];
    if (after !== before) return report(seed, history, before, after, edits);
    state = next;
    done++;
    countOne(tally, title.replace(/ .*/s, ''));
  }
  return null;
}

interface State {
  readonly folder: Folder;
  readonly workspace: Workspace;
  readonly figures: Figures;
}

/** A folder in a workspace that has just been opened. */
async function opened(folder: Folder): Promise<State> {
  const workspace = await folder.open();
  return { folder, workspace, figures: await figuresOf(workspace) };
}

const MAX_STEPS = 12;

async function someRefactoring(context: Context, random: Random, tally: Tally): Promise<Refactored | null> {
  const { workspace } = context;
  const file = random.pick([...workspace.files.all()].sort((a, b) => (a.uri < b.uri ? -1 : 1)));
  const kind = random.next();
  if (kind < 0.5) return someRename(context, file, random, tally);
  if (kind < 0.9) return someAction(context, file, random);
  if (kind < 0.95) {
    const edits = formatting(file).map(({ range, newText }) => ({ at: file.locationOf(range), text: newText }));
    return edits.length > 0 ? { title: `format ${file.uri}`, edits, options: {} } : null;
  }
  const uris = [...workspace.files.all()].map(({ uri }) => uri);
  const from = random.pick([...uris, ...(await workspace.dataFiles())].sort());
  const to = from.replace(/([^/]+)$/, random.pick(['moved/$1', 'a folder/$1', '../$1']));
  const moved = new URL(to).toString();
  if (!moved.startsWith('file:///shop/') || moved === from || uris.includes(moved)) return null;
  return { title: `move ${from} to ${moved}`, edits: pathEdits(context, [{ from, to: moved }]), options: {}, move: { from, to: moved } };
}

async function someRename(context: Context, file: SourceFile, random: Random, tally: Tally): Promise<Refactored | null> {
  const ranges = [
    ...file.allDeclarations().flatMap(({ nameRange, labelRange }) => [nameRange, labelRange]),
    ...file.references.map(({ range }) => range),
  ].filter((range) => range !== null);
  if (ranges.length === 0) return null;
  const { start } = random.pick(ranges);
  const found = prepareRename(context, file, start);
  if (!found) return null;
  const isQuoted = /^["'«]/.test(file.document.getText(found.range));
  const to = newNameFor(context, file, found.text, isQuoted, random);
  const from = found.text;
  if (from === to) return null;
  const title = `rename ${from} to ${to} at ${file.uri}:${start.line + 1}`;
  try {
    const edits = await rename(context, file, start, to);
    return edits.length > 0 ? { title, edits, options: { renamings: [{ from, to: isQuoted ? to.trim() : to }] } } : null;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw new Error(`seed ${random.seed}: ${title}`, { cause: error });
    countOne(tally, `refused: ${error.message.replace(/[“"].*?[”"]/g, '…').slice(0, 60)}`);
    return null;
  }
}

/** New, or another's, or what cells say. */
function newNameFor({ workspace }: Context, file: SourceFile, old: string, isQuoted: boolean, random: Random): string {
  const all = [...workspace.files.all()].flatMap((each) => each.allDeclarations());
  const kind = random.next();
  if (kind < 0.5) return isQuoted ? `I do ${random.word()} it` : random.word();
  if (kind < 0.6) return isQuoted ? old.toUpperCase() : old.toUpperCase().replace(/\P{L}/gu, 'x');
  if (kind < 0.8) return random.pick(all)[isQuoted ? 'displayName' : 'nameOrLabel'];
  return random.pick(file.text.match(/\p{L}+/gu) ?? [random.word()]);
}

async function someAction(context: Context, file: SourceFile, random: Random): Promise<Refactored | null> {
  const declarations = file.allDeclarations();
  const ranges = [
    ...declarations.flatMap(({ nameRange, labelRange, range }) => [nameRange, labelRange, range]),
    ...file.references.map(({ range }) => range),
  ];
  const { start } = random.pick(ranges.filter((range) => range !== null));
  const { line } = start;
  const actions = await codeActions(context, file, { start, end: start }, { diagnostics: [], only: ['refactor'] });
  const action = actions.length > 0 ? random.pick(actions) : null;
  if (!action || action.edits.length === 0) return null;
  const stages = new Set([...workspaceStages(context.workspace)].flatMap(({ name, label }) => [name, label].flatMap((each) => each ?? [])));
  // A label that gets a name is known by it from then on.
  const names = action.edits.flatMap(({ text }) => /^([\p{L}_]\S*) $/u.exec(text)?.[1] ?? []);
  const isNamed = /^(Give|Donner|Benennen)/.test(action.title) || names.length > 0;
  const label = /["„«](.*?)["“»]/.exec(action.title)?.[1];
  const renamings = isNamed && names[0] !== undefined && label !== undefined ? [{ from: label, to: names[0] }] : [];
  for (const { to } of renamings) stages.add(to);
  return { title: `${action.title} at ${file.uri}:${line + 1}`, edits: action.edits, options: { renamings, stages } };
}

function workspaceStages(workspace: Workspace) {
  return [...workspace.files.all()].flatMap((file) => file.allDeclarations()).filter(({ kind }) => kind === 'stage');
}

interface Random {
  readonly seed: number;
  next(): number;
  pick<T>(list: readonly T[]): T;
  word(): string;
}

/** Mulberry32. */
function generator(seed: number): Random {
  let state = seed >>> 0;
  let words = 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    seed,
    next,
    pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
    word: () => `zq${++words}x${Math.floor(next() * 1e6)}`,
  };
}

function countOne(tally: Tally, what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
}

function report(seed: number, history: readonly string[], before: string, after: string, edits: readonly FileEdit[]): string {
  const [left, right] = [before.split('\n'), after.split('\n')];
  const at = left.findIndex((line, index) => line !== right[index]);
  const around = (lines: readonly string[]) => lines.slice(Math.max(0, at - 8), at + 6).join('\n');
  const done = history.map((title, index) => `${index + 1}. ${title}`).join('\n');
  return `seed ${seed}: a figure differs\n${done}\nedits: ${JSON.stringify(edits)}\nbefore:\n${around(left)}\nafter:\n${around(right)}`;
}

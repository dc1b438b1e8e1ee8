import { SourceFile } from '../src/names/source-file.ts';
import { lex } from '../src/syntax/lexer.ts';

/** A text with one thing done to it. */
export interface Mutant {
  readonly what: 'prefix' | 'deleted' | 'doubled' | 'swapped';
  readonly word: string;
  readonly line: number;
  readonly text: string;
  /** What was touched, in the sound text; of a prefix, all that is gone. */
  readonly start: number;
  readonly end: number;
}

/** Every single word deleted, doubled, and swapped with the next one; and the text cut off at every character. */
export function* mutants(text: string): Generator<Mutant> {
  const tokens = [...lex(text)];
  for (const [index, { offset, end, text: image, line }] of tokens.entries()) {
    const [before, after] = [text.slice(0, offset), text.slice(end)];
    const place = { word: image, line: line + 1, start: offset, end };
    yield { what: 'deleted', text: before + after, ...place };
    yield { what: 'doubled', text: `${before}${image} ${image}${after}`, ...place };
    const next = tokens[index + 1];
    if (!next) continue;
    const swapped = before + next.text + text.slice(end, next.offset) + image + text.slice(next.end);
    yield { what: 'swapped', text: swapped, ...place, end: next.end };
  }
  for (let end = 0; end < text.length; end++) {
    yield { what: 'prefix', word: '', line: text.slice(0, end).split('\n').length, text: text.slice(0, end), start: end, end: text.length };
  }
}

export interface Tally {
  all: number;
  /** All other stages were still there. */
  allStages: number;
  /** … in the same phase, with the same words. */
  unchanged: number;
  /** Nothing at all was left of the outline, though a declaration other than the touched ones was there. */
  blank: number;
  readonly worst: { readonly word: string; readonly line: number; readonly lost: readonly string[] }[];
}

/** What remains of the stages that a mutation does not touch, by kind of mutation. */
export function recoveryRates(text: string): Record<Mutant['what'], Tally> {
  const tally = (): Tally => ({ all: 0, allStages: 0, unchanged: 0, blank: 0, worst: [] });
  const found = { prefix: tally(), deleted: tally(), doubled: tally(), swapped: tally() };
  const sound = read(text);
  for (const { what, word, line, text: broken, start, end } of mutants(text)) {
    const now = read(broken);
    const isOther = (each: { start: number; end: number }) => each.end <= start || end <= each.start;
    const others = [...sound.stages].filter(([, stage]) => isOther(stage));
    const lost = others.filter(([name]) => !now.stages.has(name)).map(([name]) => name);
    const changed = others.filter(([name, stage]) => now.stages.get(name)?.says !== stage.says);
    const counts = found[what];
    counts.all++;
    if (lost.length === 0) counts.allStages++;
    else counts.worst.push({ word, line, lost });
    if (changed.length === 0) counts.unchanged++;
    if (now.declared === 0 && sound.top.some(isOther)) counts.blank++;
  }
  return found;
}

interface Read {
  readonly stages: ReadonlyMap<string, { says: string; start: number; end: number }>;
  readonly top: readonly { start: number; end: number }[];
  readonly declared: number;
}

function read(text: string): Read {
  const file = new SourceFile('file:///a.journey', text);
  if (file.parsed.internalError !== null) throw new Error(file.parsed.internalError);
  const stages = new Map<string, { says: string; start: number; end: number }>();
  for (const declaration of file.allDeclarations()) {
    if (declaration.kind !== 'stage' && declaration.kind !== 'repository-stage') continue;
    const { node, container } = declaration;
    // Line breaks and indentation are not compared: the words are.
    const says = `${container?.kind}:${node.$cstNode?.text.replace(/\s+/g, ' ')}`;
    stages.set(declaration.nameOrLabel, { says, start: node.$cstNode?.offset ?? 0, end: node.$cstNode?.end ?? 0 });
  }
  const top = file.declarations.map(({ node }) => ({ start: node.$cstNode?.offset ?? 0, end: node.$cstNode?.end ?? 0 }));
  return { stages, top, declared: file.declarations.length };
}

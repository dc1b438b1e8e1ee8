import { type Declaration, journeyOf, quote } from '@parcours/language';
import { headerTokens } from '../../../text/ast.ts';
import { addToBlock, indentAt, insertLineAfter, lineEndOffset, removeStatement, spanOf } from '../../../text/file-edits.ts';
import { uniqueName } from './names.ts';
import type { Refactoring, RefactoringRequest } from './refactoring.ts';

/** The stage goes to the end of an earlier phase or to the beginning of a later one, so that the others keep their order. */
export const moveStage: Refactoring = (request) => {
  const { file, say } = request;
  const stage = stageAt(request);
  const journey = stage && journeyOf(stage);
  if (!stage || !journey) return [];
  const { start, end: last } = spanOf(stage);
  const outer = indentAt(file, start);
  // A comment behind it goes with it.
  const end = last + (/^[ \t]*\/\/.*/.exec(file.text.slice(last, lineEndOffset(file, last)))?.[0].trimEnd().length ?? 0);
  // The lines as they stand, less the indentation of the first.
  const lines = file.text
    .slice(start, end)
    .split(/\r\n|\n|\r/)
    .map((line) => (line.startsWith(outer) ? line.slice(outer.length) : line));
  return journey.children
    .filter((phase) => phase.kind === 'phase' && phase !== stage.container)
    .map((phase) => ({
      title: say('refactor.move', { phase: quote(phase.displayName) }),
      edits: [removeStatement(file, start, end), ...addToBlock(file, phase.node, lines, spanOf(phase).start > start)],
    }));
};

/** A second stage with the same attributes: what happens in it, and how its score differs, is for the author to say. */
export const splitStage: Refactoring = (request) => {
  const { file, say } = request;
  const stage = stageAt(request);
  const journey = stage && journeyOf(stage);
  if (!stage || !journey) return [];
  const { start, end } = spanOf(stage);
  const named = stage.labelRange ?? stage.nameRange;
  const labelled = named ? file.document.offsetAt(named.end) : end;
  const attributes = headerTokens(stage.node).flatMap((word) => (word.start >= labelled ? [word.text] : []));
  const rest = attributes.map((text) => (text === ',' ? text : ` ${text}`)).join('');
  const name =
    stage.name &&
    uniqueName(
      stage.name,
      journey.stages.map((each) => each.name),
      2,
    );
  const label = numberedLabel(say('refactor.split.label'), journey);
  const line = `stage ${name ? `${name} ` : ''}${quote(label)}${rest}`;
  return [{ title: say('refactor.split'), edits: [insertLineAfter(file, end, indentAt(file, start) + line)] }];
};

/** Two stages of one label would be one. */
function numberedLabel(label: string, journey: Declaration): string {
  const labels = new Set(journey.stages.map((each) => each.label));
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? label : `${label} (${n})`;
    if (!labels.has(candidate)) return candidate;
  }
}

/** The stage on whose first line the cursor is. */
function stageAt({ file, range }: RefactoringRequest): Declaration | null {
  if (file.hasSyntaxErrors) return null;
  const { line } = range.start;
  for (const each of file.allDeclarations()) if (each.kind === 'stage' && each.range.start.line === line) return each;
  return null;
}

import { type Declaration, journeyOf, quote } from '@parcours/language';
import { headerTokens } from '../../../text/ast.ts';
import { addToBlock, indentAt, insertLineAfter, lineEndOffset, removeStatement, spanOf } from '../../../text/file-edits.ts';
import { uniqueName } from './names.ts';
import type { Refactoring, RefactoringRequest } from './refactoring.ts';

/** Moves the stage to the end of an earlier phase or the beginning of a later one, so that the order of the others is kept. */
export const moveStage: Refactoring = (request) => {
  const { file, translate } = request;
  const stage = stageAt(request);
  const journey = stage && journeyOf(stage);
  if (!stage || !journey) return [];
  const { start, end: last } = spanOf(stage);
  const outer = indentAt(file, start);
  // A comment on the same line moves with it.
  const end = last + (/^[ \t]*\/\/.*/.exec(file.text.slice(last, lineEndOffset(file, last)))?.[0].trimEnd().length ?? 0);
  // The lines without the indentation of the first.
  const lines = file.text
    .slice(start, end)
    .split(/\r\n|\n|\r/)
    .map((line) => (line.startsWith(outer) ? line.slice(outer.length) : line));
  return journey.children
    .filter((phase) => phase.kind === 'phase' && phase !== stage.container)
    .map((phase) => ({
      title: translate('refactor.move', { phase: quote(phase.displayName) }),
      edits: [removeStatement(file, start, end), ...addToBlock(file, phase.node, lines, spanOf(phase).start > start)],
    }));
};

/** Adds a second stage with the same attributes, for the author to complete. */
export const splitStage: Refactoring = (request) => {
  const { file, translate } = request;
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
  const label = numberedLabel(translate('refactor.split.label'), journey);
  const line = `stage ${name ? `${name} ` : ''}${quote(label)}${rest}`;
  return [{ title: translate('refactor.split'), edits: [insertLineAfter(file, end, indentAt(file, start) + line)] }];
};

/** Stages of a journey must have different labels. */
function numberedLabel(label: string, journey: Declaration): string {
  const labels = new Set(journey.stages.map((each) => each.label));
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? label : `${label} (${n})`;
    if (!labels.has(candidate)) return candidate;
  }
}

/** The stage whose first line contains the cursor. */
function stageAt({ file, range }: RefactoringRequest): Declaration | null {
  if (file.hasSyntaxErrors) return null;
  const { line } = range.start;
  for (const each of file.allDeclarations()) if (each.kind === 'stage' && each.range.start.line === line) return each;
  return null;
}

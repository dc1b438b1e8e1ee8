import { type Declaration, journeyOf, quote } from '@parcours/language';
import { attributesOf, headerTokens } from '../../../text/ast.ts';
import { addToBlock, indentAt, insertLineAfter, lineEndOffset, removeStatement, spanOf } from '../../../text/file-edits.ts';
import { uniqueName } from './names.ts';
import type { Refactoring, RefactoringRequest } from './refactoring.ts';

/**
 * Moves the stage to the end of an earlier phase or the beginning of a later one, so that the order of the others is kept. Figures depend
 * on the order of the stages that have some (the first impression, the end): those stay in order, or the move is not offered.
 */
export const moveStage: Refactoring = async (request) => {
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
  const inOrder = await stagesWithFigures(request, journey);
  return journey.children
    .filter((phase) => phase.kind === 'phase' && phase !== stage.container && keepsOrder(stage, phase, journey, inOrder))
    .map((phase) => ({
      title: translate('refactor.move', { phase: quote(phase.displayName) }),
      edits: [removeStatement(file, start, end), ...addToBlock(file, phase.node, lines, spanOf(phase).start > start)],
    }));
};

/** The stages with a figure of their own. */
async function stagesWithFigures({ context, file }: RefactoringRequest, journey: Declaration): Promise<readonly Declaration[]> {
  const evaluations = await context.workspace.evaluateFile(file.uri);
  const report = evaluations.find(({ model }) => model.uri === file.uri && model.name === journey.nameOrLabel)?.report;
  if (!report) return journey.stages;
  return journey.stages.filter((_, at) => {
    const { measured, expectation, expertClaims } = report.stages[at] ?? {};
    return measured !== null || expectation !== null || (expertClaims?.length ?? 0) > 0;
  });
}

/** Whether the move of a stage to a phase leaves stages in order: none of them stands between. */
function keepsOrder(stage: Declaration, phase: Declaration, journey: Declaration, inOrder: readonly Declaration[]): boolean {
  if (!inOrder.includes(stage)) return true;
  const [from, to] = [spanOf(stage).start, spanOf(phase)];
  const isLater = to.start > from;
  return journey.stages.every((other) => {
    const { start } = spanOf(other);
    const isBetween = isLater ? start > from && start < to.start : start < from && start > to.end;
    return !isBetween || !inOrder.includes(other);
  });
}

/** What a second stage has in common with the one that it was split from: nobody scored it, or made a promise for it. */
const SHARED_ATTRIBUTES: ReadonlySet<string> = new Set(['channel', 'touchpoint', 'volume', 'importance']);

/** Adds a second stage where the customer is met alike, for the author to complete. */
export const splitStage: Refactoring = (request) => {
  const { file, translate } = request;
  const stage = stageAt(request);
  const journey = stage && journeyOf(stage);
  if (!stage || !journey) return [];
  const { start, end } = spanOf(stage);
  const shared = attributesOf(stage.node).filter(({ keyword }, index) => index > 0 && SHARED_ATTRIBUTES.has(keyword));
  const isShared = (at: number) => shared.some((attribute) => attribute.start <= at && at < attribute.end);
  const words = headerTokens(stage.node).flatMap((word) => (isShared(word.start) ? [word.text] : []));
  const rest = words.map((text) => (text === ',' ? text : ` ${text}`)).join('');
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

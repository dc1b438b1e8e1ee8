import { type Diagnostic, diagnose } from '@parcours/model';
import type * as ast from '../generated/ast.ts';
import type { Declaration, SourceFile } from '../names/source-file.ts';
import type { VisibleDeclaration, VisibleFiles } from '../names/visible-files.ts';
import { duplicateLabelDiagnostics, labelDiagnostics } from './label-diagnostics.ts';

/** What the method itself asks of a journey and a repository (method.md, section 1). */
export function methodDiagnostics(files: VisibleFiles, file: SourceFile): Diagnostic[] {
  return [...check(files, file)];
}

function* check(files: VisibleFiles, file: SourceFile): Generator<Diagnostic> {
  const isSeen = [file, ...files.importers(file.uri)].some((each) => each.declarations.some(({ kind }) => kind === 'journey'));
  for (const declaration of file.declarations) {
    // Where no journey sees it, nobody can say yet that one is missing.
    if (declaration.kind === 'touchpoint' && isSeen && !files.isReferenced(declaration, (use) => use.container?.kind === 'stage')) {
      yield diagnose('JRN0301', file.locationOf(declaration.selectionRange), { name: declaration.displayName });
    } else if (declaration.kind === 'journey') yield* journey(files, declaration);
    else if (declaration.kind === 'repository') yield* repository(files, declaration);
    else if (declaration.kind === 'plan') yield* plan(declaration);
  }
}

function* journey(files: VisibleFiles, declaration: Declaration): Generator<Diagnostic> {
  const { file } = declaration;
  for (const stage of declaration.stages) {
    const node = stage.node as ast.Stage;
    if (node.touchpoints.length === 0 && !node.items.some((item) => item.$type === 'StageTouchpoint')) {
      yield diagnose('JRN0303', file.locationOf(stage.selectionRange), { stage: stage.displayName });
    }
    yield* labelDiagnostics(files, stage);
  }
  yield* duplicateLabelDiagnostics(declaration.stages);
  yield* perimeter(files, declaration);
  for (const kpi of declaration.children) {
    const node = kpi.node as ast.Kpi;
    if (kpi.kind === 'kpi' && node.target.length + node.targetShare.length + node.targetTime.length === 0) {
      yield diagnose('JRN0304', file.locationOf(kpi.selectionRange), { name: kpi.displayName });
    }
  }
}

function* repository(files: VisibleFiles, declaration: Declaration): Generator<Diagnostic> {
  const isUsed = files.journeysUsing(declaration).length > 0;
  for (const stage of declaration.children) {
    const at = declaration.file.locationOf(stage.selectionRange);
    if (isUsed && files.counterpartsOf(stage).length === 0) {
      yield diagnose('JRN0306', at, { stage: stage.displayName, repository: declaration.displayName });
    }
    const kinds = stage.children.map((action) => (action.node as ast.Action).kano[0] ?? 'performance');
    if (kinds.includes('delight') && !kinds.includes('basic')) yield diagnose('JRN0307', at, { stage: stage.displayName });
    for (const action of stage.children) yield* labelDiagnostics(files, action);
  }
}

/** A journey of fewer stages is a sketch: what it does not say yet is no diagnostic. */
const MIN_STAGES = 3;

function* perimeter(files: VisibleFiles, declaration: Declaration): Generator<Diagnostic> {
  const { file, stages } = declaration;
  const at = file.locationOf(declaration.selectionRange);
  const isSketch = stages.length < MIN_STAGES;
  const somebody = files.declarationsInScope(file, 'persona').length + files.declarationsInScope(file, 'segment').length > 0;
  if ((declaration.node as ast.Journey).who.length === 0 && (somebody || !isSketch)) {
    yield diagnose('JRN0315', at, { journey: declaration.displayName });
  }
  const channel = isSketch ? null : singleChannel(files, declaration);
  if (channel) yield diagnose('JRN0314', at, { journey: declaration.displayName, channel: channel.displayName });
}

/** The channel that each stage is on, itself or by its touchpoints, and no other; null where there is none. */
function singleChannel(files: VisibleFiles, journey: Declaration): VisibleDeclaration | null {
  const channels = (by: VisibleDeclaration): VisibleDeclaration[] =>
    by.file
      .referencesFrom(by)
      .flatMap((use) => files.resolve(use))
      .flatMap((meant) => (meant.kind === 'channel' ? [meant] : meant.kind === 'touchpoint' ? channels(meant) : []));
  let only: VisibleDeclaration | null = null;
  for (const stage of journey.stages) {
    const [channel, ...others] = new Set(channels(stage));
    if (!channel || others.length > 0 || (only ?? channel) !== channel) return null;
    only = channel;
  }
  return only;
}

function* plan(declaration: Declaration): Generator<Diagnostic> {
  for (const initiative of declaration.children) {
    const { owner, due, status } = initiative.node as ast.Initiative;
    // What is over needs nobody any more.
    if (status[0] === 'done' || status[0] === 'dropped') continue;
    const at = declaration.file.locationOf(initiative.selectionRange);
    if (owner.length === 0) yield diagnose('JRN0312', at, { name: initiative.displayName });
    if (due.length === 0) yield diagnose('JRN0313', at, { name: initiative.displayName });
  }
}

import { type Diagnostic, diagnose } from '@parcours/model';
import type * as ast from '../generated/ast.ts';
import type { Declaration, SourceFile } from '../names/source-file.ts';
import type { VisibleDeclaration, VisibleFiles, VisibleReference } from '../names/visible-files.ts';
import { quote } from '../syntax/token-values.ts';
import { channelDiagnostics } from './channel-diagnostics.ts';
import { duplicateLabelDiagnostics, labelDiagnostics } from './label-diagnostics.ts';

/** Checks the rules of the method for journeys, questionnaires, repositories and plans (method.md, section 1). */
export function methodDiagnostics(files: VisibleFiles, file: SourceFile): Diagnostic[] {
  return [...check(files, file)];
}

function* check(files: VisibleFiles, file: SourceFile): Generator<Diagnostic> {
  const isInScopeOfJourney = [file, ...files.importers(file.uri)].some((each) => each.declarations.some(({ kind }) => kind === 'journey'));
  const usedHere = touchpointsUsedIn(files, file);
  const isUsed = (touchpoint: Declaration) => usedHere.has(touchpoint) || files.isReferenced(touchpoint, isInStage);
  for (const declaration of file.declarations) {
    // A touchpoint or a repository counts as unused only where a journey could use it.
    if (declaration.kind === 'touchpoint' && isInScopeOfJourney && !isUsed(declaration)) {
      yield diagnose('JRN0301', file.locationOf(declaration.selectionRange), { name: declaration.displayName });
    } else if (declaration.kind === 'repository' && isInScopeOfJourney && files.journeysUsing(declaration).length === 0) {
      const reference = declaration.name ?? quote(declaration.nameOrLabel);
      yield diagnose('JRN0273', file.locationOf(declaration.selectionRange), { name: declaration.displayName, reference });
    } else if (declaration.kind === 'questionnaire' && !files.isReferenced(declaration, () => true)) {
      yield diagnose('JRN0320', file.locationOf(declaration.selectionRange), { name: declaration.displayName });
    } else if (declaration.kind === 'journey') yield* journey(files, declaration);
    else if (declaration.kind === 'repository') yield* repository(files, declaration);
    else if (declaration.kind === 'plan') yield* plan(declaration);
  }
}

/** The touchpoints that stages of the file refer to: most of those that it declares. */
function touchpointsUsedIn(files: VisibleFiles, file: SourceFile): ReadonlySet<VisibleDeclaration> {
  const used = new Set<VisibleDeclaration>();
  for (const reference of file.references)
    if (reference.kinds[0] === 'touchpoint' && isInStage(reference)) for (const target of files.resolve(reference)) used.add(target);
  return used;
}

function isInStage({ container }: VisibleReference): boolean {
  return container?.kind === 'stage';
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
  yield* channelDiagnostics(files, declaration);
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

/** A journey of fewer stages is a sketch, which may be incomplete. */
const MIN_STAGES = 3;

function* perimeter(files: VisibleFiles, declaration: Declaration): Generator<Diagnostic> {
  const { file, stages } = declaration;
  const at = file.locationOf(declaration.selectionRange);
  const isSketch = stages.length < MIN_STAGES;
  const hasAudience = files.declarationsInScope(file, 'persona').length + files.declarationsInScope(file, 'segment').length > 0;
  if ((declaration.node as ast.Journey).who.length === 0 && (hasAudience || !isSketch)) {
    yield diagnose('JRN0315', at, { journey: declaration.displayName });
  }
  const channel = isSketch ? null : singleChannel(files, declaration);
  if (channel) yield diagnose('JRN0314', at, { journey: declaration.displayName, channel: channel.displayName });
}

/** The only channel of every stage, directly or by its touchpoints; null if there are several or none. */
function singleChannel(files: VisibleFiles, journey: Declaration): VisibleDeclaration | null {
  const channels = (container: VisibleDeclaration): VisibleDeclaration[] =>
    container.file
      .referencesFrom(container)
      .flatMap((reference) => files.resolve(reference))
      .flatMap((target) => (target.kind === 'channel' ? [target] : target.kind === 'touchpoint' ? channels(target) : []));
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
    // A finished initiative needs neither an owner nor a due date.
    if (status[0] === 'done' || status[0] === 'dropped') continue;
    const at = declaration.file.locationOf(initiative.selectionRange);
    if (owner.length === 0) yield diagnose('JRN0312', at, { name: initiative.displayName });
    if (due.length === 0) yield diagnose('JRN0313', at, { name: initiative.displayName });
  }
}

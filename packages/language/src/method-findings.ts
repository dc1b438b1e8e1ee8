import { type Diagnostic, diagnose } from '@parcours/model';
import type { Declaration } from './declaration.ts';
import type * as ast from './generated/ast.ts';
import type { JourneyFiles } from './journey-files.ts';
import type { SourceFile } from './source-file.ts';

/** What the method itself asks of a journey and a repository (method.md, section 1). */
export function methodFindings(files: JourneyFiles, file: SourceFile): Diagnostic[] {
  return [...check(files, file)];
}

function* check(files: JourneyFiles, file: SourceFile): Generator<Diagnostic> {
  const used = touchpointsUsed(files, file);
  for (const declaration of file.declarations) {
    const at = file.place(declaration.selection);
    if (declaration.kind === 'touchpoint' && used && !used.has(declaration)) {
      yield diagnose('JRN0301', at, { name: declaration.title });
    } else if (declaration.kind === 'journey') yield* journey(declaration);
    else if (declaration.kind === 'repository') yield* repository(files, declaration);
  }
}

function* journey(declaration: Declaration): Generator<Diagnostic> {
  const { file } = declaration;
  const labels = new Set<string>();
  for (const stage of declaration.stages) {
    const at = file.place(stage.selection);
    const node = stage.node as ast.Stage;
    if (node.touchpoints.length === 0 && !node.items.some((item) => item.$type === 'StageTouchpoint')) {
      yield diagnose('JRN0303', at, { stage: stage.title });
    }
    const label = stage.label?.trim().toLocaleLowerCase('fr');
    if (label && labels.has(label)) yield diagnose('JRN0305', at, { label: stage.title });
    else if (label) labels.add(label);
  }
  for (const kpi of declaration.children) {
    const node = kpi.node as ast.Kpi;
    if (kpi.kind === 'kpi' && node.target.length + node.targetShare.length + node.targetTime.length === 0) {
      yield diagnose('JRN0304', file.place(kpi.selection), { name: kpi.title });
    }
  }
}

function* repository(files: JourneyFiles, declaration: Declaration): Generator<Diagnostic> {
  const journeys = files.usesOf(declaration).flatMap((use) => (use.by?.kind === 'journey' ? [use.by] : []));
  for (const stage of declaration.children) {
    const at = declaration.file.place(stage.selection);
    if (journeys.length > 0 && files.twins(stage).length === 0) {
      yield diagnose('JRN0306', at, { stage: stage.title, repository: declaration.title });
    }
    const kinds = stage.children.map((action) => (action.node as ast.Action).kano[0] ?? 'performance');
    if (kinds.includes('delight') && !kinds.includes('basic')) yield diagnose('JRN0307', at, { stage: stage.title });
  }
}

/** What the journeys use that see this file's touchpoints; null where none does: nobody can say yet that one is missing. */
function touchpointsUsed(files: JourneyFiles, file: SourceFile): Set<Declaration> | null {
  const seers = [file, ...files.importers(file.uri)];
  if (!seers.some((each) => each.declarations.some(({ kind }) => kind === 'journey'))) return null;
  const uses = seers.flatMap((each) => each.uses.filter((use) => use.by?.kind === 'stage' && use.kinds[0] === 'touchpoint'));
  return new Set(uses.flatMap((use) => files.resolve(use)));
}

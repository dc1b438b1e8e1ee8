/** Journeys beside each other: two of one label for the same people (JRN0279), and a stage that two measure differently (JRN0522). */
import { type Diagnostic, diagnose, normalizeLabel, type Term } from '@parcours/model';
import type * as ast from '../generated/ast.ts';
import type { Declaration, SourceFile } from '../names/source-file.ts';
import { resolvePath } from '../names/source-file.ts';
import type { Answer, VisibleDeclaration, VisibleFile, VisibleFiles } from '../names/visible-files.ts';
import { cstNodeOf } from '../syntax/cst.ts';

/** In a workspace of more journey files around one perimeter, each is compared with the first of them only. */
const MAX_FILES = 100;

export function* siblingJourneyDiagnostics(files: VisibleFiles, file: SourceFile): Generator<Diagnostic> {
  const own = file.declarations.filter(({ kind }) => kind === 'journey' || kind === 'observations');
  if (own.length === 0) return;
  const siblings = siblingFiles(files, file);
  yield* alikeJourneys(files, file, siblings);
  yield* measuredOtherwise(files, file, siblings);
}

/** The files that share declarations with this one, itself included, in the order of their URIs. */
function siblingFiles(files: VisibleFiles, file: SourceFile): VisibleFile[] {
  const found = new Map<string, VisibleFile>([[file.uri, file]]);
  for (const shared of files.importClosureOf(file)) {
    if (!found.has(shared.uri)) found.set(shared.uri, shared);
    for (const importer of files.importers(shared.uri)) if (found.size < MAX_FILES) found.set(importer.uri, importer);
  }
  found.set(file.uri, file);
  return [...found.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

function* alikeJourneys(files: VisibleFiles, file: SourceFile, siblings: readonly VisibleFile[]): Generator<Diagnostic> {
  const all = siblings.flatMap((each) => each.declarations.filter(({ kind }) => kind === 'journey'));
  for (const journey of file.declarations) {
    if (journey.kind !== 'journey' || journey.label === null || journey.name === null) continue;
    const label = comparable(journey.label);
    const audience = audienceOf(journey).join();
    const before = all.slice(0, all.indexOf(journey));
    const other = before.find((each) => {
      const isAlike = each.label !== null && each.nameOrLabel !== journey.nameOrLabel && comparable(each.label) === label;
      return isAlike && files.readDeclaration(each, audienceOf).join() === audience;
    });
    if (!other) continue;
    const related = [{ uri: other.file.uri, range: files.readDeclaration(other, ({ selectionRange }) => selectionRange) }];
    const at = file.locationOf(journey.labelRange ?? journey.selectionRange);
    yield diagnose('JRN0279', at, { label: journey.label, name: journey.name, other: other.nameOrLabel }, { related });
  }
}

/** Whom a journey is for, and its scenario: journeys of one label may differ in these. */
function audienceOf({ node }: Declaration): readonly string[] {
  const { who, scenario } = node as ast.Journey;
  return [who[0]?.$refText ?? '', scenario[0] ?? ''];
}

function comparable(label: string): string {
  return normalizeLabel(label).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A line that measures a stage; null: the score column of a file with a row for each interaction. */
interface MeasuringLine {
  readonly stage: VisibleDeclaration | null;
  readonly column: string;
  /** As declared: `5..1`. */
  readonly scale: string;
  readonly missing: string;
  readonly values: string;
}

/** What a study reads of its file. */
interface ReadingStudy {
  readonly declaration: VisibleDeclaration;
  readonly journey: VisibleDeclaration;
  readonly path: string;
  readonly lines: readonly MeasuringLine[];
}

/** Stages of one name or label that two journeys read from one file otherwise, or from columns of one name on other scales. */
function* measuredOtherwise(files: VisibleFiles, file: SourceFile, siblings: readonly VisibleFile[]): Generator<Diagnostic> {
  const all = siblings.flatMap((each) => each.declarations.flatMap((declaration) => readingStudy(files, declaration) ?? []));
  const reported = new Set<string>();
  for (const [index, study] of all.entries()) {
    if (study.declaration.file !== file) continue;
    for (const other of all.slice(0, index)) {
      if (other.journey === study.journey) continue;
      for (const found of differences(study, other)) {
        const key = [found.stage, other.journey.displayName, study.declaration.displayName].join('\n');
        if (reported.has(key)) continue;
        reported.add(key);
        const declaration = study.declaration as Declaration;
        const related = [
          { uri: other.declaration.file.uri, range: files.readDeclaration(other.declaration, ({ selectionRange }) => selectionRange) },
        ];
        const parameters = { stage: found.stage, journey: other.journey.displayName, difference: found.difference };
        yield diagnose('JRN0522', file.locationOf(rangeOfLine(declaration, found.line)), parameters, { related });
      }
    }
  }
}

function* differences(study: ReadingStudy, other: ReadingStudy): Generator<{ stage: string; line: MeasuringLine; difference: Term }> {
  const isSameFile = study.path === other.path;
  for (const line of study.lines) {
    const alike = other.lines.filter(({ stage }) => (line.stage === null ? stage === null : stage !== null && areAlike(line.stage, stage)));
    if (alike.length === 0) continue;
    const stage = line.stage ?? sharedStage(study.journey, other.journey);
    const sameColumn = alike.find(({ column }) => column === line.column);
    const title = stage?.displayName;
    if (title === undefined || (!sameColumn && (!isSameFile || line.stage === null))) continue;
    // Several columns of a stage are its items: it differs where none is shared.
    const isOwnColumn = study.lines.some((each) => each.stage === line.stage && alike.some(({ column }) => column === each.column));
    const [first] = alike;
    if (!sameColumn && first && !isOwnColumn)
      yield { stage: title, line, difference: { term: 'otherwise.column', values: { own: line.column, other: first.column } } };
    if (!sameColumn) continue;
    if (line.scale !== sameColumn.scale)
      yield {
        stage: title,
        line,
        difference: { term: 'otherwise.scale', values: { column: line.column, own: line.scale, other: sameColumn.scale } },
      };
    else if (isSameFile && line.values !== sameColumn.values)
      yield { stage: title, line, difference: { term: 'otherwise.values', values: { column: line.column } } };
    else if (isSameFile && line.missing !== sameColumn.missing)
      yield { stage: title, line, difference: { term: 'otherwise.missing', values: { column: line.column } } };
  }
}

function areAlike(a: VisibleDeclaration, b: VisibleDeclaration): boolean {
  if (a.label !== null && b.label !== null) return comparable(a.label) === comparable(b.label);
  return a.nameOrLabel === b.nameOrLabel;
}

function sharedStage(a: VisibleDeclaration, b: VisibleDeclaration): VisibleDeclaration | undefined {
  return a.stages.find((stage) => b.stages.some((other) => areAlike(stage, other)));
}

function readingStudy(files: VisibleFiles, declaration: VisibleDeclaration): ReadingStudy | null {
  if (declaration.kind !== 'observations') return null;
  const references = declaration.file.referencesFrom(declaration);
  const journeyReference = references.find(({ kinds }) => kinds[0] === 'journey');
  const [journey] = journeyReference ? files.resolve(journeyReference) : [];
  const path = files.readDeclaration(declaration, pathOf);
  if (!journey || path === null) return null;
  const uses = references.find(({ kinds }) => kinds[0] === 'questionnaire');
  const [questionnaire] = uses ? files.resolve(uses) : [];
  const own = linesOf(files, declaration, journey);
  const inherited = questionnaire ? linesOf(files, questionnaire, journey) : [];
  // A study's line replaces the one of its questionnaire about the same stage.
  const lines = [...own, ...inherited.filter(({ stage }) => !own.some((line) => line.stage === stage))];
  return { declaration, journey, path, lines };
}

function linesOf(files: VisibleFiles, declaration: VisibleDeclaration, journey: VisibleDeclaration): MeasuringLine[] {
  return files.readDeclaration(declaration, measuringLines).flatMap((line) => {
    const [stageText, column = '', scale = '', missing = '', values = ''] = line;
    const stage = stageText === '' ? null : journey.stages.find(({ name, label }) => name === stageText || label === stageText);
    return stage === undefined ? [] : [{ stage, column, scale, missing, values }];
  });
}

/** By line: the stage as it is referred to, empty for a score column; then the column and how it is read. */
function measuringLines({ node }: Declaration): readonly (readonly string[])[] {
  return (node as ast.Observations | ast.Questionnaire).columns.flatMap((line): (readonly string[])[] => {
    if (line.$type !== 'Measure' && (line.$type !== 'RoleColumn' || line.role !== 'score')) return [];
    const { min, max, missing, figures } = line;
    const scale = min[0] === undefined || max[0] === undefined ? '' : `${min[0]}..${max[0]}`;
    const values = figures.flatMap(({ cells, figure }) => cells.map((cell) => `${normalizeLabel(cell)}=${figure}`)).sort();
    const stage = line.$type === 'Measure' ? (line.stage?.$refText ?? '?') : '';
    return [[stage, normalizeLabel(line.column ?? ''), scale, missing.map(String).sort().join(), values.join()]];
  });
}

/** The file that a study reads, as a URI; null without one, and of experts, who measure nothing. */
function pathOf({ node, file }: Declaration): Answer & (string | null) {
  const {
    file: [path],
    method: [method],
  } = node as ast.Observations;
  return path === undefined || method === 'expert' ? null : resolvePath(file.uri, path);
}

/** The line of a study, or the study where the line is its questionnaire's. */
function rangeOfLine({ node, selectionRange }: Declaration, { column }: MeasuringLine) {
  const line = (node as ast.Observations).columns.find((each) => 'column' in each && normalizeLabel(each.column ?? '') === column);
  return line ? cstNodeOf(line).range : selectionRange;
}

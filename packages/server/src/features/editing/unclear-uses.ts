import {
  type Declaration,
  type JourneyFiles,
  locatedSyntaxErrors,
  MAPPING_TARGET_KINDS,
  type NameReference,
  type SourceFile,
  unquote,
} from '@parcours/language';
import { normalizeName, type Range } from '@parcours/model';
import { type Context, containsPosition } from '../../context.ts';
import { messagesIn } from '../../messages.ts';
import { columnLines, isMapping, isStudy, tokensOfNode } from '../../text/ast.ts';
import { RefusedError } from './keep-cells.ts';

/**
 * Checks that each text that may use a name or label is understood, so that a rename edits all that mean the declaration and nothing else.
 *
 * @param text the name or label that is replaced.
 * @throws RefusedError that says the place and what to do, if an import, the head of a study or questionnaire, or a reference names nothing
 *   or several, if text that cannot be read holds the name, or if one line of a questionnaire serves two journeys.
 */
export function checkUses(context: Context, declaration: Declaration, text: string): void {
  const { files } = context.workspace;
  const translate = messagesIn(context.language);
  const refuse: Refuse = (reason, { file, range }) => {
    const place = { name: text, file: context.workspace.displayPath(file.uri), line: range.start.line + 1 };
    if (typeof reason === 'string') throw new RefusedError(translate(`rename.${reason}`, place));
    const [one, other] = reason.journeys;
    throw new RefusedError(translate('rename.two-journeys', { ...place, one: one.displayName, other: other.displayName }));
  };
  const { file, nameRange, labelRange } = declaration;
  // Its ranges are those of a text that is no more.
  if (files.get(file.uri) !== file) refuse('unclear', { file, range: nameRange ?? labelRange ?? declaration.range });
  const dependents = new Set(files.dependentsOf(file.uri));
  for (const each of files.all()) {
    if (!dependents.has(each) && !mayImportMore(context, each)) continue;
    checkReferences(context, declaration, each.referencesTo(text), refuse);
    const skipped = unreadPlace(each, text);
    if (skipped) refuse('unclear', { file: each, range: skipped });
    if (CELL_KINDS.has(declaration.kind)) checkCells(context, declaration, each, refuse);
  }
}

type Refuse = (
  reason: 'unclear' | 'unclear-cells' | 'ambiguous' | { readonly journeys: readonly [Declaration, Declaration] },
  place: { readonly file: SourceFile; readonly range: Range },
) => never;

/** The kinds that cells of linked files name. */
const CELL_KINDS: ReadonlySet<Declaration['kind']> = new Set([
  'stage',
  'repository-stage',
  'touchpoint',
  'action',
  'response',
  'channel',
  'segment',
  'persona',
]);

/** Whether an import of the file names no file, or may stand in text that cannot be read. */
function mayImportMore({ workspace }: Context, file: SourceFile): boolean {
  return file.imports.some(({ uri }) => !workspace.files.get(uri)) || strayError(file) !== null;
}

/** The place of a syntax error outside of all declarations, where any statement may have been meant; null if there is none. */
function strayError(file: SourceFile): Range | null {
  const found = locatedSyntaxErrors(file).find(({ study, isInGate, diagnostic }) => {
    if (study || isInGate) return false;
    return !file.declarations.some(({ range }) => containsPosition(range, diagnostic.at.range.start));
  });
  return found?.diagnostic.at.range ?? null;
}

/** Why a reference names nothing: the head that names no journey, the import that names no file, or the reference itself. */
function causeOf(files: JourneyFiles, reference: NameReference): { file: SourceFile; range: Range } {
  const { file, qualifier, container, kinds } = reference;
  if (qualifier && 'kinds' in qualifier) return causeOf(files, qualifier);
  if (!qualifier && container && (kinds.includes('stage') || kinds.includes('kpi'))) return { file, range: container.selectionRange };
  const range = file.imports.find(({ uri }) => !files.get(uri))?.range ?? strayError(file) ?? reference.range;
  return { file, range };
}

function checkReferences({ workspace }: Context, declaration: Declaration, references: readonly NameReference[], refuse: Refuse): void {
  const { files } = workspace;
  for (const reference of references) {
    if (!reference.kinds.includes(declaration.kind)) continue;
    const targets = files.resolve(reference);
    if (targets.length > 1 && targets.includes(declaration)) refuse('ambiguous', reference);
    const { qualifier, container } = reference;
    const isElsewhere = qualifier !== null && 'kinds' in qualifier && files.resolve(qualifier).length === 1;
    if (targets.length === 0 && !isElsewhere && !(qualifier && 'inside' in qualifier)) refuse('unclear', causeOf(files, reference));
    if (container?.kind !== 'questionnaire') continue;
    // A figure finds the line's stage or KPI in the journey of the study, whatever journey the questionnaire names.
    const own = files.journeysOf(container);
    const studies = files.findReferences(container).flatMap((use) => (use.container && isStudy(use.container) ? [use.container] : []));
    const served = [...new Set([...own, ...studies.flatMap((study) => files.journeysOf(study))])];
    const meant = served.filter((journey) => journey.find(declaration.kind, reference.text).includes(declaration));
    const [first, second] = served;
    if (qualifier && first && second && meant.length > 0) refuse({ journeys: [first, second] }, reference);
  }
}

/** Where text that the parser skips holds a name or label; null: nowhere. */
function unreadPlace(file: SourceFile, name: string): Range | null {
  if (!file.hasSyntaxErrors) return null;
  const { tokens, root } = file.parsed;
  const read = new Set(root.statements.flatMap((statement) => tokensOfNode(statement)).map(({ start }) => start));
  for (let index = 0; index < tokens.count; index++) {
    const { text, offset } = tokens.at(index);
    const holdsName = normalizeName(/^["'«“„]/u.test(text) ? unquote(text) : text) === name;
    if (holdsName && !read.has(offset))
      return { start: file.document.positionAt(offset), end: file.document.positionAt(offset + text.length) };
  }
  return null;
}

/** Checks that of each study it is known which cells name elements of the declaration's kind. */
function checkCells(context: Context, declaration: Declaration, file: SourceFile, refuse: Refuse): void {
  const { files } = context.workspace;
  const { kind } = declaration;
  const broken = locatedSyntaxErrors(file).find(({ study }) => study !== null)?.diagnostic.at.range ?? strayError(file);
  if (broken) refuse('unclear-cells', { file, range: broken });
  const namesCells = (mapping: Declaration) =>
    columnLines(mapping).some(
      (line) => line.$type === 'RoleColumn' && (MAPPING_TARGET_KINDS[line.role] ?? '') === kind.replace(/^repository-/, ''),
    );
  // With the import corrected, cells of its journeys' studies may name the declaration.
  const unknown = file.imports.find(({ uri }) => !files.get(uri));
  if (unknown && kind !== 'stage' && !files.scopeOf(file).includes(declaration.file)) {
    const journeys = file.declarations.filter((each) => each.kind === 'journey');
    const studies = journeys.flatMap((journey) => files.findReferences(journey)).flatMap(({ container }) => container ?? []);
    const mayNameIt = (study: Declaration) => {
      const mappings = [study, ...study.references.flatMap((each) => files.resolve(each)).filter(isMapping)];
      return mappings.every((each) => columnLines(each).length === 0) || mappings.some(namesCells);
    };
    if (studies.filter(isStudy).some(mayNameIt)) refuse('unclear-cells', { file, range: unknown.range });
  }
  for (const study of file.declarations.filter(isStudy)) {
    const heads = study.references.filter(({ kinds }) => kinds[0] === 'journey' || kinds[0] === 'questionnaire');
    const unclear = heads.find((reference) => files.resolve(reference).length !== 1);
    if (!unclear) continue;
    const mappings = [study, ...heads.flatMap((reference) => files.resolve(reference)).filter(isMapping)];
    const isUnmapped = unclear.kinds[0] === 'questionnaire' || mappings.every((mapping) => columnLines(mapping).length === 0);
    if (isUnmapped || mappings.some(namesCells)) refuse('unclear-cells', unclear);
  }
}

import { type Diagnostic, diagnose, type Location, nearestName, type Range, type TermName } from '@parcours/model';
import { isObservations } from '../generated/ast.ts';
import type { DeclarationKind } from '../names/declaration-kind.ts';
import type { Declaration, NameReference, SourceFile } from '../names/source-file.ts';
import type { VisibleDeclaration, VisibleFiles } from '../names/visible-files.ts';
import { quote } from '../syntax/token-values.ts';

export function nameDiagnostics(files: VisibleFiles, file: SourceFile): Diagnostic[] {
  return [...unresolvedReferences(files, file), ...duplicateNames(files, file), ...unusedImports(files, file)];
}

function* unresolvedReferences(files: VisibleFiles, file: SourceFile): Generator<Diagnostic> {
  for (const use of file.references) {
    const meant = files.resolve(use);
    const kind = { term: termOfReference(use) };
    if (meant.length > 1) {
      yield diagnose(
        'JRN0109',
        file.locationOf(use.range),
        { kind, name: use.text },
        { related: meant.map((each) => locationOf(files, each)) },
      );
    } else if (meant.length === 0 && !isQualifierUnresolved(files, use)) {
      const guess = nearestVisibleName(files, use);
      const hint = guess ? ({ term: 'did-you-mean', values: { name: guess } } as const) : '';
      const suggestion = guess === null ? null : use.isQuoted ? quote(guess) : guess;
      yield diagnose('JRN0105', file.locationOf(use.range), { kind, name: use.text, hint }, { suggestion });
    }
  }
}

/** Where the journey of a measure is itself unknown, its stages need no complaint of their own. */
function isQualifierUnresolved(files: VisibleFiles, use: NameReference): boolean {
  return use.qualifier !== null && !('anywhere' in use.qualifier) && files.resolve(use.qualifier).length === 0;
}

function nearestVisibleName(files: VisibleFiles, use: NameReference): string | null {
  const choices = files.candidates(use);
  const words = choices.map((choice) => (use.isQuoted ? choice.label : choice.name)).filter((word) => word !== null);
  return nearestName(use.text, words);
}

export function termOfReference(use: Pick<NameReference, 'kinds'>): TermName {
  if (use.kinds.length > 1) return use.kinds.includes('persona') ? 'persona-or-segment' : 'segment-or-channel';
  return termOfKind(use.kinds[0] as DeclarationKind);
}

export function termOfKind(kind: DeclarationKind): TermName {
  if (kind === 'repository-stage') return 'stage';
  return kind === 'observations' ? 'study' : kind;
}

/** Two declarations of one kind and name where both are in sight. */
function* duplicateNames(files: VisibleFiles, file: SourceFile): Generator<Diagnostic> {
  for (const declaration of file.allDeclarations()) {
    if (declaration.name === null) continue;
    const { container, kind, name } = declaration;
    const scope = kind === 'stage' && container?.kind === 'phase' ? container.container : container;
    // The table knows them in the order of the text.
    const first = (scope ? scope.find(kind, name) : file.lookup(kind, name)).find((other) => other.name === name);
    if (first && first !== declaration) yield duplicateName(files, declaration, first);
  }
  const imported = files.scopeOf(file).filter((seen) => seen !== file);
  for (const declaration of file.declarations) {
    if (declaration.name === null) continue;
    for (const seen of imported) {
      const other = seen.lookup(declaration.kind, declaration.name).find((candidate) => candidate.name === declaration.name);
      if (other) yield duplicateName(files, declaration, other);
    }
  }
}

function duplicateName(files: VisibleFiles, declaration: Declaration, other: VisibleDeclaration): Diagnostic {
  const at = declaration.file.locationOf(declaration.selectionRange);
  return diagnose(
    'JRN0106',
    at,
    { name: declaration.nameOrLabel, kind: { term: termOfKind(declaration.kind) } },
    { related: [locationOf(files, other)] },
  );
}

function locationOf(files: VisibleFiles, declaration: VisibleDeclaration): Location {
  return { uri: declaration.file.uri, range: files.readDeclaration(declaration, selectionRangeOf) };
}

function selectionRangeOf({ selectionRange }: Declaration): Range {
  return selectionRange;
}

/** A file that is imported and not used: no name of it, nor its scale, nor what cells of linked files may name. */
function* unusedImports(files: VisibleFiles, file: SourceFile): Generator<Diagnostic> {
  // In a broken text the line that uses it may be the one that cannot be read.
  if (file.hasSyntaxErrors || file.imports.length === 0) return;
  const meanings = file.references.map((use) => files.resolve(use));
  // A name that nothing explains may be one that the import is to bring.
  if (meanings.some((meant) => meant.length === 0)) return;
  const used = new Set(meanings.flat().map((declaration) => declaration.file));
  const inCells = mappingRoles(files, file);
  for (const line of file.imports) {
    const imported = files.get(line.uri);
    if (!imported || imported.hasSyntaxErrors || imported === file || used.has(imported)) continue;
    if (files.importClosureOf(imported).some((each) => files.readFile(each, declaresScale))) continue;
    if (imported.declarations.some(({ kind }) => inCells.has(kind))) continue;
    yield diagnose('JRN0113', file.locationOf(line.range), { path: line.path });
  }
}

/** The kinds of things that columns may name in studies of this file and of those that observe its journeys. */
function mappingRoles(files: VisibleFiles, file: SourceFile): Set<string> {
  return new Set([file, ...files.importers(file.uri)].flatMap((each) => files.readFile(each, columnRoles)));
}

function columnRoles({ declarations }: SourceFile): string[] {
  const columns = declarations.flatMap(({ node }) => (isObservations(node) ? node.columns : []));
  return columns.flatMap((column) => (column.$type === 'RoleColumn' ? [column.role] : []));
}

export function declaresScale({ scales }: SourceFile): boolean {
  return scales.length > 0;
}

import { type Diagnostic, diagnose, nearest, type TermName } from '@parcours/model';
import type { Declaration, Kind } from './declaration.ts';
import { isObservations } from './generated/ast.ts';
import type { JourneyFiles } from './journey-files.ts';
import type { SourceFile, Use } from './source-file.ts';
import { quote } from './values.ts';

export function nameFindings(files: JourneyFiles, file: SourceFile): Diagnostic[] {
  return [...unknownNames(files, file), ...doubleNames(files, file), ...unusedImports(files, file)];
}

function* unknownNames(files: JourneyFiles, file: SourceFile): Generator<Diagnostic> {
  for (const use of file.uses) {
    const meant = files.resolve(use);
    const kind = { term: kindTerm(use) };
    if (meant.length > 1) {
      yield diagnose('JRN0109', file.place(use.range), { kind, name: use.text }, { related: meant.map(whereOf) });
    } else if (meant.length === 0 && !unknowable(files, use)) {
      const guess = guessFor(files, use);
      const hint = guess ? ({ term: 'did-you-mean', values: { name: guess } } as const) : '';
      const suggestion = guess === null ? null : use.quoted ? quote(guess) : guess;
      yield diagnose('JRN0105', file.place(use.range), { kind, name: use.text, hint }, { suggestion });
    }
  }
}

/** Where the journey of a measure is itself unknown, its stages need no complaint of their own. */
function unknowable(files: JourneyFiles, use: Use): boolean {
  return use.inside !== null && !('anywhere' in use.inside) && files.resolve(use.inside).length === 0;
}

function guessFor(files: JourneyFiles, use: Use): string | null {
  const choices = files.choices(use);
  const words = choices.map((choice) => (use.quoted ? choice.label : choice.name)).filter((word) => word !== null);
  return nearest(use.text, words);
}

export function kindTerm(use: Pick<Use, 'kinds'>): TermName {
  if (use.kinds.length > 1) return use.kinds.includes('persona') ? 'persona-or-segment' : 'segment-or-channel';
  return termOf(use.kinds[0] as Kind);
}

export function termOf(kind: Kind): TermName {
  return kind === 'repository-stage' ? 'stage' : kind;
}

/** Two declarations of one kind and name where both are in sight. */
function* doubleNames(files: JourneyFiles, file: SourceFile): Generator<Diagnostic> {
  for (const declaration of file.everything()) {
    if (declaration.name === null) continue;
    const { container, kind, name } = declaration;
    const scope = kind === 'stage' && container?.kind === 'phase' ? container.container : container;
    // The table knows them in the order of the text.
    const first = (scope ? scope.find(kind, name) : file.lookUp(kind, name)).find((other) => other.name === name);
    if (first && first !== declaration) yield double(declaration, first);
  }
  const imported = files.seenBy(file).filter((seen) => seen !== file);
  for (const declaration of file.declarations) {
    if (declaration.name === null) continue;
    for (const seen of imported) {
      const other = seen.lookUp(declaration.kind, declaration.name).find((candidate) => candidate.name === declaration.name);
      if (other) yield double(declaration, other);
    }
  }
}

function double(declaration: Declaration, other: Declaration): Diagnostic {
  const at = declaration.file.place(declaration.selection);
  return diagnose('JRN0106', at, { name: declaration.id, kind: { term: termOf(declaration.kind) } }, { related: [whereOf(other)] });
}

function whereOf(declaration: Declaration) {
  return declaration.file.place(declaration.selection);
}

/** A file that is imported and not used: no name of it, nor its scale, nor what cells of linked files may name. */
function* unusedImports(files: JourneyFiles, file: SourceFile): Generator<Diagnostic> {
  // In a broken text the line that uses it may be the one that cannot be read.
  if (file.broken || file.imports.length === 0) return;
  const meanings = file.uses.map((use) => files.resolve(use));
  // A name that nothing explains may be one that the import is to bring.
  if (meanings.some((meant) => meant.length === 0)) return;
  const used = new Set(meanings.flat().map((declaration) => declaration.file));
  const inCells = kindsInCells(files, file);
  for (const line of file.imports) {
    const imported = files.get(line.uri);
    if (!imported || imported.broken || imported === file || used.has(imported)) continue;
    if (files.graphOf(imported).some((each) => each.scales.length > 0)) continue;
    if (imported.declarations.some(({ kind }) => inCells.has(kind))) continue;
    yield diagnose('JRN0113', file.place(line.range), { path: line.path });
  }
}

/** The kinds of things that columns may name in studies of this file and of those that observe its journeys. */
function kindsInCells(files: JourneyFiles, file: SourceFile): Set<string> {
  const roles = [file, ...files.importers(file.uri)].flatMap(({ declarations }) =>
    declarations.flatMap(({ node }) => (isObservations(node) ? node.columns : [])),
  );
  return new Set(roles.flatMap((column) => (column.$type === 'RoleColumn' ? [column.role] : [])));
}

import { type Diagnostic, diagnose, type Location, type MessageValue, nearestName, type Range, type TermName } from '@parcours/model';
import type { Observations, Questionnaire } from '../generated/ast.ts';
import type { DeclarationKind } from '../names/declaration-kind.ts';
import type { Declaration, NameReference, SourceFile } from '../names/source-file.ts';
import type { VisibleDeclaration, VisibleFile, VisibleFiles } from '../names/visible-files.ts';
import { quote } from '../syntax/token-values.ts';
import { codePointName, hiddenCharacter } from './causes/unreadable.ts';
import { skeletonOf } from './look-alikes.ts';

export function nameDiagnostics(files: VisibleFiles, file: SourceFile): Diagnostic[] {
  return [...unresolvedReferences(files, file), ...duplicateNames(files, file), ...unusedImports(files, file)];
}

function* unresolvedReferences(files: VisibleFiles, file: SourceFile): Generator<Diagnostic> {
  for (const reference of file.references) {
    const targets = files.resolve(reference);
    if (targets.length === 1) {
      yield* labelAsName(file, reference, targets[0] as VisibleDeclaration);
      continue;
    }
    const kind = { term: termOfReference(reference) };
    if (targets.length > 1) {
      yield diagnose(
        'JRN0109',
        file.locationOf(reference.range),
        { kind, name: reference.text },
        { related: targets.map((each) => locationOf(files, each)) },
      );
    } else if (targets.length === 0 && !isQualifierUnresolved(files, reference)) {
      const twin = twinOf(files, reference);
      if (twin !== null) {
        const found = hiddenCharacter(hiddenIn(reference.text) || hiddenIn(twin));
        const at = file.locationOf(reference.range);
        yield diagnose('JRN0124', at, { name: quote(visible(twin)), found }, { suggestion: quote(twin) });
        continue;
      }
      const double = lookAlikeOf(files, reference);
      if (double) {
        const written = reference.isQuoted ? quote(double.text) : double.text;
        yield diagnose('JRN0124', file.locationOf(reference.range), { name: written, found: double.found }, { suggestion: written });
        continue;
      }
      const nearest = nearestCandidate(files, reference);
      const hint = nearest
        ? ({ term: isSameButSpelling(reference.text, nearest) ? 'spelling.same' : 'did-you-mean', values: { name: nearest } } as const)
        : '';
      const suggestion = nearest === null ? null : reference.isQuoted ? quote(nearest) : nearest;
      yield diagnose('JRN0105', file.locationOf(reference.range), { kind, name: reference.text, hint }, { suggestion });
    }
  }
}

/** Whether two names differ in capitals and spaces only: a second declaration would split what is one. */
function isSameButSpelling(a: string, b: string): boolean {
  const plain = (name: string) => name.replace(/\s+/g, '').toLowerCase();
  return plain(a) === plain(b);
}

/** Reports a word without quotes that is no name, but the label of a declaration with another name. */
function* labelAsName(file: SourceFile, reference: NameReference, target: VisibleDeclaration): Generator<Diagnostic> {
  const { text } = reference;
  if (target.label !== text || target.name === null || target.name === text || reference.isQuoted) return;
  const written = quote(text);
  yield diagnose(
    'JRN0264',
    file.locationOf(reference.range),
    { kind: { term: termOfReference(reference) }, found: text, name: target.name, written },
    { suggestion: written },
  );
}

/** Whether the qualifier is unresolved: its own diagnostic covers the reference. */
function isQualifierUnresolved(files: VisibleFiles, reference: NameReference): boolean {
  return reference.qualifier !== null && 'kinds' in reference.qualifier && files.resolve(reference.qualifier).length === 0;
}

/** The label that looks like a quoted one, which differs by characters that cannot be seen; null without one. */
function twinOf(files: VisibleFiles, reference: NameReference): string | null {
  if (!reference.isQuoted) return null;
  const looks = visible(reference.text);
  const labels = files.candidates(reference).flatMap(({ label }) => label ?? []);
  return labels.find((label) => visible(label) === looks && (hiddenIn(reference.text) || hiddenIn(label)) !== '') ?? null;
}

/** The name or label that looks the same, with letters of another alphabet in one of the two; null without one. */
function lookAlikeOf(files: VisibleFiles, reference: NameReference): { readonly text: string; readonly found: MessageValue } | null {
  const looks = skeletonOf(reference.text);
  for (const { name, label } of files.candidates(reference)) {
    const text = reference.isQuoted ? label : name;
    if (text === null || text === reference.text || skeletonOf(text) !== looks) continue;
    const at = [...reference.text].find((letter, index) => letter !== [...text][index]) ?? '';
    return { text, found: { term: 'hidden.letter', values: { letter: at, code: codePointName(at) } } };
  }
  return null;
}

/** What cannot be told from a space, and what has no width. */
const HIDDEN = /[^\S \t]|\p{Cf}/gu;

function visible(label: string): string {
  return label
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** `U+00A0, U+200B`. */
function hiddenIn(label: string): string {
  return label.match(HIDDEN)?.[0] ?? '';
}

function nearestCandidate(files: VisibleFiles, reference: NameReference): string | null {
  const candidates = files.candidates(reference).map(({ name, label }) => (reference.isQuoted ? label : name));
  return nearestName(
    reference.text,
    candidates.filter((text) => text !== null),
  );
}

export function termOfReference(reference: Pick<NameReference, 'kinds'>): TermName {
  if (reference.kinds.length > 1) return reference.kinds.includes('persona') ? 'persona-or-segment' : 'segment-or-channel';
  return termOfKind(reference.kinds[0] as DeclarationKind);
}

export function termOfKind(kind: DeclarationKind): TermName {
  if (kind === 'repository-stage') return 'stage';
  return kind === 'observations' ? 'study' : kind;
}

/** Reports declarations of the same kind in one scope that have one name, or one label where that stands for a name or for a cell. */
function* duplicateNames(files: VisibleFiles, file: SourceFile): Generator<Diagnostic> {
  for (const declaration of file.allDeclarations()) {
    const { container, kind, name, nameOrLabel, label } = declaration;
    const scope = kind === 'stage' && container?.kind === 'phase' ? container.container : container;
    const find = (text: string) => (scope ? scope.find(kind, text) : file.lookup(kind, text));
    // Lookups return declarations in the order of the text.
    const first = identifies(declaration) ? find(nameOrLabel).find((other) => other.nameOrLabel === nameOrLabel) : undefined;
    if (first && first !== declaration) yield duplicateName(files, declaration, first);
    else if (label !== null && label.trim() !== '' && CELL_KINDS.has(kind)) {
      const alike = find(label).find((other) => other.label === label);
      if (alike && alike !== declaration) yield duplicateLabel(files, declaration, alike);
    }
    // Without a name, what is identified by its label has another's name, which is reported above.
    const named = label === null || !(name ?? kind === 'stage') ? undefined : find(label).find((other) => other.name === label);
    if (named && named !== declaration) yield nameAndLabel(files, declaration, 'label', named);
  }
  const imported = files.scopeOf(file).filter((each) => each !== file);
  for (const declaration of file.declarations) {
    if (!identifies(declaration)) continue;
    const { kind, nameOrLabel } = declaration;
    for (const each of imported) {
      const other = each.lookup(kind, nameOrLabel).find((candidate) => candidate.nameOrLabel === nameOrLabel);
      if (other) yield duplicateName(files, declaration, other);
      const { name, label } = declaration;
      if (name === null) continue;
      const labelled = each.lookup(kind, name).find((candidate) => candidate.name !== null && candidate.label === name);
      if (labelled && labelled !== other) yield nameAndLabel(files, declaration, 'name', labelled);
      const named = label === null ? undefined : each.lookup(kind, label).find((candidate) => candidate.name === label);
      if (named && named !== other) yield nameAndLabel(files, declaration, 'label', named);
    }
  }
}

/** Reports that what one element has as its label is the name of another of its kind, at either. */
function nameAndLabel(files: VisibleFiles, declaration: Declaration, part: 'name' | 'label', other: VisibleDeclaration): Diagnostic {
  const range = part === 'name' ? declaration.nameRange : declaration.labelRange;
  return diagnose(
    'JRN0283',
    declaration.file.locationOf(range ?? declaration.selectionRange),
    { text: declaration[part] ?? '', kind: { term: termOfKind(declaration.kind) } },
    { related: [locationOf(files, other)] },
  );
}

/** Whether a declaration is identified by its name, or by its label where it has none; stages of one label are reported as alike (JRN0305). */
function identifies({ kind, name, nameOrLabel }: Declaration): boolean {
  return name !== null || (kind !== 'stage' && nameOrLabel.trim() !== '');
}

/** What cells of files name by its label. */
const CELL_KINDS: ReadonlySet<DeclarationKind> = new Set(['channel', 'segment', 'persona', 'touchpoint', 'action', 'response']);

function duplicateLabel(files: VisibleFiles, declaration: Declaration, other: VisibleDeclaration): Diagnostic {
  return diagnose(
    'JRN0263',
    declaration.file.locationOf(declaration.labelRange ?? declaration.selectionRange),
    { label: declaration.label ?? '', kind: { term: termOfKind(declaration.kind) } },
    { related: [locationOf(files, other)] },
  );
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

/** Reports imports that provide neither a referenced name, nor the scale, nor declarations that cells of linked files may refer to. */
function* unusedImports(files: VisibleFiles, file: SourceFile): Generator<Diagnostic> {
  // With syntax errors, the reference may be in a line that was skipped.
  if (file.hasSyntaxErrors || file.imports.length === 0) return;
  const used = new Set<VisibleFile>();
  for (const reference of file.references) {
    const targets = files.resolve(reference);
    // An unresolved name may be one that the import is meant to provide.
    if (targets.length === 0) return;
    for (const target of targets) used.add(target.file);
  }
  const roles = mappingRoles(files, file);
  const isOfGates = declaresGatesAlone(file);
  for (const line of file.imports) {
    const imported = files.get(line.uri);
    if (!imported || imported.hasSyntaxErrors || imported === file || used.has(imported)) continue;
    if (files.importClosureOf(imported).some((each) => files.readFile(each, declaresScale))) continue;
    if (imported.declarations.some(({ kind }) => roles.has(kind) || (isOfGates && kind === 'journey'))) continue;
    yield diagnose('JRN0113', file.locationOf(line.range), { path: line.path });
  }
}

/** Whether the gates of a file are about the journeys that it imports: it declares none itself. */
function declaresGatesAlone({ declarations, parsed }: SourceFile): boolean {
  return declarations.every(({ kind }) => kind !== 'journey') && parsed.root.statements.some(({ $type }) => $type === 'Gate');
}

/** The roles of columns in the studies of a file and of its importers. A role is the kind that its cells refer to. */
function mappingRoles(files: VisibleFiles, file: SourceFile): Set<string> {
  return new Set([file, ...files.importers(file.uri)].flatMap((each) => files.readFile(each, columnRoles)));
}

function columnRoles({ declarations }: SourceFile): string[] {
  const columns = declarations.flatMap(({ node }) => (linksFile(node) ? node.columns : []));
  return columns.flatMap((column) => (column.$type === 'RoleColumn' ? [column.role] : []));
}

// The guards of the generated module would bring Langium into every bundle.
function linksFile(node: Declaration['node']): node is Observations | Questionnaire {
  return node.$type === 'Observations' || node.$type === 'Questionnaire';
}

export function declaresScale({ scales }: SourceFile): boolean {
  return scales.length > 0;
}

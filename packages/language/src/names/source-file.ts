import { type ElementId, elementId, type Language, type Location, type Position, type Range } from '@parcours/model';
import type { AstNode, Reference } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import type * as ast from '../generated/ast.ts';
import { appended } from '../syntax/appended.ts';
import { cstNodeOf, type ParsedReference } from '../syntax/cst.ts';
import { isSound, type ParseResult, parse } from '../syntax/parse.ts';
import { isQuoted } from '../syntax/token-values.ts';
import type { DeclarationKind } from './declaration-kind.ts';
import { type Ordinals, ordinalsOf } from './homonym-ordinals.ts';
import { NameTable } from './name-table.ts';

/** A reference to a declaration by its name or its quoted label. */
export interface NameReference {
  readonly kinds: readonly DeclarationKind[];
  readonly text: string;
  readonly isQuoted: boolean;
  readonly range: Range;
  readonly file: SourceFile;
  /**
   * Where the name is looked up: in the file's scope (null), inside the target of another reference (a measure's stage in the journey of
   * its observations), inside any declaration of a kind in scope (`anywhere`), or inside the declaration that contains it (`inside`).
   */
  readonly qualifier: NameReference | { readonly anywhere: DeclarationKind } | { readonly inside: Declaration } | null;
  /** The innermost declaration that contains the reference. */
  readonly container: Declaration | null;
  /** Its index among the references of its file; −1 if it is none of them. */
  readonly index: number;
}

/** A cross-reference of the syntax tree. Its range is computed on demand, since most are never read. */
class ParsedNameReference implements NameReference {
  readonly kinds: readonly DeclarationKind[];
  readonly file: SourceFile;
  readonly qualifier: NameReference['qualifier'];
  readonly container: Declaration | null;
  readonly index: number;
  private readonly reference: ParsedReference;

  constructor(
    kinds: readonly DeclarationKind[],
    reference: ParsedReference,
    file: SourceFile,
    qualifier: NameReference['qualifier'],
    container: Declaration | null,
    index: number,
  ) {
    this.index = index;
    this.kinds = kinds;
    this.reference = reference;
    this.file = file;
    this.qualifier = qualifier;
    this.container = container;
  }

  get text(): string {
    return this.reference.$refText;
  }

  get isQuoted(): boolean {
    return isQuoted(this.reference.$refNode.text);
  }

  get range(): Range {
    return this.reference.$refNode.range;
  }
}

/** The reference that a cross-reference of a file's syntax tree is, by itself. @param qualifier where it is looked up; default: in the file's scope. */
export function nameReferenceOf(
  kinds: readonly DeclarationKind[],
  reference: Reference,
  file: SourceFile,
  qualifier: NameReference['qualifier'] = null,
): NameReference {
  return new ParsedNameReference(kinds, reference as ParsedReference, file, qualifier, null, -1);
}

interface DeclarationParts {
  readonly kind: DeclarationKind;
  readonly file: SourceFile;
  readonly node: AstNode;
  readonly container: Declaration | null;
  readonly name: string | null;
  readonly label: string | null;
  /** The property of `node` that holds the name; default `name`. */
  readonly nameProperty?: string;
}

/** A declaration, with a name, a label, or both. */
export class Declaration {
  #children: Declaration[] | undefined;
  #stages: readonly Declaration[] | undefined;
  #id: ElementId | undefined;
  #ordinals: Ordinals<Declaration> | undefined;
  #table: NameTable<Declaration> | undefined;

  readonly kind: DeclarationKind;
  readonly file: SourceFile;
  readonly node: AstNode;
  readonly container: Declaration | null;
  readonly name: string | null;
  readonly label: string | null;
  /** The property of `node` that holds the name (`kind` of a KPI without `as`). */
  private readonly nameProperty: string;
  /** Its references are consecutive in the file's: where they begin, and where they end (exclusive). */
  #firstReference = 0;
  #endOfReferences = 0;

  constructor({ kind, file, node, container, name, label, nameProperty = 'name' }: DeclarationParts) {
    this.kind = kind;
    this.file = file;
    this.node = node;
    this.container = container;
    this.name = name;
    this.label = label;
    this.nameProperty = nameProperty;
    if (container) container.#add(this);
  }

  #add(child: Declaration): void {
    this.#children = this.#children ? appended(this.#children, child) : [child];
  }

  /** Adds the reference at an index of the file's references: the next one of this declaration. */
  addReference(index: number): void {
    if (this.#endOfReferences === 0) this.#firstReference = index;
    this.#endOfReferences = index + 1;
  }

  /** The references in it, but not in its children. */
  get references(): readonly NameReference[] {
    return this.file.references.slice(this.#firstReference, this.#endOfReferences);
  }

  /** The declarations in its block, in order. */
  get children(): readonly Declaration[] {
    return this.#children ?? NO_DECLARATIONS;
  }

  /**
   * Its id, unique in its file. The ids of stages and initiatives do not contain their phase or plan: a stage that moves to another phase
   * keeps its id.
   */
  get id(): ElementId {
    if (this.#id !== undefined) return this.#id;
    const { kind, nameOrLabel } = this;
    let { container } = this;
    while (container && isTransparent(container)) container = container.container;
    const id = elementId(container?.id ?? null, kind === 'repository-stage' ? 'stage' : kind, nameOrLabel);
    const ordinal = (container ?? this.file).ordinals.get(this);
    const unique = ordinal === undefined ? id : `${id}#${ordinal}`;
    // Those of thousands of declarations would take more memory than time, and are read once for each version of the text.
    if (this.#children) this.#id = unique;
    return unique;
  }

  /** The ordinals in the ids of the declarations in it. */
  get ordinals(): Ordinals<Declaration> {
    this.#ordinals ??= ordinalsOf(withoutTransparent(this.children));
    return this.#ordinals;
  }

  /** The name, else the label. */
  get nameOrLabel(): string {
    return this.name ?? this.label ?? '';
  }

  /** The label, else the name. */
  get displayName(): string {
    return this.label ?? this.name ?? '';
  }

  /** The whole declaration, including its block. */
  get range(): Range {
    return cstNodeOf(this.node).range;
  }

  get nameRange(): Range | null {
    return this.name === null ? null : (this.#rangeOf(this.nameProperty) ?? null);
  }

  get labelRange(): Range | null {
    return this.label === null ? null : (this.#rangeOf('label') ?? null);
  }

  /** The range of the name, else of the label, as in the language server protocol. */
  get selectionRange(): Range {
    return this.nameRange ?? this.labelRange ?? this.range;
  }

  /** The children of a kind, and the stages in phases, by name or label. */
  find(kind: DeclarationKind, text: string): readonly Declaration[] {
    if (!this.#table) {
      this.#table = new NameTable<Declaration>();
      for (const child of this.children) {
        this.#table.add(child);
        if (child.kind === 'phase') for (const stage of child.children) this.#table.add(stage);
      }
    }
    return this.#table.get(kind, text) ?? [];
  }

  /** The stages of a journey in order, or of a repository. */
  get stages(): readonly Declaration[] {
    if (!this.#children) return NO_DECLARATIONS;
    this.#stages ??= stagesAmong(this.#children);
    return this.#stages;
  }

  #rangeOf(property: string): Range | undefined {
    return cstNodeOf(this.node).firstTokenOf(property)?.range;
  }
}

const NO_DECLARATIONS: readonly Declaration[] = [];
const NO_REFERENCES: readonly NameReference[] = [];

function stagesAmong(children: readonly Declaration[]): readonly Declaration[] {
  const stages: Declaration[] = [];
  for (const child of children) {
    if (child.kind === 'phase') for (const stage of stagesAmong(child.children)) stages.push(stage);
    else if (child.kind === 'stage' || child.kind === 'repository-stage') stages.push(child);
  }
  return stages;
}

/** Whether the ids of what it contains leave it out. */
function isTransparent({ kind }: Declaration): boolean {
  return kind === 'phase' || kind === 'plan';
}

/** Declarations, and those in the transparent ones, in the order of the text. */
function* withoutTransparent(declarations: readonly Declaration[]): Generator<Declaration> {
  for (const declaration of declarations) {
    yield declaration;
    if (isTransparent(declaration)) yield* declaration.children;
  }
}

export interface ImportStatement {
  readonly path: string;
  readonly uri: string;
  readonly range: Range;
}

/** A parsed journey file: its declarations, references and imports. Immutable; an edit creates a new one. */
export class SourceFile {
  readonly document: TextDocument;
  readonly parsed: ParseResult;
  readonly imports: readonly ImportStatement[];
  /** Top-level declarations in order. */
  readonly declarations: readonly Declaration[];
  readonly references: readonly NameReference[];
  readonly scales: readonly ast.ScaleDeclaration[];
  readonly #table = new NameTable<Declaration>();
  #referencesByText: Map<string, NameReference[]> | undefined;
  #ordinals: Ordinals<Declaration> | undefined;

  readonly uri: string;
  readonly text: string;
  /**
   * The last version without syntax errors, whose declarations stay visible while the text has some; null if it has none, so that old
   * versions are released.
   */
  readonly lastGood: SourceFile | null;

  constructor(uri: string, text: string, lastGood: SourceFile | null = null) {
    this.uri = uri;
    this.text = text;
    this.document = TextDocument.create(uri, 'journey', 0, text);
    this.parsed = parse(text);
    this.lastGood = this.hasSyntaxErrors ? lastGood : null;
    const collector = new DeclarationCollector(this);
    this.declarations = collector.declarations;
    this.references = collector.references;
    this.imports = collector.imports;
    this.scales = collector.scales;
    for (const declaration of this.declarations) this.#table.add(declaration);
  }

  /** The language of its keywords. */
  get keywordLanguage(): Language {
    return this.parsed.tokens.keywordLocale.code;
  }

  get hasSyntaxErrors(): boolean {
    return !isSound(this.parsed);
  }

  /** The text of a single-line range. */
  textAt({ start, end }: Range): string {
    const from = this.parsed.tokens.lineStarts[start.line] ?? this.text.length;
    return this.text.slice(from + start.character, from + end.character);
  }

  locationOf(range: Range): Location {
    return { uri: this.uri, range };
  }

  /** Top-level declarations of a kind, by name or label; in a file with syntax errors, those of its last good version as a fallback. */
  lookup(kind: DeclarationKind, text: string): readonly Declaration[] {
    return this.#table.get(kind, text) ?? (this.hasSyntaxErrors ? (this.lastGood?.lookup(kind, text) ?? []) : []);
  }

  /** The references whose text is a name or label. */
  referencesTo(text: string): readonly NameReference[] {
    this.#referencesByText ??= Map.groupBy(this.references, ({ text }) => text);
    return this.#referencesByText.get(text) ?? NO_REFERENCES;
  }

  /** The references in a declaration, but not in its children. */
  referencesFrom(declaration: Declaration): readonly NameReference[] {
    return declaration.references;
  }

  /** The ordinals in the ids of the top-level declarations, and of the initiatives. */
  get ordinals(): Ordinals<Declaration> {
    this.#ordinals ??= ordinalsOf(withoutTransparent(this.declarations));
    return this.#ordinals;
  }

  /** The id of the innermost declaration at a position; null outside all declarations. */
  elementIdAt(position: Position): ElementId | null {
    let found: Declaration | null = null;
    for (let list = this.declarations; list.length > 0; ) {
      const inner = declarationAt(list, position);
      if (!inner) break;
      found = inner;
      list = inner.children;
    }
    return found?.id ?? null;
  }

  /** All declarations, including nested ones, in order. */
  allDeclarations(): Declaration[] {
    const found: Declaration[] = [];
    const add = (list: readonly Declaration[]) => {
      for (const declaration of list) {
        found.push(declaration);
        add(declaration.children);
      }
    };
    add(this.declarations);
    return found;
  }
}

/** The declaration that contains a position, by binary search; null if none. @param declarations in the order of the text. */
function declarationAt(declarations: readonly Declaration[], position: Position): Declaration | null {
  let [low, high] = [0, declarations.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cstNodeOf((declarations[middle] as Declaration).node).startsAfter(position)) high = middle;
    else low = middle + 1;
  }
  const last = declarations[low - 1];
  return last && isBefore(position, last.range.end) ? last : null;
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

// Shared: a file has thousands of references.
const CHANNEL: readonly DeclarationKind[] = ['channel'];
const JOURNEY: readonly DeclarationKind[] = ['journey'];
const KPI: readonly DeclarationKind[] = ['kpi'];
const OWNER: readonly DeclarationKind[] = ['owner'];
const PHASE: readonly DeclarationKind[] = ['phase'];
const PERSONA_OR_SEGMENT: readonly DeclarationKind[] = ['persona', 'segment'];
const QUESTIONNAIRE: readonly DeclarationKind[] = ['questionnaire'];
const REPOSITORY: readonly DeclarationKind[] = ['repository'];
const SEGMENT_OR_CHANNEL: readonly DeclarationKind[] = ['segment', 'channel'];
const SEGMENT: readonly DeclarationKind[] = ['segment'];
const STAGE: readonly DeclarationKind[] = ['stage'];
const TOUCHPOINT: readonly DeclarationKind[] = ['touchpoint'];

/** Collects declarations, references and imports in one walk over the syntax tree. */
class DeclarationCollector {
  readonly declarations: Declaration[] = [];
  readonly references: NameReference[] = [];
  readonly imports: ImportStatement[] = [];
  readonly scales: ast.ScaleDeclaration[] = [];

  private readonly file: SourceFile;

  constructor(file: SourceFile) {
    this.file = file;
    for (const statement of file.parsed.root.statements) this.#statement(statement);
  }

  #statement(node: ast.File['statements'][number]): void {
    switch (node.$type) {
      case 'Import':
        if (node.path) this.#import(node);
        break;
      case 'ScaleDeclaration':
        this.scales.push(node);
        break;
      case 'Channel':
        this.#declare('channel', node, null);
        break;
      case 'Owner':
        this.#declare('owner', node, null);
        break;
      case 'Segment':
        this.#declare('segment', node, null);
        break;
      case 'Persona':
        this.#addReference(SEGMENT, node.segment, this.#declare('persona', node, null));
        break;
      case 'Touchpoint': {
        const touchpoint = this.#declare('touchpoint', node, null);
        for (const channel of node.channel) this.#addReference(CHANNEL, channel, touchpoint);
        for (const owner of node.owner) this.#addReference(OWNER, owner, touchpoint);
        break;
      }
      case 'Repository':
        this.#repository(node);
        break;
      case 'Journey':
        this.#journey(node);
        break;
      case 'Questionnaire':
        this.#questionnaire(node);
        break;
      case 'Observations':
        this.#observations(node);
        break;
      case 'Plan':
        this.#plan(node);
        break;
      case 'Gate':
        this.#gate(node, null);
        break;
    }
  }

  #import(node: ast.Import): void {
    const uri = resolvePath(this.file.uri, node.path);
    const range = cstNodeOf(node).firstTokenOf('path')?.range;
    if (uri && range) this.imports.push({ path: node.path, uri, range });
  }

  #repository(node: ast.Repository): void {
    const repository = this.#declare('repository', node, null);
    for (const stageNode of node.stages) {
      const stage = this.#declare('repository-stage', stageNode, repository);
      for (const actionNode of stageNode.actions) {
        const action = this.#declare('action', actionNode, stage);
        for (const channel of actionNode.channels) this.#addReference(CHANNEL, channel, action);
        for (const response of actionNode.responses) this.#declare('response', response, action);
      }
    }
  }

  #journey(node: ast.Journey): void {
    const journey = this.#declare('journey', node, null);
    for (const who of node.who) this.#addReference(PERSONA_OR_SEGMENT, who, journey);
    for (const repository of node.repository) this.#addReference(REPOSITORY, repository, journey);
    for (const item of node.items) {
      if (item.$type === 'Kpi') {
        this.#addDeclaration(
          new Declaration({
            kind: 'kpi',
            file: this.file,
            node: item,
            container: journey,
            name: item.name ?? item.kind ?? null,
            label: item.label ?? null,
            nameProperty: item.name ? 'name' : 'kind',
          }),
        );
      } else if (item.$type === 'Phase') {
        const phase = this.#declare('phase', item, journey);
        for (const stage of item.stages) this.#stage(stage, phase);
      } else if (item.$type === 'Stage') this.#stage(item, journey);
      else if (item.$type === 'Gate') this.#gate(item, journey);
    }
  }

  /** @param journey that contains it; null: it stands in the file. */
  #gate(node: ast.Gate, journey: Declaration | null): void {
    const where = journey ? { inside: journey } : ({ anywhere: 'journey' } as const);
    this.#addReference(STAGE, node.stage, journey, where);
    this.#addReference(PHASE, node.phase, journey, where);
    this.#addReference(KPI, node.kpi, journey, where);
  }

  #stage(node: ast.Stage, container: Declaration): void {
    const stage = this.#declare('stage', node, container);
    for (const channel of node.channels) this.#addReference(CHANNEL, channel, stage);
    for (const touchpoint of node.touchpoints) this.#addReference(TOUCHPOINT, touchpoint, stage);
    for (const item of node.items) {
      if (item.$type === 'Rupture') {
        this.#addReference(CHANNEL, item.from, stage);
        this.#addReference(CHANNEL, item.to, stage);
      } else if (item.$type === 'StageTouchpoint') this.#addReference(TOUCHPOINT, item.touchpoint, stage);
    }
  }

  #observations(node: ast.Observations): void {
    const study = this.#declare(node.kind === 'benchmark' ? 'benchmark' : 'observations', node, null);
    const journey = this.#addReference(JOURNEY, node.journey, study);
    for (const questionnaire of node.questionnaire) this.#addReference(QUESTIONNAIRE, questionnaire, study);
    this.#columns(node.columns, study, journey);
  }

  #questionnaire(node: ast.Questionnaire): void {
    const questionnaire = this.#declare('questionnaire', node, null);
    this.#columns(node.columns, questionnaire, this.#addReference(JOURNEY, node.journey, questionnaire));
  }

  #columns(columns: ast.Observations['columns'], study: Declaration, journey: NameReference | null): void {
    for (const item of columns) {
      if (item.$type === 'Measure' || item.$type === 'VerbatimColumn') this.#addReference(STAGE, item.stage, study, journey);
      else if (item.$type === 'KpiColumn') this.#addReference(KPI, item.kpi, study, journey);
      else if (item.$type === 'RoleColumn') {
        const kind = MAPPING_TARGET_KINDS[item.role];
        for (const mapping of kind ? item.mappings : []) {
          const target = cstNodeOf(mapping).firstTokenOf('target');
          if (!target) continue;
          this.#add({
            kinds: [kind as DeclarationKind],
            text: mapping.target,
            isQuoted: isQuoted(target.text),
            range: target.range,
            file: this.file,
            qualifier: kind === 'stage' ? journey : kind === 'action' || kind === 'response' ? { anywhere: 'repository' } : null,
            container: study,
            index: this.references.length,
          });
        }
      }
    }
  }

  #plan(node: ast.Plan): void {
    const plan = this.#declare('plan', node, null);
    const journey = this.#addReference(JOURNEY, node.journey, plan);
    for (const item of node.initiatives) {
      const initiative = this.#declare('initiative', item, plan);
      for (const stage of item.stage) this.#addReference(STAGE, stage, initiative, journey ?? { anywhere: 'journey' });
      for (const owner of item.owner) this.#addReference(OWNER, owner, initiative);
      for (const audience of item.audience) this.#addReference(SEGMENT_OR_CHANNEL, audience, initiative);
    }
  }

  #declare(kind: DeclarationKind, node: AstNode & { name?: string; label?: string }, container: Declaration | null): Declaration {
    return this.#addDeclaration(
      new Declaration({ kind, file: this.file, node, container, name: node.name ?? null, label: node.label ?? null }),
    );
  }

  #addDeclaration(declaration: Declaration): Declaration {
    if (!declaration.container) this.declarations.push(declaration);
    return declaration;
  }

  #addReference(
    kinds: readonly DeclarationKind[],
    reference: Reference | undefined,
    container: Declaration | null,
    qualifier: NameReference['qualifier'] = null,
  ): NameReference | null {
    if (!reference) return null;
    const index = this.references.length;
    return this.#add(new ParsedNameReference(kinds, reference as ParsedReference, this.file, qualifier, container, index));
  }

  #add(reference: NameReference): NameReference {
    this.references.push(reference);
    reference.container?.addReference(reference.index);
    return reference;
  }
}

/** By column role, the kind of declaration that a value mapping refers to; any other role maps to free text. */
export const MAPPING_TARGET_KINDS: Readonly<Record<string, DeclarationKind | undefined>> = {
  stage: 'stage',
  touchpoint: 'touchpoint',
  action: 'action',
  response: 'response',
  channel: 'channel',
  segment: 'segment',
  persona: 'persona',
};

/** The URI of a path relative to a file's URI; null if the path is invalid. */
export function resolvePath(uri: string, path: string): string | null {
  if (path.trim() === '' || path.includes('\0')) return null;
  try {
    return Utils.resolvePath(Utils.dirname(URI.parse(uri)), path.replace(/\\/g, '/')).toString();
  } catch {
    return null;
  }
}

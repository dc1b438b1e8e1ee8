import type { Place, Range } from '@parcours/model';
import type { AstNode, Reference } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { Declaration, type Kind } from './declaration.ts';
import type * as ast from './generated/ast.ts';
import { NameTable } from './name-table.ts';
import { isSound, type Parsed, parse } from './parser.ts';
import { pieceOf, type WrittenReference } from './tree.ts';
import { isQuoted } from './values.ts';

/** A place where something is called by its name or its quoted label. */
export interface Use {
  readonly kinds: readonly Kind[];
  readonly text: string;
  readonly quoted: boolean;
  readonly range: Range;
  readonly file: SourceFile;
  /**
   * Where to look: everywhere that the file sees, or inside what another use names (a measure's stage in the journey that its
   * observations are of). `anywhere`: inside any declaration of that kind that the file sees.
   */
  readonly inside: Use | { readonly anywhere: Kind } | null;
  /** The declaration it stands in. */
  readonly by: Declaration | null;
}

/** A reference of the tree as a use. Where it stands is worked out when somebody asks: most are never asked. */
class WrittenUse implements Use {
  readonly kinds: readonly Kind[];
  readonly file: SourceFile;
  readonly inside: Use['inside'];
  readonly by: Declaration | null;
  private readonly reference: WrittenReference;

  constructor(kinds: readonly Kind[], reference: WrittenReference, file: SourceFile, inside: Use['inside'], by: Declaration | null) {
    this.kinds = kinds;
    this.reference = reference;
    this.file = file;
    this.inside = inside;
    this.by = by;
  }

  get text(): string {
    return this.reference.$refText;
  }

  get quoted(): boolean {
    return isQuoted(this.reference.$refNode.text);
  }

  get range(): Range {
    return this.reference.$refNode.range;
  }
}

export interface ImportLine {
  readonly path: string;
  readonly uri: string;
  readonly range: Range;
}

/** One journey file, parsed: what it declares, what it uses, what it imports. Immutable; an edit makes a new one. */
export class SourceFile {
  readonly document: TextDocument;
  readonly parsed: Parsed;
  readonly imports: readonly ImportLine[];
  /** Top-level declarations in order. */
  readonly declarations: readonly Declaration[];
  readonly uses: readonly Use[];
  readonly scales: readonly ast.ScaleDeclaration[];
  readonly #table = new NameTable();
  #usesByText: Map<string, Use[]> | undefined;
  #usesByUser: Map<Declaration | null, Use[]> | undefined;

  readonly uri: string;
  readonly text: string;
  /** Of a broken text the last version without syntax errors, whose names still count; null for a sound one, or all versions would be kept. */
  readonly lastGood: SourceFile | null;

  constructor(uri: string, text: string, lastGood: SourceFile | null = null) {
    this.uri = uri;
    this.text = text;
    this.document = TextDocument.create(uri, 'journey', 0, text);
    this.parsed = parse(text);
    this.lastGood = this.broken ? lastGood : null;
    const reader = new TreeReader(this);
    this.declarations = reader.declarations;
    this.uses = reader.uses;
    this.imports = reader.imports;
    this.scales = reader.scales;
    for (const declaration of this.declarations) this.#table.add(declaration);
  }

  get broken(): boolean {
    return !isSound(this.parsed);
  }

  /** The text of a range in one line. */
  textAt({ start, end }: Range): string {
    const from = this.parsed.tokens.lineStarts[start.line] ?? this.text.length;
    return this.text.slice(from + start.character, from + end.character);
  }

  place(range: Range): Place {
    return { uri: this.uri, range };
  }

  /** Top-level declarations of a kind, by name or label; in a broken file also those that its last good version had. */
  lookUp(kind: Kind, text: string): readonly Declaration[] {
    return this.#table.get(kind, text) ?? (this.broken ? (this.lastGood?.lookUp(kind, text) ?? []) : []);
  }

  /** The uses of a name or label. */
  usesCalled(text: string): readonly Use[] {
    this.#usesByText ??= Map.groupBy(this.uses, (use) => use.text);
    return this.#usesByText.get(text) ?? [];
  }

  /** The uses that stand in a declaration itself, not in those inside it. */
  usesBy(declaration: Declaration): readonly Use[] {
    this.#usesByUser ??= Map.groupBy(this.uses, (use) => use.by);
    return this.#usesByUser.get(declaration) ?? [];
  }

  /** All declarations, nested ones included, in order. */
  *everything(): Generator<Declaration> {
    function* walk(list: readonly Declaration[]): Generator<Declaration> {
      for (const declaration of list) {
        yield declaration;
        yield* walk(declaration.children);
      }
    }
    yield* walk(this.declarations);
  }
}

// Shared: a file has thousands of uses.
const CHANNEL: readonly Kind[] = ['channel'];
const JOURNEY: readonly Kind[] = ['journey'];
const KPI: readonly Kind[] = ['kpi'];
const OWNER: readonly Kind[] = ['owner'];
const PERSONA_OR_SEGMENT: readonly Kind[] = ['persona', 'segment'];
const REPOSITORY: readonly Kind[] = ['repository'];
const SEGMENT_OR_CHANNEL: readonly Kind[] = ['segment', 'channel'];
const SEGMENT: readonly Kind[] = ['segment'];
const STAGE: readonly Kind[] = ['stage'];
const TOUCHPOINT: readonly Kind[] = ['touchpoint'];

/** Reads declarations, uses and imports off a tree, once. */
class TreeReader {
  readonly declarations: Declaration[] = [];
  readonly uses: Use[] = [];
  readonly imports: ImportLine[] = [];
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
        this.#use(SEGMENT, node.segment, this.#declare('persona', node, null));
        break;
      case 'Touchpoint': {
        const touchpoint = this.#declare('touchpoint', node, null);
        for (const channel of node.channel) this.#use(CHANNEL, channel, touchpoint);
        for (const owner of node.owner) this.#use(OWNER, owner, touchpoint);
        break;
      }
      case 'Repository':
        this.#repository(node);
        break;
      case 'Journey':
        this.#journey(node);
        break;
      case 'Observations':
        this.#observations(node);
        break;
      case 'Plan':
        this.#plan(node);
        break;
      case 'Requirement':
        this.#use(STAGE, node.stage, null, { anywhere: 'journey' });
        break;
    }
  }

  #import(node: ast.Import): void {
    const uri = resolvePath(this.file.uri, node.path);
    const range = pieceOf(node).wordOf('path')?.range;
    if (uri && range) this.imports.push({ path: node.path, uri, range });
  }

  #repository(node: ast.Repository): void {
    const repository = this.#declare('repository', node, null);
    for (const stageNode of node.stages) {
      const stage = this.#declare('repository-stage', stageNode, repository);
      for (const actionNode of stageNode.actions) {
        const action = this.#declare('action', actionNode, stage);
        for (const channel of actionNode.channels) this.#use(CHANNEL, channel, action);
        for (const response of actionNode.responses) this.#declare('response', response, action);
      }
    }
  }

  #journey(node: ast.Journey): void {
    const journey = this.#declare('journey', node, null);
    for (const who of node.who) this.#use(PERSONA_OR_SEGMENT, who, journey);
    for (const repository of node.repository) this.#use(REPOSITORY, repository, journey);
    for (const item of node.items) {
      if (item.$type === 'Kpi') {
        this.#add(
          new Declaration('kpi', this.file, item, journey, item.name ?? item.kind ?? null, item.label ?? null, item.name ? 'name' : 'kind'),
        );
      } else if (item.$type === 'Phase') {
        const phase = this.#declare('phase', item, journey);
        for (const stage of item.stages) this.#stage(stage, phase);
      } else if (item.$type === 'Stage') this.#stage(item, journey);
    }
  }

  #stage(node: ast.Stage, container: Declaration): void {
    const stage = this.#declare('stage', node, container);
    for (const channel of node.channels) this.#use(CHANNEL, channel, stage);
    for (const touchpoint of node.touchpoints) this.#use(TOUCHPOINT, touchpoint, stage);
    for (const item of node.items) {
      if (item.$type === 'Rupture') {
        this.#use(CHANNEL, item.from, stage);
        this.#use(CHANNEL, item.to, stage);
      } else if (item.$type === 'StageTouchpoint') this.#use(TOUCHPOINT, item.touchpoint, stage);
    }
  }

  #observations(node: ast.Observations): void {
    const study = this.#declare(node.kind === 'benchmark' ? 'benchmark' : 'observations', node, null);
    const journey = this.#use(JOURNEY, node.journey, study);
    for (const item of node.columns) {
      if (item.$type === 'Measure') this.#use(STAGE, item.stage, study, journey);
      else if (item.$type === 'KpiColumn') this.#use(KPI, item.kpi, study, journey);
      else if (item.$type === 'RoleColumn') {
        const kind = MAPPED[item.role];
        for (const mapping of kind ? item.mappings : []) {
          const target = pieceOf(mapping).wordOf('target');
          if (!target) continue;
          this.uses.push({
            kinds: [kind as Kind],
            text: mapping.target,
            quoted: isQuoted(target.text),
            range: target.range,
            file: this.file,
            inside: kind === 'stage' ? journey : kind === 'action' || kind === 'response' ? { anywhere: 'repository' } : null,
            by: study,
          });
        }
      }
    }
  }

  #plan(node: ast.Plan): void {
    const plan = this.#declare('plan', node, null);
    const journey = this.#use(JOURNEY, node.journey, plan);
    for (const item of node.initiatives) {
      const initiative = this.#declare('initiative', item, plan);
      for (const stage of item.stage) this.#use(STAGE, stage, initiative, journey ?? { anywhere: 'journey' });
      for (const owner of item.owner) this.#use(OWNER, owner, initiative);
      for (const audience of item.audience) this.#use(SEGMENT_OR_CHANNEL, audience, initiative);
    }
  }

  #declare(kind: Kind, node: AstNode & { name?: string; label?: string }, container: Declaration | null): Declaration {
    return this.#add(new Declaration(kind, this.file, node, container, node.name ?? null, node.label ?? null));
  }

  #add(declaration: Declaration): Declaration {
    if (!declaration.container) this.declarations.push(declaration);
    return declaration;
  }

  #use(kinds: readonly Kind[], reference: Reference | undefined, by: Declaration | null, inside: Use['inside'] = null): Use | null {
    if (!reference) return null;
    const use = new WrittenUse(kinds, reference as WrittenReference, this.file, inside, by);
    this.uses.push(use);
    return use;
  }
}

/** The kind of thing that a column's value mapping names; roles that are not listed map to free text. */
export const MAPPED: Readonly<Record<string, Kind | undefined>> = {
  stage: 'stage',
  touchpoint: 'touchpoint',
  action: 'action',
  response: 'response',
  channel: 'channel',
  segment: 'segment',
  persona: 'persona',
};

/** A path written in a file → the URI it means; null where it cannot be one. Only relative paths are meant. */
export function resolvePath(uri: string, path: string): string | null {
  if (path.trim() === '' || path.includes('\0')) return null;
  try {
    return Utils.resolvePath(Utils.dirname(URI.parse(uri)), path.replace(/\\/g, '/')).toString();
  } catch {
    return null;
  }
}

import type { Range } from '@parcours/model';
import type { AstNode } from 'langium';
import { cstNodeOf } from '../syntax/cst.ts';
import { NameTable } from './name-table.ts';
import type { SourceFile } from './source-file.ts';

/** What can be named. A `repository-stage` is what a repository says of a stage; the journey's own is `stage`. */
export type DeclarationKind =
  | 'channel'
  | 'owner'
  | 'segment'
  | 'persona'
  | 'touchpoint'
  | 'repository'
  | 'repository-stage'
  | 'action'
  | 'response'
  | 'journey'
  | 'kpi'
  | 'phase'
  | 'stage'
  | 'observations'
  | 'benchmark'
  | 'plan'
  | 'initiative';

/** By the type of the node that declares it, those that the grammar's cross-references name. */
const KIND_BY_TYPE: Readonly<Record<string, DeclarationKind>> = {
  Channel: 'channel',
  Owner: 'owner',
  Segment: 'segment',
  Persona: 'persona',
  Touchpoint: 'touchpoint',
  Repository: 'repository',
  Journey: 'journey',
  Kpi: 'kpi',
  Stage: 'stage',
};

/** What a cross-reference of the grammar may name. @throws where it names what nothing declares. */
export function kindsOfTypes(types: readonly string[]): DeclarationKind[] {
  return types.map((type) => {
    const kind = KIND_BY_TYPE[type];
    if (kind === undefined) throw new Error(`Nothing declares a ${type}`);
    return kind;
  });
}

/** Something that a file declares under a name, a label, or both. */
export class Declaration {
  #children: Declaration[] | undefined;
  #table: NameTable | undefined;

  readonly kind: DeclarationKind;
  readonly file: SourceFile;
  readonly node: AstNode;
  readonly container: Declaration | null;
  readonly name: string | null;
  readonly label: string | null;
  /** The property of `node` that holds the name (`kind` of a KPI without `as`). */
  private readonly nameProperty: string;

  constructor(
    kind: DeclarationKind,
    file: SourceFile,
    node: AstNode,
    container: Declaration | null,
    name: string | null,
    label: string | null,
    nameProperty: string = 'name',
  ) {
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
    if (this.#children) this.#children.push(child);
    else this.#children = [child];
  }

  /** What is declared in its block, in order. */
  get children(): readonly Declaration[] {
    return this.#children ?? NO_DECLARATIONS;
  }

  /** What it is called where one word is needed: its name, else its label. */
  get nameOrLabel(): string {
    return this.name ?? this.label ?? '';
  }

  get displayName(): string {
    return this.label ?? this.name ?? '';
  }

  /** The whole declaration, its block included. */
  get range(): Range {
    return cstNodeOf(this.node).range;
  }

  get nameRange(): Range | null {
    return this.name === null ? null : (this.#rangeOf(this.nameProperty) ?? null);
  }

  get labelRange(): Range | null {
    return this.label === null ? null : (this.#rangeOf('label') ?? null);
  }

  /** What an editor selects and a diagnostic underlines: the name, else the label. */
  get selectionRange(): Range {
    return this.nameRange ?? this.labelRange ?? this.range;
  }

  /** The children and, through phases, the grandchildren called `text`. */
  find(kind: DeclarationKind, text: string): readonly Declaration[] {
    if (!this.#table) {
      this.#table = new NameTable();
      for (const child of this.children) {
        this.#table.add(child);
        if (child.kind === 'phase') for (const stage of child.children) this.#table.add(stage);
      }
    }
    return this.#table.get(kind, text) ?? [];
  }

  /** The stages of a journey in order, or of a repository. */
  get stages(): readonly Declaration[] {
    return this.children
      .flatMap((child) => (child.kind === 'phase' ? child.children : [child]))
      .filter(({ kind }) => kind === 'stage' || kind === 'repository-stage');
  }

  #rangeOf(property: string): Range | undefined {
    return cstNodeOf(this.node).firstTokenOf(property)?.range;
  }
}

const NO_DECLARATIONS: readonly Declaration[] = [];

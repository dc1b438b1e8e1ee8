import type { SourceFile } from './source-file.ts';
import type { DeclarationFields, FileFields, ReferenceFields, VisibleDeclaration, VisibleReference } from './visible-files.ts';

const fingerprints = new WeakMap<SourceFile, string>();
const orders = new WeakMap<SourceFile, DeclarationOrder>();

interface DeclarationOrder {
  readonly list: readonly VisibleDeclaration[];
  readonly ordinals: ReadonlyMap<VisibleDeclaration, number>;
}

/**
 * Everything that `VisibleFile` has of a file, as text: equal for two versions if no name, label, reference or import differs.
 * Declarations of the same ordinal then correspond.
 */
export function structureFingerprint(file: SourceFile): string {
  const known = fingerprints.get(file);
  if (known !== undefined) return known;
  const { list, ordinals } = declarationOrder(file);
  const ordinalOf = (declaration: VisibleDeclaration | null) => (declaration ? (ordinals.get(declaration) ?? null) : null);
  const describeReference = (reference: VisibleReference): unknown[] => [
    ...fieldsOfReference(reference),
    reference.qualifier && describeQualifier(reference.qualifier),
    ordinalOf(reference.container),
  ];
  const describeQualifier = (qualifier: NonNullable<VisibleReference['qualifier']>): unknown => {
    if ('anywhere' in qualifier) return qualifier.anywhere;
    return 'inside' in qualifier ? ordinalOf(qualifier.inside) : describeReference(qualifier);
  };
  const fingerprint = JSON.stringify([
    fieldsOfFile(file),
    file.imports.map(({ uri }) => uri),
    list.map((declaration) => [...fieldsOfDeclaration(declaration), ordinalOf(declaration.container)]),
    file.references.map(describeReference),
    file.lastGood && structureFingerprint(file.lastGood),
  ]);
  fingerprints.set(file, fingerprint);
  return fingerprint;
}

/** The declarations of a file, nested ones included, in the order of the text, and the position of each. */
export function declarationOrder(file: SourceFile): DeclarationOrder {
  let order = orders.get(file);
  if (!order) {
    const list = file.allDeclarations();
    order = { list, ordinals: new Map(list.map((declaration, at) => [declaration, at])) };
    orders.set(file, order);
  }
  return order;
}

// `satisfies` makes a field that is missing here a type error.

function fieldsOfFile({ hasSyntaxErrors }: FileFields): unknown[] {
  return Object.values({ hasSyntaxErrors } satisfies Record<keyof FileFields, unknown>);
}

function fieldsOfDeclaration({ kind, name, label }: DeclarationFields): unknown[] {
  return Object.values({ kind, name, label } satisfies Record<keyof DeclarationFields, unknown>);
}

function fieldsOfReference({ kinds, text, isQuoted }: ReferenceFields): unknown[] {
  return Object.values({ kinds, text, isQuoted } satisfies Record<keyof ReferenceFields, unknown>);
}

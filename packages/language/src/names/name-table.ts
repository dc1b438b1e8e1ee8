import type { Declaration, DeclarationKind } from './declaration.ts';

/** More declarations of one name than this are not told apart: each use would be compared with each of them. */
const MAX_HOMONYMS = 50;

/** Declarations by kind, and then by name and by label. */
export class NameTable {
  readonly #kinds = new Map<DeclarationKind, Map<string, Declaration[]>>();

  add(declaration: Declaration): void {
    const { kind, name, label } = declaration;
    if (name !== null) this.#enter(kind, name, declaration);
    if (label !== null && label !== name) this.#enter(kind, label, declaration);
  }

  get(kind: DeclarationKind, text: string): readonly Declaration[] | undefined {
    return this.#kinds.get(kind)?.get(text);
  }

  #enter(kind: DeclarationKind, text: string, declaration: Declaration): void {
    let names = this.#kinds.get(kind);
    if (!names) {
      names = new Map();
      this.#kinds.set(kind, names);
    }
    const found = names.get(text);
    if (!found) names.set(text, [declaration]);
    else if (found.length < MAX_HOMONYMS) found.push(declaration);
  }
}

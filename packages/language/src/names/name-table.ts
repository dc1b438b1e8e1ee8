import type { DeclarationKind } from './declaration-kind.ts';

/** What a table finds by its name or its label. */
interface NamedEntry {
  readonly kind: DeclarationKind;
  readonly name: string | null;
  readonly label: string | null;
}

/** More declarations of one name than this are not told apart: each use would be compared with each of them. */
const MAX_HOMONYMS = 50;

/** Declarations by kind, and then by name and by label. */
export class NameTable<Entry extends NamedEntry> {
  readonly #kinds = new Map<DeclarationKind, Map<string, Entry[]>>();

  add(entry: Entry): void {
    const { kind, name, label } = entry;
    if (name !== null) this.#enter(kind, name, entry);
    if (label !== null && label !== name) this.#enter(kind, label, entry);
  }

  get(kind: DeclarationKind, text: string): readonly Entry[] | undefined {
    return this.#kinds.get(kind)?.get(text);
  }

  #enter(kind: DeclarationKind, text: string, entry: Entry): void {
    let names = this.#kinds.get(kind);
    if (!names) {
      names = new Map();
      this.#kinds.set(kind, names);
    }
    const found = names.get(text);
    if (!found) names.set(text, [entry]);
    else if (found.length < MAX_HOMONYMS) found.push(entry);
  }
}

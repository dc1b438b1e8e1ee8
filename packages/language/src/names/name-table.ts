import type { DeclarationKind } from './declaration-kind.ts';

interface NamedEntry {
  readonly kind: DeclarationKind;
  readonly name: string | null;
  readonly label: string | null;
}

/** Further declarations of one name are dropped: resolving a reference is linear in their number. */
const MAX_HOMONYMS = 50;

/** Declarations by kind, then by name and by label. */
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
    const homonyms = names.get(text);
    if (!homonyms) names.set(text, [entry]);
    else if (homonyms.length < MAX_HOMONYMS) homonyms.push(entry);
  }
}

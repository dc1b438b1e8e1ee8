const MAX_LENGTH = 32;

/** Gives each text an identifier of the language that no other has: Latin letters, digits and `_`, in lower case. */
export class UniqueIdentifiers {
  readonly #ids = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #kind: string;

  /** @param kind begins the identifier of a text without a Latin letter, such as `stage3`. */
  constructor(texts: readonly string[], kind: string) {
    this.#kind = kind;
    for (const text of texts) this.idOf(text);
  }

  /** The identifier of a text, the same for the same text. */
  idOf(text: string): string {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.newId(text);
    this.#ids.set(text, id);
    return id;
  }

  /** An identifier that no other text has, nor the same text before. */
  newId(text: string): string {
    const base = toIdentifier(text) || `${this.#kind}${this.#taken.size + 1}`;
    let id = base;
    for (let n = 2; this.#taken.has(id); n++) id = `${base}_${n}`;
    this.#taken.add(id);
    return id;
  }

  entries(): [string, string][] {
    return [...this.#ids];
  }
}

/** Latin letters and digits in lower case; empty if the text has no Latin letter. */
function toIdentifier(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/_+$/, '');
}

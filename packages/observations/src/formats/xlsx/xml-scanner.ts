/** Streaming XML tokenizer for the subset that workbooks use. */

export interface XmlHandler {
  /** @param tag the text between the angle brackets, without a closing slash; see `attribute`. @param name without prefix. */
  open(name: string, tag: string): void;
  close(name: string): void;
  /** Called before `text`; most text is white space between tags. */
  wantsText(): boolean;
  /** May be called several times for one text node. */
  text(text: string): void;
}

export class XmlFault extends Error {}

/** Longest tag, in characters. */
const MAX_TAG_LENGTH = 1 << 20;

export class XmlScanner {
  #rest = '';
  #depth = 0;
  readonly #handler: XmlHandler;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** @throws XmlFault */
  write(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open < 0) break;
      if (open > at) this.#text(text.slice(at, open));
      const end = this.#markup(text, open);
      if (end < 0) {
        if (text.length - open > MAX_TAG_LENGTH) throw new XmlFault('a tag is not closed');
        this.#rest = text.slice(open);
        return;
      }
      at = end;
    }
    // An entity may be split between chunks.
    const entity = text.lastIndexOf('&');
    const cut = entity >= at && text.length - entity < 12 && !text.includes(';', entity) ? entity : text.length;
    if (cut > at) this.#text(text.slice(at, cut));
    this.#rest = text.slice(cut);
  }

  /** @throws XmlFault if the document ends within a tag or with open elements. */
  end(): void {
    if (this.#rest.startsWith('<') || this.#depth > 0) throw new XmlFault('a part breaks off');
  }

  #text(text: string): void {
    if (this.#handler.wantsText()) this.#handler.text(decodeEntities(text));
  }

  /** @returns the offset after the markup at `open`, or −1 if it is incomplete. */
  #markup(text: string, open: number): number {
    const first = text.charCodeAt(open + 1);
    if (first === 33) return this.#declaration(text, open);
    if (first === 63) return indexAfter(text, '?>', open);
    const close = tagEnd(text, open + 1);
    if (close < 0) return -1;
    if (first === 47) {
      this.#depth--;
      this.#handler.close(nameIn(text, open + 2, close));
    } else {
      const closed = text.charCodeAt(close - 1) === 47;
      const end = closed ? close - 1 : close;
      const name = nameIn(text, open + 1, end);
      this.#handler.open(name, text.slice(open + 1, end));
      if (closed) this.#handler.close(name);
      else this.#depth++;
    }
    return close + 1;
  }

  #declaration(text: string, open: number): number {
    if (text.startsWith('<!--', open)) return indexAfter(text, '-->', open + 4);
    if (!text.startsWith('<![CDATA[', open)) return text.length - open < 9 ? -1 : indexAfter(text, '>', open);
    const end = text.indexOf(']]>', open + 9);
    if (end < 0) return -1;
    if (this.#handler.wantsText()) this.#handler.text(text.slice(open + 9, end));
    return end + 3;
  }
}

function indexAfter(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? -1 : found + end.length;
}

/** Offset of the `>` that ends a tag; one within quotes does not. Looks at each character once, whatever quotes a damaged tag has. */
function tagEnd(text: string, from: number): number {
  for (let at = from; ; ) {
    const close = text.indexOf('>', at);
    if (close < 0) return -1;
    const quote = firstQuote(text, at, close);
    if (quote < 0) return close;
    const end = text.indexOf(text.charAt(quote), quote + 1);
    if (end < 0) return -1;
    at = end + 1;
  }
}

/** Offset of the first quote between two offsets, or −1. */
function firstQuote(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) return at;
  }
  return -1;
}

/** The local name of the tag at `from`. */
function nameIn(text: string, from: number, to: number): string {
  let start = from;
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 58) start = at + 1;
    else if (code <= 32 || code === 47) break;
  }
  return text.slice(start, at);
}

/** The value of an attribute, or null. `name` is matched literally, with its prefix. */
export function attribute(tag: string, name: string): string | null {
  for (let from = 0; ; ) {
    const at = tag.indexOf(name, from);
    if (at < 0) return null;
    from = at + name.length;
    if (at === 0 || tag.charCodeAt(at - 1) > 32) continue;
    let next = from;
    while (tag.charCodeAt(next) <= 32) next++;
    if (tag.charCodeAt(next) !== 61) continue;
    next++;
    while (tag.charCodeAt(next) <= 32) next++;
    const quote = tag.charAt(next);
    if (quote !== '"' && quote !== "'") continue;
    const end = tag.indexOf(quote, next + 1);
    return end < 0 ? null : decodeEntities(tag.slice(next + 1, end));
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes predefined entities and character references. Entities declared by the document are not expanded, so input cannot grow. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (entity, hex?: string, decimal?: string, name?: string) => {
      if (name) return ENTITIES[name.toLowerCase()] ?? entity;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
    },
  );
}

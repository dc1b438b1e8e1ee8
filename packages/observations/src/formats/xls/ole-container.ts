/** The streams of an OLE container (MS-CFB), as Office wrote files before 2007 and writes those with a password. */

/** A malformed container or workbook. The message is a technical detail, in English. */
export class XlsFault extends Error {}

const SIGNATURE_BYTES = 512;
/** Sector numbers from here on mark free sectors and ends. */
const LAST_SECTOR = 0xfffffffa;
const ENTRY_BYTES = 128;
const [STREAM, ROOT] = [2, 5];
/** Sector numbers that the header holds itself. */
const HEADER_SECTORS = 109;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

export class OleContainer {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sectorBytes: number;
  readonly #fat: Uint32Array;
  readonly #entries: readonly Entry[];

  /** @throws XlsFault */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < SIGNATURE_BYTES) throw new XlsFault('it is cut off');
    const shift = this.#view.getUint16(30, true);
    if (shift !== 9 && shift !== 12) throw new XlsFault('the sectors of its container have no known size');
    this.#sectorBytes = 1 << shift;
    this.#fat = this.#joined(this.#fatSectors());
    this.#entries = this.#directory();
  }

  /** Whether there is a stream of this name. */
  has(name: string): boolean {
    return this.#entries.some((entry) => entry.type === STREAM && entry.name === name);
  }

  /** The content of a stream, or null. @throws XlsFault */
  stream(name: string): Uint8Array | null {
    const entry = this.#entries.find(({ type, name: other }) => type === STREAM && other === name);
    if (!entry) return null;
    const isSmall = entry.size < this.#view.getUint32(56, true);
    const content = isSmall ? this.#smallStream(entry) : this.#content(this.#chain(entry.start, this.#fat));
    if (content.length < entry.size) throw new XlsFault('a stream is cut off');
    return content.subarray(0, entry.size);
  }

  #smallStream({ start }: Entry): Uint8Array {
    const root = this.#entries.find(({ type }) => type === ROOT);
    if (!root) throw new XlsFault('its container has no root');
    const sectors = this.#content(this.#chain(root.start, this.#fat));
    const table = this.#joined(this.#chain(this.#view.getUint32(60, true), this.#fat));
    const bytes = 1 << Math.min(this.#view.getUint16(32, true), 12);
    const parts = this.#chain(start, table).map((sector) => sectors.subarray(sector * bytes, (sector + 1) * bytes));
    return concatenated(parts);
  }

  #fatSectors(): number[] {
    const found: number[] = [];
    const add = (from: number, count: number) => {
      for (let index = 0; index < count; index++) {
        const sector = this.#view.getUint32(from + index * 4, true);
        if (sector < LAST_SECTOR) found.push(sector);
      }
    };
    add(76, HEADER_SECTORS);
    const numbers = this.#sectorBytes / 4 - 1;
    const most = this.#bytes.length / this.#sectorBytes;
    let next = this.#view.getUint32(68, true);
    for (let count = 0; next < LAST_SECTOR; count++) {
      if (count > most) throw new XlsFault('its container runs in a circle');
      const from = this.#offset(next);
      add(from, numbers);
      next = this.#view.getUint32(from + numbers * 4, true);
    }
    if (found.length > most) throw new XlsFault('its container lists more sectors than there are');
    return found;
  }

  #directory(): Entry[] {
    const bytes = this.#content(this.#chain(this.#view.getUint32(48, true), this.#fat));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length: Math.floor(bytes.length / ENTRY_BYTES) }, (_, index) => {
      const at = index * ENTRY_BYTES;
      const nameBytes = Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2));
      const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + nameBytes));
      return { name, type: view.getUint8(at + 66), start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) };
    });
  }

  /** The sectors of a chain. @throws XlsFault if it runs in a circle or leaves the table. */
  #chain(start: number, table: Uint32Array): number[] {
    const found: number[] = [];
    for (let sector = start; sector < LAST_SECTOR; sector = table[sector] as number) {
      if (sector >= table.length || found.length > table.length) throw new XlsFault('its container is damaged');
      found.push(sector);
    }
    return found;
  }

  #content(sectors: readonly number[]): Uint8Array {
    return concatenated(
      sectors.map((sector) => {
        const from = this.#offset(sector);
        return this.#bytes.subarray(from, from + this.#sectorBytes);
      }),
    );
  }

  #joined(sectors: readonly number[]): Uint32Array {
    const bytes = this.#content(sectors);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(index * 4, true));
  }

  #offset(sector: number): number {
    const from = (sector + 1) * this.#sectorBytes;
    if (from + this.#sectorBytes > this.#bytes.length + this.#sectorBytes - 1) throw new XlsFault('a sector of its container is missing');
    return from;
  }
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

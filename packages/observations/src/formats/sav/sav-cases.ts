/** The cases of an SPSS system file, unpacked one by one into the bytes of one case. */
import { InflateFault, inflate } from '../inflate.ts';
import type { SavDictionary } from './sav-dictionary.ts';
import { SavBudgetExceeded, SavFault } from './sav-fault.ts';

/**
 * Calls `found` for each case; `view` then holds its elements of 8 bytes.
 *
 * @param most bytes that the cases may have in all, unpacked.
 * @throws SavFault, SavBudgetExceeded, and whatever `found` throws.
 */
export async function readSavCases(dictionary: SavDictionary, most: number, found: (view: DataView) => void): Promise<void> {
  const cases = new CaseReader(dictionary, most, found);
  const { cursor, compression } = dictionary;
  if (compression === 'zlib') for await (const chunk of inflatedBlocks(dictionary)) cases.push(chunk);
  else cases.push(cursor.bytes.subarray(cursor.at));
  cases.finish();
}

/** The blocks of a ZLIB file, as its trailer lists them. */
async function* inflatedBlocks({ cursor }: SavDictionary): AsyncGenerator<Uint8Array> {
  cursor.offset64();
  const trailer = cursor.offset64();
  cursor.at = trailer;
  cursor.take(16);
  cursor.int32();
  for (let left = cursor.int32(); left > 0; left--) {
    cursor.take(8);
    const start = cursor.offset64();
    cursor.int32();
    const length = cursor.int32();
    if (!(length >= 0 && start + length <= trailer)) throw new SavFault('a block lies outside of it');
    try {
      yield* inflate(cursor.bytes.subarray(start, start + length), 'deflate');
    } catch (error) {
      throw error instanceof InflateFault ? new SavFault('a block is damaged', { cause: error }) : error;
    }
  }
}

/** Codes of one byte that stand for an element; 1 to 251 stand for a number. */
const CODE = { padding: 0, end: 252, literal: 253, spaces: 254, systemMissing: 255 } as const;

class CaseReader {
  readonly #dictionary: SavDictionary;
  readonly #found: (view: DataView) => void;
  readonly #case: Uint8Array;
  readonly #view: DataView;
  /** Bytes of the case that are filled. */
  #filled = 0;
  #budget: number;
  #codes = new Uint8Array(8);
  #nextCode = 8;
  #rest = new Uint8Array();
  #ended = false;

  constructor(dictionary: SavDictionary, most: number, found: (view: DataView) => void) {
    this.#dictionary = dictionary;
    this.#found = found;
    this.#case = new Uint8Array(dictionary.caseElements * 8);
    this.#view = new DataView(this.#case.buffer);
    this.#budget = most;
  }

  push(chunk: Uint8Array): void {
    const bytes = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk);
    const used = this.#dictionary.compression === 'none' ? this.#copy(bytes) : this.#expand(bytes);
    this.#rest = bytes.slice(used);
  }

  /** A case that has begun and does not end has lost its rest; only the codes behind the last case may be padded. */
  finish(): void {
    const lacksElement = this.#nextCode < 8 && this.#codes[this.#nextCode] === CODE.literal;
    if (this.#filled > 0 || (!this.#ended && (this.#rest.length > 0 || lacksElement))) throw new SavFault('its last case is cut off');
  }

  #copy(bytes: Uint8Array): number {
    let at = 0;
    for (; bytes.length - at >= this.#case.length; at += this.#case.length) {
      this.#case.set(bytes.subarray(at, at + this.#case.length));
      this.#found(this.#view);
    }
    return at;
  }

  #expand(bytes: Uint8Array): number {
    const { bias, systemMissing, cursor } = this.#dictionary;
    let at = 0;
    while (!this.#ended) {
      if (this.#nextCode === 8) {
        if (bytes.length - at < 8) break;
        this.#codes = bytes.slice(at, at + 8);
        this.#nextCode = 0;
        at += 8;
      }
      const code = this.#codes[this.#nextCode] as number;
      if (code === CODE.literal) {
        if (bytes.length - at < 8) break;
        this.#case.set(bytes.subarray(at, at + 8), this.#filled);
        at += 8;
      } else if (code === CODE.spaces) this.#case.fill(0x20, this.#filled, this.#filled + 8);
      else if (code === CODE.systemMissing) this.#view.setFloat64(this.#filled, systemMissing, cursor.littleEndian);
      else if (code !== CODE.padding && code !== CODE.end) this.#view.setFloat64(this.#filled, code - bias, cursor.littleEndian);
      this.#nextCode++;
      if (code === CODE.end) this.#ended = true;
      else if (code !== CODE.padding) this.#endElement();
    }
    return this.#ended ? bytes.length : at;
  }

  #endElement(): void {
    this.#budget -= 8;
    if (this.#budget < 0) throw new SavBudgetExceeded();
    this.#filled += 8;
    if (this.#filled < this.#case.length) return;
    this.#filled = 0;
    this.#found(this.#view);
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** Collects who gave which rows while a file is read. */
import { DictionaryEncoder, FNV_OFFSET_BASIS, fnv1aStep } from './dictionary-encoder.ts';
import { isPlainId, respondentId, saysUnknown } from './respondent-id.ts';
import { namedFromRows, type RespondentIds, type Signatures } from './signatures.ts';

const INITIAL_CAPACITY = 1024;
const NOBODY = -1;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

export class SignatureBuilder {
  readonly #cells = new DictionaryEncoder();
  /** By code of the cell: its respondent, from 0 in order of appearance, or NOBODY. */
  #respondents = new Int32Array(INITIAL_CAPACITY);
  #respondentCount = 0;
  /** Of respondents whose text says that they are not known. */
  readonly #names = new Map<number, string>();
  #known = 0;
  /** By record: row, respondent, line. */
  #rows = new Uint32Array(INITIAL_CAPACITY);
  #of = new Uint32Array(INITIAL_CAPACITY);
  #lines = new Uint32Array(INITIAL_CAPACITY);
  #records = 0;
  #expected = 0;
  #longest = 0;

  /** Who a cell identifies: a number from 0; negative: nobody. @param hash of its bytes, by `fnv1aStep`. */
  respondentOf(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const code = this.#cells.encode(bytes, from, to, hash);
    if (code === this.#known) this.#meet(code, bytes, from, to);
    return this.#respondents[code] as number;
  }

  /** A cell that is met first. */
  #meet(code: number, bytes: Uint8Array, from: number, to: number): void {
    this.#known++;
    if (code === this.#respondents.length) this.#respondents = grown(this.#respondents, new Int32Array(code * 2));
    this.#longest = Math.max(this.#longest, to - from);
    if (isPlainId(bytes, from, to)) {
      this.#respondents[code] = this.#respondentCount++;
      return;
    }
    const text = decoder.decode(bytes.subarray(from, to));
    const id = respondentId(text);
    if (id === null) this.#respondents[code] = NOBODY;
    else if (id === text) {
      if (saysUnknown(id)) this.#names.set(this.#respondentCount, id);
      this.#respondents[code] = this.#respondentCount++;
    } else {
      // Another spelling of an id that may stand in the file as it is.
      const own = encoder.encode(id);
      const respondent = this.respondentOf(own, 0, own.length, own.reduce(fnv1aStep, FNV_OFFSET_BASIS));
      this.#respondents[code] = respondent;
    }
  }

  /** Reserves capacity for `factor` times the records so far. */
  reserve(factor: number): void {
    this.#expected = Math.ceil(this.#records * factor * 1.01);
  }

  /** @param row of the table. */
  add(row: number, respondent: number, line: number): void {
    if (this.#records === this.#rows.length) {
      const capacity = Math.max(Math.ceil(this.#records * (this.#expected > 0 ? 1.25 : 2)), this.#expected);
      this.#rows = grown(this.#rows, new Uint32Array(capacity));
      this.#of = grown(this.#of, new Uint32Array(capacity));
      this.#lines = grown(this.#lines, new Uint32Array(capacity));
    }
    const record = this.#records++;
    this.#rows[record] = row;
    this.#of[record] = respondent;
    this.#lines[record] = line;
  }

  /** Bytes of the longest cell. */
  get longestCell(): number {
    return this.#longest;
  }

  /** @param identified by row of the table. */
  finish(identified: Uint8Array): Signatures {
    const records = {
      rows: this.#rows.subarray(0, this.#records),
      respondents: this.#of.subarray(0, this.#records),
      lines: this.#lines.subarray(0, this.#records),
    };
    const offsets = new Uint32Array(this.#respondentCount + 1);
    for (const respondent of records.respondents) offsets[respondent + 1] = (offsets[respondent + 1] as number) + 1;
    for (let i = 1; i < offsets.length; i++) offsets[i] = (offsets[i] as number) + (offsets[i - 1] as number);
    const next = offsets.slice();
    const rows = new Uint32Array(this.#records);
    for (let record = 0; record < this.#records; record++) {
      const respondent = records.respondents[record] as number;
      const at = next[respondent] as number;
      rows[at] = records.rows[record] as number;
      next[respondent] = at + 1;
    }
    return { rows, offsets, counts: null, identified, ids: this.#ids(offsets), records };
  }

  #ids(offsets: Uint32Array): RespondentIds {
    const many = namedFromRows(offsets);
    const names = new Map(this.#names);
    let [min, max] = [Number.POSITIVE_INFINITY, 0];
    let isRange = true;
    for (let code = 0; code < this.#cells.size; code++) {
      const respondent = this.#respondents[code] as number;
      if (respondent === NOBODY) continue;
      const rows = (offsets[respondent + 1] as number) - (offsets[respondent] as number);
      if (rows >= many) names.set(respondent, respondentId(this.#cells.text(code)) as string);
      if (!isRange) continue;
      const number = this.#cells.wholeNumber(code);
      // Another spelling of a number is read again as the number itself.
      isRange = number !== null || respondentId(this.#cells.text(code)) !== this.#cells.text(code);
      if (number !== null) [min, max] = [Math.min(min, number), Math.max(max, number)];
    }
    return { names, range: isRange && min <= max ? { min, max } : null };
  }
}

function grown<T extends Int32Array | Uint32Array>(array: T, larger: T): T {
  larger.set(array);
  return larger;
}

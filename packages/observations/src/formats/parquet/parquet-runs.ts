/** Validates packed integers of a Parquet page before decoding: a wrong count would make a decoder write for minutes. */
import { assertValid } from './parquet-fault.ts';
import { readVarint, skipVarint } from './parquet-thrift.ts';

/** Largest block of a delta encoding, in values. */
const MAX_DELTA_BLOCK = 1 << 20;

export interface Runs {
  /** Offset after the runs. */
  readonly end: number;
  /** Number of occurrences of the counted value. */
  readonly counted: number;
}

/**
 * Validates the RLE/bit-packing hybrid encoding.
 *
 * @param width of a value in bits. @param count number of values. @param counts the value to count, if any.
 * @throws ParquetFault if there are more or fewer values.
 */
export function checkRuns(view: DataView, from: number, width: number, count: number, counts: number | null = null): Runs {
  assertValid(width <= 32, 'numbers of too many bits');
  const end = view.byteLength;
  let at = from;
  let seen = 0;
  let counted = 0;
  while (seen < count) {
    const run = skipVarint(view, at, end);
    assertValid(run - at <= 5, 'a run that is too long');
    const header = readVarint(view, at, run);
    at = run;
    const length = Math.floor(header / 2);
    if (header % 2 === 0) {
      assertValid(length <= count - seen, 'a run that is too long');
      const bytes = (width + 7) >> 3;
      assertValid(at + bytes <= end, 'a page breaks off');
      if (counts !== null && bitsAt(view, at * 8, width) === counts) counted += length;
      at += bytes;
      seen += length;
    } else {
      // Groups of eight values; the last group may be padded.
      assertValid(length > 0 && (width > 0 || length * 8 < count - seen + 8), 'a run that is too long');
      // At bit width 0 hyparquet still consumes a byte, if there is one.
      const bytes = width === 0 ? Math.min(1, end - at) : length * width;
      assertValid(at + bytes <= end, 'a page breaks off');
      const of = Math.min(length * 8, count - seen);
      if (counts !== null) for (let i = 0; i < of; i++) if (bitsAt(view, at * 8 + i * width, width) === counts) counted++;
      at += bytes;
      seen += of;
    }
  }
  return { end: at, counted };
}

/** Validates runs after a four-byte length prefix. */
export function checkPrefixedRuns(view: DataView, from: number, width: number, count: number, counts: number | null = null): Runs {
  assertValid(from + 4 <= view.byteLength, 'a page breaks off');
  const end = from + 4 + view.getUint32(from, true);
  assertValid(end <= view.byteLength, 'a page breaks off');
  return { end, counted: checkRuns(view, from + 4, width, count, counts).counted };
}

/** Validates delta binary packing. @returns the offset after it. @throws ParquetFault */
export function checkDeltas(view: DataView, from: number, count: number): number {
  const end = view.byteLength;
  const number = (start: number) => skipVarint(view, start, end);
  const minis = number(from);
  const total = number(minis);
  const block = readVarint(view, from, minis);
  const parts = readVarint(view, minis, total);
  assertValid(parts > 0 && block > 0 && block <= MAX_DELTA_BLOCK && block % (parts * 8) === 0, 'an odd block of numbers');
  let at = number(number(total));
  for (let left = count - 1; left > 0; ) {
    const widths = number(at);
    at = widths + parts;
    assertValid(at <= end, 'a page breaks off');
    for (let part = 0; part < parts && left > 0; part++) {
      const width = view.getUint8(widths + part);
      assertValid(width <= 64, 'numbers of too many bits');
      at += ((block / parts) * width) / 8;
      left -= block / parts;
    }
  }
  return at;
}

/** @param from bit offset. */
function bitsAt(view: DataView, from: number, width: number): number {
  let bits = 0;
  for (let i = 0; i < width; i++) bits += ((view.getUint8((from + i) >> 3) >> ((from + i) & 7)) & 1) * 2 ** i;
  return bits;
}

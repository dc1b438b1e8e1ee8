/** The packed numbers of a Parquet page, looked at before they are unpacked: a reader that believes a wrong count writes for minutes. */
import { assertValid } from './parquet-fault.ts';
import { readVarint, skipVarint } from './parquet-thrift.ts';

/** Blocks of deltas are larger nowhere. */
const MAX_DELTA_BLOCK = 1 << 20;

export interface Runs {
  /** Behind them. */
  readonly end: number;
  /** How many of them are the number that was to be counted. */
  readonly counted: number;
}

/**
 * Runs of one number, and numbers packed bit by bit.
 *
 * @param width of a number in bits. @param count how many there are. @param counts the number that is to be counted, if any.
 * @throws ParquetFault where there are more or fewer.
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
      // Eight numbers a group; the last group may be filled up.
      assertValid(length > 0 && (width > 0 || length * 8 < count - seen + 8), 'a run that is too long');
      // Of numbers without bits hyparquet still takes a byte, if there is one.
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

/** Runs that say before them how many bytes they take. */
export function checkPrefixedRuns(view: DataView, from: number, width: number, count: number, counts: number | null = null): Runs {
  assertValid(from + 4 <= view.byteLength, 'a page breaks off');
  const end = from + 4 + view.getUint32(from, true);
  assertValid(end <= view.byteLength, 'a page breaks off');
  return { end, counted: checkRuns(view, from + 4, width, count, counts).counted };
}

/** Numbers told by their differences. @returns where they end. @throws ParquetFault */
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

/** @param from in bits. */
function bitsAt(view: DataView, from: number, width: number): number {
  let bits = 0;
  for (let i = 0; i < width; i++) bits += ((view.getUint8((from + i) >> 3) >> ((from + i) & 7)) & 1) * 2 ** i;
  return bits;
}

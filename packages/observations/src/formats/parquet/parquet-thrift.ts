/** Validates Thrift structures (footer, page headers) of a Parquet file before they are decoded. */
import { assertValid, ParquetFault } from './parquet-fault.ts';

/** Deepest nesting of structures. */
const MAX_NESTING = 24;
/** Longest varint, in bytes. */
const MAX_VARINT_BYTES = 10;

/**
 * Skips a structure in Thrift's compact protocol, without decoding it: it ends within the bytes, and no list claims more elements than
 * there are bytes.
 *
 * @returns the offset after it. @throws ParquetFault
 */
export function skipStruct(view: DataView, from: number, end: number, depth = 0): number {
  assertValid(depth < MAX_NESTING, 'structures nested too deeply');
  let at = from;
  for (;;) {
    assertValid(at < end, 'a structure breaks off');
    const field = view.getUint8(at++);
    const type = field & 15;
    if (type === 0) return at;
    if (field >> 4 === 0) at = skipVarint(view, at, end);
    at = skipElement(view, at, end, type, depth);
  }
}

function skipElement(view: DataView, at: number, end: number, type: number, depth: number): number {
  switch (type) {
    case 1:
    case 2:
      return at;
    case 3:
      return at + 1;
    case 4:
    case 5:
    case 6:
      return skipVarint(view, at, end);
    case 7:
      return at + 8;
    case 8: {
      const text = skipVarint(view, at, end);
      return text + readVarint(view, at, text);
    }
    case 9:
      return skipList(view, at, end, depth);
    case 12:
      return skipStruct(view, at, end, depth + 1);
    default:
      throw new ParquetFault('an unknown structure');
  }
}

function skipList(view: DataView, from: number, end: number, depth: number): number {
  assertValid(from < end && depth < MAX_NESTING, 'a list breaks off');
  const head = view.getUint8(from);
  let at = from + 1;
  let size = head >> 4;
  if (size === 15) {
    at = skipVarint(view, from + 1, end);
    size = readVarint(view, from + 1, at);
  }
  assertValid(size <= end - at, 'a list longer than the file');
  // A boolean takes a byte in a list, but is part of the field header elsewhere.
  const type = (head & 15) <= 2 ? 3 : head & 15;
  for (; size > 0; size--) {
    assertValid(at < end, 'a list breaks off');
    at = skipElement(view, at, end, type, depth + 1);
  }
  return at;
}

/** The offset after a varint. @throws ParquetFault */
export function skipVarint(view: DataView, from: number, end: number): number {
  for (let at = from; at < end && at < from + MAX_VARINT_BYTES; at++) if (view.getUint8(at) < 128) return at + 1;
  throw new ParquetFault('a number breaks off');
}

/** An unsigned varint, exact up to 2^53. */
export function readVarint(view: DataView, from: number, end: number): number {
  let number = 0;
  for (let at = end - 1; at >= from; at--) number = number * 128 + (view.getUint8(at) & 127);
  return number;
}

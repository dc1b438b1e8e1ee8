/** The structures of a Parquet file's footer and page headers, looked at before they are believed. */
import { demand, ParquetFault } from './parquet-fault.ts';

/** No structure of the format is nested deeper. */
const DEEPEST = 24;
/** Bytes of the longest number. */
const LONGEST = 10;

/**
 * Walks over a structure in Thrift's compact protocol without keeping anything of it: it ends inside the bytes, and no list says that it has
 * more elements than there are bytes.
 *
 * @returns where it ends. @throws ParquetFault
 */
export function endOfStruct(view: DataView, from: number, end: number, depth = 0): number {
  demand(depth < DEEPEST, 'structures nested too deeply');
  let at = from;
  for (;;) {
    demand(at < end, 'a structure breaks off');
    const field = view.getUint8(at++);
    const type = field & 15;
    if (type === 0) return at;
    if (field >> 4 === 0) at = endOfNumber(view, at, end);
    at = endOfElement(view, at, end, type, depth);
  }
}

function endOfElement(view: DataView, at: number, end: number, type: number, depth: number): number {
  switch (type) {
    case 1:
    case 2:
      return at;
    case 3:
      return at + 1;
    case 4:
    case 5:
    case 6:
      return endOfNumber(view, at, end);
    case 7:
      return at + 8;
    case 8: {
      const text = endOfNumber(view, at, end);
      return text + numberAt(view, at, text);
    }
    case 9:
      return endOfList(view, at, end, depth);
    case 12:
      return endOfStruct(view, at, end, depth + 1);
    default:
      throw new ParquetFault('an unknown structure');
  }
}

function endOfList(view: DataView, from: number, end: number, depth: number): number {
  demand(from < end && depth < DEEPEST, 'a list breaks off');
  const head = view.getUint8(from);
  let at = from + 1;
  let size = head >> 4;
  if (size === 15) {
    at = endOfNumber(view, from + 1, end);
    size = numberAt(view, from + 1, at);
  }
  demand(size <= end - at, 'a list longer than the file');
  // Truth in a list takes a byte; elsewhere it is part of the field.
  const type = (head & 15) <= 2 ? 3 : head & 15;
  for (; size > 0; size--) {
    demand(at < end, 'a list breaks off');
    at = endOfElement(view, at, end, type, depth + 1);
  }
  return at;
}

/** Behind a number of variable length. */
export function endOfNumber(view: DataView, from: number, end: number): number {
  for (let at = from; at < end && at < from + LONGEST; at++) if (view.getUint8(at) < 128) return at + 1;
  throw new ParquetFault('a number breaks off');
}

/** A number of variable length without sign, exact up to 2^53. */
export function numberAt(view: DataView, from: number, end: number): number {
  let number = 0;
  for (let at = end - 1; at >= from; at--) number = number * 128 + (view.getUint8(at) & 127);
  return number;
}

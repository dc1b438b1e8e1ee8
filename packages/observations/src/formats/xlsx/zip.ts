/** ZIP reader with a decompression budget against zip bombs. */
import { InflateFault, inflate } from '../inflate.ts';

export interface ZipEntry {
  readonly name: string;
  /** 0: stored, 8: deflated; others are not supported. */
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly header: number;
}

/** A malformed archive. The message is a technical detail, in English. */
export class ZipFault extends Error {}

/** Decompression would exceed the budget. */
export class UnpackBudgetExceeded extends Error {}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_ENTRIES = 20_000;

/**
 * The key of a part: parts are named alike whatever their case (ECMA-376, part 2, 6.2.2), and some writers part folders by backslashes or
 * begin with a slash.
 */
export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** The entries of an archive by the key of their name. @throws ZipFault */
export function zipEntries(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) {
    const locator = end - 20;
    if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) throw new ZipFault('no ZIP64 directory');
    const record = Number(view.getBigUint64(locator + 8, true));
    if (!(record + 56 <= view.byteLength) || view.getUint32(record, true) !== END_64) throw new ZipFault('no ZIP64 directory');
    count = Number(view.getBigUint64(record + 32, true));
    at = Number(view.getBigUint64(record + 48, true));
  }
  if (count > MAX_ENTRIES) throw new ZipFault('too many parts');
  const entries = new Map<string, ZipEntry>();
  const decoder = new TextDecoder();
  for (let i = 0; i < count; i++) {
    if (!(at + 46 <= view.byteLength) || view.getUint32(at, true) !== CENTRAL) throw new ZipFault('its directory is cut off');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const name = decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const sizes = [24, 20, 42].map((offset) => view.getUint32(at + offset, true));
    const [unpacked, packed, header] = zip64Sizes(view, at + 46 + nameLength, extraLength, sizes) as [number, number, number];
    entries.set(partKey(name), { name, method: view.getUint16(at + 10, true), packed, unpacked, header });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** Finds the end-of-directory record, followed only by a comment of at most 64 KB. */
function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) if (view.getUint32(at, true) === END) return at;
  throw new ZipFault('it is cut off');
}

/** 64-bit sizes from the ZIP64 extra field, in order. */
function zip64Sizes(view: DataView, from: number, length: number, sizes: readonly number[]): number[] {
  if (!sizes.includes(0xffffffff)) return [...sizes];
  const end = Math.min(from + length, view.byteLength);
  for (let at = from; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return sizes.map((size) => {
      if (size !== 0xffffffff) return size;
      if (next + 8 > end) throw new ZipFault('its directory is cut off');
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    });
  }
  throw new ZipFault('its directory is cut off');
}

/** Bytes that may still be decompressed, over all entries. */
export interface UnpackBudget {
  left: number;
}

/**
 * Decompresses an entry in chunks. Both the declared and the actual size are checked against the budget.
 *
 * @throws UnpackBudgetExceeded, ZipFault
 */
export async function* unpack(
  bytes: Uint8Array,
  { name, method, packed, unpacked, header }: ZipEntry,
  budget: UnpackBudget,
): AsyncGenerator<Uint8Array> {
  if (unpacked > budget.left) throw new UnpackBudgetExceeded();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  if (!(header + 30 <= view.byteLength) || view.getUint32(header, true) !== LOCAL) throw new ZipFault(`${file} is missing`);
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (!(start + packed <= bytes.length)) throw new ZipFault(`${file} is cut off`);
  const content = bytes.subarray(start, start + packed);
  if (method === 0) {
    budget.left -= content.length;
    yield content;
    return;
  }
  if (method !== 8) throw new ZipFault(`${file} is oddly packed`);
  try {
    for await (const chunk of inflate(content, 'deflate-raw')) {
      budget.left -= chunk.length;
      if (budget.left < 0) throw new UnpackBudgetExceeded();
      yield chunk;
    }
  } catch (error) {
    throw error instanceof InflateFault ? new ZipFault(`${file} is damaged`, { cause: error }) : error;
  }
}

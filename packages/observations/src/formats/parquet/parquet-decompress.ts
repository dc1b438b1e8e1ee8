/** Decompresses Parquet pages without exceeding their declared size. */
import { compressors } from 'hyparquet-compressors';
import { assertValid, ParquetFault } from './parquet-fault.ts';

/** Read budget of the Zstandard decompressor: reads per byte, and a base. */
const READS_PER_BYTE = 16;
const BASE_READS = 100_000;
/** Largest block and usual largest window of Zstandard, in bytes. */
const ZSTD_BLOCK = 128 * 1024;
const ZSTD_WINDOW = 8 * 1024 * 1024;
/** Base-2 logarithm of the smallest window. */
const ZSTD_MIN_WINDOW_LOG = 10;

type Zlib = Record<'zstdDecompressSync' | 'brotliDecompressSync', (packed: Uint8Array, options: object) => Uint8Array>;

/** Node's decompressors, if available: they enforce a maximum output length. */
const zlib = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process?.getBuiltinModule?.('node:zlib') as
  | Partial<Zlib>
  | undefined;

/** No safe Brotli decompressor: the portable one trusts the size declared in the page. */
export class BrotliUnavailable extends Error {}

/**
 * @param codec as named in the file. @param size declared size of the decompressed page, in bytes.
 * @throws ParquetFault, BrotliUnavailable, and whatever the decompressors throw
 */
export function decompressPage(codec: string, packed: Uint8Array, size: number): Uint8Array {
  const options = { maxOutputLength: Math.max(1, size) };
  switch (codec) {
    case 'UNCOMPRESSED':
      return packed;
    case 'BROTLI':
      if (!zlib?.brotliDecompressSync) throw new BrotliUnavailable();
      return zlib.brotliDecompressSync(packed, options);
    case 'ZSTD':
      if (zlib?.zstdDecompressSync) return zlib.zstdDecompressSync(packed, options);
      checkZstd(packed, size);
      return decompressorOf(codec)(withReadLimit(packed, READS_PER_BYTE * (packed.length + size) + BASE_READS), size);
    case 'LZ4':
      checkLz4(packed);
      return decompressorOf(codec)(packed, size);
    default:
      return decompressorOf(codec)(packed, size);
  }
}

function decompressorOf(codec: string): (packed: Uint8Array, size: number) => Uint8Array {
  const unpack = compressors[codec as keyof typeof compressors];
  assertValid(unpack !== undefined, 'packed in an unknown way');
  return unpack;
}

/** A proxy that throws after a number of reads: on some damaged pages the decompressor would loop for ever. */
function withReadLimit(packed: Uint8Array, most: number): Uint8Array {
  let left = most;
  return new Proxy(packed, {
    get(page, name) {
      if (left-- === 0) throw new ParquetFault('a page without end');
      const value: unknown = Reflect.get(page, name);
      return typeof value === 'function' ? value.bind(page) : value;
    },
  });
}

/** Validates a Zstandard frame: the sizes of its blocks are known, or at least bounded from below. */
function checkZstd(packed: Uint8Array, size: number): void {
  const at = (index: number) => packed[index] ?? 0;
  assertValid(at(0) === 0x28 && at(1) === 0xb5 && at(2) === 0x2f && at(3) === 0xfd, 'no Zstandard page');
  const flags = at(4);
  const single = (flags >> 5) & 1;
  const known = flags >> 6 > 0 ? 1 << (flags >> 6) : single;
  let block = 6 - single + ((1 << (flags & 3)) >> 1);
  let declared = 0;
  for (let i = known - 1; i >= 0; i--) declared = declared * 256 + at(block + i);
  if (known === 2) declared += 256;
  assertValid(known === 0 || declared === size, 'a page of another size');
  const window = 2 ** (ZSTD_MIN_WINDOW_LOG + (at(5) >> 3));
  assertValid(single === 1 || window <= Math.max(ZSTD_WINDOW, size * 2), 'a window larger than its page');
  block += known;
  let most = 0;
  for (;;) {
    assertValid(block + 3 <= packed.length, 'a page breaks off');
    const head = at(block) + at(block + 1) * 256 + at(block + 2) * 65536;
    const [type, length] = [(head >> 1) & 3, head >> 3];
    assertValid(type < 3 && length <= ZSTD_BLOCK, 'an unknown block');
    // Each sequence of a compressed block yields at least three bytes; the exact length is known only after decompression.
    most += type === 2 ? sequenceCount(packed.subarray(block + 3, block + 3 + length)) * 3 : length;
    assertValid(most <= size, 'a page larger than it declared');
    block += 3 + (type === 1 ? 1 : length);
    if ((head & 1) === 1) break;
  }
  assertValid(block + ((flags >> 2) & 1) * 4 === packed.length, 'more than one frame in a page');
}

/** Number of sequences in a compressed Zstandard block, given after its literals. */
function sequenceCount(block: Uint8Array): number {
  const at = (index: number) => block[index] ?? 0;
  const [type, form] = [at(0) & 3, (at(0) >> 2) & 3];
  const head = at(0) + at(1) * 2 ** 8 + at(2) * 2 ** 16 + at(3) * 2 ** 24 + at(4) * 2 ** 32;
  const bits = (from: number, count: number) => Math.floor(head / 2 ** from) % 2 ** count;
  let after: number;
  if (type < 2) {
    const bytes = form === 1 ? 2 : form === 3 ? 3 : 1;
    after = bytes + (type === 1 ? 1 : bytes === 1 ? bits(3, 5) : bits(4, bytes === 2 ? 12 : 20));
  } else {
    const width = form < 2 ? 10 : form === 2 ? 14 : 18;
    after = (form < 2 ? 3 : form + 2) + bits(4 + width, width);
  }
  const count = at(after);
  if (count < 128) return count;
  return count === 255 ? at(after + 1) + at(after + 2) * 256 + 0x7f00 : (count - 128) * 256 + at(after + 1);
}

/** Validates the block lengths of Hadoop's LZ4 framing: a negative one would lead back to the start. */
function checkLz4(packed: Uint8Array): void {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  for (let at = 0; at + 8 < packed.length; ) {
    const [unpacked, length] = [view.getInt32(at), view.getInt32(at + 4)];
    if (unpacked < 0 || unpacked > 0x0fff_ffff || length > packed.length - at - 8) return;
    assertValid(length >= 0, 'a piece of negative length');
    at += 8 + length;
  }
}

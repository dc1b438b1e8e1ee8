/** Writes ZIP archives, sound ones and such as somebody would make to do harm. */
import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Stored instead of deflated. */
  readonly stored?: boolean;
  /** What the directory says instead of the truth. */
  readonly lies?: { readonly unpacked?: number; readonly packed?: number; readonly method?: number };
}

export function zip(parts: readonly Part[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false, lies = {} } of parts) {
    const bytes = Buffer.from(content as string);
    const packed = stored ? bytes : deflateRawSync(bytes);
    const method = lies.method ?? (stored ? 0 : 8);
    const path = Buffer.from(name);
    const sizes = [lies.packed ?? packed.length, lies.unpacked ?? bytes.length];
    const local = Buffer.concat([
      numbers([4, 0x04034b50], [2, 20, 0, method, 0, 0], [4, crc32(bytes), ...sizes], [2, path.length, 0]),
      path,
      packed,
    ]);
    directory.push(
      numbers([4, 0x02014b50], [2, 20, 20, 0, method, 0, 0], [4, crc32(bytes), ...sizes], [2, path.length, 0, 0, 0, 0], [4, 0, offset]),
      path,
    );
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = numbers([4, 0x06054b50], [2, 0, 0, parts.length, parts.length], [4, entries.length, offset], [2, 0]);
  return new Uint8Array(Buffer.concat([...locals, entries, end]));
}

/** Little-endian numbers, each list led by its width in bytes. */
function numbers(...lists: readonly (readonly number[])[]): Buffer {
  return Buffer.concat(
    lists.map(([width = 4, ...values]) => {
      const bytes = Buffer.alloc(width * values.length);
      values.forEach((value, index) => {
        bytes.writeUIntLE(value >>> 0, index * width, width);
      });
      return bytes;
    }),
  );
}

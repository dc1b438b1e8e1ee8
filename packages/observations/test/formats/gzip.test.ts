import { gzipSync } from 'node:zlib';
import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS } from '@parcours/model';
import { expect, test } from 'vitest';
import { isFault } from '../../src/fault.ts';
import { gunzip } from '../../src/formats/gunzip.ts';
import { readFile } from '../../src/formats/read-file.ts';

const text = (content: string) => new TextEncoder().encode(content);

test.each([
  ['csv', 'a;b\n1;é\n'],
  ['json', '[{"a": 1, "b": "é"}]'],
  ['jsonl', '{"a": 1, "b": "é"}\n'],
])('a linked %s file may be compressed', async (extension, content) => {
  const plain = await readFile(text(content), `f.${extension}`, DEFAULT_DIALECT);
  if (isFault(plain)) throw new Error(plain.code);
  expect(plain).toMatchObject({ columns: ['a', 'b'], rows: 1 });
  for (const path of [`f.${extension}.gz`, `f.${extension}`]) {
    const packed = gzipSync(content);
    expect(await readFile(packed, path, DEFAULT_DIALECT)).toEqual({ ...plain, path, bytes: packed.length });
  }
});

test('no more is unpacked than the limit, whatever the file declares', async () => {
  const bomb = gzipSync(new Uint8Array(256 << 20));
  bomb.fill(0, bomb.length - 4);
  const found = await readFile(bomb, 'f.csv.gz', DEFAULT_DIALECT, { ...DEFAULT_FILE_LIMITS, unpacked: 1 });
  expect(found).toMatchObject({ parameters: { reason: { term: 'limit.unpacked', values: { limit: 1 } } } });
  let [given, taken] = [0, 0];
  async function* source() {
    for (; given < bomb.length; given += 100) yield bomb.subarray(given, given + 100);
  }
  await expect(async () => {
    for await (const chunk of gunzip(source(), 1 << 20)) taken += chunk.length;
  }).rejects.toThrow();
  expect(taken).toBeLessThanOrEqual(1 << 20);
  expect(given).toBeLessThan(bomb.length / 2);
});

test.each([
  ['cut off', (file: Uint8Array) => file.subarray(0, -9)],
  ['cut off in its header', (file: Uint8Array) => file.subarray(0, 5)],
  ['damaged', (file: Uint8Array) => file.map((byte, at) => (at === file.length - 5 ? byte ^ 1 : byte))],
  ['followed by something else', (file: Uint8Array) => Uint8Array.of(...file, 1, 2, 3)],
])('a file that is %s is refused', async (_, spoil) => {
  expect(await readFile(spoil(gzipSync('a;b\n1;2\n'.repeat(1000))), 'f.csv.gz', DEFAULT_DIALECT)).toMatchObject({
    parameters: { reason: { term: 'fault.gzip' } },
  });
});

test('an error of the source stays what it is; a file compressed twice is refused', async () => {
  async function* source() {
    yield gzipSync('a').subarray(0, 5);
    throw new RangeError('the disk');
  }
  await expect(async () => {
    for await (const _ of gunzip(source(), 100));
  }).rejects.toThrow(RangeError);
  expect(await readFile(gzipSync(gzipSync('a;b')), 'f.csv.gz', DEFAULT_DIALECT)).toMatchObject({
    parameters: { reason: { term: 'fault.compressed' } },
  });
});

test('a chunk may be overwritten once the next one is requested', async () => {
  const content = 'a;b\n1;2\n'.repeat(5000);
  const packed = gzipSync(content);
  const buffer = new Uint8Array(16);
  async function* source() {
    for (let at = 0; at < packed.length; at += 16) {
      buffer.set(packed.subarray(at, at + 16));
      yield buffer.subarray(0, Math.min(16, packed.length - at));
    }
  }
  let read = '';
  for await (const chunk of gunzip(source(), 1e6)) read += new TextDecoder().decode(chunk);
  expect(read).toBe(content);
});

/** JSON chunk by chunk: wherever the chunks end, the table is that of the whole text, read by the platform's parser. */
import { Buffer } from 'node:buffer';
import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS } from '@parcours/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../src/formats/json/read-json.ts';
import { isFault, readTableFrom, type Table } from '../../src/index.ts';

const cell = fc.oneof(
  fc.constantFrom('', 'é', '"', '\\', '{', '[1,2]', '}],', 'a\nb', '\u{1f600}', '__proto__'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(null, true, [1, ['x']], { a: { b: 1 } }),
);
const row = fc.dictionary(fc.constantFrom('id', 'q', 'ünï', '__proto__', '"'), cell, { minKeys: 1, noNullPrototype: true });
const element = fc.oneof({ weight: 6, arbitrary: row }, { weight: 1, arbitrary: fc.constantFrom(null, 3, 'x', [], [{ id: 1 }]) });

async function inChunks(kind: 'json' | 'json-lines', bytes: Uint8Array, sizes: readonly number[]) {
  async function* chunks() {
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const size = at === 0 ? 3 : (sizes[turn % sizes.length] ?? 1);
      yield bytes.slice(at, at + size);
      at += size;
    }
  }
  return readTableFrom(chunks, bytes.length, `f.${kind}`, DEFAULT_DIALECT, { format: kind });
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
const rowsOf = (table: Table) =>
  Array.from(table.lines, (_, at) => table.cells.map((column) => column?.values[column.codes[at] as number]));
const seen = (table: Table) => ({ ...table, path: '', cells: rowsOf(table), bytes: 0 });

describe('a list', () => {
  test('in chunks, indented or not, is what the parser says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(element, { maxLength: 12 }), fc.constantFrom(0, 2), sizes, async (elements, indent, cuts) => {
        const bytes = new Uint8Array(Buffer.from(JSON.stringify(elements, null, indent)));
        const [streamed, held] = [await inChunks('json', bytes, cuts), readJson(bytes, 'f.json', DEFAULT_DIALECT, DEFAULT_FILE_LIMITS)];
        if (isFault(held)) expect(isFault(streamed)).toBe(true);
        else expect(seen(streamed as Table)).toEqual(seen(held));
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  test('what is no valid list is never read as one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.constantFrom('', ',', ']', '}', '"', '[', 'x'),
        sizes,
        async (rows, at, by, cuts) => {
          const text = JSON.stringify(rows);
          const place = at % (text.length + 1);
          const broken = text.slice(0, place) + by + text.slice(by === '' ? place + 1 : place);
          let isValid = true;
          try {
            isValid = Array.isArray(JSON.parse(broken));
          } catch {
            isValid = false;
          }
          const table = await inChunks('json', new Uint8Array(Buffer.from(broken)), cuts);
          if (!isValid) expect(isFault(table)).toBe(true);
        },
      ),
      { numRuns: 1000, seed: 4 },
    );
  });

  test.each(['[{"id":1}] x', '[{"id":1}', '[{"id":1},]', '[,{"id":1}]', '{"a":[{"id":1}]}', '[{"id":1]}', ']', '[{"id":1}][{"id":2}]'])(
    '%s',
    async (text) => {
      expect(isFault(await inChunks('json', new Uint8Array(Buffer.from(text)), [1]))).toBe(true);
    },
  );
});

test('lines in chunks, whatever ends them, are the elements of the list', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(element, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      sizes,
      async (elements, end, cuts) => {
        const text = elements.map((each) => JSON.stringify(each)).join(end);
        const lines = await inChunks('json-lines', new Uint8Array(Buffer.from(text)), cuts);
        const list = await inChunks(
          'json',
          new Uint8Array(Buffer.from(`[${elements.map((each) => JSON.stringify(each)).join('\n,')}]`)),
          cuts,
        );
        if (isFault(lines) || isFault(list)) expect([isFault(lines), isFault(list)]).toEqual([true, true]);
        else
          expect({ ...seen(lines), lines: lines.lines.length, lost: lines.rejected.length }).toEqual({
            ...seen(list),
            lines: list.lines.length,
            lost: list.rejected.length,
          });
      },
    ),
    { numRuns: 500, seed: 5 },
  );
});

test('UTF-16 and Windows-1252', async () => {
  const text = '{"id":"Zoé"}\n{"id":"Ünal"}\n';
  for (const [encoding, bytes] of [
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['windows-1252', Buffer.from(text, 'latin1')],
  ] as const) {
    const table = await inChunks('json-lines', new Uint8Array(bytes), [5]);
    expect(table).toMatchObject({ encoding, columns: ['id'] });
    expect(rowsOf(table as Table)).toEqual([['Zoé'], ['Ünal']]);
  }
});

test('a line that never ends is no row', async () => {
  const piece = new Uint8Array(Buffer.from(`${'[1],'.repeat(1 << 18)}`));
  async function* endless() {
    for (;;) yield piece;
  }
  const table = await readTableFrom(endless, 1e12, 'f.jsonl', DEFAULT_DIALECT, { format: 'json-lines' });
  expect(table).toMatchObject({ code: 'JRN0412', parameters: { reason: { term: 'fault.json-shape' } } });
});

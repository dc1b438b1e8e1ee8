/** One interface, two engines: whichever reads a file, the Samples are the same. Beside them a naive reading, row by row. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Model, Samples, Study } from '@parcours/model';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { column, kpi, measure, model, rated, study } from '../../observations/test/build.ts';
import type { Job } from '../src/engine.ts';
import { DuckDbEngine, loadDuckDb, NotForDuckDb } from '../src/node-duckdb.ts';
import { nodeHost } from '../src/node-host.ts';
import { PortableEngine } from '../src/portable-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'parcours-engines-'));
afterAll(() => rmSync(folder, { recursive: true }));
const host = await nodeHost([folder]);
const missing = await loadDuckDb().then(
  () => null,
  (error: unknown) => String(error),
);

const named = (name: string) => ({ name, label: null, at: study({}).at });
const journey: Model = model(
  ['find', 'pay'],
  { nps: 'nps', done: 'rate' },
  {
    channels: [named('web'), named('store')],
    segments: [
      { ...named('young'), share: null },
      { ...named('old'), share: null },
    ],
  },
);
const of: Study = study({
  measures: [measure('find', rated('a', [1, 5], '9')), measure('pay', rated('b', [0, 10]), 'x')],
  kpis: [kpi('nps', rated('reco', [0, 10])), kpi('done', rated('done', null))],
  channel: column('ch'),
  segment: column('seg', { J: 'young' }),
  weightColumn: column('w'),
  where: [{ column: column('keep'), values: ['yes', '1'] }],
});
const HEADER = ['id', 'a', 'b', 'x', 'reco', 'done', 'ch', 'seg', 'w', 'keep', 'said'] as const;

const cell = {
  id: fc.nat(99).map(String),
  a: fc.constantFrom('1', '2', '3', '4', '5', '9', '', '7', '2,5', ' 3 '),
  b: fc.constantFrom('0', '5', '10', '11', 'x', ''),
  x: fc.constantFrom('8', '9', '', '?'),
  reco: fc.constantFrom('0', '6', '7', '9', '10', ''),
  done: fc.constantFrom('yes', 'no', '1', '0', 'perhaps', ''),
  ch: fc.constantFrom('web', 'store', 'pigeon', ''),
  seg: fc.constantFrom('J', 'old', 'young', 'A', ''),
  w: fc.constantFrom('1', '0,3', '1,7', '0', 'w'),
  keep: fc.constantFrom('yes', 'yes', '1', 'no'),
  said: fc.constantFrom('', 'bien', 'très; bien', 'a "quote"', 'two\nlines', "l'été", '"', ' "x"', 'a;b"c', '"x" y', 'x"\ny;"', '😀'),
};
const row = fc.record(cell);
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const needed = (text: string) => (/[;"\n\r]/.test(text) ? quoted(text) : text);
const writers: Record<string, (text: string, name: string) => string> = {
  needed,
  always: quoted,
  // As programs write that know nothing of quotes.
  never: (text) => text,
  'quotes not doubled': (text) => `"${text}"`,
};

const style = fc.record({
  writer: fc.constantFrom('needed', 'needed', 'needed', 'always', 'always', ...Object.keys(writers)),
  end: fc.constantFrom('\n', '\n', '\n', '\n', '\n', '\r\n', '\r\n', '\r\n', '\r\n', '\n\r\n', '\r'),
  last: fc.boolean(),
  damage: fc.constantFrom<(text: string) => string>(
    ...Array.from({ length: 30 }, () => (text: string) => text),
    (text) => `\ufeff${text}`,
    (text) => `sep=;\n${text}`,
    (text) => `\n\n${text}`,
    (text) => text.replace(/\n([^\n]*)$/, '\n\n;;;;;;;;;;\n$1'),
    (text) => `${text}\n   \n`,
    (text) => text.slice(0, Math.ceil(text.length * 0.8)),
    (text) => text.replace(/;([^;]*)$/, ';$1;more'),
    (text) => text.replace(/;([^;\n]*)\n([^\n]*)$/, ';$1;\n$2'),
    (text) => text.replace('said', 'said;;'),
    (text) => text.replace(/\n([^;\n]*);/, '\n"$1" ;'),
    (text) => text.replace(/\n([^;\n]*);/, '\n "$1";'),
    (text) => text.replace(/\n([^;\n]*);/, '\n"$1;'),
  ),
  encoding: fc.constantFrom(...Array.from({ length: 12 }, () => 'utf-8'), 'latin1'),
});
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never;

function write(rows: readonly Row[], { writer, end, last, damage, encoding }: Style): Uint8Array {
  const put = writers[writer] ?? needed;
  const lines = rows.map((cells) => HEADER.map((name) => put(cells[name], name)).join(';'));
  const text = damage([HEADER.join(';'), ...lines].join('\n') + (last ? '\n' : '')).replaceAll('\n', end);
  return Buffer.from(text, encoding as BufferEncoding);
}

let files = 0;
function jobOf(bytes: Uint8Array, read: Study = of): Job {
  const path = join(folder, `${++files}.csv`);
  writeFileSync(path, bytes);
  return { uri: pathToFileURL(path).toString(), path: 'f.csv', size: bytes.length, stamp: `${files}`, study: read, model: journey };
}

describe.skipIf(missing)(`DuckDB${missing ? ` (${missing})` : ''}`, () => {
  test('gives what the portable engine gives, or refuses the file: 1,000 files', async () => {
    let read = 0;
    let refused = 0;
    const why = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), style, async (rows, how) => {
        const job = jobOf(write(rows, how));
        const portable = await new PortableEngine(host).aggregate(job, {});
        try {
          const found = await new DuckDbEngine(host).aggregate(job, {});
          read++;
          expect(found).toEqual(portable);
        } catch (error) {
          if (!(error instanceof NotForDuckDb)) throw error;
          refused++;
          why.set(error.message.slice(0, 600), (why.get(error.message.slice(0, 600)) ?? 0) + 1);
        }
      }),
      { numRuns: 1000, seed: 7 },
    );
    console.log(read, refused, [...why]);
    expect(read).toBeGreaterThan(400);
  }, 600_000);
});

export type { Samples };

/** Respondents counted by DuckDB: the Samples and diagnostics are those of the portable engine, which looks at each row. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEFAULT_FILE_LIMITS, type Study } from '@parcours/model';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, test } from 'vitest';
import { column, kpi, measure, model, rated, repository, study } from '../../observations/test/build.ts';
import { DuckDbEngine, loadDuckDb } from '../src/duckdb/duckdb-engine.ts';
import { UnsupportedByDuckDb } from '../src/duckdb/unsupported-by-duckdb.ts';
import type { AggregationTask, StudyReadResult } from '../src/engine.ts';
import { EngineSelector } from '../src/engine-selector.ts';
import { nodeHost } from '../src/hosts/node-host.ts';
import { PortableEngine } from '../src/portable/portable-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'parcours-signatures-'));
afterAll(() => rmSync(folder, { recursive: true }));
const host = await nodeHost([folder]);
const missing = await loadDuckDb().then(
  () => null,
  (error: unknown) => String(error),
);

const named = (name: string) => ({ id: name, name, label: null });
const journey = model(
  ['one', 'two'],
  { nps: 'nps', done: 'rate' },
  {
    repository: repository({ one: { 'ask basic': { good: 1.1, bad: -2.3 } }, two: { 'pay delight': { good: 0.1, bad: -0.2 } } }),
    channels: [named('web'), named('store')],
    segments: [
      { ...named('young'), share: null },
      { ...named('old'), share: null },
    ],
  },
);
const wide: Partial<Study> = { measures: [measure('one', rated('a', [1, 5], '9'), 'x'), measure('two', rated('b', [0, 10]))] };
const long: Partial<Study> = { stage: column('stage'), response: column('response'), score: rated('a', [1, 5], '9') };
const studies = fc
  .record({
    shape: fc.constantFrom(wide, long),
    kpis: fc.subarray([kpi('nps', rated('b', [0, 10])), kpi('done', rated('keep', null), { success: ['yes'] })]),
    channel: fc.constantFrom(null, column('ch')),
    segment: fc.constantFrom(null, column('seg', { J: 'young' })),
    weightColumn: fc.constantFrom(null, column('w')),
    observer: fc.constantFrom(null, column('seen by')),
    where: fc.constantFrom([], [{ column: column('keep'), values: ['yes'] }]),
  })
  .map(({ shape, ...more }) => study({ ...shape, ...more, respondent: column('id') }));

const cells = {
  id: fc.constantFrom('v12', 'v23', 'v34', 'v45', 'v56', 'É', 'anonymous', '', '#N/A', '12', '999'),
  stage: fc.constantFrom('one', 'two', 'nowhere', ''),
  response: fc.constantFrom('good', 'bad', 'odd', ''),
  a: fc.constantFrom('1', '2', '2,5', '9', '7', 'x', '', ' 3 '),
  b: fc.constantFrom('0', '5', '10', '11', ''),
  x: fc.constantFrom('4', '5', ''),
  ch: fc.constantFrom('web', 'store', 'pigeon', ''),
  seg: fc.constantFrom('J', 'old', 'A', ''),
  w: fc.constantFrom('1', '0,3', '0', 'w'),
  'seen by': fc.constantFrom('Ann', 'Bea; B', ''),
  keep: fc.constantFrom('yes', 'yes', 'no'),
};
type Row = Record<keyof typeof cells, string>;
const HEADER = Object.keys(cells) as (keyof typeof cells)[];
const rows = fc.array(fc.record(cells), { minLength: 1, maxLength: 6 }).chain((some) =>
  fc.array(
    fc.tuple(fc.constantFrom(...some), fc.option(cells.id, { nil: null })).map(([row, id]): Row => ({ ...row, id: id ?? row.id })),
    { minLength: 1, maxLength: 30 },
  ),
);
const quoted = (text: string) => (text.includes(';') ? `"${text}"` : text);
const write = (all: readonly Row[]) =>
  [HEADER, ...all.map((row) => HEADER.map((name) => quoted(row[name])))].map((line) => line.join(';')).join('\n');

/** The sketch of the ids aside, which are not kept. */
const withoutSketch = (result: StudyReadResult) =>
  result.fault || !result.samples ? result : { ...result, samples: { ...result.samples, sketch: null } };

let files = 0;
function taskOf(content: string | Uint8Array, of: Study, kind: 'csv' | 'parquet' = 'csv'): AggregationTask {
  const path = join(folder, `${++files}.${kind}`);
  writeFileSync(path, content);
  const file = { uri: pathToFileURL(path).toString(), path: `f.${kind}`, size: Buffer.byteLength(content), fingerprint: `${files}` };
  return { ...file, study: of, model: journey, limits: DEFAULT_FILE_LIMITS };
}

describe.skipIf(missing)(`DuckDB${missing ? ` (${missing})` : ''}`, () => {
  test('gives what the portable engine gives of respondents, or refuses the file', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(rows, studies, async (all, of) => {
        const task = taskOf(write(all), of);
        const portable = withoutSketch(await new PortableEngine(host).aggregate(task, {}));
        try {
          expect(await new DuckDbEngine(host).aggregate(task, {})).toEqual(portable);
          read++;
        } catch (error) {
          if (!(error instanceof UnsupportedByDuckDb)) throw error;
        }
      }),
      { numRuns: 200, seed: 13 },
    );
    // The others name somebody who has many rows.
    expect(read).toBeGreaterThan(120);
  }, 300_000);

  test('gives the same of Parquet: texts, numbers and what is missing, by respondent', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(rows, studies, fc.boolean(), async (all, of, areNumbers) => {
        const data = (name: keyof typeof cells) => all.map((row) => row[name] || null);
        const columnData = HEADER.map((name) =>
          name === 'b' && areNumbers
            ? { name, data: all.map((row) => (row.b === '' ? null : Number(row.b) / 2)), type: 'DOUBLE' as const }
            : { name, data: data(name), type: 'STRING' as const },
        );
        const task = taskOf(new Uint8Array(parquetWriteBuffer({ columnData })), of, 'parquet');
        const portable = withoutSketch(await new PortableEngine(host).aggregate(task, {}));
        try {
          expect(await new DuckDbEngine(host).aggregate(task, {})).toEqual(portable);
          read++;
        } catch (error) {
          if (!(error instanceof UnsupportedByDuckDb)) throw error;
        }
      }),
      { numRuns: Number(process.env.PARCOURS_ENGINE_FILES ?? 100), seed: 13 },
    );
    expect(read).toBeGreaterThan(40);
  }, 3_000_000);

  const of = study({ respondent: column('id'), measures: [measure('one', rated('a', [1, 5]))] });
  const engine = new EngineSelector(new PortableEngine(host), new DuckDbEngine(host), () => 'duckdb');
  const engineOf = async (text: string, own: Study = of) => {
    const result = await engine.aggregate(taskOf(text, own), {});
    return result.fault ? null : result.samples?.file.engine;
  };

  test('a cell that only the end of the file has makes it read again', async () => {
    const many = Array.from({ length: 250_000 }, (_, i) => `v1${i % 70_000};${1 + (i % 4)}`);
    const task = taskOf(`id;a\n${many.join('\n')}\nv2;5\nv3;x\n`, of);
    const result = await new DuckDbEngine(host).aggregate(task, {});
    expect(result).toEqual(withoutSketch(await new PortableEngine(host).aggregate(task, {})));
    expect(result.fault === null && result.samples?.dropped).toMatchObject([{ reason: 'not-a-number', count: 1, lines: [250_003] }]);
  }, 120_000);

  test('refuses ids in several spellings, rows of another width, and studies that tell rows apart', async () => {
    expect(await engineOf('id;a\nv1;4\nv2;5\n')).toBe('duckdb');
    expect(await engineOf('id;a\nv1 ;4\nv1;5\n')).toBe('duckdb-refused');
    expect(await engineOf('id;a\nv1;4\nv2;5;6\n')).toBe('duckdb-refused');
    expect(await engineOf('id;a\n1,23457E+12;4\n1,23457E+12;5\n')).toBe('duckdb-refused');
    expect(await engineOf('id;a\n1;4\n2;5\n3;5\nmean;4.67\n')).toBe('duckdb-refused');
    expect(await engineOf('id;a\nv1;4\nv2;5\n', { ...of, panel: true })).toBe('duckdb-refused');
    expect(await engineOf('id;id;a\nv1;x;4\n', of)).toBe(undefined);
  });
});

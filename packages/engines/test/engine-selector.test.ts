/** One interface, two engines: whichever reads a file, the Samples are the same. Beside them a naive reading, row by row. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEFAULT_FILE_LIMITS, type Model, type Study } from '@parcours/model';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, test } from 'vitest';
import { column, kpi, measure, model, rated, study } from '../../observations/test/build.ts';
import { DuckDbEngine, loadDuckDb } from '../src/duckdb/duckdb-engine.ts';
import { UnsupportedByDuckDb } from '../src/duckdb/unsupported-by-duckdb.ts';
import type { AggregationTask } from '../src/engine.ts';
import { EngineSelector } from '../src/engine-selector.ts';
import { nodeHost } from '../src/hosts/node-host.ts';
import { PortableEngine } from '../src/portable/portable-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'parcours-engines-'));
afterAll(() => rmSync(folder, { recursive: true }));
const host = await nodeHost([folder]);
const missing = await loadDuckDb().then(
  () => null,
  (error: unknown) => String(error),
);

const named = (name: string) => ({ id: name, name, label: null });
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
  cluster: column('shop', { S1: 's1' }),
  where: [{ column: column('keep'), values: ['yes', '1'] }],
});
const HEADER = ['id', 'a', 'b', 'x', 'reco', 'done', 'ch', 'seg', 'w', 'shop', 'keep', 'said'] as const;

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
  shop: fc.constantFrom('s1', 's2', 'S1', ''),
  keep: fc.constantFrom('yes', 'yes', '1', 'no'),
  said: fc.constantFrom('', 'bien', 'très; bien', 'a "quote"', 'two\nlines', "l'été", '"', ' "x"', 'a;b"c', '"x" y', 'x"\ny;"', '😀'),
};
const row = fc.record(cell);
type Row = Record<keyof typeof cell, string>;

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const needed = (text: string) => (/[;"\n\r]/.test(text) ? quoted(text) : text);
const writers: Record<string, (text: string, name: string) => string> = {
  needed,
  always: quoted,
  // As programs write that know nothing of quotes.
  never: (text) => text,
  'quotes not doubled': (text) => `"${text}"`,
};

/** How a name stands in the header: as it is, or so that the same name is read from it. */
const names: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `"${name}"`,
  (name) => ` ${name}\u00a0`,
  (name) => `"${name}\n"`,
  (name) => `"\r\n${name}"`,
];
const layout = fc.record({
  names: fc.array(fc.constantFrom(...names), { minLength: HEADER.length, maxLength: HEADER.length }),
  /** Columns that no study names, anywhere: named twice, unnamed, with a line break or quotes in their names. */
  others: fc.array(
    fc.record({ at: fc.nat(HEADER.length), name: fc.constantFrom('', 'id', 'x y', '"a\nb"', '"say ""5"" \n\n(1-5)"', '7') }),
    { maxLength: 3 },
  ),
  above: fc.constantFrom('', '', '', '', '', '', '\n', 'Survey 2026\n', 'Survey;"a\nb"\n\n', 'a "title\n', '# x;y\n', '1;2\n\n3;4\n'),
  /** Cells of the rows beyond the header, or missing ones. */
  width: fc.constantFrom(...new Array<number>(20).fill(0), 1, 2, -1),
  delimiter: fc.constantFrom(...new Array<string>(10).fill(';'), ',', ',', '\t', '|', ', ', '^'),
});
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

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
    (text) => `${text}\n\nx;${HEADER.slice(1).join(';')}\n1;2;3;4;5;1;web;J;1;s1;yes;\n`,
    (text) => `${text}\nmonth;visits\n1;2\n`,
    (text) => text.replace(/^([^\n]*);said\n/, '$1\n'),
    (text) => text.slice(0, Math.ceil(text.length * 0.8)),
    (text) => text.replace(/;([^;]*)$/, ';$1;more'),
    (text) => text.replace(/;([^;\n]*)\n([^\n]*)$/, ';$1;\n$2'),
    (text) => text.replace('said', 'said;;'),
    (text) => text.replace(/\n([^;\n]*);/, '\n"$1" ;'),
    (text) => text.replace(/\n([^;\n]*);/, '\n "$1";'),
    (text) => text.replace(/\n([^;\n]*);/, '\n"$1;'),
  ),
  encoding: fc.constantFrom(...Array.from({ length: 12 }, () => 'utf-8'), 'latin1', 'utf-16le'),
});
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never;

const PLAIN_LAYOUT: Layout = { names: HEADER.map(() => (name) => name), others: [], above: '', width: 0, delimiter: ';' };

function write(rows: readonly Row[], { writer, end, last, damage, encoding }: Style, how: Layout = PLAIN_LAYOUT): Uint8Array {
  const { delimiter } = how;
  const write = writers[writer] ?? needed;
  const put = (text: string) =>
    delimiter !== ';' && writer === 'needed' && text.includes(delimiter.trim()) ? quoted(text) : write(text, '');
  const widen = (cells: readonly string[], other: (name: string) => string) =>
    how.others.reduce<readonly string[]>((all, { at, name }) => all.toSpliced(at, 0, other(name)), cells);
  const header = widen(
    HEADER.map((name, column) => (how.names[column] ?? String)(name)),
    (name) => name,
  );
  const lines = rows.map((cells, row) => {
    const written = widen(
      HEADER.map((name) => put(cells[name])),
      () => String(row % 3),
    );
    return how.width < 0 ? written.slice(0, how.width) : [...written, ...Array.from({ length: how.width }, (_, at) => (at % 2 ? 'z' : ''))];
  });
  const text = [header, ...lines].map((cells) => cells.join(delimiter)).join('\n') + (last ? '\n' : '');
  return Buffer.from((how.above + damage(text)).replaceAll('\n', end), encoding as BufferEncoding);
}

/** Number of generated files; 20,000 by `npm run compare:engines`. */
const FILES = Number(process.env.PARCOURS_ENGINE_FILES ?? 1000);

let files = 0;
function taskOf(bytes: Uint8Array, kind: 'csv' | 'parquet' | 'json' | 'jsonl'): AggregationTask {
  const path = join(folder, `${++files}.${kind}`);
  writeFileSync(path, bytes);
  return {
    uri: pathToFileURL(path).toString(),
    path: `f.${kind}`,
    size: bytes.length,
    fingerprint: `${files}`,
    study: of,
    model: journey,
    limits: DEFAULT_FILE_LIMITS,
  };
}

describe.skipIf(missing)(`DuckDB${missing ? ` (${missing})` : ''}`, () => {
  test(`gives what the portable engine gives, or refuses the file: ${FILES} files`, async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), style, fc.option(layout, { freq: 1 }), async (rows, how, header) => {
        // Lines above the header are skipped by the study, as many as there are.
        const skip = header?.above ? header.above.split('\n').length - 1 : null;
        const task = taskOf(write(rows, how, header ?? undefined), 'csv');
        if (await isAlike({ ...task, study: { ...of, dialect: { ...of.dialect, skip } } })) read++;
      }),
      { numRuns: FILES, seed: Number(process.env.PARCOURS_ENGINE_SEED ?? 7) },
    );
    // The others are damaged in some way.
    expect(read).toBeGreaterThan(FILES / 4);
    console.info(`DuckDB read ${read} of ${FILES} files`);
  }, 3_000_000);

  test('a line break in a header cell costs no row', async () => {
    const header = HEADER.join(';').replace(';b;', ';"b\n";');
    const body = [...'4325'].map((grade, at) => `${at};${grade};1;;9;yes;web;J;1;s1;yes;`).join('\n');
    const task = taskOf(Buffer.from(`${header}\n${body}\n`), 'csv');
    const result = await new DuckDbEngine(host).aggregate(task, {});
    expect(result.fault === null && result.samples?.file).toMatchObject({ rows: 4, rowsUsed: 4 });
    expect(await isAlike(task)).toBe(true);
  });

  test('of Parquet too: texts, whole and other numbers, yes and no, and what is missing', async () => {
    let read = 0;
    const stored = fc.record({
      ...cell,
      b: fc.constantFrom(0, 5, 10, 11, null),
      reco: fc.constantFrom(0, 6.5, 9.25, 10, null),
      keep: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(stored, { minLength: 1, maxLength: 25 }), async (rows) => {
        const types = { b: 'INT32', reco: 'DOUBLE', keep: 'BOOLEAN' } as const;
        const columnData = HEADER.map((name) => ({
          name,
          data: rows.map((cells) => cells[name]),
          type: types[name as 'b'] ?? ('STRING' as const),
        }));
        const task = taskOf(new Uint8Array(parquetWriteBuffer({ columnData })), 'parquet');
        if (await isAlike({ ...task, study: { ...of, where: [{ column: column('keep'), values: ['true'] }] } })) read++;
      }),
      { numRuns: 100, seed: 8 },
    );
    expect(read).toBe(100);
  }, 60_000);
});

test('the same rows as CSV, JSON Lines and JSON give the same Samples, whichever engine is preferred', async () => {
  const portable = new PortableEngine(host);
  const engines = [portable, new EngineSelector(portable, new DuckDbEngine(host), () => 'duckdb')];
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
      // A blank line of CSV is no row.
      const clean = rows.map((cells) => ({ ...cells, said: '', b: cells.b || '0' }));
      const csv = write(clean, { writer: 'needed', end: '\n', last: true, damage: (text) => text, encoding: 'utf-8' });
      const objects = clean.map((cells) => JSON.stringify(Object.fromEntries(HEADER.map((name) => [name, cells[name]]))));
      const tasks = [
        taskOf(csv, 'csv'),
        taskOf(Buffer.from(objects.join('\n')), 'jsonl'),
        taskOf(Buffer.from(`[${objects.join(',\n')}]`), 'json'),
      ];
      const figures = [];
      for (const engine of engines)
        for (const task of tasks) {
          const result = await engine.aggregate(task, {});
          if (result.fault || !result.samples) throw new Error('no samples');
          const { file: _, dropped, ...samples } = result.samples;
          figures.push({ ...samples, dropped: dropped.map(({ lines: __, ...rest }) => rest) });
        }
      for (const each of figures) expect(each).toEqual(figures[0]);
    }),
    { numRuns: 100, seed: 10 },
  );
}, 120_000);

/** Whether DuckDB reads the file; then as the portable engine does. */
async function isAlike(task: AggregationTask): Promise<boolean> {
  const portable = await new PortableEngine(host).aggregate(task, {});
  try {
    expect(await new DuckDbEngine(host).aggregate(task, {})).toEqual(portable);
    return true;
  } catch (error) {
    if (!(error instanceof UnsupportedByDuckDb)) throw error;
    return false;
  }
}

const ANSWERS: Record<string, number[]> = { yes: [1], '1': [1], no: [0], '0': [0] };

describe('a naive reading, row by row (method.md, 2.1 and 2.2)', () => {
  const numbers = (text: string, min: number, max: number) => {
    const value = /^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;
    return value >= min && value <= max ? [value] : [];
  };

  test.each(['portable', ...(missing ? [] : ['duckdb'])])(
    'agrees with %s',
    async (name) => {
      const engine = name === 'duckdb' ? new DuckDbEngine(host) : new PortableEngine(host);
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
          const clean = rows.map((cells) => ({ ...cells, said: '', b: cells.b || '0' }));
          const bytes = write(clean, { writer: 'needed', end: '\n', last: true, damage: (text) => text, encoding: 'utf-8' });
          const result = await engine.aggregate(taskOf(bytes, 'csv'), {});
          if (result.fault || !result.samples) throw new Error('no samples');
          const counted = clean.filter(({ keep, w }) => keep !== 'no' && ['1', '0,3', '1,7'].includes(w));
          const weightOf = (cells: Row) => Number(cells.w.replace(',', '.'));
          const wanted = {
            find: counted.flatMap((cells) =>
              numbers(cells.a === '9' ? '' : cells.a, 1, 5).map((x) => [-3 + ((x - 1) / 4) * 6, weightOf(cells)] as const),
            ),
            pay: counted.flatMap((cells) => numbers(cells.b, 0, 10).map((x) => [-3 + (x / 10) * 6, weightOf(cells)] as const)),
            nps: counted.flatMap((cells) => numbers(cells.reco, 0, 10).map((x) => [x, weightOf(cells)] as const)),
            done: counted.flatMap((cells) => ANSWERS[cells.done]?.map((x) => [x, weightOf(cells)] as const) ?? []),
          };
          for (const [key, pairs] of Object.entries(wanted)) {
            const { stages, kpis } = result.samples;
            const found = stages.find(({ stage }) => stage === key)?.scores ?? kpis.find(({ kpi: each }) => each === key)?.values;
            const sum = (of: (value: number, weight: number) => number) =>
              pairs.reduce((all, [value, weight]) => all + of(value, weight), 0);
            const total = (list: readonly number[] = []) => list.reduce((all, each) => all + each, 0);
            expect(total(found?.counts)).toBe(pairs.length);
            expect(total(found?.weights)).toBeCloseTo(
              sum((_, w) => w),
              9,
            );
            expect(total(found?.values.map((value, i) => value * (found.weights[i] ?? 0)))).toBeCloseTo(
              sum((v, w) => v * w),
              9,
            );
          }
          expect(result.samples.file.rows).toBe(rows.length);
        }),
        { numRuns: 100, seed: 9 },
      );
    },
    60_000,
  );
});

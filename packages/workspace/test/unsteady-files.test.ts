/** Files that vanish, are cut, grow or are replaced while they are read: each is read rightly or refused, and the next reading is right. */
import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Host } from '@parcours/engines';
import { nodeEngine } from '@parcours/engines/node-engine';
import { nodeHost } from '@parcours/engines/node-host';
import { nodeWorkerEngine } from '@parcours/engines/node-worker';
import type { Model } from '@parcours/model';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, test } from 'vitest';
import { sheet } from '../../observations/test/workbook-file.ts';
import { Workspace } from '../src/index.ts';
import { onFirstProgress } from './first-progress.ts';

const folder = mkdtempSync(join(tmpdir(), 'parcours-unsteady-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Kind = 'csv' | 'xlsx' | 'jsonl' | 'json' | 'parquet';
type Cells = readonly (readonly [id: string, note: number])[];

const FEW = 3000;
/** Of so many rows every kind of file is large enough for the thread. */
const MANY = 40_000;
/** No packing makes them much shorter. */
const cellsOf = (rows: number, note: number): Cells =>
  Array.from({ length: rows }, (_, at) => [`R${Math.imul(at + 1, 2654435761) >>> 0}-${at}`, at % 2 === 0 ? note : 3]);

const WRITERS: Readonly<Record<Kind, (cells: Cells) => Uint8Array>> = {
  csv: (cells) => Buffer.from(`id;note\n${cells.map((row) => `${row.join(';')}\n`).join('')}`),
  xlsx: (cells) => sheet([['id', 'note'], ...cells.map((row) => [...row])]),
  jsonl: (cells) => Buffer.from(cells.map(([id, note]) => `${JSON.stringify({ id, note })}\n`).join('')),
  json: (cells) => Buffer.from(JSON.stringify(cells.map(([id, note]) => ({ id, note })))),
  parquet: (cells) =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'id', data: cells.map(([id]) => id), type: 'STRING' },
          { name: 'note', data: cells.map(([, note]) => note), type: 'INT32' },
        ],
      }),
    ),
};
const KINDS = Object.keys(WRITERS) as Kind[];

interface Found {
  readonly n: number | null;
  readonly mean: number | null;
  readonly codes: readonly string[];
}

/** What happens to the file, and what the next reading must then find. */
const HAPPENINGS = {
  vanishes: (path: string) => {
    rmSync(path);
    return (found: Found) => expect(found.codes).toEqual(['JRN0401']);
  },
  'is cut': (path: string, kind: Kind, rows: number) => {
    const whole = WRITERS[kind](cellsOf(rows, 1));
    writeFileSync(path, whole.subarray(0, whole.length >> 1));
    return (found: Found) => {
      if (kind !== 'csv' && kind !== 'jsonl') expect(found.codes).toEqual(['JRN0412']);
      else expect(found.n).toBeGreaterThan(rows / 3);
      expect(found.n ?? 0).toBeLessThan(rows * 0.7);
    };
  },
  grows: (path: string, kind: Kind, rows: number) => {
    const more = cellsOf(rows + 500, 1);
    if (kind === 'csv')
      appendFileSync(
        path,
        more
          .slice(rows)
          .map((row) => `${row.join(';')}\n`)
          .join(''),
      );
    else if (kind === 'jsonl') appendFileSync(path, WRITERS.jsonl(more.slice(rows)));
    else writeFileSync(path, WRITERS[kind](more));
    return (found: Found) => expect(found).toMatchObject({ n: rows + 500, mean: -1.5 });
  },
  'is replaced': (path: string, kind: Kind, rows: number) => {
    writeFileSync(`${path}.new`, WRITERS[kind](cellsOf(rows, 5)));
    renameSync(`${path}.new`, path);
    return (found: Found) => expect(found).toMatchObject({ n: rows, mean: 1.5 });
  },
} satisfies Record<string, (path: string, kind: Kind, rows: number) => (found: Found) => void>;

let files = 0;

/** A journey and its file, in a folder of their own. */
function made(kind: Kind, rows: number) {
  const own = mkdtempSync(join(folder, `${++files}-`));
  const path = join(own, `data.${kind}`);
  writeFileSync(path, WRITERS[kind](cellsOf(rows, 1)));
  const journey = `journey j { stage pay "I pay" }\nobservations s of j from "data.${kind}" { respondent "id" measure pay from "note" scale 1..5 }\n`;
  writeFileSync(join(own, 'a.journey'), journey);
  return { own, path, uri: pathToFileURL(join(own, 'a.journey')).toString() };
}

async function foundIn(workspace: Workspace, uri: string): Promise<Found> {
  const { report } = await workspace.evaluate(workspace.models(uri)[0] as Model);
  const measured = report.stages[0]?.measured;
  return { n: measured?.n ?? null, mean: measured?.mean ?? null, codes: report.missing.map(({ code }) => code) };
}

/** Either what stood there before, or why nothing could be read: never a part of it. */
function expectHonest({ n, mean, codes }: Found, rows: number): void {
  if (n === null) expect(['JRN0414', 'JRN0401', 'JRN0412']).toContain(codes[0]);
  else expect([n, mean]).toEqual([rows, -1.5]);
}

const cases = KINDS.flatMap((kind) => (Object.keys(HAPPENINGS) as (keyof typeof HAPPENINGS)[]).map((name) => [kind, name] as const));

describe.each(['portable', 'duckdb'] as const)('read by %s: a file that', (wish) => {
  test.each(cases)('%s %s after its first bytes were read', async (kind, name) => {
    const { own, path, uri } = made(kind, FEW);
    const disk = await nodeHost([own]);
    let afterwards: ((found: Found) => void) | null = null;
    const happen = (of: string) => {
      if (of.endsWith(kind)) afterwards ??= HAPPENINGS[name](path, kind, FEW);
    };
    const host: Host = {
      ...disk,
      async *chunks(of) {
        for await (const chunk of disk.chunks?.(of) ?? []) {
          yield chunk;
          happen(of);
        }
        happen(of);
      },
      async read(of) {
        const bytes = await disk.read(of);
        happen(of);
        return bytes;
      },
    };
    const workspace = new Workspace(host, { engine: nodeEngine(host, () => wish) });
    await workspace.open();
    expectHonest(await foundIn(workspace, uri), FEW);
    if (!afterwards) throw new Error('nothing happened');
    (afterwards as (found: Found) => void)(await foundIn(workspace, uri));
  });
});

describe('read in the thread: a file that', () => {
  test.each(cases)('%s %s at some time', async (kind, name) => {
    const { own, path, uri } = made(kind, MANY);
    const started = Promise.withResolvers<void>();
    const workspace = new Workspace(await nodeHost([own]), {
      engine: onFirstProgress(
        nodeWorkerEngine(() => 'portable'),
        started.resolve,
      ),
    });
    await workspace.open();
    const reading = foundIn(workspace, uri);
    await started.promise;
    const afterwards = HAPPENINGS[name](path, kind, MANY);
    const found = await reading;
    // It may have been read before anything happened, or after.
    if (found.n !== null && !(found.n === MANY && found.mean === -1.5)) afterwards(found);
    else expectHonest(found, MANY);
    afterwards(await foundIn(workspace, uri));
  });
});

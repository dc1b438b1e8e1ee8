/** Files of one and of ten million rows, beside DuckDB's bare query and PapaParse. Takes two gigabytes of disk and a few minutes. */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDuckDb } from '../../src/node-duckdb.ts';
import { inFreshProcess } from '../fresh-process.ts';
import { quantile } from '../quantile.ts';
import { milliseconds, ROOT, table, versionOf } from '../writing.ts';
import type { Run } from './large-file.ts';
import { JOURNEY, writeSurvey } from './survey-file.ts';

const TURNS = 5;
const contenders = new URL('./large-file.ts', import.meta.url);

/** @public The runner calls it by its name. */
export async function section(): Promise<string> {
  const cache = fileURLToPath(new URL('.cache/', ROOT));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'large-'));
  try {
    const [one, ten, stored] = await Promise.all([made(folder, 'one', 1_000_000), made(folder, 'ten', 10_000_000), parquet(folder)]);
    const csv = await inTurn({
      'DuckDB alone': () => inFreshProcess(contenders, 'duckDbAlone', join(ten, 'survey.csv')),
      'Parcours, DuckDB': () => inFreshProcess(contenders, 'scored', ten, 'duckdb'),
      'Parcours, portable': () => inFreshProcess(contenders, 'scored', ten, 'portable'),
    });
    const columns = await inTurn({
      'DuckDB alone': () => inFreshProcess(contenders, 'duckDbAlone', join(stored, 'survey.parquet')),
      'Parcours, DuckDB': () => inFreshProcess(contenders, 'scored', stored, 'duckdb'),
    });
    const papa = await inTurn({
      PapaParse: () => inFreshProcess(contenders, 'papaParse', join(one, 'survey.csv')),
      'Parcours, portable': () => inFreshProcess(contenders, 'scored', one, 'portable'),
    });
    const edit = await inFreshProcess<number>(contenders, 'edited', ten);
    const megabytes = Math.round(statSync(join(ten, 'survey.csv')).size / 1e6);
    const rows = [
      ...rowsOf('CSV, 10 million rows', csv),
      ...rowsOf('Parquet, 10 million rows', columns),
      ...rowsOf('CSV, 1 million rows', papa),
    ];
    return `## Large files

${table(['file', 'who', 'middle', 'peak memory', 'ratio'], rows)}

The CSV file of ten million rows has ${megabytes} MB; its mapped columns say 1,800 different things. *DuckDB alone* (\`@duckdb/node-api\` ${versionOf('@duckdb/node-api')}) counts
these in one query and does nothing else. *Parcours* reads, aggregates and scores: all that \`parcours score\` does but to print. *PapaParse* (${versionOf('papaparse')})
reads the file as a stream, and its rows are aggregated and scored in the same way. Each run has a process of its own, the start of Node included in
neither; ${TURNS} runs of each, in turn. *Ratio*: the middle run to that of the first of its group.

After an edit of the text, with the ten million rows linked, the Report is there in ${milliseconds(edit)} (the middle of 200).`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function made(folder: string, name: string, rows: number): Promise<string> {
  const own = join(folder, name);
  mkdirSync(own);
  writeFileSync(join(own, 'a.journey'), JOURNEY);
  writeSurvey(join(own, 'survey.csv'), rows);
  return own;
}

async function parquet(folder: string): Promise<string> {
  const own = join(folder, 'parquet');
  mkdirSync(own);
  writeFileSync(join(own, 'a.journey'), JOURNEY.replace('survey.csv', 'survey.parquet'));
  const { DuckDBInstance } = await loadDuckDb();
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (FROM read_csv('${join(folder, 'ten', 'survey.csv')}')) TO '${join(own, 'survey.parquet')}' (FORMAT parquet)`);
  connection.closeSync();
  return own;
}

async function inTurn(runs: Readonly<Record<string, () => Promise<Run>>>): Promise<Map<string, Run[]>> {
  const found = new Map<string, Run[]>(Object.keys(runs).map((who) => [who, []]));
  for (let turn = 0; turn < TURNS; turn++) for (const [who, run] of Object.entries(runs)) found.get(who)?.push(await run());
  return found;
}

function rowsOf(file: string, found: ReadonlyMap<string, readonly Run[]>): string[][] {
  const middle = (runs: readonly Run[]) =>
    quantile(
      runs.map(({ seconds }) => seconds),
      0.5,
    );
  const first = middle([...found.values()][0] ?? []);
  return [...found].map(([who, runs]) => {
    const memory = Math.max(...runs.map((each) => each.memory));
    return [file, who, `${middle(runs).toFixed(2)} s`, `${memory.toFixed(0)} MB`, (middle(runs) / first).toFixed(2)];
  });
}

/** Files of one and ten million rows, compared with a bare DuckDB query and PapaParse. Needs 2 GB of disk and a few minutes. */
import { linkSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { buildCommand } from '../../../cli/scripts/build.ts';
import { IDENTIFIED_JOURNEY, JOURNEY, writeSurvey } from '../../../engines/test/survey-file.ts';
import { commandRun, type Run } from '../command.ts';
import { milliseconds, ROOT, table, versionOf } from '../formatting.ts';
import { inFreshProcess } from '../fresh-process.ts';
import { quantile } from '../quantile.ts';
import { RECORDS } from './large-file.ts';

const TURNS = 5;
const PARCOURS = fileURLToPath(new URL('packages/cli/bin/parcours.js', ROOT));
const ALONE = fileURLToPath(new URL('duckdb-alone.ts', import.meta.url));
const contenders = new URL('./large-file.ts', import.meta.url);

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const cache = fileURLToPath(new URL('.cache/', ROOT));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'large-'));
  try {
    const one = createFolder(folder, 'one', RECORDS);
    const ten = createFolder(folder, 'ten', 10_000_000);
    const visitors = createFolder(folder, 'visitors', 0);
    rmSync(join(visitors, 'survey.csv'));
    linkSync(join(ten, 'survey.csv'), join(visitors, 'survey.csv'));
    writeFileSync(join(visitors, 'a.journey'), IDENTIFIED_JOURNEY);
    const stored = await parquet(folder);
    const storedVisitors = join(folder, 'parquet-visitors');
    mkdirSync(storedVisitors);
    linkSync(join(stored, 'survey.parquet'), join(storedVisitors, 'survey.parquet'));
    writeFileSync(join(storedVisitors, 'a.journey'), IDENTIFIED_JOURNEY.replace('survey.csv', 'survey.parquet'));
    await buildCommand();
    const csv = await runInTurn({
      'DuckDB alone': () => commandRun([ALONE, join(ten, 'survey.csv')]),
      'parcours score': () => commandRun([PARCOURS, 'score', ten]),
      'parcours score --engine portable': () => commandRun([PARCOURS, 'score', '--engine', 'portable', ten]),
    });
    const columns = await runInTurn({
      'DuckDB alone': () => commandRun([ALONE, join(stored, 'survey.parquet')]),
      'parcours score': () => commandRun([PARCOURS, 'score', stored]),
    });
    const identified = await runInTurn({
      'DuckDB alone, two levels': () => commandRun([ALONE, join(ten, 'survey.csv'), 'visitors']),
      'parcours score': () => commandRun([PARCOURS, 'score', visitors]),
      'parcours score --engine portable': () => commandRun([PARCOURS, 'score', '--engine', 'portable', visitors]),
    });
    const identifiedColumns = await runInTurn({
      'DuckDB alone, two levels': () => commandRun([ALONE, join(stored, 'survey.parquet'), 'visitors']),
      'parcours score': () => commandRun([PARCOURS, 'score', storedVisitors]),
    });
    const papa = await runInTurn({
      PapaParse: () => inFreshProcess(contenders, 'papaParse', join(one, 'survey.csv')),
      uDSV: () => inFreshProcess(contenders, 'udsv', join(one, 'survey.csv')),
      'Parcours, portable': () => inFreshProcess(contenders, 'scoreFolder', one),
    });
    const edit = await inFreshProcess<number>(contenders, 'timeEdits', ten);
    const megabytes = Math.round(statSync(join(ten, 'survey.csv')).size / 1e6);
    const rows = [
      ...rowsOf('CSV, 10 million rows', csv),
      ...rowsOf('CSV, 10 million rows of 1.7 million visitors', identified),
      ...rowsOf('Parquet, 10 million rows', columns),
      ...rowsOf('Parquet, 10 million rows of 1.7 million visitors', identifiedColumns),
      ...rowsOf('CSV, 1 million rows', papa),
    ];
    return `## Large files

${table(['file', 'who', 'middle', 'peak memory', 'ratio'], rows)}

The CSV file of ten million rows has ${megabytes} MB; its mapped columns say 1,800 different things. Whole commands, from the start of Node to its end,
are compared: *DuckDB alone* (\`@duckdb/node-api\` ${versionOf('@duckdb/node-api')}) counts these in one query and does nothing else, \`parcours score\` prints the curve and the gap
table. With visitors, *DuckDB alone* lists and sorts the grades of each visitor at both stages and counts the visitors by them; \`parcours score\` also
tells segments and channels apart, and pairs of these. *PapaParse* (${versionOf('papaparse')}) and *uDSV* (${versionOf('udsv')}) read the file
as a stream, and their rows are aggregated and scored in the same way, the start of Node included in none of the three.
${TURNS} runs of each, in turn, each a process of its own. *Ratio*: the middle run to that of the first of its group.

After an edit of the text, with the ten million rows linked, the Report is there in ${milliseconds(edit)} (median of 200).`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function createFolder(folder: string, name: string, rows: number): string {
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
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (FROM read_csv('${join(folder, 'ten', 'survey.csv')}')) TO '${join(own, 'survey.parquet')}' (FORMAT parquet)`);
  connection.closeSync();
  return own;
}

async function runInTurn(runs: Readonly<Record<string, () => Promise<Run>>>): Promise<Map<string, Run[]>> {
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

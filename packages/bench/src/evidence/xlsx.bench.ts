/** A workbook of 100,000 rows, read by Parcours and by each candidate library. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { table, versionOf } from '../formatting.ts';
import { inFreshProcess } from '../fresh-process.ts';
import { quantile } from '../quantile.ts';
import { READERS, type Read } from './workbook-readers.ts';

const ROWS = 100_000;
const ROUNDS = 3;

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-'));
  try {
    const path = join(folder, 'answers.xlsx');
    writeFileSync(path, await writeXlsx({ sheets: [{ name: 'Réponses', rows: answers() }] }));
    return await measured(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function answers() {
  const head = ['id', 'day', 'stage', 'ease', 'recommendation', 'segment', 'comment', 'weight'];
  return [
    head,
    ...Array.from({ length: ROWS }, (_, row) => [
      row,
      new Date(Date.UTC(2026, 0, 1 + (row % 90))),
      `stage ${row % 9}`,
      1 + ((row * 7) % 10),
      (row * 13) % 11,
      ['families', 'couples', 'seniors'][row % 3] ?? '',
      `a comment of some words ${row % 1000}`,
      ((row * 31) % 200) / 100,
    ]),
  ];
}

async function measured(path: string): Promise<string> {
  const times = new Map(READERS.map((reader) => [reader, [] as Read[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [reader, reads] of times)
      reads.push(await inFreshProcess<Read>(new URL('workbook-readers.ts', import.meta.url), 'read', reader, path));
  }
  const medians = [...times].map(([reader, reads]) => ({
    reader,
    time: quantile(
      reads.map(({ milliseconds }) => milliseconds),
      0.5,
    ),
    memory: Math.max(...reads.map(({ megabytes }) => megabytes)),
    cells: reads[0]?.cells ?? 0,
  }));
  const fastest = Math.min(...medians.filter(({ reader }) => reader !== 'parcours').map(({ time }) => time));
  const rows = medians.map(({ reader, time, memory, cells }) => [
    reader === 'parcours' ? 'Parcours' : `${reader} ${versionOf(reader.replace('-stream', ''))}`,
    String(cells),
    `${Math.round(time)} ms`,
    (time / fastest).toFixed(2),
    `${Math.round(memory)} MB`,
  ]);
  return `## A workbook of ${ROWS.toLocaleString('en')} rows

${table(['reader', 'cells met', 'median', 'to the fastest library', 'peak memory'], rows)}

From the bytes to a look at every cell, ${ROUNDS} times each in turn, every time in a process of its own. Peak memory is of the whole process. Parcours also
says which cells are percentages and days, finds merged ones, and counts what it unpacks.`;
}

/** Each library that reads XLSX, from the bytes of a file to every cell; each runs in a process of its own. */
import { readFileSync } from 'node:fs';
import { DEFAULT_DIALECT } from '@parcours/model';
import { isFault, readFile } from '@parcours/observations';
import { peakMemory } from '../peak-memory.ts';

export interface Read {
  readonly milliseconds: number;
  /** Peak memory of the process. */
  readonly megabytes: number;
  /** Non-empty cells: the same for every reader. */
  readonly cells: number;
}

export const READERS = ['parcours', 'hucre-stream', 'hucre', 'read-excel-file', '@e965/xlsx', 'exceljs'] as const;
export type Reader = (typeof READERS)[number];

/** @public Called by name by the benchmark. */
export async function read(reader: Reader, path: string): Promise<Read> {
  const load = await loaded(reader);
  const bytes = new Uint8Array(readFileSync(path));
  const start = performance.now();
  const cells = await load(bytes);
  return { milliseconds: performance.now() - start, megabytes: peakMemory(), cells };
}

type Cells = readonly (readonly unknown[])[];

function filled(rows: Cells): number {
  let count = 0;
  for (const row of rows) for (const cell of row) if (cell !== null && cell !== undefined && cell !== '') count++;
  return count;
}

async function loaded(reader: Reader): Promise<(bytes: Uint8Array) => Promise<number>> {
  switch (reader) {
    case 'parcours':
      return async (bytes) => {
        const table = await readFile(bytes, 'f.xlsx', DEFAULT_DIALECT);
        if (isFault(table)) throw new Error(table.code);
        let count = table.columns.length;
        for (const column of table.cells) for (const code of column?.codes ?? []) if (column?.values[code] !== '') count++;
        return count;
      };
    case 'hucre-stream': {
      const { streamXlsxRows } = await import('hucre/xlsx');
      return async (bytes) => {
        let count = 0;
        for await (const { values } of streamXlsxRows(bytes)) count += filled([values]);
        return count;
      };
    }
    case 'hucre': {
      const { readXlsx } = await import('hucre/xlsx');
      return async (bytes) => filled((await readXlsx(bytes)).sheets[0]?.rows ?? []);
    }
    case 'read-excel-file': {
      const { readSheet } = await import('read-excel-file/node');
      return async (bytes) => filled(await readSheet(Buffer.from(bytes)));
    }
    case '@e965/xlsx': {
      const { read: open, utils } = await import('@e965/xlsx');
      return async (bytes) => {
        const book = open(bytes, { dense: true, cellFormula: false, cellHTML: false, cellText: false });
        const first = book.Sheets[book.SheetNames[0] ?? ''];
        return first ? filled(utils.sheet_to_json<unknown[]>(first, { header: 1 })) : 0;
      };
    }
    case 'exceljs': {
      const { default: exceljs } = await import('exceljs');
      return async (bytes) => {
        const book = new exceljs.Workbook();
        await book.xlsx.load(bytes.buffer as ArrayBuffer);
        let count = 0;
        book.worksheets[0]?.eachRow((row) => {
          count += filled([row.values as unknown[]]);
        });
        return count;
      };
    }
  }
}

/** Linked files into Samples: bytes in, plain data out. Knows neither the language nor an editor nor a file system. */
export { type Aggregated, aggregate } from './aggregate.ts';
export { CsvReader, type Head } from './csv-reader.ts';
export { isFault } from './fault.ts';
export { kindOf } from './file-kind.ts';
export { type Grouped, groupedTable } from './grouped-table.ts';
export { Instants } from './instants.ts';
export { LIMITS, type Limits, overLimit } from './limits.ts';
export { textOf } from './named-values.ts';
export { namesOf } from './names.ts';
export { type Proposed, propose } from './propose.ts';
export { readFile } from './read-file.ts';
export { readTable, readTableFrom } from './read-table.ts';
export { selfDescribed } from './self-described.ts';
export type { Stop } from './stop.ts';
export type { Cells, Table } from './table.ts';
export { readTimes, type TimeCells, type TimeFault, timeCells } from './times.ts';
export { withoutTotals } from './totals.ts';
export { columnsOf, type Wants, WHOLE, wantsOf } from './wants.ts';

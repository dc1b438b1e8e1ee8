/** Linked files into Samples: bytes in, plain data out. Knows neither the language nor an editor nor a file system. */
export { aggregate } from './aggregate.ts';
export { isFault, readTable } from './read-table.ts';
export type { Table } from './table.ts';

/** Linked files into Samples: bytes in, plain data out. Knows neither the language nor an editor nor a file system. */
export { aggregate } from './aggregate.ts';
export type { Fault } from './fault.ts';
export { isFault, type Reading, readTable, readTableFrom } from './read-table.ts';
export { selfDescribed } from './self-described.ts';
export type { Stop } from './stop.ts';
export type { Table } from './table.ts';
export { type Wants, WHOLE, wantsOf } from './wants.ts';

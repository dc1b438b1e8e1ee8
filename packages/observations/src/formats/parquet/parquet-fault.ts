/** A Parquet file says something that cannot be so; the message is a detail for whoever wrote the file. */
export class ParquetFault extends Error {}

/** @throws ParquetFault */
export function assertValid(holds: boolean, detail: string): asserts holds {
  if (!holds) throw new ParquetFault(detail);
}

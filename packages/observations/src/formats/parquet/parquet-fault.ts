/** A malformed Parquet file. The message is a technical detail for the file's producer. */
export class ParquetFault extends Error {}

/** @throws ParquetFault */
export function assertValid(holds: boolean, detail: string): asserts holds {
  if (!holds) throw new ParquetFault(detail);
}

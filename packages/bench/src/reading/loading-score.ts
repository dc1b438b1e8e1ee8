/**
 * How well a file was loaded: the ten measures of Pollock (Vitagliano, Hameed, Jiang, Reisener, Wu and Naumann, “Pollock: A Data Loading
 * Benchmark”, PVLDB 16(8), 2023), each from 0 to 1.
 */

/** A table as texts; `header`: the names of its columns. */
export interface Loaded {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Success, and precision, recall and F1 of header cells, of records and of cells; at most 10. @param loaded null: not loaded. */
export function loadingScore(expected: Loaded, loaded: Loaded | null): number {
  if (!loaded) return 0;
  const records = ({ rows }: Loaded) => rows.map((row) => JSON.stringify(row.slice(0, row.findLastIndex((cell) => cell !== '') + 1)));
  const cells = ({ rows }: Loaded) => rows.flatMap((row) => row.filter((cell) => cell !== ''));
  const names = ({ header }: Loaded) => header.filter((name) => name !== '');
  return [names, records, cells].reduce((sum, part) => sum + agreement(part(expected), part(loaded)), 1);
}

/** Precision + recall + F1 of two bags of texts. */
function agreement(expected: readonly string[], found: readonly string[]): number {
  if (expected.length === 0 && found.length === 0) return 3;
  const left = new Map<string, number>();
  for (const each of expected) left.set(each, (left.get(each) ?? 0) + 1);
  let common = 0;
  for (const each of found) {
    const n = left.get(each) ?? 0;
    if (n > 0) {
      left.set(each, n - 1);
      common++;
    }
  }
  const precision = found.length === 0 ? 0 : common / found.length;
  const recall = expected.length === 0 ? 0 : common / expected.length;
  return precision + recall + (common === 0 ? 0 : (2 * precision * recall) / (precision + recall));
}

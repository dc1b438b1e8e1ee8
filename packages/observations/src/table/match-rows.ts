import type { ComparedColumn } from './compared-columns.ts';
import { FNV_OFFSET_BASIS, fnv1aStep } from './dictionary-encoder.ts';

export interface RowMatches {
  /** Rows that are the same row with other cells, by index, in the order of the later table. */
  readonly pairs: readonly (readonly [before: number, after: number])[];
  /** Rows that are equal in both tables. */
  readonly equal: number;
}

type Side = 'before' | 'after';

const NONE = -1;

/**
 * Matches the rows of two tables.
 *
 * @param key the column of respondents; null: there is none.
 */
export function matchRows(columns: readonly ComparedColumn[], rows: readonly [number, number], key: ComparedColumn | null): RowMatches {
  const [earlier, later] = columns.length > 0 ? rows : [0, 0];
  /** By row of the later table: the row of the earlier one; and the other way round. */
  const partners = new Int32Array(later).fill(NONE);
  const taken = new Uint8Array(earlier);
  const equal = matchEqualRows(columns, partners, taken);
  const pairs = key ? pairByRespondent(columns, key, partners, taken) : pairByPlace(columns, partners, taken);
  return { pairs, equal };
}

/** Equal rows, in order: the first with the first. */
function matchEqualRows(columns: readonly ComparedColumn[], partners: Int32Array, taken: Uint8Array): number {
  const [earlier, later] = [rowHashes(columns, 'before', taken.length), rowHashes(columns, 'after', partners.length)];
  // Open addressing: the last row of each hash, as its owner, and the first that is left.
  const mask = 2 ** Math.ceil(Math.log2(taken.length * 2 + 2)) - 1;
  const owners = new Int32Array(mask + 1).fill(NONE);
  const first = new Int32Array(mask + 1).fill(NONE);
  const next = new Int32Array(taken.length).fill(NONE);
  const slotOf = ({ low, high }: RowHashes, row: number): number => {
    for (let slot = (low[row] as number) & mask; ; slot = (slot + 1) & mask) {
      const owner = owners[slot] as number;
      if (owner === NONE || (earlier.low[owner] === low[row] && earlier.high[owner] === high[row])) return slot;
    }
  };
  for (let row = taken.length - 1; row >= 0; row--) {
    const slot = slotOf(earlier, row);
    if (owners[slot] === NONE) owners[slot] = row;
    next[row] = first[slot] as number;
    first[slot] = row;
  }
  let equal = 0;
  for (let row = 0; row < partners.length; row++) {
    const slot = slotOf(later, row);
    const candidate = first[slot] as number;
    if (candidate === NONE || equalCells(columns, candidate, row) < columns.length) continue;
    first[slot] = next[candidate] as number;
    partners[row] = candidate;
    taken[candidate] = 1;
    equal++;
  }
  return equal;
}

/** Two hashes by row: 64 bits together. */
interface RowHashes {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

function rowHashes(columns: readonly ComparedColumn[], side: Side, rows: number): RowHashes {
  const low = new Int32Array(rows).fill(FNV_OFFSET_BASIS);
  const high = new Int32Array(rows).fill(0x9e3779b9);
  for (const column of columns) {
    const codes = column[side];
    for (let row = 0; row < rows; row++) {
      const code = codes[row] as number;
      const mixed = fnv1aStep(low[row] as number, code);
      low[row] = mixed ^ (mixed >>> 15);
      const other = Math.imul((high[row] as number) ^ code, 0x85ebca6b);
      high[row] = other ^ (other >>> 13);
    }
  }
  return { low, high };
}

function equalCells(columns: readonly ComparedColumn[], before: number, after: number): number {
  let count = 0;
  for (const column of columns) if (column.before[before] === column.after[after]) count++;
  return count;
}

/** Of one respondent, as many rows as both tables have: those with most equal cells, where they are few; else in order. */
function pairByRespondent(
  columns: readonly ComparedColumn[],
  key: ComparedColumn,
  partners: Int32Array,
  taken: Uint8Array,
): [number, number][] {
  // The first row last, so that it is the cheapest to take.
  const left = new Map<number, number[]>();
  for (let row = taken.length - 1; row >= 0; row--) {
    const respondent = key.before[row] as number;
    if (taken[row] === 1 || key.text(respondent) === '') continue;
    const rows = left.get(respondent);
    if (rows) rows.push(row);
    else left.set(respondent, [row]);
  }
  const pairs: [number, number][] = [];
  for (let row = 0; row < partners.length; row++) {
    const rows = partners[row] === NONE ? left.get(key.after[row] as number) : undefined;
    const partner = rows && (rows.length > MAX_CANDIDATES ? rows.pop() : takeLikest(columns, rows, row));
    if (partner !== undefined) pairs.push([partner, row]);
  }
  return pairs;
}

const MAX_CANDIDATES = 64;

function takeLikest(columns: readonly ComparedColumn[], rows: number[], row: number): number | undefined {
  let best = rows.length - 1;
  let most = -1;
  for (let at = rows.length - 1; at >= 0; at--) {
    const count = equalCells(columns, rows[at] as number, row);
    if (count > most) [best, most] = [at, count];
  }
  return rows.splice(best, 1)[0];
}

/** Rows that follow the same row, or begin both tables, and share at least half of their cells. */
function pairByPlace(columns: readonly ComparedColumn[], partners: Int32Array, taken: Uint8Array): [number, number][] {
  const pairs: [number, number][] = [];
  let previous = NONE;
  for (let row = 0; row < partners.length; row++) {
    const partner = partners[row] as number;
    if (partner !== NONE) {
      previous = partner;
      continue;
    }
    const candidate = likeRowAfter(previous, row, columns, taken);
    if (candidate === NONE) continue;
    taken[candidate] = 1;
    pairs.push([candidate, row]);
    previous = candidate;
  }
  return pairs;
}

/** Rows that are searched, where some were removed before the one that is meant. */
const MAX_SKIPPED = 16;

function likeRowAfter(previous: number, row: number, columns: readonly ComparedColumn[], taken: Uint8Array): number {
  const end = Math.min(taken.length, previous + 1 + MAX_SKIPPED);
  for (let candidate = previous + 1; candidate < end && taken[candidate] === 0; candidate++) {
    if (equalCells(columns, candidate, row) * 2 >= columns.length) return candidate;
  }
  return NONE;
}

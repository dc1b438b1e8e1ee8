/**
 * JSON parser for documents held in memory: objects that wrap the list of rows, and error locations. Plain lists are streamed by
 * `JsonReader`.
 */
import { CODE, type Dialect, type FileLimits, type MessageValues } from '@parcours/model';
import type { CancellationToken } from '../../cancellation-token.ts';
import { excerpt } from '../../excerpt.ts';
import { type Fault, unreadableFile } from '../../fault.ts';
import type { Table } from '../../table/table.ts';
import { decode } from '../decode.ts';
import { elementLines } from './element-lines.ts';
import { isJsonObject, JsonRows } from './json-rows.ts';

/** Rows read between two polls for cancellation. */
const ROWS_PER_CANCELLATION_CHECK = 4096;

/**
 * Reads a list of objects, or an object that holds one such list (`{"results": [ … ]}`). Each object is a row, its keys are columns.
 * Elements that are not objects are rejected as *not-json*. Tables that programs write otherwise are read as well: see `tableOf`; their rows
 * are numbered from 1.
 */
export function readJson(bytes: Uint8Array, path: string, dialect: Dialect, limits: FileLimits, signal?: CancellationToken): Table | Fault {
  const decoded = decode(bytes, dialect.encoding);
  if (typeof decoded === 'string') return unreadableFile(path, { term: `fault.${decoded}` });
  const text = decoded.text.replace(/^\ufeff/, '');
  if (text.trim() === '') return { code: CODE['file-empty'], parameters: { path } };
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    return unreadableFile(path, { term: 'fault.json', values: { line: errorLine(error, text) } });
  }
  const found = tableOf(root) ?? findRowList(root);
  if (!('elements' in found)) return unreadableFile(path, found);
  const lines = found.key === undefined ? found.elements.map((_, row) => row + 1) : elementLines(text, found.key);
  const rows = new JsonRows(limits);
  found.elements.forEach((element, index) => {
    if (index % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    rows.add(element, lines[index] ?? 1);
  });
  return rows.finish(path, bytes.length, decoded.encoding);
}

/** `key` is missing where the rows stand nowhere as such. */
type RowList = { readonly elements: readonly unknown[]; readonly key?: string | null };

/**
 * A table without a list of objects: lists of cells below a list of names (`[["id", "q1"], ["R1", 4]]`), beside it (`{"columns": […], "data":
 * [[…]]}`), a list of cells for each column, and numbered rows within columns or columns within numbered rows. Null: none of these.
 */
function tableOf(root: unknown): RowList | null {
  if (Array.isArray(root)) return belowNames(root[0], root.slice(1));
  if (!isJsonObject(root)) return null;
  const values = Object.values(root);
  const names = [root.columns, root.header, root.headers, root.fields].find(Array.isArray);
  const rows = [root.data, root.rows, root.values].find(Array.isArray);
  if (names && rows) return belowNames(names, rows);
  const [first] = values;
  if (Array.isArray(first) && first.length > 0 && values.every((each) => isCells(each) && each.length === first.length))
    return {
      elements: first.map((_, row) => Object.fromEntries(Object.entries(root).map(([name, cells]) => [name, (cells as unknown[])[row]]))),
    };
  if (values.length === 0 || !values.every(isJsonObject)) return null;
  if (Object.keys(root).every(isRowNumber)) return { elements: values };
  const keys = [...new Set(values.flatMap((column) => Object.keys(column)))];
  if (keys.length === 0 || !keys.every(isRowNumber)) return null;
  return { elements: keys.map((key) => Object.fromEntries(Object.entries(root).map(([name, cells]) => [name, (cells as Cells)[key]]))) };
}

type Cells = Readonly<Record<string, unknown>>;

function belowNames(names: unknown, rows: readonly unknown[]): RowList | null {
  if (!Array.isArray(names) || rows.length === 0 || !rows.every(isCells)) return null;
  const areNames = names.length > 0 && names.every((name) => typeof name === 'string') && new Set(names).size === names.length;
  return areNames
    ? { elements: rows.map((cells) => Object.fromEntries(names.map((name: string, at) => [name, (cells as unknown[])[at]]))) }
    : null;
}

/** Whether a value is a list of cells, none of which is a row itself. */
function isCells(value: unknown): value is unknown[] {
  return Array.isArray(value) && !value.some((cell) => typeof cell === 'object' && cell !== null);
}

function isRowNumber(key: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(key);
}

/** Finds the list of rows. `key`: its key in the root object, null if the root is the list. */
function findRowList(root: unknown): RowList | Extract<MessageValues[string], object> {
  if (Array.isArray(root)) return { elements: root, key: null };
  if (!isJsonObject(root)) return { term: 'fault.json-shape' };
  const lists = Object.entries(root).filter(
    (entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && entry[1].some(isJsonObject),
  );
  const [first, second] = lists;
  if (!first) return { term: 'fault.json-shape' };
  if (second) return { term: 'fault.json-lists', values: { lists: lists.map(([key]) => excerpt(key)).join(', ') } };
  return { elements: first[1], key: first[0] };
}

/** Longer texts are not searched for the location of a syntax error. */
const MAX_SEARCHED_CHARACTERS = 1 << 24;

/** The line of a syntax error. Engines report it only sometimes; otherwise bisect for the longest prefix that could still be completed. */
function errorLine(error: unknown, text: string): number {
  const position = /position (\d+)/.exec(messageOf(error))?.[1];
  if (position !== undefined) return lineAt(text, Number(position));
  if (isUnfinished(error)) return lineAt(text, text.trimEnd().length);
  if (text.length > MAX_SEARCHED_CHARACTERS) return 1;
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isPrefixOfJson(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return lineAt(text, good);
}

function isPrefixOfJson(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    return isUnfinished(error);
  }
}

function isUnfinished(error: unknown): boolean {
  return /end of JSON|Unterminated/i.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

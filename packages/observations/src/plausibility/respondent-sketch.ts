/** A small sketch of who answered, so that the same respondents are found in another study without keeping their ids. */
import { normalizeLabel, type RespondentSketch } from '@parcours/model';
import type { StudyContext } from '../aggregate/study-context.ts';
import { ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';

/** Ids in a sketch: a share of common ids is estimated to 3 points (√(p(1 − p)/k), 95 %); up to this many ids it is exact. */
const SKETCH_SIZE = 1024;

/**
 * The `SKETCH_SIZE` smallest hashes of the ids (bottom-k sketch: Cohen and Kaplan 2007, *Summarizing data using bottom-k sketches*), each
 * with a hash of the respondent's answers to stages and KPIs. Null without a respondent column or without respondents.
 *
 * @param rows the used rows, in any order.
 */
export function respondentSketch({ study, columns, table, signal }: StudyContext, rows: Uint32Array): RespondentSketch | null {
  const ids = study.respondent && columns.find(study.respondent);
  if (!ids || rows.length === 0) return null;
  const present = new Uint8Array(ids.values.length);
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    present[ids.codes[rows[i] as number] as number] = 1;
  }
  const hashes = new Map<number, number>();
  const texts = new Set<string>();
  for (const [code, value] of ids.values.entries()) {
    if (present[code] === 0) continue;
    // A mailing tool and a survey tool write one id in different cases.
    const text = normalizeLabel(value).toLowerCase();
    hashes.set(code, hashOf(text));
    texts.add(text);
  }
  const smallest = [...new Set(hashes.values())].sort((a, b) => a - b).slice(0, SKETCH_SIZE);
  const sampled = new Map(smallest.map((hash) => [hash, 0]));
  const answers = answerCells(study, columns);
  for (const row of rows) {
    const hash = hashes.get(ids.codes[row] as number) as number;
    const known = sampled.get(hash);
    if (known === undefined) continue;
    const given = answers.map(({ name, cells }) => `${name}=${cells.values[cells.codes[row] as number]}`).join('\n');
    // Rows of one respondent are added up, so that their order does not matter.
    sampled.set(hash, (known + hashOf(given)) % 2 ** 52);
  }
  const { duplicates } = table;
  return duplicates ? null : { size: texts.size, isCounter: isCounter(texts), respondents: [...sampled] };
}

/** The columns with answers, each by what it measures, so that another header does not matter. */
function answerCells(study: StudyContext['study'], columns: StudyContext['columns']) {
  const named = [
    ...study.measures.map(({ stage, column }) => ({ name: `stage ${stage}`, column })),
    ...study.kpis.map(({ kpi, column }) => ({ name: `kpi ${kpi}`, column })),
    ...[study.stage, study.action, study.response, study.score].map((column, index) => ({ name: `row ${index}`, column })),
  ];
  return named
    .flatMap(({ name, column }) => {
      const cells = column && columns.find(column);
      return cells ? [{ name, cells }] : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether the ids are a count (`1`, `2`, …; `R001`, `R002`, …) without gaps from 0 or 1 on: row numbers, which are alike in any two files. */
function isCounter(texts: ReadonlySet<string>): boolean {
  let prefix: string | null = null;
  let [min, max] = [Number.POSITIVE_INFINITY, 0];
  for (const text of texts) {
    const [, letters = '', digits = ''] = /^(\D*)(\d+)$/.exec(text) ?? [];
    prefix ??= letters;
    if (digits === '' || letters !== prefix) return false;
    const number = Number(digits);
    min = Math.min(min, number);
    max = Math.max(max, number);
  }
  return min <= 1 && max - min + 1 === texts.size;
}

/** 52 bits, so that two can be added exactly, of two FNV-1a hashes over the UTF-16 code units. */
function hashOf(text: string): number {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + 0x9e37), 0x85ebca6b);
  }
  // FNV mixes its last characters too little to be compared by size.
  a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d);
  b = Math.imul(b ^ (b >>> 13), 0x297a2d39);
  return ((a ^ (a >>> 12)) >>> 0) * 0x100000 + ((b ^ (b >>> 16)) >>> 12);
}

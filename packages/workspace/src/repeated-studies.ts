import {
  diagnoseElement,
  type Filter,
  idInModel,
  normalizeLabel,
  STUDY_FILE_ID,
  type Study,
  type UnlocatedDiagnostic,
} from '@parcours/model';
import type { LocatedFile } from './linked-files.ts';
import { leaveOut, type ReadStudy } from './study-sample-cache.ts';

/** Whether two linked files hold the same bytes. */
export type SameContent = (a: LocatedFile, b: LocatedFile) => Promise<boolean>;

/**
 * Leaves out each study whose content an earlier one of its wave counts already. A study that is left out does not count, so that another
 * one may repeat it in another wave; a study without Samples neither repeats nor is repeated. A study that may count some rows of an
 * earlier one, but not all, stays, with a warning.
 */
export async function leaveOutRepeated(studies: readonly ReadStudy[], sameContent: SameContent): Promise<ReadStudy[]> {
  const all: ReadStudy[] = [];
  const counted: Fingerprinted[] = [];
  for (const each of studies) {
    const own = fingerprinted(each);
    const original = own && (await firstOf(own, counted, countsTwice, sameContent));
    const other = own && !original ? await firstOf(own, counted, mayShareRows, sameContent) : null;
    all.push(original ? leaveOutCopy(each, original) : other ? { ...each, sharedRows: sharedRowsWith(each, other) } : each);
    if (own && !original) counted.push(own);
  }
  return all;
}

function fingerprinted({ study, file, samples }: ReadStudy): Fingerprinted | null {
  if (!file || !samples) return null;
  return { study, file, table: tableKey(study, samples.file.sheet), filters: filtersKey(study), contents: contentKeys(study) };
}

/** The first of the studies that counts what this one counts. */
async function firstOf(
  study: Fingerprinted,
  counted: readonly Fingerprinted[],
  isRepeated: (a: Fingerprinted, b: Fingerprinted) => boolean,
  sameContent: SameContent,
): Promise<Study | null> {
  for (const each of counted) {
    if (isOneWave(each, study) && isRepeated(each, study) && (await isSameFile(each.file, study.file, sameContent))) return each.study;
  }
  return null;
}

function sharedRowsWith({ study }: ReadStudy, other: Study): UnlocatedDiagnostic {
  const parameters = { path: study.file?.path ?? '', study: other.label ?? other.name };
  return diagnoseElement('JRN0455', idInModel(study.id, STUDY_FILE_ID), parameters, { related: [idInModel(other.id, STUDY_FILE_ID)] });
}

function leaveOutCopy(each: ReadStudy, original: Study): ReadStudy {
  const fileOf = ({ id }: Study) => idInModel(id, STUDY_FILE_ID);
  const parameters = { path: each.study.file?.path ?? '', study: original.label ?? original.name };
  return leaveOut(each, diagnoseElement('JRN0440', fileOf(each.study), parameters, { related: [fileOf(original)] }));
}

/** A study with what identifies the part of its file that it reads. */
interface Fingerprinted {
  readonly study: Study;
  readonly file: LocatedFile;
  /** The part of the file that is a table. */
  readonly table: string;
  readonly filters: string;
  readonly contents: ReadonlySet<string>;
}

/** Studies without a wave belong to every wave. */
function isOneWave({ study: a }: Fingerprinted, { study: b }: Fingerprinted): boolean {
  return a.kind === b.kind && (a.wave === null || b.wave === null || a.wave === b.wave);
}

function countsTwice(a: Fingerprinted, b: Fingerprinted): boolean {
  return a.filters === b.filters && countsSameCells(a, b);
}

/** Whether the filters of two studies may keep the same rows: no column sets them apart. */
function mayShareRows(a: Fingerprinted, b: Fingerprinted): boolean {
  return (
    (countsSameCells(a, b) || swapsColumns(a, b)) && !a.study.where.some((one) => b.study.where.some((other) => areDisjoint(one, other)))
  );
}

function countsSameCells(a: Fingerprinted, b: Fingerprinted): boolean {
  return a.table === b.table && [...b.contents].some((content) => a.contents.has(content));
}

/** Whether two studies read one column of a table as answers to different stages. */
function swapsColumns({ study: a, table }: Fingerprinted, { study: b, table: other }: Fingerprinted): boolean {
  const headers = new Set(a.measures.map(({ column }) => normalizeLabel(column.header)));
  return table === other && b.measures.some(({ column }) => headers.has(normalizeLabel(column.header)));
}

/** Filters of one column with no value in common. Mapped cells may match either. */
function areDisjoint(a: Filter, b: Filter): boolean {
  if (normalizeLabel(a.column.header) !== normalizeLabel(b.column.header)) return false;
  if (a.column.values.length > 0 || b.column.values.length > 0) return false;
  const values = new Set(a.values.map(comparable));
  return b.values.every((value) => !values.has(comparable(value)));
}

/** Equal for two values that match the same cells: `1` and `1.0` do. */
function comparable(value: string): string {
  const text = normalizeLabel(value);
  return text === '' || Number.isNaN(Number(text)) ? text : String(Number(text));
}

async function isSameFile(a: LocatedFile, b: LocatedFile, sameContent: SameContent): Promise<boolean> {
  if (a.uri === b.uri) return true;
  return a.size === b.size && (await sameContent(a, b));
}

function tableKey({ dialect }: Study, sheet: string | null): string {
  const { range, skip, header } = dialect;
  return JSON.stringify([sheet, range, skip ?? 0, header ?? 1, [...dialect.totals].sort()]);
}

function filtersKey({ where }: Study): string {
  return JSON.stringify(where.map(filterKey).sort());
}

function filterKey({ column, values }: Filter): string {
  return JSON.stringify([normalizeLabel(column.header), [...new Set(values.map(normalizeLabel))].sort()]);
}

/**
 * Identifies each content that a study counts: a stage or KPI with its column in a wide file, all its columns in a long one. A study that
 * maps none takes its columns from header tags.
 */
function contentKeys(study: Study): Set<string> {
  const keys = [
    ...study.measures.map(({ stage, column }) => ['stage', stage, normalizeLabel(column.header)]),
    ...study.kpis.map(({ kpi, column }) => ['kpi', kpi, normalizeLabel(column.header)]),
  ];
  const long = [study.stage, study.touchpoint, study.action, study.response, study.score, study.mean];
  if (keys.length === 0 || long.some((column) => column !== null)) {
    const columns = long.map((column) => column && [normalizeLabel(column.header), column.values.map(({ cell, name }) => [cell, name])]);
    const verbatims = keys.length === 0 ? study.verbatims.map(({ column, stage }) => [normalizeLabel(column.header), stage]) : [];
    keys.push(['rows', JSON.stringify(columns), JSON.stringify(verbatims)]);
  }
  return new Set(keys.map((key) => JSON.stringify(key)));
}

import { diagnoseElement, type Filter, idInModel, normalizeLabel, STUDY_FILE_ID, type Study } from '@parcours/model';
import type { LocatedFile } from './linked-files.ts';
import { leaveOut, type ReadStudy } from './study-sample-cache.ts';

/** Whether two linked files hold the same bytes. */
export type SameContent = (a: LocatedFile, b: LocatedFile) => Promise<boolean>;

/**
 * Leaves out each study whose content an earlier one of its wave counts already. A study that is left out does not count, so that another
 * one may repeat it in another wave; a study without Samples neither repeats nor is repeated.
 */
export async function leaveOutRepeated(studies: readonly ReadStudy[], sameContent: SameContent): Promise<ReadStudy[]> {
  const all: ReadStudy[] = [];
  const counted: Fingerprinted[] = [];
  for (const each of studies) {
    const own = fingerprinted(each);
    const original = own && (await originalOf(own, counted, sameContent));
    all.push(original ? leaveOutCopy(each, original) : each);
    if (own && !original) counted.push(own);
  }
  return all;
}

function fingerprinted({ study, file, samples }: ReadStudy): Fingerprinted | null {
  if (!file || !samples) return null;
  return { study, file, region: regionKey(study, samples.file.sheet), contents: contentKeys(study) };
}

async function originalOf(study: Fingerprinted, counted: readonly Fingerprinted[], sameContent: SameContent): Promise<Study | null> {
  for (const each of counted) if (countsTwice(each, study) && (await isSameFile(each.file, study.file, sameContent))) return each.study;
  return null;
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
  readonly region: string;
  readonly contents: ReadonlySet<string>;
}

function countsTwice(a: Fingerprinted, b: Fingerprinted): boolean {
  if (a.study.kind !== b.study.kind || a.region !== b.region) return false;
  // Studies without a wave belong to every wave.
  if (a.study.wave !== null && b.study.wave !== null && a.study.wave !== b.study.wave) return false;
  return [...b.contents].some((content) => a.contents.has(content));
}

async function isSameFile(a: LocatedFile, b: LocatedFile, sameContent: SameContent): Promise<boolean> {
  if (a.uri === b.uri) return true;
  return a.size === b.size && (await sameContent(a, b));
}

/** Identifies the rows of a file that a study reads. */
function regionKey({ dialect, where }: Study, sheet: string | null): string {
  const { range, skip, header } = dialect;
  return JSON.stringify([sheet, range, skip ?? 0, header ?? 1, [...dialect.totals].sort(), where.map(filterKey).sort()]);
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

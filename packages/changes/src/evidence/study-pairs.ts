import type { RespondentOverlap, RowsDifference, Study } from '@parcours/model';
import type { ModelMatch } from '../matching/match-models.ts';
import type { ComparisonOptions, DataFile, JourneyVersion } from '../version.ts';

/** Whose answers a study counts in HEAD, beside those of BASE: `same` where its file is the same. */
export type StudyOverlap = 'same' | RespondentOverlap;

/** A study or benchmark that stands in both versions, or in one of them; with the file that it reads there. */
export interface StudyPair {
  /** With its name in BASE. */
  readonly before: { readonly study: Study; readonly file: DataFile | null } | null;
  readonly after: { readonly study: Study; readonly file: DataFile | null } | null;
  /** Null: its file is not read on both sides. */
  readonly overlap: StudyOverlap | null;
  readonly rows: RowsDifference | null;
}

/** The studies and benchmarks of both versions, in the order of HEAD; what is gone follows. */
export function studyPairs(
  before: JourneyVersion,
  after: JourneyVersion,
  { elements, base, head }: ModelMatch,
  rowsDifference: ComparisonOptions['rowsDifference'],
): StudyPair[] {
  const studiesOf = ({ model }: JourneyVersion) => [...model.studies, ...model.benchmarks];
  const [earlier, later] = [studiesOf(before), studiesOf(after)];
  const isStudy = ({ kind }: (typeof base)[number]) => kind === 'study' || kind === 'benchmark';
  const [fromElements, toElements] = [base.filter(isStudy), head.filter(isStudy)];
  const left = new Set(earlier);
  const pairs = later.map((study, i): StudyPair => {
    const element = toElements[i];
    const found = element && elements.beforeOf.get(element);
    const from = found && earlier[fromElements.indexOf(found)];
    if (from) left.delete(from);
    return studyPair(from && sideOf(from, before), sideOf(study, after), rowsDifference);
  });
  return [...pairs, ...[...left].map((study) => studyPair(sideOf(study, before), undefined, rowsDifference))];
}

function sideOf(study: Study, { files }: JourneyVersion): NonNullable<StudyPair['before']> {
  return { study, file: files.get(study.name) ?? null };
}

function studyPair(
  before: StudyPair['before'] | undefined,
  after: StudyPair['after'] | undefined,
  rowsDifference: ComparisonOptions['rowsDifference'],
): StudyPair {
  const [from, to] = [before?.file ?? null, after?.file ?? null];
  const rows = from && to && from.hash !== to.hash ? (rowsDifference?.(from.hash, to.hash) ?? null) : null;
  const overlap = !before || !after || !from || !to ? null : from.hash === to.hash ? 'same' : overlapOf(before.study, after.study, rows);
  return { before: before ?? null, after: after ?? null, overlap, rows };
}

/**
 * A study that is said to be of another date or wave, and keeps no row of before, may number other people alike: only a panel asks the same.
 */
function overlapOf(before: Study, after: Study, rows: RowsDifference | null): RespondentOverlap {
  const isOtherPeriod = before.date !== after.date || before.wave !== after.wave;
  const found = respondentOverlap(rows);
  return found === 'edited' && isOtherPeriod && !after.panel && rows?.unchanged === 0 ? 'unknown' : found;
}

/**
 * Whose answers a changed file holds. With a column of respondents they are known by it; without one a row is a respondent, known again
 * only where it is equal.
 */
function respondentOverlap(rows: RowsDifference | null): RespondentOverlap {
  if (!rows) return 'unknown';
  const { added, removed, changedRows, unchanged, respondents, addedColumns, removedColumns } = rows;
  if (respondents ? respondents.common === 0 : unchanged + changedRows === 0) return respondents || added + removed > 0 ? 'new' : 'edited';
  // Their other answers may be among the rows that are new or gone: a respondent of a long file has several rows.
  const isAsBefore = changedRows === 0 && addedColumns.length === 0 && removedColumns.length === 0;
  if (isAsBefore && removed === 0 && added > 0 && respondents?.added !== 0) return 'added';
  if (isAsBefore && added === 0 && removed > 0 && respondents?.removed !== 0) return 'removed';
  return 'edited';
}

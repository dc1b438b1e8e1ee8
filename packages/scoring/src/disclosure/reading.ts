/** How two studies that read the same file overlap, as far as the text says (method.md, 2.20). */
import {
  type Column,
  type Kpi,
  type KpiColumn,
  type LabelValue,
  type Measure,
  normalizeLabel,
  type RatedColumn,
  type Study,
} from '@parcours/model';
import type { LoadedStudy } from '../journey/period.ts';

/**
 * What figures are about: the scores of a stage, what was expected of it, or its basics; a KPI; or all that a respondent said (verbatims,
 * the mix of the segments).
 */
export type Subject =
  | { readonly of: 'stage' | 'expectation' | 'basics'; readonly name: string; readonly label: string | null }
  | { readonly of: 'kpi'; readonly kpi: Kpi }
  | { readonly of: 'respondents' };

/**
 * How a study reads the answers behind a figure. Two readings of one file whose `answers` intersect can be subtracted from each other.
 */
export interface Reading {
  /** Equal for studies that read the same bytes of the same sheet. */
  readonly content: string;
  /** What is read: the columns, in a long file the cells that name the stage. */
  readonly answers: ReadonlySet<string>;
  /** The columns of segments, personas and channels. */
  readonly grouping: string;
  /** Everything else that decides who counts with what, as one text, but for the three below. */
  readonly definition: string;
  /** The cells kept, by column; a row must match all columns. */
  readonly where: readonly { readonly column: string; readonly cells: ReadonlySet<string> }[];
  readonly missing: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
}

/** How the answers of one reading are in those of another. `unknown`: they overlap, but which are in both is not known. */
export type ReadingOverlap = 'equal' | 'inside' | 'contains' | 'disjoint' | 'unknown';

/** @param content see `Reading.content`. */
export function readingOf({ study, samples }: LoadedStudy, subject: Subject, content: string): Reading {
  const columns = ratedColumns(study, subject);
  const { range, skip, header } = study.dialect;
  const { respondent, observer, weightColumn, weightBySegmentShares, aggregated } = study;
  const textOf = (columns: readonly (Column | null)[]) =>
    columns.map(
      (column) => column && [normalizeLabel(column.header), column.values.map(({ cell, name }) => [normalizeLabel(cell), name]).sort()],
    );
  const isOfStage = subject.of !== 'kpi' && subject.of !== 'respondents';
  const long = isOfStage && study.stage ? textOf([study.response, study.action]) : [];
  const expected = isOfStage ? measuresOf(study, subject).map(({ expectation }) => expectation) : [];
  return {
    content: JSON.stringify([content, samples.file.sheet]),
    answers: answersOf(study, subject),
    grouping: JSON.stringify(textOf([study.segment, study.persona, study.channel])),
    definition: JSON.stringify([
      [range, skip ?? 0, header ?? 1, [...study.dialect.totals].sort(), study.dialect.decimal, study.dialect.thousands],
      [textOf([respondent, observer, weightColumn]), weightBySegmentShares, aggregated, long, textOf(expected)],
      columns.map(({ header: name, scale }) => [normalizeLabel(name), scale]).sort(),
    ]),
    where: keptRows(study),
    missing: new Set(
      columns.flatMap((column) => column.missing.map((cell) => JSON.stringify([normalizeLabel(column.header), normalizeLabel(cell)]))),
    ),
    labels: new Set(columns.flatMap((column) => column.labelValues.map((label) => labelKey(column, label)))),
  };
}

/** The overlap of `a` with `b`; null where nothing links them: other files, or other answers. */
export function overlapOf(a: Reading, b: Reading): ReadingOverlap | null {
  if (a.content !== b.content || !intersects(a.answers, b.answers)) return null;
  if (excludesRows(a.where, b.where)) return 'disjoint';
  if (a.definition !== b.definition || a.grouping !== b.grouping || !isSubset(a.answers, b.answers) || !isSubset(b.answers, a.answers))
    return 'unknown';
  const [inside, contains] = [isInside(a, b), isInside(b, a)];
  if (inside && contains) return 'equal';
  return inside ? 'inside' : contains ? 'contains' : 'unknown';
}

/** Whether two studies that read one file keep different rows of it, as far as the text says. */
export function readOtherRows(a: Study, b: Study): boolean {
  return excludesRows(keptRows(a), keptRows(b));
}

function keptRows({ where }: Study): Reading['where'] {
  return where.map(({ column, values }) => ({ column: normalizeLabel(column.header), cells: new Set(values.map(normalizeLabel)) }));
}

function excludesRows(a: Reading['where'], b: Reading['where']): boolean {
  return a.some((own) => b.some((other) => own.column === other.column && !intersects(own.cells, other.cells)));
}

/** Whether every answer of `a` is one of `b`. */
function isInside(a: Reading, b: Reading): boolean {
  return (
    b.where.every(({ column, cells }) => a.where.some((own) => own.column === column && isSubset(own.cells, cells))) &&
    isSubset(b.missing, a.missing) &&
    isSubset(a.labels, b.labels)
  );
}

function ratedColumns(study: Study, subject: Subject): RatedColumn[] {
  if (subject.of === 'respondents' || subject.of === 'basics') return [];
  if (subject.of === 'kpi') return kpiColumns(study, subject.kpi).map(({ column }) => column);
  const wide = measuresOf(study, subject).map(({ column }) => column);
  return [...wide, ...(study.stage ? [study.score, study.mean].filter((column) => column !== null) : [])];
}

const measuresOf = (study: Study, { name }: { readonly name: string }): Measure[] => study.measures.filter(({ stage }) => stage === name);

const kpiColumns = (study: Study, kpi: Kpi): KpiColumn[] => study.kpis.filter((column) => column.kpi === kpi.name);

/** What a study reads for a figure: columns, in a long file the cells that name the stage (see `Reading.answers`). */
export function answersOf(study: Study, subject: Subject): Set<string> {
  const key = (...parts: readonly unknown[]) => JSON.stringify(parts);
  if (subject.of === 'respondents') return new Set([key('respondents')]);
  if (subject.of === 'kpi') {
    const { kind, boxes } = subject.kpi;
    return new Set(
      kpiColumns(study, subject.kpi).map(({ column, success, hours }) =>
        key(kind, boxes, hours, success.map(normalizeLabel).sort(), normalizeLabel(column.header)),
      ),
    );
  }
  const { stage } = study;
  if (subject.of === 'expectation') {
    const columns = measuresOf(study, subject).flatMap(({ expectation }) => (expectation ? [normalizeLabel(expectation.header)] : []));
    return new Set(columns.map((header) => key('expectation', header)));
  }
  const wide = subject.of === 'basics' ? [] : measuresOf(study, subject).map(({ column }) => key('column', normalizeLabel(column.header)));
  // A study that maps no column takes them from header tags: its rows name the stage.
  if (!stage && study.measures.length > 0) return new Set(wide);
  const names = [subject.name, ...(subject.label === null ? [] : [subject.label])].map(normalizeLabel);
  const mappings = (stage?.values ?? []).map(({ cell, name }) => ({
    cell: normalizeLabel(cell),
    isOwn: names.includes(normalizeLabel(name)),
  }));
  const mapped = mappings.filter(({ isOwn }) => isOwn).map(({ cell }) => cell);
  // A cell that is mapped to another stage does not name this one, whatever it says.
  const own = names.filter((name) => !mappings.some(({ cell, isOwn }) => cell === name && !isOwn));
  return new Set([...wide, ...[...own, ...mapped].map((cell) => key(subject.of === 'basics' ? 'basics' : 'row', cell))]);
}

function labelKey({ header }: RatedColumn, { cell, value }: LabelValue): string {
  return JSON.stringify([normalizeLabel(header), normalizeLabel(cell), value]);
}

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((one) => b.has(one));
}

function isSubset(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].every((one) => b.has(one));
}

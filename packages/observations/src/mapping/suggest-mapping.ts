/** Profiles a table that no study maps yet, and suggests a mapping. Suggestions are shown, never applied unasked. */
import type { Bounds, Kpi, Model, Named } from '@parcours/model';
import { findHeaderRows } from '../table/header-rows.ts';
import { lacksHeader } from '../table/missing-header.ts';
import type { Table } from '../table/table.ts';
import { findTransposed } from '../table/transposed.ts';
import { NumberNotation } from '../values/number-notation.ts';
import { type AnswerTexts, ColumnProfile } from './column-profile.ts';
import {
  ANSWER_COUNT_PATTERN,
  EVENT_LOG_HEADERS,
  normalizeHeader,
  PERIOD_HEADER,
  ROLE_HEADERS,
  SUMMARY_HEADERS,
  type SuggestedRole,
} from './common-headers.ts';
import { dateRank } from './date-header.ts';
import { countHeadingRows, headingTexts, suggestRowFilter } from './heading-rows.ts';
import { identifierRank, isCaseHeader } from './identifier-header.ts';
import { likertOrder } from './likert-scale.ts';
import { distinctiveTokens, type NameTokens } from './token-overlap.ts';
import { type ValueLabels, yesCells } from './value-labels.ts';

/** The answers of a column of ratings, as far as they are known. */
interface RatedAnswers {
  /** Observed range of its numbers, which is not the scale that was offered; null if its answers are texts. */
  readonly range: Bounds | null;
  /** Answers that are texts, with their values and, for a verbal scale, the scale of these; null: none. */
  readonly answers: AnswerTexts | null;
  /** Cells that say that there is no answer. */
  readonly missing: readonly string[];
  /** Other cells without a number. */
  readonly otherTexts: readonly string[];
}

/** What the file's dictionary says of a column's cells; empty if it has none. */
interface Labelled {
  readonly labels: ValueLabels;
}

/** A column and its suggested meaning. */
export type SuggestedColumn = Labelled &
  (
    | ({
        readonly kind: 'role';
        readonly role: SuggestedRole;
        readonly header: string;
        /** Cells that match none of the journey's names and need a mapping. */
        readonly unknown: readonly string[];
        /** Cells whose label is one of the journey's names. */
        readonly named: readonly (readonly [cell: string, target: Named])[];
        /** Of a verbatim: the stage that it is about, if it says one. */
        readonly stage: string | null;
      } & RatedAnswers)
    | ({
        readonly kind: 'measure';
        readonly name: string;
        readonly header: string;
        /** The column with the expectation of the same stage. */
        readonly expectation: string | null;
      } & RatedAnswers)
    | ({
        readonly kind: 'kpi';
        readonly name: string;
        readonly header: string;
        readonly texts: readonly string[];
        /** Of a rate: the cells labelled "yes", if all others are labelled "no"; empty: nothing says so. */
        readonly success: readonly string[];
      } & RatedAnswers)
  );

/** A column without a suggestion. */
interface Unrecognised extends Labelled {
  readonly kind: 'unrecognised';
  readonly header: string;
  readonly range: Bounds | null;
  /** Distinct cells; of a long column, a sample. */
  readonly texts: readonly string[];
  /** Whether it looks like a 0–10 likelihood to recommend for which the journey has no KPI. */
  readonly recommends: boolean;
}

export interface TableProfile {
  /** In file order. Unnamed columns and expectation columns are left out. */
  readonly columns: readonly (SuggestedColumn | Unrecognised)[];
  /** Rows are summary statistics, not single answers. */
  readonly aggregated: boolean;
  /** Rows are events of cases, and none of them rates anything. */
  readonly isLog: boolean;
  /** Header of the column of months, weeks … whose figures the rows sum up; null: rows are no such sums. */
  readonly period: string | null;
  /** Rows are questions, or the names are one of the rows: nothing can be mapped, and no column is listed. Null: neither. */
  readonly fault: 'transposed-table' | 'missing-header' | null;
  /** Number of heading rows below the header. */
  readonly headings: number;
  /** A filter that excludes the heading rows; null if no column has one. */
  readonly answers: { readonly header: string; readonly values: readonly string[] } | null;
}

type MappingTargets = Pick<Model, 'stages' | 'channels' | 'segments' | 'personas' | 'touchpoints' | 'kpis'> &
  Partial<Pick<Model, 'repository'>>;

/** The recognised columns in file order; see {@link profileTable}. */
export function suggestMapping(table: Table, model: MappingTargets): SuggestedColumn[] {
  return profileTable(table, model).columns.flatMap((column) => (column.kind === 'unrecognised' ? [] : [column]));
}

/**
 * Profiles all columns and classifies them: by cells that are names of the journey (stages, channels …); then as an event log; then by a
 * header that is the name of a stage or KPI, by the wording of the question, or by an overlap with only one name; then by common headers, if
 * the cells are compatible. Where two columns fit a role equally well, neither gets it: a wrong role is worse than none.
 */
export function profileTable(table: Table, model: MappingTargets): TableProfile {
  const fault = lacksHeader(table) ? 'missing-header' : findTransposed(table) ? 'transposed-table' : null;
  if (fault) return { columns: [], aggregated: false, isLog: false, period: null, fault, headings: 0, answers: null };
  const headings = countHeadingRows(table);
  const all = profileColumns(table, headings);
  const suggester = new MappingSuggester(
    all.filter(({ once }) => once).map(({ column }) => column),
    model,
  );
  const hasNps = model.kpis.some(({ kind }) => kind === 'nps');
  const { aggregated, isLog, period } = suggester;
  return {
    columns: all.flatMap(({ column }) => {
      const { header, range, distinctCells, labels } = column;
      const found = suggester.assignments.get(column);
      if (found === EXPECTATION) return [];
      const recommends = !hasNps && period === null && column.isRecommendation;
      return [found ?? { kind: 'unrecognised', header, range, texts: distinctCells, recommends, labels }];
    }),
    aggregated,
    isLog,
    period,
    fault: null,
    headings,
    answers: headings > 0 ? suggestRowFilter(table, headings) : null,
  };
}

/** The profile of the beginning of a file, with the numbers and texts of its rated columns in the whole file. */
export function withWholeColumns(profile: TableProfile, whole: Table): TableProfile {
  const columns = new Map(profileColumns(whole, 0).map(({ column }) => [column.header, column]));
  return {
    ...profile,
    columns: profile.columns.map((each) => {
      const column = columns.get(each.header);
      const isRated = column?.range && each.range && each.kind !== 'unrecognised';
      return isRated ? { ...each, ...answersOf(column) } : each;
    }),
  };
}

interface ProfiledColumn {
  readonly column: ColumnProfile;
  /** Whether no other column has its name. */
  readonly once: boolean;
}

/** The named columns, over the rows that hold answers: without headings, repeated names, or the rows of a second table. */
function profileColumns(table: Table, headings: number): ProfiledColumn[] {
  const notation = new NumberNotation([], { decimal: null, thousands: null }, table.delimiter);
  const wordings = headingTexts(table, headings).map((text, index) => text || (table.columnLabels?.[index] ?? ''));
  const rows = answerRows(table, headings);
  return table.columns.flatMap((header, index) => {
    const cells = table.cells[index];
    if (header === '' || !cells) return [];
    const answers = rows ? { ...cells, codes: Uint32Array.from(rows, (row) => cells.codes[row] as number) } : cells;
    const once = table.columns.indexOf(header) === table.columns.lastIndexOf(header);
    return [{ column: new ColumnProfile(header, wordings[index] ?? '', answers, notation, table.valueLabels?.get(index)), once }];
  });
}

/** The rows with answers; null: all. */
function answerRows(table: Table, headings: number): number[] | null {
  const { repeated, second } = findHeaderRows(table);
  const end = second?.isProven ? second.row : table.lines.length;
  if (headings === 0 && repeated.length === 0 && end === table.lines.length) return null;
  const names = new Set(repeated);
  return Array.from({ length: end }, (_, row) => row).filter((row) => row >= headings && !names.has(row));
}

/** Marks an expectation column, which is part of its measure. */
const EXPECTATION = Symbol('expectation');

/** Roles whose cells are names of the journey. */
const NAMED_ROLES = ['stage', 'touchpoint', 'action', 'response', 'channel', 'segment', 'persona'] as const;

class MappingSuggester {
  readonly assignments = new Map<ColumnProfile, SuggestedColumn | typeof EXPECTATION>();
  aggregated = false;
  isLog = false;
  period: string | null = null;
  readonly #columns: readonly ColumnProfile[];
  readonly #roles = new Set<SuggestedRole>();
  readonly #targets: Readonly<Partial<Record<SuggestedRole, readonly Named[]>>>;
  readonly #stageTokens: readonly NameTokens<Named>[];

  constructor(columns: readonly ColumnProfile[], model: MappingTargets) {
    this.#columns = columns;
    const { stages: stage, touchpoints: touchpoint, channels: channel, segments: segment, personas: persona } = model;
    const action = model.repository?.stages.flatMap(({ actions }) => actions) ?? [];
    const response = action.flatMap(({ responses }) => responses);
    this.#targets = { stage, touchpoint, action, response, channel, segment, persona };
    this.#stageTokens = distinctiveTokens<Named>(model.stages);
    this.#assignByCells();
    this.#assignSummaryStatistics();
    this.#assignEventLog();
    if (this.isLog) return;
    if (!this.aggregated) this.period = this.#sumsColumn()?.header ?? null;
    if (this.period === null) this.#assignRatings(model.stages, model.kpis);
    this.#assignByHeader();
    if (this.aggregated || this.period !== null) return;
    this.#assignRespondent();
    this.#assignVerbatims();
    this.#assignDate();
  }

  #assignRole(column: ColumnProfile, role: SuggestedRole, stage: string | null = null): void {
    if (this.assignments.has(column) || (this.#roles.has(role) && role !== 'verbatim')) return;
    this.#roles.add(role);
    const rated = role === 'score' || role === 'mean';
    const targets = this.#targets[role];
    const { header, labels } = column;
    this.assignments.set(column, {
      kind: 'role',
      role,
      header,
      labels,
      unknown: targets ? column.unmatchedCells(targets) : [],
      named: targets ? column.labelledCells(targets) : [],
      stage,
      ...(rated ? answersOf(column) : NO_ANSWERS),
    });
  }

  #assignByCells(): void {
    for (const role of NAMED_ROLES) {
      const targets = this.#targets[role] ?? [];
      for (const column of this.#columns) if (column.containsNamesOf(targets)) this.#assignRole(column, role);
      // A dictionary labels every column that was asked with the same list: which one is meant, only its header can say.
      const [labelled, ...others] = this.#columns.filter((column) => column.hasLabelsOf(targets));
      if (labelled && others.length === 0) this.#assignRole(labelled, role);
    }
  }

  /** Summary statistics: stage, mean and n, one row per stage. */
  #assignSummaryStatistics(): void {
    const pattern = ROLE_HEADERS.find(([role]) => role === 'stage')?.[1];
    const stage = this.#columnOf('stage') ?? this.#columns.find((column) => pattern?.test(column.normalizedHeader));
    const summaryColumns = new Map(
      SUMMARY_HEADERS.flatMap(([role, name]) => {
        const column = this.#columns.find((each) => name.test(each.normalizedHeader) && each.range !== null && !this.assignments.has(each));
        return column ? [[role, column] as const] : [];
      }),
    );
    if (!stage || !summaryColumns.has('mean') || !summaryColumns.has('n')) return;
    this.aggregated = true;
    this.#assignRole(stage, 'stage');
    for (const [role, column] of summaryColumns) this.#assignRole(column, role);
  }

  #columnOf(role: SuggestedRole): ColumnProfile | undefined {
    return [...this.assignments].find(([, each]) => each !== EXPECTATION && each.kind === 'role' && each.role === role)?.[0];
  }

  /** Event log: case, activity and timestamp, several rows a case, and nothing that is rated. */
  #assignEventLog(): void {
    if (this.aggregated) return;
    const find = (role: 'case' | 'activity' | 'time' | 'channel', fits: (column: ColumnProfile) => boolean) =>
      EVENT_LOG_HEADERS[role]
        .map((name) => this.#columns.find((column) => column.normalizedHeader === normalizeHeader(name) && fits(column)))
        .find((column) => column);
    const isRated = this.#columns.some(
      (column) =>
        column.isRecommendation ||
        (column.isRating && (isCalled(column, 'score') || this.#stageTokens.some(({ target }) => column.hasNameOf(target)))),
    );
    const isXes = this.#columns.some((column) => column.normalizedHeader === 'caseconceptname');
    // What a visitor did, and what was answered or said of it, is an observation.
    const isObserved = this.#columns.some(
      (column) => column.distinct > 0 && (OBSERVATION_HEADERS.test(column.words) || isCalled(column, 'observer')),
    );
    const isCommented = this.#columns.some((column) => column.isOpenAnswer);
    if (isRated || (!isXes && (isObserved || isCommented))) return;
    const isCase = (column: ColumnProfile) => column.isShared && !column.areDates;
    const caseColumn =
      find('case', isCase) ?? this.#columns.find((column) => isCase(column) && column.distinct > 1 && isCaseHeader(column.header));
    const isTime = (column: ColumnProfile) => column.areTimes && column !== caseColumn;
    const timeColumn = find('time', isTime) ?? this.#datesByRank(isTime)[0];
    const isActivity = (column: ColumnProfile) =>
      column !== caseColumn &&
      column !== timeColumn &&
      column.range === null &&
      column.filled === column.rows &&
      !column.areTimes &&
      (EVENT_PATTERN.test(column.words) || (column.isShared && column.distinct > 1));
    const activityColumn =
      this.#columnOf('stage') ??
      find('activity', isActivity) ??
      this.#columns.find((column) => isActivity(column) && ACTIVITY_PATTERN.test(column.words));
    if (!caseColumn || !activityColumn || !timeColumn) return;
    // Days alone give the order of long cases only.
    const isOrdered = timeColumn.haveTimes || caseColumn.rows >= MIN_EVENTS_OF_DAYS * caseColumn.distinct;
    if (!isXes && !isOrdered) return;
    // A table of tickets or answers has a row for each of them, and one customer may have several.
    const isRecord = this.#columns.some((column) => column.isUnique && isRecordHeader(column.header));
    if (isRecord && !EVENT_PATTERN.test(activityColumn.words)) return;
    this.isLog = true;
    this.#assignRole(caseColumn, 'respondent');
    this.#assignRole(activityColumn, 'stage');
    this.#assignRole(timeColumn, 'date');
    const channel = find('channel', (column) => column.range === null && column.distinct > 1);
    if (channel) this.#assignRole(channel, 'channel');
  }

  /** Rows are months, weeks …, or groups with their number of answers: their figures are sums of many answers. */
  #sumsColumn(): ColumnProfile | undefined {
    const [first] = this.#columns;
    if (!first || this.#columns.some((column) => identifierRank(column.header) !== null && column.isUnique)) return undefined;
    const isCounted = this.#columns.some((column) => column.range !== null && ANSWER_COUNT_PATTERN.test(column.words));
    return first.isUnique && (PERIOD_HEADER.test(first.words) || isCounted) ? first : undefined;
  }

  #assignRatings(stages: readonly Named[], kpis: readonly Kpi[]): void {
    const isLong = this.#roles.has('stage');
    const assigned = new Set<Named>();
    const free = () => this.#columns.filter((column) => !this.assignments.has(column));
    const rateStage = (column: ColumnProfile, stage: Named) => {
      assigned.add(stage);
      const { header, labels } = column;
      this.assignments.set(column, { kind: 'measure', name: stage.name, header, labels, expectation: null, ...answersOf(column) });
    };
    const rateKpi = (column: ColumnProfile, kpi: Kpi) => {
      assigned.add(kpi);
      const { header, distinctCells: texts, labels } = column;
      const answers = satisfiedOrNot(column, kpi) ?? column.answers;
      const known = answersOf(column);
      // 99 minutes are no code.
      const missing = kpi.kind === 'time' || kpi.kind === 'amount' ? known.missing.filter((text) => !/^-?\d+$/.test(text)) : known.missing;
      const success = (kpi.kind === 'rate' && yesCells(column.answeredCells, labels)) || [];
      this.assignments.set(column, { kind: 'kpi', name: kpi.name, header, texts, labels, success, ...known, missing, answers });
    };
    /** The only column, or the shortest question of several. */
    const only = (columns: readonly ColumnProfile[]): ColumnProfile | null => {
      const [shortest, next] = [...columns].sort((a, b) => a.length - b.length);
      return shortest && shortest.length !== next?.length ? shortest : null;
    };

    /** Of several questions about a KPI none is the one. */
    const sole = (columns: readonly ColumnProfile[]): ColumnProfile | null => (columns.length === 1 ? (columns[0] ?? null) : null);

    for (const column of free()) {
      const stage = isLong ? undefined : stages.find((each) => column.hasNameOf(each) && !assigned.has(each));
      const kpi = kpis.find((each) => column.hasNameOf(each) && !assigned.has(each) && canAnswer(column, each));
      if (stage && column.isRating) rateStage(column, stage);
      else if (kpi) rateKpi(column, kpi);
    }
    const kpiOf = (kind: Kpi['kind']) => {
      const found = kpis.filter((kpi) => kpi.kind === kind);
      return found.length === 1 && found[0] && !assigned.has(found[0]) ? found[0] : null;
    };
    const nps = kpiOf('nps');
    const recommendation = nps && sole(free().filter((column) => column.isRecommendation && canAnswer(column, nps)));
    if (nps && recommendation) rateKpi(recommendation, nps);
    const unclaimed = () => free().filter((column) => !column.isRecommendation && !(isLong && isCalled(column, 'score')));

    if (!isLong) {
      const rated = unclaimed().filter((column) => column.isRating && !column.isExpectation);
      for (const { target } of this.#stageTokens) {
        if (assigned.has(target)) continue;
        const column = only(rated.filter((each) => !this.assignments.has(each) && each.bestMatch(this.#stageTokens) === target));
        if (column) rateStage(column, target);
      }
    }
    for (const [kind, isAsked] of [
      ['csat', (column: ColumnProfile) => column.isOverallSatisfaction],
      ['ces', (column: ColumnProfile) => column.isEffort],
    ] as const) {
      const kpi = kpiOf(kind);
      const column =
        kpi && sole(unclaimed().filter((each) => isAsked(each) && each.bestMatch(this.#stageTokens) === null && canAnswer(each, kpi)));
      if (kpi && column) rateKpi(column, kpi);
    }
    const others = kpis.filter((kpi) => !assigned.has(kpi) && kpi.kind !== 'nps');
    const names = distinctiveTokens<Named>([...others, ...stages]);
    for (const kpi of others) {
      const column = only(unclaimed().filter((each) => !isCalled(each, null) && each.bestMatch(names) === kpi && canAnswer(each, kpi)));
      if (column) rateKpi(column, kpi);
    }
    for (const column of free()) if (column.isExpectation && column.isRating) this.#assignExpectation(column);
  }

  #assignExpectation(column: ColumnProfile): void {
    const stage = column.bestMatch(this.#stageTokens);
    for (const [rated, line] of this.assignments) {
      if (line === EXPECTATION || line.kind !== 'measure' || line.name !== stage?.name || line.expectation !== null) continue;
      this.assignments.set(rated, { ...line, expectation: column.header });
      this.assignments.set(column, EXPECTATION);
      return;
    }
  }

  #assignByHeader(): void {
    const roles = this.#columns.flatMap((column) => {
      const role = ROLE_HEADERS.find(([, pattern]) => pattern.test(column.normalizedHeader))?.[0];
      return role ? [{ column, role }] : [];
    });
    for (const { column, role } of roles) {
      const targets = this.#targets[role];
      // Where the journey has no such things, or the only cell names none, there is nothing to map.
      const isUnmappable = targets && (targets.length === 0 || (column.distinct < 2 && column.rows > 1));
      if (role === 'score' || role === 'weight' || isUnmappable || (role === 'stage' && this.period !== null)) continue;
      this.#assignRole(column, role);
    }
    if (this.aggregated || this.period !== null) return;
    // A score needs the stage that its row names.
    for (const { column, role } of roles) {
      if (column.range !== null && (role === 'weight' || (role === 'score' && this.#isLong))) this.#assignRole(column, role);
    }
  }

  /** Whether rows name what they rate. */
  get #isLong(): boolean {
    return this.#roles.has('stage') || this.#roles.has('touchpoint');
  }

  /** The column that identifies the respondents: its cells differ, or, where rows name stages, several rows may share one. */
  #assignRespondent(): void {
    const [best] = this.#columns
      .filter((column) => !this.assignments.has(column) && column.isIdentifier && (this.#isLong || column.isUnique))
      .flatMap((column) => {
        const rank = identifierRank(column.header);
        return rank === null ? [] : [{ column, rank }];
      })
      .sort((a, b) => a.rank - b.rank);
    if (best) this.#assignRole(best.column, 'respondent');
  }

  #assignVerbatims(): void {
    for (const column of this.#columns) {
      if (!column.isOpenAnswer) continue;
      const stage = this.#roles.has('stage') ? null : column.bestMatch(this.#stageTokens);
      this.#assignRole(column, 'verbatim', stage?.name ?? null);
    }
  }

  #assignDate(): void {
    const [best] = this.#datesByRank((column) => !this.assignments.has(column) && column.areDates);
    if (best) this.#assignRole(best, 'date');
  }

  #datesByRank(fits: (column: ColumnProfile) => boolean): ColumnProfile[] {
    return this.#columns
      .flatMap((column) => {
        const rank = dateRank(column.header);
        return rank === null || !fits(column) ? [] : [{ column, rank }];
      })
      .sort((a, b) => a.rank - b.rank)
      .map(({ column }) => column);
  }
}

/** A log that has only days has more events a case. */
const MIN_EVENTS_OF_DAYS = 3;
/** The answer to what a visitor did. */
const OBSERVATION_HEADERS =
  /^(responses?|reponses?|antwort(en)?|reaktion(en)?|criterion|criteria|critere|criteres|kriterium|kriterien|item|result|resultat|ergebnis|constat|observe)$/;
/** Activities of an event log, and words that only events have. */
const ACTIVITY_PATTERN =
  /activit|aktivit|tatigkeit|\bevent|evenement|ereignis|\bsteps?\b|etape|schritt|status|statut|\bactions?\b|aktion|\btasks?\b|tache|aufgabe|\bpages?\b|screen|ecran|\bstate\b|operation|touchpoint/;
const EVENT_PATTERN = /activit|aktivit|tatigkeit|\bevent|evenement|ereignis|concept name/;

/** Whether the header identifies a ticket, an answer, a visit …: not an event. */
function isRecordHeader(header: string): boolean {
  const rank = identifierRank(header);
  return rank !== null && identifierRank('id') !== rank;
}

const NO_ANSWERS: RatedAnswers = { range: null, answers: null, missing: [], otherTexts: [] };

function answersOf({ range, answers, missing, otherTexts }: ColumnProfile): RatedAnswers {
  return { range, answers, missing, otherTexts };
}

/** The values of "Good" and "Bad" in a csat: the share of the satisfied is all that counts, so that the ends of its scale will do. */
function satisfiedOrNot(column: ColumnProfile, { kind, boxes }: Kpi): AnswerTexts | null {
  if (kind !== 'csat' || !boxes || boxes.max <= 1) return null;
  const [bad, good, ...more] = column.answers?.unsettled ?? [];
  if (bad === undefined || good === undefined || more.length > 0 || likertOrder([bad, good])?.sides.join() !== '-1,1') return null;
  return {
    scale: { min: 1, max: boxes.max },
    values: [
      [bad, 1],
      [good, boxes.max],
    ],
    unsettled: [],
  };
}

/** Whether the header is common for a role; null: for any. */
function isCalled({ normalizedHeader }: ColumnProfile, role: SuggestedRole | null): boolean {
  return ROLE_HEADERS.some(([each, pattern]) => (role === null || each === role) && pattern.test(normalizedHeader));
}

/** Whether the cells may be answers to the question of a KPI. */
function canAnswer(column: ColumnProfile, { kind, boxes }: Kpi): boolean {
  if (kind === 'rate')
    return (
      column.hasLowCardinality && !column.answers?.labelled && (column.range === null ? column.answers === null : column.distinct <= 2)
    );
  if (kind === 'time' || kind === 'amount') return column.range !== null && column.answers === null;
  // The promoters of an nps and the boxes of a csat are codes at the top of the scale, which must not be the worst.
  if ((kind === 'nps' || kind === 'csat') && column.answers?.labelled?.isDescending) return false;
  // The boxes of a csat are the top of its scale.
  const scale = column.answers?.scale;
  const fitsBoxes = kind !== 'csat' || !scale || !boxes || boxes.max === scale.max;
  return column.isKpiRating && fitsBoxes;
}

/** Profiles a table that no study maps yet, and suggests a mapping. Suggestions are shown, never applied unasked. */
import type { Bounds, Kpi, Model, Named } from '@parcours/model';
import type { Table } from '../table/table.ts';
import { NumberNotation } from '../values/number-notation.ts';
import { ColumnProfile } from './column-profile.ts';
import { EVENT_LOG_HEADERS, normalizeHeader, ROLE_HEADERS, SUMMARY_HEADERS, type SuggestedRole } from './common-headers.ts';
import { countHeadingRows, headingTexts, suggestRowFilter } from './heading-rows.ts';

/** A column and its suggested meaning. `range`: observed range of its numbers, which is not the scale that was offered. */
export type SuggestedColumn =
  | {
      readonly kind: 'role';
      readonly role: SuggestedRole;
      readonly header: string;
      readonly range: Bounds | null;
      /** Cells that match none of the journey's names and need a mapping. */
      readonly unknown: readonly string[];
    }
  | {
      readonly kind: 'measure';
      readonly name: string;
      readonly header: string;
      readonly range: Bounds | null;
      /** The column with the expectation of the same stage. */
      readonly expectation: string | null;
    }
  | {
      readonly kind: 'kpi';
      readonly name: string;
      readonly header: string;
      readonly range: Bounds | null;
      readonly texts: readonly string[];
    };

/** A column without a suggestion. */
interface Unrecognised {
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
  /** Number of heading rows below the header. */
  readonly headings: number;
  /** A filter that excludes the heading rows; null if no column has one. */
  readonly answers: { readonly header: string; readonly values: readonly string[] } | null;
}

type MappingTargets = Pick<Model, 'stages' | 'channels' | 'segments' | 'personas' | 'touchpoints' | 'kpis'>;

/** The recognised columns in file order; see {@link profileTable}. */
export function suggestMapping(table: Table, model: MappingTargets): SuggestedColumn[] {
  return profileTable(table, model).columns.flatMap((column) => (column.kind === 'unrecognised' ? [] : [column]));
}

/**
 * Profiles all columns and classifies them: by cells that are names of the journey (stages, channels …); then by a header that is the name
 * of a stage or KPI, or overlaps with only one; then by common headers, if the cells are compatible. Each column and each role is suggested
 * at most once.
 */
export function profileTable(table: Table, model: MappingTargets): TableProfile {
  const notation = new NumberNotation([], { decimal: null, thousands: null }, table.delimiter);
  const headings = countHeadingRows(table);
  const questionTexts = headingTexts(table, headings);
  const all = table.columns.flatMap((header, index) => {
    const cells = table.cells[index];
    const once = table.columns.indexOf(header) === table.columns.lastIndexOf(header);
    return header === '' || !cells
      ? []
      : [{ column: new ColumnProfile(header, questionTexts[index] ?? '', cells, headings, notation), once }];
  });
  const suggester = new MappingSuggester(
    all.filter(({ once }) => once).map(({ column }) => column),
    model,
  );
  const hasNps = model.kpis.some(({ kind }) => kind === 'nps');
  return {
    columns: all.flatMap(({ column }) => {
      const { header, range, distinctCells } = column;
      const found = suggester.assignments.get(column);
      if (found === EXPECTATION) return [];
      return [found ?? { kind: 'unrecognised', header, range, texts: distinctCells, recommends: !hasNps && column.isRecommendation }];
    }),
    aggregated: suggester.aggregated,
    headings,
    answers: headings > 0 ? suggestRowFilter(table, headings) : null,
  };
}

/** Marks an expectation column, which is part of its measure. */
const EXPECTATION = Symbol('expectation');

class MappingSuggester {
  readonly assignments = new Map<ColumnProfile, SuggestedColumn | typeof EXPECTATION>();
  aggregated = false;
  readonly #columns: readonly ColumnProfile[];
  readonly #roles = new Set<SuggestedRole>();
  readonly #targets: Readonly<Partial<Record<SuggestedRole, readonly Named[]>>>;

  constructor(columns: readonly ColumnProfile[], model: MappingTargets) {
    this.#columns = columns;
    const { stages: stage, touchpoints: touchpoint, channels: channel, segments: segment, personas: persona } = model;
    this.#targets = { stage, touchpoint, channel, segment, persona };
    this.#assignByCells();
    this.#assignSummaryStatistics();
    this.#assignRatings(model.stages, model.kpis);
    this.#assignEventLog();
    this.#assignByHeader();
  }

  #assignRole(column: ColumnProfile, role: SuggestedRole): void {
    if (this.assignments.has(column) || this.#roles.has(role)) return;
    this.#roles.add(role);
    const rated = role === 'score' || role === 'mean';
    const targets = this.#targets[role];
    const { header } = column;
    this.assignments.set(column, {
      kind: 'role',
      role,
      header,
      range: rated ? column.range : null,
      unknown: targets ? column.unmatchedCells(targets) : [],
    });
  }

  #assignByCells(): void {
    for (const role of ['stage', 'touchpoint', 'channel', 'segment', 'persona'] as const) {
      const targets = this.#targets[role] ?? [];
      for (const column of this.#columns) if (column.containsNamesOf(targets)) this.#assignRole(column, role);
    }
  }

  /** Summary statistics: stage, mean and n, one row per stage. */
  #assignSummaryStatistics(): void {
    const pattern = ROLE_HEADERS.find(([role]) => role === 'stage')?.[1];
    const named = [...this.assignments].find(([, each]) => each !== EXPECTATION && each.kind === 'role' && each.role === 'stage')?.[0];
    const stage = named ?? this.#columns.find((column) => pattern?.test(column.normalizedHeader));
    const summaryColumns = new Map(
      SUMMARY_HEADERS.flatMap(([role, name]) => {
        const column = this.#columns.find(
          (each) => name.test(each.normalizedHeader) && each.isCompatibleWith(role) && !this.assignments.has(each),
        );
        return column ? [[role, column] as const] : [];
      }),
    );
    if (!stage || !summaryColumns.has('mean') || !summaryColumns.has('n')) return;
    this.aggregated = true;
    this.#assignRole(stage, 'stage');
    for (const [role, column] of summaryColumns) this.#assignRole(column, role);
  }

  #assignRatings(stages: readonly Named[], kpis: readonly Kpi[]): void {
    const rows = this.#roles.has('stage');
    const assigned = new Set<Named>();
    const rate = (column: ColumnProfile, stage: Named | null | undefined, kpi: Kpi | null | undefined) => {
      if (this.assignments.has(column)) return;
      const { header, range, distinctCells } = column;
      if (stage && !rows && !assigned.has(stage) && range) {
        assigned.add(stage);
        this.assignments.set(column, { kind: 'measure', name: stage.name, header, range, expectation: null });
      } else if (kpi && !assigned.has(kpi) && (range || (kpi.kind === 'rate' && column.hasLowCardinality))) {
        assigned.add(kpi);
        this.assignments.set(column, { kind: 'kpi', name: kpi.name, header, range, texts: distinctCells });
      }
    };
    const isNameOf = (column: ColumnProfile) => (target: Named) => column.hasNameOf(target);
    for (const column of this.#columns) rate(column, stages.find(isNameOf(column)), kpis.find(isNameOf(column)));
    const nps = kpis.find(({ kind }) => kind === 'nps');
    for (const column of this.#columns) if (column.isRecommendation) rate(column, null, nps);
    const hasCommonHeader = (column: ColumnProfile) => ROLE_HEADERS.some(([, pattern]) => pattern.test(column.normalizedHeader));
    const free = this.#columns.filter((column) => !column.isRecommendation && !hasCommonHeader(column));
    for (const column of free) {
      if (column.isExpectation) continue;
      const match = column.bestMatch([...stages, ...kpis]);
      const kpi = kpis.find((each) => each === match);
      rate(column, column.isRating && !kpi ? match : null, kpi?.kind === 'nps' ? null : kpi);
    }
    for (const column of free) if (column.isExpectation && column.isRating) this.#assignExpectation(column, column.bestMatch(stages));
  }

  #assignExpectation(column: ColumnProfile, stage: Named | null): void {
    for (const [rated, line] of this.assignments) {
      if (line === EXPECTATION || line.kind !== 'measure' || line.name !== stage?.name || line.expectation !== null) continue;
      this.assignments.set(rated, { ...line, expectation: column.header });
      this.assignments.set(column, EXPECTATION);
      return;
    }
  }

  /** Event log: case, activity and timestamp, one row per event. */
  #assignEventLog(): void {
    const free = (names: readonly string[], role: SuggestedRole) => {
      const found = names
        .map((name) => this.#columns.find((column) => column.normalizedHeader === normalizeHeader(name)))
        .find((column) => column);
      return found?.isCompatibleWith(role) ? found : null;
    };
    const [caseColumn, activityColumn, timeColumn] = [
      free(EVENT_LOG_HEADERS.case, 'respondent'),
      free(EVENT_LOG_HEADERS.activity, 'stage'),
      free(EVENT_LOG_HEADERS.time, 'date'),
    ];
    if (!caseColumn || !activityColumn || !timeColumn || this.aggregated || new Set([caseColumn, activityColumn, timeColumn]).size < 3)
      return;
    this.#assignRole(caseColumn, 'respondent');
    this.#assignRole(activityColumn, 'stage');
    this.#assignRole(timeColumn, 'date');
    const channel = free(EVENT_LOG_HEADERS.channel, 'channel');
    if (channel) this.#assignRole(channel, 'channel');
  }

  #assignByHeader(): void {
    for (const column of this.#columns) {
      const role = ROLE_HEADERS.find(([, pattern]) => pattern.test(column.normalizedHeader))?.[0];
      const isAnswer = role === 'respondent' || role === 'score' || role === 'verbatim' || role === 'weight';
      if (role && !(this.aggregated && isAnswer) && column.isCompatibleWith(role)) this.#assignRole(column, role);
    }
  }
}

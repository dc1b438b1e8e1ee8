/** A first look at a file that no text maps yet: what its columns probably hold. To be proposed, never to be used unasked. */
import type { Bounds, Kpi, Model, Named } from '@parcours/model';
import type { Table } from '../table/table.ts';
import { NumberNotation } from '../values/number-notation.ts';
import { ColumnProfile } from './column-profile.ts';
import { EVENT_LOG_HEADERS, normalizeHeader, ROLE_HEADERS, SUMMARY_HEADERS, type SuggestedRole } from './common-headers.ts';
import { countHeadingRows, headingTexts, suggestRowFilter } from './heading-rows.ts';

/** One column and what it is taken for. `range`: what its figures span, which says nothing of the scale that was offered. */
export type SuggestedColumn =
  | {
      readonly kind: 'role';
      readonly role: SuggestedRole;
      readonly header: string;
      readonly range: Bounds | null;
      /** Cells that name none of the journey's things, though the column does: to be mapped. */
      readonly unknown: readonly string[];
    }
  | {
      readonly kind: 'measure';
      readonly name: string;
      readonly header: string;
      readonly range: Bounds | null;
      /** The column of what was expected of the same. */
      readonly expectation: string | null;
    }
  | {
      readonly kind: 'kpi';
      readonly name: string;
      readonly header: string;
      readonly range: Bounds | null;
      readonly texts: readonly string[];
    };

/** A column that nothing is known of, or something that the journey lacks. */
interface Unrecognised {
  readonly kind: 'unrecognised';
  readonly header: string;
  readonly range: Bounds | null;
  /** Its distinct cells; of a long column, those of its beginning. */
  readonly texts: readonly string[];
  /** Whether people said here, from 0 to 10, if they would recommend; the journey has no KPI for it. */
  readonly recommends: boolean;
}

export interface TableProfile {
  /** In the order of the file. A column without a name is left out; so is one that stands as another's expectation. */
  readonly columns: readonly (SuggestedColumn | Unrecognised)[];
  /** A row is a mean of many, not somebody's answer. */
  readonly aggregated: boolean;
  /** How many rows below the header are headings, and what leaves them out. */
  readonly headings: number;
  readonly answers: { readonly header: string; readonly values: readonly string[] } | null;
}

type MappingTargets = Pick<Model, 'stages' | 'channels' | 'segments' | 'personas' | 'touchpoints' | 'kpis'>;

/** The columns that are recognised, in the order of the file: {@link profileTable}. */
export function suggestMapping(table: Table, model: MappingTargets): SuggestedColumn[] {
  return profileTable(table, model).columns.flatMap((column) => (column.kind === 'unrecognised' ? [] : [column]));
}

/**
 * Columns whose cells name what the journey has (its stages, channels …) are known by that; a column that is called like a stage or a
 * KPI, or speaks of one alone, rates it; others are known by their usual names, where their cells do not speak against it. Each
 * column and each role is proposed once at most.
 */
export function profileTable(table: Table, model: MappingTargets): TableProfile {
  const decimals = new NumberNotation([], { decimal: null, thousands: null }, table.delimiter);
  const headings = countHeadingRows(table);
  const spoken = headingTexts(table, headings);
  const all = table.columns.flatMap((header, index) => {
    const cells = table.cells[index];
    const once = table.columns.indexOf(header) === table.columns.lastIndexOf(header);
    return header === '' || !cells ? [] : [{ column: new ColumnProfile(header, spoken[index] ?? '', cells, headings, decimals), once }];
  });
  const look = new MappingSuggester(
    all.filter(({ once }) => once).map(({ column }) => column),
    model,
  );
  const hasNps = model.kpis.some(({ kind }) => kind === 'nps');
  return {
    columns: all.flatMap(({ column }) => {
      const { header, range, distinctCells: texts } = column;
      const found = look.assignments.get(column);
      if (found === EXPECTATION) return [];
      return [found ?? { kind: 'unrecognised', header, range, texts, recommends: !hasNps && column.isRecommendation }];
    }),
    aggregated: look.aggregated,
    headings,
    answers: headings > 0 ? suggestRowFilter(table, headings) : null,
  };
}

/** Stands in the line of the column that says what was met. */
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
    const things = this.#targets[role];
    const { header } = column;
    this.assignments.set(column, {
      kind: 'role',
      role,
      header,
      range: rated ? column.range : null,
      unknown: things ? column.unmatchedCells(things) : [],
    });
  }

  #assignByCells(): void {
    for (const role of ['stage', 'touchpoint', 'channel', 'segment', 'persona'] as const) {
      const things = this.#targets[role] ?? [];
      for (const column of this.#columns) if (column.containsNamesOf(things)) this.#assignRole(column, role);
    }
  }

  /** A stage, a mean and how many it is of: a row for each stage. */
  #assignSummaryStatistics(): void {
    const usual = ROLE_HEADERS.find(([role]) => role === 'stage')?.[1];
    const named = [...this.assignments].find(([, each]) => each !== EXPECTATION && each.kind === 'role' && each.role === 'stage')?.[0];
    const stage = named ?? this.#columns.find((column) => usual?.test(column.normalizedHeader));
    const figures = new Map(
      SUMMARY_HEADERS.flatMap(([role, name]) => {
        const column = this.#columns.find(
          (each) => name.test(each.normalizedHeader) && each.isCompatibleWith(role) && !this.assignments.has(each),
        );
        return column ? [[role, column] as const] : [];
      }),
    );
    if (!stage || !figures.has('mean') || !figures.has('n')) return;
    this.aggregated = true;
    this.#assignRole(stage, 'stage');
    for (const [role, column] of figures) this.#assignRole(column, role);
  }

  #assignRatings(stages: readonly Named[], kpis: readonly Kpi[]): void {
    const rows = this.#roles.has('stage');
    const taken = new Set<Named>();
    const rate = (column: ColumnProfile, stage: Named | null | undefined, kpi: Kpi | null | undefined) => {
      if (this.assignments.has(column)) return;
      const { header, range, distinctCells: texts } = column;
      if (stage && !rows && !taken.has(stage) && range) {
        taken.add(stage);
        this.assignments.set(column, { kind: 'measure', name: stage.name, header, range, expectation: null });
      } else if (kpi && !taken.has(kpi) && (range || (kpi.kind === 'rate' && column.hasLowCardinality))) {
        taken.add(kpi);
        this.assignments.set(column, { kind: 'kpi', name: kpi.name, header, range, texts });
      }
    };
    const isCalled = (column: ColumnProfile) => (thing: Named) => column.hasNameOf(thing);
    for (const column of this.#columns) rate(column, stages.find(isCalled(column)), kpis.find(isCalled(column)));
    const nps = kpis.find(({ kind }) => kind === 'nps');
    for (const column of this.#columns) if (column.isRecommendation) rate(column, null, nps);
    const isUsual = (column: ColumnProfile) => ROLE_HEADERS.some(([, usual]) => usual.test(column.normalizedHeader));
    const free = this.#columns.filter((column) => !column.isRecommendation && !isUsual(column));
    for (const column of free) {
      if (column.isExpectation) continue;
      const like = column.bestMatch([...stages, ...kpis]);
      const kpi = kpis.find((each) => each === like);
      rate(column, column.isRating && !kpi ? like : null, kpi?.kind === 'nps' ? null : kpi);
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

  /** Who, what and when, a row an event. */
  #assignEventLog(): void {
    const free = (names: readonly string[], role: SuggestedRole) => {
      const found = names
        .map((name) => this.#columns.find((column) => column.normalizedHeader === normalizeHeader(name)))
        .find((column) => column);
      return found?.isCompatibleWith(role) ? found : null;
    };
    const [who, what, when] = [
      free(EVENT_LOG_HEADERS.case, 'respondent'),
      free(EVENT_LOG_HEADERS.activity, 'stage'),
      free(EVENT_LOG_HEADERS.time, 'date'),
    ];
    if (!who || !what || !when || this.aggregated || new Set([who, what, when]).size < 3) return;
    this.#assignRole(who, 'respondent');
    this.#assignRole(what, 'stage');
    this.#assignRole(when, 'date');
    const channel = free(EVENT_LOG_HEADERS.channel, 'channel');
    if (channel) this.#assignRole(channel, 'channel');
  }

  #assignByHeader(): void {
    for (const column of this.#columns) {
      const role = ROLE_HEADERS.find(([, usual]) => usual.test(column.normalizedHeader))?.[0];
      const isAnswer = role === 'respondent' || role === 'score' || role === 'verbatim' || role === 'weight';
      if (role && !(this.aggregated && isAnswer) && column.isCompatibleWith(role)) this.#assignRole(column, role);
    }
  }
}

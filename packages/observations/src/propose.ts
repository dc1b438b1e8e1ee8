/** A first look at a file that no text maps yet: what its columns probably hold. To be proposed, never to be used unasked. */
import type { Bounds, Kpi, Model, Named } from '@parcours/model';
import { GlancedColumn } from './glanced-column.ts';
import { answersOnly, headingRows, headingsOf } from './heading-rows.ts';
import { Decimals } from './number.ts';
import type { Table } from './table.ts';
import { bare, type ProposedRole, USUAL_MEANS, USUAL_OF_LOGS, USUAL_ROLES } from './usual-names.ts';

/** One column and what it is taken for. `range`: what its figures span, which says nothing of the scale that was offered. */
export type Proposed =
  | {
      readonly kind: 'role';
      readonly role: ProposedRole;
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

export interface FirstLook {
  /** In the order of the file. A column without a name is left out; so is one that stands as another's expectation. */
  readonly columns: readonly (Proposed | Unrecognised)[];
  /** A row is a mean of many, not somebody's answer. */
  readonly aggregated: boolean;
  /** How many rows below the header are headings, and what leaves them out. */
  readonly headings: number;
  readonly answers: { readonly header: string; readonly values: readonly string[] } | null;
}

type Things = Pick<Model, 'stages' | 'channels' | 'segments' | 'personas' | 'touchpoints' | 'kpis'>;

/** The columns that are recognised, in the order of the file: {@link firstLook}. */
export function propose(table: Table, model: Things): Proposed[] {
  return firstLook(table, model).columns.flatMap((column) => (column.kind === 'unrecognised' ? [] : [column]));
}

/**
 * Columns whose cells name what the journey has (its stages, channels …) are known by that; a column that is called like a stage or a
 * KPI, or speaks of one alone, rates it; others are known by their usual names, where their cells do not speak against it. Each
 * column and each role is proposed once at most.
 */
export function firstLook(table: Table, model: Things): FirstLook {
  const decimals = new Decimals([], { decimal: null, thousands: null }, table.delimiter);
  const headings = headingRows(table);
  const spoken = headingsOf(table, headings);
  const all = table.columns.flatMap((header, index) => {
    const cells = table.cells[index];
    const once = table.columns.indexOf(header) === table.columns.lastIndexOf(header);
    return header === '' || !cells ? [] : [{ column: new GlancedColumn(header, spoken[index] ?? '', cells, headings, decimals), once }];
  });
  const look = new Look(
    all.filter(({ once }) => once).map(({ column }) => column),
    model,
  );
  const hasNps = model.kpis.some(({ kind }) => kind === 'nps');
  return {
    columns: all.flatMap(({ column }) => {
      const { header, range, texts } = column;
      const found = look.found.get(column);
      if (found === EXPECTATION) return [];
      return [found ?? { kind: 'unrecognised', header, range, texts, recommends: !hasNps && column.recommends }];
    }),
    aggregated: look.aggregated,
    headings,
    answers: headings > 0 ? answersOnly(table, headings) : null,
  };
}

/** Stands in the line of the column that says what was met. */
const EXPECTATION = Symbol('expectation');

class Look {
  readonly found = new Map<GlancedColumn, Proposed | typeof EXPECTATION>();
  aggregated = false;
  readonly #columns: readonly GlancedColumn[];
  readonly #roles = new Set<ProposedRole>();
  readonly #things: Readonly<Partial<Record<ProposedRole, readonly Named[]>>>;

  constructor(columns: readonly GlancedColumn[], model: Things) {
    this.#columns = columns;
    const { stages: stage, touchpoints: touchpoint, channels: channel, segments: segment, personas: persona } = model;
    this.#things = { stage, touchpoint, channel, segment, persona };
    this.#byCells();
    this.#givenMeans();
    this.#rated(model.stages, model.kpis);
    this.#log();
    this.#byUsualNames();
  }

  #give(column: GlancedColumn, role: ProposedRole): void {
    if (this.found.has(column) || this.#roles.has(role)) return;
    this.#roles.add(role);
    const rated = role === 'score' || role === 'mean';
    const things = this.#things[role];
    const { header } = column;
    this.found.set(column, {
      kind: 'role',
      role,
      header,
      range: rated ? column.range : null,
      unknown: things ? column.unknown(things) : [],
    });
  }

  #byCells(): void {
    for (const role of ['stage', 'touchpoint', 'channel', 'segment', 'persona'] as const) {
      const things = this.#things[role] ?? [];
      for (const column of this.#columns) if (column.names(things)) this.#give(column, role);
    }
  }

  /** A stage, a mean and how many it is of: a row for each stage. */
  #givenMeans(): void {
    const usual = USUAL_ROLES.find(([role]) => role === 'stage')?.[1];
    const named = [...this.found].find(([, each]) => each !== EXPECTATION && each.kind === 'role' && each.role === 'stage')?.[0];
    const stage = named ?? this.#columns.find((column) => usual?.test(column.usual));
    const figures = new Map(
      USUAL_MEANS.flatMap(([role, name]) => {
        const column = this.#columns.find((each) => name.test(each.usual) && each.couldBe(role) && !this.found.has(each));
        return column ? [[role, column] as const] : [];
      }),
    );
    if (!stage || !figures.has('mean') || !figures.has('n')) return;
    this.aggregated = true;
    this.#give(stage, 'stage');
    for (const [role, column] of figures) this.#give(column, role);
  }

  #rated(stages: readonly Named[], kpis: readonly Kpi[]): void {
    const rows = this.#roles.has('stage');
    const taken = new Set<Named>();
    const rate = (column: GlancedColumn, stage: Named | null | undefined, kpi: Kpi | null | undefined) => {
      if (this.found.has(column)) return;
      const { header, range, texts } = column;
      if (stage && !rows && !taken.has(stage) && range) {
        taken.add(stage);
        this.found.set(column, { kind: 'measure', name: stage.name, header, range, expectation: null });
      } else if (kpi && !taken.has(kpi) && (range || (kpi.kind === 'rate' && column.hasFewAnswers))) {
        taken.add(kpi);
        this.found.set(column, { kind: 'kpi', name: kpi.name, header, range, texts });
      }
    };
    const isCalled = (column: GlancedColumn) => (thing: Named) => column.isCalled(thing);
    for (const column of this.#columns) rate(column, stages.find(isCalled(column)), kpis.find(isCalled(column)));
    const nps = kpis.find(({ kind }) => kind === 'nps');
    for (const column of this.#columns) if (column.recommends) rate(column, null, nps);
    const isUsual = (column: GlancedColumn) => USUAL_ROLES.some(([, usual]) => usual.test(column.usual));
    const free = this.#columns.filter((column) => !column.recommends && !isUsual(column));
    for (const column of free) {
      if (column.isExpectation) continue;
      const like = column.likest([...stages, ...kpis]);
      const kpi = kpis.find((each) => each === like);
      rate(column, column.isRating && !kpi ? like : null, kpi?.kind === 'nps' ? null : kpi);
    }
    for (const column of free) if (column.isExpectation && column.isRating) this.#expect(column, column.likest(stages));
  }

  #expect(column: GlancedColumn, stage: Named | null): void {
    for (const [rated, line] of this.found) {
      if (line === EXPECTATION || line.kind !== 'measure' || line.name !== stage?.name || line.expectation !== null) continue;
      this.found.set(rated, { ...line, expectation: column.header });
      this.found.set(column, EXPECTATION);
      return;
    }
  }

  /** Who, what and when, a row an event. */
  #log(): void {
    const free = (names: readonly string[], role: ProposedRole) => {
      const found = names.map((name) => this.#columns.find((column) => column.usual === bare(name))).find((column) => column);
      return found?.couldBe(role) ? found : null;
    };
    const [who, what, when] = [
      free(USUAL_OF_LOGS.case, 'respondent'),
      free(USUAL_OF_LOGS.activity, 'stage'),
      free(USUAL_OF_LOGS.time, 'date'),
    ];
    if (!who || !what || !when || this.aggregated || new Set([who, what, when]).size < 3) return;
    this.#give(who, 'respondent');
    this.#give(what, 'stage');
    this.#give(when, 'date');
    const channel = free(USUAL_OF_LOGS.channel, 'channel');
    if (channel) this.#give(channel, 'channel');
  }

  #byUsualNames(): void {
    for (const column of this.#columns) {
      const role = USUAL_ROLES.find(([, usual]) => usual.test(column.usual))?.[0];
      const isAnswer = role === 'respondent' || role === 'score' || role === 'verbatim' || role === 'weight';
      if (role && !(this.aggregated && isAnswer) && column.couldBe(role)) this.#give(column, role);
    }
  }
}

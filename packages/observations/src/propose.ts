/** A first look at a file that no text maps yet: what its columns probably hold. To be proposed, never to be used unasked. */
import type { Bounds, Model, Named } from '@parcours/model';
import { tidy } from '@parcours/model';
import { readDates } from './dates.ts';
import { NAMES_NOTHING, NameIndex } from './names.ts';
import { Decimals } from './number.ts';
import type { Cells, Table } from './table.ts';

export type ProposedRole =
  | 'respondent'
  | 'stage'
  | 'touchpoint'
  | 'score'
  | 'channel'
  | 'segment'
  | 'persona'
  | 'date'
  | 'weight'
  | 'verbatim';

/** One column and what it is taken for. `range`: what its figures span, which says nothing of the scale that was offered. */
export type Proposed =
  | { readonly kind: 'role'; readonly role: ProposedRole; readonly header: string; readonly range: Bounds | null }
  | { readonly kind: 'measure' | 'kpi'; readonly name: string; readonly header: string; readonly range: Bounds | null };

/** The usual names of columns in English, French and German; without accents, in small letters, letters and figures only. */
const USUAL: readonly (readonly [ProposedRole, RegExp])[] = [
  [
    'respondent',
    /^(respondent|repondant|participant|teilnehmer|befragte|proband|visit(or|eur)|besucher|enquete|client|customer|kunde|user|utilisateur|nutzer)(in|e|r|n)*(id|nr|no|code|numero|number|nummer)?$|^(id|uuid|responseid|caseid|lfdnr|numero|nr)$|^(id|n|no|nr)(du|de|des)?(respondent|repondant|participant|teilnehmer|visiteur|client|kunde)$/,
  ],
  ['stage', /^(journey)?(stage|step|etape|etappe|phase|schritt|moment)(name|nom)?$|^(etape|phase)duparcours$/],
  ['touchpoint', /^(touchpoint|pointdecontact|kontaktpunkt|contact)$/],
  ['score', /^(note|notes|score|rating|mark|grade|bewertung|punkte|punktzahl|evaluation|satisfaction|zufriedenheit)$/],
  ['channel', /^(channel|canal|kanal)$/],
  ['segment', /^(segment|cible|zielgruppe|kundengruppe|kundensegment)$/],
  ['persona', /^persona$/],
  [
    'date',
    /^(date|datum|jour|day|tag|horodat(age|eur)|timestamp|zeitstempel|zeitpunkt|submitted|submitdate)$|^(date|datum)(de|du|des|der|of)?(la)?(visite|visit|besuchs?|reponse|response|antwort|befragung|interview)$/,
  ],
  ['weight', /^(weight|weighting|poids|ponderation|redressement|gewicht|gewichtung)$/],
  ['verbatim', /^(verbatim|comment|commentaire|kommentar|remark|remarque|bemerkung|anmerkung|freitext|feedback)(s|e|n|en)?$/],
];

const KPI = { nps: /^(nps|reco|recommend(ation)?|recommandation|weiterempfehlung|empfehlung)$/ } as const;

/** So many distinct cells of a column are looked at. */
const MOST_CELLS = 2000;
/** So large a part of a column's distinct cells must name the journey's things, or be figures, dates … */
const MOST = 0.8;

/**
 * Columns whose cells name what the journey has (its stages, channels …) are known by that; others by their usual names, where their
 * cells do not speak against it; a column that is called like a stage or a KPI and holds figures rates it. Each column and each role
 * is proposed once at most.
 */
export function propose(
  table: Table,
  model: Pick<Model, 'stages' | 'channels' | 'segments' | 'personas' | 'touchpoints' | 'kpis'>,
): Proposed[] {
  const decimals = new Decimals([], { decimal: null, thousands: null }, table.delimiter);
  const columns = table.columns.flatMap((header, index) => {
    const cells = table.cells[index];
    const twice = table.columns.filter((other) => other === header).length > 1;
    return header === '' || twice || !cells ? [] : [new Column(header, cells, decimals)];
  });
  const found = new Map<Column, Proposed>();
  const roles = new Set<ProposedRole>();
  const give = (column: Column, role: ProposedRole) => {
    if (found.has(column) || roles.has(role)) return;
    roles.add(role);
    found.set(column, { kind: 'role', role, header: column.header, range: role === 'score' ? column.range : null });
  };
  const things: readonly (readonly [ProposedRole, readonly Named[]])[] = [
    ['stage', model.stages],
    ['touchpoint', model.touchpoints],
    ['channel', model.channels],
    ['segment', model.segments],
    ['persona', model.personas],
  ];
  for (const [role, named] of things) for (const column of columns) if (column.names(named)) give(column, role);
  for (const column of columns) {
    const stage = roles.has('stage') ? undefined : model.stages.find((each) => column.isCalled(each));
    const kpi = model.kpis.find((each) => column.isCalled(each) || (each.kind === 'nps' && KPI.nps.test(column.usual)));
    const thing = stage ?? kpi;
    if (found.has(column) || !thing || !column.range) continue;
    found.set(column, { kind: stage ? 'measure' : 'kpi', name: thing.name, header: column.header, range: column.range });
  }
  for (const column of columns) {
    const role = USUAL.find(([, usual]) => usual.test(column.usual))?.[0];
    if (role && column.couldBe(role)) give(column, role);
  }
  return columns.flatMap((column) => found.get(column) ?? []);
}

class Column {
  readonly header: string;
  /** The header as the usual names are written. */
  readonly usual: string;
  /** What its figures span; null where it holds anything else. */
  readonly range: Bounds | null;
  readonly #texts: readonly string[];

  constructor(header: string, cells: Cells, decimals: Decimals) {
    this.header = header;
    this.usual = bare(header);
    this.#texts = [...new Set(cells.values.slice(0, MOST_CELLS).map(tidy))].filter((text) => text !== '');
    const read = decimals.reader(cells, null);
    const figures = this.#texts.map(read).filter((figure) => !Number.isNaN(figure));
    const numeric = figures.length > 0 && figures.length >= MOST * this.#texts.length;
    this.range = numeric ? { min: Math.min(...figures), max: Math.max(...figures) } : null;
  }

  isCalled({ name, label }: Pick<Named, 'name' | 'label'>): boolean {
    return this.usual !== '' && (this.usual === bare(name) || (label !== null && this.usual === bare(label)));
  }

  /** Whether its cells name these things. */
  names(things: readonly Named[]): boolean {
    const index = new NameIndex(things);
    const known = this.#texts.filter((text) => index.find(text) !== NAMES_NOTHING).length;
    return known > 0 && known >= MOST * this.#texts.length;
  }

  /** Whether its cells do not speak against a role that its name suggests. */
  couldBe(role: ProposedRole): boolean {
    if (role === 'score' || role === 'weight') return this.range !== null;
    if (role === 'verbatim') return this.range === null;
    if (role !== 'date') return true;
    const dates = readDates(this.#texts, null).filter((date) => date !== null);
    return dates.length > 0 && dates.length >= MOST * this.#texts.length;
  }
}

function bare(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '');
}

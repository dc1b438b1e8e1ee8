import { LANGUAGES, type Language, localizedKeyword, type TermName } from '@parcours/model';
import { DATE_ORDERS, DURATION_UNITS, ENCODINGS, INITIATIVE_STATUSES, KPI_KINDS, STUDY_METHODS } from '../syntax/enumerated-values.ts';
import { FILE_RULE, RULES, type Terminal } from '../syntax/grammar-program.ts';
import { ENGLISH_LOCALE, keywordLocaleOf } from '../syntax/keyword-locale.ts';
import { ID } from '../syntax/token-types.ts';
import { type HeaderPart, headerOf } from './header-parts.ts';
import { type DocumentedKeyword, isDocumentedKeyword, keywordDoc } from './keyword-docs.ts';

/** The valid values of a part, and what messages call them. */
type ValidValues =
  | { readonly choices?: never; readonly range?: never; readonly valueTerm?: never }
  /** Identifiers; compared without regard to case if `ignoresCase`. */
  | { readonly choices: readonly string[]; readonly ignoresCase?: true; readonly range?: never; readonly valueTerm: TermName }
  /** Numbers, both ends included. */
  | { readonly choices?: never; readonly range: readonly [min: number, max: number]; readonly valueTerm: TermName };

/** The properties of a part of a header that the grammar does not define. */
type PartText = ValidValues & {
  /** A valid value; empty for an attribute without one. */
  readonly sample: string;
  /** The key of its documentation; default: its keyword or property. */
  readonly doc?: DocumentedKeyword;
  /** In a long header the formatter begins a line with it. */
  readonly startsLine?: true;
  /** Its forms may stand together, each once: `weight 2 weight by segment shares`. */
  readonly hasJointForms?: true;
  /** Seldom needed: signature help leaves it out. */
  readonly isRare?: true;
};

/**
 * One entry for each attribute, by its construct and its keyword (a positional part: by its property). A key without a construct applies
 * to all constructs without an entry of their own. The other columns of the table are derived from the grammar.
 */
const PART_TEXTS: Readonly<Record<string, PartText>> = {
  name: { sample: 'name' },
  label: { sample: '"label"' },
  'ScaleDeclaration.min': { sample: '-3..3', doc: 'scale' },
  disappointing: { sample: '-1' },
  enchanting: { sample: '1' },
  'Segment.share': { sample: '25%' },
  'Persona.in': { sample: 'segment' },
  'Touchpoint.on': { sample: 'channel' },
  owner: { sample: 'team' },
  'Action.basic': { sample: '' },
  'Action.channel': { sample: 'web' },
  'Journey.for': { sample: 'persona' },
  scenario: { sample: '"first purchase"' },
  'Journey.uses': { sample: 'repository' },
  'Kpi.kind': { sample: 'nps', doc: 'kpi', choices: KPI_KINDS, valueTerm: 'kpi' },
  as: { sample: 'name' },
  boxes: { sample: '4..5' },
  within: { sample: '24h' },
  'Kpi.target': { sample: '+40' },
  lower: { sample: '' },
  'Stage.channel': { sample: 'web' },
  'Stage.touchpoint': { sample: 'shop' },
  score: { sample: '+1' },
  'Stage.target': { sample: '+2' },
  volume: { sample: '80%' },
  importance: { sample: '4', range: [1, 5], valueTerm: 'value.importance' },
  moment: { sample: '' },
  criteria: { sample: '"price"' },
  'Rupture.from': { sample: 'web' },
  'Rupture.to': { sample: 'store' },
  'Questionnaire.of': { sample: 'journey' },
  'Observations.of': { sample: 'journey' },
  'Observations.uses': { sample: 'questionnaire', isRare: true },
  hot: { sample: '', isRare: true },
  panel: { sample: '', isRare: true },
  method: { sample: 'survey', choices: STUDY_METHODS, valueTerm: 'method', startsLine: true },
  date: { sample: '2026-04' },
  weight: { sample: '1', hasJointForms: true },
  wave: { sample: 'spring' },
  aggregated: { sample: '' },
  'Observations.from': { sample: '"file.csv"', startsLine: true },
  sheet: { sample: '"Answers"', isRare: true },
  range: { sample: '"B4:H200"', isRare: true },
  skip: { sample: '2', isRare: true },
  header: { sample: '1', isRare: true },
  totals: { sample: '"Total"', isRare: true },
  delimiter: { sample: '";"', isRare: true },
  encoding: { sample: 'utf-8', choices: ENCODINGS, ignoresCase: true, valueTerm: 'encoding', isRare: true },
  decimal: { sample: 'comma', isRare: true },
  thousands: { sample: 'space', isRare: true },
  dates: { sample: 'day-month-year', choices: DATE_ORDERS, valueTerm: 'dates', isRare: true },
  'VerbatimColumn.on': { sample: 'stage' },
  'Measure.stage': { sample: 'stage' },
  from: { sample: '"column"' },
  expectation: { sample: '"expected"' },
  scale: { sample: '1..10' },
  missing: { sample: '99' },
  'KpiColumn.kpi': { sample: 'nps' },
  'KpiColumn.scale': { sample: '0..10' },
  success: { sample: '"yes"' },
  unit: { sample: 'h', choices: DURATION_UNITS, valueTerm: 'time' },
  is: { sample: '"yes"' },
  'Plan.for': { sample: 'journey' },
  'Initiative.on': { sample: 'stage' },
  due: { sample: '2026-09-30' },
  effort: { sample: '2', range: [1, 5], valueTerm: 'value.effort' },
  impact: { sample: '+1' },
  status: { sample: 'planned', choices: INITIATIVE_STATUSES, valueTerm: 'status' },
  'Initiative.of': { sample: 'segment' },
  every: { sample: 'stage' },
  'Gate.stage': { sample: 'stage' },
  'Gate.phase': { sample: 'phase' },
  'Gate.gap': { sample: '1' },
  'Gate.score': { sample: '+1' },
  'Gate.class': { sample: 'neutral' },
  'Gate.n': { sample: '30' },
  without: { sample: '' },
  'Gate.kpi': { sample: 'nps at least +30', doc: 'Gate.kpi' },
  'Gate.index': { sample: '50' },
  'Gate.where': { sample: '30' },
  unless: { sample: '"reason"' },
  until: { sample: '2027-01' },
};

/** One part of a construct's header: an attribute, or a positional part such as a name. */
export type ConstructPart = HeaderPart &
  ValidValues &
  Partial<Omit<PartText, keyof ValidValues>> & {
    /** The type of node that it belongs to, such as `Stage`. */
    readonly owner: string;
    /** Its index among the parts of its owner. */
    readonly order: number;
  };

/** A part of a header that begins with a keyword. */
export type Attribute = ConstructPart & {
  /** The keyword that begins it; of several, the first. */
  readonly keyword: string;
  /** Sorts the attributes of a construct in their usual order. */
  readonly sortText: string;
};

/** A declaration or a line, with the parts of its header. */
export interface Construct {
  readonly type: string;
  /** The alternative keywords that begin it; empty for a mapping. */
  readonly keywords: readonly string[];
  readonly parts: readonly ConstructPart[];
  readonly attributes: readonly Attribute[];
  /** Whether its header spans several lines. */
  readonly isMultiLine: boolean;
  /** The types of the constructs that may stand in its block. */
  readonly children: readonly string[];
}

/** Every construct of the language but the file, by its type, in the grammar's order. */
export const CONSTRUCTS: ReadonlyMap<string, Construct> = new Map(
  RULES.filter((rule) => rule !== FILE_RULE).map((rule) => {
    const { keywords, parts } = headerOf(rule);
    const described = parts.map((part, order): ConstructPart => ({ ...part, ...textOf(rule.name, part), owner: rule.name, order }));
    const attributes = described.flatMap((part): Attribute[] => {
      const [keyword] = part.keywords;
      return keyword === undefined ? [] : [{ ...part, keyword, sortText: String(part.order).padStart(2, '0') }];
    });
    const children = rule.blockBody?.ruleCalls.map(({ rule: child }) => child.name) ?? [];
    return [
      rule.name,
      { type: rule.name, keywords, parts: described, attributes, isMultiLine: attributes.some(({ startsLine }) => startsLine), children },
    ];
  }),
);

/** Every attribute of the language, by its construct and in its order there. */
export const ATTRIBUTES: readonly Attribute[] = [...CONSTRUCTS.values()].flatMap(({ attributes }) => attributes);

const ATTRIBUTE_BY_TERMINAL: ReadonlyMap<Terminal, Attribute> = new Map(
  ATTRIBUTES.flatMap((attribute) => attribute.terminals.map((terminal) => [terminal, attribute] as const)),
);

/** The attribute that a token begins, by the terminal that matched it; null if none. */
export function attributeStartingAt(terminal: Terminal): Attribute | null {
  return ATTRIBUTE_BY_TERMINAL.get(terminal) ?? null;
}

/** The attribute of a node type by a keyword that begins it; null if none. */
export function attributeOf(type: string, keyword: string): Attribute | null {
  return CONSTRUCTS.get(type)?.attributes.find(({ keywords }) => keywords.includes(keyword)) ?? null;
}

/** The header part of a node type that assigns a property; null if none. */
export function partOfProperty(type: string, property: string): ConstructPart | null {
  return CONSTRUCTS.get(type)?.parts.find(({ values }) => values.some((value) => value.property === property)) ?? null;
}

/** The properties with localized values (`méthode enquête`), as `Type.property`. */
const LOCALIZED_PROPERTIES: ReadonlySet<string> = new Set(
  [...CONSTRUCTS.values()].flatMap(({ type, parts }) =>
    parts.flatMap(({ choices = [], values }) => (choices.some(isLocalized) ? values.map(({ property }) => `${type}.${property}`) : [])),
  ),
);

function isLocalized(choice: string): boolean {
  return LANGUAGES.some((language) => (keywordLocaleOf(language) ?? ENGLISH_LOCALE).localizedValue(choice) !== choice);
}

/** Whether a terminal matches an enumerated value with localized spellings. */
export function isLocalizedValue({ tokenType, ruleName, property }: Terminal): boolean {
  return tokenType === ID && LOCALIZED_PROPERTIES.has(`${ruleName}.${property}`);
}

/** The keywords before its value; for an attribute with alternative keywords, the given one. */
export function phraseOf({ keywords, phrase }: ConstructPart, keyword: string): string {
  return keywords.length > 1 ? keyword : phrase;
}

/** A part as a signature: `channel web`, `moment of truth`, `importance 1–5`, `"label"`. */
export function shownPart({ phrase, sample = '', range, choices, values }: ConstructPart, keywordLanguage: Language = 'en'): string {
  const isLocalizable = choices?.includes(sample) || values.some((value) => value.choices.includes(sample));
  const value = range ? range.join('–') : isLocalizable ? localizedKeyword(sample, keywordLanguage) : sample;
  return [phrase && localizedKeyword(phrase, keywordLanguage), value].filter((text) => text !== '').join(' ');
}

/**
 * The documentation of a part; null if it has none.
 *
 * @param keyword for an attribute with alternative keywords.
 * @param keywordLanguage of the file.
 */
export function partDoc(part: ConstructPart, language: Language, keywordLanguage: Language, keyword?: string): string | null {
  const key = docKey(part, keyword);
  return key && keywordDoc(key, language, keywordLanguage);
}

function docKey(part: ConstructPart, keyword: string | undefined): DocumentedKeyword | null {
  if (part.doc) return part.doc;
  const name = keyword ?? keyOf(part);
  return [`${part.owner}.${name}`, name].find((key) => isDocumentedKeyword(key)) ?? null;
}

function keyOf({ keywords, values }: HeaderPart): string {
  return keywords[0] ?? values[0]?.property ?? '';
}

function textOf(owner: string, part: HeaderPart): PartText | undefined {
  const key = keyOf(part);
  return [`${owner}.${key}`, key].flatMap((name) => (Object.hasOwn(PART_TEXTS, name) ? (PART_TEXTS[name] ?? []) : []))[0];
}

/** The keys of PART_TEXTS that match no part of a header; a test asserts that there are none. */
export function unusedPartTexts(): string[] {
  const used = new Set([...CONSTRUCTS.values()].flatMap(({ parts }) => parts.map((part) => textOf(part.owner, part))));
  return Object.keys(PART_TEXTS).filter((key) => !used.has(PART_TEXTS[key]));
}

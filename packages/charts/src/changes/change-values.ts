/** The values of a ChangeReport as texts: what the text declares, and figures. */
import {
  type AttributeValue,
  type ChangedKind,
  type FigureChange,
  type FigureValue,
  formatDate,
  formatFixed,
  formatNumber,
  formatScore,
  formatShare,
  glossary,
  heading,
  type JourneyChange,
  type JourneyReport,
  type Language,
  localizedKeyword,
  type Scale,
  type TermName,
  translateTerm,
  translator,
} from '@parcours/model';
import { messages } from '../messages.ts';
import { boundText, kpiValueText, scoreText } from '../text/format-figures.ts';
import { labelByName } from '../text/labels.ts';
import { shorten } from './shorten.ts';

/** What a value belongs to: the journey whose labels and scale it is read with; null for what journeys share. */
export interface ValueContext {
  readonly language: Language;
  readonly report: JourneyReport | null;
}

/** The journey's report that knows the names of a version; the other one where it is new or gone. */
export function contextOf(change: JourneyChange | null, side: 'before' | 'after', language: Language): ValueContext {
  const report = change === null ? null : side === 'before' ? (change.before ?? change.after) : (change.after ?? change.before);
  return { language, report };
}

/** A declared value: `+2.5`, `80%`, `Website`, `no`; `–` where nothing is declared. */
export function attributeText(
  { kind, name, attribute }: { readonly kind: ChangedKind; readonly name: string; readonly attribute: string },
  value: AttributeValue,
  context: ValueContext,
): string {
  const { language, report } = context;
  const t = translator(messages, language);
  if (value === null) return MARKS.has(attribute) ? t('change.no') : '–';
  if (typeof value === 'boolean') return t(value ? 'change.yes' : 'change.no');
  if (typeof value === 'object') return value.length === 0 ? '–' : shorten(value.map((each) => named(attribute, each, context)).join(', '));
  if (typeof value === 'string') return named(attribute, value, context);
  if (attribute === 'volume' || attribute === 'share') return formatShare(value, language, Number.isInteger(value * 100) ? 0 : 1);
  if (kind === 'kpi' && attribute === 'target') {
    const kpi = report?.kpis.find((each) => each.name === name);
    return kpi ? kpiValueText(value, kpi, language) : formatNumber(value, language);
  }
  if (ON_THE_SCALE.has(attribute)) return boundText(value, report?.scale ?? SIGNED, language);
  return formatNumber(value, language);
}

/** Attributes that are there or not. */
const MARKS: ReadonlySet<string> = new Set(['moment of truth', 'panel', 'aggregated', 'weight by segment shares', 'lower is better']);

/** Attributes that are points on the journey's scale, or differences of such. */
const ON_THE_SCALE: ReadonlySet<string> = new Set(['score', 'target', 'impact', 'disappointing below', 'enchanting from']);

/** What is shared stands beside no scale: its scores are those of a repository, with a sign. */
const SIGNED: Scale = { min: -1, max: 1, disappointing: 0, enchanting: 0 };

/** A text of an attribute: a name is shown by its label, a term and a date in the reader's language. */
function named(attribute: string, text: string, { language, report }: ValueContext): string {
  if (attribute === 'due' || attribute === 'date') return shorten(formatDate(text, language));
  if (TERMS.has(attribute) && Object.hasOwn(glossary, text)) return translateTerm(text as TermName, language);
  const list = report && LABELLED[attribute]?.(report);
  return list ? labelByName(list, text) : shorten(text);
}

const TERMS: ReadonlySet<string> = new Set(['status', 'method', 'kano', 'kind']);

const LABELLED: Readonly<Record<string, (report: JourneyReport) => readonly { readonly name: string; readonly label: string | null }[]>> = {
  channel: ({ channels }) => channels,
  touchpoint: ({ touchpoints }) => touchpoints,
  owner: ({ owners }) => owners,
  in: ({ segments }) => segments,
  for: ({ persona, segments }) => [...(persona ? [persona] : []), ...segments],
  on: ({ stages, channels }) => [...stages, ...channels],
  of: ({ segments, channels }) => [...segments, ...channels],
};

/** The name of an attribute in the reader's language: the term of the field where there is one, else the keyword. */
export function attributeName(kind: ChangedKind, attribute: string, { language, report }: ValueContext): string {
  const [, role, measured] = /^(measure|kpi) (.+)$/.exec(attribute) ?? [];
  if (measured !== undefined && (kind === 'study' || kind === 'benchmark')) {
    const list = (role === 'kpi' ? report?.kpis : report?.stages) ?? [];
    return translator(messages, language)('change.attribute.read', { subject: shorten(labelByName(list, measured), 80) });
  }
  const term = kind === 'stage' && attribute === 'score' ? 'expert-score' : ATTRIBUTE_TERMS[attribute];
  if (term !== undefined) return translateTerm(term, language);
  if (attribute === 'label') return translator(messages, language)('change.attribute.label');
  return shorten(localizedKeyword(attribute, language));
}

const ATTRIBUTE_TERMS: Readonly<Record<string, TermName>> = {
  score: 'score',
  target: 'target',
  volume: 'volume',
  importance: 'importance',
  'moment of truth': 'moment-of-truth',
  channel: 'channel',
  touchpoint: 'touchpoint',
  owner: 'owner',
  scenario: 'scenario',
  objective: 'objective',
  'needs explicit': 'need',
  'needs implicit': 'latent-need',
  choice: 'choice',
  expects: 'expectation',
  pain: 'pain',
  idea: 'idea',
  note: 'note',
  rupture: 'rupture',
  due: 'due',
  effort: 'effort',
  impact: 'expected-impact',
  status: 'status',
  wave: 'wave',
  weight: 'weight',
  method: 'method',
  scale: 'scale',
};

/** The name of a kind of element, small as inside a sentence. */
export function kindName(kind: ChangedKind, language: Language): string {
  const t = translator(messages, language);
  if (kind === 'repository-stage') return t('change.kind.repository-stage');
  return translateTerm(kind, language);
}

/** The name of a figure: `measured`, `gap`, `rank` …; of a figure of the journey as the first words of a line. */
export function figureName({ of, figure }: FigureChange, language: Language): string {
  if (of === 'journey') return heading(glossary[figure === 'score' ? 'journey-score' : FIGURE_TERMS[figure]])[language];
  return translateTerm(of === 'gate' ? 'status' : FIGURE_TERMS[figure], language);
}

const FIGURE_TERMS = {
  score: 'measured',
  index: 'cx-index',
  'peak-end': 'peak-end',
  'first-impression': 'first-impression',
  wave: 'wave',
  target: 'target',
  gap: 'gap',
  class: 'class',
  list: 'priorities',
  rank: 'rank',
  priority: 'priority',
  basics: 'basics-fail',
  'expert-refuted': 'refuted-by-data',
  'gap-proven': 'proven-gap',
  n: 'respondents',
  kpi: 'measured',
  verdict: 'target',
} as const satisfies Readonly<Record<FigureChange['figure'], TermName>>;

/** A figure as text; `–` where there is none. */
export function figureText(change: FigureChange, value: FigureValue, { language, report }: ValueContext): string {
  const t = translator(messages, language);
  const { of, subject, figure } = change;
  if (value === null || report === null) return '–';
  if (typeof value === 'boolean') return t(value ? 'change.yes' : 'change.no');
  const kpi = of === 'kpi' ? report.kpis.find(({ name }) => name === subject) : undefined;
  if (typeof value === 'string') {
    if (figure === 'verdict' && of === 'gate' && isGateVerdict(value)) return t(`gate.${value}`);
    if (figure === 'verdict' && isKpiVerdict(value)) return t(`kpi.${value}`);
    return Object.hasOwn(glossary, value) ? translateTerm(value as TermName, language) : shorten(value);
  }
  if (kpi && (figure === 'kpi' || figure === 'target')) return kpiValueText(value, kpi, language);
  if (figure === 'index') return formatFixed(value, language, 1);
  if (figure === 'gap') return formatScore(value, language);
  if (figure === 'target') return boundText(value, report.scale, language);
  if (figure === 'score' || figure === 'peak-end' || figure === 'first-impression') return scoreText(value, report.scale, language);
  // Beside each other the two are easily mistaken for one another.
  if (figure === 'priority') return t('change.out-of', { value: formatFixed(value, language, 0), total: MAX_PRIORITY });
  if (figure === 'rank') return t('change.out-of', { value, total: report.stages.filter(({ rank }) => rank !== null).length });
  return formatNumber(value, language);
}

const MAX_PRIORITY = 100;

const isGateVerdict = (text: string): text is 'passed' | 'failed' | 'undecided' | 'excused' =>
  ['passed', 'failed', 'undecided', 'excused'].includes(text);
const isKpiVerdict = (text: string): text is 'met' | 'missed' | 'open' => ['met', 'missed', 'open'].includes(text);

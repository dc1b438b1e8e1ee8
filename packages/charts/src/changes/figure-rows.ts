/** The figures that differ as rows of a table: before, after, and what the difference means. */
import {
  type ChangeReason,
  type ElementId,
  elementId,
  type FigureChange,
  formatInterval,
  formatScore,
  type GateReport,
  type GateSubject,
  gateFound,
  gateReason,
  type JourneyChange,
  type JourneyReport,
  kpiDigits,
  type Language,
  translateTerm,
  translator,
} from '@parcours/model';
import { pValueText } from '../comparison/comparison-texts.ts';
import { messages } from '../messages.ts';
import { kpiValueText, scoreText } from '../text/format-figures.ts';
import { labelOf } from '../text/labels.ts';
import { byTone, type Tone } from './change-line.ts';
import { attributeName, attributeText, contextOf, figureName, figureText, kindName } from './change-values.ts';
import { shorten } from './shorten.ts';

export interface FigureRow {
  /** Of what, without which figure and number. */
  readonly subject: string;
  /** `2 I get advice: measured` */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Empty where there is nothing to say. */
  readonly meaning: string;
  readonly tone: Tone;
  /** What the difference of the figure itself says; as `tone`, but for what turns with it (a claim that is refuted now). */
  readonly direction: Tone;
  /** The class, list, verdict or claim that turns with the figure; empty: none. */
  readonly turns: string;
  readonly element: ElementId | null;
  /** The figure behind it; null: an attribute of the text. */
  readonly change: FigureChange | null;
}

/** What a reviewer must see, the most important first: one row for each stage, KPI and gate, and for each target and claim that differs. */
export function mainRows(change: JourneyChange, language: Language): FigureRow[] {
  const groups = Map.groupBy(change.figures, ({ of, subject, gate }) => JSON.stringify([of, subject, gate?.kind, gate?.name]));
  const figures = [...groups.values()].flatMap((group) => groupRows(change, group, language));
  // What looks the same before and after is among all figures only.
  const seen = figures.filter(({ before, after, tone, turns }) => before !== after || tone === 'gate' || turns !== '');
  return [...attributeRows(change, language), ...seen].sort(byTone);
}

/** Each figure in a row of its own, in the order of the report. */
export function allRows(change: JourneyChange, language: Language): FigureRow[] {
  const rows = change.figures.map((figure) => {
    const main = change.figures.find(
      (each) => each.of === figure.of && each.subject === figure.subject && MAIN_FIGURES[each.of].includes(each.figure),
    );
    const row = figureRow(change, figure, [figure], language, main);
    if (figure.difference !== null) return { ...row, meaning: withDifference(change, figure, row.meaning, language) };
    return row.meaning === '' ? { ...row, ...inheritedMeaning(change, figure, language) } : row;
  });
  // A difference below what is displayed is none to the reader.
  return rows.filter(({ before, after, turns }) => before !== after || turns !== '');
}

/** A rank, or the priority that it goes by. */
export function isRanked({ change }: FigureRow): boolean {
  return change?.figure === 'rank' || change?.figure === 'priority';
}

/** A gap moves with the measured figure of its stage, the score of the journey with the index: what is said of these holds for them. */
function inheritedMeaning(change: JourneyChange, figure: FigureChange, language: Language): Pick<FigureRow, 'tone' | 'meaning'> {
  const source = figure.figure === 'gap' ? 'score' : figure.of === 'journey' && figure.figure === 'score' ? 'index' : null;
  const found = change.figures.find((each) => each.of === figure.of && each.subject === figure.subject && each.figure === source);
  const t = translator(messages, language);
  if (found?.verdict === 'noise') return { tone: 'noise', meaning: t('change.means.noise') };
  if (figure.figure === 'wave') return { tone: 'neutral', meaning: t('change.means.latest-wave') };
  return { tone: 'neutral', meaning: t('change.means.follows') };
}

function withDifference(change: JourneyChange, figure: FigureChange, meaning: string, language: Language): string {
  const t = translator(messages, language);
  const { difference, before, after } = figure;
  // Holm's correction may find noise where the single interval leaves 0 out: it is shown of what is proven alone.
  if (difference === null || difference.low === null || difference.high === null || difference.verdict !== 'change') return meaning;
  const kpi = (change.after ?? change.before)?.kpis.find(({ name }) => figure.of === 'kpi' && name === figure.subject);
  const digits = figure.figure === 'index' ? 1 : kpi ? kpiDigits(kpi.kind) : 2;
  const { from, to } = difference.compared;
  const values = {
    meaning,
    value: formatScore(difference.value, language, digits),
    interval: formatInterval(difference.low, difference.high, language, digits),
  };
  const isShown = (shown: FigureChange['before'], compared: number) =>
    typeof shown === 'number' && shown.toFixed(digits) === compared.toFixed(digits);
  if (isShown(before, from) && isShown(after, to)) return t('change.difference', values);
  const text = (value: number) => figureText(figure, value, contextOf(change, 'after', language));
  return t('change.difference.part', { ...values, from: text(from), to: text(to) });
}

/** The figures that a test, or the reason that there is none, is told of. */
const MAIN_FIGURES: Readonly<Record<FigureChange['of'], readonly FigureChange['figure'][]>> = {
  journey: ['index'],
  stage: ['score'],
  kpi: ['kpi'],
  gate: ['verdict'],
};

/** What stands for a stage or KPI whose measured figure is the same, the most telling first. */
const STAND_INS: readonly FigureChange['figure'][] = ['gap', 'class', 'verdict', 'list', 'basics', 'expert-refuted'];

function groupRows(change: JourneyChange, group: readonly FigureChange[], language: Language): FigureRow[] {
  const [first] = group;
  if (!first) return [];
  const find = (figures: readonly FigureChange['figure'][]) =>
    figures.map((figure) => group.find((each) => each.figure === figure)).find((found) => found !== undefined);
  const main = find(MAIN_FIGURES[first.of]) ?? (first.of === 'journey' ? undefined : find(STAND_INS));
  if (first.of === 'journey' && main === undefined) {
    const moved = group.filter(({ figure }) => figure === 'peak-end' || figure === 'first-impression');
    return moved.map((figure) => figureRow(change, figure, [figure], language));
  }
  const target = group.find(({ figure }) => figure === 'target');
  const isDeclared = change.elements.some(
    ({ after, attributes }) => after?.name === first.subject && attributes.some(({ attribute }) => attribute === 'target'),
  );
  return [
    ...(target && !isDeclared ? [figureRow(change, target, [target], language)] : []),
    ...(main ? [figureRow(change, main, group, language)] : []),
  ];
}

/**
 * @param group the figures of the same stage or KPI, whose verdicts are told beside it.
 * @param main the measured figure by which it is said whether they turn for good.
 */
function figureRow(
  change: JourneyChange,
  figure: FigureChange,
  group: readonly FigureChange[],
  language: Language,
  main: FigureChange = figure,
): FigureRow {
  const t = translator(messages, language);
  const { tone, text } = meaningOf(change, figure, language);
  const certainty = main === figure ? tone : meaningOf(change, main, language).tone;
  const turns = group.flatMap((each) => turnText(each, certainty, language));
  const subject = subjectText(change, figure, language);
  const isAlone = figure.of === 'gate' || figure.figure === 'index' || figure.figure === 'kpi' || figure.of === 'journey';
  const isRefuted = group.some((each) => each.figure === 'expert-refuted' && each.after === true);
  return {
    subject: plainSubject(figure, language),
    name: isAlone ? subject : t('change.name', { subject, figure: figureName(figure, language) }),
    before: figureText(figure, figure.before, contextOf(change, 'before', language)),
    after: figureText(figure, figure.after, contextOf(change, 'after', language)),
    meaning: joined([text, ...turns], language),
    direction: tone,
    turns: joined(turns, language),
    tone: isRefuted && byTone({ tone: 'refuted' }, { tone }) < 0 ? 'refuted' : tone,
    element: figureElement(change, figure),
    change: figure,
  };
}

function plainSubject(figure: FigureChange, language: Language): string {
  const { of, subject, label } = figure;
  if (of === 'journey') return figureName(figure, language);
  const name = shorten(labelOf({ name: subject, label }), 100);
  return of === 'gate' ? translator(messages, language)('quoted', { text: name }) : name;
}

/** With the number of a stage, by which it is found in the curve. */
function subjectText(change: JourneyChange, figure: FigureChange, language: Language): string {
  const { of, subject } = figure;
  const name = plainSubject(figure, language);
  if (of !== 'stage') return name;
  const stages = (change.after ?? change.before)?.stages ?? [];
  const at = stages.findIndex((stage) => stage.name === subject);
  return at < 0 ? name : `${at + 1}\u00a0${name}`;
}

function figureElement({ name }: JourneyChange, { of, subject }: FigureChange): ElementId | null {
  const journey = elementId(null, 'journey', name);
  if (of === 'journey') return journey;
  return of === 'gate' ? subject : elementId(journey, of, subject);
}

/** The verdict of a difference, or why there is none. */
function meaningOf(change: JourneyChange, figure: FigureChange, language: Language): { readonly tone: Tone; readonly text: string } {
  const t = translator(messages, language);
  const { verdict, difference, undecided, causes, withheld } = figure;
  const byText = causes.includes('text') ? textMeaning(change, figure, language) : '';
  const both = (text: string) => joined([text, byText], language);
  if (withheld !== null) {
    const limit = (change.after ?? change.before)?.limits.anonymous ?? 0;
    const overlap = overlapOf(figure);
    const note = t(`change.means.withheld-${withheld}`, { limit });
    if (overlap !== null) return { tone: 'edited', text: both(joined([t(`change.means.${overlap}`), note], language)) };
    const isByText = isByTextAlone(figure);
    return { tone: isByText ? 'text' : 'undecided', text: isByText ? joined([byText, note], language) : both(note) };
  }
  if (figure.of === 'gate') return gateMeaning(change, figure, language);
  if (verdict !== null) {
    const tone = verdict === 'noise' ? 'noise' : isBetter(change, figure) ? 'better' : 'worse';
    const meaning = t(`change.means.${tone}`);
    const p = difference?.adjustedP ?? null;
    const { before, after } = figure.n;
    const values = { meaning, p: p === null ? '' : pValueText(p, language) };
    if (p === null) return { tone, text: both(meaning) };
    return {
      tone,
      text: both(before === null || after === null ? t('change.p.alone', values) : t('change.p', { ...values, before, after })),
    };
  }
  if (undecided === 'same-respondents') {
    return { tone: 'edited', text: both(withRespondents(t(`change.means.${overlapOf(figure) ?? 'mixed'}`), figure, language)) };
  }
  if (isMeasured(figure) && (figure.before === null) !== (figure.after === null)) {
    return { tone: 'neutral', text: both(t(figure.before === null ? 'change.means.measured' : 'change.means.unmeasured')) };
  }
  if (undecided !== null) return { tone: 'undecided', text: both(t(`change.means.${undecided}`)) };
  return { tone: isByTextAlone(figure) ? 'text' : 'neutral', text: byText };
}

/** How many respondents stand behind each side, where that differs. */
function withRespondents(meaning: string, { n: { before, after } }: FigureChange, language: Language): string {
  if (before === null || after === null || before === after) return meaning;
  return translator(messages, language)('change.n', { meaning, before, after });
}

/** What happened to the respondents who stand on both sides; null: several things, or nobody stands on both. */
function overlapOf({ causes }: FigureChange): 'edited' | 'added' | 'removed' | null {
  const [only, ...others] = causes.filter((cause) => cause !== 'text');
  return only !== undefined && others.length === 0 ? (OVERLAPS[only] ?? null) : null;
}

const OVERLAPS: Readonly<Record<string, 'edited' | 'added' | 'removed'>> = {
  'edited-evidence': 'edited',
  'added-evidence': 'added',
  'removed-evidence': 'removed',
};

const isMeasured = ({ figure }: FigureChange) => figure === 'score' || figure === 'kpi' || figure === 'index';

function gateMeaning(change: JourneyChange, figure: FigureChange, language: Language): { readonly tone: Tone; readonly text: string } {
  const t = translator(messages, language);
  const journey = change.after;
  const gate = journey?.gates.find(({ id, subject }) => id === figure.subject && isSameSubject(subject, figure.gate));
  if (!journey || !gate) return { tone: 'neutral', text: '' };
  const reason = shorten(gateReason(gate, journey, language) ?? '', 200);
  switch (figure.after) {
    case 'failed':
      return { tone: 'gate', text: t('change.means.gate', { found: foundText(gate, journey, language) }) };
    case 'excused':
      return {
        tone: 'weakened',
        text: joined([t('change.means.gate', { found: foundText(gate, journey, language) }), reason], language),
      };
    case 'undecided':
      return { tone: 'undecided', text: t('change.means.undecided', { reason }) };
    default:
      // The figure is the same: only the text has changed.
      if (figure.before === 'failed' && figure.causes.every((cause) => cause === 'text')) {
        return { tone: 'weakened', text: t('change.means.eased-gate', { found: foundText(gate, journey, language) }) };
      }
      return { tone: 'neutral', text: t('change.means.passed', { found: foundText(gate, journey, language) }) };
  }
}

export function isSameSubject(one: GateSubject, other: GateSubject | null): boolean {
  return one.kind === other?.kind && one.name === other.name;
}

/** Parts of what a row says, with the semicolon of the language. */
function joined(parts: readonly string[], language: Language): string {
  const t = translator(messages, language);
  return parts.filter((part) => part !== '').reduce((a, b) => (a === '' ? b : t('more.joined', { a, b })), '');
}

/** What was found, as a clause: `the gap of “I pay” is +2.31, at most +1.00 is required (n = 45)`. */
export function foundText(gate: GateReport, journey: JourneyReport, language: Language): string {
  const text = shorten(translateTerm(gateFound(gate, journey, language), language), 240);
  // In German a clause that follows a colon begins with a capital.
  return language === 'de' ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Whether the difference goes in the direction in which better is. */
function isBetter(change: JourneyChange, { of, subject, before, after, difference }: FigureChange): boolean {
  const value = difference?.value ?? Number(after) - Number(before);
  const kpi = of === 'kpi' ? (change.after ?? change.before)?.kpis.find(({ name }) => name === subject) : undefined;
  return kpi?.better === 'lower' ? value < 0 : value > 0;
}

const isByTextAlone = ({ causes }: FigureChange) => causes.every((cause) => cause === 'text');

/** What of the text moves the figure, and that answers do as well where both do. */
function textMeaning(change: JourneyChange, figure: FigureChange, language: Language): string {
  const t = translator(messages, language);
  // A measured figure follows from no other.
  if (figure.reasons.length === 0) return t(isMeasured(figure) ? 'change.means.text-alone' : 'change.means.follows');
  const texts = [...new Set(figure.reasons.flatMap((reason) => reasonText(change, figure, reason, language)))];
  const isAlone = isByTextAlone(figure);
  if (texts.length === 0) return t(isAlone ? 'change.means.text-alone' : 'change.means.text-and-answers-alone');
  const shown = texts.slice(0, MAX_REASONS);
  const more = texts.length > shown.length ? [t('change.more', { n: texts.length - shown.length })] : [];
  return t(isAlone ? 'change.means.text' : 'change.means.text-and-answers', { reasons: [...shown, ...more].join(', ') });
}

const MAX_REASONS = 3;

function reasonText(change: JourneyChange, { subject: own }: FigureChange, reason: ChangeReason, language: Language): string[] {
  if (reason.of !== 'attribute') return [];
  const t = translator(messages, language);
  const subject = shorten(labelOf(reason), 80);
  if (reason.attribute === null) return [t('change.element', { kind: kindName(reason.kind, language), name: subject })];
  const attribute = attributeName(reason.kind, reason.attribute, contextOf(change, 'after', language));
  return [reason.name === own ? attribute : t('change.reason', { attribute, subject })];
}

/** What turns with the figure: its class, its list, what is proven. */
function turnText({ of, figure, before, after, withheld }: FigureChange, tone: Tone, language: Language): string[] {
  const t = translator(messages, language);
  // What is not shown has not turned.
  if (withheld !== null) return [];
  if (figure === 'class' && isClass(before) && isClass(after)) {
    return [
      t(tone === 'noise' || tone === 'undecided' ? 'change.class.unproven' : 'change.class', {
        before: translateTerm(before, language),
        after: translateTerm(after, language),
      }),
    ];
  }
  if (figure === 'list' && before !== null && (after === 'catch-up' || after === 'differentiate')) return [t(`change.list.${after}`)];
  if (figure === 'gap-proven' && (after === true || before === true)) {
    return [t(after === true ? 'change.gap.proven' : 'change.gap.no-longer-proven')];
  }
  if (figure === 'basics') return [t(after === true ? 'change.basics.fail' : 'change.basics.met')];
  if (figure === 'expert-refuted' && (after === true || before === true)) {
    return [t(after === true ? 'change.claim.refuted' : 'change.claim.stands')];
  }
  if (figure === 'verdict' && of === 'kpi' && (after === 'met' || after === 'missed' || after === 'open'))
    return [t(`change.kpi.${after}`)];
  return [];
}

const isClass = (value: unknown): value is 'disappointing' | 'neutral' | 'enchanting' =>
  value === 'disappointing' || value === 'neutral' || value === 'enchanting';

/** Targets, claims and what else is declared of stages, KPIs and initiatives, as rows beside the figures that they move. */
function attributeRows(change: JourneyChange, language: Language): FigureRow[] {
  const t = translator(messages, language);
  return change.elements.flatMap(({ kind, before, after, attributes }): FigureRow[] => {
    if (!before || !after || !(kind === 'stage' || kind === 'kpi' || kind === 'initiative')) return [];
    return attributes
      .filter(({ attribute }) => ROW_ATTRIBUTES.has(attribute))
      .map((attribute): FigureRow => {
        const of = { kind, name: after.name, attribute: attribute.attribute };
        const stages = change.after?.stages ?? [];
        const at = kind === 'stage' ? stages.findIndex((stage) => stage.name === after.name) : -1;
        const label = shorten(labelOf(after), 100);
        const subject = at < 0 ? label : `${at + 1}\u00a0${label}`;
        return {
          subject,
          name: t('change.name', { subject, figure: attributeName(kind, attribute.attribute, contextOf(change, 'after', language)) }),
          before: attributeText(of, attribute.before, contextOf(change, 'before', language)),
          after: attributeText(of, attribute.after, contextOf(change, 'after', language)),
          meaning: withMeasured(attributeMeaning(kind, attribute, language), of, change.after, language),
          tone: attribute.lowersBar ? 'weakened' : 'text',
          direction: attribute.lowersBar ? 'weakened' : 'text',
          turns: '',
          element: after.id,
          change: null,
        };
      });
  });
}

/** Where it stands: of a claim and of a target what is measured in HEAD, as far as it is shown. */
function withMeasured(
  meaning: string,
  { kind, name, attribute }: { readonly kind: string; readonly name: string; readonly attribute: string },
  report: JourneyReport | null,
  language: Language,
): string {
  if (!report || (attribute !== 'target' && attribute !== 'score')) return meaning;
  const stage = kind === 'stage' ? report.stages.find((each) => each.name === name) : undefined;
  const kpi = kind === 'kpi' ? report.kpis.find((each) => each.name === name) : undefined;
  const mean = stage?.measured?.mean ?? null;
  const t = translator(messages, language);
  if (mean !== null) return t('change.stands-at', { meaning, measured: scoreText(mean, report.scale, language) });
  if (!kpi || kpi.value === null) return meaning;
  const measured = kpiValueText(kpi.value, kpi, language);
  return kpi.verdict === null
    ? t('change.stands-at', { meaning, measured })
    : t('change.stands-at.verdict', { meaning, measured, verdict: t(`kpi.${kpi.verdict}`) });
}

/** Attributes that have a row of their own in `mainRows`. */
export const ROW_ATTRIBUTES: ReadonlySet<string> = new Set([
  'target',
  'score',
  'importance',
  'volume',
  'moment of truth',
  'status',
  'due',
  'impact',
]);

function attributeMeaning(
  kind: string,
  { attribute, before, after, lowersBar }: JourneyChange['elements'][number]['attributes'][number],
  language: Language,
): string {
  const t = translator(messages, language);
  if (attribute === 'score' && kind === 'stage') {
    if (before === null) return t('change.means.claim-new');
    return t(lowersBar ? 'change.means.claim' : after === null ? 'change.means.claim-gone' : 'change.means.claim-lowered');
  }
  if (lowersBar) return t('change.means.eased');
  if (attribute === 'due' && typeof before === 'string' && typeof after === 'string') {
    return t(after > before ? 'change.means.later' : 'change.means.earlier');
  }
  return t(attribute === 'target' && before !== null && after !== null ? 'change.means.raised' : 'change.means.declared');
}

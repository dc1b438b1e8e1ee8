/**
 * What a ChangeReport says to a person who reviews: one headline, what to do about it, and everything else by importance. Markdown, terminal,
 * page and panel show this and decide nothing.
 */
import {
  type ChangeReport,
  CODE,
  type ElementChange,
  type ElementId,
  type GateReport,
  isGateBroken,
  type JourneyChange,
  type Language,
  type Translate,
  translator,
} from '@parcours/model';
import { messages } from '../messages.ts';
import { scoreText } from '../text/format-figures.ts';
import { labelOf } from '../text/labels.ts';
import { byTone, type ChangeLine, type Tone } from './change-line.ts';
import { elementLines } from './element-lines.ts';
import { cellLines, evidenceLines } from './evidence-lines.ts';
import { allRows, type FigureRow, foundText, isSameSubject, mainRows, ROW_ATTRIBUTES } from './figure-rows.ts';
import { findingLine } from './finding-lines.ts';
import { shorten } from './shorten.ts';
import { weakeningLine } from './weakening-line.ts';

export interface JourneySummary {
  readonly change: JourneyChange;
  /** `I buy my kitchen (kitchen.journey)` */
  readonly title: string;
  /** The waves whose figures are compared, where they differ; else null. */
  readonly waves: string | null;
  /** What a reviewer must see, the most important first. */
  readonly rows: readonly FigureRow[];
  /** Every figure that differs, in the order of the report. */
  readonly figures: readonly FigureRow[];
  /** What the text says otherwise, but for wording and for what the headline, a row or the data tell already. */
  readonly text: readonly ChangeLine[];
  readonly findings: readonly ChangeLine[];
  readonly wording: readonly ChangeLine[];
}

export interface ChangeSummary {
  /** One sentence without a full stop. */
  readonly headline: string;
  /** What to do about it: one or two sentences. */
  readonly advice: string;
  /** Of the headline. */
  readonly tone: Tone;
  /** What needs a look, the most important first; the headline tells the first. Empty where it tells all. */
  readonly alerts: readonly ChangeLine[];
  /** Empty where the headline tells all. */
  readonly data: readonly ChangeLine[];
  readonly cells: readonly string[];
  /** What journeys share, but for wording. Empty where the headline tells all. */
  readonly shared: readonly ChangeLine[];
  readonly sharedWording: readonly ChangeLine[];
  readonly journeys: readonly JourneySummary[];
  /** How many journeys do not change; null: none. */
  readonly unchanged: string | null;
  /** Null: it may be passed on. */
  readonly warning: string | null;
  /** A figure was tested, or could not be: the reader may ask how. */
  readonly isTested: boolean;
}

/** The most important thing in one sentence, without a full stop. */
export function changesHeadline(report: ChangeReport, { language }: { readonly language: Language }): string {
  return changeSummary(report, language).headline;
}

/**
 * What needs a look, the most important first: gates that fail, what makes it easier to pass, proven changes, refuted claims, edited data.
 * Errors of the check are not among them: they are findings of the report.
 */
export function changeAlerts(report: ChangeReport, language: Language): readonly ChangeLine[] {
  return partsOf(report, translator(messages, language), language).alerts.filter(({ tone }) => tone !== 'error');
}

export function changeSummary(report: ChangeReport, language: Language): ChangeSummary {
  const t = translator(messages, language);
  const parts = partsOf(report, t, language);
  const { alerts, data, shared, journeys } = parts;
  const headline = headlineOf(report, parts, t);
  const isTold = (line: ChangeLine) => line.text === headline.headline;
  const cells = report.evidence.flatMap((change) => cellLines(change, language));
  return {
    ...headline,
    alerts: alerts.every(isTold) ? [] : alerts,
    data: data.every(isTold) && cells.length === 0 ? [] : data,
    cells,
    shared: shared.filter((line) => line.tone !== 'wording' && !isTold(line)),
    sharedWording: shared.filter(({ tone }) => tone === 'wording'),
    journeys: journeys.map((journey) => ({
      ...journey,
      text: journey.text.filter((line) => !isTold(line) && !isToldElsewhere(line, journey, report)),
    })),
    unchanged:
      report.unchangedJourneys > 0
        ? t(report.journeys.length > 0 ? 'change.unchanged' : 'change.unchanged-all', { n: report.unchangedJourneys })
        : null,
    warning: report.disclosureControlled ? null : t('change.confidential'),
    isTested: report.journeys.some(({ figures }) => figures.some(({ verdict, undecided }) => verdict !== null || undecided !== null)),
  };
}

interface Parts {
  readonly journeys: readonly JourneySummary[];
  readonly shared: readonly ChangeLine[];
  readonly data: readonly ChangeLine[];
  readonly alerts: readonly ChangeLine[];
}

function partsOf(report: ChangeReport, t: Translate<typeof messages>, language: Language): Parts {
  // Names and scores of what journeys share are read with a journey that sees them.
  const reader = report.journeys[0] ?? null;
  const journeys = report.journeys.map((change) => journeySummary(change, language));
  const shared = report.shared.flatMap((change) => elementLines(change, null, reader, language));
  const data = report.evidence.flatMap((change) => evidenceLines(change, language));
  const lowered = [...shared, ...journeys.flatMap(({ text }) => text)].filter(
    ({ tone, element }) => tone === 'weakened' && !report.weakenings.some((each) => each.element === element),
  );
  const alerts = [
    ...errorAlerts(report, t, language),
    ...report.journeys.flatMap((change) => gateOfBaseAlerts(change, t, language)),
    ...report.weakenings.map((weakening) => weakeningLine(weakening, report, language)),
    ...lowered,
    ...journeys.flatMap((journey) => figureAlerts(journey, t, language)),
    ...data.filter(({ tone }) => tone === 'edited'),
    ...unacceptedAlerts(report, t, language),
    ...journeys.flatMap((journey) => textAlerts(journey, t, language)),
  ].sort(byTone);
  return { journeys, shared, data, alerts: report.journeys.length > 1 ? alerts.map((line) => inJourney(line, report, t)) : alerts };
}

/** Where several journeys differ, a line names its own. */
function inJourney(line: ChangeLine, report: ChangeReport, t: Translate<typeof messages>): ChangeLine {
  const found = line.tone === 'edited' ? undefined : report.journeys.find(({ name }) => name === line.journey);
  return found ? { ...line, text: t('colon', { name: shorten(labelOf(found), 80), value: line.text }) } : line;
}

function journeySummary(change: JourneyChange, language: Language): JourneySummary {
  const t = translator(messages, language);
  const lines = change.elements.flatMap((element) => elementLines(element, change, change, language));
  return {
    change,
    title: t('change.of-journey', { journey: shorten(labelOf(change), 120), file: shorten(change.file) }),
    waves: waveText(change, t),
    rows: mainRows(change, language),
    figures: allRows(change, language),
    text: lines.filter(({ tone }) => tone !== 'wording'),
    findings: change.findings.map((finding) => findingLine(finding, change.name, language)),
    wording: lines.filter(({ tone }) => tone === 'wording'),
  };
}

function waveText({ figures }: JourneyChange, t: Translate<typeof messages>): string | null {
  const wave = figures.find(({ figure }) => figure === 'wave');
  if (typeof wave?.before !== 'string' || typeof wave.after !== 'string') return null;
  return t('change.wave', { before: shorten(wave.before, 60), after: shorten(wave.after, 60) });
}

/** An alert tells it, a row of the table, or the data. */
function isToldElsewhere({ element, attribute, tone }: ChangeLine, { change, rows }: JourneySummary, report: ChangeReport): boolean {
  const isWeakening = report.weakenings.some((each) => each.element === element && each.element !== null);
  if (attribute !== undefined && isWeakening && (tone === 'weakened' || attribute === 'unless' || attribute === 'until')) return true;
  if (attribute !== undefined) return ROW_ATTRIBUTES.has(attribute) && rows.some((row) => row.change === null && row.element === element);
  const study = studyChanges(change).find(({ before, after }) => (after ?? before)?.id === element);
  const name = (study?.after ?? study?.before)?.name;
  return report.evidence.some(({ studies }) => studies.some((each) => each.journey === change.name && each.name === name));
}

/** The studies that are new or gone: they say where data come from, and are told with these. */
function studyChanges({ elements }: JourneyChange): ElementChange[] {
  return elements.filter(
    ({ kind, changes }) => (kind === 'study' || kind === 'benchmark') && (changes.includes('added') || changes.includes('removed')),
  );
}

/** Findings that BASE accepts and HEAD does not: the comment is gone, or stands at another statement now. */
function unacceptedAlerts({ journeys }: ChangeReport, t: Translate<typeof messages>, language: Language): ChangeLine[] {
  return journeys.flatMap(({ name, findings }) =>
    findings
      .filter(({ change }) => change === 'no-longer-accepted')
      .map((finding): ChangeLine => {
        const { message } = findingLine(finding, name, language);
        const said = t('change.accepted', { message, code: finding.diagnostic.code });
        return { text: t('change.unaccepted', { finding: said }), tone: 'unaccepted', journey: name, element: finding.diagnostic.subject };
      }),
  );
}

/** What these say is told by the figures of the gates. */
const GATE_CODES: ReadonlySet<string> = new Set([CODE['gate-failed'], CODE['gate-exception-ended']]);

/** Errors that HEAD has and BASE has not. */
function errorAlerts(report: ChangeReport, t: Translate<typeof messages>, language: Language): ChangeLine[] {
  const lines = report.journeys.flatMap(({ name, findings }) =>
    findings
      .filter(({ change, diagnostic }) => change === 'new' && diagnostic.severity === 'error' && !GATE_CODES.has(diagnostic.code))
      .map(
        (finding): ChangeLine => ({
          text: t('change.error', { message: findingLine(finding, name, language).message }),
          tone: 'error',
          journey: name,
          element: finding.diagnostic.subject,
        }),
      ),
  );
  return [...new Map(lines.map((line) => [line.text, line])).values()];
}

/** Gates of BASE that fail by HEAD's figures, where HEAD asks for less, excuses it, or has none any more. */
function gateOfBaseAlerts({ name, after, gatesOfBase }: JourneyChange, t: Translate<typeof messages>, language: Language): ChangeLine[] {
  if (!after) return [];
  const inHead = ({ id, subject }: GateReport) => after.gates.find((gate) => gate.id === id && isSameSubject(gate.subject, subject));
  return gatesOfBase.flatMap((gate): ChangeLine[] => {
    const own = inHead(gate);
    if (!isGateBroken(gate) || (own && isGateBroken(own))) return [];
    const found = foundText(gate, after, language);
    const text = own?.verdict === 'passed' ? t('change.gate.eased', { found }) : t('change.gate.failed-before', { found });
    return [{ text, tone: 'weakened', journey: name, element: gate.id, attribute: 'gate' }];
  });
}

/** Gates that fail, measured changes (stages by the size of the difference, KPIs, the index), claims that the data refute now. */
function figureAlerts({ change, rows }: JourneySummary, t: Translate<typeof messages>, language: Language): ChangeLine[] {
  const order = ['stage', 'kpi', 'journey'];
  const size = (row: FigureRow) => (row.change?.of === 'stage' ? Math.abs(row.change.difference?.value ?? 0) : 0);
  const sorted = [...rows].sort((a, b) => order.indexOf(a.change?.of ?? '') - order.indexOf(b.change?.of ?? '') || size(b) - size(a));
  return sorted.flatMap((row): ChangeLine[] => {
    const line = (text: string, tone: Tone): ChangeLine => ({ text, tone, journey: change.name, element: row.element });
    const subject = row.change?.of === 'journey' || row.change?.of === 'gate' ? row.subject : t('quoted', { text: row.subject });
    if (row.tone === 'gate' && row.change) {
      const found = row.meaning.replace(/^✗ /, '');
      return [line(t(row.change.before === null ? 'change.gate.failed-new' : 'change.gate.failed', { found }), 'gate')];
    }
    const refuted = row.change?.of === 'stage' ? refutedClaim(change, row.change.subject, language) : null;
    return [
      ...(row.change?.verdict === 'change' && (row.direction === 'better' || row.direction === 'worse')
        ? [line(changeText(row, row.direction, subject, t), row.direction)]
        : []),
      ...(refuted ? [line(t('change.refuted', { subject, ...refuted }), 'refuted')] : []),
    ];
  });
}

function changeText(
  { change, before, after }: FigureRow,
  direction: 'better' | 'worse',
  subject: string,
  t: Translate<typeof messages>,
): string {
  return change?.of === 'journey'
    ? t(`change.index.${direction}`, { before, after })
    : t(`change.${direction}`, { subject, before, after });
}

/** The expert's score that the data refute in HEAD and did not in BASE, and what is measured. */
function refutedClaim(change: JourneyChange, name: string, language: Language) {
  const isNew = change.figures.some(
    ({ of, subject, figure, after }) => of === 'stage' && subject === name && figure === 'expert-refuted' && after === true,
  );
  const stage = change.after?.stages.find((each) => each.name === name);
  if (!isNew || !change.after || !stage?.measured || stage.expert === null) return null;
  const { scale } = change.after;
  return { expert: scoreText(stage.expert, scale, language), measured: scoreText(stage.measured.mean, scale, language) };
}

/** What the text alone turns, and what it does not tell of itself: studies that contradict each other now. */
function textAlerts({ change, rows }: JourneySummary, t: Translate<typeof messages>, language: Language): ChangeLine[] {
  const turned = rows.filter((row) => row.tone === 'text' && row.turns !== '' && row.change !== null);
  return [
    ...turned.map(({ subject, turns, element }): ChangeLine => {
      const text = t('change.turned', { subject, turns });
      return { text, tone: 'text', journey: change.name, element };
    }),
    ...change.findings
      .filter(({ change: kind, diagnostic, withheld }) => kind === 'new' && !withheld && diagnostic.code === CODE['studies-disagree'])
      .map((finding): ChangeLine => {
        const { message, element } = findingLine(finding, change.name, language);
        return { text: t('change.finding.alert', { message }), tone: 'text', journey: change.name, element };
      }),
  ];
}

type Headline = Pick<ChangeSummary, 'headline' | 'advice' | 'tone'>;

/** Errors and gates first, then lowered bars, proven changes, refuted claims; then structure, data, and wording alone. */
function headlineOf(report: ChangeReport, parts: Parts, t: Translate<typeof messages>): Headline {
  return alertHeadline(parts, t) ?? textHeadline(parts, t) ?? dataHeadline(report, parts, t) ?? restHeadline(report, parts, t);
}

function alertHeadline({ alerts, journeys }: Parts, t: Translate<typeof messages>): Headline | null {
  const [first] = alerts;
  if (!first || first.tone === 'edited' || first.tone === 'unaccepted' || first.tone === 'text') return null;
  const isMixed = first.tone === 'worse' && alerts.some(({ tone }) => tone === 'better');
  return {
    headline: alerts.length === 1 ? first.text : t('change.headline.more', { first: first.text, n: alerts.length - 1 }),
    tone: first.tone,
    advice: t(isMixed ? 'change.advice.mixed' : (gateAdvice(first, journeys) ?? ADVICE[first.tone] ?? 'change.advice.structure')),
  };
}

/** Of a gate that is weakened: it is met only by that, or it is met without its exception. */
function gateAdvice({ tone, element }: ChangeLine, journeys: readonly JourneySummary[]) {
  if (tone !== 'weakened' || element === null) return null;
  const rows = journeys.flatMap((journey) => journey.rows).filter((row) => row.change?.of === 'gate' && row.element === element);
  if (rows.some((row) => row.tone === 'weakened' && row.change?.after === 'passed')) return 'change.advice.eased-gate';
  const gates = journeys.flatMap(({ change }) => change.after?.gates ?? []).filter(({ id }) => id === element);
  const isIdle = gates.length > 0 && gates.every(({ verdict, exception }) => verdict === 'passed' && exception !== null);
  return isIdle ? 'change.advice.idle-exception' : null;
}

const ADVICE: Readonly<Partial<Record<Tone, AdviceKey>>> = {
  error: 'change.advice.error',
  gate: 'change.advice.gate',
  weakened: 'change.advice.weakening',
  worse: 'change.advice.worse',
  better: 'change.advice.better',
  refuted: 'change.advice.refuted',
};

type AdviceKey =
  | 'change.advice.error'
  | 'change.advice.gate'
  | 'change.advice.weakening'
  | 'change.advice.worse'
  | 'change.advice.better'
  | 'change.advice.refuted';

/** Changes of the text other than studies that come and go; those that move figures first. */
function textHeadline({ journeys, shared }: Parts, t: Translate<typeof messages>): Headline | null {
  const studies = new Set(journeys.flatMap(({ change }) => studyChanges(change).map(({ before, after }) => (after ?? before)?.id)));
  const rows = journeys.flatMap((journey) => journey.rows).filter(({ change }) => change !== null);
  const reasons = new Set<ElementId>(
    rows.flatMap(({ change }) => (change?.reasons ?? []).flatMap((each) => (each.of === 'attribute' ? [each.element] : []))),
  );
  const isRead = (line: ChangeLine) => line.element !== null && reasons.has(line.element);
  const lines = [...shared, ...journeys.flatMap(({ text }) => text)]
    .filter(({ tone, element }) => tone === 'neutral' && !(element !== null && studies.has(element)))
    .sort((a, b) => Number(isRead(b)) - Number(isRead(a)));
  const [first] = lines;
  if (!first) return null;
  const movesFigures = rows.some(({ tone, change }) => tone === 'text' && change?.of !== 'gate');
  return {
    headline: lines.length === 1 ? first.text : t('change.headline.structure', { first: first.text, n: lines.length - 1 }),
    tone: 'neutral',
    advice: t(movesFigures ? 'change.advice.text-figures' : first.isGone ? 'change.advice.gone' : 'change.advice.structure'),
  };
}

/** Edited data, differences that chance explains or that nothing can be concluded from, data that come and go. */
function dataHeadline({ evidence }: ChangeReport, { journeys, data, alerts }: Parts, t: Translate<typeof messages>): Headline | null {
  const edited = alerts.find(({ tone }) => tone === 'edited');
  if (edited) {
    const overlaps = new Set(evidence.map(({ respondents }) => respondents));
    const kind = overlaps.has('edited') || overlaps.has('unknown') ? 'evidence' : overlaps.has('removed') ? 'removed' : 'added';
    return { headline: edited.text, tone: 'edited', advice: t(`change.advice.${kind}`) };
  }
  const count = (tone: Tone) => journeys.flatMap(({ rows }) => rows).filter((row) => row.tone === tone).length;
  for (const tone of ['noise', 'undecided'] as const) {
    if (count(tone) > 0) return { headline: t(`change.headline.${tone}`, { n: count(tone) }), tone, advice: t(`change.advice.${tone}`) };
  }
  const [first] = data;
  return first ? { headline: first.text, tone: 'neutral', advice: t('change.advice.data') } : null;
}

function restHeadline({ journeys: changes }: ChangeReport, { journeys, shared }: Parts, t: Translate<typeof messages>): Headline {
  const wording = [...shared, ...journeys.flatMap((journey) => journey.wording)].filter(({ tone }) => tone === 'wording').length;
  if (wording > 0) return { headline: t('change.headline.wording', { n: wording }), tone: 'wording', advice: t('change.advice.wording') };
  const figures = journeys.reduce((sum, journey) => sum + journey.rows.length, 0);
  if (figures > 0) return { headline: t('change.headline.figures', { n: figures }), tone: 'text', advice: t('change.advice.text-figures') };
  const findings = changes.reduce((sum, change) => sum + change.findings.length, 0);
  if (findings > 0)
    return { headline: t('change.headline.findings', { n: findings }), tone: 'neutral', advice: t('change.advice.wording') };
  return { headline: t('change.headline.nothing'), tone: 'wording', advice: t('change.advice.nothing') };
}

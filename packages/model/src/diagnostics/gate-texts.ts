/** What a gate requires, what was found and why it is undecided, for readers: editor, command line and reports say the same. */
import { type Term, translateTerm } from '../i18n/i18n.ts';
import type { Language } from '../i18n/language.ts';
import { formatDate, formatFixed, formatKpi, formatNumber, formatScore, kpiDigits, roundTo } from '../i18n/number-formats.ts';
import type { GateReport, JourneyReport } from '../report.ts';

/** The scale has the sign of scores: on a scale of 1 to 10 a plus would look like a change. */
type OnScale = Pick<JourneyReport, 'scale'>;

/** The stage or KPI by its label, else its name; the index; empty where the gate tests nothing. */
export function gateSubject({ subject }: Pick<GateReport, 'subject'>, language: Language): string {
  if (subject.kind === 'index') return translateTerm('cx-index', language);
  return subject.label ?? subject.name ?? '';
}

/** What is required: `at most +1.00`, `neutral`, `no proven gap`. */
export function gateExpected(gate: GateReport, journey: OnScale, language: Language): string {
  const { figure, comparison, bound } = gate;
  if (figure === 'proven-gap' || bound === null) return translateTerm('gate.no-proven-gap', language);
  const text = typeof bound === 'string' ? translateTerm(bound, language) : figureText(gate, bound, journey, language);
  return comparison === 'is' ? text : translateTerm({ term: `gate.${comparison}`, values: { bound: text } }, language);
}

/** What was found: `+4.08, n = 12`; null where it is not known. */
export function gateActual(gate: GateReport, journey: OnScale, language: Language): string | null {
  const { figure, verdict } = gate;
  const actual = gateFigure(gate, journey, language);
  const n = gateRespondents(gate, language);
  if (actual === null || n === null) return null;
  if (figure === 'n') return n;
  if (figure !== 'proven-gap') return translateTerm({ term: 'gate.actual', values: { actual, n } }, language);
  const values = { gap: actual, n };
  return translateTerm({ term: verdict === 'failed' ? 'gate.proven' : 'gate.not-proven', values }, language);
}

/** The figure alone; null where it is not known. With as many decimals as it takes to tell it from the bound. */
function gateFigure(gate: GateReport, journey: OnScale, language: Language): string | null {
  const { actual } = gate;
  if (actual === null) return null;
  return typeof actual === 'string' ? translateTerm(actual, language) : figureText(gate, actual, journey, language);
}

/** Why a gate has failed, as a clause: `the gap of “I pay” is +2.31, at most +1.00 is required (n = 45)`. */
export function gateFound(gate: GateReport, journey: OnScale, language: Language): Term {
  return {
    term: `gate.found.${gate.figure}`,
    values: {
      subject: gateSubject(gate, language),
      actual: gateFigure(gate, journey, language) ?? '–',
      expected: gateExpected(gate, journey, language),
      n: gateRespondents(gate, language) ?? '–',
    },
  };
}

/** What withholds evidence. */
type Withheld = Pick<JourneyReport, 'missing' | 'problems'>;

/** Why a gate is undecided, as a clause; null with a verdict. */
export function gateUndecidedReason(gate: GateReport, journey: Withheld, language: Language): Term | null {
  const { undecided, neededN } = gate;
  if (undecided === null) return null;
  if (undecided === 'not-measured') return { term: 'not-measured' };
  if (undecided === 'incomplete') {
    const codes = [...new Set([...journey.problems, ...journey.missing].map(({ code }) => code))].sort();
    return { term: 'gate.undecided.incomplete', values: { codes: codes.join(', ') } };
  }
  if (undecided !== 'too-few') return { term: `gate.undecided.${undecided}` };
  return { term: 'gate.undecided.too-few', values: { n: gateRespondents(gate, language) ?? '–', needed: neededN } };
}

/** What is told beside the verdict of a gate: why it is undecided, or its exception; null for neither. */
export function gateReason(gate: GateReport, journey: Withheld, language: Language): string | null {
  const reason = gateUndecidedReason(gate, journey, language) ?? (gate.verdict === 'failed' ? exceptionTerm(gate, language) : null);
  return reason && translateTerm(reason, language);
}

/** Of a gate that fails. */
function exceptionTerm({ exception }: GateReport, language: Language): Term | null {
  if (!exception) return null;
  const { reason, until, active } = exception;
  if (until === null) return { term: 'gate.excused-open', values: { reason } };
  const values = { reason, until: formatDate(until, language) };
  if (!active) return { term: 'gate.expired', values };
  return { term: until.length === 10 ? 'gate.excused-day' : 'gate.excused', values };
}

/** Whether a gate fails and nothing excuses it. */
export function isGateBroken({ verdict, exception }: Pick<GateReport, 'verdict' | 'exception'>): boolean {
  return verdict === 'failed' && exception?.active !== true;
}

const MAX_DIGITS = 6;

function figureText(
  { figure, kpiKind, bound, actual, verdict }: GateReport,
  value: number,
  { scale }: OnScale,
  language: Language,
): string {
  const fails = verdict === 'failed' && typeof bound === 'number' && typeof actual === 'number';
  // 1.004 is not 1.00 where at most 1 is required.
  const digitsFrom = (least: number) => {
    let digits = least;
    if (fails && value === actual) while (digits < MAX_DIGITS && roundTo(actual, digits) === roundTo(bound, digits)) digits++;
    return digits;
  };
  switch (figure) {
    case 'gap':
    case 'proven-gap':
      return formatScore(value, language, digitsFrom(2));
    case 'score':
      return scale.min < 0 ? formatScore(value, language, digitsFrom(2)) : formatFixed(value, language, digitsFrom(2));
    case 'n':
      return formatNumber(value, language);
    case 'index':
      return formatFixed(value, language, digitsFrom(1));
    case 'kpi':
      return kpiKind ? formatKpi(value, kpiKind, language, digitsFrom(kpiDigits(kpiKind))) : formatNumber(value, language);
    case 'class':
      return '';
  }
}

/** The respondents behind it, with the effective ones where they differ: `164 (effective 132.3)`; null where they are not known. */
export function gateRespondents({ n, effectiveN }: Pick<GateReport, 'n' | 'effectiveN'>, language: Language): string | null {
  if (n === null || effectiveN === null) return null;
  const effective = formatFixed(effectiveN, language, 1);
  const more = effective === formatFixed(n, language, 1) ? '' : translateTerm({ term: 'effective-n', values: { effective } }, language);
  return `${formatNumber(n, language)}${more}`;
}

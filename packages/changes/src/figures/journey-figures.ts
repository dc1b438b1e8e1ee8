import type {
  ChangedFigure,
  FigureSubject,
  FigureValue,
  GateReport,
  GateSubject,
  JourneyReport,
  KpiReport,
  StageReport,
} from '@parcours/model';

/** A figure of one version. */
export interface JourneyFigure {
  readonly of: FigureSubject;
  /** Name; empty for the journey. */
  readonly subject: string;
  readonly label: string | null;
  readonly figure: ChangedFigure;
  readonly value: FigureValue;
  /** Respondents behind it; null where it is not measured. */
  readonly n: number | null;
  /** What a gate tests; null: it is no gate's. */
  readonly gate: GateSubject | null;
}

export const figureKey = ({ of, subject, figure, gate }: Pick<JourneyFigure, 'of' | 'subject' | 'figure' | 'gate'>): string =>
  JSON.stringify([of, subject, figure, gate?.kind, gate?.name]);

/** The figures of a report that a change is told of: of the journey, of its stages, KPIs and gates. */
export function journeyFigures(report: JourneyReport): JourneyFigure[] {
  return [...ofJourney(report), ...report.stages.flatMap(ofStage), ...report.kpis.flatMap(ofKpi), ...report.gates.map(ofGate)];
}

function ofJourney(report: JourneyReport): JourneyFigure[] {
  const { score, index, peakEnd, firstImpression, wave, studies } = report;
  const n = studies.length === 0 ? null : studies.reduce((sum, { respondents }) => sum + respondents, 0);
  const figure = (name: ChangedFigure, value: FigureValue, respondents: number | null = null): JourneyFigure => {
    return { of: 'journey', subject: '', label: null, figure: name, value, n: respondents, gate: null };
  };
  return [
    figure('wave', wave),
    figure('score', score, n),
    figure('index', index, n),
    figure('peak-end', peakEnd),
    figure('first-impression', firstImpression),
  ];
}

function ofStage(stage: StageReport): JourneyFigure[] {
  const { name, label, measured, target, targetFrom, gap, list, rank, priority } = stage;
  const n = measured?.n ?? null;
  const figure = (which: ChangedFigure, value: FigureValue, respondents: number | null = null): JourneyFigure => {
    return { of: 'stage', subject: name, label, figure: which, value, n: respondents, gate: null };
  };
  return [
    figure('score', measured?.mean ?? null, n),
    figure('n', n),
    // A declared target is an attribute of the text.
    figure('target', targetFrom === 'declared' ? null : target),
    figure('gap', gap?.value ?? null, n),
    figure('gap-proven', isTrue(gap?.proven), n),
    figure('class', stage.class, n),
    figure('basics', isTrue(stage.basicsFail), n),
    figure('expert-refuted', isTrue(stage.expertRefuted), n),
    figure('list', list),
    figure('priority', priority),
    figure('rank', rank),
  ];
}

/** What is not so, and what is not known, are told alike: nothing is said of the stage. */
function isTrue(found: boolean | null | undefined): true | null {
  return found === true ? true : null;
}

function ofKpi({ name, label, n, value, verdict }: KpiReport): JourneyFigure[] {
  const figure = (which: ChangedFigure, found: FigureValue, respondents: number | null = null): JourneyFigure => {
    return { of: 'kpi', subject: name, label, figure: which, value: found, n: respondents, gate: null };
  };
  const respondents = value === null ? null : n;
  return [figure('kpi', value, respondents), figure('n', respondents), figure('verdict', verdict, respondents)];
}

/** A gate that fails and is excused is neither passed nor failed. */
function ofGate({ id, text, subject, verdict, n, exception }: GateReport): JourneyFigure {
  const value = verdict === 'failed' && exception?.active ? 'excused' : verdict;
  return { of: 'gate', subject: id, label: text, figure: 'verdict', value, n, gate: subject };
}

/** Relative difference below which two figures are equal (method.md, 2.21). */
const TOLERANCE = 1e-9;

export function isSameFigure(a: FigureValue, b: FigureValue): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}

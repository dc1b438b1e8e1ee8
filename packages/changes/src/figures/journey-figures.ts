import type { ChangedFigure, FigureSubject, FigureValue, JourneyReport, KpiReport, StageReport } from '@parcours/model';

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
}

export const figureKey = ({ of, subject, figure }: Pick<JourneyFigure, 'of' | 'subject' | 'figure'>): string =>
  JSON.stringify([of, subject, figure]);

/** The figures of a report that a change is told of: of the journey, of its stages, of its KPIs. */
export function journeyFigures(report: JourneyReport): JourneyFigure[] {
  return [...ofJourney(report), ...report.stages.flatMap(ofStage), ...report.kpis.flatMap(ofKpi)];
}

function ofJourney(report: JourneyReport): JourneyFigure[] {
  const { score, index, peakEnd, firstImpression, wave, studies } = report;
  const n = studies.length === 0 ? null : studies.reduce((sum, { respondents }) => sum + respondents, 0);
  const figure = (name: ChangedFigure, value: FigureValue, respondents: number | null = null): JourneyFigure => {
    return { of: 'journey', subject: '', label: null, figure: name, value, n: respondents };
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
    return { of: 'stage', subject: name, label, figure: which, value, n: respondents };
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
    return { of: 'kpi', subject: name, label, figure: which, value: found, n: respondents };
  };
  const respondents = value === null ? null : n;
  return [figure('kpi', value, respondents), figure('n', respondents), figure('verdict', verdict, respondents)];
}

/** Relative difference below which two figures are equal (method.md, 2.21). */
const TOLERANCE = 1e-9;

export function isSameFigure(a: FigureValue, b: FigureValue): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}

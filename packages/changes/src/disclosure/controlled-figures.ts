import { type Difference, type FigureChange, type IndexDifference, isSuppressed, type JourneyReport } from '@parcours/model';
import { figuresInHead } from '../figures/figures-in-head.ts';
import { figureKey, isSameFigure, journeyFigures } from '../figures/journey-figures.ts';
import type { ModelMatch } from '../matching/match-models.ts';
import type { ReportPair } from './controlled-reports.ts';

/**
 * The changes of figures as the controlled reports show them. What is taken out of a side says so; what does not differ in what is shown
 * is no change.
 *
 * @param limit respondents below which a figure is confidential.
 */
export function controlledFigures(
  changes: readonly FigureChange[],
  { before, after }: ReportPair,
  match: ModelMatch,
  limit: number,
): FigureChange[] {
  const [from, to] = [figuresInHead(before, match), journeyFigures(after)].map(
    (figures) => new Map(figures.map((figure) => [figureKey(figure), figure.value])),
  ) as [Map<string, FigureChange['before']>, Map<string, FigureChange['after']>];
  return changes.flatMap((change): FigureChange[] => {
    const key = figureKey(change);
    const [was, is] = [shownValue(change, change.before, from.get(key)), shownValue(change, change.after, to.get(key))];
    const isHidden = {
      before: (change.before !== null && was === null) || isTakenOut(change, before, (of, name) => match.renames.of(of, name)),
      after: (change.after !== null && is === null) || isTakenOut(change, after, (_, name) => name),
    };
    const withheld = isHidden.before && isHidden.after ? 'both' : isHidden.before ? 'before' : isHidden.after ? 'after' : null;
    if (withheld === null && isSameFigure(was, is)) return [];
    const shown = (n: number | null) => (n === null || n < limit ? null : n);
    const n = { before: shown(change.n.before), after: shown(change.n.after) };
    if (change.figure === 'n') return n.before === n.after ? [] : [{ ...change, before: n.before, after: n.after, n, withheld: null }];
    const isShown = withheld === null && isPublishable(change.difference, change.n, limit);
    const [shownBefore, shownAfter] = [isHidden.before ? null : was, isHidden.after ? null : is];
    return [{ ...change, before: shownBefore, after: shownAfter, n, difference: isShown ? change.difference : null, withheld }];
  });
}

/** Whether the figures of a stage or KPI are taken out of a report: that something is not so would tell as well. A gate is then undecided. */
function isTakenOut(
  { of, subject, gate, figure }: FigureChange,
  { stages, kpis }: JourneyReport,
  nameOf: (of: 'stage' | 'kpi', name: string) => string,
): boolean {
  if (figure === 'target') return false;
  const [kind, name] = gate ? [gate.kind, gate.name] : [of, subject];
  if (kind === 'stage') return stages.some((stage) => nameOf('stage', stage.name) === name && isSuppressed(stage));
  return kind === 'kpi' && kpis.some((kpi) => nameOf('kpi', kpi.name) === name && isSuppressed(kpi));
}

/** How far a figure that is computed over all stages may stand off by rounding: a further one is of fewer stages, and of another kind. */
const ROUNDING: Readonly<Partial<Record<FigureChange['figure'], number>>> = {
  ...{ score: 0.0051, 'peak-end': 0.0051, 'first-impression': 0.0051, index: 0.051 },
  ...{ priority: 0.51, rank: 0 },
};

function shownValue(
  { of, figure }: FigureChange,
  exact: FigureChange['before'],
  controlled: FigureChange['before'] | undefined,
): FigureChange['before'] {
  const isOverStages = of === 'journey' || figure === 'priority' || figure === 'rank';
  if (!isOverStages || typeof exact !== 'number' || typeof controlled !== 'number') return controlled ?? null;
  return Math.abs(exact - controlled) <= (ROUNDING[figure] ?? 0) ? controlled : null;
}

/** Below, figures are rounded (method.md, 2.20): the exact difference would give them back. */
const MIN_EXACT = 10;

/**
 * Whether a difference may stand beside the figures of both sides: it is of enough, and so is what a side holds beside the instruments
 * that are compared.
 */
function isPublishable(difference: Difference | IndexDifference | null, n: FigureChange['n'], limit: number): boolean {
  if (!difference) return false;
  if (Math.min(n.before ?? 0, n.after ?? 0) < MIN_EXACT) return false;
  if (!('instruments' in difference)) return true;
  return (['from', 'to'] as const).every((side) => {
    const sizes = difference.instruments.map((instrument) => instrument[side].n);
    const rest = ((side === 'from' ? n.before : n.after) ?? 0) - sizes.reduce((sum, each) => sum + each, 0);
    return sizes.every((each) => each >= MIN_EXACT) && (rest < 0.5 || rest >= limit);
  });
}

import {
  EXPERIENCE_CLASSES,
  type ExperienceClass,
  type GateReport,
  type GateUndecided,
  type JourneyReport,
  type Measured,
  type StageReport,
} from '@parcours/model';
import { EVIDENCE_TOLERANCE, evidenceN, MIN_VERDICT_RESPONDENTS } from '../stage/evidence.ts';
import { reachesOn } from '../statistics/tolerance.ts';

/** The part of a report that gates test. */
export type GateFigures = Pick<JourneyReport, 'stages' | 'kpis' | 'index' | 'indexInterval' | 'scale' | 'studies' | 'missing' | 'problems'>;

/** What judging a gate adds to it. */
export type GateResult = Pick<GateReport, 'actual' | 'n' | 'verdict' | 'undecided'>;

/** A gate on one figure, before it is judged. */
export type GateTest = Omit<GateReport, keyof GateResult>;

/**
 * Whether the figure that a report shows is what the gate requires; the one place that decides it.
 *
 * Undecided, so never passed: while an error withholds evidence, with fewer respondents than `neededN`, without the figure, without a target, and for `proven-gap` and the
 * index without an interval (method.md, 2.5 and 2.6). A figure that misses the bound by rounding alone has reached it (2.21).
 */
export function judgeGate(test: GateTest, figures: GateFigures): GateResult {
  const found = figureOf(test, figures);
  const { actual, n } = found;
  const isIncomplete = figures.missing.length + figures.problems.length > 0 && found.undecided !== 'no-subject';
  const isTooFew = n !== null && n + EVIDENCE_TOLERANCE < test.neededN;
  const undecided = isIncomplete ? 'incomplete' : (found.undecided ?? (isTooFew ? 'too-few' : null));
  if (undecided || actual === null) return { actual, n, verdict: 'undecided', undecided: undecided ?? 'not-measured' };
  return { actual, n, verdict: isMet(test, actual, found.isProven, figures) ? 'passed' : 'failed', undecided: null };
}

/** The respondents without which a gate is undecided: ten, as for every verdict; none where they are the figure itself. */
export function neededRespondents({ figure }: Pick<GateReport, 'figure'>, atLeastN: number | null): number {
  return figure === 'n' ? (atLeastN ?? 0) : Math.max(atLeastN ?? 0, MIN_VERDICT_RESPONDENTS);
}

interface Figure {
  readonly actual: number | ExperienceClass | null;
  readonly n: number | null;
  readonly undecided: GateUndecided | null;
  /** Of a gap. */
  readonly isProven: boolean;
}

const unknown = (undecided: GateUndecided, n: number | null = null): Figure => ({ actual: null, n, undecided, isProven: false });
const known = (actual: number | ExperienceClass, n: number | null): Figure => ({ actual, n, undecided: null, isProven: false });

function figureOf({ subject, figure }: GateTest, figures: GateFigures): Figure {
  switch (subject.kind) {
    case 'none':
      return unknown('no-subject');
    case 'index':
      return indexFigure(figures);
    case 'kpi': {
      const kpi = figures.kpis.find(({ name }) => name === subject.name);
      if (!kpi || kpi.value === null) return unknown('not-measured', kpi && kpi.n > 0 ? evidenceN(kpi) : null);
      return known(kpi.value, evidenceN(kpi));
    }
    case 'stage': {
      const stage = figures.stages.find(({ name }) => name === subject.name);
      if (figure === 'n') return respondentsFigure(stage, figures);
      return stage?.measured ? stageFigure(figure, stage, stage.measured) : unknown('not-measured');
    }
  }
}

function stageFigure(figure: GateTest['figure'], stage: StageReport, measured: Measured): Figure {
  const n = evidenceN(measured);
  if (figure === 'score') return known(measured.mean, n);
  if (figure === 'class') return stage.class === null ? unknown('not-measured', n) : known(stage.class, n);
  const { gap } = stage;
  if (!gap) return unknown('no-target', n);
  const pairs = gap.pairs === null ? n : Math.min(gap.pairs, n);
  if (figure === 'gap') return known(gap.value, pairs);
  if (gap.proven !== null) return { ...known(gap.value, pairs), isProven: gap.proven };
  return { ...known(gap.value, pairs), undecided: pairs + EVIDENCE_TOLERANCE < MIN_VERDICT_RESPONDENTS ? 'too-few' : 'not-estimable' };
}

/** Nobody stands behind a stage that no study measures; without any study nothing is known. */
function respondentsFigure(stage: StageReport | undefined, { studies }: GateFigures): Figure {
  if (stage?.measured) return known(evidenceN(stage.measured), evidenceN(stage.measured));
  return studies.length > 0 ? known(0, 0) : unknown('not-measured');
}

/** With the respondents of the smallest stage in it. */
function indexFigure({ index, indexInterval, stages }: GateFigures): Figure {
  if (index === null) return unknown('not-measured');
  const n = Math.min(...stages.flatMap(({ measured }) => (measured ? [evidenceN(measured)] : [])));
  return { ...known(index, n), undecided: indexInterval ? null : 'not-estimable' };
}

function isMet(
  { figure, comparison, bound }: GateTest,
  actual: number | ExperienceClass,
  isProven: boolean,
  { scale }: GateFigures,
): boolean {
  if (figure === 'proven-gap') return !isProven;
  if (typeof actual === 'string') {
    const isBetter = EXPERIENCE_CLASSES.indexOf(actual) >= EXPERIENCE_CLASSES.indexOf(bound as ExperienceClass);
    return comparison === 'is' ? actual === bound : isBetter;
  }
  if (typeof bound !== 'number') return false;
  const on = figure === 'gap' || figure === 'score' ? scale : { min: 0, max: Math.max(Math.abs(actual), Math.abs(bound), 1) };
  return comparison === 'at-most' ? reachesOn(on, bound, actual) : reachesOn(on, actual, bound);
}

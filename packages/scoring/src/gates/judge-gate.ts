import {
  EXPERIENCE_CLASSES,
  type ExperienceClass,
  type GateReport,
  type GateUndecided,
  isSuppressed,
  type JourneyReport,
  type Measured,
  type StageReport,
} from '@parcours/model';
import { EVIDENCE_TOLERANCE, evidenceN, MIN_VERDICT_RESPONDENTS, supportsVerdict } from '../stage/evidence.ts';
import { reachesOn } from '../statistics/tolerance.ts';

/** The part of a report that gates test. */
export type GateFigures = Pick<JourneyReport, 'stages' | 'kpis' | 'index' | 'indexInterval' | 'scale' | 'studies' | 'missing' | 'problems'>;

/** What judging a gate adds to it. */
export type GateResult = Pick<GateReport, 'actual' | 'n' | 'effectiveN' | 'verdict' | 'undecided'>;

/** A gate on one figure, before it is judged. */
export type GateTest = Omit<GateReport, keyof GateResult>;

/**
 * Whether the figure that a report shows is what the gate requires; the one place that decides it.
 *
 * Undecided, so never passed: while an error withholds evidence, with fewer respondents than `neededN`, without the figure, without a target, and for `proven-gap` and the
 * index without an interval (method.md, 2.5 and 2.6). A figure that misses the bound by rounding alone has reached it (2.21).
 */
export function judgeGate(test: GateTest, figures: GateFigures): GateResult {
  const { actual, size, ...found } = figureOf(test, figures);
  const isIncomplete = figures.missing.length + figures.problems.length > 0 && found.undecided !== 'no-subject';
  const isTooFew = size !== null && evidenceN(size) + EVIDENCE_TOLERANCE < test.neededN;
  const undecided = isIncomplete ? 'incomplete' : (found.undecided ?? (isTooFew ? 'too-few' : null));
  const result = { actual, n: size?.n ?? null, effectiveN: size?.effectiveN ?? null };
  if (undecided || actual === null) return { ...result, verdict: 'undecided', undecided: undecided ?? 'not-measured' };
  return { ...result, verdict: isMet(test, actual, found.isProven, figures) ? 'passed' : 'failed', undecided: null };
}

/** The respondents without which a gate is undecided: ten, as for every verdict; none where they are the figure itself. */
export function neededRespondents({ figure }: Pick<GateReport, 'figure'>, atLeastN: number | null): number {
  return figure === 'n' ? (atLeastN ?? 0) : Math.max(atLeastN ?? 0, MIN_VERDICT_RESPONDENTS);
}

type SampleSize = Pick<Measured, 'n' | 'effectiveN'>;

interface Figure {
  readonly actual: number | ExperienceClass | null;
  readonly size: SampleSize | null;
  readonly undecided: GateUndecided | null;
  /** Of a gap. */
  readonly isProven: boolean;
}

const unknown = (undecided: GateUndecided, size: SampleSize | null = null): Figure => ({ actual: null, size, undecided, isProven: false });
const known = (actual: number | ExperienceClass, size: SampleSize): Figure => ({ actual, size, undecided: null, isProven: false });

function figureOf({ subject, figure }: GateTest, figures: GateFigures): Figure {
  switch (subject.kind) {
    case 'none':
      return unknown('no-subject');
    case 'index':
      return indexFigure(figures);
    case 'kpi': {
      const kpi = figures.kpis.find(({ name }) => name === subject.name);
      if (!kpi || kpi.value === null) return unknown('not-measured', kpi && kpi.n > 0 ? kpi : null);
      return known(kpi.value, kpi);
    }
    case 'stage': {
      const stage = figures.stages.find(({ name }) => name === subject.name);
      if (figure === 'n') return respondentsFigure(stage, figures);
      return stage?.measured ? stageFigure(figure, stage, stage.measured) : unknown('not-measured');
    }
  }
}

function stageFigure(figure: GateTest['figure'], stage: StageReport, measured: Measured): Figure {
  if (figure === 'score') return known(measured.mean, measured);
  if (figure === 'class') return stage.class === null ? unknown('not-measured', measured) : known(stage.class, measured);
  const { gap } = stage;
  if (!gap) return unknown('no-target', measured);
  const pairs = gap.pairs ?? measured.n;
  const size = { n: pairs, effectiveN: Math.min(pairs, measured.effectiveN) };
  if (figure === 'gap') return known(gap.value, size);
  if (gap.proven !== null) return { ...known(gap.value, size), isProven: gap.proven };
  return { ...known(gap.value, size), undecided: supportsVerdict(size) ? 'not-estimable' : 'too-few' };
}

/** Nobody stands behind a stage that no study measures; without any study nothing is known. */
function respondentsFigure(stage: StageReport | undefined, { studies }: GateFigures): Figure {
  if (stage?.measured) return known(evidenceN(stage.measured), stage.measured);
  if (stage && isSuppressed(stage)) return unknown('suppressed');
  return studies.length > 0 ? known(0, { n: 0, effectiveN: 0 }) : unknown('not-measured');
}

/** With the respondents of the smallest stage in it. */
function indexFigure({ index, indexInterval, stages }: GateFigures): Figure {
  const sizes = stages.flatMap(({ measured }) => measured ?? []).sort((a, b) => evidenceN(a) - evidenceN(b));
  const [smallest] = sizes;
  if (index === null || !smallest) return unknown('not-measured');
  return { ...known(index, smallest), undecided: indexInterval ? null : 'not-estimable' };
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

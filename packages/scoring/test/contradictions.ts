/** What in a Report contradicts something else in it: verdicts, lists, ranks, matrices, intervals. */
import type { JourneyReport, KpiReport, Matrix, StageReport } from '@parcours/model';

const ENOUGH = 10 - 1e-6;

/** One sentence each; empty where nothing does. */
export function contradictions(report: JourneyReport): string[] {
  return [
    ...report.stages.flatMap((stage) => stageContradictions(stage, report)),
    ...rankContradictions(report.stages),
    ...report.kpis.flatMap(kpiContradictions),
    ...[report.matrices.declared, report.matrices.derived].flatMap((matrix) => (matrix ? matrixContradictions(matrix, report) : [])),
    ...indexContradictions(report),
  ];
}

/** The sentences whose condition fails. */
function failing(subject: string, rules: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [`${subject}: ${rule}`]));
}

const implies = (premise: boolean, conclusion: boolean): boolean => !premise || conclusion;

function stageContradictions(stage: StageReport, { scale, comparisons, limits }: JourneyReport): string[] {
  const { measured, gap, list, catchUpReasons, worseThan } = stage;
  const heads = Math.min(measured?.n ?? 0, measured?.effectiveN ?? 0) + 1e-9;
  const pairs = gap?.pairs ?? measured?.n ?? 0;
  const change = (benchmark: string) =>
    comparisons.some(
      ({ by, groups, stages }) =>
        by === 'benchmark' &&
        stages.some(
          ({ stage: name, differences }) =>
            name === stage.name &&
            differences.some(({ from, verdict, value }) => groups[from]?.name === benchmark && verdict === 'change' && value < 0),
        ),
    );
  const levels = { suppressed: 0, anecdotal: limits.anonymous, tentative: limits.tentative, solid: limits.solid };
  return failing(stage.name, {
    'a measured stage has a class, a list and a rank, another none': [stage.class, list, stage.rank].every(
      (each) => (each === null) === (measured === null),
    ),
    'the list follows from its reasons': measured === null || (list === 'catch-up') === catchUpReasons.length > 0,
    'a disappointing stage is to catch up': (stage.class === 'disappointing') === catchUpReasons.includes('disappointing'),
    'failing basics are to catch up': implies(measured !== null, stage.basicsFail === catchUpReasons.includes('basics')),
    'a better benchmark is to catch up with': implies(measured !== null, worseThan.length > 0 === catchUpReasons.includes('benchmark')),
    'a better benchmark is proven': worseThan.every(change),
    'where the basics fail nothing is enchanting': implies(stage.basicsFail, stage.class !== 'enchanting'),
    'the class is that of the mean, up to the cap': implies(
      measured !== null && !stage.basicsFail,
      (stage.class === 'disappointing') === (measured !== null && measured.mean < scale.disappointing - 1e-6) ||
        Math.abs((measured?.mean ?? 0) - scale.disappointing) < 1e-6,
    ),
    'a proven gap lies above 0, and ten respondents stand behind it': implies(
      gap?.proven === true,
      gap !== null && (gap.low ?? 0) > 0 && gap.value > 0 && pairs >= ENOUGH,
    ),
    'a target is exceeded or missed, not both': implies(gap?.aboveTarget === true, gap?.proven === false && (gap.high ?? 0) < 0),
    'nothing is proven without an interval': implies(gap !== null && gap.low === null, gap?.proven === null && gap.aboveTarget === null),
    'an expert is refuted outside the interval, by ten respondents': implies(
      stage.expertRefuted === true,
      measured !== null && heads >= ENOUGH && (stage.expert ?? 0) !== measured.mean && !inside(stage.expert, measured),
    ),
    'claims of experts are refuted as the text is': stage.expertClaims.every(
      ({ mean, refuted }) => refuted === null || (measured !== null && refuted === !inside(mean, measured)),
    ),
    'evidence is by the lesser of heads and effective respondents': implies(
      measured !== null,
      measured !== null && heads >= levels[measured.evidence],
    ),
    'a priority has a gap, and none without': (stage.priority === null) === (gap === null),
    'a class without an interval is uncertain': implies(measured !== null && measured.low === null, stage.classUncertain),
    'an unknown interval leaves the rank open': implies(
      gap !== null && gap.low === null && stage.volume > 0 && measured !== null,
      stage.rankUnstable,
    ),
  });
}

function inside(value: number | null, { low, high }: { readonly low: number | null; readonly high: number | null }): boolean {
  return value !== null && low !== null && high !== null && value >= low - 1e-6 && value <= high + 1e-6;
}

function rankContradictions(stages: readonly StageReport[]): string[] {
  const ranked = stages.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const lists = ranked.map(({ list }) => list);
  const priorities = stages.flatMap(({ priority }) => priority ?? []);
  return failing('ranks', {
    'run from 1': ranked.every(({ rank }, i) => rank === i + 1),
    'are of catch up first': lists.lastIndexOf('catch-up') < (lists.indexOf('differentiate') + 1 || lists.length + 1),
    'follow the priority within a list': ranked.every((stage, i) => {
      const next = ranked[i + 1];
      if (!next || next.list !== stage.list) return true;
      return next.priority === null || (stage.priority !== null && stage.priority >= next.priority - 1e-6);
    }),
    'the largest priority is 100': priorities.length === 0 || Math.max(...priorities) === 100 || priorities.every((each) => each === 0),
  });
}

function kpiContradictions(kpi: KpiReport): string[] {
  const { verdict, low, high, target, better } = kpi;
  const [worst, best] = better === 'higher' ? [low, high] : [high, low];
  const reaches = (bound: number | null) =>
    better === 'higher' ? (bound ?? 0) >= (target ?? 0) - 1e-6 : (bound ?? 0) <= (target ?? 0) + 1e-6;
  return failing(kpi.name, {
    'is judged where it has a value and a target': (verdict === null) === (kpi.value === null || target === null),
    'is met by the whole interval': implies(verdict === 'met', worst !== null && reaches(worst) && reaches(kpi.value)),
    'is missed by the whole interval': implies(verdict === 'missed', best !== null && !reaches(best) && !reaches(kpi.value)),
    'is open below ten respondents': implies(Math.min(kpi.n, kpi.effectiveN) < ENOUGH, verdict === null || verdict === 'open'),
    'has parts that sum to n':
      kpi.parts === null || Math.abs(kpi.parts.promoters + kpi.parts.passives + kpi.parts.detractors - kpi.n) < 1e-6,
  });
}

function matrixContradictions(matrix: Matrix, { stages }: JourneyReport): string[] {
  const importances = matrix.points.map(({ importance }) => importance);
  const differ = Math.max(...importances) - Math.min(...importances) > 1e-6;
  return matrix.points.flatMap((point) => {
    const stage = stages.find(({ name }) => name === point.stage);
    return failing(`${point.stage} in the matrix`, {
      'has a quadrant where importances differ': (point.quadrant !== null) === differ,
      'is named catch up if its list says so': implies(differ, (point.quadrant === 'catch-up') === (stage?.list === 'catch-up')),
      'is good only without a proven gap': implies(
        stage?.gap?.proven === true || stage?.list === 'catch-up',
        point.quadrant !== 'keep-up' && point.quadrant !== 'overkill',
      ),
      'is important from the line on': implies(
        point.quadrant === 'keep-up' || point.quadrant === 'concentrate',
        point.importance >= matrix.importanceLine - 1e-6,
      ),
      'says below its target as the gap does': point.belowTarget === (stage?.list === 'catch-up' || stage?.gap?.proven === true),
    });
  });
}

function indexContradictions({ score, scoreInterval, index, indexInterval, stages, firstImpression }: JourneyReport): string[] {
  const measured = stages.flatMap((stage) => stage.measured ?? []);
  return failing('the score', {
    'lies in its interval': scoreInterval === null || inside(score, scoreInterval),
    'is the index on another scale':
      (scoreInterval === null) === (indexInterval === null) && (indexInterval === null || inside(index, indexInterval)),
    'has no interval where a stage has none': implies(
      measured.some(({ low }) => low === null),
      scoreInterval === null,
    ),
    'begins with the first measured stage': firstImpression === (measured[0]?.mean ?? null),
  });
}

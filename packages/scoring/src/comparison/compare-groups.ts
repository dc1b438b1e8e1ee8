/** Comparison of groups: their figures and the differences between them (method.md, 2.13). */
import type { CompareBy, ComparedGroup, ComparedKpi, ComparedStage, Comparison, Difference, Model, Perimeter } from '@parcours/model';
import { journeyScores } from '../journey/journey-scores.ts';
import type { LoadedStudy } from '../journey/period.ts';
import { kpiSourcesOf, poolAnswers, type StudyScores, scoreStudies, stageSourcesOf } from '../journey/score-studies.ts';
import { kpiContributions } from '../kpi/kpi-report.ts';
import { consolidateMoments } from '../stage/consolidate.ts';
import { sourceMoments } from '../stage/score-stage.ts';
import { type Moments, momentsOf } from '../statistics/distribution.ts';
import { type MeanDifference, meanDifference } from '../statistics/mean-difference.ts';
import { channelOverlaps, NO_OVERLAP } from './channel-overlap.ts';
import { type ComparisonInput, groupsOf, type StudyGroup } from './comparison-groups.ts';
import { withHolmCorrection } from './holm-correction.ts';

/**
 * Compares groups of respondents:
 *
 * - `wave`: all waves, the earliest first, each with the one before. Studies that belong to every wave are excluded, since they would be
 *   on both sides.
 * - `segment`, `persona`, `channel`: all names with respondents, pairwise, within the wave and the rest of the perimeter.
 * - `benchmark`: the journey first, with each benchmark.
 *
 * Stages are compared by Welch's t test of their consolidated means, KPIs by that of the means of `kpiContributions`. Channels are
 * compared by the t test for partly overlapping samples where respondents of a study are on both (see `meanDifference`); for shares that
 * is the comparison of two proportions of partly overlapping samples (Derrick, Dobson-McKittrick, Toher & White 2015, *Journal of Applied
 * Quantitative Methods* 10(3), 1–14). Holm's correction runs over all differences of stages, and over all those of KPIs.
 *
 * @returns null with fewer than two groups.
 */
export function compareGroups(by: CompareBy, input: ComparisonInput): Comparison | null {
  const { groups, excluded, pairs } = groupsOf(by, input);
  if (groups.length < 2) return null;
  const { model, limits, suppression } = input;
  const scores = groups.map(({ studies, perimeter, set }) => scoreStudies(model, studies, perimeter, limits, set, suppression));
  const moments = groups.map(({ studies, perimeter }) => momentsByName(model, studies, perimeter));
  const overlap = by === 'channel' ? channelOverlaps(input) : NO_OVERLAP;

  const stages = withHolmCorrection(
    model.stages.flatMap(({ name }, index): ComparedStage[] => {
      const cells = scores.map(({ stages: all }) => all[index]).filter((stage) => stage !== undefined);
      if (cells.every(({ measured }) => measured === null)) return [];
      return [
        {
          stage: name,
          cells: cells.map(({ measured, class: experience, secondarySuppressed, sources }) => {
            return { measured, class: experience, primarySuppressed: false, secondarySuppressed, sources };
          }),
          differences: pairs.flatMap(([from, to]) => {
            const [a, b] = [moments[from]?.stages.get(name), moments[to]?.stages.get(name)];
            const common = overlap.stage(name, groups[from]?.name ?? '', groups[to]?.name ?? '');
            return a && b ? [differenceReport(from, to, meanDifference(a, b, common), common?.respondents ?? 0)] : [];
          }),
        },
      ];
    }),
  );
  const kpis = withHolmCorrection(
    model.kpis.flatMap(({ name }, index): ComparedKpi[] => {
      const cells = scores.map(({ kpis: all }) => all[index]).filter((kpi) => kpi !== undefined);
      if (cells.every(({ n }) => n === 0)) return [];
      return [
        {
          kpi: name,
          cells: cells.map(({ n, value, low, high, secondarySuppressed, sources }) => ({
            ...{ n, value, low, high, primarySuppressed: false, secondarySuppressed, sources },
          })),
          differences: pairs.flatMap(([from, to]) => {
            const [a, b] = [moments[from]?.kpis.get(name), moments[to]?.kpis.get(name)];
            const common = overlap.kpi(name, groups[from]?.name ?? '', groups[to]?.name ?? '');
            return a && b ? [differenceReport(from, to, meanDifference(a, b, common), common?.respondents ?? 0)] : [];
          }),
        },
      ];
    }),
  );
  return {
    by,
    groups: groups.map((group, i) => groupReport(group, scores[i] as StudyScores, model)),
    stages,
    kpis,
    excludedStudies: excluded,
  };
}

function groupReport({ name, label, studies }: StudyGroup, { stages }: StudyScores, { scale }: Model): ComparedGroup {
  const { score, index } = journeyScores(stages, scale);
  return { name, label, respondents: studies.reduce((sum, { samples }) => sum + samples.respondents, 0), score, index };
}

interface MomentsByName {
  readonly stages: ReadonlyMap<string, Moments>;
  readonly kpis: ReadonlyMap<string, Moments>;
}

function momentsByName(model: Model, studies: readonly LoadedStudy[], perimeter: Perimeter): MomentsByName {
  const stages = new Map<string, Moments>();
  for (const [name, sources] of stageSourcesOf(studies, perimeter)) {
    const moments = consolidateMoments(sourceMoments(sources));
    if (moments) stages.set(name, moments);
  }
  const kpis = new Map<string, Moments>();
  const sources = kpiSourcesOf(studies, perimeter);
  for (const kpi of model.kpis) {
    const answers = kpiContributions(kpi, poolAnswers(sources.get(kpi.name) ?? []));
    const moments = answers && momentsOf(answers);
    if (moments) kpis.set(kpi.name, moments);
  }
  return { stages, kpis };
}

function differenceReport(from: number, to: number, { value, low, high, p }: MeanDifference, paired: number): Difference {
  return { from, to, value, low, high, p, adjustedP: null, verdict: null, paired };
}

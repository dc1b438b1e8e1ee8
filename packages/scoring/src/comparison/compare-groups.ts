/** Comparison of groups: their figures and the differences between them (method.md, 2.13). */
import type {
  CompareBy,
  ComparedGroup,
  ComparedKpi,
  ComparedStage,
  Comparison,
  Difference,
  Kpi,
  KpiSample,
  Model,
  OnlyIn,
  StageSample,
  Study,
} from '@parcours/model';
import { journeyScores } from '../journey/journey-scores.ts';
import type { LoadedStudy } from '../journey/period.ts';
import { type StudyScores, scoreStudies } from '../journey/score-studies.ts';
import { kpiMeasurement } from '../kpi/kpi-report.ts';
import { kpiContribution } from '../respondent/kpi-contribution.ts';
import { MIN_VERDICT_RESPONDENTS } from '../stage/evidence.ts';
import { stageMoments } from '../stage/stage-evidence.ts';
import { meanDifference, type Overlap } from '../statistics/mean-difference.ts';
import { channelOverlaps, NO_OVERLAP } from './channel-overlap.ts';
import { combineDifferences } from './combine-differences.ts';
import { type ComparisonInput, groupsOf, type StudyGroup } from './comparison-groups.ts';
import { withHolmCorrection } from './holm-correction.ts';
import { instrumentOf, type Measurand } from './instrument.ts';
import { matchInstruments } from './shared-instruments.ts';
import { instrumentSide, type MeasuredStudy, sidesOf, weightOfInstrument } from './study-sides.ts';

/**
 * Compares groups of respondents:
 *
 * - `wave`: all waves, the earliest first; two of them are compared. Studies that belong to every wave are excluded, since they would be
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
  const overlap = by === 'channel' ? channelOverlaps(input) : NO_OVERLAP;
  const compare = (measurand: Measurand, measure: (study: LoadedStudy) => Source[]) =>
    pairs.map((pair) => {
      const [from, to] = [groups[pair.from], groups[pair.to]];
      const common = overlap[measurand.of](measurand.name, from?.name ?? '', to?.name ?? '');
      return pairDifference(model, pair, measurand, from?.studies.flatMap(measure) ?? [], to?.studies.flatMap(measure) ?? [], common);
    });

  const stages = model.stages.flatMap(({ name }, index): ComparedStage[] => {
    const cells = scores.map(({ stages: all }) => all[index]).filter((stage) => stage !== undefined);
    if (cells.every(({ measured }) => measured === null)) return [];
    const compared = compare({ of: 'stage', name }, (read) =>
      read.samples.stages.filter(({ stage }) => stage === name).flatMap((sample) => stageSource(read, sample, model.scale)),
    );
    return [
      {
        stage: name,
        cells: cells.map(({ measured, class: experience, secondarySuppressed, sources }) => {
          return { measured, class: experience, primarySuppressed: false, secondarySuppressed, sources };
        }),
        differences: compared.flatMap(({ difference }) => difference ?? []),
        onlyIn: compared.flatMap(({ onlyIn }) => onlyIn),
      },
    ];
  });
  const kpis = model.kpis.flatMap((kpi, index): ComparedKpi[] => {
    const cells = scores.map(({ kpis: all }) => all[index]).filter((each) => each !== undefined);
    if (cells.every(({ n }) => n === 0)) return [];
    const compared = compare({ of: 'kpi', name: kpi.name }, (read) =>
      read.samples.kpis.filter((sample) => sample.kpi === kpi.name).flatMap((sample) => kpiSource(kpi, read, sample)),
    );
    return [
      {
        kpi: kpi.name,
        cells: cells.map(({ n, value, low, high, secondarySuppressed, sources }) => ({
          ...{ n, value, low, high, primarySuppressed: false, secondarySuppressed, sources },
        })),
        differences: compared.flatMap(({ difference }) => difference ?? []),
        onlyIn: compared.flatMap(({ onlyIn }) => onlyIn),
      },
    ];
  });
  return {
    by,
    groups: groups.map((group, i) => groupReport(group, scores[i] as StudyScores, model)),
    pairs,
    stages: withHolmCorrection(stages),
    kpis: withHolmCorrection(kpis),
    index: null,
    excludedStudies: excluded,
  };
}

function groupReport({ name, label, studies }: StudyGroup, { stages }: StudyScores, { scale }: Model): ComparedGroup {
  const { score, index } = journeyScores(stages, scale);
  return { name, label, respondents: studies.reduce((sum, { samples }) => sum + samples.respondents, 0), score, index };
}

interface Source extends MeasuredStudy {
  readonly study: Study;
}

function stageSource({ study, weightFactor }: LoadedStudy, sample: StageSample, scale: Model['scale']): Source[] {
  const moments = stageMoments(sample, scale);
  const { scores, clusters } = sample;
  return moments ? [{ study, name: study.name, moments, scores, clusters, weight: study.weight, weightFactor }] : [];
}

function kpiSource(kpi: Kpi, { study, weightFactor }: LoadedStudy, { values, clusters }: KpiSample): Source[] {
  const found = kpiContribution(kpi) && kpiMeasurement(kpi, { values, clusters, weight: study.weight, weightFactor });
  return found ? [{ ...found, study, name: study.name }] : [];
}

interface PairDifference {
  readonly difference: Difference | null;
  readonly onlyIn: readonly OnlyIn[];
}

/** Of contributions: a spread of rounding error alone is none. */
const PERCENT = { min: 0, max: 100 };

function pairDifference(
  model: Model,
  pair: Pick<Difference, 'from' | 'to'>,
  measurand: Measurand,
  from: readonly Source[],
  to: readonly Source[],
  common: (Overlap & { readonly respondents: number }) | null,
): PairDifference {
  const { shared, onlyFrom, onlyTo } = matchInstruments(from, to, (study) => instrumentOf(study, measurand, model));
  const instruments = shared.flatMap((instrument) => {
    const sides = sidesOf(instrument.from, instrument.to, measurand.of === 'stage' ? model.scale : PERCENT);
    if (!sides) return [];
    return [
      {
        difference: meanDifference(sides.from, sides.to, shared.length === 1 ? common : null),
        weight: weightOfInstrument(
          { studies: instrument.from, effectiveN: sides.from.effectiveN },
          { studies: instrument.to, effectiveN: sides.to.effectiveN },
        ),
        compared: { from: instrumentSide(instrument.from, sides.from), to: instrumentSide(instrument.to, sides.to) },
      },
    ];
  });
  const only = (group: number, sources: readonly Source[]): OnlyIn[] =>
    sources.length === 0 ? [] : [{ ...pair, group, studies: sources.map(({ name }) => name) }];
  const onlyIn = [...only(pair.from, onlyFrom), ...only(pair.to, onlyTo)];
  if (instruments.length === 0) return { difference: null, onlyIn };
  const { value, low, high, p } = combineDifferences(instruments);
  const effective = (side: 'from' | 'to') => instruments.reduce((sum, { compared }) => sum + compared[side].effectiveN, 0);
  const isEnough = Math.min(effective('from'), effective('to')) >= MIN_VERDICT_RESPONDENTS - 1e-9;
  return {
    difference: {
      ...pair,
      ...{ value, low, high, p, adjustedP: null, verdict: null },
      undecided: !isEnough ? 'too-few' : p === null ? 'not-estimable' : null,
      paired: common?.respondents ?? 0,
      instruments: instruments.map(({ compared }) => compared),
    },
    onlyIn,
  };
}

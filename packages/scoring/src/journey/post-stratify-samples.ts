/** Weights the Samples of a study to the declared shares of the segments (method.md, 2.15). */
import {
  type Basics,
  type ClusterSample,
  type Distribution,
  type Dropped,
  type GroupSample,
  type KpiSample,
  normalizeLabel,
  type Samples,
  type Segment,
  type SegmentMixReport,
  type StageSample,
  type Study,
} from '@parcours/model';
import { mergeVerbatims } from '../respondent/verbatim-sampler.ts';
import { scalePairSums } from '../statistics/covariance.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import { postStratify, type SegmentSample, segmentMix } from '../statistics/post-stratification.ts';
import { mergeGroups } from './merge-samples.ts';

/**
 * The Samples of all studies, those of a study with `weight by segment shares` post-stratified: see `postStratifySamples`.
 *
 * @param studies in any order; Samples of others are left as they are.
 */
export function withSegmentWeights(
  samples: readonly Samples[],
  studies: readonly Study[],
  segments: readonly Segment[],
): readonly Samples[] {
  const weighted = new Set(studies.flatMap(({ name, weightBySegmentShares }) => (weightBySegmentShares ? [name] : [])));
  return samples.map((sample) => (weighted.has(sample.study) ? postStratifySamples(sample, segments) : sample));
}

/**
 * Multiplies the weight of each respondent by the factor of the segment, once for all stages and KPIs. Respondents of no segment with a
 * declared share are left out, and counted as dropped.
 *
 * @returns the Samples as they are where the file does not know the segment or states summary statistics, where no segment has a share,
 *   and where a segment has too few respondents to be weighted.
 */
export function postStratifySamples(samples: Samples, segments: readonly Segment[]): Samples {
  const factors = segmentFactors(samples, segments);
  if (!factors) return samples;
  const groups = samples.groups.flatMap((group) => {
    const factor = factors.get(group.segment ?? '');
    return group.segment === null || factor === undefined ? [] : [scaleGroup(group, factor)];
  });
  const whole = groups.filter(({ channel }) => channel === null);
  const { rowsUsed, ...merged } = mergeGroups(whole);
  const outside = samples.file.rowsUsed - rowsUsed;
  const dropped: Dropped = { reason: 'no-segment', column: null, unit: 'row', count: outside, lines: [], examples: [] };
  return {
    ...samples,
    ...merged,
    file: { ...samples.file, rowsUsed },
    groups,
    dropped: outside > 0 ? [...samples.dropped, dropped] : samples.dropped,
    verbatims: mergeVerbatims(whole.map(({ verbatims }) => verbatims)),
  };
}

/**
 * The segments of each study's respondents beside the declared shares, in the order of the studies; only studies that know the segment. A
 * study whose `where` chooses segments is not meant to have their mix, and is left out unless its figures are to be weighted by it.
 *
 * @param read Samples before any weighting by segment shares.
 * @param isTelling whether the mix of a study would disclose that of too few beside others.
 */
export function segmentMixReports(
  read: readonly { readonly study: Study; readonly samples: Samples }[],
  segments: readonly Segment[],
  isTelling: (study: string) => boolean = () => false,
): SegmentMixReport[] {
  return read.flatMap(({ study, samples }): SegmentMixReport[] => {
    if (choosesSegments(study) && !study.weightBySegmentShares) return [];
    const present = segmentSamples(samples, segments);
    const total = sum(present, ({ weight }) => weight);
    if (!(total > 0)) return [];
    const declared = sum(present, ({ share }) => share);
    const respondents = sum(present, ({ n }) => n);
    const test = segmentMix(present);
    const { missing, tooSmall } = postStratify(present);
    return [
      {
        study: study.name,
        segments: present.map(({ name, share, n, weight }) => ({
          segment: name,
          respondents: n,
          declared: share / declared,
          observed: weight / total,
        })),
        chiSquare: test?.chiSquare ?? null,
        df: test?.df ?? null,
        p: test?.p ?? null,
        isOff: test?.isOff ?? false,
        weighted: study.weightBySegmentShares && segmentFactors(samples, segments) !== null,
        missing,
        tooSmall,
        outside: samples.respondents - respondents,
        secondarySuppressed: isTelling(study.name),
      },
    ];
  });
}

function choosesSegments({ where, segment, persona }: Study): boolean {
  const headers = [segment, persona].flatMap((column) => (column ? [normalizeLabel(column.header)] : []));
  return where.some(({ column }) => headers.includes(normalizeLabel(column.header)));
}

/** By segment the factor of its respondents' weights; null where the Samples cannot be weighted. */
function segmentFactors(samples: Samples, segments: readonly Segment[]): ReadonlyMap<string, number> | null {
  if (samples.stages.some(({ summary }) => summary !== null)) return null;
  return postStratify(segmentSamples(samples, segments)).factors;
}

/** The segments with a declared share, in the order given; empty where the file does not know the segment. */
function segmentSamples({ dimensions, groups }: Samples, segments: readonly Segment[]): SegmentSample[] {
  if (!dimensions.includes('segment')) return [];
  const names = new Set<string>();
  return segments.flatMap(({ name, share }): SegmentSample[] => {
    if (share === null || !(share > 0) || names.has(name)) return [];
    names.add(name);
    const own = groups.filter(({ segment, channel }) => segment === name && channel === null);
    return [{ name, share, n: sum(own, ({ respondents }) => respondents), weight: sum(own, ({ weight }) => weight) }];
  });
}

function scaleGroup(group: GroupSample, factor: number): GroupSample {
  const square = factor * factor;
  return {
    ...group,
    weight: group.weight * factor,
    square: group.square * square,
    scored: { n: group.scored.n, weight: group.scored.weight * factor, square: group.scored.square * square },
    stages: group.stages.map((stage) => scaleStage(stage, factor)),
    kpis: group.kpis.map((kpi) => scaleKpi(kpi, factor)),
    stagePairs: group.stagePairs.map((pair) => ({ ...pair, sums: scalePairSums(pair.sums, factor) })),
    channelPairs: group.channelPairs.map((pair) => ({ ...pair, sums: scalePairSums(pair.sums, factor) })),
    panel: group.panel?.map((respondent) => ({ ...respondent, weight: respondent.weight * factor })) ?? null,
  };
}

function scaleStage(stage: StageSample, factor: number): StageSample {
  const { scores, clusters, basics, expectation, reach, overall } = stage;
  return {
    ...stage,
    scores: scores && scaleDistribution(scores, factor),
    clusters: clusters && scaleClusters(clusters, factor),
    basics: basics && scaleBasics(basics, factor),
    expectation: expectation && {
      expected: scaleDistribution(expectation.expected, factor),
      paired: scaleDistribution(expectation.paired, factor),
      difference: scaleDistribution(expectation.difference, factor),
      clusters: expectation.clusters && {
        expected: scaleClusters(expectation.clusters.expected, factor),
        paired: scaleClusters(expectation.clusters.paired, factor),
        difference: scaleClusters(expectation.clusters.difference, factor),
      },
    },
    reach: reach && {
      ...reach,
      shortfall: scaleDistribution(reach.shortfall, factor),
      clusters: reach.clusters && scaleClusters(reach.clusters, factor),
      weight: reach.weight * factor,
      met: reach.met * factor,
    },
    overall: overall && scalePairSums(overall, factor),
  };
}

function scaleKpi(kpi: KpiSample, factor: number): KpiSample {
  return { ...kpi, values: scaleDistribution(kpi.values, factor), clusters: kpi.clusters && scaleClusters(kpi.clusters, factor) };
}

function scaleBasics(basics: Basics, factor: number): Basics {
  const { observed, squares, unmet, clusters } = basics;
  return {
    ...basics,
    observed: observed * factor,
    squares: squares * factor * factor,
    unmet: unmet * factor,
    clusters: clusters && scaleClusters(clusters, factor),
  };
}

function scaleDistribution({ values, counts, weights, squares }: Distribution, factor: number): Distribution {
  return { values, counts, weights: weights.map((weight) => weight * factor), squares: squares.map((each) => each * factor * factor) };
}

function scaleClusters(clusters: readonly ClusterSample[], factor: number): ClusterSample[] {
  return clusters.map((each) => ({ ...each, weight: each.weight * factor, weightedSum: each.weightedSum * factor }));
}

function sum<T>(all: readonly T[], figure: (one: T) => number): number {
  return neumaierSum(all.length, (i) => figure(all[i] as T));
}

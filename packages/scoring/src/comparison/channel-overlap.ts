import type { ChannelPair, Distribution, Samples } from '@parcours/model';
import { addPairSums } from '../journey/merge-samples.ts';
import { channelPairsInPerimeter, studiesInPerimeter } from '../journey/perimeter.ts';
import { sampleCovariance } from '../statistics/covariance.ts';
import type { Overlap } from '../statistics/mean-difference.ts';
import { neumaierSum } from '../statistics/neumaier-sum.ts';
import type { ComparisonInput } from './comparison-groups.ts';

type OverlapLookup = (name: string, first: string, second: string) => (Overlap & { readonly respondents: number }) | null;

/** By stage or KPI, the respondents on two channels; null without any. */
export type OverlapLookups = Readonly<Record<ChannelPair['of'], OverlapLookup>>;

export const NO_OVERLAP: OverlapLookups = { stage: () => null, kpi: () => null };

/** For a stage or KPI and two channels: the respondents of each study on both, and the covariance that they give the two means. */
export function channelOverlaps({ period, perimeter }: Pick<ComparisonInput, 'period' | 'perimeter'>): OverlapLookups {
  const inside = { ...perimeter, channel: null };
  const studies = studiesInPerimeter(period.studies, inside).studies.map((read) => {
    const { study, samples } = read;
    const pairs = channelPairsInPerimeter(samples, inside);
    const onChannel = new Map<string, Samples | undefined>();
    const on = (channel: string) => {
      if (!onChannel.has(channel)) onChannel.set(channel, studiesInPerimeter([read], { ...inside, channel }).studies[0]?.samples);
      return onChannel.get(channel);
    };
    return {
      weight: study.weight ?? 1,
      pair: (of: ChannelPair['of'], name: string, channels: readonly [string, string]) =>
        pairs.find((each) => each.of === of && each.name === name && each.channels.every((channel, i) => channel === channels[i]))?.sums ??
        null,
      // Σw of the respondents on the channel; 0 where the study did not measure the stage there.
      stageTotal: (name: string, channel: string) => totalWeight(on(channel)?.stages.find(({ stage }) => stage === name)?.scores),
      kpiTotal: (name: string, channel: string) => totalWeight(on(channel)?.kpis.find(({ kpi }) => kpi === name)?.values),
    };
  });
  return {
    // Stage means are consolidated by the declared study weights.
    stage: (name, first, second) => {
      const contributing = studies.map(({ weight, pair, stageTotal }) => ({
        weight,
        pair: pair('stage', name, [first, second]),
        totals: [stageTotal(name, first), stageTotal(name, second)] as const,
      }));
      const totalStudyWeight = (side: 0 | 1) => contributing.reduce((sum, { weight, totals }) => sum + (totals[side] > 0 ? weight : 0), 0);
      let [n, respondents, covariance] = [0, 0, 0];
      for (const { weight, pair, totals } of contributing) {
        const between = pair && weight > 0 ? sampleCovariance(pair) : null;
        if (!pair || between === null) continue;
        n += (pair.weight * pair.weight) / pair.square;
        respondents += pair.n;
        covariance += ((weight / totalStudyWeight(0)) * (weight / totalStudyWeight(1)) * between * pair.square) / (totals[0] * totals[1]);
      }
      return respondents === 0 ? null : { n, respondents, covariance };
    },
    // KPI answers are pooled over the studies.
    kpi: (name, first, second) => {
      const pairs = addPairSums(studies.flatMap(({ pair }) => pair('kpi', name, [first, second]) ?? []));
      const between = pairs && sampleCovariance(pairs);
      if (!pairs || between === null) return null;
      const total = (channel: string) => studies.reduce((sum, { kpiTotal }) => sum + kpiTotal(name, channel), 0);
      const covariance = (between * pairs.square) / (total(first) * total(second));
      return { n: (pairs.weight * pairs.weight) / pairs.square, respondents: pairs.n, covariance };
    },
  };
}

function totalWeight(answers: Distribution | null | undefined): number {
  return answers ? neumaierSum(answers.weights.length, (i) => answers.weights[i] as number) : 0;
}

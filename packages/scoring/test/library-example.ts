import { DEFAULT_SCALE } from '@parcours/model';
import {
  classifyScore,
  consolidateStudies,
  distributionOf,
  estimateOf,
  gapToTarget,
  holm,
  journeyScores,
  type Moments,
  meanDifference,
  medianInterval,
  momentsOf,
  npsAdjustedWald,
  npsOf,
  quantileOf,
  rankStages,
  shareWhere,
  summaryMoments,
  wilson,
} from '@parcours/scoring';

// Answers become a distribution: each distinct value once. Weights are optional.
const before = distributionOf([-2, 0, 1, 1.5, 3]);
const after = distributionOf([1, 2, 2.5, 3, 3, 2], [1, 1, 2, 1, 1, 0.5]);

// A mean with its 95 % t interval; with weights n is the effective n.
const momentsBefore = momentsOf(before) as Moments;
export const mean = estimateOf(momentsBefore); // { "n": 5, "mean": 0.7, "low": -1.6063, "high": 3.0063 }
export const experience = classifyScore(0.7, DEFAULT_SCALE); // "neutral"

// The difference of two means (Welch), corrected with others for multiple comparisons (Holm).
const momentsAfter = momentsOf(after) as Moments;
export const difference = meanDifference(momentsBefore, momentsAfter); // { "value": 1.6077, "low": -0.6591, "high": 3.8745, "p": 0.1293 }
export const adjusted = holm([difference.p, 0.01, 0.2]); // [0.2585, 0.03, 0.2585]

// Several studies of one stage in one figure, each with its weight; one of them states only n, mean and standard deviation.
const published = summaryMoments({ n: 40, mean: 1.2, sd: 0.8 }) as Moments;
const studies = [
  { moments: momentsBefore, scores: before, clusters: null, weight: 1, weightFactor: 1 },
  { moments: published, scores: null, clusters: null, weight: 2, weightFactor: 1 },
];
export const consolidated = estimateOf(consolidateStudies(studies, DEFAULT_SCALE)?.moments as Moments); // { "n": 45, "effectiveN": 30, "mean": 1.0333, "low": 0.2785, "high": 1.7882 }

// Gap to a target, priorities, the score of the journey.
export const gap = gapToTarget(2, mean, DEFAULT_SCALE); // { "value": 1.3, "low": -1.0063, "high": 3.6063, "proven": null }
export const ranks = rankStages([
  { class: 'neutral', basicsFail: false, worseThan: [], gap, importance: 3, volume: 1, momentOfTruth: false },
  { class: 'disappointing', basicsFail: false, worseThan: [], gap: { ...gap, value: 2 }, importance: 5, volume: 0.5, momentOfTruth: true },
]).map(({ list, rank, priority }) => ({ list, rank, priority })); // [{ "list": "differentiate", "rank": 2, "priority": 39 }, { "list": "catch-up", "rank": 1, "priority": 100 }]
export const journey = journeyScores(
  [
    { measured: mean, importance: 3 },
    { measured: { mean: -1 }, importance: 5 },
  ],
  DEFAULT_SCALE,
); // { "score": -0.3625, "index": 43.9583, "peakEnd": -1 }

// Shares, Net Promoter Score, median.
const recommendations = distributionOf([10, 10, 9, 8, 7, 6, 3, 10, 9, 0]);
const shares = {
  promoters: shareWhere(recommendations, (answer) => answer >= 9) ?? 0,
  detractors: shareWhere(recommendations, (answer) => answer < 7) ?? 0,
  n: 10,
};
export const nps = { value: npsOf(shares), ...npsAdjustedWald(shares) }; // { "value": 20, "low": -30.326, "high": 61.0952 }
export const share = wilson(7 / 20, 20); // { "low": 0.1812, "high": 0.5671 }
const hours = distributionOf([1, 2, 2, 4, 8, 24, 30, 48, 72, 96]);
export const median = { value: quantileOf(hours, 0.5), ...medianInterval(hours) }; // { "value": 16, "low": 2, "high": 56.2162 }

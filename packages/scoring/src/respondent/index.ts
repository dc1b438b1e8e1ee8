/** The rules of the method at the level of one respondent (method.md, 2.1 and 2.2): what `observations` needs to aggregate a file. */
export { pearsonCorrelation } from '../statistics/covariance.ts';
export { exactMean } from '../statistics/exact-sum.ts';
export { poolSummaryStatistics } from '../statistics/pool-summaries.ts';
export { rescale } from '../statistics/scale.ts';
export { kpiContribution } from './kpi-contribution.ts';
export { overallKpi } from './overall-kpi.ts';
export { bestPossibleScore, bestResponse, reachableScore } from './reachable-score.ts';
export { expectationDifference, meanRating, type Ratings, respondentScore } from './respondent-score.ts';
export { VerbatimSampler } from './verbatim-sampler.ts';

/** The method's figures: pure functions from Model and Samples to Report (method.md, section 2). */

export { suppress } from './disclosure/suppress.ts';
export { scoreJourney } from './journey/score-journey.ts';
export { kpiContribution } from './kpi/kpi-report.ts';
export { overallKpi } from './respondent/overall-kpi.ts';
export { rescale, respondentScore } from './respondent/scale.ts';
export { VerbatimSampler } from './respondent/verbatim-sampler.ts';
export { poolSummaryStatistics } from './statistics/pool-summaries.ts';

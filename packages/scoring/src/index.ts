/** The method's figures: pure functions from Model and Samples to Report (method.md, section 2). */
export { poolGivenMeans } from './given-means.ts';
export { meanFigure } from './kpi.ts';
export { overallKpi } from './overall-kpi.ts';
export { onScale, respondentScore } from './scale.ts';
export { scoreJourney } from './score-journey.ts';
export { suppress } from './suppress.ts';
export { Telling } from './telling.ts';

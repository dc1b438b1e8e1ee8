/** The method's figures: pure functions from Model and Samples to Report (method.md, section 2). */
export { onScale, type RespondentEvidence, respondentScore } from './scale.ts';
export { type ScoringOptions, scoreJourney } from './score-journey.ts';
export { suppress } from './suppress.ts';

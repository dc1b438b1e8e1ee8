/** The method's figures: pure functions from Model and Samples to Report (method.md, section 2). */
export { onScale, type RespondentEvidence, respondentScore } from './scale.ts';

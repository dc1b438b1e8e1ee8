/** The method's figures: pure functions from Model and Samples to Report (method.md, section 2). */
export { suppress } from './disclosure/suppress.ts';
export { scoreJourney } from './journey/score-journey.ts';

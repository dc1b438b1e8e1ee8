/** Draws the fences named `journey` of a Markdown text. A bundle of its own, loaded with the first such fence. */
export { renderJourney } from './render-journey.ts';

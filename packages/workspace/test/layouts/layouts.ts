/** All layouts. Every second one is held out: the rules of `link` are made by looking at the others. */
import { DOCUMENTED_EXPORTS } from './documented-exports.ts';
import { FORMS } from './forms.ts';
import type { Layout } from './layout.ts';
import { LOGS } from './logs.ts';
import { SMALL_FILES } from './small-files.ts';
import { SURVEY_TOOLS } from './survey-tools.ts';
import { TICKETS_AND_REVIEWS } from './tickets-and-reviews.ts';
import { VISITS } from './visits.ts';

export const LAYOUTS: readonly Layout[] = [
  ...SURVEY_TOOLS,
  ...FORMS,
  ...TICKETS_AND_REVIEWS,
  ...VISITS,
  ...LOGS,
  ...SMALL_FILES,
  ...DOCUMENTED_EXPORTS,
].map((layout, at) => ({
  ...layout,
  heldOut: at % 2 === 1,
}));

import { h, studiesTable, type Tree } from '@parcours/charts';
import type { JourneyReport, Language } from '@parcours/model';
import { type Say, say } from './phrases.ts';
import { samples } from './sample.ts';

/** The second tab: where the figures come from, and what was lost on the way. */
export function evidenceTab(journey: JourneyReport, language: Language): Tree {
  const sayIt = say(language);
  if (journey.studies.length === 0 && journey.missing.length === 0 && journey.problems.length === 0) {
    return h('section', { class: 'empty' }, [h('p', {}, sayIt('no-studies')), h('pre', {}, samples.observations(journey, language))]);
  }
  return h('div', {}, [
    h('div', { class: 'scroll', 'data-keep-scroll': 'studies' }, [studiesTable(journey, { language })]),
    verbatimSection(journey, sayIt),
  ]);
}

function verbatimSection(journey: JourneyReport, sayIt: Say): Tree | null {
  const speaking = journey.studies.filter((study) => study.verbatims.count > 0);
  if (speaking.length === 0) return null;
  const labels = new Map(journey.stages.map((stage) => [stage.name, stage.label ?? stage.name]));
  return h('section', { class: 'verbatims' }, [
    h('h2', {}, sayIt('verbatims')),
    ...speaking.map((study) =>
      h('div', {}, [
        h('h3', {}, sayIt('verbatim-count', { count: study.verbatims.count, study: study.label ?? study.name })),
        ...study.verbatims.first.map((verbatim) =>
          h('figure', {}, [
            h('blockquote', {}, verbatim.text),
            verbatim.stage !== null && h('figcaption', {}, labels.get(verbatim.stage) ?? verbatim.stage),
          ]),
        ),
      ]),
    ),
  ]);
}

import { h, studiesTable, type Tree } from '@parcours/charts';
import { type JourneyReport, type Language, messageOf, type StudyReport, term } from '@parcours/model';
import { type Say, say } from './phrases.ts';
import { samples } from './sample.ts';

/** The second tab: where the figures come from, and what was lost on the way. */
export function evidenceTab(journey: JourneyReport, language: Language): Tree {
  const sayIt = say(language);
  if (journey.studies.length === 0 && journey.missing.length === 0) {
    return h('section', { class: 'empty' }, [h('p', {}, sayIt('no-studies')), h('pre', {}, samples.observations(journey, language))]);
  }
  return h('div', {}, [
    journey.studies.length > 0 && h('div', { class: 'scroll', 'data-keep-scroll': 'studies' }, [studiesTable(journey, { language })]),
    journey.missing.length > 0 &&
      h('section', { class: 'missing' }, [
        h('h2', {}, sayIt('not-usable')),
        h(
          'ul',
          {},
          journey.missing.map((study) => h('li', {}, [h('b', {}, study.label ?? study.name), ` – ${messageOf(study, language)}`])),
        ),
      ]),
    journey.studies.length > 0 && droppedSection(journey.studies, language, sayIt),
    verbatimSection(journey, sayIt),
  ]);
}

function droppedSection(studies: readonly StudyReport[], language: Language, sayIt: Say): Tree {
  const lossy = studies.filter((study) => study.dropped.length > 0);
  return h('section', {}, [
    h('h2', {}, sayIt('dropped')),
    lossy.length === 0 && h('p', {}, sayIt('nothing-dropped')),
    ...lossy.map((study) =>
      h('div', {}, [
        h('h3', {}, study.label ?? study.name),
        h(
          'ul',
          {},
          study.dropped.map((loss) => {
            const { count, column } = loss;
            const what =
              loss.unit === 'row'
                ? sayIt('dropped-rows', { count })
                : column === null
                  ? sayIt('dropped-cells-anywhere', { count })
                  : sayIt('dropped-cells', { count, column });
            const more = [
              loss.lines.length > 0 && sayIt('at-lines', { lines: loss.lines.join(', ') + (count > loss.lines.length ? ', …' : '') }),
              loss.examples.length > 0 && sayIt('such-as', { examples: loss.examples.join(', ') }),
            ].filter((each) => each !== false);
            return h('li', {}, [
              h('span', {}, sayIt('loss', { what, why: term(`drop.${loss.reason}`, language) })),
              more.length > 0 && h('span', { class: 'aside' }, ` (${more.join('; ')})`),
            ]);
          }),
        ),
      ]),
    ),
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

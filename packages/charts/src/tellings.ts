/** What the customer does, feels, needs and expects, and where the journey breaks: stage by stage, in the customer's words. */
import { formatHours, type JourneyReport, type Language, type StageReport, speaker, type Telling } from '@parcours/model';
import { h, type Tree } from './element.ts';
import { channelsOf, labelIn, labelOf, wayOf } from './labels.ts';
import { oneLine } from './one-line.ts';
import type { TableOptions } from './table.ts';
import { words } from './words.ts';

/** Null where nothing is told of any stage. */
export function tellings(journey: JourneyReport, { language, level = 3 }: TableOptions & { readonly level?: 3 | 4 }): Tree | null {
  const told = journey.stages.flatMap((stage) => {
    const facts = toldOf(journey, stage, language);
    return facts.length > 0 ? [{ stage, facts }] : [];
  });
  if (told.length === 0) return null;
  return h(
    'div',
    { class: 'pc-tellings' },
    told.map(({ stage, facts }) => {
      const where = [channelsOf(journey, stage), stage.touchpoints.map((name) => labelIn(journey.touchpoints, name)).join(' · ')];
      return h('section', { class: 'pc-telling', 'data-stage': stage.name }, [
        h(`h${level}`, {}, labelOf(stage)),
        h('p', { class: 'pc-where' }, where.filter(Boolean).join(' – ')),
        h(
          'dl',
          { class: 'pc-facts' },
          facts.map(({ name, values }) => [h('dt', {}, name), values.map((value) => h('dd', {}, value))]),
        ),
      ]);
    }),
  );
}

const KINDS = ['does', 'feels', 'need-explicit', 'need-implicit', 'choice', 'expects', 'pain', 'idea', 'note'] as const;

/** The same kinds in the same order for every stage, each with all that is told of it. */
export function toldOf(journey: JourneyReport, stage: StageReport, language: Language): { name: string; values: string[] }[] {
  const say = speaker(words, language);
  const kinds = KINDS.map((kind) => ({
    name: say(kind),
    values: stage.tellings.filter((telling) => telling.kind === kind).map((telling) => tellingText(telling, language)),
  }));
  const ruptures = stage.ruptures.map((rupture) => say('colon', { name: wayOf(journey, rupture), value: oneLine(rupture.text) }));
  // Words of so few respondents would tell who they are.
  const heard = stage.suppressed
    ? []
    : journey.studies.flatMap((study) => study.verbatims.first.filter((each) => each.stage === stage.name));
  const quotes = heard.slice(0, 3).map(({ text }) => say('quoted', { text: oneLine(text) }));
  return [...kinds, { name: say('rupture'), values: ruptures }, { name: say('verbatim'), values: quotes }].filter(
    ({ values }) => values.length > 0,
  );
}

function tellingText(telling: Telling, language: Language): string {
  const say = speaker(words, language);
  const more = [
    telling.criteria.length > 0 && say('criteria', { criteria: telling.criteria.map(oneLine).join(', ') }),
    telling.within !== null && say('within', { hours: formatHours(telling.within, language) }),
  ].filter((part) => typeof part === 'string');
  const text = oneLine(telling.text);
  return more.length > 0 ? `${text} (${more.reduce((a, b) => say('more.joined', { a, b }))})` : text;
}

/** The notes of each stage: what the customer does, feels, needs and expects; ruptures and verbatims. */
import {
  formatHours,
  isSuppressed,
  type JourneyReport,
  type Language,
  type StageNote,
  type StageReport,
  translator,
} from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import type { TableOptions } from '../tables/table.ts';
import { channelLabels, channelSwitchText, labelByName, labelOf } from '../text/labels.ts';
import { singleLine } from '../text/single-line.ts';

/** A section per stage with notes; null if there is none. */
export function stageNotes(journey: JourneyReport, { language, level = 3 }: TableOptions & { readonly level?: 3 | 4 }): VNode | null {
  const sections = journey.stages.flatMap((stage) => {
    const facts = stageNoteTexts(journey, stage, language);
    return facts.length > 0 ? [{ stage, facts }] : [];
  });
  if (sections.length === 0) return null;
  return h(
    'div',
    { class: 'pc-stage-notes' },
    sections.map(({ stage, facts }) => {
      const places = [channelLabels(journey, stage), stage.touchpoints.map((name) => labelByName(journey.touchpoints, name)).join(' · ')];
      return h('section', { class: 'pc-stage-note', 'data-stage': stage.name }, [
        h(`h${level}`, {}, labelOf(stage)),
        h('p', { class: 'pc-places' }, places.filter(Boolean).join(' – ')),
        h(
          'dl',
          { class: 'pc-facts' },
          facts.map(({ name, values }) => [h('dt', {}, name), values.map((value) => h('dd', {}, value))]),
        ),
      ]);
    }),
  );
}

const NOTE_KINDS = ['does', 'feels', 'need-explicit', 'need-implicit', 'choice', 'expects', 'pain', 'idea', 'note'] as const;

/** The notes of a stage by kind, in a fixed order; then its ruptures and at most three verbatims. Empty kinds are left out. */
export function stageNoteTexts(journey: JourneyReport, stage: StageReport, language: Language): { name: string; values: string[] }[] {
  const t = translator(messages, language);
  const notes = NOTE_KINDS.map((kind) => ({
    name: t(kind),
    values: stage.notes.filter((telling) => telling.kind === kind).map((telling) => stageNoteText(telling, language)),
  }));
  const ruptures = stage.ruptures.map((rupture) =>
    t('colon', { name: channelSwitchText(journey, rupture), value: singleLine(rupture.text) }),
  );
  // Verbatims of too few respondents could identify them.
  const verbatims = isSuppressed(stage)
    ? []
    : journey.studies.flatMap((study) => study.verbatims.first.filter((each) => each.stage === stage.name));
  const quotes = verbatims.slice(0, 3).map(({ text }) => t('quoted', { text: singleLine(text) }));
  return [...notes, { name: t('rupture'), values: ruptures }, { name: t('verbatim'), values: quotes }].filter(
    ({ values }) => values.length > 0,
  );
}

function stageNoteText(telling: StageNote, language: Language): string {
  const t = translator(messages, language);
  const details = [
    telling.criteria.length > 0 && t('criteria', { criteria: telling.criteria.map(singleLine).join(', ') }),
    telling.within !== null && t('within', { hours: formatHours(telling.within, language) }),
  ].filter((part) => typeof part === 'string');
  const text = singleLine(telling.text);
  return details.length > 0 ? `${text} (${details.reduce((a, b) => t('more.joined', { a, b }))})` : text;
}

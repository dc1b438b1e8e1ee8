/** The notes of each stage: what the customer does, feels, needs and expects; ruptures and verbatims; then verbatims without a stage. */
import {
  formatHours,
  isSuppressed,
  type JourneyReport,
  type Language,
  type StageNote,
  type StageReport,
  type StudyReport,
  translator,
  type Verbatim,
} from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import type { TableOptions } from '../tables/table.ts';
import { channelLabels, channelSwitchText, labelByName, labelOf } from '../text/labels.ts';
import { singleLine } from '../text/single-line.ts';

/** A section per stage with notes, then one for the verbatims without a stage; null if there is nothing to show. */
export function stageNotes(journey: JourneyReport, { language, level = 3 }: TableOptions & { readonly level?: 3 | 4 }): VNode | null {
  const sections = journey.stages.flatMap((stage) => {
    const facts = stageNoteTexts(journey, stage, language);
    return facts.length > 0 ? [{ stage, facts }] : [];
  });
  const comments = journeyVerbatimTexts(journey, language);
  if (sections.length === 0 && comments.length === 0) return null;
  return h('div', { class: 'pc-stage-notes' }, [
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
    comments.length > 0 &&
      h('section', { class: 'pc-stage-note' }, [
        h(`h${level}`, {}, translator(messages, language)('verbatims.no-stage')),
        h(
          'dl',
          { class: 'pc-facts' },
          comments.map(({ name, note, values }) => [
            h('dt', {}, name),
            note && h('dd', { class: 'pc-muted' }, note),
            values.map((value) => h('dd', {}, value)),
          ]),
        ),
      ]),
  ]);
}

const NOTE_KINDS = ['does', 'feels', 'need-explicit', 'need-implicit', 'choice', 'expects', 'pain', 'idea', 'note'] as const;

/** The notes of a stage by kind, in a fixed order; then its ruptures and a few verbatims. Empty kinds are left out. */
export function stageNoteTexts(journey: JourneyReport, stage: StageReport, language: Language): { name: string; values: string[] }[] {
  const t = translator(messages, language);
  const notes = NOTE_KINDS.map((kind) => ({
    name: t(kind),
    values: stage.notes.filter((telling) => telling.kind === kind).map((telling) => stageNoteText(telling, language)),
  }));
  const ruptures = stage.ruptures.map((rupture) =>
    t('colon', { name: channelSwitchText(journey, rupture), value: singleLine(rupture.text) }),
  );
  const quotes = stageVerbatims(journey, stage)
    .slice(0, MAX_STAGE_VERBATIMS)
    .map(({ verbatim }) => verbatimText(verbatim, language));
  return [...notes, { name: t('rupture'), values: ruptures }, { name: t('verbatim'), values: quotes }].filter(
    ({ values }) => values.length > 0,
  );
}

/** The verbatims of a stage with the name of their study, of each study in turn; none where its figures are suppressed. */
export function stageVerbatims(journey: JourneyReport, stage: StageReport): { readonly verbatim: Verbatim; readonly study: string }[] {
  // Verbatims of too few respondents could identify them.
  if (isSuppressed(stage)) return [];
  return alternate(journey.studies.map((study) => verbatimsOf(study, stage.name).map((verbatim) => ({ verbatim, study: study.name }))));
}

const MAX_STAGE_VERBATIMS = 3;
const MAX_STUDY_VERBATIMS = 12;

/** The verbatims without a stage, by study; `note` says how many of them are shown, if not all. */
export function journeyVerbatimTexts(journey: JourneyReport, language: Language): { name: string; note: string; values: string[] }[] {
  const t = translator(messages, language);
  return journey.studies.flatMap((study) => {
    const { count, first } = study.verbatims;
    const unplaced = verbatimsOf(study, null);
    const shown = unplaced.slice(0, MAX_STUDY_VERBATIMS);
    const values = shown.map((verbatim) => verbatimText(verbatim, language));
    const complete = shown.length === unplaced.length && sum(first) === count;
    const note = complete ? '' : t('verbatims.some', { shown: sum(shown), count });
    return values.length === 0 ? [] : [{ name: labelOf(study), note, values }];
  });
}

const verbatimsOf = ({ verbatims }: StudyReport, stage: string | null) => verbatims.first.filter((each) => each.stage === stage);

/** The first of each list, then the second of each … */
function alternate<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

const sum = (verbatims: readonly Verbatim[]) => verbatims.reduce((total, { count }) => total + count, 0);

/** The text in quotation marks, with its number where several say the same. */
function verbatimText({ text, count }: Verbatim, language: Language): string {
  const t = translator(messages, language);
  const quote = t('quoted', { text: singleLine(text) });
  return count === 1 ? quote : t('verbatims.times', { quote, count });
}

/** A note with its criteria and its promised time. */
export function stageNoteText(telling: StageNote, language: Language): string {
  const t = translator(messages, language);
  const details = [
    telling.criteria.length > 0 && t('criteria', { criteria: telling.criteria.map(singleLine).join(', ') }),
    telling.within !== null && t('within', { hours: formatHours(telling.within, language) }),
  ].filter((part) => typeof part === 'string');
  const text = singleLine(telling.text);
  return details.length > 0 ? `${text} (${details.reduce((a, b) => t('more.joined', { a, b }))})` : text;
}

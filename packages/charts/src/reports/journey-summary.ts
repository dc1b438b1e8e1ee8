/** The journey in three figures, each with what it means, and in the stages that matter first. */
import { DIMENSIONS, formatFixed, formatNumber, isSuppressed, type JourneyReport, type Language, translator } from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { gapGroups } from '../tables/gap-rows.ts';
import type { TableOptions } from '../tables/table.ts';
import { boundText, scoreText } from '../text/format-figures.ts';
import { labelOf } from '../text/labels.ts';
import { singleLine } from '../text/single-line.ts';

export function journeySummary(journey: JourneyReport, { language }: TableOptions): VNode {
  const say = translator(messages, language);
  const { scale } = journey;
  const bounds = { min: boundText(scale.min, scale, language), max: boundText(scale.max, scale, language) };
  const tile = (name: string, value: string | null, of: string | null, hint: string) =>
    h('li', { class: 'pc-tile' }, [
      h('span', { class: 'pc-name' }, name),
      h('span', { class: 'pc-figure' }, value === null ? '–' : [value, of && h('small', {}, ` ${of}`)]),
      h('span', { class: 'pc-hint' }, value === null ? say('not-measured') : hint),
    ]);
  const { score, index, peakEnd } = journey;
  const lines = summaryLines(journey, language);
  const note = problemsNote(journey, language);
  return h('div', { class: 'pc-summary' }, [
    note !== null && h('p', { class: 'pc-warning' }, note),
    h('ul', { class: 'pc-tiles' }, [
      tile(say('score'), score === null ? null : scoreText(score, scale, language), null, say('score.hint', bounds)),
      tile(say('index'), index === null ? null : formatFixed(index, language, 1), `/ ${formatNumber(100, language)}`, say('index.hint')),
      tile(say('peak-end'), peakEnd === null ? null : scoreText(peakEnd, scale, language), null, say('peak-end.hint')),
    ]),
    lines.length > 0 &&
      h(
        'dl',
        { class: 'pc-facts' },
        lines.map(({ name, value }) => [h('dt', {}, name), h('dd', {}, value)]),
      ),
  ]);
}

/** How many errors take something out of the figures; null where none does. */
export function problemsNote(journey: JourneyReport, language: Language): string | null {
  const n = journey.problems.length;
  return n === 0 ? null : translator(messages, language)('summary.problems', { n });
}

/** Which stages come first, which are refuted, which are not known: read from the Report, in words. */
export function summaryLines(journey: JourneyReport, language: Language): { name: string; value: string }[] {
  const say = translator(messages, language);
  const groups = gapGroups(journey, language);
  const first = (list: string) =>
    groups
      .find((group) => group.list === list)
      ?.rows.slice(0, 3)
      .map((row) => row.label) ?? [];
  const those = (test: (stage: JourneyReport['stages'][number]) => boolean) => journey.stages.filter(test).map(labelOf);
  return [
    { name: say('summary.catch-up'), values: first('catch-up') },
    { name: say('summary.differentiate'), values: first('differentiate') },
    { name: say('summary.refuted'), values: those((stage) => stage.expertRefuted === true) },
    { name: say('summary.unmeasured'), values: those((stage) => stage.measured === null && !isSuppressed(stage)) },
    { name: say('summary.suppressed'), values: those((stage) => isSuppressed(stage)) },
    { name: say('summary.missing'), values: journey.missing.map(labelOf) },
    { name: say('summary.left-out'), values: journey.excludedStudies.map(labelOf) },
  ].flatMap(({ name, values }) => (values.length > 0 ? [{ name, value: values.join(' · ') }] : []));
}

/** Whose figures these are: those of the perimeter, whoever the journey is written for. */
function perimeterText({ perimeter }: JourneyReport, language: Language): string {
  const say = translator(messages, language);
  const who = [perimeter.segment, perimeter.persona, perimeter.channel].flatMap((each) => (each ? [labelOf(each)] : []));
  return who.length === 0 ? say('everybody') : say('figures.only', { who: who.join(' · ') });
}

/** For whom the journey is written: its persona, and the segment. */
function audienceText({ persona, segment }: JourneyReport): string {
  return [persona, segment].flatMap((each) => (each ? [labelOf(each)] : [])).join(' · ');
}

/** Whether a reader could take the figures for those of somebody else. */
function needsPerimeterText(journey: JourneyReport): boolean {
  return audienceText(journey) !== '' || isPerimeterRestricted(journey);
}

/** Whether only some of the respondents are looked at: what was left out is still counted over whole files. */
export function isPerimeterRestricted({ perimeter }: JourneyReport): boolean {
  return DIMENSIONS.some((attribute) => perimeter[attribute] !== null);
}

/** For whom and in which case it is written, and whose figures stand beside that. */
export function journeyFacts(journey: JourneyReport, language: Language): { name: string; value: string }[] {
  const say = translator(messages, language);
  return [
    { name: say('written-for'), value: audienceText(journey) },
    { name: say('figures'), value: needsPerimeterText(journey) ? perimeterText(journey, language) : '' },
    { name: say('scenario'), value: singleLine(journey.scenario ?? '') },
    ...journey.objectives.map((text) => ({ name: say('objective'), value: singleLine(text) })),
    { name: say('wave'), value: singleLine(journey.wave ?? '') },
  ].filter(({ value }) => value !== '');
}

/** The same on one line, as far as it tells one journey, case or respondents from others. */
export function journeySubtitle(journey: JourneyReport, language: Language): string[] {
  const say = translator(messages, language);
  const whose = [
    { name: say('written-for'), value: audienceText(journey) },
    { name: say('figures'), value: needsPerimeterText(journey) ? perimeterText(journey, language) : '' },
  ].flatMap(({ name, value }) => (value === '' ? [] : [say('colon', { name, value })]));
  return [...whose, singleLine(journey.scenario ?? ''), singleLine(journey.wave ?? '')].filter((text) => text !== '');
}

/** How to see those alone for whom the journey is written, where the studies tell them; null where they are seen, or cannot be. */
export function perimeterHint(journey: JourneyReport, language: Language): string | null {
  const attribute = (['persona', 'segment'] as const).find(
    (each) => journey[each] !== null && journey.choices[each].some(({ name }) => name === journey[each]?.name),
  );
  if (attribute === undefined || isPerimeterRestricted(journey)) return null;
  return translator(messages, language)('narrow.hint', { option: `--${attribute}` });
}

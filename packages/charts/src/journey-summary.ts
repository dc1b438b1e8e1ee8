/** The journey in three figures, each with what it means, and in the stages that matter first. */
import { formatFixed, formatNumber, GROUP_ATTRIBUTES, type JourneyReport, type Language, speaker } from '@parcours/model';
import { h, type Tree } from './element.ts';
import { boundText, scoreText } from './figures.ts';
import { gapGroups } from './gap-rows.ts';
import { labelOf } from './labels.ts';
import { oneLine } from './one-line.ts';
import type { TableOptions } from './table.ts';
import { words } from './words.ts';

export function journeySummary(journey: JourneyReport, { language }: TableOptions): Tree {
  const say = speaker(words, language);
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
  return n === 0 ? null : speaker(words, language)('summary.problems', { n });
}

/** Which stages come first, which are refuted, which are not known: read from the Report, in words. */
export function summaryLines(journey: JourneyReport, language: Language): { name: string; value: string }[] {
  const say = speaker(words, language);
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
    { name: say('summary.unmeasured'), values: those((stage) => stage.measured === null && !stage.suppressed) },
    { name: say('summary.suppressed'), values: those((stage) => stage.suppressed) },
    { name: say('summary.missing'), values: journey.missing.map(labelOf) },
    { name: say('summary.left-out'), values: journey.leftOut.map(labelOf) },
  ].flatMap(({ name, values }) => (values.length > 0 ? [{ name, value: values.join(' · ') }] : []));
}

/** Whose figures these are: those of the perimeter, whoever the journey is written for. */
function figuresText({ perimeter }: JourneyReport, language: Language): string {
  const say = speaker(words, language);
  const who = [perimeter.segment, perimeter.persona, perimeter.channel].flatMap((each) => (each ? [labelOf(each)] : []));
  return who.length === 0 ? say('everybody') : say('figures.only', { who: who.join(' · ') });
}

/** For whom the journey is written: its persona, and the segment. */
function writtenFor({ persona, segment }: JourneyReport): string {
  return [persona, segment].flatMap((each) => (each ? [labelOf(each)] : [])).join(' · ');
}

/** Whether a reader could take the figures for those of somebody else. */
function tellsWhose(journey: JourneyReport): boolean {
  return writtenFor(journey) !== '' || narrowed(journey);
}

/** Whether only some of the respondents are looked at: what was left out is still counted over whole files. */
export function narrowed({ perimeter }: JourneyReport): boolean {
  return GROUP_ATTRIBUTES.some((attribute) => perimeter[attribute] !== null);
}

/** For whom and in which case it is written, and whose figures stand beside that. */
export function journeyFacts(journey: JourneyReport, language: Language): { name: string; value: string }[] {
  const say = speaker(words, language);
  return [
    { name: say('written-for'), value: writtenFor(journey) },
    { name: say('figures'), value: tellsWhose(journey) ? figuresText(journey, language) : '' },
    { name: say('scenario'), value: oneLine(journey.scenario ?? '') },
    ...journey.objectives.map((text) => ({ name: say('objective'), value: oneLine(text) })),
    { name: say('wave'), value: oneLine(journey.wave ?? '') },
  ].filter(({ value }) => value !== '');
}

/** The same on one line, as far as it tells one journey, case or respondents from others. */
export function journeyAbout(journey: JourneyReport, language: Language): string[] {
  const say = speaker(words, language);
  const whose = [
    { name: say('written-for'), value: writtenFor(journey) },
    { name: say('figures'), value: tellsWhose(journey) ? figuresText(journey, language) : '' },
  ].flatMap(({ name, value }) => (value === '' ? [] : [say('colon', { name, value })]));
  return [...whose, oneLine(journey.scenario ?? ''), oneLine(journey.wave ?? '')].filter((text) => text !== '');
}

/** How to see those alone for whom the journey is written, where the studies tell them; null where they are seen, or cannot be. */
export function narrowHint(journey: JourneyReport, language: Language): string | null {
  const attribute = (['persona', 'segment'] as const).find(
    (each) => journey[each] !== null && journey.choices[each].some(({ name }) => name === journey[each]?.name),
  );
  if (attribute === undefined || narrowed(journey)) return null;
  return speaker(words, language)('narrow.hint', { option: `--${attribute}` });
}

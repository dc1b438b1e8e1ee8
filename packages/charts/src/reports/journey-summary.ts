/** The summary of a journey: score, index and peak–end as tiles, then the stages to act on. */
import { formatFixed, formatNumber, isSuppressed, type JourneyReport, type Language, translator } from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { gapGroups } from '../tables/gap-rows.ts';
import type { TableOptions } from '../tables/table.ts';
import { boundText, scoreText } from '../text/format-figures.ts';
import { labelOf } from '../text/labels.ts';
import { isNarrowed, isPerimeterRestricted, perimeterText } from '../text/perimeter-text.ts';
import { singleLine } from '../text/single-line.ts';

/** The key figures as tiles, and the findings as a description list. */
export function journeySummary(journey: JourneyReport, { language }: TableOptions): VNode {
  const t = translator(messages, language);
  const { scale } = journey;
  const bounds = { min: boundText(scale.min, scale, language), max: boundText(scale.max, scale, language) };
  const tile = (name: string, value: string | null, of: string | null, hint: string) =>
    h('li', { class: 'pc-tile' }, [
      h('span', { class: 'pc-name' }, name),
      h('span', { class: 'pc-figure' }, value === null ? '–' : [value, of && h('small', {}, ` ${of}`)]),
      h('span', { class: 'pc-hint' }, value === null ? t('not-measured') : hint),
    ]);
  const { score, index, peakEnd } = journey;
  const lines = summaryLines(journey, language);
  const note = problemsNote(journey, language);
  return h('div', { class: 'pc-summary' }, [
    note !== null && h('p', { class: 'pc-warning' }, note),
    h('ul', { class: 'pc-tiles' }, [
      tile(t('score'), score === null ? null : scoreText(score, scale, language), null, t('score.hint', bounds)),
      tile(t('index'), index === null ? null : formatFixed(index, language, 1), `/ ${formatNumber(100, language)}`, t('index.hint')),
      tile(t('peak-end'), peakEnd === null ? null : scoreText(peakEnd, scale, language), null, t('peak-end.hint')),
    ]),
    lines.length > 0 &&
      h(
        'dl',
        { class: 'pc-facts' },
        lines.map(({ name, value }) => [h('dt', {}, name), h('dd', {}, value)]),
      ),
  ]);
}

/** Says how many errors remove data from the figures; null if there are none. */
export function problemsNote(journey: JourneyReport, language: Language): string | null {
  const n = journey.problems.length;
  return n === 0 ? null : translator(messages, language)('summary.problems', { n });
}

/** Stages by finding: first to catch up or to differentiate, refuted, not measured, suppressed; and the studies that are missing. */
export function summaryLines(journey: JourneyReport, language: Language): { name: string; value: string }[] {
  const t = translator(messages, language);
  const groups = gapGroups(journey, language);
  const first = (list: string) =>
    groups
      .find((group) => group.list === list)
      ?.rows.slice(0, 3)
      .map((row) => row.label) ?? [];
  const labelsWhere = (test: (stage: JourneyReport['stages'][number]) => boolean) => journey.stages.filter(test).map(labelOf);
  return [
    { name: t('summary.catch-up'), values: first('catch-up') },
    { name: t('summary.differentiate'), values: first('differentiate') },
    { name: t('summary.refuted'), values: labelsWhere((stage) => stage.expertRefuted === true) },
    { name: t('summary.unmeasured'), values: labelsWhere((stage) => stage.measured === null && !isSuppressed(stage)) },
    { name: t('summary.suppressed'), values: labelsWhere((stage) => isSuppressed(stage)) },
    { name: t('summary.missing'), values: journey.missing.map(labelOf) },
    { name: t('summary.left-out'), values: journey.excludedStudies.map(labelOf) },
  ].flatMap(({ name, values }) => (values.length > 0 ? [{ name, value: values.join(' · ') }] : []));
}

/** The persona and the segment that the journey is written for. */
function audienceText({ persona, segment }: JourneyReport): string {
  return [persona, segment].flatMap((each) => (each ? [labelOf(each)] : [])).join(' · ');
}

/** True if a reader could attribute the figures to other respondents. */
function needsPerimeterText(journey: JourneyReport): boolean {
  return audienceText(journey) !== '' || isNarrowed(journey);
}

/** Audience, respondents, scenario, objectives and wave of a journey; empty values are left out. */
export function journeyFacts(journey: JourneyReport, language: Language): { name: string; value: string }[] {
  const t = translator(messages, language);
  return [
    { name: t('written-for'), value: audienceText(journey) },
    { name: t('figures'), value: needsPerimeterText(journey) ? perimeterText(journey, language) : '' },
    { name: t('scenario'), value: singleLine(journey.scenario ?? '') },
    ...journey.objectives.map((text) => ({ name: t('objective'), value: singleLine(text) })),
    { name: t('wave'), value: singleLine(journey.wave ?? '') },
  ].filter(({ value }) => value !== '');
}

/** Audience, respondents, scenario and wave as parts of a subtitle. */
export function journeySubtitle(journey: JourneyReport, language: Language): string[] {
  const t = translator(messages, language);
  const whose = [
    { name: t('written-for'), value: audienceText(journey) },
    { name: t('figures'), value: needsPerimeterText(journey) ? perimeterText(journey, language) : '' },
  ].flatMap(({ name, value }) => (value === '' ? [] : [t('colon', { name, value })]));
  return [...whose, singleLine(journey.scenario ?? ''), singleLine(journey.wave ?? '')].filter((text) => text !== '');
}

/** The option that restricts the figures to the audience of the journey; null if they are, or if no study has that dimension. */
export function perimeterHint(journey: JourneyReport, language: Language): string | null {
  const attribute = (['persona', 'segment'] as const).find(
    (each) => journey[each] !== null && journey.choices[each].some(({ name }) => name === journey[each]?.name),
  );
  if (attribute === undefined || isPerimeterRestricted(journey)) return null;
  return translator(messages, language)('narrow.hint', { option: `--${attribute}` });
}

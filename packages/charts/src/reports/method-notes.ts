/** What the figures and marks mean, for readers who meet them for the first time. */
import { type JourneyReport, type Language, translator } from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import type { TableOptions } from '../tables/table.ts';
import { boundText } from '../text/format-figures.ts';

export function methodNotes(journey: JourneyReport, { language }: TableOptions): VNode {
  const notes = methodNoteTexts(journey, language).map(({ name, text }) => [h('dt', {}, name), h('dd', {}, text)]);
  return h('dl', { class: 'pc-facts pc-notes' }, notes);
}

export function methodNoteTexts(journey: JourneyReport, language: Language): { name: string; text: string }[] {
  const say = translator(messages, language);
  const { scale, limits } = journey;
  const thresholds = { low: boundText(scale.disappointing, scale, language), high: boundText(scale.enchanting, scale, language) };
  const { anonymous, tentative, solid } = limits;
  return [
    { name: say('notes.classes'), text: say('notes.classes.text', thresholds) },
    { name: say('notes.interval'), text: say('notes.interval.text') },
    { name: say('notes.evidence'), text: say('notes.evidence.text', { anonymous, tentative, solid }) },
    { name: say('notes.gap'), text: say('notes.gap.text') },
    { name: say('notes.priority'), text: say('notes.priority.text') },
    { name: say('notes.holes'), text: say('notes.holes.text') },
  ];
}

/** How to read the figures: classes, intervals, evidence levels, basics, gaps, priorities, index, KPIs, experts. */
import { type JourneyReport, type Language, translator } from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import type { TableOptions } from '../tables/table.ts';
import { boundText } from '../text/format-figures.ts';

/** The method notes as a description list, with the journey's thresholds and limits. */
export function methodNotes(journey: JourneyReport, { language }: TableOptions): VNode {
  const notes = methodNoteTexts(journey, language).map(({ name, text }) => [h('dt', {}, name), h('dd', {}, text)]);
  return h('dl', { class: 'pc-facts pc-notes' }, notes);
}

export function methodNoteTexts(journey: JourneyReport, language: Language): { name: string; text: string }[] {
  const t = translator(messages, language);
  const { scale, limits } = journey;
  const thresholds = { low: boundText(scale.disappointing, scale, language), high: boundText(scale.enchanting, scale, language) };
  const { anonymous, tentative, solid } = limits;
  return [
    { name: t('notes.classes'), text: t('notes.classes.text', thresholds) },
    { name: t('notes.interval'), text: t('notes.interval.text') },
    { name: t('notes.evidence'), text: t('notes.evidence.text', { anonymous, tentative, solid }) },
    { name: t('notes.basics'), text: t('notes.basics.text') },
    { name: t('notes.gap'), text: t('notes.gap.text') },
    { name: t('notes.priority'), text: t('notes.priority.text') },
    { name: t('notes.index'), text: t('notes.index.text') },
    { name: t('notes.kpis'), text: t('notes.kpis.text') },
    { name: t('notes.experts'), text: t('notes.experts.text') },
    { name: t('notes.holes'), text: t('notes.holes.text') },
  ];
}

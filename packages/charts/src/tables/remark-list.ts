/** The remarks that question figures, below the tables in which their sign stands. */
import { type JourneyReport, translator } from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { remarkLine, remarksOf } from '../text/verdict-texts.ts';
import type { TableOptions } from './table.ts';

/** A line for each remark, with the stages, KPIs and initiatives that it stands beside; null without any. */
export function remarkList(journey: JourneyReport, { language }: TableOptions): VNode | null {
  const lines = remarksOf(journey, language).map((remark) => h('li', {}, remarkLine(remark, language)));
  return lines.length === 0 ? null : h('ul', { class: 'pc-remarks', 'aria-label': translator(messages, language)('remarks') }, lines);
}

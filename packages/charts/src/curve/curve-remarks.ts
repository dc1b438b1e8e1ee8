/** What a picture without a page around it must say in words: that nothing is suppressed, and what questions its figures. */
import { isConfidential, type JourneyReport, type Language, translator } from '@parcours/model';
import { type Child, h } from '../markup/element.ts';
import { round } from '../markup/marks.ts';
import { messages } from '../messages.ts';
import { labelOf } from '../text/labels.ts';
import { wrapText } from '../text/text-layout.ts';
import { REMARK_SIGN, stageRemarks } from '../text/verdict-texts.ts';

interface RemarksArea {
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly width: number;
  readonly language: Language;
}

const LINE_HEIGHT = 16;
const FONT_SIZE = 11;
/** A picture is no appendix: a longer remark ends in an ellipsis, and the stage's tooltip has the whole. */
const MAX_REMARK_LINES = 4;

/** Lines of text below the legend. @returns `end`: the last baseline; `y` − one line without any. */
export function curveRemarks(journey: JourneyReport, { x, y, width, language }: RemarksArea): { tree: Child; end: number } {
  const lines = remarkTexts(journey, language).flatMap((text) => wrapText(text, width, FONT_SIZE, MAX_REMARK_LINES).lines);
  return {
    tree:
      lines.length > 0 &&
      h(
        'g',
        { class: 'pc-remarks' },
        lines.map((line, at) => h('text', { class: 'pc-small pc-muted', x: round(x), y: round(y + at * LINE_HEIGHT) }, line)),
      ),
    end: y + (lines.length - 1) * LINE_HEIGHT,
  };
}

/** One remark that several stages share is said once, with their labels. */
function remarkTexts(journey: JourneyReport, language: Language): string[] {
  const t = translator(messages, language);
  const stagesByRemark = new Map<string, string[]>();
  for (const stage of journey.stages)
    for (const remark of stageRemarks(journey, stage, language))
      stagesByRemark.set(remark, [...(stagesByRemark.get(remark) ?? []), labelOf(stage)]);
  return [
    ...(isConfidential(journey) ? [t('summary.confidential')] : []),
    ...[...stagesByRemark].map(([remark, stages]) => t('colon', { name: `${REMARK_SIGN} ${stages.join(', ')}`, value: remark })),
  ];
}

/** The comparison chart: a curve per group over the same stages, with the verdict of each difference below. */
import { type ComparedStage, type Comparison, type JourneyReport, type Language, translator } from '@parcours/model';
import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';
import { axisTicks } from '../curve/axis-ticks.ts';
import { chartStyles } from '../markup/chart-styles.ts';
import { type Child, h, type VNode } from '../markup/element.ts';
import { errorBar, round } from '../markup/marks.ts';
import { seriesClass, seriesMark } from '../markup/series.ts';
import type { Theme } from '../markup/theme.ts';
import { messages } from '../messages.ts';
import { boundText } from '../text/format-figures.ts';
import { labelByName, labelOf } from '../text/labels.ts';
import { textWidth, wrapText } from '../text/text-layout.ts';
import { comparisonAltText, comparisonName, differenceLines, verdictSign, verdictText } from './comparison-texts.ts';

export interface ComparisonCurveOptions {
  readonly language: Language;
  /** Available width in pixels, 960 by default. The chart is wider if its stages need more. */
  readonly width?: number;
  readonly theme?: Theme;
  /** Adds background and stylesheet, for an SVG file of its own. */
  readonly standalone?: boolean;
}

const AXIS_WIDTH = 46;
const RIGHT_MARGIN = 16;
const TOP_MARGIN = 14;
const PLOT_HEIGHT = 240;
const MIN_COLUMN_WIDTH = 84;
const MAX_COLUMN_WIDTH = 300;

/**
 * Draws one comparison as an `<svg>`. Each stage is a `<g data-stage="NAME">`; intervals beyond the scale end in an arrow.
 *
 * @returns an element tree: `toMarkup` writes it, `mount` builds it in a document.
 */
export function comparisonCurve(journey: JourneyReport, comparison: Comparison, options: ComparisonCurveOptions): VNode {
  const { language, width: availableWidth = 960, standalone = false, theme = 'light' } = options;
  const t = translator(messages, language);
  const { stages, groups } = comparison;
  const count = Math.max(1, stages.length);
  const column = Math.min(MAX_COLUMN_WIDTH, Math.max(MIN_COLUMN_WIDTH, (availableWidth - AXIS_WIDTH - RIGHT_MARGIN) / count));
  const width = Math.ceil(AXIS_WIDTH + column * count + RIGHT_MARGIN);
  const bottom = TOP_MARGIN + PLOT_HEIGHT;
  const y = scaleLinear([journey.scale.min, journey.scale.max], [bottom, TOP_MARGIN]).clamp(true);
  const columnCentre = (at: number) => AXIS_WIDTH + (at + 0.5) * column;
  // Groups stand side by side, so that their error bars do not overlap.
  const step = Math.min(13, (column - 26) / Math.max(1, groups.length));
  const x = (at: number, group: number) => columnCentre(at) + (group - (groups.length - 1) / 2) * step;
  const labels = stages.map(({ stage }) => {
    const number = journey.stages.findIndex(({ name }) => name === stage) + 1;
    return wrapText(`${number}\u00a0${labelByName(journey.stages, stage)}`, column - 10, 12, 3, true).lines;
  });
  const marksAt = bottom + 22;
  const labelsAt = marksAt + 20;
  const legendBlock = comparisonLegend(
    comparison,
    labelsAt + Math.max(1, ...labels.map(({ length }) => length)) * 15 + 14,
    width,
    language,
  );
  const height = Math.ceil(legendBlock.end + 10);

  return h('svg', { class: 'pc-chart pc-comparison-curve', role: 'img', viewBox: `0 0 ${width} ${height}`, width, height }, [
    h('title', {}, t('compare.caption', { by: comparisonName(comparison, language), journey: labelOf(journey) })),
    h('desc', {}, comparisonAltText(journey, comparison, language)),
    standalone && h('style', {}, chartStyles(theme)),
    standalone && h('rect', { class: 'pc-background', width, height }),
    valueAxis(journey, y, width, language),
    groups.map((_, group) => h('g', { class: seriesClass(group) }, groupLine(stages, group, x, y))),
    stages.map((stage, at) =>
      h('g', { class: 'pc-stage', 'data-stage': stage.stage }, [
        h('title', {}, stageTooltip(journey, comparison, stage, language)),
        h('rect', {
          class: 'pc-hit-area',
          x: round(columnCentre(at) - column / 2),
          y: TOP_MARGIN,
          width: round(column),
          height: round(legendBlock.top - TOP_MARGIN - 8),
        }),
        stage.cells.map((cell, group) => cell.measured && groupMark(journey, cell.measured, x(at, group), group, y)),
        h('text', { class: 'pc-strong pc-middle', x: round(columnCentre(at)), y: marksAt }, stage.differences.map(verdictSign).join(' ')),
        labels[at]?.map((text, i) => h('text', { class: 'pc-middle', x: round(columnCentre(at)), y: labelsAt + i * 15 }, text)),
      ]),
    ),
    legendBlock.tree,
  ]);
}

function stageTooltip(journey: JourneyReport, comparison: Comparison, stage: ComparedStage, language: Language): string {
  const differences = differenceLines(comparison, stage, language).map(({ text }) => text);
  return [labelByName(journey.stages, stage.stage), ...differences].join('\n');
}

function valueAxis(journey: JourneyReport, y: (value: number) => number, width: number, language: Language): Child {
  const { scale } = journey;
  return [
    axisTicks(scale, y).map((tick) => [
      h('path', { class: 'pc-rule', d: `M${AXIS_WIDTH - 5} ${round(y(tick))}H${AXIS_WIDTH}` }),
      h('text', { class: 'pc-small pc-muted pc-end', x: AXIS_WIDTH - 9, y: round(y(tick) + 4) }, boundText(tick, scale, language)),
    ]),
    [scale.enchanting, scale.disappointing].map((at) =>
      h('path', { class: 'pc-rule pc-dashed', d: `M${AXIS_WIDTH} ${round(y(at))}H${width - RIGHT_MARGIN}` }),
    ),
    h('path', {
      class: 'pc-rule',
      d: `M${AXIS_WIDTH} ${round(y(scale.min))}H${width - RIGHT_MARGIN}V${round(y(scale.max))}H${AXIS_WIDTH}Z`,
    }),
  ];
}

/** The line of one group, with a gap at each stage that the group has not measured. */
function groupLine(
  stages: readonly ComparedStage[],
  group: number,
  x: (at: number, group: number) => number,
  y: (value: number) => number,
): Child {
  const draw = line<ComparedStage>()
    .x((_, at) => x(at, group))
    .y((stage) => y(stage.cells[group]?.measured?.mean ?? 0))
    .defined((stage) => (stage.cells[group]?.measured ?? null) !== null)
    .curve(curveMonotoneX)
    .digits(1);
  const d = draw([...stages]);
  return d && h('path', { class: 'pc-line', d });
}

function groupMark(
  { scale }: JourneyReport,
  { mean, low, high }: NonNullable<ComparedStage['cells'][number]['measured']>,
  x: number,
  group: number,
  y: (value: number) => number,
): VNode {
  return h('g', { class: seriesClass(group) }, [
    low !== null && high !== null && errorBar(x, y(high), y(low), { top: high > scale.max, bottom: low < scale.min }),
    seriesMark(group, x, y(mean)),
  ]);
}

const GLYPH_WIDTH = 30;

function comparisonLegend(
  comparison: Comparison,
  top: number,
  width: number,
  language: Language,
): { tree: Child; top: number; end: number } {
  const t = translator(messages, language);
  let [x, y] = [10, top];
  const place = (text: string) => {
    const needed = GLYPH_WIDTH + textWidth(text, 11) + 18;
    if (x > 10 && x + needed - 18 > width - 10) [x, y] = [10, y + 22];
    const at = x;
    x += needed;
    return at;
  };
  const groups = comparison.groups.map((group, i) => {
    const text = `${wrapText(labelOf(group), width - GLYPH_WIDTH - 80, 11, 1).lines[0] ?? ''} (${t('compare.respondents', { n: group.respondents })})`;
    const at = place(text);
    return h('g', { class: seriesClass(i) }, [
      h('path', { class: 'pc-line', d: `M${round(at)} ${y - 4}H${round(at + 22)}` }),
      seriesMark(i, at + 11, y - 4, 4.5),
      h('text', { class: 'pc-small', x: round(at + GLYPH_WIDTH), y }, text),
    ]);
  });
  const texts = comparison.stages.flatMap(({ differences }) =>
    differences.map((each) => ({
      sign: each.verdict === 'change' ? '▲▼' : verdictSign(each),
      text: verdictText(comparison, each, language),
    })),
  );
  const order = ['▲▼', '≈', '–'];
  const distinct = [...new Map(texts.map((each) => [each.text, each])).values()].sort(
    (a, b) => order.indexOf(a.sign) - order.indexOf(b.sign),
  );
  const signs = distinct.map(({ sign, text: verdict }) => {
    const text = `${sign} ${verdict}`;
    const at = place(text);
    return h('text', { class: 'pc-small pc-muted', x: round(at + 4), y }, text);
  });
  return { tree: h('g', { class: 'pc-legend' }, [groups, signs]), top, end: y + 6 };
}

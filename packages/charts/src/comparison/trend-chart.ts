/** The trend chart: a small panel for each stage, with its mean in every wave. */
import { type ComparedStage, type Comparison, type JourneyReport, type Language, translator } from '@parcours/model';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { chartStyles } from '../markup/chart-styles.ts';
import { type Child, h, type VNode } from '../markup/element.ts';
import { errorBar, round } from '../markup/marks.ts';
import { seriesClass, seriesMark } from '../markup/series.ts';
import { messages } from '../messages.ts';
import { boundText, scoreText } from '../text/format-figures.ts';
import { labelByName, labelOf } from '../text/labels.ts';
import { wrapText } from '../text/text-layout.ts';
import type { ComparisonCurveOptions } from './comparison-curve.ts';
import { cellTexts } from './comparison-texts.ts';

/** Fewest waves with a trend; two are compared. */
const MIN_WAVES = 3;

/** Whether a comparison has a trend: three waves or more. */
export function hasTrend({ by, groups, stages }: Comparison): boolean {
  return by === 'wave' && groups.length >= MIN_WAVES && stages.length > 0;
}

const PANEL_WIDTH = 178;
const PANEL_HEIGHT = 164;
const GAP = 14;
const AXIS = 26;
const PLOT_TOP = 40;
const PLOT_BOTTOM = 126;

/**
 * Draws the means of each stage over the waves, the earliest first, as an `<svg>`. Each stage is a `<g data-stage="NAME">`; intervals beyond
 * the scale end in an arrow, and a wave without a figure is a gap in the line.
 *
 * @param comparison one that `hasTrend`.
 * @returns an element tree: `toMarkup` writes it, `mount` builds it in a document.
 */
export function trendChart(journey: JourneyReport, comparison: Comparison, options: ComparisonCurveOptions): VNode {
  const { language, width: availableWidth = 960, standalone = false, theme = 'light' } = options;
  const t = translator(messages, language);
  const columns = Math.max(1, Math.min(comparison.stages.length, Math.floor((availableWidth + GAP) / (PANEL_WIDTH + GAP))));
  const rows = Math.ceil(comparison.stages.length / columns);
  const [width, height] = [columns * (PANEL_WIDTH + GAP) - GAP, rows * (PANEL_HEIGHT + GAP) - GAP];
  return h('svg', { class: 'pc-chart pc-trend', role: 'img', viewBox: `0 0 ${width} ${height}`, width, height }, [
    h('title', {}, t('compare.trend', { journey: labelOf(journey) })),
    h('desc', {}, comparison.stages.map((stage) => trendText(journey, comparison, stage, language)).join('\n')),
    standalone && h('style', {}, chartStyles(theme)),
    standalone && h('rect', { class: 'pc-background', width, height }),
    comparison.stages.map((stage, at) => {
      const [x, y] = [(at % columns) * (PANEL_WIDTH + GAP), Math.floor(at / columns) * (PANEL_HEIGHT + GAP)];
      return h('g', { class: 'pc-stage', 'data-stage': stage.stage, transform: `translate(${x} ${y})` }, [
        h('title', {}, trendText(journey, comparison, stage, language)),
        h('rect', { class: 'pc-hit-area', x: 0, y: 0, width: PANEL_WIDTH, height: PANEL_HEIGHT }),
        stagePanel(journey, comparison, stage, language),
      ]);
    }),
  ]);
}

function stagePanel(journey: JourneyReport, comparison: Comparison, stage: ComparedStage, language: Language): Child {
  const { scale } = journey;
  const last = comparison.groups.length - 1;
  const x = (group: number) => AXIS + 10 + (group * (PANEL_WIDTH - AXIS - 20)) / last;
  const y = scaleLinear([scale.min, scale.max], [PLOT_BOTTOM, PLOT_TOP]).clamp(true);
  const draw = line<ComparedStage['cells'][number]>()
    .x((_, group) => x(group))
    .y(({ measured }) => y(measured?.mean ?? 0))
    .defined(({ measured }) => measured !== null)
    .digits(1);
  const d = draw([...stage.cells]);
  const number = journey.stages.findIndex(({ name }) => name === stage.stage) + 1;
  const name = wrapText(`${number}\u00a0${labelByName(journey.stages, stage.stage)}`, PANEL_WIDTH - 4, 12, 2, true).lines;
  // A line for each, so that long names do not meet.
  const label = (group: number, anchor: string, y: number) =>
    h(
      'text',
      { class: `pc-small pc-muted ${anchor}`, x: round(x(group)), y },
      wrapText(labelOf(comparison.groups[group] ?? { name: '', label: null }), x(last) - x(0), 11, 1).lines[0] ?? '',
    );
  return [
    name.map((text, i) => h('text', { class: 'pc-strong', x: 0, y: 12 + i * 14 }, text)),
    h('path', { class: 'pc-rule', d: `M${AXIS} ${PLOT_TOP}V${PLOT_BOTTOM}H${PANEL_WIDTH}` }),
    [scale.enchanting, scale.disappointing].map((at) =>
      h('path', { class: 'pc-rule pc-dashed', d: `M${AXIS} ${round(y(at))}H${PANEL_WIDTH}` }),
    ),
    [scale.min, scale.max].map((at) =>
      h('text', { class: 'pc-small pc-muted pc-end', x: AXIS - 4, y: round(y(at) + 4) }, boundText(at, scale, language)),
    ),
    h('g', { class: seriesClass(0) }, [
      d && h('path', { class: 'pc-line', d }),
      stage.cells.map(({ measured }, group) => {
        if (!measured) return null;
        const { mean, low, high } = measured;
        return [
          low !== null && high !== null && errorBar(x(group), y(high), y(low), { top: high > scale.max, bottom: low < scale.min }),
          h('g', {}, [h('title', {}, scoreText(mean, scale, language)), seriesMark(0, x(group), y(mean), 4)]),
        ];
      }),
    ]),
    label(0, '', PLOT_BOTTOM + 16),
    label(last, 'pc-end', PLOT_BOTTOM + 32),
  ];
}

/** `I compare: Spring +0.21 [−0.4, +0.8]; Autumn …` */
function trendText(journey: JourneyReport, comparison: Comparison, stage: ComparedStage, language: Language): string {
  const t = translator(messages, language);
  const cells = stage.cells.map((cell, group) => {
    const { mean, interval, missing } = cellTexts(journey, cell, language);
    const name = labelOf(comparison.groups[group] ?? { name: '', label: null });
    return t('colon', { name, value: mean === null ? missing : [mean, interval].filter(Boolean).join(' ') });
  });
  return t('colon', { name: labelByName(journey.stages, stage.stage), value: cells.join('; ') });
}

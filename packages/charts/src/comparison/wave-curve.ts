/** Two waves of one journey: the old one dashed and hollow, the new one solid, an arrow for each proven change, all changes on one zero line. */
import {
  type ComparedStage,
  type Comparison,
  type Difference,
  formatScore,
  type JourneyReport,
  type Language,
  translator,
} from '@parcours/model';
import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';
import { axisTicks } from '../curve/axis-ticks.ts';
import { chartStyles } from '../markup/chart-styles.ts';
import { type Child, h, type VNode } from '../markup/element.ts';
import { errorBar, round } from '../markup/marks.ts';
import { viewStyles } from '../markup/view-styles.ts';
import { messages } from '../messages.ts';
import { boundText } from '../text/format-figures.ts';
import { labelByName, labelOf } from '../text/labels.ts';
import { textWidth, wrapText } from '../text/text-layout.ts';
import type { ComparisonCurveOptions } from './comparison-curve.ts';
import { comparisonAltText, comparisonName, differenceLines, pairText, verdictSign, verdictText } from './comparison-texts.ts';
import { comparisonOfGroups } from './group-standing.ts';

const AXIS_WIDTH = 46;
const RIGHT_MARGIN = 16;
const TOP_MARGIN = 14;
const PLOT_HEIGHT = 220;
const CHANGE_HEIGHT = 84;
const CHANGE_GAP = 30;
const MIN_COLUMN_WIDTH = 84;
const MAX_COLUMN_WIDTH = 300;

/**
 * Draws the two waves that a comparison compares as an `<svg>`. Each stage is a `<g data-stage="NAME">`; what goes beyond the scale ends in an
 * arrow.
 *
 * @param comparison one whose layout is `waves`.
 * @returns an element tree: `toMarkup` writes it, `mount` builds it in a document.
 */
export function waveCurve(journey: JourneyReport, all: Comparison, options: ComparisonCurveOptions): VNode {
  const { language, width: availableWidth = 960, standalone = false, theme = 'light' } = options;
  const t = translator(messages, language);
  const [pair] = all.pairs;
  const comparison = comparisonOfGroups(all, pair ? [pair.from, pair.to] : [0, 1]);
  const { scale } = journey;
  const { stages } = comparison;
  const count = Math.max(1, stages.length);
  const column = Math.min(MAX_COLUMN_WIDTH, Math.max(MIN_COLUMN_WIDTH, (availableWidth - AXIS_WIDTH - RIGHT_MARGIN) / count));
  const width = Math.ceil(AXIS_WIDTH + column * count + RIGHT_MARGIN);
  const right = width - RIGHT_MARGIN;
  const bottom = TOP_MARGIN + PLOT_HEIGHT;
  const x = (at: number) => AXIS_WIDTH + (at + 0.5) * column;
  const y = scaleLinear([scale.min, scale.max], [bottom, TOP_MARGIN]).clamp(true);
  const changeTop = bottom + CHANGE_GAP;
  const changeBottom = changeTop + CHANGE_HEIGHT;
  const reach = changeReach(stages, scale.max - scale.min);
  const dy = scaleLinear([-reach, reach], [changeBottom, changeTop]).clamp(true);
  const wordsAt = changeBottom + 18;
  const labelsAt = wordsAt + 20;
  const labels = stages.map(({ stage }) => {
    const number = journey.stages.findIndex(({ name }) => name === stage) + 1;
    return wrapText(`${number}\u00a0${labelByName(journey.stages, stage)}`, column - 10, 12, 3, true).lines;
  });
  const legend = waveLegend(comparison, labelsAt + Math.max(1, ...labels.map(({ length }) => length)) * 15 + 14, width, language);
  const height = Math.ceil(legend.end + 10);
  const firstDifference = stages.flatMap(({ differences }) => differences)[0];
  return h('svg', { class: 'pc-chart pc-wave-curve', role: 'img', viewBox: `0 0 ${width} ${height}`, width, height }, [
    h('title', {}, t('compare.caption', { by: comparisonName(comparison, language), journey: labelOf(journey) })),
    h('desc', {}, comparisonAltText(journey, comparison, language)),
    standalone && h('style', {}, `${chartStyles(theme)}${viewStyles(theme)}`),
    standalone && h('rect', { class: 'pc-background', width, height }),
    classBands(scale, y, right),
    axisTicks(scale, y).map((tick) =>
      h('text', { class: 'pc-small pc-muted pc-end', x: AXIS_WIDTH - 9, y: round(y(tick) + 4) }, boundText(tick, scale, language)),
    ),
    h('path', { class: 'pc-rule', d: `M${AXIS_WIDTH} ${TOP_MARGIN}H${right}V${bottom}H${AXIS_WIDTH}Z` }),
    h('text', { class: 'pc-small pc-muted', x: AXIS_WIDTH, y: changeTop - 8 }, changeHeading(comparison, firstDifference, width, language)),
    h('path', { class: 'pc-rule', d: `M${AXIS_WIDTH} ${round(dy(0))}H${right}` }),
    [reach, 0, -reach].map((tick) =>
      h(
        'text',
        { class: 'pc-small pc-muted pc-end', x: AXIS_WIDTH - 9, y: round(dy(tick) + 4) },
        formatScore(tick, language, Number.isInteger(tick) ? 0 : 1),
      ),
    ),
    h('g', { class: 'pc-ghost' }, waveLine(stages, 0, x, y)),
    waveLine(stages, 1, x, y),
    stages.map((stage, at) =>
      h('g', { class: 'pc-stage', 'data-stage': stage.stage }, [
        h(
          'title',
          {},
          [labelByName(journey.stages, stage.stage), ...differenceLines(comparison, stage, language).map(({ text }) => text)].join('\n'),
        ),
        h('rect', {
          class: 'pc-hit-area',
          x: round(x(at) - column / 2),
          y: TOP_MARGIN,
          width: round(column),
          height: round(legend.top - TOP_MARGIN - 8),
        }),
        stageMarks(stage, x(at), y, scale, language),
        stage.differences.map((difference) => changeMark(comparison, difference, x(at), dy, reach, wordsAt, column, language)),
        stage.differences.length === 0 && h('text', { class: 'pc-small pc-muted pc-middle', x: round(x(at)), y: wordsAt }, '–'),
        labels[at]?.map((text, i) => h('text', { class: 'pc-middle', x: round(x(at)), y: labelsAt + i * 15 }, text)),
      ]),
    ),
    legend.tree,
  ]);
}

type Scale = JourneyReport['scale'];

/** The changes' axis, from −reach to +reach: so far as the intervals go, at most the width of the scale. */
function changeReach(stages: readonly ComparedStage[], widest: number): number {
  const ends = stages.flatMap(({ differences }) => differences.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]));
  const furthest = Math.max(0, ...ends.map(Math.abs));
  return Math.min(widest, furthest <= 0.5 ? 0.5 : Math.ceil(furthest));
}

function changeHeading(comparison: Comparison, difference: Difference | undefined, width: number, language: Language): string {
  const name = pairText(comparison, difference ?? { from: 0, to: 1 }, language);
  const text = translator(messages, language)('compare.changes-axis', { pair: name });
  return wrapText(text, width - AXIS_WIDTH - RIGHT_MARGIN, 11, 1).lines[0] ?? '';
}

function classBands(scale: Scale, y: (value: number) => number, right: number): Child {
  const bands = [
    { kind: 'enchanting', top: scale.max, bottom: scale.enchanting },
    { kind: 'disappointing', top: scale.disappointing, bottom: scale.min },
  ];
  return bands.map(({ kind, top, bottom }) => [
    h('rect', {
      class: `pc-band pc-${kind}`,
      x: AXIS_WIDTH,
      y: round(y(top)),
      width: right - AXIS_WIDTH,
      height: round(y(bottom) - y(top)),
    }),
    h('path', { class: 'pc-rule pc-dashed', d: `M${AXIS_WIDTH} ${round(y(kind === 'enchanting' ? bottom : top))}H${right}` }),
  ]);
}

/** A line through the means of one wave, with a gap at each stage that it has not measured. */
function waveLine(stages: readonly ComparedStage[], wave: 0 | 1, x: (at: number) => number, y: (value: number) => number): Child {
  const shift = wave === 0 ? -SHIFT : SHIFT;
  const d = line<ComparedStage>()
    .x((_, at) => x(at) + shift)
    .y((stage) => y(stage.cells[wave]?.measured?.mean ?? 0))
    .defined((stage) => (stage.cells[wave]?.measured ?? null) !== null)
    .curve(curveMonotoneX)
    .digits(1)([...stages]);
  return d && h('path', { class: 'pc-line', d });
}

/** The waves stand side by side, so that their intervals do not overlap. */
const SHIFT = 9;

function stageMarks(
  { cells, differences }: ComparedStage,
  x: number,
  y: (value: number) => number,
  scale: Scale,
  language: Language,
): Child {
  const [before, after] = cells.map(({ measured }) => measured);
  const proven = differences.find(({ verdict }) => verdict === 'change');
  return [
    before &&
      h('g', { class: 'pc-ghost' }, [
        bar(before, x - SHIFT, y, scale),
        h('circle', { class: 'pc-point', cx: round(x - SHIFT), cy: round(y(before.mean)), r: 4.5 }),
      ]),
    after &&
      h('g', { class: 'pc-after' }, [
        bar(after, x + SHIFT, y, scale),
        h('circle', { class: 'pc-point', cx: round(x + SHIFT), cy: round(y(after.mean)), r: 5.5 }),
      ]),
    proven && changeArrow(proven, x, y, language),
  ];
}

function bar(
  { low, high }: NonNullable<ComparedStage['cells'][number]['measured']>,
  x: number,
  y: (value: number) => number,
  scale: Scale,
): Child {
  return low !== null && high !== null && errorBar(x, y(high), y(low), { top: high > scale.max, bottom: low < scale.min });
}

/** From the figure before to the figure after, of what is compared; its size stands beside it. */
function changeArrow({ compared, value }: Difference, x: number, y: (value: number) => number, language: Language): VNode {
  const [start, end] = [y(compared.from), y(compared.to)];
  const towards = end < start ? 1 : -1;
  return h('g', { class: value > 0 ? 'pc-above' : 'pc-below' }, [
    h('path', {
      class: 'pc-change-arrow',
      d: `M${round(x)} ${round(start)}V${round(end)}M${round(x - 4)} ${round(end + towards * 6)}L${round(x)} ${round(end)}L${round(x + 4)} ${round(end + towards * 6)}`,
    }),
    h(
      'text',
      { class: `pc-strong pc-halo ${value > 0 ? 'pc-above' : 'pc-below'}`, x: round(x + SHIFT + 9), y: round((start + end) / 2 + 4) },
      formatScore(value, language, 1),
    ),
  ]);
}

/** A change with its interval on the zero line, and its verdict in words; only a proven one is coloured. */
function changeMark(
  comparison: Comparison,
  difference: Difference,
  x: number,
  dy: (value: number) => number,
  reach: number,
  wordsAt: number,
  column: number,
  language: Language,
): VNode {
  const { value, low, high, verdict } = difference;
  const side = verdict !== 'change' ? 'plain' : value > 0 ? 'above' : 'below';
  const word = wrapText(`${verdictSign(difference)} ${verdictText(comparison, difference, language)}`, column - 4, 11, 1).lines[0] ?? '';
  return h('g', { class: `pc-change-mark pc-${side}` }, [
    low !== null && high !== null && errorBar(x, dy(high), dy(low), { top: high > reach, bottom: low < -reach }),
    h('circle', { class: 'pc-point', cx: round(x), cy: round(dy(value)), r: 4.5 }),
    h('text', { class: `pc-small pc-middle ${side === 'plain' ? 'pc-muted' : `pc-strong pc-${side}`}`, x: round(x), y: wordsAt }, word),
  ]);
}

function waveLegend(comparison: Comparison, top: number, width: number, language: Language): { tree: Child; top: number; end: number } {
  const t = translator(messages, language);
  let [x, y] = [10, top];
  const place = (text: string) => {
    const needed = 30 + textWidth(text, 11) + 18;
    if (x > 10 && x + needed - 18 > width - 10) [x, y] = [10, y + 22];
    const at = x;
    x += needed;
    return at;
  };
  const waves = comparison.groups.map((group, at) => {
    const name = wrapText(labelOf(group), width - 120, 11, 1).lines[0] ?? '';
    const text = `${name} (${t('compare.respondents', { n: group.respondents })})`;
    const left = place(text);
    return h('g', { class: at === 0 ? 'pc-ghost' : 'pc-after' }, [
      h('path', { class: 'pc-line', d: `M${round(left)} ${y - 4}H${round(left + 24)}` }),
      h('circle', { class: 'pc-point', cx: round(left + 12), cy: y - 4, r: at === 0 ? 4 : 5 }),
      h('text', { class: 'pc-small', x: round(left + 30), y }, text),
    ]);
  });
  const isProven = comparison.stages.some(({ differences }) => differences.some(({ verdict }) => verdict === 'change'));
  const proven = isProven && legendArrow(t('compare.arrow'), place, () => y);
  return { tree: h('g', { class: 'pc-legend' }, [waves, proven]), top, end: y + 6 };
}

function legendArrow(text: string, place: (text: string) => number, line: () => number): VNode {
  const left = place(text);
  const y = line();
  return h('g', { class: 'pc-above' }, [
    h('path', {
      class: 'pc-change-arrow',
      d: `M${round(left + 12)} ${y + 2}V${y - 11}M${round(left + 8)} ${y - 6}L${round(left + 12)} ${y - 11}L${round(left + 16)} ${y - 6}`,
    }),
    h('text', { class: 'pc-small', x: round(left + 30), y }, text),
  ]);
}

/** The importance–performance matrix: four quadrants, each stage with its two intervals. */
import { type JourneyReport, type Language, type Matrix, type MatrixPoint, translator } from '@parcours/model';
import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { chartStyles } from '../markup/chart-styles.ts';
import { type Child, h, type VNode } from '../markup/element.ts';
import { classMark as mark, round } from '../markup/marks.ts';
import type { Theme } from '../markup/theme.ts';
import { messages } from '../messages.ts';
import { boundText } from '../text/format-figures.ts';
import { labelByName, labelOf } from '../text/labels.ts';
import { textWidth, wrapText } from '../text/text-layout.ts';
import { importanceText, matrixName, matrixPointAltText, namesQuadrants, quadrantText } from './matrix-texts.ts';

export interface MatrixChartOptions {
  readonly language: Language;
  /** Available width in pixels; the chart is 320 to 720 wide, 720 by default. */
  readonly width?: number;
  readonly theme?: Theme;
  /** Adds background and stylesheet, for an SVG file of its own. */
  readonly standalone?: boolean;
}

const LEFT_MARGIN = 46;
const RIGHT_MARGIN = 18;
const TOP_MARGIN = 34;
const MAX_WIDTH = 720;
const MIN_WIDTH = 320;
const QUADRANT_LABEL_HEIGHT = 22;

/** Draws a matrix as an `<svg>`. Each point is a `<g data-stage="NAME">`, labelled with the number of its stage in the journey, from 1. */
export function matrixChart(journey: JourneyReport, matrix: Matrix, options: MatrixChartOptions): VNode {
  const { language, standalone = false, theme = 'light' } = options;
  const t = translator(messages, language);
  const width = Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, options.width ?? MAX_WIDTH)));
  const height = Math.round(Math.min(430, Math.max(300, width * 0.62)));
  const [right, bottom] = [width - RIGHT_MARGIN, TOP_MARGIN + height];
  const { scale } = journey;
  const clamped = (value: number | null) => (value === null ? [] : [Math.min(scale.max, Math.max(scale.min, value))]);
  const x = scaleLinear(
    paddedExtent(matrix.points.flatMap((each) => [...clamped(each.performanceLow), each.performance, ...clamped(each.performanceHigh)])),
    [LEFT_MARGIN, right],
  ).clamp(true);
  const y = scaleLinear(
    paddedExtent(
      matrix.points.flatMap((each) => [
        each.importance,
        matrix.importanceLine,
        ...(each.importanceLow === null ? [] : [each.importanceLow, each.importanceHigh ?? 0]),
      ]),
    ),
    // Leaves room for the quadrant names above and below.
    [bottom - QUADRANT_LABEL_HEIGHT, TOP_MARGIN + QUADRANT_LABEL_HEIGHT],
  ).clamp(true);
  const plot: Plot = { journey, matrix, x, y, field: { left: LEFT_MARGIN, right, top: TOP_MARGIN, bottom }, language };
  const labelPositions = placeLabels(plot);
  const legendBlock = matrixLegend(plot, bottom + 48, width);
  const total = Math.ceil(legendBlock.end + 8);

  return h('svg', { class: 'pc-chart pc-matrix-chart', role: 'img', viewBox: `0 0 ${width} ${total}`, width, height: total }, [
    h('title', {}, t('colon', { name: matrixName(journey, matrix, language), value: labelOf(journey) })),
    h('desc', {}, matrix.points.map((each) => matrixPointAltText(journey, matrix, each, language)).join('\n')),
    standalone && h('style', {}, chartStyles(theme)),
    standalone && h('rect', { class: 'pc-background', width, height: total }),
    matrixAxes(plot),
    matrix.points.map((each, at) => pointElement(plot, each, labelPositions[at] as LabelPosition)),
    legendBlock.tree,
  ]);
}

function paddedExtent(values: readonly number[]): [number, number] {
  const [low = 0, high = 1] = extent(values);
  const more = (high - low) * 0.09 || 0.5;
  return [low - more, high + more];
}

type LinearScale = ReturnType<typeof scaleLinear<number>>;

/** What all parts of the chart are drawn from. */
interface Plot {
  readonly journey: JourneyReport;
  readonly matrix: Matrix;
  /** Performance → pixels. */
  readonly x: LinearScale;
  /** Importance → pixels. */
  readonly y: LinearScale;
  /** Edges of the plotting area in pixels. */
  readonly field: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly language: Language;
}

function matrixAxes(plot: Plot): Child {
  const {
    journey: { scale },
    matrix,
    x,
    y,
    field: { right, bottom },
    language,
  } = plot;
  const t = translator(messages, language);
  const [px, py] = [x(matrix.performanceLine), y(matrix.importanceLine)];
  const corner = (text: string, end: boolean, at: number, room: number) =>
    h(
      'text',
      { class: `pc-small pc-muted${end ? ' pc-end' : ''}`, x: end ? right - 8 : LEFT_MARGIN + 8, y: at },
      wrapText(text, room - 14, 11, 1).lines[0] ?? '',
    );
  return [
    h('rect', {
      class: 'pc-band pc-disappointing',
      x: LEFT_MARGIN,
      y: TOP_MARGIN,
      width: round(px - LEFT_MARGIN),
      height: round(py - TOP_MARGIN),
    }),
    x
      .ticks(6)
      .map((tick) => [
        h('path', { class: 'pc-rule', d: `M${round(x(tick))} ${bottom}V${bottom + 5}` }),
        h('text', { class: 'pc-small pc-muted pc-middle', x: round(x(tick)), y: bottom + 17 }, boundText(tick, scale, language)),
      ]),
    importanceTicks(y, matrix).map((tick) => [
      h('path', { class: 'pc-rule', d: `M${LEFT_MARGIN - 5} ${round(y(tick))}H${LEFT_MARGIN}` }),
      h('text', { class: 'pc-small pc-muted pc-end', x: LEFT_MARGIN - 9, y: round(y(tick) + 4) }, importanceText(tick, matrix, language)),
    ]),
    h('path', { class: 'pc-rule', d: `M${LEFT_MARGIN} ${TOP_MARGIN}H${right}V${bottom}H${LEFT_MARGIN}Z` }),
    h('path', { class: 'pc-mean', d: `M${round(px)} ${TOP_MARGIN}V${bottom}M${LEFT_MARGIN} ${round(py)}H${right}` }),
    h('text', { class: 'pc-small pc-strong', x: 10, y: 20 }, `↑ ${t('importance')}`),
    h('text', { class: 'pc-small pc-strong pc-end', x: right, y: bottom + 34 }, `${t('matrix.performance')} →`),
    namesQuadrants(matrix) && [
      corner(t('quadrant.concentrate'), false, TOP_MARGIN + 16, px - LEFT_MARGIN),
      corner(t(cornerName(plot, 'keep-up')), true, TOP_MARGIN + 16, right - px),
      corner(t(cornerName(plot, 'low-priority')), false, bottom - 9, px - LEFT_MARGIN),
      corner(t(cornerName(plot, 'overkill')), true, bottom - 9, right - px),
    ],
  ];
}

type Corner = 'concentrate' | 'keep-up' | 'low-priority' | 'overkill';

/** The corner that a point lies in; on a line it counts as above. */
function cornerOf({ importanceLine, performanceLine }: Matrix, { importance, performance }: MatrixPoint): Corner {
  if (importance >= importanceLine) return performance >= performanceLine ? 'keep-up' : 'concentrate';
  return performance >= performanceLine ? 'overkill' : 'low-priority';
}

/** A point that is called otherwise than the corner that it lies in. */
function isCalledOtherwise({ journey, matrix, language }: Plot, point: MatrixPoint): boolean {
  return (
    point.quadrant !== null &&
    quadrantText(journey, matrix, point, language) !== translator(messages, language)(`quadrant.${cornerOf(matrix, point)}`)
  );
}

/** The name of a corner, unless a point in it is called otherwise. */
function cornerName(plot: Plot, corner: Exclude<Corner, 'concentrate'>): keyof typeof messages {
  const { points } = plot.matrix;
  if (!points.some((point) => cornerOf(plot.matrix, point) === corner && isCalledOtherwise(plot, point))) return `quadrant.${corner}`;
  return corner === 'keep-up' ? 'matrix.important' : 'matrix.less-important';
}

/** Declared importance has ticks at whole numbers only. */
function importanceTicks(y: LinearScale, { importance }: Matrix): number[] {
  return y.ticks(5).filter((tick) => importance === 'derived' || Number.isInteger(tick));
}

interface LabelPosition {
  readonly x: number;
  readonly y: number;
}

const MARK_SIZE = 6;
const LINE_HEIGHT = 13;

function stageNumber(journey: JourneyReport, { stage }: MatrixPoint): string {
  return String(journey.stages.findIndex(({ name }) => name === stage) + 1);
}

/** Places each label beside its point, at the first of 18 positions that is free of points and labels; else at the first. */
function placeLabels({ journey, matrix: { points }, x, y, field }: Plot): LabelPosition[] {
  const occupied = points.map((each) => ({
    x: x(each.performance) - MARK_SIZE,
    y: y(each.importance) - MARK_SIZE,
    w: 2 * MARK_SIZE,
    h: 2 * MARK_SIZE,
  }));
  return points.map((each) => {
    const w = textWidth(stageNumber(journey, each), 12, true);
    const [px, py] = [x(each.performance), y(each.importance)];
    const candidates = [1, 1.8, 2.6].flatMap((far) => {
      const d = 9 * far;
      return [
        { x: px + d, y: py - d },
        { x: px - d - w, y: py - d },
        { x: px + d, y: py + d + 8 },
        { x: px - d - w, y: py + d + 8 },
        { x: px - w / 2, y: py - d - 2 },
        { x: px - w / 2, y: py + d + 11 },
      ];
    });
    const box = (at: LabelPosition) => ({ x: at.x - 1, y: at.y - LINE_HEIGHT + 3, w: w + 2, h: LINE_HEIGHT });
    const free = candidates.find((at) => {
      const b = box(at);
      const within = b.x > field.left && b.x + b.w < field.right && b.y > field.top && b.y + b.h < field.bottom;
      return within && occupied.every((t) => b.x + b.w < t.x || t.x + t.w < b.x || b.y + b.h < t.y || t.y + t.h < b.y);
    });
    const place = free ?? (candidates[0] as LabelPosition);
    occupied.push(box(place));
    return place;
  });
}

function pointElement(plot: Plot, each: MatrixPoint, label: LabelPosition): VNode {
  const { journey, matrix, x, y, language } = plot;
  const stage = journey.stages.find(({ name }) => name === each.stage);
  const [px, py] = [x(each.performance), y(each.importance)];
  const { scale } = journey;
  const across =
    each.performanceLow !== null &&
    each.performanceHigh !== null &&
    `M${round(x(each.performanceLow))} ${round(py)}H${round(x(each.performanceHigh))}`;
  const upright =
    each.importanceLow !== null &&
    each.importanceHigh !== null &&
    `M${round(px)} ${round(y(each.importanceLow))}V${round(y(each.importanceHigh))}`;
  const kind = stage?.class ?? 'neutral';
  return h('g', { class: `pc-matrix-point pc-${kind}${each.unstable ? ' pc-tentative' : ''}`, 'data-stage': each.stage }, [
    h('title', {}, matrixPointAltText(journey, matrix, each, language)),
    (across || upright) && h('path', { class: 'pc-error-bar pc-cross', d: [across, upright].filter(Boolean).join('') }),
    each.performanceLow !== null && each.performanceLow < scale.min && sidewaysArrow(x(scale.min), py, 1),
    each.performanceHigh !== null && each.performanceHigh > scale.max && sidewaysArrow(x(scale.max), py, -1),
    isCalledOtherwise(plot, each) && namedMark(px, py),
    mark(kind, px, py, MARK_SIZE),
    h('text', { class: 'pc-strong pc-halo', x: round(label.x), y: round(label.y) }, stageNumber(journey, each)),
  ]);
}

/** The end of an interval that goes beyond the scale; `into` is the direction of its base. */
function sidewaysArrow(x: number, y: number, into: 1 | -1): VNode {
  return h('path', { class: 'pc-arrow', d: `M${round(x)} ${round(y)}L${round(x + into * 7)} ${round(y - 5)}V${round(y + 5)}Z` });
}

/** The frame of a point that is called otherwise than its corner. */
function namedMark(x: number, y: number, half = 10): VNode {
  return h('rect', { class: 'pc-frame', x: round(x - half), y: round(y - half), width: 2 * half, height: 2 * half });
}

/** The stages by number, and the meaning of a hollow and of a framed point. */
function matrixLegend(plot: Plot, top: number, width: number): { tree: Child; end: number } {
  const { journey, matrix, language } = plot;
  const { scale } = journey;
  const t = translator(messages, language);
  let [x, y] = [10, top + 12];
  const place = (needed: number) => {
    if (x > 10 && x + needed > width - 10) [x, y] = [10, y + 20];
    const at = x;
    x += needed + 18;
    return at;
  };
  const stages = matrix.points.map((each) => {
    const text = `${stageNumber(journey, each)}\u00a0${wrapText(labelByName(journey.stages, each.stage), width - 50, 11, 1).lines[0] ?? ''}`;
    return h('text', { class: 'pc-small', x: round(place(textWidth(text, 11))), y }, text);
  });
  const hints: { text: string; glyph: (x: number, y: number) => Child }[] = [
    matrix.points.some((each) => each.unstable && each.quadrant !== null) && {
      text: t('matrix.unstable'),
      glyph: (gx: number, gy: number) => h('g', { class: 'pc-neutral pc-tentative' }, mark('neutral', gx, gy, 5)),
    },
    matrix.points.some((each) => isCalledOtherwise(plot, each)) && {
      text: t('matrix.elsewhere'),
      glyph: (gx: number, gy: number) => namedMark(gx, gy, 6),
    },
    matrix.points.some((each) => (each.performanceLow ?? scale.min) < scale.min || (each.performanceHigh ?? scale.max) > scale.max) && {
      text: t('legend.clipped'),
      glyph: (gx: number, gy: number) => h('g', { class: 'pc-unclassified' }, sidewaysArrow(gx - 4, gy, 1)),
    },
  ].filter((hint) => hint !== false);
  const lines = hints.map(({ text, glyph }) => {
    [x, y] = [10, y + 22];
    const { lines: wrapped } = wrapText(text, width - 40, 11, 3);
    const texts = wrapped.map((each, at) => h('text', { class: 'pc-small pc-muted', x: x + 20, y: y + at * 14 }, each));
    const icon = glyph(x + 7, y - 4);
    y += (wrapped.length - 1) * 14;
    return [icon, texts];
  });
  return { tree: h('g', { class: 'pc-legend' }, [stages, lines]), end: y + 6 };
}

/** Importance against performance: four quadrants at the means, and how sure each stage's place is. */
import { type JourneyReport, type Language, type Matrix, type MatrixPoint, speaker } from '@parcours/model';
import { extent, scaleLinear } from 'd3';
import { chartStyles } from './chart-styles.ts';
import { type Child, h, type Tree } from './element.ts';
import { boundText } from './figures.ts';
import { labelIn, labelOf } from './labels.ts';
import { point as mark, r } from './marks.ts';
import { importanceText, matrixName, pointStory } from './matrix-texts.ts';
import { widthOf, wrap } from './measure.ts';
import type { Theme } from './theme.ts';
import { words } from './words.ts';

export interface MatrixOptions {
  readonly language: Language;
  /** The room there is, in pixels; not wider than a square needs. */
  readonly width?: number;
  readonly theme?: Theme;
  /** A file of its own: with paper and stylesheet. */
  readonly standalone?: boolean;
}

const LEFT = 46;
const RIGHT = 18;
const TOP = 34;
const WIDEST = 720;
const NARROWEST = 320;
const NAMES = 22;

/** Each point is a `<g data-stage="its name">`; its number is that of the stage in the journey. */
export function matrixChart(journey: JourneyReport, matrix: Matrix, options: MatrixOptions): Tree {
  const { language, standalone = false, theme = 'light' } = options;
  const say = speaker(words, language);
  const width = Math.round(Math.max(NARROWEST, Math.min(WIDEST, options.width ?? WIDEST)));
  const height = Math.round(Math.min(430, Math.max(300, width * 0.62)));
  const [right, bottom] = [width - RIGHT, TOP + height];
  const { scale } = journey;
  const inside = (value: number | null) => (value === null ? [] : [Math.min(scale.max, Math.max(scale.min, value))]);
  const x = scaleLinear(
    padded(matrix.points.flatMap((each) => [...inside(each.performanceLow), each.performance, ...inside(each.performanceHigh)])),
    [LEFT, right],
  ).clamp(true);
  const y = scaleLinear(
    padded(
      matrix.points.flatMap((each) => [
        each.importance,
        ...(each.importanceLow === null ? [] : [each.importanceLow, each.importanceHigh ?? 0]),
      ]),
    ),
    // Clear of the quadrants' names above and below.
    [bottom - NAMES, TOP + NAMES],
  ).clamp(true);
  const places = labelPlaces(journey, matrix, x, y, { left: LEFT, right, top: TOP, bottom });
  const key = legend(journey, matrix, bottom + 48, width, language);
  const total = Math.ceil(key.end + 8);

  return h('svg', { class: 'pc-chart pc-quadrants', role: 'img', viewBox: `0 0 ${width} ${total}`, width, height: total }, [
    h('title', {}, say('colon', { name: matrixName(journey, matrix, language), value: labelOf(journey) })),
    h('desc', {}, matrix.points.map((each) => pointStory(journey, matrix, each, language)).join('\n')),
    standalone && h('style', {}, chartStyles(theme)),
    standalone && h('rect', { class: 'pc-paper', width, height: total }),
    frame(journey, matrix, x, y, { right, bottom }, language),
    matrix.points.map((each, at) => dot(journey, matrix, each, x, y, places[at] as Place, language)),
    key.tree,
  ]);
}

function padded(values: readonly number[]): [number, number] {
  const [low = 0, high = 1] = extent(values);
  const more = (high - low) * 0.09 || 0.5;
  return [low - more, high + more];
}

type Scale = ReturnType<typeof scaleLinear<number>>;

function frame(
  { scale }: JourneyReport,
  matrix: Matrix,
  x: Scale,
  y: Scale,
  { right, bottom }: { readonly right: number; readonly bottom: number },
  language: Language,
): Child {
  const say = speaker(words, language);
  const [px, py] = [x(matrix.performanceMean), y(matrix.importanceMean)];
  const corner = (text: string, end: boolean, at: number, room: number) =>
    h(
      'text',
      { class: `pc-small pc-muted${end ? ' pc-end' : ''}`, x: end ? right - 8 : LEFT + 8, y: at },
      wrap(text, room - 14, 11, 1).lines[0] ?? '',
    );
  return [
    h('rect', { class: 'pc-band pc-disappointing', x: LEFT, y: TOP, width: r(px - LEFT), height: r(py - TOP) }),
    x
      .ticks(6)
      .map((tick) => [
        h('path', { class: 'pc-rule', d: `M${r(x(tick))} ${bottom}V${bottom + 5}` }),
        h('text', { class: 'pc-small pc-muted pc-middle', x: r(x(tick)), y: bottom + 17 }, boundText(tick, scale, language)),
      ]),
    ticksOf(y, matrix).map((tick) => [
      h('path', { class: 'pc-rule', d: `M${LEFT - 5} ${r(y(tick))}H${LEFT}` }),
      h('text', { class: 'pc-small pc-muted pc-end', x: LEFT - 9, y: r(y(tick) + 4) }, importanceText(tick, matrix, language)),
    ]),
    h('path', { class: 'pc-rule', d: `M${LEFT} ${TOP}H${right}V${bottom}H${LEFT}Z` }),
    h('path', { class: 'pc-mean', d: `M${r(px)} ${TOP}V${bottom}M${LEFT} ${r(py)}H${right}` }),
    h('text', { class: 'pc-small pc-strong', x: 10, y: 20 }, `↑ ${say('importance')}`),
    h('text', { class: 'pc-small pc-strong pc-end', x: right, y: bottom + 34 }, `${say('matrix.performance')} →`),
    corner(say('quadrant.concentrate'), false, TOP + 16, px - LEFT),
    corner(say('quadrant.keep-up'), true, TOP + 16, right - px),
    corner(say('quadrant.low-priority'), false, bottom - 9, px - LEFT),
    corner(say('quadrant.overkill'), true, bottom - 9, right - px),
  ];
}

/** What the text declares are whole numbers. */
function ticksOf(y: Scale, { importance }: Matrix): number[] {
  return y.ticks(5).filter((tick) => importance === 'derived' || Number.isInteger(tick));
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const SIZE = 6;
const LINE = 13;

function numberOf(journey: JourneyReport, { stage }: MatrixPoint): string {
  return String(journey.stages.findIndex(({ name }) => name === stage) + 1);
}

/** Beside its point, where neither another point nor another number stands. */
function labelPlaces(
  journey: JourneyReport,
  { points }: Matrix,
  x: Scale,
  y: Scale,
  edge: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): Place[] {
  const taken = points.map((each) => ({ x: x(each.performance) - SIZE, y: y(each.importance) - SIZE, w: 2 * SIZE, h: 2 * SIZE }));
  return points.map((each) => {
    const w = widthOf(numberOf(journey, each), 12, true);
    const [px, py] = [x(each.performance), y(each.importance)];
    const wanted = [1, 1.8, 2.6].flatMap((far) => {
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
    const box = (at: Place) => ({ x: at.x - 1, y: at.y - LINE + 3, w: w + 2, h: LINE });
    const free = wanted.find((at) => {
      const b = box(at);
      const within = b.x > edge.left && b.x + b.w < edge.right && b.y > edge.top && b.y + b.h < edge.bottom;
      return within && taken.every((t) => b.x + b.w < t.x || t.x + t.w < b.x || b.y + b.h < t.y || t.y + t.h < b.y);
    });
    const place = free ?? (wanted[0] as Place);
    taken.push(box(place));
    return place;
  });
}

function dot(journey: JourneyReport, matrix: Matrix, each: MatrixPoint, x: Scale, y: Scale, label: Place, language: Language): Tree {
  const stage = journey.stages.find(({ name }) => name === each.stage);
  const [px, py] = [x(each.performance), y(each.importance)];
  const across =
    each.performanceLow !== null && each.performanceHigh !== null && `M${r(x(each.performanceLow))} ${r(py)}H${r(x(each.performanceHigh))}`;
  const upright =
    each.importanceLow !== null && each.importanceHigh !== null && `M${r(px)} ${r(y(each.importanceLow))}V${r(y(each.importanceHigh))}`;
  const kind = stage?.class ?? 'neutral';
  return h('g', { class: `pc-dot pc-${kind}${each.unstable ? ' pc-tentative' : ''}`, 'data-stage': each.stage }, [
    h('title', {}, pointStory(journey, matrix, each, language)),
    (across || upright) && h('path', { class: 'pc-whisker pc-cross', d: [across, upright].filter(Boolean).join('') }),
    mark(kind, px, py, SIZE),
    h('text', { class: 'pc-strong pc-halo', x: r(label.x), y: r(label.y) }, numberOf(journey, each)),
  ]);
}

/** The stages by their number, and what a hollow point means. */
function legend(journey: JourneyReport, matrix: Matrix, top: number, width: number, language: Language): { tree: Child; end: number } {
  const say = speaker(words, language);
  let [x, y] = [10, top + 12];
  const place = (needed: number) => {
    if (x > 10 && x + needed > width - 10) [x, y] = [10, y + 20];
    const at = x;
    x += needed + 18;
    return at;
  };
  const stages = matrix.points.map((each) => {
    const text = `${numberOf(journey, each)}\u00a0${wrap(labelIn(journey.stages, each.stage), width - 50, 11, 1).lines[0] ?? ''}`;
    return h('text', { class: 'pc-small', x: r(place(widthOf(text, 11))), y }, text);
  });
  const unstable = matrix.points.some((each) => each.unstable);
  [x, y] = [10, unstable ? y + 22 : y];
  const hint = unstable && [
    h('g', { class: 'pc-neutral pc-tentative' }, mark('neutral', x + 7, y - 4, 5)),
    h('text', { class: 'pc-small pc-muted', x: x + 20, y }, say('matrix.unstable')),
  ];
  return { tree: h('g', { class: 'pc-legend' }, [stages, hint]), end: y + 6 };
}

/** The curve of the journey map: over the columns of the lanes below it, with the axis in the gutter beside it. */
import { type JourneyReport, type Language, type StageReport, translateTerm, translator } from '@parcours/model';
import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import { journeyAltText, stageAltText } from '../curve/alt-text.ts';
import { axisTicks } from '../curve/axis-ticks.ts';
import { type CurveGhost, type CurvePlot, ghostCurve, markRadius, meanLine, stageMarks } from '../curve/curve-plot.ts';
import { type Child, h, type VNode } from '../markup/element.ts';
import { classMark, expertMark, momentOfTruthRing, round, targetMark } from '../markup/marks.ts';
import { messages } from '../messages.ts';
import { boundText, missingText, scoreText } from '../text/format-figures.ts';
import { labelOf } from '../text/labels.ts';
import { textWidth, wrapText } from '../text/text-layout.ts';
import { claimedScore, isClaimedOnly } from './claims.ts';
import { columnMiddle, type MapLayout, type MapPhase, mirrored } from './map-layout.ts';

export interface MapCurveOptions {
  readonly language: Language;
  /** Height of the plot in pixels. */
  readonly height: number;
  readonly selected: string | null;
  readonly ghost: CurveGhost | null;
}

/** Space above and below the plot for marks at the ends of the scale. */
const MARGIN = 14;
/** Thickness in pixels of the line at a volume of 1. */
const FULL_VOLUME = 18;

const plotScale = ({ scale }: JourneyReport, height: number) => scaleLinear([scale.min, scale.max], [MARGIN + height, MARGIN]).clamp(true);

/** The figures of the axis and the names of the classes, as wide as the gutter. */
export function mapAxis(journey: JourneyReport, layout: MapLayout, { language, height }: MapCurveOptions): VNode {
  const { scale } = journey;
  const y = plotScale(journey, height);
  const { gutter, isMirrored } = layout;
  const names = layout.size !== 'narrow';
  const bound = (value: number) => boundText(value, scale, language);
  const classes = [
    { name: 'enchanting', middle: (y(scale.enchanting) + y(scale.max)) / 2, limit: `≥\u00a0${bound(scale.enchanting)}` },
    { name: 'neutral', middle: (y(scale.disappointing) + y(scale.enchanting)) / 2, limit: null },
    { name: 'disappointing', middle: (y(scale.min) + y(scale.disappointing)) / 2, limit: `<\u00a0${bound(scale.disappointing)}` },
  ] as const;
  const claimed = isClaimedOnly(journey);
  // Beside the axis, where the next figure of it leaves room.
  const nameX = isMirrored ? 26 : 0;
  return h('svg', { class: 'pc-chart pc-axis', 'aria-hidden': 'true', width: gutter, height: height + 2 * MARGIN }, [
    axisTicks(scale, y).map((tick) =>
      h(
        'text',
        isMirrored
          ? { class: 'pc-small pc-muted', x: 8, y: round(y(tick) + 4) }
          : { class: 'pc-small pc-muted pc-end', x: gutter - 8, y: round(y(tick) + 4) },
        bound(tick),
      ),
    ),
    // A line above the middle of its band: clear of the axis's figures.
    names &&
      classes.map(({ name, middle, limit }) => [
        !claimed && h('g', { class: `pc-${name}` }, classMark(name, nameX + 6, middle - 16, 4.5)),
        h('text', { class: `pc-small pc-${name}`, x: nameX + (claimed ? 0 : 15), y: round(middle - 12) }, translateTerm(name, language)),
        limit !== null && h('text', { class: 'pc-tiny pc-muted', x: nameX + (claimed ? 0 : 15), y: round(middle + 2) }, limit),
      ]),
  ]);
}

/** The plot as an `<svg>`: each stage is a `<g data-stage>` that spans its column, with its alternative text as `<title>`. */
export function mapCurve(journey: JourneyReport, layout: MapLayout, options: MapCurveOptions): VNode {
  const { language, height, selected, ghost } = options;
  const t = translator(messages, language);
  const y = plotScale(journey, height);
  const { plotWidth: width, columnWidth, isMirrored } = layout;
  const plot: CurvePlot = { x: (at) => columnMiddle(layout, at), y, columnWidth, left: 0, right: width, end: width, isMirrored };
  const [top, bottom] = [MARGIN, MARGIN + height];
  const claimed = isClaimedOnly(journey);
  return h(
    'svg',
    {
      class: `pc-chart pc-curve pc-map-curve${claimed ? ' pc-claimed' : ''}`,
      role: 'img',
      viewBox: `0 0 ${width} ${height + 2 * MARGIN}`,
      width,
      height: height + 2 * MARGIN,
      'data-plot-top': top,
      'data-plot-bottom': bottom,
    },
    [
      h('title', {}, t('curve.name', { journey: labelOf(journey) })),
      h('desc', {}, journeyAltText(journey, language)),
      bands(journey, width, y, claimed),
      phaseBorders(layout, top, bottom),
      layout.phases.map((phase) => phase.isFolded && foldedPhase(journey, layout, phase, y)),
      ghost && ghostCurve(journey, ghost, plot),
      !claimed && volumeRibbon(journey, plot),
      claimed ? claimedLine(journey, plot) : meanLine(journey, plot),
      journey.stages.map((stage, at) => {
        const x = plot.x(at);
        if (x === null) return null;
        return h('g', { class: stageClass(stage, selected), 'data-stage': stage.name }, [
          h('title', {}, stageAltText(journey, stage, language)),
          h('rect', { class: 'pc-hit-area', x: round(x - columnWidth / 2), y: 0, width: round(columnWidth), height: height + 2 * MARGIN }),
          claimed
            ? claimedMarks(journey, stage, x, plot, language)
            : [
                stageMarks(journey, at, plot, missingLines(journey, stage, columnWidth, language), language),
                cappedMark(stage, x, plot, language),
                expectedImpact(journey, stage, x, plot, language),
              ],
        ]);
      }),
    ],
  );
}

function bands({ scale }: JourneyReport, width: number, y: (score: number) => number, claimed: boolean): Child {
  const all = [
    { name: 'enchanting', from: scale.enchanting, to: scale.max },
    { name: 'disappointing', from: scale.min, to: scale.disappointing },
  ] as const;
  const zero = scale.min < 0 && scale.max > 0 && h('path', { class: 'pc-rule', d: `M0 ${round(y(0))}H${width}` });
  return [
    // Claims have no class: nothing is tinted by them.
    !claimed &&
      all.map(({ name, from, to }) =>
        h('rect', { class: `pc-band pc-${name}`, x: 0, y: round(y(to)), width, height: round(Math.max(0, y(from) - y(to))) }),
      ),
    zero,
    all.map(({ name }) => {
      const at = round(y(name === 'enchanting' ? scale.enchanting : scale.disappointing));
      return h('g', { class: `pc-${name}` }, h('path', { class: 'pc-limit', d: `M0 ${at}H${width}` }));
    }),
  ];
}

function phaseBorders(layout: MapLayout, top: number, bottom: number): Child {
  return layout.phases.slice(1).map(({ left }) => {
    const x = round(mirrored(layout, left));
    return h('path', { class: 'pc-rule pc-phase-border', d: `M${x} ${top}V${bottom}` });
  });
}

/** A folded phase: the range of its stages, each as a hairline, their mean, and the weakest with its number. */
function foldedPhase(journey: JourneyReport, layout: MapLayout, phase: MapPhase, y: (score: number) => number): Child {
  const measured = journey.stages.slice(phase.from, phase.to).flatMap((stage, at) => {
    return stage.measured ? [{ stage, mean: stage.measured.mean, number: phase.from + at + 1 }] : [];
  });
  const middle = mirrored(layout, phase.left + phase.width / 2);
  const [weakest, ...others] = measured.toSorted((a, b) => a.mean - b.mean);
  if (!weakest) return h('text', { class: 'pc-small pc-muted pc-middle', x: round(middle), y: round(y(0)) }, '–');
  const half = phase.width / 2 - 8;
  const [low, high] = [weakest.mean, (others.at(-1) ?? weakest).mean];
  const hairlines = measured.map(({ mean }) => `M${round(middle - half)} ${round(y(mean))}H${round(middle + half)}`).join('');
  return h('g', { class: 'pc-folded' }, [
    h('rect', {
      class: 'pc-folded-range',
      x: round(middle - half),
      y: round(y(high)),
      width: round(2 * half),
      height: round(y(low) - y(high)),
    }),
    h('path', { class: 'pc-hairline', d: hairlines }),
    h('g', { class: weakest.stage.class ? `pc-${weakest.stage.class}` : '' }, classMark(weakest.stage.class ?? 'neutral', middle, y(low))),
    h('text', { class: 'pc-strong pc-halo pc-middle', x: round(middle), y: round(y(low) + 20) }, String(weakest.number)),
  ]);
}

/** A band around the line of means, as thick as the declared volumes: 18 pixels are 100 %. */
function volumeRibbon({ stages }: JourneyReport, { x, y }: CurvePlot): Child {
  if (!stages.some(({ declares }) => declares.volume)) return null;
  const edge = (stage: StageReport, side: number) => y(stage.measured?.mean ?? 0) + (side * FULL_VOLUME * stage.volume) / 2;
  const draw = area<StageReport>()
    .x((_, at) => x(at) ?? 0)
    .y0((stage) => edge(stage, 1))
    .y1((stage) => edge(stage, -1))
    .defined((stage, at) => stage.measured !== null && x(at) !== null)
    .curve(curveMonotoneX)
    .digits(1);
  const d = draw([...stages]);
  return d && h('path', { class: 'pc-ribbon', d });
}

/** A straight dashed line through what experts claim. */
function claimedLine({ stages }: JourneyReport, { x, y }: CurvePlot): Child {
  const draw = line<StageReport>()
    .x((_, at) => x(at) ?? 0)
    .y((stage) => y(claimedScore(stage) ?? 0))
    .defined((stage, at) => claimedScore(stage) !== null && x(at) !== null)
    .digits(1);
  const d = draw([...stages]);
  return d && h('path', { class: 'pc-claimed-line', d });
}

function claimedMarks(journey: JourneyReport, stage: StageReport, x: number, { y, columnWidth }: CurvePlot, language: Language): Child {
  const aim = stage.target !== null && targetMark(x, y(stage.target), Math.min(15, columnWidth / 2 - 3));
  const claim = claimedScore(stage);
  if (claim === null) return aim;
  const { scale } = journey;
  const at = y(claim);
  const word = translator(messages, language)('map.claimed');
  const isHigh = at - y(scale.max) < 44;
  const textAt = at + (isHigh || claim >= 0 ? 28 : -36);
  return [
    aim,
    stage.momentOfTruth && momentOfTruthRing(x, at, 12),
    expertMark(x, at, false, true),
    columnWidth >= MIN_CLAIM_WIDTH && [
      h('text', { class: 'pc-claim-figure pc-halo pc-middle', x: round(x), y: round(textAt) }, scoreText(claim, scale, language, 1)),
      h('text', { class: 'pc-claim-word pc-small pc-halo pc-middle', x: round(x), y: round(textAt + 14) }, word),
    ],
  ];
}

/** In narrower columns the words would touch those of the next. */
const MIN_CLAIM_WIDTH = 62;

/** A bracket over the mark of a stage that its basics cap. */
function cappedMark(stage: StageReport, x: number, { y, columnWidth }: CurvePlot, language: Language): Child {
  if (!stage.cappedByBasics || !stage.measured) return null;
  const at = y(stage.measured.mean) - markRadius(stage) - 5;
  const word = translator(messages, language)('map.capped.short');
  return h('g', { class: 'pc-capped' }, [
    h('path', { class: 'pc-cap', d: `M${round(x - 10)} ${round(at + 5)}V${round(at)}H${round(x + 10)}V${round(at + 5)}` }),
    columnWidth >= textWidth(word, 11) + 40 && h('text', { class: 'pc-small pc-halo pc-end', x: round(x - 14), y: round(at + 6) }, word),
  ]);
}

/** A dotted arrow from the measured score to what the largest expected effect of an initiative would make of it. */
function expectedImpact(
  journey: JourneyReport,
  stage: StageReport,
  x: number,
  { y, columnWidth, isMirrored }: CurvePlot,
  language: Language,
): Child {
  const impacts = journey.initiatives.flatMap(({ stage: name, impact, status }) =>
    name === stage.name && impact !== null && status !== 'dropped' && status !== 'done' ? [impact] : [],
  );
  const impact = Math.max(...impacts);
  if (!stage.measured || impacts.length === 0 || impact <= 0 || columnWidth < MIN_IMPACT_WIDTH) return null;
  // Above the score beside the mark.
  const from = y(stage.measured.mean) - markRadius(stage) - 12;
  const to = y(stage.measured.mean + impact);
  if (from - to < 8) return null;
  const at = x + (isMirrored ? -18 : 18);
  return h('g', { class: 'pc-expected' }, [
    h('path', { class: 'pc-expected-stem', d: `M${round(at)} ${round(from)}V${round(to + 1)}` }),
    h('path', {
      class: 'pc-expected-head',
      d: `M${round(at - 4)} ${round(to + 6)}L${round(at)} ${round(to)}L${round(at + 4)} ${round(to + 6)}`,
    }),
    h('text', { class: 'pc-small pc-muted pc-halo', x: round(at + 6), y: round(to + 9) }, boundText(impact, journey.scale, language)),
  ]);
}

/** A narrower column has no room beside mark and score. */
const MIN_IMPACT_WIDTH = 92;

function missingLines(journey: JourneyReport, stage: StageReport, columnWidth: number, language: Language): readonly string[] {
  if (stage.measured || columnWidth < MIN_CLAIM_WIDTH) return [];
  return wrapText(missingText(journey, stage, language), Math.min(columnWidth - 10, 108) - 8, 11, 4).lines;
}

const stageClass = (stage: StageReport, selected: string | null) =>
  [
    'pc-stage',
    stage.class && `pc-${stage.class}`,
    stage.measured && !stage.class && 'pc-unclassified',
    stage.measured && `pc-${stage.measured.evidence === 'suppressed' ? 'anecdotal' : stage.measured.evidence}`,
    stage.name === selected && 'pc-selected',
  ]
    .filter(Boolean)
    .join(' ');

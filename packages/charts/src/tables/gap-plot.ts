/** A gap as a picture: the measured mark with its interval, the target, and the bar between them, on one axis for all stages. */
import type { JourneyReport, Language, StageReport } from '@parcours/model';
import { scaleLinear } from 'd3-scale';
import { type Child, h, type VNode } from '../markup/element.ts';
import { classMark, round } from '../markup/marks.ts';
import { boundText } from '../text/format-figures.ts';
import { gapVerdict } from '../text/verdict-texts.ts';

const WIDTH = 196;
const HEIGHT = 22;
const AXIS_HEIGHT = 5;
/** Room for marks at the ends of the scale. */
const PADDING = 8;
const MIDDLE = HEIGHT / 2;

const axis = ({ scale }: JourneyReport) => scaleLinear([scale.min, scale.max], [PADDING, WIDTH - PADDING]).clamp(true);

const middleOf = ({ min, max }: JourneyReport['scale']) => (min + max) / 2;

/** The axis of all plots, for the heading of their column: both bounds and the middle, written above the ticks. */
export function gapAxis(journey: JourneyReport, language: Language): VNode {
  const { scale } = journey;
  const x = axis(journey);
  const values = [scale.min, middleOf(scale), scale.max];
  const ticks = values.map((value) => `M${round(x(value))} ${AXIS_HEIGHT}V0`).join('');
  return h('span', { class: 'pc-gap-axis', 'aria-hidden': 'true' }, [
    h(
      'span',
      { class: 'pc-plot-figures' },
      values.map((value) => h('span', {}, boundText(value, scale, language))),
    ),
    plot(AXIS_HEIGHT, h('path', { class: 'pc-rule', d: `M${PADDING} ${AXIS_HEIGHT - 0.5}H${WIDTH - PADDING}${ticks}` })),
  ]);
}

/** The plot of a stage; without a measurement only axis and target. The cell beside it says the same in words. */
export function gapPlot(journey: JourneyReport, stage: StageReport): VNode {
  const { scale } = journey;
  const x = axis(journey);
  const { measured, target, gap } = stage;
  const kind = stage.class ?? 'neutral';
  const evidence = measured && (measured.evidence === 'suppressed' ? 'anecdotal' : measured.evidence);
  return plot(HEIGHT, [
    h('path', { class: 'pc-rule', d: `M${PADDING} ${MIDDLE}H${WIDTH - PADDING}M${round(x(middleOf(scale)))} 3V${HEIGHT - 3}` }),
    measured &&
      h('g', { class: `pc-${kind} pc-${evidence}` }, [
        target !== null && gap !== null && gapBar(x(measured.mean), x(target), gap),
        measured.low !== null && measured.high !== null && interval(x, measured.low, measured.high, scale),
      ]),
    target !== null && h('path', { class: 'pc-target', d: `M${round(x(target))} 2V${HEIGHT - 2}` }),
    measured && h('g', { class: `pc-${kind} pc-${evidence}` }, classMark(kind, x(measured.mean), MIDDLE, 5.5)),
  ]);
}

const plot = (height: number, children: Child): VNode =>
  h('svg', { class: 'pc-chart pc-gap-plot', width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}`, 'aria-hidden': 'true' }, children);

/** Filled where the gap is proven, or the target exceeded beyond doubt; else a dashed outline. */
function gapBar(from: number, to: number, gap: NonNullable<StageReport['gap']>): VNode {
  const verdict = gapVerdict(gap);
  const certain = verdict === 'proven' || verdict === 'above-target';
  return h('rect', {
    class: certain ? 'pc-gap-bar' : 'pc-gap-bar pc-uncertain',
    x: round(Math.min(from, to)),
    y: MIDDLE - 6,
    width: round(Math.abs(to - from)),
    height: 12,
  });
}

/** The interval with caps; an end beyond the scale is an arrow. */
function interval(x: (value: number) => number, low: number, high: number, scale: JourneyReport['scale']): Child {
  const [left, right] = [round(x(low)), round(x(high))];
  const end = (at: number, isCut: boolean, into: 1 | -1) =>
    isCut
      ? h('path', { class: 'pc-arrow', d: `M${at} ${MIDDLE}L${at + into * 6} ${MIDDLE - 4}V${MIDDLE + 4}Z` })
      : h('path', { class: 'pc-error-bar', d: `M${at} ${MIDDLE - 4}V${MIDDLE + 4}` });
  return [
    h('path', { class: 'pc-error-bar pc-stem', d: `M${left} ${MIDDLE}H${right}` }),
    end(left, low < scale.min, 1),
    end(right, high > scale.max, -1),
  ];
}

/** The plot of the emotion curve: lines and marks over columns of stages, wherever these stand. */
import type { JourneyReport, Language, StageReport } from '@parcours/model';
import { curveMonotoneX, line } from 'd3-shape';
import { type Child, h } from '../markup/element.ts';
import { claimMark, classMark, errorBar, expertMark, momentOfTruthRing, round, ruptureMark, targetMark } from '../markup/marks.ts';
import { scoreText } from '../text/format-figures.ts';
import { textWidth } from '../text/text-layout.ts';
import { REMARK_SIGN, stageRemarks } from '../text/verdict-texts.ts';

/** Where the columns and the scale of a picture stand, in pixels. */
export interface CurvePlot {
  /** The middle of a stage's column, by its place in the journey from 0; null: the column is folded. */
  readonly x: (at: number) => number | null;
  /** The height of a score. */
  readonly y: (score: number) => number;
  readonly columnWidth: number;
  readonly left: number;
  readonly right: number;
  /** Where the picture ends at the right: scores beside the last mark stand before it. */
  readonly end: number;
  /** The first stage stands at the right. */
  readonly isMirrored: boolean;
}

export interface CurveGhost {
  readonly report: JourneyReport;
  /** Names it in the legend: `HEAD`. */
  readonly label: string;
  /** It is supposed, not another version: dotted, and named as such. */
  readonly isSupposed?: boolean;
  /** The name in `report` of each stage of the journey; null: it has none. By default the same names. */
  readonly stages?: ReadonlyMap<string, string | null>;
}

/** What experts claim stands left of the measured mark, within the column, clear of the ring of a moment of truth. */
const EXPERT_OFFSET = 25;
/** In narrower columns the score beside a mark would touch the next mark. */
const MIN_VALUE_WIDTH = 56;

/** The line of means. Nothing is interpolated: it has a gap at each stage without a figure. */
export function meanLine(journey: JourneyReport, { x, y }: CurvePlot): Child {
  const draw = line<StageReport>()
    .x((_, at) => x(at) ?? 0)
    .y((stage) => y(stage.measured?.mean ?? 0))
    .defined((stage, at) => stage.measured !== null && x(at) !== null)
    .curve(curveMonotoneX)
    .digits(1);
  const d = draw([...journey.stages]);
  return d && h('path', { class: 'pc-line', d });
}

/** The means of another version, and its targets where they differ, in the columns of the same stages. */
export function ghostCurve(journey: JourneyReport, ghost: CurveGhost, { x, y }: CurvePlot): Child {
  if (!hasGhost(journey, ghost)) return null;
  const before = ghostStages(journey, ghost);
  const draw = line<StageReport | undefined>()
    .x((_, at) => x(at) ?? 0)
    .y((stage) => y(stage?.measured?.mean ?? 0))
    .defined((stage, at) => (stage?.measured ?? null) !== null && x(at) !== null)
    .curve(curveMonotoneX)
    .digits(1);
  const d = draw(before);
  return h('g', { class: ghost.isSupposed ? 'pc-ghost pc-supposed' : 'pc-ghost' }, [
    d && h('path', { class: 'pc-line', d }),
    before.map((stage, at) => {
      const middle = x(at);
      if (!stage || middle === null) return null;
      return [
        stage.measured && h('circle', { class: 'pc-point', cx: round(middle), cy: round(y(stage.measured.mean)), r: 4 }),
        stage.target !== null &&
          stage.target !== journey.stages[at]?.target &&
          h('path', { class: 'pc-ghost-target', d: `M${round(middle - 15)} ${round(y(stage.target))}h30` }),
      ];
    }),
  ]);
}

/** By stage of the journey, that of the other version. */
function ghostStages(journey: JourneyReport, { report, stages }: CurveGhost): (StageReport | undefined)[] {
  return journey.stages.map(({ name }) => {
    const before = stages?.has(name) ? stages.get(name) : name;
    return report.stages.find((stage) => stage.name === before);
  });
}

/** A version on another scale cannot be drawn on this one. */
export function hasGhost(journey: JourneyReport, ghost: CurveGhost): boolean {
  const [here, there] = [journey.scale, ghost.report.scale];
  if (here.min !== there.min || here.max !== there.max) return false;
  return ghostStages(journey, ghost).some((stage) => stage !== undefined && (stage.measured !== null || stage.target !== null));
}

/**
 * The marks of a stage: interval, target, claims of experts, rupture and the mean, or why nothing was measured.
 *
 * @param missing the lines of text that say why nothing was measured.
 */
export function stageMarks(journey: JourneyReport, at: number, plot: CurvePlot, missing: readonly string[], language: Language): Child {
  const stage = journey.stages[at];
  const x = plot.x(at);
  if (!stage || x === null) return null;
  const { y, columnWidth } = plot;
  const { scale } = journey;
  const { measured } = stage;
  const [top, bottom] = [y(scale.max), y(scale.min)];
  const expertOffset = Math.min(EXPERT_OFFSET, columnWidth / 2 - 6) * (plot.isMirrored ? -1 : 1);
  const link = stage.ruptures.length > 0 && ruptureSign(x, plot, top, bottom);
  const aim = stage.target !== null && targetMark(x, y(stage.target), Math.min(15, columnWidth / 2 - 3));
  const expert = stage.expert !== null && expertMark(x - expertOffset, y(stage.expert), stage.expertRefuted === true, true);
  const claims = claimMarks(stage, x - expertOffset - (stage.expert === null ? 0 : 13), y);
  if (!measured) {
    const others = [stage.target, stage.expert, ...stage.expertClaims.map(({ mean }) => mean)].flatMap((value) =>
      value === null ? [] : [y(value)],
    );
    return [missingMark(x, missing, top, bottom, others), aim, claims, expert, link];
  }
  const mean = y(measured.mean);
  const { low, high } = measured;
  return [
    low !== null && high !== null && errorBar(x, y(high), y(low), { top: high > scale.max, bottom: low < scale.min }),
    aim,
    claims,
    expert,
    link,
    stage.momentOfTruth && momentOfTruthRing(x, mean),
    stage.class ? classMark(stage.class, x, mean) : classMark('neutral', x, mean),
    columnWidth >= MIN_VALUE_WIDTH && valueText(journey, stage, at, x, plot, language),
  ];
}

/** The score beside the mark of a stage; left of it where the picture ends at the right. */
function valueText(journey: JourneyReport, stage: StageReport, at: number, x: number, { y, end }: CurvePlot, language: Language): Child {
  const label = valueLabel(journey, stage, language) ?? '';
  const distance = markRadius(stage) + 4;
  const isLeft = x + distance + textWidth(label, 12, true) > end + 1;
  const place = { x: round(isLeft ? x - distance : x + distance), y: round(valueLabelY(journey, at, y)) };
  return h('text', { class: `pc-strong pc-halo${isLeft ? ' pc-end' : ''}`, ...place }, label);
}

/** The dashed edge of the column that a rupture leads into, with the broken arrow at its foot. */
function ruptureSign(x: number, { columnWidth, left, right, isMirrored }: CurvePlot, top: number, bottom: number): Child {
  const edge = isMirrored ? x + columnWidth / 2 : x - columnWidth / 2;
  // Within the plot: on the first stage's edge it would cover the figures of the axis.
  const signAt = Math.min(Math.max(edge, left + 16), right - 16);
  return h('g', { class: 'pc-rupture' }, [
    h('path', { class: 'pc-rupture-mark pc-dashed', d: `M${round(edge)} ${top}V${bottom}` }),
    h('rect', { class: 'pc-background', x: round(signAt - 14), y: bottom - 19, width: 28, height: 14, rx: 3 }),
    ruptureMark(signAt, bottom - 12, isMirrored),
  ]);
}

/** A moment of truth has a ring. */
export function markRadius({ momentOfTruth }: StageReport): number {
  return momentOfTruth ? 11 : 7;
}

/** The score with its marks; null where nothing was measured. */
export function valueLabel(journey: JourneyReport, stage: StageReport, language: Language): string | null {
  if (!stage.measured) return null;
  return `${scoreText(stage.measured.mean, journey.scale, language)}${valueMarks(journey, stage, language)}`;
}

/** `≈` where the class is not certain, `†` where a remark questions the figure. */
function valueMarks(journey: JourneyReport, stage: StageReport, language: Language): string {
  return `${stage.classUncertain ? '\u00a0≈' : ''}${remarkMark(journey, stage, language)}`;
}

/** `†` behind the figure of a stage, or behind what is said in its place; empty where nothing questions it. */
export function remarkMark(journey: JourneyReport, stage: StageReport, language: Language): string {
  return stageRemarks(journey, stage, language).length > 0 ? `\u00a0${REMARK_SIGN}` : '';
}

/** The mean of the experts of each study, with one standard deviation to either side. */
function claimMarks({ expertClaims }: StageReport, x: number, y: (value: number) => number): Child {
  return expertClaims.map(({ mean, sd, refuted }) => [
    sd !== null && h('path', { class: 'pc-claim', d: `M${round(x)} ${round(y(mean + sd))}V${round(y(mean - sd))}` }),
    claimMark(x, y(mean), refuted === true),
  ]);
}

/** The baseline of the figure beside a point: on the side that the line leaves free, at least 10 pixels off the target. */
function valueLabelY(journey: JourneyReport, at: number, y: (value: number) => number): number {
  const stage = journey.stages[at];
  const mean = stage?.measured?.mean ?? 0;
  const here = y(mean);
  const next = journey.stages[at + 1]?.measured?.mean;
  const sides = next === undefined || next <= mean ? [here - 6, here + 15] : [here + 15, here - 6];
  const aim = stage?.target === null || stage?.target === undefined ? Number.NEGATIVE_INFINITY : y(stage.target);
  const [low, high] = [y(journey.scale.min) - 4, y(journey.scale.max) + 12];
  return (
    sides.find((side) => side <= low && side >= high && Math.abs(side - 4 - aim) > 9) ??
    sides.find((side) => side <= low && side >= high) ??
    here + 4
  );
}

/** The text that says why a figure is missing, clear of the marks of target and expert. */
function missingMark(x: number, lines: readonly string[], top: number, bottom: number, others: readonly number[]): Child {
  if (lines.length === 0) return h('path', { class: 'pc-missing-mark', d: `M${round(x)} ${round(top + 4)}V${round(bottom - 4)}` });
  const height = lines.length * 14 + 16;
  const free = [0.5, 0.68, 0.32, 0.84, 0.16].map((share) => top + share * (bottom - top));
  const middle = free.find((at) => others.every((other) => Math.abs(other - at) > height / 2 + 9)) ?? (top + bottom) / 2;
  const width = Math.max(...lines.map((text) => textWidth(text, 11))) + 14;
  return h('g', { class: 'pc-missing' }, [
    h('path', {
      class: 'pc-missing-mark',
      d: `M${round(x)} ${round(top + 4)}V${round(middle - height / 2)}M${round(x)} ${round(middle + height / 2)}V${round(bottom - 4)}`,
    }),
    h('rect', { class: 'pc-missing-mark', x: round(x - width / 2), y: round(middle - height / 2), width: round(width), height, rx: 5 }),
    lines.map((text, at) =>
      h('text', { class: 'pc-small pc-muted pc-middle', x: round(x), y: round(middle - height / 2 + 19 + at * 14) }, text),
    ),
  ]);
}

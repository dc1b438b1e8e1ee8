/** The emotion curve: the measured mean of each stage on the journey's scale, with a gap where nothing was measured. */

import { type JourneyReport, type Language, type Rupture, type StageReport, translateTerm, translator } from '@parcours/model';
import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';
import { chartStyles } from '../markup/chart-styles.ts';
import { type Child, h, type VNode } from '../markup/element.ts';
import {
  claimMark,
  classMark,
  errorBar,
  expertMark,
  momentOfTruthRing,
  round,
  ruptureMark,
  starMark,
  targetMark,
} from '../markup/marks.ts';
import type { Theme } from '../markup/theme.ts';
import { messages } from '../messages.ts';
import { journeySubtitle } from '../reports/journey-summary.ts';
import { boundText, evidenceText, missingText, sampleSizeText, scoreText } from '../text/format-figures.ts';
import { channelLabels, channelSwitchText, labelOf } from '../text/labels.ts';
import { textWidth, wrapText } from '../text/text-layout.ts';
import { REMARK_SIGN, stageRemarks } from '../text/verdict-texts.ts';
import { journeyAltText, journeyScoreText, stageAltText } from './alt-text.ts';
import { axisTicks } from './axis-ticks.ts';
import { curveLegend } from './curve-legend.ts';
import { curveRemarks } from './curve-remarks.ts';

export interface EmotionCurveOptions {
  readonly language: Language;
  /** Available width in pixels, 960 by default. The chart is wider if its stages need more: put it in a scroll container. */
  readonly width?: number;
  /** Height of the plot in pixels, 272 by default. */
  readonly plotHeight?: number;
  readonly theme?: Theme;
  /** The stage to highlight, by name. */
  readonly selected?: string | null;
  /** Adds background, stylesheet and heading, for an SVG file of its own. Not needed in a page with `chartStyles`. */
  readonly standalone?: boolean;
  /** Another version of the journey, drawn behind the curve. */
  readonly ghost?: CurveGhost;
  /** Lines below the captions of stages, by name. */
  readonly annotations?: ReadonlyMap<string, readonly string[]>;
}

export interface CurveGhost {
  readonly report: JourneyReport;
  /** Names it in the legend: `HEAD`. */
  readonly label: string;
  /** The name in `report` of each stage of the journey; null: it has none. By default the same names. */
  readonly stages?: ReadonlyMap<string, string | null>;
}

/**
 * Draws the curve as an `<svg>`. Each stage is a `<g data-stage="NAME">` that spans its column; its `<title>` is the alt text.
 *
 * @returns an element tree: `toMarkup` writes it, `mount` builds it in a document.
 */
export function emotionCurve(journey: JourneyReport, options: EmotionCurveOptions): VNode {
  const { language, standalone = false, theme = 'light', selected = null, ghost } = options;
  const t = translator(messages, language);
  const layout = curveLayout(journey, options.width ?? 960, language);
  const heading = standalone ? headingBlock(journey, layout, language) : { tree: [], height: 0 };
  const top = heading.height + (layout.phases.length > 0 ? 40 : 14);
  const bottom = top + (options.plotHeight ?? PLOT_HEIGHT);
  const y = scaleLinear([journey.scale.min, journey.scale.max], [bottom, top]).clamp(true);
  const columns = journey.stages.map((stage, at) =>
    stageColumn(journey, stage, layout, at, options.annotations?.get(stage.name) ?? [], language),
  );
  const labelLines = Math.max(0, ...columns.map((column) => column.label.lines.length));
  const factLines = Math.max(0, ...columns.map((column) => column.sample.length));
  const captions = columns.map((column) => stageCaption(column, layout, bottom + 24, labelLines, factLines));
  const notesEnd = Math.max(bottom + 20, ...captions.map((each) => each.end));
  const textWidthBelow = Math.min(layout.width, options.width ?? 960) - 20;
  const legendBlock = curveLegend(journey, {
    x: 10,
    y: notesEnd + 22,
    width: textWidthBelow,
    language,
    classes: !layout.namesClasses,
    ghost: ghost && hasGhost(journey, ghost) ? ghost.label : null,
  });
  const remarks = standalone
    ? curveRemarks(journey, { x: 10, y: legendBlock.end + 16, width: textWidthBelow, language })
    : { tree: false as const, end: legendBlock.end };
  const height = Math.ceil(Math.max(legendBlock.end, remarks.end) + 8);

  return h('svg', { class: 'pc-chart pc-curve', role: 'img', viewBox: `0 0 ${layout.width} ${height}`, width: layout.width, height }, [
    h('title', {}, t('curve.name', { journey: labelOf(journey) })),
    h('desc', {}, journeyAltText(journey, language)),
    standalone && h('style', {}, chartStyles(theme)),
    standalone && h('rect', { class: 'pc-background', width: layout.width, height }),
    heading.tree,
    classBands(journey, layout, y, language),
    phaseHeaders(layout, heading.height, bottom),
    ghost && ghostCurve(journey, ghost, layout, y),
    meanLine(journey, layout, y),
    columns.map((column, at) =>
      h('g', { class: stageClass(column.stage, selected), 'data-stage': column.stage.name }, [
        h('title', {}, stageAltText(journey, column.stage, language)),
        h('rect', {
          class: 'pc-hit-area',
          x: round(column.x - layout.columnWidth / 2),
          y: top,
          width: round(layout.columnWidth),
          height: round(notesEnd + 4 - top),
        }),
        stageMarks(journey, column, layout, y, at, language),
        captions[at]?.tree,
      ]),
    ),
    legendBlock.tree,
    remarks.tree,
  ]);
}

const PLOT_HEIGHT = 272;
const AXIS_WIDTH = 46;
const MIN_COLUMN_WIDTH = 92;
const MAX_COLUMN_WIDTH = 300;
/** What experts claim stands left of the measured mark, within the narrowest column, clear of the ring of a moment of truth. */
const EXPERT_OFFSET = 25;
/** Long German words are hyphenated over several lines instead of truncated. */
const MAX_LABEL_LINES = 5;
const MAX_CHANNEL_LINES = 4;
const MAX_RUPTURE_LINES = 5;
/** `n = 1,048 (n effectif 124,9)` in the narrowest column, a word a line. */
const MAX_SAMPLE_LINES = 5;
const MAX_ANNOTATION_LINES = 4;
/** Whose figures are shown must not be cut off. */
const MAX_SUBTITLE_LINES = 6;

interface PhaseSpan {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

interface CurveLayout {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  /** Where the classes begin: right of the last stage's value. */
  readonly classesLeft: number;
  /** Width of a stage's column. */
  readonly columnWidth: number;
  /** Class names stand beside their bands; else the legend has them. */
  readonly namesClasses: boolean;
  readonly phases: readonly PhaseSpan[];
}

interface StageColumn {
  readonly stage: StageReport;
  readonly x: number;
  readonly label: { readonly lines: readonly string[] };
  readonly sample: readonly string[];
  readonly channel: readonly string[];
  readonly momentOfTruth: readonly string[];
  readonly ruptures: readonly { readonly rupture: Rupture; readonly lines: readonly string[] }[];
  readonly missing: readonly string[];
  readonly annotations: readonly string[];
}

function curveLayout(journey: JourneyReport, availableWidth: number, language: Language): CurveLayout {
  const classes = (['disappointing', 'neutral', 'enchanting'] as const).map((name) => textWidth(translateTerm(name, language), 11));
  const count = Math.max(1, journey.stages.length);
  const classNamesWidth = Math.ceil(Math.max(...classes)) + 28;
  const named = (availableWidth - AXIS_WIDTH - classNamesWidth) / count >= MIN_COLUMN_WIDTH;
  const rightMargin = named ? classNamesWidth : 24;
  const last = journey.stages.at(-1);
  const valueWidth = last ? markRadius(last) + 4 + textWidth(valueLabel(journey, last, language) ?? '', 12, true) : 0;
  const columnFor = (available: number) => Math.min(MAX_COLUMN_WIDTH, Math.max(MIN_COLUMN_WIDTH, available / count));
  const roomy = columnFor(availableWidth - AXIS_WIDTH - rightMargin);
  // The value of the last stage may reach beyond its column.
  const column = columnFor(availableWidth - AXIS_WIDTH - rightMargin - Math.max(0, Math.ceil(valueWidth - roomy / 2)));
  const right = AXIS_WIDTH + column * count;
  const valueEnd = right - column / 2 + valueWidth;
  const classesLeft = Math.max(right, Math.ceil(valueEnd));
  return {
    width: Math.ceil(round(classesLeft + rightMargin)),
    left: AXIS_WIDTH,
    right,
    classesLeft,
    columnWidth: column,
    namesClasses: named,
    phases: phaseSpans(journey, column),
  };
}

/** Adjacent stages of one phase share a header. */
function phaseSpans(journey: JourneyReport, column: number): PhaseSpan[] {
  const spans: { phase: number | null; label: string; from: number; to: number }[] = [];
  journey.stages.forEach((stage, at) => {
    const last = spans.at(-1);
    const from = AXIS_WIDTH + at * column;
    if (last && last.phase === stage.phase) last.to = from + column;
    else {
      const phase = stage.phase === null ? undefined : journey.phases[stage.phase];
      spans.push({ phase: stage.phase, label: phase ? labelOf(phase) : '', from, to: from + column });
    }
  });
  return spans.some((span) => span.label) ? spans : [];
}

function stageColumn(
  journey: JourneyReport,
  stage: StageReport,
  layout: CurveLayout,
  at: number,
  annotations: readonly string[],
  language: Language,
): StageColumn {
  const width = layout.columnWidth - 10;
  const { measured } = stage;
  return {
    stage,
    x: layout.left + (at + 0.5) * layout.columnWidth,
    label: wrapText(`${at + 1}\u00a0${labelOf(stage)}`, width, 12, MAX_LABEL_LINES, true),
    sample: measured ? sampleLines(sampleSizeText(measured, language), evidenceText(measured.evidence, language), width) : [],
    channel: wrapText(channelLabels(journey, stage), width, 11, MAX_CHANNEL_LINES).lines,
    momentOfTruth: stage.momentOfTruth ? wrapText(translateTerm('moment-of-truth', language), width - 18, 11, 3, true).lines : [],
    ruptures: stage.ruptures.map((rupture) => ({
      rupture,
      lines: wrapText(channelSwitchText(journey, rupture), width - 28, 11, MAX_RUPTURE_LINES).lines,
    })),
    missing: measured ? [] : wrapText(missingText(journey, stage, language), Math.min(width, 108) - 8, 11, 4).lines,
    annotations: annotations.flatMap((text) => wrapText(text, width, 11, MAX_ANNOTATION_LINES, true).lines),
  };
}

/** n and evidence level on one line if they fit, else below each other; no figure is cut. */
function sampleLines(n: string, evidence: string, width: number): readonly string[] {
  const both = `${n} · ${evidence}`;
  return textWidth(both, 11) <= width
    ? [both]
    : [...wrapText(n, width, 11, MAX_SAMPLE_LINES).lines, ...wrapText(evidence, width, 11, 2).lines];
}

const stageClass = (stage: StageReport, selected: string | null) =>
  ['pc-stage', stage.class && `pc-${stage.class}`, stage.measured && evidenceClass(stage), stage.name === selected && 'pc-selected']
    .filter(Boolean)
    .join(' ');

const evidenceClass = (stage: StageReport) =>
  `${stage.class ? '' : 'pc-unclassified '}pc-${stage.measured?.evidence === 'suppressed' ? 'anecdotal' : stage.measured?.evidence}`;

function headingBlock(journey: JourneyReport, layout: CurveLayout, language: Language): { tree: Child; height: number } {
  const name = labelOf(journey);
  const about = journeySubtitle(journey, language).join(' · ');
  // Large bold letters of a wide font (DejaVu Sans) exceed the estimated width by a few per cent.
  const title = wrapText(name, 0.95 * (layout.width - 20), 19, 2, true);
  const scoreLine = journeyScoreText(journey, language) ?? '';
  const subtitle = wrapText([about, scoreLine.replace(/\.$/, '')].filter(Boolean).join(' · '), layout.width - 20, 13, MAX_SUBTITLE_LINES);
  const rows = [
    ...title.lines.map((text) => ({ text, class: 'pc-title', step: 25 })),
    ...subtitle.lines.map((text) => ({ text, class: 'pc-subtitle pc-muted', step: 19 })),
  ];
  let y = 6;
  const tree = rows.map((row) => {
    y += row.step;
    return h('text', { class: row.class, x: 10, y }, row.text);
  });
  return { tree: [title.truncated && h('title', {}, name), tree], height: y + 16 };
}

function classBands(journey: JourneyReport, layout: CurveLayout, y: (value: number) => number, language: Language): Child {
  const { scale } = journey;
  const bound = (value: number) => boundText(value, scale, language);
  const all = [
    { name: 'enchanting', from: scale.enchanting, to: scale.max, limit: `≥\u00a0${bound(scale.enchanting)}` },
    { name: 'neutral', from: scale.disappointing, to: scale.enchanting, limit: null },
    { name: 'disappointing', from: scale.min, to: scale.disappointing, limit: `<\u00a0${bound(scale.disappointing)}` },
  ] as const;
  const edges = [scale.enchanting, scale.disappointing].map((value) => round(y(value)));
  return [
    all.map((band) => {
      const height = y(band.from) - y(band.to);
      const middle = (y(band.from) + y(band.to)) / 2;
      const two = layout.namesClasses && height >= 40 && band.limit !== null;
      return [
        h('rect', {
          class: `pc-band pc-${band.name}`,
          x: layout.left,
          y: round(y(band.to)),
          width: round(layout.right - layout.left),
          height: round(Math.max(0, height)),
        }),
        height >= 14 &&
          h('g', { class: `pc-${band.name}` }, [
            classMark(band.name, layout.classesLeft + 13, middle - (two ? 7 : 0), 4.5),
            layout.namesClasses &&
              h(
                'text',
                { class: `pc-small pc-${band.name}`, x: round(layout.classesLeft + 22), y: round(middle + (two ? -3 : 4)) },
                translateTerm(band.name, language),
              ),
            two && h('text', { class: 'pc-tiny pc-muted', x: round(layout.classesLeft + 22), y: round(middle + 11) }, band.limit),
          ]),
      ];
    }),
    axisTicks(scale, y).map((tick) => [
      h('path', { class: 'pc-rule', d: `M${layout.left - 5} ${round(y(tick))}H${layout.left}` }),
      h('text', { class: 'pc-small pc-muted pc-end', x: layout.left - 9, y: round(y(tick) + 4) }, bound(tick)),
    ]),
    edges.map((at) => h('path', { class: 'pc-rule pc-dashed', d: `M${layout.left} ${at}H${round(layout.right)}` })),
    h('path', {
      class: 'pc-rule',
      d: `M${layout.left} ${round(y(scale.min))}H${round(layout.right)}V${round(y(scale.max))}H${layout.left}Z`,
    }),
  ];
}

function phaseHeaders(layout: CurveLayout, top: number, bottom: number): Child {
  return layout.phases.map((span, at) => {
    const label = wrapText(span.label, span.to - span.from - 12, 12, 1, true);
    const middle = round((span.from + span.to) / 2);
    return [
      at > 0 && h('path', { class: 'pc-rule', d: `M${round(span.from)} ${top + 12}V${bottom}` }),
      span.label !== '' &&
        h('g', { class: 'pc-phase' }, [
          label.truncated && h('title', {}, span.label),
          h('text', { class: 'pc-strong pc-muted pc-middle', x: middle, y: top + 19 }, label.lines[0]),
          h('path', { class: 'pc-rule', d: `M${round(span.from + 6)} ${top + 28}H${round(span.to - 6)}` }),
        ]),
    ];
  });
}

/** The line of means. Nothing is interpolated: it has a gap at each stage without a figure. */
function meanLine(journey: JourneyReport, layout: CurveLayout, y: (value: number) => number): Child {
  const draw = line<StageReport>()
    .x((_, at) => layout.left + (at + 0.5) * layout.columnWidth)
    .y((stage) => y(stage.measured?.mean ?? 0))
    .defined((stage) => stage.measured !== null)
    .curve(curveMonotoneX)
    .digits(1);
  const d = draw([...journey.stages]);
  return d && h('path', { class: 'pc-line', d });
}

/** The means of another version, and its targets where they differ, in the columns of the same stages. */
function ghostCurve(journey: JourneyReport, ghost: CurveGhost, layout: CurveLayout, y: (value: number) => number): Child {
  if (!hasGhost(journey, ghost)) return null;
  const before = ghostStages(journey, ghost);
  const x = (at: number) => layout.left + (at + 0.5) * layout.columnWidth;
  const draw = line<StageReport | undefined>()
    .x((_, at) => x(at))
    .y((stage) => y(stage?.measured?.mean ?? 0))
    .defined((stage) => (stage?.measured ?? null) !== null)
    .curve(curveMonotoneX)
    .digits(1);
  const d = draw(before);
  return h('g', { class: 'pc-ghost' }, [
    d && h('path', { class: 'pc-line', d }),
    before.map((stage, at) => [
      stage?.measured && h('circle', { class: 'pc-point', cx: round(x(at)), cy: round(y(stage.measured.mean)), r: 4 }),
      stage !== undefined &&
        stage.target !== null &&
        stage.target !== journey.stages[at]?.target &&
        h('path', { class: 'pc-ghost-target', d: `M${round(x(at) - 15)} ${round(y(stage.target))}h30` }),
    ]),
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
function hasGhost(journey: JourneyReport, ghost: CurveGhost): boolean {
  const [here, there] = [journey.scale, ghost.report.scale];
  if (here.min !== there.min || here.max !== there.max) return false;
  return ghostStages(journey, ghost).some((stage) => stage !== undefined && (stage.measured !== null || stage.target !== null));
}

function stageMarks(
  journey: JourneyReport,
  column: StageColumn,
  layout: CurveLayout,
  y: (value: number) => number,
  at: number,
  language: Language,
): Child {
  const { stage, x } = column;
  const { scale } = journey;
  const { measured } = stage;
  const [top, bottom] = [y(scale.max), y(scale.min)];
  const edge = x - layout.columnWidth / 2;
  // Within the plot: on the first stage's edge it would cover the figures of the axis.
  const signAt = Math.max(edge, layout.left + 16);
  const link =
    stage.ruptures.length > 0 &&
    h('g', { class: 'pc-rupture' }, [
      h('path', { class: 'pc-rupture-mark pc-dashed', d: `M${round(edge)} ${top}V${bottom}` }),
      h('rect', { class: 'pc-background', x: round(signAt - 14), y: bottom - 19, width: 28, height: 14, rx: 3 }),
      ruptureMark(signAt, bottom - 12),
    ]);
  const aim = stage.target !== null && targetMark(x, y(stage.target));
  const expert = stage.expert !== null && expertMark(x - EXPERT_OFFSET, y(stage.expert), stage.expertRefuted === true, true);
  const claims = claimMarks(stage, x - EXPERT_OFFSET - (stage.expert === null ? 0 : 13), y);
  if (!measured) {
    const others = [stage.target, stage.expert, ...stage.expertClaims.map(({ mean }) => mean)].flatMap((value) =>
      value === null ? [] : [y(value)],
    );
    return [missingMark(column, top, bottom, others), aim, claims, expert, link];
  }
  const mean = y(measured.mean);
  const { low, high } = measured;
  const radius = markRadius(stage);
  return [
    low !== null && high !== null && errorBar(x, y(high), y(low), { top: high > scale.max, bottom: low < scale.min }),
    aim,
    claims,
    expert,
    link,
    stage.momentOfTruth && momentOfTruthRing(x, mean),
    stage.class ? classMark(stage.class, x, mean) : classMark('neutral', x, mean),
    h(
      'text',
      { class: 'pc-strong pc-halo', x: round(x + radius + 4), y: round(valueLabelY(journey, at, y)) },
      valueLabel(journey, stage, language),
    ),
  ];
}

/** A moment of truth has a ring. */
function markRadius({ momentOfTruth }: StageReport): number {
  return momentOfTruth ? 11 : 7;
}

/** The score with its marks; null where nothing was measured. */
function valueLabel(journey: JourneyReport, stage: StageReport, language: Language): string | null {
  if (!stage.measured) return null;
  return `${scoreText(stage.measured.mean, journey.scale, language)}${valueMarks(journey, stage, language)}`;
}

/** `≈` where the class is not certain, `†` where a remark questions the figure. */
function valueMarks(journey: JourneyReport, stage: StageReport, language: Language): string {
  const remarked = stageRemarks(journey, stage, language).length > 0;
  return [stage.classUncertain && '\u00a0≈', remarked && `\u00a0${REMARK_SIGN}`].filter(Boolean).join('');
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
function missingMark(column: StageColumn, top: number, bottom: number, others: readonly number[]): Child {
  const { x, missing: lines } = column;
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

/** The label with its leading stage number in a lighter style. */
function quietNumber(text: string): Child {
  const end = text.indexOf('\u00a0');
  return [h('tspan', { class: 'pc-number pc-muted' }, text.slice(0, end)), text.slice(end)];
}

/** The caption below the axis: label, n and evidence level, channels, moment of truth, ruptures. */
function stageCaption(
  column: StageColumn,
  layout: CurveLayout,
  top: number,
  labelLines: number,
  factLines: number,
): { tree: Child; end: number } {
  const left = column.x - layout.columnWidth / 2 + 5;
  let y = top;
  const write = (lines: readonly string[], kind: string, step: number, said: (text: string, at: number) => Child = (text) => text) =>
    lines.map((text, at) => {
      const tree = h('text', { class: `pc-middle ${kind}`, x: round(column.x), y: round(y) }, said(text, at));
      y += step;
      return tree;
    });
  const marked = (lines: readonly string[], kind: string, indent: number, mark: (x: number, y: number) => Child) => {
    const wide = Math.max(0, ...lines.map((text) => textWidth(text, 11, kind.includes('strong'))));
    const start = Math.max(left + indent, column.x - (wide - indent) / 2);
    const icon = mark(start - indent / 2 - 3, y - 4);
    const texts = lines.map((text) => {
      const tree = h('text', { class: `pc-small ${kind}`, x: round(start), y: round(y) }, text);
      y += 14;
      return tree;
    });
    y += 3;
    return [icon, texts];
  };
  const label = write(column.label.lines, 'pc-strong', 15.5, (text, at) => (at === 0 ? quietNumber(text) : text));
  y = top + labelLines * 15.5 + 3;
  const facts = write(column.sample, 'pc-small pc-muted', 14);
  y = top + labelLines * 15.5 + 3 + factLines * 14;
  const channel = write(column.channel, 'pc-small pc-muted', 14);
  y += 5;
  const truth =
    column.momentOfTruth.length > 0 ? marked(column.momentOfTruth, 'pc-moment-of-truth pc-strong', 18, (x, at) => starMark(x, at, 6)) : [];
  const ruptures = column.ruptures.map(({ lines }) => marked(lines, '', 28, (x, at) => ruptureMark(x, at)));
  const annotations = write(column.annotations, 'pc-small pc-strong', 14);
  return { tree: [label, facts, channel, truth, ruptures, annotations], end: y - 12 };
}

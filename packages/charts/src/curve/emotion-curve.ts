/** The emotion curve: the measured mean of each stage on the journey's scale, with a gap where nothing was measured. */

import { type JourneyReport, type Language, type Rupture, type StageReport, translateTerm, translator } from '@parcours/model';
import { scaleLinear } from 'd3-scale';
import { chartStyles } from '../markup/chart-styles.ts';
import { type Child, h, type VNode } from '../markup/element.ts';
import { classMark, round, ruptureMark, starMark } from '../markup/marks.ts';
import type { Theme } from '../markup/theme.ts';
import { messages } from '../messages.ts';
import { journeySubtitle } from '../reports/journey-summary.ts';
import { boundText, evidenceText, missingText, sampleSizeText } from '../text/format-figures.ts';
import { channelLabels, channelSwitchText, labelOf } from '../text/labels.ts';
import { textWidth, wrapText } from '../text/text-layout.ts';
import { journeyAltText, journeyScoreText, stageAltText } from './alt-text.ts';
import { axisTicks } from './axis-ticks.ts';
import { curveLegend } from './curve-legend.ts';
import {
  type CurveGhost,
  type CurvePlot,
  ghostCurve,
  hasGhost,
  markRadius,
  meanLine,
  remarkMark,
  stageMarks,
  valueLabel,
} from './curve-plot.ts';
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
  const plot = curvePlot(layout, y);
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
    isSupposed: ghost?.isSupposed ?? false,
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
    ghost && ghostCurve(journey, ghost, plot),
    meanLine(journey, plot),
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
        stageMarks(journey, at, plot, column.missing, language),
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

function curvePlot({ left, right, columnWidth, width: end }: CurveLayout, y: (score: number) => number): CurvePlot {
  return { x: (at) => left + (at + 0.5) * columnWidth, y, columnWidth, left, right, end, isMirrored: false };
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
    missing: measured
      ? []
      : wrapText(`${missingText(journey, stage, language)}${remarkMark(journey, stage, language)}`, Math.min(width, 108) - 8, 11, 4).lines,
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

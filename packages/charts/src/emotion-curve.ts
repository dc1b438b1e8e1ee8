/** The emotion curve: what was measured, stage by stage, on the journey's scale; broken where nothing was. */

import { type JourneyReport, type Language, type Rupture, type StageReport, speaker, term } from '@parcours/model';
import { curveMonotoneX, line, scaleLinear } from 'd3';
import { chartStyles } from './chart-styles.ts';
import { legend } from './curve-legend.ts';
import { type Child, h, type Tree } from './element.ts';
import { boundText, evidenceText, holeText, scoreText } from './figures.ts';
import { journeyAbout } from './journey-summary.ts';
import { channelsOf, labelOf, wayOf } from './labels.ts';
import { brokenLink, diamond, point, r, ring, star, target, whisker } from './marks.ts';
import { widthOf, wrap } from './measure.ts';
import { journeyStory, stageStory } from './story.ts';
import type { Theme } from './theme.ts';
import { words } from './words.ts';

export interface CurveOptions {
  readonly language: Language;
  /** The room there is, in pixels; the picture is wider where its stages need more, and then belongs in a scroll container. */
  readonly width?: number;
  readonly theme?: Theme;
  /** The stage to highlight, by name. */
  readonly selected?: string | null;
  /** A file of its own: with paper, stylesheet and heading. Leave it out where the page has `chartStyles`. */
  readonly standalone?: boolean;
}

/** Each stage is a `<g data-stage="its name">` that fills its column from the phase down to its notes. */
export function emotionCurve(journey: JourneyReport, options: CurveOptions): Tree {
  const { language, standalone = false, theme = 'light', selected = null } = options;
  const say = speaker(words, language);
  const frame = frameOf(journey, options.width ?? 960, language);
  const heading = standalone ? headingOf(journey, frame, language) : { tree: [], height: 0 };
  const top = heading.height + (frame.phases.length > 0 ? 40 : 14);
  const bottom = top + HEIGHT;
  const y = scaleLinear([journey.scale.min, journey.scale.max], [bottom, top]).clamp(true);
  const columns = journey.stages.map((stage, at) => columnOf(journey, stage, frame, at, language));
  const labelLines = Math.max(0, ...columns.map((column) => column.label.lines.length));
  const factLines = Math.max(0, ...columns.map((column) => column.facts.length));
  const below = columns.map((column) => notes(column, frame, bottom + 24, labelLines, factLines));
  const notesEnd = Math.max(bottom + 20, ...below.map((each) => each.end));
  const key = legend(journey, {
    x: 10,
    y: notesEnd + 22,
    width: Math.min(frame.width, options.width ?? 960) - 20,
    language,
    classes: !frame.named,
  });
  const height = Math.ceil(key.end + 8);

  return h('svg', { class: 'pc-chart pc-curve', role: 'img', viewBox: `0 0 ${frame.width} ${height}`, width: frame.width, height }, [
    h('title', {}, say('curve.name', { journey: labelOf(journey) })),
    h('desc', {}, journeyStory(journey, language)),
    standalone && h('style', {}, chartStyles(theme)),
    standalone && h('rect', { class: 'pc-paper', width: frame.width, height }),
    heading.tree,
    bands(journey, frame, y, language),
    phases(frame, heading.height, bottom),
    curve(journey, frame, y),
    columns.map((column, at) =>
      h('g', { class: classOf(column.stage, selected), 'data-stage': column.stage.name }, [
        h('title', {}, stageStory(journey, column.stage, language)),
        h('rect', { class: 'pc-hit', x: r(column.x - frame.column / 2), y: top, width: r(frame.column), height: r(notesEnd + 4 - top) }),
        marks(journey, column, frame, y, at, language),
        below[at]?.tree,
      ]),
    ),
    key.tree,
  ]);
}

const HEIGHT = 272;
const LEFT = 46;
const NARROWEST = 92;
const WIDEST = 300;
/** There is room below the axis: a long word of a German label is broken rather than cut. */
const LABEL_LINES = 5;
const CHANNEL_LINES = 4;
const RUPTURE_LINES = 5;

interface PhaseSpan {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

interface Frame {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  /** Width of a stage's column. */
  readonly column: number;
  /** The classes' names stand beside their bands; where there is no room, the legend has them. */
  readonly named: boolean;
  readonly phases: readonly PhaseSpan[];
}

interface Column {
  readonly stage: StageReport;
  readonly x: number;
  readonly label: { readonly lines: readonly string[] };
  readonly facts: readonly string[];
  readonly channel: readonly string[];
  readonly truth: readonly string[];
  readonly ruptures: readonly { readonly rupture: Rupture; readonly lines: readonly string[] }[];
  readonly hole: readonly string[];
}

function frameOf(journey: JourneyReport, wanted: number, language: Language): Frame {
  const classes = (['disappointing', 'neutral', 'enchanting'] as const).map((name) => widthOf(term(name, language), 11));
  const count = Math.max(1, journey.stages.length);
  const besides = Math.ceil(Math.max(...classes)) + 28;
  const named = (wanted - LEFT - besides) / count >= NARROWEST;
  const rightMargin = named ? besides : 24;
  const column = Math.min(WIDEST, Math.max(NARROWEST, (wanted - LEFT - rightMargin) / count));
  const right = LEFT + column * count;
  return { width: Math.ceil(r(right + rightMargin)), left: LEFT, right, column, named, phases: phaseSpans(journey, column) };
}

/** Neighbours of one phase share a header. */
function phaseSpans(journey: JourneyReport, column: number): PhaseSpan[] {
  const spans: { phase: number | null; label: string; from: number; to: number }[] = [];
  journey.stages.forEach((stage, at) => {
    const last = spans.at(-1);
    const from = LEFT + at * column;
    if (last && last.phase === stage.phase) last.to = from + column;
    else {
      const phase = stage.phase === null ? undefined : journey.phases[stage.phase];
      spans.push({ phase: stage.phase, label: phase ? labelOf(phase) : '', from, to: from + column });
    }
  });
  return spans.some((span) => span.label) ? spans : [];
}

function columnOf(journey: JourneyReport, stage: StageReport, frame: Frame, at: number, language: Language): Column {
  const say = speaker(words, language);
  const room = frame.column - 10;
  const { measured } = stage;
  return {
    stage,
    x: frame.left + (at + 0.5) * frame.column,
    label: wrap(`${at + 1}\u00a0${labelOf(stage)}`, room, 12, LABEL_LINES, true),
    facts: measured ? facts(say('n', { n: measured.n }), evidenceText(measured.evidence, language), room) : [],
    channel: wrap(channelsOf(journey, stage), room, 11, CHANNEL_LINES).lines,
    truth: stage.momentOfTruth ? wrap(term('moment-of-truth', language), room - 18, 11, 3, true).lines : [],
    ruptures: stage.ruptures.map((rupture) => ({ rupture, lines: wrap(wayOf(journey, rupture), room - 22, 11, RUPTURE_LINES).lines })),
    hole: measured ? [] : wrap(holeText(journey, stage, language), Math.min(room, 108) - 8, 11, 4).lines,
  };
}

/** On one line where there is room, else one below the other. */
function facts(n: string, evidence: string, room: number): readonly string[] {
  const both = `${n} · ${evidence}`;
  return widthOf(both, 11) <= room ? [both] : [n, ...wrap(evidence, room, 11, 2).lines];
}

const classOf = (stage: StageReport, selected: string | null) =>
  ['pc-stage', stage.class && `pc-${stage.class}`, stage.measured && evidenceClass(stage), stage.name === selected && 'pc-selected']
    .filter(Boolean)
    .join(' ');

const evidenceClass = (stage: StageReport) =>
  `${stage.class ? '' : 'pc-plain '}pc-${stage.measured?.evidence === 'suppressed' ? 'anecdotal' : stage.measured?.evidence}`;

function headingOf(journey: JourneyReport, frame: Frame, language: Language): { tree: Child; height: number } {
  const name = labelOf(journey);
  const about = journeyAbout(journey, language).join(' · ');
  const title = wrap(name, frame.width - 20, 19, 2, true);
  const scoreLine =
    journey.score === null ? '' : speaker(words, language)('curve.score', { score: scoreText(journey.score, journey.scale, language) });
  const subtitle = wrap([about, scoreLine.replace(/\.$/, '')].filter(Boolean).join(' · '), frame.width - 20, 13, 2);
  const rows = [
    ...title.lines.map((text) => ({ text, class: 'pc-title', step: 25 })),
    ...subtitle.lines.map((text) => ({ text, class: 'pc-subtitle pc-muted', step: 19 })),
  ];
  let y = 6;
  const tree = rows.map((row) => {
    y += row.step;
    return h('text', { class: row.class, x: 10, y }, row.text);
  });
  return { tree: [title.cut && h('title', {}, name), tree], height: y + 16 };
}

function bands(journey: JourneyReport, frame: Frame, y: (value: number) => number, language: Language): Child {
  const { scale } = journey;
  const bound = (value: number) => boundText(value, scale, language);
  const all = [
    { name: 'enchanting', from: scale.enchanting, to: scale.max, limit: `≥\u00a0${bound(scale.enchanting)}` },
    { name: 'neutral', from: scale.disappointing, to: scale.enchanting, limit: null },
    { name: 'disappointing', from: scale.min, to: scale.disappointing, limit: `<\u00a0${bound(scale.disappointing)}` },
  ] as const;
  const edges = [scale.enchanting, scale.disappointing].map((value) => r(y(value)));
  const ticks = scaleLinear([scale.min, scale.max], [0, 1]).ticks(7);
  const tickAt = [...new Set([scale.min, ...ticks, scale.max])].filter(
    (tick) => tick === scale.min || tick === scale.max || (Math.abs(y(tick) - y(scale.min)) > 14 && Math.abs(y(tick) - y(scale.max)) > 14),
  );
  return [
    all.map((band) => {
      const height = y(band.from) - y(band.to);
      const middle = (y(band.from) + y(band.to)) / 2;
      const two = frame.named && height >= 40 && band.limit !== null;
      return [
        h('rect', {
          class: `pc-band pc-${band.name}`,
          x: frame.left,
          y: r(y(band.to)),
          width: r(frame.right - frame.left),
          height: r(Math.max(0, height)),
        }),
        height >= 14 &&
          h('g', { class: `pc-${band.name}` }, [
            point(band.name, frame.right + 13, middle - (two ? 7 : 0), 4.5),
            frame.named &&
              h(
                'text',
                { class: `pc-small pc-${band.name}`, x: r(frame.right + 22), y: r(middle + (two ? -3 : 4)) },
                term(band.name, language),
              ),
            two && h('text', { class: 'pc-tiny pc-muted', x: r(frame.right + 22), y: r(middle + 11) }, band.limit),
          ]),
      ];
    }),
    tickAt.map((tick) => [
      h('path', { class: 'pc-rule', d: `M${frame.left - 5} ${r(y(tick))}H${frame.left}` }),
      h('text', { class: 'pc-small pc-muted pc-end', x: frame.left - 9, y: r(y(tick) + 4) }, bound(tick)),
    ]),
    edges.map((at) => h('path', { class: 'pc-rule pc-dashed', d: `M${frame.left} ${at}H${r(frame.right)}` })),
    h('path', { class: 'pc-rule', d: `M${frame.left} ${r(y(scale.min))}H${r(frame.right)}V${r(y(scale.max))}H${frame.left}Z` }),
  ];
}

function phases(frame: Frame, top: number, bottom: number): Child {
  return frame.phases.map((span, at) => {
    const label = wrap(span.label, span.to - span.from - 12, 12, 1, true);
    const middle = r((span.from + span.to) / 2);
    return [
      at > 0 && h('path', { class: 'pc-rule', d: `M${r(span.from)} ${top + 12}V${bottom}` }),
      span.label !== '' &&
        h('g', { class: 'pc-phase' }, [
          label.cut && h('title', {}, span.label),
          h('text', { class: 'pc-strong pc-muted pc-middle', x: middle, y: top + 19 }, label.lines[0]),
          h('path', { class: 'pc-rule', d: `M${r(span.from + 6)} ${top + 28}H${r(span.to - 6)}` }),
        ]),
    ];
  });
}

/** Nothing is interpolated: where a stage has no figure the line ends, and begins anew behind it. */
function curve(journey: JourneyReport, frame: Frame, y: (value: number) => number): Child {
  const draw = line<StageReport>()
    .x((_, at) => frame.left + (at + 0.5) * frame.column)
    .y((stage) => y(stage.measured?.mean ?? 0))
    .defined((stage) => stage.measured !== null)
    .curve(curveMonotoneX)
    .digits(1);
  const d = draw([...journey.stages]);
  return d && h('path', { class: 'pc-line', d });
}

function marks(journey: JourneyReport, column: Column, frame: Frame, y: (value: number) => number, at: number, language: Language): Child {
  const { stage, x } = column;
  const { scale } = journey;
  const { measured } = stage;
  const [top, bottom] = [y(scale.max), y(scale.min)];
  const edge = x - frame.column / 2;
  const link =
    stage.ruptures.length > 0 &&
    h('g', { class: 'pc-rupture' }, [h('circle', { class: 'pc-paper', cx: r(edge), cy: bottom, r: 11 }), brokenLink(edge, bottom)]);
  const aim = stage.target !== null && target(x, y(stage.target));
  const expert = stage.expert !== null && diamond(x - 31, y(stage.expert), stage.expertRefuted === true, true);
  if (!measured) {
    const others = [stage.target, stage.expert].flatMap((value) => (value === null ? [] : [y(value)]));
    return [hole(column, top, bottom, others), aim, expert, link];
  }
  const mean = y(measured.mean);
  const { low, high } = measured;
  const radius = stage.momentOfTruth ? 11 : 7;
  return [
    low !== null && high !== null && whisker(x, y(high), y(low), { top: high > scale.max, bottom: low < scale.min }),
    aim,
    expert,
    link,
    stage.momentOfTruth && ring(x, mean),
    stage.class ? point(stage.class, x, mean) : point('neutral', x, mean),
    h(
      'text',
      { class: 'pc-strong pc-halo', x: r(x + radius + 4), y: r(valueAt(journey, at, y)) },
      scoreText(measured.mean, scale, language),
    ),
  ];
}

/** The figure stands right of its point, on the side that the curve leaves free, and clear of the target. */
function valueAt(journey: JourneyReport, at: number, y: (value: number) => number): number {
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

/** Says in words that there is no figure, beside the marks of the target and the expert. */
function hole(column: Column, top: number, bottom: number, others: readonly number[]): Child {
  const { x, hole: lines } = column;
  const height = lines.length * 14 + 16;
  const free = [0.5, 0.68, 0.32, 0.84, 0.16].map((share) => top + share * (bottom - top));
  const middle = free.find((at) => others.every((other) => Math.abs(other - at) > height / 2 + 9)) ?? (top + bottom) / 2;
  const width = Math.max(...lines.map((text) => widthOf(text, 11))) + 14;
  return h('g', { class: 'pc-gone' }, [
    h('path', {
      class: 'pc-hole',
      d: `M${r(x)} ${r(top + 4)}V${r(middle - height / 2)}M${r(x)} ${r(middle + height / 2)}V${r(bottom - 4)}`,
    }),
    h('rect', { class: 'pc-hole', x: r(x - width / 2), y: r(middle - height / 2), width: r(width), height, rx: 5 }),
    lines.map((text, at) => h('text', { class: 'pc-small pc-muted pc-middle', x: r(x), y: r(middle - height / 2 + 19 + at * 14) }, text)),
  ]);
}

/** The stage's number, which the label begins with, is quieter than the label. */
function numbered(text: string): Child {
  const end = text.indexOf('\u00a0');
  return [h('tspan', { class: 'pc-number pc-muted' }, text.slice(0, end)), text.slice(end)];
}

/** Under the axis: label, n and evidence, moment of truth, channels, ruptures. */
function notes(column: Column, frame: Frame, top: number, labelLines: number, factLines: number): { tree: Child; end: number } {
  const left = column.x - frame.column / 2 + 5;
  let y = top;
  const write = (lines: readonly string[], kind: string, step: number, said: (text: string, at: number) => Child = (text) => text) =>
    lines.map((text, at) => {
      const tree = h('text', { class: `pc-middle ${kind}`, x: r(column.x), y: r(y) }, said(text, at));
      y += step;
      return tree;
    });
  const marked = (lines: readonly string[], kind: string, indent: number, mark: (x: number, y: number) => Child) => {
    const wide = Math.max(0, ...lines.map((text) => widthOf(text, 11, kind.includes('strong'))));
    const start = Math.max(left + indent, column.x - (wide - indent) / 2);
    const icon = mark(start - indent / 2 - 3, y - 4);
    const texts = lines.map((text) => {
      const tree = h('text', { class: `pc-small ${kind}`, x: r(start), y: r(y) }, text);
      y += 14;
      return tree;
    });
    y += 3;
    return [icon, texts];
  };
  const label = write(column.label.lines, 'pc-strong', 15.5, (text, at) => (at === 0 ? numbered(text) : text));
  y = top + labelLines * 15.5 + 3;
  const facts = write(column.facts, 'pc-small pc-muted', 14);
  y = top + labelLines * 15.5 + 3 + factLines * 14;
  const channel = write(column.channel, 'pc-small pc-muted', 14);
  y += 5;
  const truth = column.truth.length > 0 ? marked(column.truth, 'pc-truth pc-strong', 18, (x, at) => star(x, at, 6)) : [];
  const ruptures = column.ruptures.map(({ lines }) => marked(lines, '', 22, (x, at) => brokenLink(x, at)));
  return { tree: [label, facts, channel, truth, ruptures], end: y - 12 };
}

/** Two groups or more as curves over the same stages, with the stages marked where they really differ. */
import { type ComparedStage, type Comparison, type JourneyReport, type Language, speaker } from '@parcours/model';
import { curveMonotoneX, line, scaleLinear } from 'd3';
import { chartStyles } from './chart-styles.ts';
import { comparisonName, comparisonStory, differenceText, verdictSign, verdictText } from './comparison-texts.ts';
import { type Child, h, type Tree } from './element.ts';
import { boundText } from './figures.ts';
import { labelIn, labelOf } from './labels.ts';
import { r, whisker } from './marks.ts';
import { widthOf, wrap } from './measure.ts';
import { seriesClass, seriesPoint } from './series.ts';
import type { Theme } from './theme.ts';
import { words } from './words.ts';

export interface ComparisonCurveOptions {
  readonly language: Language;
  /** The room there is, in pixels; the picture is wider where its stages need more. */
  readonly width?: number;
  readonly theme?: Theme;
  /** A file of its own: with paper and stylesheet. */
  readonly standalone?: boolean;
}

const LEFT = 46;
const RIGHT = 16;
const TOP = 14;
const HEIGHT = 240;
const NARROWEST = 84;
const WIDEST = 300;

/** Each stage is a `<g data-stage="its name">`. */
export function comparisonCurve(journey: JourneyReport, comparison: Comparison, options: ComparisonCurveOptions): Tree {
  const { language, width: room = 960, standalone = false, theme = 'light' } = options;
  const say = speaker(words, language);
  const { stages, groups } = comparison;
  const count = Math.max(1, stages.length);
  const column = Math.min(WIDEST, Math.max(NARROWEST, (room - LEFT - RIGHT) / count));
  const width = Math.ceil(LEFT + column * count + RIGHT);
  const bottom = TOP + HEIGHT;
  const y = scaleLinear([journey.scale.min, journey.scale.max], [bottom, TOP]).clamp(true);
  const middle = (at: number) => LEFT + (at + 0.5) * column;
  // Side by side, so that intervals do not hide each other.
  const step = Math.min(13, (column - 26) / Math.max(1, groups.length));
  const x = (at: number, group: number) => middle(at) + (group - (groups.length - 1) / 2) * step;
  const labels = stages.map(({ stage }) => {
    const number = journey.stages.findIndex(({ name }) => name === stage) + 1;
    return wrap(`${number}\u00a0${labelIn(journey.stages, stage)}`, column - 10, 12, 3, true).lines;
  });
  const marksAt = bottom + 22;
  const labelsAt = marksAt + 20;
  const key = legend(comparison, labelsAt + Math.max(1, ...labels.map(({ length }) => length)) * 15 + 14, width, language);
  const height = Math.ceil(key.end + 10);

  return h('svg', { class: 'pc-chart pc-compared', role: 'img', viewBox: `0 0 ${width} ${height}`, width, height }, [
    h('title', {}, say('compare.caption', { by: comparisonName(comparison, language), journey: labelOf(journey) })),
    h('desc', {}, comparisonStory(journey, comparison, language)),
    standalone && h('style', {}, chartStyles(theme)),
    standalone && h('rect', { class: 'pc-paper', width, height }),
    axis(journey, y, width, language),
    groups.map((_, group) => h('g', { class: seriesClass(group) }, curve(stages, group, x, y))),
    stages.map((stage, at) =>
      h('g', { class: 'pc-stage', 'data-stage': stage.stage }, [
        h('title', {}, storyOf(journey, comparison, stage, language)),
        h('rect', { class: 'pc-hit', x: r(middle(at) - column / 2), y: TOP, width: r(column), height: r(key.top - TOP - 8) }),
        stage.cells.map((cell, group) => cell.measured && point(journey, cell.measured, x(at, group), group, y)),
        h('text', { class: 'pc-strong pc-middle', x: r(middle(at)), y: marksAt }, stage.differences.map(verdictSign).join(' ')),
        labels[at]?.map((text, i) => h('text', { class: 'pc-middle', x: r(middle(at)), y: labelsAt + i * 15 }, text)),
      ]),
    ),
    key.tree,
  ]);
}

function storyOf(journey: JourneyReport, comparison: Comparison, stage: ComparedStage, language: Language): string {
  const differences = stage.differences.map((each) => differenceText(comparison, each, language));
  return [labelIn(journey.stages, stage.stage), ...differences].join('\n');
}

function axis(journey: JourneyReport, y: (value: number) => number, width: number, language: Language): Child {
  const { scale } = journey;
  const ticks = scaleLinear([scale.min, scale.max], [0, 1]).ticks(7);
  const shown = [...new Set([scale.min, ...ticks, scale.max])].filter(
    (tick) => tick === scale.min || tick === scale.max || (Math.abs(y(tick) - y(scale.min)) > 14 && Math.abs(y(tick) - y(scale.max)) > 14),
  );
  return [
    shown.map((tick) => [
      h('path', { class: 'pc-rule', d: `M${LEFT - 5} ${r(y(tick))}H${LEFT}` }),
      h('text', { class: 'pc-small pc-muted pc-end', x: LEFT - 9, y: r(y(tick) + 4) }, boundText(tick, scale, language)),
    ]),
    [scale.enchanting, scale.disappointing].map((at) =>
      h('path', { class: 'pc-rule pc-dashed', d: `M${LEFT} ${r(y(at))}H${width - RIGHT}` }),
    ),
    h('path', { class: 'pc-rule', d: `M${LEFT} ${r(y(scale.min))}H${width - RIGHT}V${r(y(scale.max))}H${LEFT}Z` }),
  ];
}

/** Nothing is interpolated over a stage that the group did not measure. */
function curve(
  stages: readonly ComparedStage[],
  group: number,
  x: (at: number, group: number) => number,
  y: (value: number) => number,
): Child {
  const draw = line<ComparedStage>()
    .x((_, at) => x(at, group))
    .y((stage) => y(stage.cells[group]?.measured?.mean ?? 0))
    .defined((stage) => (stage.cells[group]?.measured ?? null) !== null)
    .curve(curveMonotoneX)
    .digits(1);
  const d = draw([...stages]);
  return d && h('path', { class: 'pc-line', d });
}

function point(
  { scale }: JourneyReport,
  { mean, low, high }: NonNullable<ComparedStage['cells'][number]['measured']>,
  x: number,
  group: number,
  y: (value: number) => number,
): Tree {
  return h('g', { class: seriesClass(group) }, [
    low !== null && high !== null && whisker(x, y(high), y(low), { top: high > scale.max, bottom: low < scale.min }),
    seriesPoint(group, x, y(mean)),
  ]);
}

const GLYPH = 30;

function legend(comparison: Comparison, top: number, width: number, language: Language): { tree: Child; top: number; end: number } {
  const say = speaker(words, language);
  let [x, y] = [10, top];
  const place = (text: string) => {
    const needed = GLYPH + widthOf(text, 11) + 18;
    if (x > 10 && x + needed - 18 > width - 10) [x, y] = [10, y + 22];
    const at = x;
    x += needed;
    return at;
  };
  const groups = comparison.groups.map((group, i) => {
    const text = `${wrap(labelOf(group), width - GLYPH - 80, 11, 1).lines[0] ?? ''} (${say('compare.respondents', { n: group.respondents })})`;
    const at = place(text);
    return h('g', { class: seriesClass(i) }, [
      h('path', { class: 'pc-line', d: `M${r(at)} ${y - 4}H${r(at + 22)}` }),
      seriesPoint(i, at + 11, y - 4, 4.5),
      h('text', { class: 'pc-small', x: r(at + GLYPH), y }, text),
    ]);
  });
  const verdicts = new Set(comparison.stages.flatMap(({ differences }) => differences.map(({ verdict }) => verdict)));
  const signs = (['change', 'noise', null] as const)
    .filter((verdict) => verdicts.has(verdict))
    .map((verdict) => {
      const sign = verdict === 'change' ? '▲▼' : verdict === 'noise' ? '≈' : '–';
      const text = `${sign} ${verdictText(comparison, verdict, language)}`;
      const at = place(text);
      return h('text', { class: 'pc-small pc-muted', x: r(at + 4), y }, text);
    });
  return { tree: h('g', { class: 'pc-legend' }, [groups, signs]), top, end: y + 6 };
}

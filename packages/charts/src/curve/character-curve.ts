/** The emotion curve in characters, for terminals and for code blocks: the same marks and the same holes as the picture. */
import {
  type ExperienceClass,
  isSuppressed,
  type JourneyReport,
  type Language,
  type StageReport,
  translateTerm,
  translator,
} from '@parcours/model';
import { messages } from '../messages.ts';
import { displayWidth, padOrTruncate } from '../text/display-width.ts';
import { boundText, missingText, scoreText } from '../text/format-figures.ts';

export type SpanStyle = ExperienceClass | 'muted' | 'expert' | 'strong';

/** A run of characters in one ink; a line is a list of runs. */
export interface StyledSpan {
  readonly text: string;
  readonly ink?: SpanStyle;
}

export const CLASS_SIGNS: Readonly<Record<ExperienceClass, string>> = { disappointing: '▼', neutral: '●', enchanting: '▲' };

/** Stages are numbered; where they do not fit side by side, the curve goes on below. */
export function characterCurve(journey: JourneyReport, columns: number, language: Language): StyledSpan[][] {
  const room = Math.max(20, columns) - AXIS_COLUMNS;
  const width = Math.max(8, Math.min(16, Math.floor(room / Math.max(1, journey.stages.length))));
  const together = Math.max(1, Math.floor(room / width));
  const blocks: StyledSpan[][] = [];
  for (let first = 0; first < journey.stages.length; first += together) {
    if (first > 0) blocks.push([]);
    blocks.push(...curveBlock(journey, first, journey.stages.slice(first, first + together), width, language));
  }
  return [...blocks, [], ...legendLines(journey, columns, language)];
}

const AXIS_COLUMNS = 6;
const PLOT_ROWS = 13;

interface GridCell {
  text: string;
  ink?: SpanStyle;
}

function curveBlock(
  journey: JourneyReport,
  first: number,
  stages: readonly StageReport[],
  width: number,
  language: Language,
): StyledSpan[][] {
  const { scale } = journey;
  const row = (value: number) =>
    Math.round(((scale.max - Math.min(scale.max, Math.max(scale.min, value))) / (scale.max - scale.min)) * (PLOT_ROWS - 1));
  const grid: GridCell[][] = Array.from({ length: PLOT_ROWS }, () => Array.from({ length: stages.length * width }, () => ({ text: ' ' })));
  const put = (y: number, x: number, text: string, ink?: SpanStyle) => {
    const found = grid[y]?.[x];
    if (found) Object.assign(found, { text, ink });
  };
  const middle = (at: number) => at * width + Math.floor(width / 2);
  for (const threshold of [scale.disappointing, scale.enchanting]) {
    grid[row(threshold)]?.forEach((_, x) => {
      put(row(threshold), x, '┄', 'muted');
    });
  }
  stages.forEach((stage, at) => {
    const next = stages[at + 1];
    if (stage.measured && next?.measured) dotsBetween(put, middle(at), row(stage.measured.mean), middle(at + 1), row(next.measured.mean));
  });
  stages.forEach((stage, at) => {
    const x = middle(at);
    if (!stage.measured) for (let y = 0; y < PLOT_ROWS; y++) put(y, x, '┊', 'muted');
    const ink = stage.class ?? 'muted';
    const { low, high } = stage.measured ?? { low: null, high: null };
    if (low !== null && high !== null) {
      for (let y = row(high); y <= row(low); y++) put(y, x, '│', ink);
      put(row(high), x, high > scale.max ? '↑' : '┬', ink);
      put(row(low), x, low < scale.min ? '↓' : '┴', ink);
    }
    if (stage.target !== null) for (const dx of [-1, 0, 1]) put(row(stage.target), x + dx, '━', 'strong');
    if (stage.expert !== null) put(row(stage.expert), x - 3, stage.expertRefuted ? '◈' : '◇', 'expert');
    if (stage.measured) put(row(stage.measured.mean), x, CLASS_SIGNS[stage.class ?? 'neutral'], ink);
  });
  const bounds = new Map(
    [scale.max, scale.enchanting, scale.disappointing, scale.min].map((value) => [row(value), boundText(value, scale, language)]),
  );
  const lines = grid.map((cells, y): StyledSpan[] => [
    { text: `${padOrTruncate(bounds.get(y) ?? '', AXIS_COLUMNS - 2, 'right')} │`, ink: 'muted' },
    ...cells,
  ]);
  const margin = { text: ' '.repeat(AXIS_COLUMNS) };
  const numbers = stages.map(
    (stage, at): StyledSpan => ({
      text: padOrTruncate(`${first + at + 1}${stage.momentOfTruth ? ' ★' : ''}`, width, 'middle'),
      ink: 'strong',
    }),
  );
  const means = stages.map((stage): StyledSpan => {
    const text = stage.measured
      ? scoreText(stage.measured.mean, scale, language)
      : isSuppressed(stage)
        ? `n < ${journey.limits.anonymous}`
        : '–';
    return { text: padOrTruncate(text, width, 'middle'), ink: stage.class ?? 'muted' };
  });
  return [...lines, [margin, ...numbers], [margin, ...means]];
}

/** Dots between two neighbours that were both measured, clear of their marks. */
function dotsBetween(
  put: (y: number, x: number, text: string, ink: SpanStyle) => void,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): void {
  for (let x = x1 + 2; x <= x2 - 2; x++) put(Math.round(y1 + ((y2 - y1) * (x - x1)) / (x2 - x1)), x, '·', 'muted');
}

function legendLines(journey: JourneyReport, columns: number, language: Language): StyledSpan[][] {
  const say = translator(messages, language);
  const { stages, scale } = journey;
  const any = (test: (stage: StageReport) => boolean) => stages.some(test);
  const hole = stages.find((stage) => stage.measured === null);
  const items: (StyledSpan | false)[] = [
    ...(['enchanting', 'neutral', 'disappointing'] as const).map(
      (name) => any((stage) => stage.class === name) && { text: `${CLASS_SIGNS[name]} ${translateTerm(name, language)}`, ink: name },
    ),
    any((stage) => stage.measured?.low !== null && stage.measured !== null) && { text: `│ ${say('legend.interval')}` },
    any((stage) => (stage.measured?.high ?? scale.max) > scale.max || (stage.measured?.low ?? scale.min) < scale.min) && {
      text: `↑↓ ${say('legend.clipped')}`,
    },
    any((stage) => stage.target !== null) && { text: `━ ${say('legend.target')}` },
    any((stage) => stage.expert !== null && !stage.expertRefuted) && { text: `◇ ${say('legend.expert')}`, ink: 'expert' },
    any((stage) => stage.expertRefuted === true) && { text: `◈ ${say('legend.refuted')}`, ink: 'expert' },
    any((stage) => stage.momentOfTruth) && { text: `★ ${translateTerm('moment-of-truth', language)}` },
    hole !== undefined && { text: `┊ ${missingText(journey, hole, language)}`, ink: 'muted' },
  ];
  const lines: StyledSpan[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const item of items) {
    if (!item) continue;
    const wide = displayWidth(item.text) + 3;
    if (used + wide > columns) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push({ text: used === 0 ? '' : '   ' }, item);
    used += wide;
  }
  return lines;
}

/** The emotion curve in characters, for terminals and code blocks: the same marks and gaps as the chart. */
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
import { REMARK_SIGN, stageRemarks } from '../text/verdict-texts.ts';

export type SpanStyle = ExperienceClass | 'muted' | 'expert' | 'strong';

/** Text in one style; a line is a list of spans. */
export interface StyledSpan {
  readonly text: string;
  readonly style?: SpanStyle;
}

export const CLASS_SIGNS: Readonly<Record<ExperienceClass, string>> = { disappointing: '▼', neutral: '●', enchanting: '▲' };

/**
 * Lines of the curve, then its legend. Stages are numbered; those that do not fit side by side continue in a block below.
 *
 * @param columns width of the terminal in columns.
 */
export function characterCurve(journey: JourneyReport, columns: number, language: Language): StyledSpan[][] {
  const available = Math.max(20, columns) - AXIS_COLUMNS;
  const width = Math.max(8, Math.min(16, Math.floor(available / Math.max(1, journey.stages.length))));
  const stagesPerBlock = Math.max(1, Math.floor(available / width));
  const blocks: StyledSpan[][] = [];
  for (let first = 0; first < journey.stages.length; first += stagesPerBlock) {
    if (first > 0) blocks.push([]);
    blocks.push(...curveBlock(journey, first, journey.stages.slice(first, first + stagesPerBlock), width, language));
  }
  return [...blocks, [], ...legendLines(journey, columns, language)];
}

const AXIS_COLUMNS = 6;
const PLOT_ROWS = 13;

interface GridCell {
  text: string;
  style?: SpanStyle;
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
  const put = (y: number, x: number, text: string, style?: SpanStyle) => {
    const found = grid[y]?.[x];
    if (found) Object.assign(found, { text, style });
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
    const style = stage.class ?? 'muted';
    const { low, high } = stage.measured ?? { low: null, high: null };
    if (low !== null && high !== null) {
      for (let y = row(high); y <= row(low); y++) put(y, x, '│', style);
      put(row(high), x, high > scale.max ? '↑' : '┬', style);
      put(row(low), x, low < scale.min ? '↓' : '┴', style);
    }
    if (stage.target !== null) for (const dx of [-1, 0, 1]) put(row(stage.target), x + dx, '━', 'strong');
    for (const { mean } of stage.expertClaims) put(row(mean), x - 4, '□', 'expert');
    if (stage.expert !== null) put(row(stage.expert), x - 3, stage.expertRefuted ? '◈' : '◇', 'expert');
    if (stage.measured) put(row(stage.measured.mean), x, CLASS_SIGNS[stage.class ?? 'neutral'], style);
  });
  const bounds = new Map(
    [scale.max, scale.enchanting, scale.disappointing, scale.min].map((value) => [row(value), boundText(value, scale, language)]),
  );
  const lines = grid.map((cells, y): StyledSpan[] => [
    { text: `${padOrTruncate(bounds.get(y) ?? '', AXIS_COLUMNS - 2, 'right')} │`, style: 'muted' },
    ...cells,
  ]);
  const margin = { text: ' '.repeat(AXIS_COLUMNS) };
  const numbers = stages.map(
    (stage, at): StyledSpan => ({
      text: padOrTruncate(`${first + at + 1}${stage.momentOfTruth ? ' ★' : ''}`, width, 'middle'),
      style: 'strong',
    }),
  );
  const means = stages.map((stage): StyledSpan => {
    const text = stage.measured
      ? `${scoreText(stage.measured.mean, scale, language)}${stage.classUncertain ? ' ≈' : ''}`
      : isSuppressed(stage)
        ? `n < ${journey.limits.anonymous}`
        : '–';
    const sign = stageRemarks(journey, stage, language).length > 0 ? REMARK_SIGN : '';
    return { text: padOrTruncate(`${text}${sign}`, width, 'middle'), style: stage.class ?? 'muted' };
  });
  return [...lines, [margin, ...numbers], [margin, ...means]];
}

/** Dots between two measured neighbours, at least two columns off their marks. */
function dotsBetween(
  put: (y: number, x: number, text: string, style: SpanStyle) => void,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): void {
  for (let x = x1 + 2; x <= x2 - 2; x++) put(Math.round(y1 + ((y2 - y1) * (x - x1)) / (x2 - x1)), x, '·', 'muted');
}

function legendLines(journey: JourneyReport, columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  const { stages, scale } = journey;
  const any = (test: (stage: StageReport) => boolean) => stages.some(test);
  const missing = stages.find((stage) => stage.measured === null);
  const items: (StyledSpan | false)[] = [
    ...(['enchanting', 'neutral', 'disappointing'] as const).map(
      (name) => any((stage) => stage.class === name) && { text: `${CLASS_SIGNS[name]} ${translateTerm(name, language)}`, style: name },
    ),
    any((stage) => stage.measured?.low !== null && stage.measured !== null) && { text: `│ ${t('legend.interval')}` },
    any((stage) => (stage.measured?.high ?? scale.max) > scale.max || (stage.measured?.low ?? scale.min) < scale.min) && {
      text: `↑↓ ${t('legend.clipped')}`,
    },
    any((stage) => stage.target !== null) && { text: `━ ${t('legend.target')}` },
    any((stage) => stage.expert !== null && !stage.expertRefuted) && { text: `◇ ${t('legend.expert')}`, style: 'expert' },
    any((stage) => stage.expertRefuted === true) && { text: `◈ ${t('legend.refuted')}`, style: 'expert' },
    any((stage) => stage.expertClaims.length > 0) && { text: `□ ${t('legend.experts.mean')}`, style: 'expert' },
    any((stage) => stage.classUncertain) && { text: `≈ ${t('legend.class')}` },
    any((stage) => stage.momentOfTruth) && { text: `★ ${translateTerm('moment-of-truth', language)}` },
    missing !== undefined && { text: `┊ ${missingText(journey, missing, language)}`, style: 'muted' },
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

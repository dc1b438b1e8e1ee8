/** What changed, for a terminal. */
import { type ChangeReport, type Language, translator } from '@parcours/model';
import type { SpanStyle, StyledSpan } from '../curve/character-curve.ts';
import { messages } from '../messages.ts';
import { displayWidth, padOrTruncate } from '../text/display-width.ts';
import { ansiLine, wrapSpans } from '../text/styled-lines.ts';
import type { ChangeLine, Tone } from './change-line.ts';
import { type ChangeSummary, changeSummary, type JourneySummary } from './change-summary.ts';
import type { FigureRow } from './figure-rows.ts';
import { sparkCurves } from './spark-curves.ts';
import { comparedText } from './version-name.ts';

export interface ChangesTerminalOptions {
  readonly language: Language;
  /** Width of the terminal in columns: 80 by default, at least 40. */
  readonly columns?: number;
  /** Writes ANSI colours. Default: false. */
  readonly colour?: boolean;
  /** `false` writes ASCII signs. Default: true. */
  readonly unicode?: boolean;
}

/** Writes a ChangeReport for a terminal. No line is wider than `columns`; control characters in texts are sanitized. */
export function changesTerminal(report: ChangeReport, options: ChangesTerminalOptions): string {
  const { language, colour = false, unicode = true } = options;
  const columns = Math.max(40, options.columns ?? 80);
  const summary = changeSummary(report, language);
  const compared = comparedText(report, language);
  const lines = [
    ...headLines(summary, compared, columns, language),
    ...summary.journeys.flatMap((each) => journeyLines(each, columns, language)),
  ];
  return `${[...lines, ...footLines(summary, columns, language)].map((spans) => ansiLine(spans, colour, unicode)).join('\n')}\n`;
}

const MAX_LINES = 40;

function headLines(summary: ChangeSummary, compared: string, columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  return [
    ...wrapSpans(summary.headline, columns, 'strong'),
    ...wrapSpans(summary.advice, columns),
    ...wrapSpans(compared, columns, 'muted'),
    ...(summary.warning === null ? [] : wrapSpans(summary.warning, columns, 'strong')),
    ...section(t('change.section.look'), summary.alerts, columns, language),
  ];
}

function journeyLines(
  { title, waves, change, rows, text, findings, wording }: JourneySummary,
  columns: number,
  language: Language,
): StyledSpan[][] {
  const t = translator(messages, language);
  const curves = sparkCurves(change, language);
  return [
    [],
    ...wrapSpans(title, columns, 'strong'),
    ...(waves === null ? [] : wrapSpans(waves, columns, 'muted')),
    ...rowLines(rows, columns),
    ...(curves
      ? [
          [],
          ...curves.lines.map((line): StyledSpan[] => [{ text: padOrTruncate(line, Math.min(columns, displayWidth(line))) }]),
          ...wrapSpans(curves.legend, columns, 'muted'),
        ]
      : []),
    ...section(t('change.section.text', { n: text.length }), text, columns, language),
    ...section(t('change.section.findings', { n: findings.length }), findings, columns, language),
    ...section(t('change.section.wording', { n: wording.length }), wording, columns, language),
  ];
}

function footLines({ data, cells, shared, sharedWording, unchanged }: ChangeSummary, columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  return [
    ...section(t('change.section.data'), data, columns, language),
    ...cells.flatMap((text) => indented(text, 4, columns, 'muted')),
    ...section(t('change.section.shared'), shared, columns, language),
    ...section(t('change.section.wording', { n: sharedWording.length }), sharedWording, columns, language),
    ...(unchanged === null ? [] : [[], ...wrapSpans(unchanged, columns, 'muted')]),
  ];
}

function section(title: string, lines: readonly ChangeLine[], columns: number, language: Language): StyledSpan[][] {
  if (lines.length === 0) return [];
  const more = lines.length > MAX_LINES ? [translator(messages, language)('change.more', { n: lines.length - MAX_LINES })] : [];
  return [
    [],
    [{ text: title, style: 'strong' }],
    ...lines.slice(0, MAX_LINES).flatMap(({ text, tone }) => wrapSpans(`- ${text}`, columns, STYLES[tone])),
    ...more.flatMap((text) => wrapSpans(`- ${text}`, columns, 'muted')),
  ];
}

const STYLES: Readonly<Partial<Record<Tone, SpanStyle>>> = {
  gate: 'disappointing',
  weakened: 'disappointing',
  worse: 'disappointing',
  refuted: 'expert',
  better: 'enchanting',
  noise: 'muted',
  undecided: 'muted',
  wording: 'muted',
};

/** Name, before and after side by side; what it means beside them where there is room, else below. */
function rowLines(rows: readonly FigureRow[], columns: number): StyledSpan[][] {
  const width = (read: (row: FigureRow) => string, most: number) =>
    Math.min(most, Math.max(0, ...rows.map((row) => displayWidth(read(row)))));
  const nameWidth = width(({ name }) => name, Math.max(16, Math.floor(columns * 0.42)));
  const beforeWidth = width(({ before }) => before, Math.floor(columns / 5));
  const afterWidth = width(({ after }) => after, Math.floor(columns / 5));
  const used = nameWidth + beforeWidth + afterWidth + 9;
  const free = columns - used;
  return rows.flatMap(({ name, before, after, meaning, tone }): StyledSpan[][] => {
    // A long name is continued: its end says which figure it is.
    const names = wrapSpans(name, nameWidth).map((spans) => spans.map(({ text }) => text).join(''));
    const rest: StyledSpan[][] = names.slice(0, -1).map((line) => [{ text: `  ${line}` }]);
    const label = padOrTruncate(names.at(-1) ?? '', nameWidth);
    const figures = `  ${label}  ${padOrTruncate(before, beforeWidth, 'right')} → ${padOrTruncate(after, afterWidth)}`;
    const style = STYLES[tone];
    if (meaning === '') return [...rest, [{ text: figures }]];
    if (displayWidth(meaning) <= free) return [...rest, [{ text: `${figures}  ` }, { text: meaning, style }]];
    return [...rest, [{ text: figures }], ...indented(meaning, 6, columns, style)];
  });
}

function indented(text: string, by: number, columns: number, style?: SpanStyle): StyledSpan[][] {
  return wrapSpans(text, columns - by, style, '').map((spans) => [{ text: ' '.repeat(by) }, ...spans]);
}

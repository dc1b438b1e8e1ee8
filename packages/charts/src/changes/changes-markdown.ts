/** What changed, in Markdown for a comment of GitHub or GitLab. */
import { type ChangeReport, formatNumber, type Language, translator } from '@parcours/model';
import { messages } from '../messages.ts';
import { escapeMarkdown } from '../text/escape-markdown.ts';
import { collapsibleMarkdown, markdownTable } from '../text/markdown-table.ts';
import type { ChangeLine } from './change-line.ts';
import { type ChangeSummary, changeSummary, type JourneySummary } from './change-summary.ts';
import { type FigureRow, isRanked } from './figure-rows.ts';
import { shorten } from './shorten.ts';
import { sparkCurves } from './spark-curves.ts';
import { comparedText } from './version-name.ts';

export interface ChangesMarkdownOptions {
  readonly language: Language;
  /** Longest text in UTF-16 units; default: what a comment on GitHub holds. */
  readonly limit?: number;
}

/** First line of the comment, not shown: by it a later run finds the comment that it replaces. */
export const CHANGES_MARKER = '<!-- parcours:changes -->';

/** What a comment on GitHub holds. */
const COMMENT_LIMIT = 65_536;

/** A part of the comment; those of the highest `order` are left out first, 0 never. */
interface Part {
  readonly text: string;
  readonly order: number;
  /** How it is called where it is left out. */
  readonly name: string;
}

/** Writes a ChangeReport as a comment. Text of the report is escaped; what does not fit is left out, the least important first, and named. */
export function changesMarkdown(report: ChangeReport, { language, limit = COMMENT_LIMIT }: ChangesMarkdownOptions): string {
  const summary = changeSummary(report, language);
  const compared = comparedText(report, language, escapeMarkdown);
  return fit(
    [...headParts(summary, compared, language), ...bodyParts(summary, language), ...footParts(summary, language)],
    limit,
    language,
  );
}

function headParts(summary: ChangeSummary, compared: string, language: Language): Part[] {
  const t = translator(messages, language);
  const { alerts, data, cells, shared } = summary;
  return [
    always(CHANGES_MARKER),
    always(`### ${escapeMarkdown(summary.headline)}`),
    always(escapeMarkdown(summary.advice)),
    always(`<sub>${compared}</sub>`),
    ...(summary.warning === null ? [] : [always(`**${escapeMarkdown(summary.warning)}**`)]),
    ...(alerts.length > 0 ? [always(`**${t('change.section.look')}**\n\n${bullets(alerts, MAX_ALERTS, language)}`)] : []),
    ...(data.length > 0 ? [named(t('change.section.data'), dataMarkdown(data, cells, language), 1)] : []),
    ...(shared.length > 0 ? [named(t('change.section.shared'), bullets(shared, MAX_LINES, language), 2)] : []),
  ];
}

const named = (name: string, inside: string, order: number): Part => ({ text: `**${escapeMarkdown(name)}**\n\n${inside}`, order, name });

const always = (text: string): Part => ({ text, order: 0, name: '' });

const MAX_ALERTS = 12;
const MAX_ROWS = 12;
const MAX_LINES = 60;
const MAX_CELLS = 10;
/** Journeys whose table is shown; more are counted. */
const MAX_JOURNEYS = 20;

function bodyParts({ sharedWording, journeys }: ChangeSummary, language: Language): Part[] {
  const t = translator(messages, language);
  return [
    ...journeys.flatMap((journey, at) => journeyParts(journey, at, language)),
    ...folded(
      t('colon', { name: t('change.section.shared'), value: t('change.section.wording', { n: sharedWording.length }) }),
      sharedWording,
      9,
      language,
    ),
  ];
}

function journeyParts(journey: JourneySummary, at: number, language: Language): Part[] {
  const t = translator(messages, language);
  const { change, rows, figures, text, findings, wording } = journey;
  const waves = journey.waves === null ? '' : `<br>${escapeMarkdown(journey.waves)}`;
  const title = `**${escapeMarkdown(journey.title)}**${waves}`;
  const curves = sparkCurves(change, language);
  const order = at < MAX_JOURNEYS ? 3 : 4;
  const shown = rows.slice(0, MAX_ROWS);
  const more = rows.length > shown.length ? `\n\n${escapeMarkdown(t('change.more', { n: rows.length - shown.length }))}` : '';
  const hidden = figures.length > shown.filter(({ change: figure }) => figure !== null).length || more !== '';
  return [
    { text: title, order, name: journey.title },
    ...(shown.length > 0 ? [{ text: `${rowTable(shown, language)}${more}`, order, name: journey.title }] : []),
    ...(curves
      ? [
          {
            text: `\`\`\`text\n${curves.lines.join('\n')}\n\`\`\`\n\n<sub>${escapeMarkdown(t('change.curve', { legend: curves.legend }))}</sub>`,
            order: 5,
            name: journey.title,
          },
        ]
      : []),
    ...folded(t('change.section.text', { n: text.length }), text, 6, language),
    ...folded(t('change.section.findings', { n: findings.length }), findings, 7, language),
    ...(hidden
      ? [
          {
            text: collapsibleMarkdown(
              t('change.section.figures', { n: figures.length }),
              `${rowTable(figures.slice(0, 5 * MAX_LINES), language)}${figures.some(isRanked) ? `\n\n<sub>${escapeMarkdown(t('change.ranks'))}</sub>` : ''}`,
            ),
            order: 8,
            name: t('change.section.figures', { n: figures.length }),
          },
        ]
      : []),
    ...folded(t('change.section.wording', { n: wording.length }), wording, 9, language),
  ];
}

function footParts({ unchanged, isTested }: ChangeSummary, language: Language): Part[] {
  const t = translator(messages, language);
  return [
    ...(unchanged === null ? [] : [always(escapeMarkdown(unchanged))]),
    ...(isTested
      ? [{ text: collapsibleMarkdown(t('change.section.how'), escapeMarkdown(t('change.how'))), order: 10, name: t('change.section.how') }]
      : []),
  ];
}

function rowTable(rows: readonly FigureRow[], language: Language): string {
  const t = translator(messages, language);
  return markdownTable(
    [
      [t('figure'), 'left'],
      [t('change.before'), 'right'],
      [t('change.after'), 'right'],
      [t('change.meaning'), 'left'],
    ],
    rows.map(({ name, before, after, meaning }) => [name, before, after, meaning].map(escapeMarkdown)),
  );
}

function bullets(lines: readonly ChangeLine[], most: number, language: Language): string {
  const shown = lines.slice(0, most).map(({ text }) => `- ${escapeMarkdown(text)}`);
  const more =
    lines.length > most ? [`- ${escapeMarkdown(translator(messages, language)('change.more', { n: lines.length - most }))}`] : [];
  return [...shown, ...more].join('\n');
}

function dataMarkdown(data: readonly ChangeLine[], cells: readonly string[], language: Language): string {
  const list = bullets(data, MAX_LINES, language);
  if (cells.length === 0) return list;
  return `${list}\n${cells
    .slice(0, MAX_CELLS)
    .map((text) => `  - ${escapeMarkdown(text)}`)
    .join('\n')}`;
}

function folded(name: string, lines: readonly ChangeLine[], order: number, language: Language): Part[] {
  return lines.length === 0 ? [] : [{ text: collapsibleMarkdown(name, bullets(lines, MAX_LINES, language)), order, name }];
}

/** Leaves out parts, from the last of the highest order, until the text fits; what is left out is named. */
function fit(parts: readonly Part[], limit: number, language: Language): string {
  const write = (texts: readonly string[]) => `${texts.join('\n\n')}\n`;
  const all = parts.map(({ text }) => text);
  if (write(all).length <= limit) return write(all);
  const dropped = new Set<Part>();
  const leaving = parts.filter(({ order }) => order > 0).sort((a, b) => b.order - a.order || parts.indexOf(b) - parts.indexOf(a));
  let length = write(all).length + MAX_NOTE;
  for (const part of leaving) {
    if (length <= limit) break;
    dropped.add(part);
    length -= part.text.length + 2;
  }
  const kept = parts.filter((part) => !dropped.has(part)).map(({ text }) => text);
  const text = write([...kept, leftOutNote([...dropped], limit, language)]);
  return text.length <= limit
    ? text
    : `${write(parts.slice(0, MIN_PARTS).map(({ text: head }) => head))
        .slice(0, limit - 2)
        .trimEnd()}…\n`;
}

/** What the note of what is left out takes at most. */
const MAX_NOTE = 1200;
const MAX_NAMES = 8;
/** Marker, headline and what to do about it. */
const MIN_PARTS = 3;

function leftOutNote(dropped: readonly Part[], limit: number, language: Language): string {
  const t = translator(messages, language);
  const names = [...new Set(dropped.map(({ name }) => shorten(name, 60)))];
  const more = names.length > MAX_NAMES ? [t('change.more', { n: names.length - MAX_NAMES })] : [];
  return escapeMarkdown(
    t('change.left-out', { limit: formatNumber(limit, language), sections: [...names.slice(0, MAX_NAMES), ...more].join(', ') }),
  );
}

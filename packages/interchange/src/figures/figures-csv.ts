/** All figures of a Report as one long table, a row for each figure. `docs/interchange.md` describes its columns. */
import { escapeFormula, isConfidential, type JourneyReport, type Report, sanitizeControlChars } from '@parcours/model';
import { type Figure, figuresOf } from './figures.ts';

/** The header; columns are only ever added at the end. */
const COLUMNS = [
  ...([
    'journey',
    'wave',
    'segment',
    'persona',
    'channel',
    'subject',
    'name',
    'label',
    'study',
    'comparison',
    'group',
    'compared_with',
  ] as const),
  ...(['figure', 'value', 'unit', 'low', 'high', 'n', 'effective_n', 'text', 'suppressed', 'confidential'] as const),
];

/**
 * CSV by RFC 4180 with commas, decimal points and line feeds, in UTF-8, the same in every language. Unknown is an empty cell, never zero. Texts are escaped
 * against formula injection.
 *
 * @param report after disclosure control.
 */
export function figuresCsv({ journeys }: Report): string {
  const rows = journeys.flatMap((journey) => figuresOf(journey).map((figure) => row(journey, figure)));
  return `${[COLUMNS, ...rows].map((cells) => cells.join(',')).join('\n')}\n`;
}

function row(journey: JourneyReport, figure: Figure): string[] {
  const { perimeter } = journey;
  const cells: Readonly<Record<(typeof COLUMNS)[number], string | number | boolean | null | undefined>> = {
    journey: journey.name,
    wave: journey.wave,
    segment: perimeter.segment?.name,
    persona: perimeter.persona?.name,
    channel: perimeter.channel?.name,
    subject: figure.subject,
    name: figure.name,
    label: figure.label,
    study: figure.study,
    comparison: figure.comparison,
    group: figure.group,
    compared_with: figure.comparedWith,
    figure: figure.figure,
    value: figure.value,
    unit: figure.unit,
    low: figure.low,
    high: figure.high,
    n: figure.n,
    effective_n: figure.effectiveN,
    text: figure.text,
    suppressed: figure.suppressed ?? false,
    confidential: isConfidential(journey),
  };
  return COLUMNS.map((column) => cell(cells[column]));
}

function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return Object.is(value, -0) ? '0' : String(value);
  const text = escapeFormula(sanitizeControlChars(value).replace(/\s+/g, ' ').trim());
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import type { ExpectedValue, SourceFile } from '@parcours/language';
import type { Position } from '@parcours/model';
import type { Context } from '../../context.ts';

/** Usual values of a figure, a date or a text that the grammar leaves open, in the order in which they are offered; none where any will do. */
export function literalValues(context: Context, file: SourceFile, position: Position, value: ExpectedValue): readonly string[] {
  const key = `${value.type}.${value.property}`;
  if (key === 'Segment.share') return shares(context, file, position);
  if (key === 'Initiative.due' || key === 'Gate.until') return value.terminal === 'DATE' ? dueDates(context.workspace.asOf) : [];
  if (key === 'Observations.date') return value.terminal === 'DATE' ? studyDates(context.workspace.asOf) : [];
  return LITERALS[key] ?? [];
}

const DURATIONS = ['10min', '1h', '24h', '48h', '5d'];

const LITERALS: Readonly<Record<string, readonly string[]>> = {
  'Stage.volume': ['100%', '80%', '60%', '50%', '40%', '20%', '10%'],
  'Kpi.targetShare': ['90%', '80%', '70%', '60%'],
  'Kpi.within': DURATIONS,
  'Kpi.targetTime': DURATIONS,
  'Kpi.boxesMin': ['4..5', '6..7', '9..10'],
  'Expectation.within': DURATIONS,
  'ScaleDeclaration.min': ['-3..3', '-2..2', '1..5', '0..10'],
  'Rating.min': ['1..5', '1..7', '1..10', '0..10'],
  'Initiative.impact': ['+0.5', '+1', '+1.5', '+2'],
  'Observations.delimiter': ['";"', '","', '"\\t"', '"|"'],
  'Observations.skip': ['1', '2', '3'],
  'Observations.header': ['2', '3'],
};

/** What the other segments leave, then round shares. */
function shares({ workspace }: Context, file: SourceFile, { line }: Position): string[] {
  const others = workspace.files
    .declarationsInScope(file, 'segment')
    .filter((segment) => segment.file !== file || segment.range.start.line !== line)
    .map(({ node }) => ('share' in node && typeof node.share === 'number' ? node.share : 0));
  const left = Math.round(100 - 100 * others.reduce((sum, share) => sum + share, 0));
  const usual = [50, 40, 30, 25, 20, 10].filter((share) => share !== left && share <= left);
  return [...(left > 0 && left < 100 ? [left] : []), ...usual].map((share) => `${share}%`);
}

/** The ends of the three months from a day (YYYY-MM-DD) on, of the next two quarters, and of the year. */
export function dueDates(asOf: string): string[] {
  const [year = 0, month = 1] = asOf.split('-').map(Number);
  const quarter = Math.ceil(month / 3) * 3;
  const months = [month, month + 1, month + 2, quarter, quarter + 3, 12];
  return [...new Set(months)].toSorted((a, b) => a - b).map((each) => monthEnd(year, each));
}

/** The last day of a month, counted from January of a year: 13 is the next January. */
function monthEnd(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** A day (YYYY-MM-DD), its month, and the two before. */
function studyDates(asOf: string): string[] {
  const [year = 0, month = 1] = asOf.split('-').map(Number);
  return [...[0, 1, 2].map((back) => monthEnd(year, month - back).slice(0, 7)), asOf];
}

/** The curve before and after in characters, a column for each stage, with what is said of its change below. */
import { type FigureValue, type JourneyChange, type JourneyReport, type Language, translator } from '@parcours/model';
import { sparkMark } from '../curve/sparkline.ts';
import { messages } from '../messages.ts';
import { displayWidth, padOrTruncate } from '../text/display-width.ts';
import type { Tone } from './change-line.ts';
import { mainRows } from './figure-rows.ts';

export interface SparkCurves {
  /** Lines of one width; they hold no text from files. */
  readonly lines: readonly string[];
  /** What the signs mean that occur. */
  readonly legend: string;
}

/** Null where no measured score differs, or only one version has a curve. */
export function sparkCurves(change: JourneyChange, language: Language): SparkCurves | null {
  const t = translator(messages, language);
  const { before, after } = change;
  if (!before || !after) return null;
  const columns = stageSigns(change, language);
  const isMeasured = columns.some(({ from, to }) => from !== null || to !== null);
  if (!isMeasured || columns.every(({ sign, from, to }) => sign === '' || (from === null && to === null))) return null;
  const heads = [t('change.before'), t('change.after')];
  const width = Math.max(...heads.map(displayWidth)) + 2;
  const blocks: string[] = [];
  for (let first = 0; first < columns.length; first += MAX_COLUMNS) {
    const part = columns.slice(first, first + MAX_COLUMNS);
    const line = (head: string, cells: readonly string[]) =>
      `${padOrTruncate(head, width)}${cells.map((cell) => padOrTruncate(cell, COLUMN_WIDTH)).join('')}`.trimEnd();
    blocks.push(
      line(
        '',
        part.map(({ number }) => number),
      ),
      line(
        heads[0] ?? '',
        part.map(({ from, isNew }) => (isNew ? '' : sparkMark(from, before.scale))),
      ),
      line(
        heads[1] ?? '',
        part.map(({ to, isGone }) => (isGone ? '' : sparkMark(to, after.scale))),
      ),
      line(
        '',
        part.map(({ sign }) => sign),
      ),
    );
  }
  const used = SIGNS.filter(({ sign }) => columns.some((column) => column.sign === sign)).map(({ key }) => t(key));
  const isMissing = columns.some(({ from, to, isNew, isGone }) => (from === null && !isNew) || (to === null && !isGone));
  return { lines: blocks, legend: [...used, ...(isMissing ? [t('change.sign.missing')] : [])].join(', ') };
}

const MAX_COLUMNS = 24;
const COLUMN_WIDTH = 3;

const SIGNS = [
  { sign: '▲', key: 'change.sign.better' },
  { sign: '▼', key: 'change.sign.worse' },
  { sign: '≈', key: 'change.sign.noise' },
  { sign: '?', key: 'change.sign.undecided' },
  { sign: '✎', key: 'change.sign.edited' },
  { sign: '=', key: 'change.sign.text' },
  { sign: '+', key: 'change.sign.new' },
  { sign: '×', key: 'change.sign.gone' },
] as const;

/** What a sign of `stageSigns` means. */
export const SIGN_MESSAGES: ReadonlyMap<string, (typeof SIGNS)[number]['key']> = new Map(SIGNS.map(({ sign, key }) => [sign, key]));

const SIGN_OF_TONE: Readonly<Partial<Record<Tone, string>>> = {
  better: '▲',
  worse: '▼',
  noise: '≈',
  undecided: '?',
  edited: '✎',
  text: '=',
};

interface StageSign {
  /** The stage's number in HEAD; empty for one that is gone. */
  readonly number: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly sign: string;
  readonly isNew: boolean;
  readonly isGone: boolean;
}

/** What happened to the measured score of each stage, in HEAD's order; what is gone stands where it stood. */
export function stageSigns(change: JourneyChange, language: Language): StageSign[] {
  const rows = mainRows(change, language);
  const meanOf = (report: JourneyReport | null, name: string | null) =>
    report?.stages.find((stage) => stage.name === name)?.measured?.mean ?? null;
  return change.stages.map(({ before, after }) => {
    const row = rows.find(
      ({ change: figure }) => figure?.of === 'stage' && figure.figure === 'score' && figure.subject === (after ?? before),
    );
    const at = change.after?.stages.findIndex(({ name }) => name === after) ?? -1;
    return {
      number: at < 0 ? '' : String(at + 1),
      // The figure of the row, where there is one: a report may lack what is withheld.
      from: figureOf(row?.change?.before, meanOf(change.before, before)),
      to: figureOf(row?.change?.after, meanOf(change.after, after)),
      sign: before === null ? '+' : after === null ? '×' : row ? (SIGN_OF_TONE[row.direction] ?? '') : '',
      isNew: before === null,
      isGone: after === null,
    };
  });
}

function figureOf(told: FigureValue | undefined, measured: number | null): number | null {
  return told === undefined ? measured : typeof told === 'number' ? told : null;
}

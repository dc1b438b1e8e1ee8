/** Where the columns of the journey map stand: one a stage, or one a folded phase. */
import type { JourneyReport } from '@parcours/model';
import { labelOf } from '../text/labels.ts';

/** `wide`: from 1200 pixels; `narrow`: below 760, without lanes and stage names. */
export type MapSize = 'wide' | 'medium' | 'narrow';

export interface MapLayoutOptions {
  /** Available width in pixels. */
  readonly width: number;
  /** Width of a column in pixels; null: as the available width allows. */
  readonly columnWidth: number | null;
  /** The phases to unfold, by their place from 0, where the map folds; null: the one with the first stage to act on. */
  readonly openPhases: readonly number[] | null;
  /** Name of the stage whose phase is unfolded as well. */
  readonly selected: string | null;
}

/** Adjacent stages of one phase; ten stages where a journey that must be folded has none. */
export interface MapPhase {
  /** Empty: it has no name. */
  readonly label: string;
  /** The places of its stages in the journey: from the first, up to and without the last. */
  readonly from: number;
  readonly to: number;
  readonly isFolded: boolean;
  readonly left: number;
  readonly width: number;
}

export interface MapLayout {
  readonly size: MapSize;
  /** Width of the column with axis and names of lanes. */
  readonly gutter: number;
  readonly columnWidth: number;
  readonly phases: readonly MapPhase[];
  /** Phases can be folded, and a small picture of the whole stands above. */
  readonly folds: boolean;
  /** Width of all columns together, without the gutter. */
  readonly plotWidth: number;
  /** The first stage stands at the right: most labels are written from right to left. */
  readonly isMirrored: boolean;
}

const GUTTER = { wide: 118, medium: 98, narrow: 34 } as const satisfies Record<MapSize, number>;
const MIN_COLUMN = { wide: 132, medium: 65, narrow: 28 } as const satisfies Record<MapSize, number>;
/** Below this a column has no room for a name. */
const MIN_NAMED_COLUMN = 65;
export const MAX_COLUMN = 300;
export const MIN_COLUMN_WIDTH = 28;
const FOLDED_COLUMN = 38;
const MIN_FOLDED_COLUMN = 28;
/** From more stages on the phases fold. */
const MAX_UNFOLDED_STAGES = 30;
/** Stages that stand together where a long journey has no phases. */
const STAGES_OF_A_GROUP = 10;

/** The columns of the map in a given width. With a `columnWidth` they keep it and the map scrolls. */
export function mapLayout(journey: JourneyReport, { width, columnWidth, openPhases, selected }: MapLayoutOptions): MapLayout {
  const size = width >= 1200 ? 'wide' : width >= 760 - 2 * 16 ? 'medium' : 'narrow';
  const gutter = GUTTER[size];
  const available = Math.max(1, width - gutter);
  const count = journey.stages.length;
  const least = size === 'narrow' ? MIN_COLUMN.narrow : MIN_NAMED_COLUMN;
  const folds = count > MAX_UNFOLDED_STAGES || available / Math.max(1, count) < least;
  const spans = phaseSpans(journey, folds);
  const canFold = folds && spans.length > 1;
  const open = canFold ? unfolded(journey, spans, openPhases, selected) : new Set(spans.map((_, at) => at));
  const shown = spans.reduce((sum, { from, to }, at) => sum + (open.has(at) ? to - from : 0), 0);
  const folded = spans.length - open.size;
  const spare = Math.floor((available - shown * least) / Math.max(1, folded));
  const foldedColumn = Math.min(FOLDED_COLUMN, Math.max(MIN_FOLDED_COLUMN, spare));
  const fitted = Math.floor((available - folded * foldedColumn) / Math.max(1, shown));
  const minimum = MIN_COLUMN[size] <= fitted ? MIN_COLUMN[size] : Math.min(MIN_COLUMN[size], least);
  const column = Math.min(MAX_COLUMN, Math.max(MIN_COLUMN_WIDTH, columnWidth ?? Math.max(minimum, fitted)));
  let left = 0;
  const phases = spans.map((span, at) => {
    const isFolded = !open.has(at);
    const phase = { ...span, isFolded, left, width: isFolded ? foldedColumn : (span.to - span.from) * column };
    left += phase.width;
    return phase;
  });
  return { size, gutter, columnWidth: column, phases, folds: canFold, plotWidth: left, isMirrored: isRightToLeft(journey) };
}

/** The middle of a stage's column in pixels from the left edge of the plot; null: its phase is folded. */
export function columnMiddle(layout: MapLayout, at: number): number | null {
  const phase = layout.phases.find(({ from, to }) => at >= from && at < to);
  if (!phase || phase.isFolded) return null;
  return mirrored(layout, phase.left + (at - phase.from + 0.5) * layout.columnWidth);
}

/** A place counted from the first stage, as one counted from the left. */
export function mirrored({ isMirrored, plotWidth }: MapLayout, x: number): number {
  return isMirrored ? plotWidth - x : x;
}

function phaseSpans(journey: JourneyReport, folds: boolean): { label: string; from: number; to: number }[] {
  const spans: { phase: number | null; label: string; from: number; to: number }[] = [];
  journey.stages.forEach(({ phase }, at) => {
    const last = spans.at(-1);
    if (last && last.phase === phase) last.to = at + 1;
    else {
      const declared = phase === null ? undefined : journey.phases[phase];
      spans.push({ phase, label: declared ? labelOf(declared) : '', from: at, to: at + 1 });
    }
  });
  if (!folds) return spans;
  // A long run outside any phase could not be folded as a whole.
  return spans.flatMap(({ label, from, to }) => {
    if (label !== '' || to - from <= STAGES_OF_A_GROUP) return [{ label, from, to }];
    return Array.from({ length: Math.ceil((to - from) / STAGES_OF_A_GROUP) }, (_, part) => ({
      label: '',
      from: from + part * STAGES_OF_A_GROUP,
      to: Math.min(to, from + (part + 1) * STAGES_OF_A_GROUP),
    }));
  });
}

function unfolded(
  { stages }: JourneyReport,
  spans: readonly { readonly from: number; readonly to: number }[],
  openPhases: readonly number[] | null,
  selected: string | null,
): ReadonlySet<number> {
  const phaseOf = (at: number) => spans.findIndex(({ from, to }) => at >= from && at < to);
  const chosen = stages.findIndex(({ name }) => name === selected);
  if (openPhases) return new Set(openPhases.filter((at) => at < spans.length));
  const first =
    chosen >= 0
      ? chosen
      : Math.max(
          0,
          stages.findIndex(({ rank }) => rank === 1),
        );
  return new Set([phaseOf(first)]);
}

/** Whether most labels of stages begin with a letter of a script that is written from right to left (Unicode Standard Annex #9). */
function isRightToLeft({ stages }: JourneyReport): boolean {
  const directed = stages.flatMap(({ label, name }) => (label ?? name).match(/\p{L}/u)?.[0] ?? []);
  const rightToLeft = directed.filter((letter) => /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u.test(letter));
  return rightToLeft.length > directed.length / 2;
}

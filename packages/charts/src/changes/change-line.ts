import type { ElementId } from '@parcours/model';

/** How a change is judged, the most important first: an error, a gate, an easier bar, measured changes, then the rest. */
export const TONES = [
  'error',
  'gate',
  'weakened',
  'worse',
  'better',
  'refuted',
  'edited',
  'unaccepted',
  'text',
  'neutral',
  'undecided',
  'noise',
  'wording',
] as const;

export type Tone = (typeof TONES)[number];

/** A change in one sentence, without a full stop. */
export interface ChangeLine {
  readonly text: string;
  readonly tone: Tone;
  /** Null: all journeys. */
  readonly journey: string | null;
  /** What it is about, in HEAD; of what is gone in BASE. Null: no element. */
  readonly element: ElementId | null;
  /** The attribute whose change it tells, by its keyword in English; `gate`: a gate of BASE; absent: it tells of the whole. */
  readonly attribute?: string;
  /** It tells that something is gone; absent: it does not. */
  readonly isGone?: boolean;
  /** The data file that it is about, relative to the workspace; absent: none. */
  readonly file?: string;
}

export function byTone(a: { readonly tone: Tone }, b: { readonly tone: Tone }): number {
  return TONES.indexOf(a.tone) - TONES.indexOf(b.tone);
}

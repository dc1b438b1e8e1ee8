/** What the studies of one instrument measured on one side of a comparison. */
import type { Bounds, InstrumentSide } from '@parcours/model';
import { consolidateStudies, type StudyMeasurement } from '../stage/consolidate-studies.ts';
import type { Moments } from '../statistics/distribution.ts';
import { isEstimable, withBorrowedSd } from '../statistics/estimability.ts';
import { instrumentWeight } from './combine-differences.ts';

/** A study's measurement of one stage, or of a KPI whose answers are averaged. */
export interface MeasuredStudy extends StudyMeasurement {
  readonly name: string;
}

export interface SidePair {
  readonly from: Moments;
  readonly to: Moments;
  /** One side has equal answers, and the standard deviation of the other. */
  readonly isBorrowed: boolean;
}

/**
 * The means of both sides. A side with equal answers takes the largest standard deviation of the other; where both have equal answers,
 * neither is estimable.
 *
 * @returns null where a side has no study with a weight above 0.
 */
export function sidesOf(from: readonly MeasuredStudy[], to: readonly MeasuredStudy[], scale: Bounds): SidePair | null {
  const [a, b] = [consolidateStudies(from, scale)?.moments, consolidateStudies(to, scale)?.moments];
  if (!a || !b) return null;
  const [fromBorrowed, toBorrowed] = [borrowedSide(from, a, largestSd(to, b), scale), borrowedSide(to, b, largestSd(from, a), scale)];
  return { from: fromBorrowed ?? a, to: toBorrowed ?? b, isBorrowed: fromBorrowed !== null || toBorrowed !== null };
}

function largestSd(studies: readonly MeasuredStudy[], { sd }: Moments): number {
  return sd ?? Math.max(0, ...studies.map(({ moments }) => moments.sd ?? 0));
}

function borrowedSide(studies: readonly MeasuredStudy[], moments: Moments, sd: number, scale: Bounds): Moments | null {
  if (isEstimable(moments) || sd === 0) return null;
  if (moments.sd === 0) return withBorrowedSd(moments, sd);
  if (!studies.every((study) => study.moments.sd === 0)) return null;
  return (
    consolidateStudies(
      studies.map((study) => ({ ...study, moments: withBorrowedSd(study.moments, sd) })),
      scale,
    )?.moments ?? null
  );
}

export function instrumentSide(studies: readonly { readonly name: string }[], { n, effectiveN }: Moments): InstrumentSide {
  return { studies: studies.map(({ name }) => name), n, effectiveN };
}

interface SideWeight {
  readonly studies: readonly { readonly weight: number | null }[];
  readonly effectiveN: number;
}

/** ω of an instrument: from the declared weights where all studies of both sides declare one, else from the effective respondents. */
export function weightOfInstrument(from: SideWeight, to: SideWeight): number {
  const [a, b] = [declaredWeight(from.studies), declaredWeight(to.studies)];
  return a !== null && b !== null ? instrumentWeight(a, b) : instrumentWeight(from.effectiveN, to.effectiveN);
}

function declaredWeight(studies: SideWeight['studies']): number | null {
  return studies.reduce<number | null>((sum, { weight }) => (sum === null || weight === null ? null : sum + weight), 0);
}

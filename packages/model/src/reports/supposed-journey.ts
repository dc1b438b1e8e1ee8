import type { ExperienceClass } from '../model.ts';
import { type InitiativeReport, type JourneyReport, perimeterOf } from '../report.ts';

/** What is supposed of a journey: initiatives that keep their promise, and stages that are moved by hand. */
export interface Supposition {
  /** By name. */
  readonly initiatives: readonly string[];
  /** On the journey's scale, added to the measured mean. */
  readonly moves: readonly { readonly stage: string; readonly by: number }[];
}

/** A stage as supposed. There is no interval: nothing of it is measured. */
export interface SupposedStage {
  readonly name: string;
  readonly mean: number;
  readonly class: ExperienceClass;
  /** Null without a target. */
  readonly gap: number | null;
  readonly rank: number | null;
}

/** A journey as supposed; never part of a Report, and never exported. */
export interface SupposedJourney {
  readonly score: number;
  /** 0–100; null on a scale without width. */
  readonly index: number | null;
  /** The measured stages, in journey order. */
  readonly stages: readonly SupposedStage[];
}

/**
 * The initiatives that can be supposed: they promise an impact on a measured stage, are not done or dropped, and are for the respondents
 * that the figures are about.
 */
export function supposableInitiatives(journey: JourneyReport): readonly InitiativeReport[] {
  const { segment, channel } = perimeterOf(journey);
  return journey.initiatives.filter((each) => {
    const isOpen = each.status !== 'done' && each.status !== 'dropped';
    const isForAll = (each.segment === null || each.segment === segment) && (each.channel === null || each.channel === channel);
    const isMeasured = journey.stages.some(({ name, measured }) => name === each.stage && measured !== null);
    return each.impact !== null && isOpen && isForAll && isMeasured;
  });
}

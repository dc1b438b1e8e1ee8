/** Which stage to measure first, where nothing is known yet: the priority of method.md, 2.10, without the gap. */
import type { StageReport, StageToMeasure } from '@parcours/model';
import { truthFactor } from './priority.ts';

/** The stages without a figure, by importance × volume × truth, the largest first; ties keep the order of the journey. */
export function stagesToMeasure(stages: readonly StageReport[]): StageToMeasure[] {
  const worth = ({ importance, volume, truth }: StageToMeasure) => importance * volume * truth;
  return stages
    .filter(({ measured }) => measured === null)
    .map(({ name, importance, volume, momentOfTruth }) => ({ stage: name, importance, volume, truth: truthFactor(momentOfTruth) }))
    .sort((a, b) => worth(b) - worth(a));
}

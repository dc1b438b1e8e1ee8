/** What earlier waves measured of stages that the wave shown does not (docs/plausibility.md). */
import type { EarlierFigure, Model, Perimeter } from '@parcours/model';
import { type SecondarySuppression, waveSetName } from '../disclosure/secondary-suppression.ts';
import { stageEvidence } from '../stage/stage-evidence.ts';
import { estimateOf } from '../statistics/t-interval.ts';
import { studiesInPerimeter } from './perimeter.ts';
import type { LoadedStudy, Period } from './period.ts';
import { type ScoredStageReport, stageSourcesOf } from './score-studies.ts';

interface EarlierWaves {
  readonly model: Model;
  readonly period: Period;
  readonly perimeter: Perimeter;
  readonly suppression: SecondarySuppression;
}

/** The stages with the figure that a report of the latest wave before the one shown would have, where the wave shown measures none. */
export function lastMeasured(stages: readonly ScoredStageReport[], earlier: EarlierWaves): ScoredStageReport[] {
  const { waves, wave } = earlier.period;
  const before = wave === null ? [] : waves.slice(0, waves.indexOf(wave)).toReversed();
  if (before.length === 0 || stages.every(({ measured }) => measured !== null)) return [...stages];
  const { studies } = studiesInPerimeter(earlier.period.all, earlier.perimeter);
  return stages.map((stage) => {
    if (stage.measured !== null) return stage;
    for (const name of before) {
      const figure = figureIn(name, stage.name, studies, earlier);
      if (figure) return { ...stage, lastMeasured: figure };
    }
    return stage;
  });
}

function figureIn(
  wave: string,
  stage: string,
  studies: readonly LoadedStudy[],
  { model, perimeter, suppression }: EarlierWaves,
): EarlierFigure | null {
  const own = studies.filter(({ study }) => study.wave === null || study.wave === wave);
  const { measured, consolidation } = stageEvidence(stageSourcesOf(own, perimeter).get(stage) ?? [], model.scale);
  if (!consolidation) return null;
  const dates = measured.flatMap(({ source: { study } }) => study.date ?? []).sort();
  return {
    ...estimateOf(consolidation.moments),
    wave,
    date: dates.at(-1) ?? null,
    secondarySuppressed: suppression.stage(stage, waveSetName(wave), perimeter),
  };
}

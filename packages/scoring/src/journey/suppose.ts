import { type JourneyReport, type SupposedJourney, type Supposition, supposableInitiatives } from '@parcours/model';
import { classifyStage } from '../stage/experience-class.ts';
import { rankStages } from '../stage/priority.ts';
import { journeyScores } from './journey-scores.ts';

/**
 * What the figures of a journey would be if initiatives kept their promise and stages moved: their impacts and moves are added to the
 * measured mean, which stays on the scale; class, gap, rank, score and index follow by the rules for measured ones (method.md, 2.5, 2.7 and
 * 2.10). Basics, benchmarks, importance and volume stay as they are. A supposition has no interval, and so proves nothing.
 *
 * @returns null where nothing is measured.
 */
export function suppose(journey: JourneyReport, { initiatives, moves }: Supposition): SupposedJourney | null {
  const { scale } = journey;
  const shifts = new Map<string, number>();
  const add = (stage: string | null, by: number | null) => {
    if (stage !== null && by !== null) shifts.set(stage, (shifts.get(stage) ?? 0) + by);
  };
  for (const { name, stage, impact } of supposableInitiatives(journey)) if (initiatives.includes(name)) add(stage, impact);
  for (const { stage, by } of moves) add(stage, by);
  const supposed = journey.stages.map((stage) => {
    const { measured, gap } = stage;
    const by = shifts.get(stage.name);
    if (!measured || by === undefined) return stage;
    const mean = Math.min(scale.max, Math.max(scale.min, measured.mean + by));
    return {
      ...stage,
      measured: { ...measured, mean },
      class: classifyStage(mean, stage.basicsFail, scale).class,
      gap: gap && { ...gap, value: gap.value - (mean - measured.mean), low: null, high: null, proven: null, aboveTarget: null },
    };
  });
  const { score, index } = journeyScores(supposed, scale);
  if (score === null) return null;
  const stages = rankStages(supposed).flatMap(({ name, measured, class: experience, gap, rank }) =>
    measured && experience ? [{ name, mean: measured.mean, class: experience, gap: gap?.value ?? null, rank }] : [],
  );
  return { score, index, stages };
}

import type { Comparison, StageReport } from '@parcours/model';
import { stagesWorseThanBenchmark } from '../comparison/worse-than-benchmark.ts';
import { type RankableStage, rankStages } from '../stage/priority.ts';

/** The stages with the benchmarks that are proven better, and ranked by it: one proven worse than a benchmark is to catch up. */
export function rankAgainstBenchmarks<Stage extends RankableStage & Pick<StageReport, 'name'>>(
  stages: readonly Stage[],
  comparisons: readonly Comparison[],
) {
  const worse = comparisons.map(stagesWorseThanBenchmark);
  const worseThan = ({ name }: Stage) => worse.flatMap((byStage) => byStage.get(name) ?? []);
  return rankStages(worse.length === 0 ? stages : stages.map((stage) => ({ ...stage, worseThan: worseThan(stage) })));
}

import type { Comparison } from '@parcours/model';

/**
 * The benchmarks that are proven better, by stage: the difference to them is a change, and lies below 0. A stage that is proven worse
 * than no benchmark is not in the Map. Empty for a comparison of anything else.
 *
 * @param comparison with the benchmarks: the journey is group 0.
 */
export function stagesWorseThanBenchmark({ by, groups, stages }: Comparison): ReadonlyMap<string, readonly string[]> {
  const worse = new Map<string, readonly string[]>();
  if (by !== 'benchmark') return worse;
  for (const { stage, differences } of stages) {
    const better = differences.flatMap(({ from, to, value, verdict }) => {
      const benchmark = groups[from];
      return to === 0 && verdict === 'change' && value < 0 && benchmark ? [benchmark.name] : [];
    });
    if (better.length > 0) worse.set(stage, better);
  }
  return worse;
}

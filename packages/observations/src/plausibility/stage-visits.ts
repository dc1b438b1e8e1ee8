import type { Samples } from '@parcours/model';
import type { RespondentRows } from '../aggregate/respondents/respondent-rows.ts';
import type { StudyContext } from '../aggregate/study-context.ts';
import { ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import { NameIndex, resolveNames } from '../values/name-index.ts';

/**
 * How many of the cases of an event log pass each stage, to hold the declared volumes against. Null for other studies: who is asked about
 * a stage is not who passes it.
 */
export function stageVisits(
  { study, model, columns, signal }: StudyContext,
  { respondents, rows, offsets, counts }: RespondentRows,
): Samples['visits'] {
  const cells = study.method === 'analytics' && study.respondent && study.dateColumn && study.stage ? columns.find(study.stage) : null;
  if (!study.stage || !cells) return null;
  const stages = resolveNames(cells.values, study.stage, new NameIndex(model.stages));
  const passed = model.stages.map(() => 0);
  const lastCase = new Int32Array(model.stages.length).fill(-1);
  let cases = 0;
  for (let each = 0; each < respondents; each++) {
    if (each % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const [first, end] = [offsets[each] as number, offsets[each + 1] as number];
    const times = counts ? (counts[each] as number) : 1;
    if (end > first) cases += times;
    for (let at = first; at < end; at++) {
      const stage = stages[cells.codes[rows[at] as number] as number] as number;
      if (stage < 0 || lastCase[stage] === each) continue;
      lastCase[stage] = each;
      passed[stage] = (passed[stage] as number) + times;
    }
  }
  return { cases, stages: model.stages.map(({ name }, index) => ({ stage: name, cases: passed[index] as number })) };
}

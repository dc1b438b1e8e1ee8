import type { Samples } from '@parcours/model';
import type { StudyContext } from '../aggregate/study-context.ts';
import { ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import { NameIndex, resolveNames } from '../values/name-index.ts';

/**
 * How many of the cases of an event log pass each stage, to hold the declared volumes against. Null for other studies: who is asked about
 * a stage is not who passes it.
 *
 * @param respondentOf by row: the case, from 0.
 */
export function stageVisits(
  { study, model, columns, signal }: StudyContext,
  { kept, respondentOf, respondents }: { readonly kept: Uint32Array; readonly respondentOf: Int32Array; readonly respondents: number },
): Samples['visits'] {
  const cells = study.method === 'analytics' && study.respondent && study.dateColumn && study.stage ? columns.find(study.stage) : null;
  if (!study.stage || !cells) return null;
  const stages = resolveNames(cells.values, study.stage, new NameIndex(model.stages));
  const seen = model.stages.map(() => new Uint8Array(respondents));
  for (let i = 0; i < kept.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const row = kept[i] as number;
    const stage = stages[cells.codes[row] as number] as number;
    if (stage >= 0) (seen[stage] as Uint8Array)[respondentOf[row] as number] = 1;
  }
  return {
    cases: respondents,
    stages: model.stages.map(({ name }, index) => ({
      stage: name,
      cases: (seen[index] as Uint8Array).reduce((sum, each) => sum + each, 0),
    })),
  };
}

import type { StageFileRows } from '@parcours/model';
import type { Context } from '../../context.ts';
import type { FigureRowsParams } from '../../protocol.ts';

/** The rows of a study's file behind the figure of a stage; null if there is no such study, or its file cannot be read. */
export async function figureRows({ workspace }: Context, { uri, journey, stage, study }: FigureRowsParams): Promise<StageFileRows | null> {
  for (const { model } of await workspace.evaluateFile(uri)) {
    if (model.name !== journey) continue;
    const found = [...model.studies, ...model.benchmarks].find(({ name }) => name === study);
    return found ? workspace.stageFileRows(model, found, stage) : null;
  }
  return null;
}

import type { Column, Position, Range, Study } from '@parcours/model';
import type { Workspace } from '@parcours/workspace';
import { containsPosition } from '../context.ts';

/** The column of a study whose header cell is written at a position of the study's file. */
export function columnAt(workspace: Workspace, study: Study, position: Position): { column: Column; range: Range } | null {
  for (const column of workspace.columnsOf(study)) {
    const range = workspace.locationInStudy(study, column.id)?.range;
    if (range && containsPosition(range, position)) return { column, range };
  }
  return null;
}

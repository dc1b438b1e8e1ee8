import type { Column, Position, Range, Study } from '@parcours/model';
import type { Workspace } from '@parcours/workspace';
import { containsPosition } from '../context.ts';

/** A column of a study. */
interface FoundColumn {
  readonly study: Study;
  readonly column: Column;
  /** Of its header cell in the text. */
  readonly range: Range;
}

/** The column whose header cell is written at a position, in a study or a questionnaire; of the studies that use it, the first. */
export function columnAt(workspace: Workspace, uri: string, position: Position): FoundColumn | null {
  for (const study of workspace.studiesMappedIn(uri)) {
    for (const column of workspace.columnsOf(study)) {
      const location = workspace.locationInStudy(study, column.id);
      if (location?.uri === uri && containsPosition(location.range, position)) return { study, column, range: location.range };
    }
  }
  return null;
}

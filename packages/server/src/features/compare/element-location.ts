import type { Context } from '../../context.ts';
import type { ElementLocationParams, StageLocation } from '../../protocol.ts';

/** Where an element stands in the text, or what contained it if it is gone; null if that is gone too. */
export function elementLocation({ workspace }: Context, { file, journey, element }: ElementLocationParams): StageLocation | null {
  for (const { uri } of workspace.files.all()) {
    if (file !== null && workspace.displayPath(uri) !== file) continue;
    for (const model of workspace.models(uri)) {
      if (journey !== null && model.name !== journey) continue;
      const location = workspace.locationOf(model, element);
      if (location) return location;
    }
  }
  return null;
}

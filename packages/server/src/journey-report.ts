import type { Declaration } from '@parcours/language';
import type { JourneyReport } from '@parcours/model';
import type { Context } from './context.ts';

/** The Report of a declared journey; the only source of figures in the editor. */
export async function reportForJourney({ workspace }: Context, journey: Declaration): Promise<JourneyReport | null> {
  const model = workspace.models(journey.file.uri).find(({ name }) => name === journey.nameOrLabel);
  return model ? (await workspace.evaluate(model)).report : null;
}

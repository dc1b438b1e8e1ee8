import type { Dimension, Model, Named } from '@parcours/model';

/** What an attribute's names are declared as. */
export function namesOfDimension(model: Model, dimension: Dimension): readonly Named[] {
  return { segment: model.segments, persona: model.personas, channel: model.channels }[dimension];
}

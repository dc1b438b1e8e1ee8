import type { Dimension, Model, Named } from '@parcours/model';

/** The declared names of a dimension, in Model order. */
export function namesOfDimension(model: Model, dimension: Dimension): readonly Named[] {
  return { segment: model.segments, persona: model.personas, channel: model.channels }[dimension];
}

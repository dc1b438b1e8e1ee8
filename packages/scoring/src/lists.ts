import type { GroupAttribute, Model, Named } from '@parcours/model';

/** What an attribute's names are declared as. */
export function listOf(model: Model, attribute: GroupAttribute): readonly Named[] {
  return { segment: model.segments, persona: model.personas, channel: model.channels }[attribute];
}

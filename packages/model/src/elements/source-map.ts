import type { ElementId } from './element-id.ts';
import type { Location } from './location.ts';

/** The locations of elements by id. */
export interface Locations extends Iterable<readonly [ElementId, Location]> {
  get(id: ElementId): Location | undefined;
}

/** Where the elements of a Model are written, by id. It stands beside the Model, which has no positions. */
export interface SourceMap {
  /** Of the journey, and of what is said of it elsewhere. */
  readonly journey: Locations;
  /** Of what all journeys of one file see alike; one table for all of them. */
  readonly shared: Locations;
}

/** Where an element is written, else where the element that contains it is; null if neither is known. */
export function locationOf({ journey, shared }: SourceMap, id: ElementId): Location | null {
  for (let each = id; each !== ''; each = each.slice(0, Math.max(0, each.lastIndexOf('/')))) {
    const location = journey.get(each) ?? shared.get(each);
    if (location) return location;
  }
  return null;
}

import { type Model, normalizeLabel } from '@parcours/model';
import type { JourneyVersion } from '../version.ts';

export interface JourneyPair {
  /** Null: it is new. */
  readonly before: JourneyVersion | null;
  /** Null: it is gone. */
  readonly after: JourneyVersion | null;
}

/**
 * Which journey of BASE is which of HEAD: by file and name, else by name, else by label, else by what they hold (a renamed journey keeps at
 * least half of its stages).
 *
 * @returns in the order of HEAD, then what is gone in the order of BASE.
 */
export function matchJourneys(base: readonly JourneyVersion[], head: readonly JourneyVersion[]): JourneyPair[] {
  const beforeOf = new Map<JourneyVersion, JourneyVersion>();
  const left = new Set(base);
  const match = (keyOf: (journey: JourneyVersion) => string | null) => {
    const byKey = Map.groupBy(left, keyOf);
    for (const journey of head) {
      const key = keyOf(journey);
      if (key === null || beforeOf.has(journey)) continue;
      const found = byKey.get(key)?.find((each) => left.has(each));
      if (!found) continue;
      left.delete(found);
      beforeOf.set(journey, found);
    }
  };
  match(({ model, report }) => JSON.stringify([report.file, model.name]));
  match(({ model }) => model.name);
  match(({ model }) => (model.label === null ? null : normalizeLabel(model.label)));
  for (const journey of head) {
    if (beforeOf.has(journey)) continue;
    const likeness = [...left].map((each) => ({ each, shared: sharedStages(each.model, journey.model) }));
    const best = likeness.reduce<(typeof likeness)[number] | null>((a, b) => (a && a.shared >= b.shared ? a : b), null);
    if (!best || best.shared < 0.5) continue;
    left.delete(best.each);
    beforeOf.set(journey, best.each);
  }
  return [
    ...head.map((after) => ({ before: beforeOf.get(after) ?? null, after })),
    ...base.filter((each) => left.has(each)).map((before) => ({ before, after: null })),
  ];
}

/** Share of the stages of both (0–1) that have a name or a label in common. */
function sharedStages(a: Model, b: Model): number {
  const keysOf = ({ stages }: Model) => stages.map(({ name, label }) => [name, normalizeLabel(label ?? name)]);
  const total = Math.max(a.stages.length, b.stages.length);
  const known = keysOf(b).flat();
  return total === 0 ? 0 : keysOf(a).filter((keys) => keys.some((key) => known.includes(key))).length / total;
}

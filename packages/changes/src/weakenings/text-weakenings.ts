import type { AttributeChange, ChangedKind, ElementChange, Weakening } from '@parcours/model';

/** What a lowered attribute is about; `scoring` where it says how answers are scored. */
function kindOf(kind: ChangedKind, attribute: string): Weakening['kind'] {
  switch (kind) {
    case 'scale':
      return 'threshold';
    case 'action':
    case 'response':
      return 'scoring';
    case 'stage':
      if (attribute === 'score') return 'claim';
      return attribute === 'target' || attribute === 'expects within' ? 'target' : 'priority';
    default:
      return 'target';
  }
}

/**
 * What the text lowers so that it is easier to look good, in the order of the elements.
 *
 * @param journey its name; null: what several journeys may see.
 * @param file the journey's file; null: not known.
 */
export function textWeakenings(elements: readonly ElementChange[], journey: string | null, file: string | null): Weakening[] {
  return elements.flatMap((change) => {
    const side = change.after ?? change.before;
    if (!side) return [];
    const where = { journey, subject: side.label ?? side.name, element: side.id, file, reason: null };
    return change.attributes.filter(({ lowersBar }) => lowersBar).map((attribute) => weakening(change.kind, attribute, where));
  });
}

function weakening(
  kind: ChangedKind,
  { attribute, before, after }: AttributeChange,
  where: Pick<Weakening, 'journey' | 'subject' | 'element' | 'file' | 'reason'>,
): Weakening {
  return { kind: kindOf(kind, attribute), ...where, attribute, before, after };
}

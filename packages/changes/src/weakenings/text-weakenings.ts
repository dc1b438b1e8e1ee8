import type { AttributeChange, ChangedKind, ElementChange, ElementId, GateException, Weakening } from '@parcours/model';

/** What a lowered attribute is about; `scoring` where it says how answers are scored. */
function kindOf(kind: ChangedKind, attribute: string): Weakening['kind'] {
  switch (kind) {
    case 'scale':
      return 'threshold';
    case 'gate':
      return attribute === 'unless' || attribute === 'until' ? 'exception' : 'gate';
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

export interface WeakeningContext {
  /** The target of a KPI of BASE, by its id; null: none. */
  readonly targetOf: (id: ElementId) => number | null;
  /** Why and until when a gate of HEAD is excused, by its id; null: it is not. */
  readonly exceptionOf: (id: ElementId) => GateException | null;
}

/**
 * What the text lowers so that it is easier to look good, in the order of the elements: attributes, gates that are gone, KPIs that are gone
 * with their target.
 *
 * @param journey its name; null: what several journeys may see.
 * @param file the journey's file; null: not known.
 */
export function textWeakenings(
  elements: readonly ElementChange[],
  journey: string | null,
  file: string | null,
  { targetOf, exceptionOf }: WeakeningContext,
): Weakening[] {
  return elements.flatMap((change): Weakening[] => {
    const side = change.after ?? change.before;
    if (!side) return [];
    const exception = change.kind === 'gate' ? exceptionOf(side.id) : null;
    const where = { journey, subject: side.label ?? side.name, element: side.id, file, reason: exception?.reason ?? null };
    if (change.changes.includes('removed')) {
      if (change.kind === 'gate') return [{ kind: 'gate', ...where, attribute: null, before: where.subject, after: null }];
      const target = change.kind === 'kpi' ? targetOf(side.id) : null;
      return target === null ? [] : [{ kind: 'target', ...where, attribute: 'target', before: target, after: null }];
    }
    return change.attributes.filter(({ lowersBar }) => lowersBar).map((attribute) => weakening(change.kind, attribute, where, exception));
  });
}

function weakening(
  kind: ChangedKind,
  { attribute, before, after }: AttributeChange,
  where: Pick<Weakening, 'journey' | 'subject' | 'element' | 'file' | 'reason'>,
  exception: GateException | null,
): Weakening {
  const found = kindOf(kind, attribute);
  const isException = found === 'exception';
  return { kind: found, ...where, attribute, before, after: isException ? (exception?.until ?? true) : after };
}

import { catalogue, type FindingChange } from '@parcours/model';
import type { TellingFigures } from './telling-figures.ts';

/**
 * The findings without the messages that quote figures of BASE's evidence, where some of these figures would tell of few beside HEAD's.
 */
export function controlledFindings(changes: readonly FindingChange[], { stages, kpis }: TellingFigures): FindingChange[] {
  if (stages.size + kpis.size === 0) return [...changes];
  return changes.map((change) => {
    const { diagnostic } = change;
    if (change.change !== 'gone' || catalogue[diagnostic.code].family !== 'evidence') return change;
    return { ...change, diagnostic: { ...diagnostic, parameters: {} }, withheld: true };
  });
}

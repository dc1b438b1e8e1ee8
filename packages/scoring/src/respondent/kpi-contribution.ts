import type { Kpi } from '@parcours/model';
import { isDetractor, isPromoter } from '../kpi/nps.ts';

/** What one answer contributes to the mean that is the KPI, in the KPI's unit; null as in `kpiContributions`. */
export function kpiContribution({ kind, boxes }: Pick<Kpi, 'kind' | 'boxes'>): ((answer: number) => number) | null {
  switch (kind) {
    case 'nps':
      return (answer) => (isPromoter(answer) ? 100 : isDetractor(answer) ? -100 : 0);
    case 'csat':
      return boxes && ((answer) => (answer >= boxes.min && answer <= boxes.max ? 100 : 0));
    case 'ces':
    case 'amount':
      return (answer) => answer;
    case 'rate':
      return (answer) => (answer === 1 ? 100 : 0);
    case 'time':
      return null;
  }
}

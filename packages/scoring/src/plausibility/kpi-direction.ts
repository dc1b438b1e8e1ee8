/** KPIs whose name says that fewer are better, while higher values count as better. */
import { diagnoseElement, type Kpi, type Model } from '@parcours/model';
import { aboutKpi, type PlausibilityFinding, titleOf } from './finding.ts';
import { undesiredWord } from './undesired-words.ts';

/** Rates and amounts alone: a time is better when lower by itself, the other kinds have a direction of their own. */
export function* kpiDirectionFindings({ kpis, studies }: Model): Generator<PlausibilityFinding> {
  for (const kpi of kpis) {
    if (kpi.better === 'lower' || (kpi.kind !== 'rate' && kpi.kind !== 'amount')) continue;
    const word = wordOf(kpi) ?? successWord(kpi, studies);
    if (word) yield aboutKpi(kpi.name, diagnoseElement('JRN0532', kpi.id, { kpi: titleOf(kpi), word: `"${word}"` }));
  }
}

/** A label says more than a name, which may be an abbreviation. */
function wordOf({ label, name }: Kpi): string | null {
  return (label === null ? null : undesiredWord(label)) ?? undesiredWord(name);
}

/** What counts as a success says it where the name does not: `success "cancelled"`. */
function successWord({ name }: Kpi, studies: Model['studies']): string | null {
  const cells = studies.flatMap((study) => study.kpis.flatMap(({ kpi, success }) => (kpi === name ? success : [])));
  return cells.map(undesiredWord).find((word) => word !== null) ?? null;
}

/** KPIs whose name says the opposite of the direction in which their values count as better. */
import { diagnoseElement, type Kpi, type Model } from '@parcours/model';
import { desiredWord } from './desired-words.ts';
import { aboutKpi, type PlausibilityFinding, titleOf } from './finding.ts';
import { undesiredWord } from './undesired-words.ts';

/** Rates and amounts alone: a time is better when lower by itself, the other kinds have a direction of their own. */
export function* kpiDirectionFindings({ kpis, studies }: Model): Generator<PlausibilityFinding> {
  for (const kpi of kpis) {
    if (kpi.kind !== 'rate' && kpi.kind !== 'amount') continue;
    if (kpi.better === 'lower') {
      // A scale declared downwards says it as well, and knows its answers.
      if (studies.some((study) => study.kpis.some(({ kpi: name, column }) => name === kpi.name && column.reversed))) continue;
      const word = desiredWordOf(kpi, studies);
      if (word) yield aboutKpi(kpi.name, diagnoseElement('JRN0549', kpi.id, { kpi: titleOf(kpi), word: `"${word}"` }));
      continue;
    }
    const word = undesiredWordOf(kpi) ?? successWord(kpi, studies);
    if (word) yield aboutKpi(kpi.name, diagnoseElement('JRN0532', kpi.id, { kpi: titleOf(kpi), word: `"${word}"` }));
  }
}

/** A label says more than a name, which may be an abbreviation. */
function undesiredWordOf({ label, name }: Kpi): string | null {
  return (label === null ? null : undesiredWord(label)) ?? undesiredWord(name);
}

/** Where the name, the label or what counts as a success also says what is undesired, nothing is certain. */
function desiredWordOf(kpi: Kpi, studies: Model['studies']): string | null {
  if (undesiredWordOf(kpi) !== null || successWord(kpi, studies) !== null) return null;
  return (kpi.label === null ? null : desiredWord(kpi.label)) ?? desiredWord(kpi.name);
}

/** What counts as a success says it where the name does not: `success "cancelled"`. */
function successWord({ name }: Kpi, studies: Model['studies']): string | null {
  const cells = studies.flatMap((study) => study.kpis.flatMap(({ kpi, success }) => (kpi === name ? success : [])));
  return cells.map(undesiredWord).find((word) => word !== null) ?? null;
}

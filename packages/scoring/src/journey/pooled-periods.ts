/** Studies of one instrument at different dates that are pooled, since they name no wave (method.md, 2.4 and 2.13). */
import type { Model, PooledPeriods, Study } from '@parcours/model';
import { instrumentOf, type Measurand } from '../comparison/instrument.ts';
import { isExpertStudy, type LoadedStudy } from './period.ts';
import { type DateRange, datesOfStudy } from './study-dates.ts';

/**
 * The studies without a wave that measure something with one instrument, where two of them lie at different dates. A study's dates are
 * its declared date, else the first and last day of its date column; a study without either is not judged. Dates that overlap (2026, and
 * 2026-04) are one period. Experts measure nothing.
 *
 * @param studies those of the period shown.
 */
export function pooledPeriods(model: Model, studies: readonly LoadedStudy[]): PooledPeriods[] {
  const dated = studies.flatMap((read): DatedStudy[] => {
    const range = read.study.wave === null && !isExpertStudy(read.study) ? datesOfStudy(read.study, read.samples) : null;
    return range ? [{ ...read, ...range }] : [];
  });
  if (dated.length < 2) return [];
  const found = new Map<string, { studies: PooledPeriods['studies']; stages: string[]; kpis: string[] }>();
  const collect = ({ of, name }: Measurand) => {
    const measuring = dated.filter(({ samples }) =>
      of === 'stage' ? samples.stages.some(({ stage }) => stage === name) : samples.kpis.some(({ kpi }) => kpi === name),
    );
    for (const same of groupsBy(measuring, ({ study }) => instrumentOf(study, { of, name }, model))) {
      const [earliestEnd] = same.map(({ last }) => last).sort();
      const latestStart = same
        .map(({ first }) => first)
        .sort()
        .at(-1);
      if (earliestEnd === undefined || latestStart === undefined || latestStart <= earliestEnd) continue;
      // The studies with a declared date come first, in their order of time; here the others stand among them.
      const ordered = [...same].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
      const named = ordered.map(({ study, date }) => ({ name: study.name, date }));
      const key = JSON.stringify(named);
      const entry = found.get(key) ?? { studies: named, stages: [], kpis: [] };
      found.set(key, entry);
      (of === 'stage' ? entry.stages : entry.kpis).push(name);
    }
  };
  for (const { name } of model.stages) collect({ of: 'stage', name });
  for (const { name } of model.kpis) collect({ of: 'kpi', name });
  return [...found.values()];
}

interface DatedStudy extends DateRange {
  readonly study: Study;
  readonly samples: LoadedStudy['samples'];
}

function groupsBy<T>(all: readonly T[], key: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups.values()];
}

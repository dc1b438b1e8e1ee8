/** Which figures must not be shown beside the others (method.md, 2.8). */
import type { Perimeter } from '@parcours/model';
import type { LoadedStudy, Period } from '../journey/period.ts';
import { countWhere } from '../statistics/distribution.ts';
import { DisclosureAuditor } from './disclosure-auditor.ts';
import {
  baseCells,
  byStudyCellKey,
  type CellCoefficient,
  cellKey,
  publishableCells,
  type RespondentCount,
  type StudySet,
} from './publishable-cell.ts';

/** The name of what a report of a wave shows; of a wave among others, without the studies that belong to all; of one study. */
export const waveSetName = (wave: string | null): string => `wave ${wave ?? ''}`;
export const exclusiveWaveSetName = (wave: string): string => `only ${wave}`;
export const studySetName = (name: string): string => `study ${name}`;

/**
 * Whether what is enough by itself must be hidden, since with all that is shown elsewhere it would tell of fewer respondents than the
 * limit of anonymity: the consolidated figure of a stage, its figures by study, the figure of a KPI, and what a study's respondents say of
 * no stage. `set` is the name of a set of studies.
 */
export interface SecondarySuppression {
  readonly stage: (name: string, set: string, perimeter: Perimeter) => boolean;
  readonly stageStudies: (name: string, set: string, perimeter: Perimeter) => boolean;
  readonly kpi: (name: string, set: string, perimeter: Perimeter) => boolean;
  readonly studyRespondents: (study: string, perimeter: Perimeter) => boolean;
}

/** Where more would have to be looked through, no combined perimeter is shown: figures × atoms × rank, some tenths of a second. */
const MAX_AUDIT_OPERATIONS = 3e7;

/**
 * All that can be asked for is taken in a fixed order, whatever is being asked for: everybody first, then perimeters of one attribute,
 * of two, of three; of these the larger first. A figure is shown unless it is of too few or, with those before it, lets something of too
 * few be computed (see `KnownSums`). So every report hides the same, and reports can be laid side by side.
 *
 * @param maxDepth attributes that the largest perimeter looked at names; what lies deeper does not matter for what comes before it.
 */
export function planSecondarySuppression(
  period: Period,
  benchmarks: readonly LoadedStudy[],
  minCellSize: number,
  maxDepth: number,
): SecondarySuppression {
  const studies = [...period.all, ...benchmarks];
  const at = (holds: (wave: string | null) => boolean) => period.all.flatMap(({ study }, i) => (holds(study.wave) ? [i] : []));
  // Else a wave among others is what a report of it shows.
  const inAll = at((wave) => wave === null).length > 0;
  const waves = period.waves.length > 0 ? period.waves : [null];
  const each: StudySet[] = studies.map(({ study }, i) => ({ name: studySetName(study.name), studies: [i], byStudy: false }));
  const sets: StudySet[] = [
    ...waves.map((shown) => ({ name: waveSetName(shown), studies: at((wave) => wave === null || wave === shown), byStudy: true })),
    ...(inAll
      ? period.waves.map((shown) => ({ name: exclusiveWaveSetName(shown), studies: at((wave) => wave === shown), byStudy: false }))
      : []),
    ...each.slice(period.all.length),
  ];

  const remembered = new Map<string, ReadonlySet<string>>();
  const hidden = (
    what: string,
    name: string,
    over: readonly StudySet[],
    asked: string,
    count: RespondentCount,
    coefficient: CellCoefficient,
  ) => {
    const linked = linkedSets(asked, over);
    if (linked.length === 1 && maxDepth === 0) return NO_KEYS;
    const key = JSON.stringify([what, name, linked.map((set) => set.name)]);
    const found = remembered.get(key) ?? suppressedKeys(linked, studies, minCellSize, maxDepth, count, coefficient);
    remembered.set(key, found);
    return found;
  };
  const stage = (name: string, set: string) => {
    const count: RespondentCount = ({ stages }) => {
      const sample = stages.find((one) => one.stage === name);
      return sample?.scores ? countWhere(sample.scores, () => true) : (sample?.summary?.n ?? 0);
    };
    return hidden('stage', name, sets, set, count, (study, n) => (studies[study] as LoadedStudy).study.weight / n);
  };
  return {
    stage: (name, set, perimeter) => stage(name, set).has(cellKey(set, perimeter)),
    stageStudies: (name, set, perimeter) => stage(name, set).has(byStudyCellKey(set, perimeter)),
    kpi: (name, set, perimeter) => {
      const count: RespondentCount = ({ kpis }) => {
        const sample = kpis.find((one) => one.kpi === name);
        return sample ? countWhere(sample.values, () => true) : 0;
      };
      const pooled = sets.map((one) => ({ ...one, byStudy: false }));
      return hidden('kpi', name, pooled, set, count, () => 1).has(cellKey(set, perimeter));
    },
    studyRespondents: (study, perimeter) => {
      const set = studySetName(study);
      return hidden(
        'respondents',
        '',
        each,
        set,
        (said) => said.respondents,
        () => 1,
      ).has(cellKey(set, perimeter));
    },
  };
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** The sets that share a study with the one asked for, or with one that does: of others nothing can be computed from it. */
function linkedSets(asked: string, sets: readonly StudySet[]): readonly StudySet[] {
  let linked = sets.filter(({ name }) => name === asked);
  for (;;) {
    const shared = new Set(linked.flatMap(({ studies }) => studies));
    const more = sets.filter(({ name, studies }) => name === asked || studies.some((study) => shared.has(study)));
    if (more.length === linked.length) return more;
    linked = more;
  }
}

function suppressedKeys(
  sets: readonly StudySet[],
  studies: readonly LoadedStudy[],
  minCellSize: number,
  maxDepth: number,
  count: RespondentCount,
  coefficient: CellCoefficient,
): ReadonlySet<string> {
  const taking = [...new Set(sets.flatMap((set) => set.studies))];
  const atoms = taking.flatMap((study) => baseCells(studies[study] as LoadedStudy, study, count));
  const figures = sets.flatMap((set) => publishableCells(set, atoms, studies, maxDepth, coefficient));
  figures.sort((a, b) => a.depth - b.depth || Number(a.byStudy) - Number(b.byStudy) || b.n - a.n);
  const known = new DisclosureAuditor(
    atoms.map(({ n }) => n),
    minCellSize,
  );
  const work = figures.length * atoms.length * Math.min(atoms.length, figures.length);
  const hidden = new Set<string>();
  for (const { key, depth, n, sums } of figures) {
    // What is of too few is hidden anyway.
    if (n >= minCellSize && ((depth > 1 && work > MAX_AUDIT_OPERATIONS) || !known.tryPublish(sums))) hidden.add(key);
  }
  return hidden;
}

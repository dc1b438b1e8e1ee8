/** Which figures must not be shown beside the others (method.md, 2.8). */
import type { Perimeter } from '@parcours/model';
import { askablesOf, atomsOf, type Coefficient, type Count, detailedKeyOf, keyOf, type StudySet } from './askable.ts';
import { KnownSums } from './derivable.ts';
import { countWhere } from './distribution.ts';
import type { Period, ReadStudy } from './period.ts';

/** The name of what a report of a wave shows; of a wave among others, without the studies that belong to all; of one study. */
export const waveSet = (wave: string | null): string => `wave ${wave ?? ''}`;
export const onlySet = (wave: string): string => `only ${wave}`;
export const studySet = (name: string): string => `study ${name}`;

/**
 * Whether what is enough by itself must be hidden, since with all that is shown elsewhere it would tell of fewer respondents than the
 * limit of anonymity: the consolidated figure of a stage, its figures by study, the figure of a KPI, and what a study's respondents say of
 * no stage. `set` is the name of a set of studies.
 */
export interface Disclosure {
  readonly stage: (name: string, set: string, perimeter: Perimeter) => boolean;
  readonly studiesOf: (name: string, set: string, perimeter: Perimeter) => boolean;
  readonly kpi: (name: string, set: string, perimeter: Perimeter) => boolean;
  readonly respondents: (study: string, perimeter: Perimeter) => boolean;
}

/** Where more would have to be looked through, no combined perimeter is shown: figures × atoms × rank, some tenths of a second. */
const MOST_WORK = 3e7;

/**
 * All that can be asked for is taken in a fixed order, whatever is being asked for: everybody first, then perimeters of one attribute,
 * of two, of three; of these the larger first. A figure is shown unless it is of too few or, with those before it, lets something of too
 * few be computed (see `KnownSums`). So every report hides the same, and reports can be laid side by side.
 *
 * @param deepest attributes that the largest perimeter looked at names; what lies deeper does not matter for what comes before it.
 */
export function disclosureOf(period: Period, benchmarks: readonly ReadStudy[], least: number, deepest: number): Disclosure {
  const studies = [...period.all, ...benchmarks];
  const at = (holds: (wave: string | null) => boolean) => period.all.flatMap(({ study }, i) => (holds(study.wave) ? [i] : []));
  // Else a wave among others is what a report of it shows.
  const inAll = at((wave) => wave === null).length > 0;
  const waves = period.waves.length > 0 ? period.waves : [null];
  const each: StudySet[] = studies.map(({ study }, i) => ({ name: studySet(study.name), studies: [i], byStudy: false }));
  const sets: StudySet[] = [
    ...waves.map((shown) => ({ name: waveSet(shown), studies: at((wave) => wave === null || wave === shown), byStudy: true })),
    ...(inAll ? period.waves.map((shown) => ({ name: onlySet(shown), studies: at((wave) => wave === shown), byStudy: false })) : []),
    ...each.slice(period.all.length),
  ];

  const remembered = new Map<string, ReadonlySet<string>>();
  const hidden = (what: string, name: string, over: readonly StudySet[], asked: string, count: Count, coefficient: Coefficient) => {
    const linked = togetherWith(asked, over);
    if (linked.length === 1 && deepest === 0) return NOTHING;
    const key = JSON.stringify([what, name, linked.map((set) => set.name)]);
    const found = remembered.get(key) ?? hiddenAmong(linked, studies, least, deepest, count, coefficient);
    remembered.set(key, found);
    return found;
  };
  const stage = (name: string, set: string) => {
    const count: Count = ({ stages }) => {
      const sample = stages.find((one) => one.stage === name);
      return sample?.scores ? countWhere(sample.scores, () => true) : (sample?.given?.n ?? 0);
    };
    return hidden('stage', name, sets, set, count, (study, n) => (studies[study] as ReadStudy).study.weight / n);
  };
  return {
    stage: (name, set, perimeter) => stage(name, set).has(keyOf(set, perimeter)),
    studiesOf: (name, set, perimeter) => stage(name, set).has(detailedKeyOf(set, perimeter)),
    kpi: (name, set, perimeter) => {
      const count: Count = ({ kpis }) => {
        const sample = kpis.find((one) => one.kpi === name);
        return sample ? countWhere(sample.values, () => true) : 0;
      };
      const pooled = sets.map((one) => ({ ...one, byStudy: false }));
      return hidden('kpi', name, pooled, set, count, () => 1).has(keyOf(set, perimeter));
    },
    respondents: (study, perimeter) => {
      const set = studySet(study);
      return hidden(
        'respondents',
        '',
        each,
        set,
        (said) => said.respondents,
        () => 1,
      ).has(keyOf(set, perimeter));
    },
  };
}

const NOTHING: ReadonlySet<string> = new Set();

/** The sets that share a study with the one asked for, or with one that does: of others nothing can be computed from it. */
function togetherWith(asked: string, sets: readonly StudySet[]): readonly StudySet[] {
  let linked = sets.filter(({ name }) => name === asked);
  for (;;) {
    const shared = new Set(linked.flatMap(({ studies }) => studies));
    const more = sets.filter(({ name, studies }) => name === asked || studies.some((study) => shared.has(study)));
    if (more.length === linked.length) return more;
    linked = more;
  }
}

function hiddenAmong(
  sets: readonly StudySet[],
  studies: readonly ReadStudy[],
  least: number,
  deepest: number,
  count: Count,
  coefficient: Coefficient,
): ReadonlySet<string> {
  const taking = [...new Set(sets.flatMap((set) => set.studies))];
  const atoms = taking.flatMap((study) => atomsOf(studies[study] as ReadStudy, study, count));
  const figures = sets.flatMap((set) => askablesOf(set, atoms, studies, deepest, coefficient));
  figures.sort((a, b) => a.depth - b.depth || Number(a.detailed) - Number(b.detailed) || b.n - a.n);
  const known = new KnownSums(
    atoms.map(({ n }) => n),
    least,
  );
  const work = figures.length * atoms.length * Math.min(atoms.length, figures.length);
  const hidden = new Set<string>();
  for (const { key, depth, n, sums } of figures) {
    // What is of too few is hidden anyway.
    if (n >= least && ((depth > 1 && work > MOST_WORK) || !known.publish(sums))) hidden.add(key);
  }
  return hidden;
}

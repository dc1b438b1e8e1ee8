/** Which figures must not be shown beside the others (method.md, 2.8). */
import { EVERYBODY, GROUP_ATTRIBUTES, type GroupAttribute, type Model, type Perimeter, type Samples, type Study } from '@parcours/model';
import { KnownSums } from './derivable.ts';
import { countWhere } from './distribution.ts';
import { listOf } from './lists.ts';
import { namesIn } from './perimeter.ts';
import type { Period, ReadStudy } from './period.ts';

/** Studies that are read together: of a wave and of every wave; of a wave alone, as waves are compared; a benchmark. */
export type StudySet = `wave:${string}` | `only:${string}` | `study:${string}`;

export const waveSet = (wave: string | null): StudySet => `wave:${wave ?? ''}`;
export const onlySet = (wave: string): StudySet => `only:${wave}`;
export const studySet = (name: string): StudySet => `study:${name}`;

/**
 * Whether what is enough by itself must be hidden, since with all that is shown elsewhere it would tell of fewer respondents than the
 * limit of anonymity: the consolidated figure of a stage, its figures by study, the figure of a KPI, and what a study's respondents say of
 * no stage.
 */
export interface Disclosure {
  readonly stage: (name: string, set: StudySet, perimeter: Perimeter) => boolean;
  readonly studiesOf: (name: string, set: StudySet, perimeter: Perimeter) => boolean;
  readonly kpi: (name: string, set: StudySet, perimeter: Perimeter) => boolean;
  readonly respondents: (study: string, perimeter: Perimeter) => boolean;
}

/** Respondents of one study whom no perimeter parts further; null: not named, or (channel) on none. */
interface Atom extends Perimeter {
  readonly study: number;
  readonly n: number;
}

interface Figure {
  readonly key: string;
  readonly n: number;
  readonly sums: readonly ReadonlyMap<number, number>[];
}

/** How the respondents behind a figure of a group of a study, or of a study without groups, are counted. */
type Count = (said: Pick<Samples, 'stages' | 'kpis' | 'respondents'>) => number;

/** More combinations of perimeters are not looked through: then none of them is shown. */
const MOST_WORK = 2e8;

/**
 * All that can be asked for is taken in a fixed order, whatever is being asked for: everybody first, then perimeters of one attribute,
 * of two, of three; of these the larger first. A figure is shown unless it is of too few or, with those before it, lets something of too
 * few be computed (see `KnownSums`). So every report hides the same, and reports can be laid side by side.
 *
 * Respondents on several channels are taken as if their channels were people apart: that hides more, never less.
 *
 * @param deepest attributes that the largest perimeter looked at names; what lies deeper does not matter for what comes before it.
 */
export function disclosureOf(model: Model, period: Period, benchmarks: readonly ReadStudy[], least: number, deepest: number): Disclosure {
  const studies = [...period.all, ...benchmarks];
  const at = (holds: (study: Study) => boolean) => period.all.flatMap(({ study }, i) => (holds(study) ? [i] : []));
  const waves = period.waves.length > 0 ? period.waves : [null];
  const sets: { readonly name: StudySet; readonly studies: readonly number[] }[] = [
    ...waves.map((wave) => ({ name: waveSet(wave), studies: at((study) => study.wave === null || study.wave === wave) })),
    ...benchmarks.map(({ study }, i) => ({ name: studySet(study.name), studies: [period.all.length + i] })),
    ...period.waves.map((wave) => ({ name: onlySet(wave), studies: at((study) => study.wave === wave) })),
  ];
  const each = studies.map(({ study }, i) => ({ name: studySet(study.name), studies: [i] }));
  const perimeters = perimetersOf(model, studies, deepest);

  const hiddenIn = (over: typeof sets, count: Count, coefficient: (study: number, n: number) => number, byStudy: boolean): Set<string> => {
    if (over.length * perimeters.length === 1) return new Set();
    const atoms = studies.flatMap((read, study) => atomsOf(read, study, count));
    const atomsIn = studies.map((_, study) => atoms.flatMap((one, i) => (one.study === study ? [i] : [])));
    const known = new KnownSums(
      atoms.map(({ n }) => n),
      least,
    );
    const hidden = new Set<string>();
    const work = over.length * perimeters.length * atoms.length * Math.min(atoms.length, over.length * perimeters.length);
    for (let depth = 0; depth <= deepest; depth++) {
      const [figures, details]: [Figure[], Figure[]] = [[], []];
      for (const set of over) {
        for (const perimeter of perimeters.filter((one) => depthOf(one) === depth)) {
          const parts = set.studies.flatMap((study): { study: number; n: number; atoms: number[] }[] => {
            const inside = (atomsIn[study] ?? []).filter((i) => isInside(atoms[i] as Atom, perimeter, studies[study] as ReadStudy));
            const n = inside.reduce((sum, i) => sum + (atoms[i] as Atom).n, 0);
            return n > 0 ? [{ study, n, atoms: inside }] : [];
          });
          const taking = parts.filter(({ study, n }) => coefficient(study, n) > 0);
          const key = keyOf(set.name, perimeter);
          figures.push({
            key,
            n: taking.reduce((sum, { n }) => sum + n, 0),
            sums: [new Map(taking.flatMap(({ study, n, atoms: inside }) => inside.map((i) => [i, coefficient(study, n)] as const)))],
          });
          if (byStudy && !set.name.startsWith('only:') && parts.every(({ n }) => n >= least)) {
            details.push({
              key: `by study ${key}`,
              n: Math.min(...parts.map(({ n }) => n)),
              sums: parts.map((part) => new Map(part.atoms.map((i) => [i, 1]))),
            });
          }
        }
      }
      for (const list of [figures, details]) {
        list.sort((a, b) => b.n - a.n);
        for (const { key, n, sums } of list) {
          if (n < least || hidden.has(key)) continue;
          if ((depth > 1 && work > MOST_WORK) || !known.publish(sums)) hidden.add(key);
        }
      }
    }
    return hidden;
  };

  const remembered = new Map<string, Set<string>>();
  const remember = (name: string, find: () => Set<string>): Set<string> => {
    const found = remembered.get(name) ?? find();
    remembered.set(name, found);
    return found;
  };
  const weightOf = (study: number) => (studies[study] as ReadStudy).study.weight;
  const stage = (name: string) =>
    remember(`stage ${name}`, () => {
      const count: Count = ({ stages }) => {
        const sample = stages.find((one) => one.stage === name);
        return sample?.scores ? countWhere(sample.scores, () => true) : (sample?.given?.n ?? 0);
      };
      return hiddenIn(sets, count, (study, n) => weightOf(study) / n, true);
    });
  const kpi = (name: string) =>
    remember(`kpi ${name}`, () => {
      const count: Count = ({ kpis }) => {
        const sample = kpis.find((one) => one.kpi === name);
        return sample ? countWhere(sample.values, () => true) : 0;
      };
      return hiddenIn(sets, count, () => 1, false);
    });
  const respondents = () =>
    remember('respondents', () =>
      hiddenIn(
        each,
        (said) => said.respondents,
        () => 1,
        false,
      ),
    );
  return {
    stage: (name, set, perimeter) => stage(name).has(keyOf(set, perimeter)),
    studiesOf: (name, set, perimeter) => stage(name).has(`by study ${keyOf(set, perimeter)}`),
    kpi: (name, set, perimeter) => kpi(name).has(keyOf(set, perimeter)),
    respondents: (study, perimeter) => respondents().has(keyOf(studySet(study), perimeter)),
  };
}

const keyOf = (set: StudySet, { segment, persona, channel }: Perimeter) => JSON.stringify([set, segment, persona, channel]);

/** How many attributes a perimeter names. */
export function depthOf(perimeter: Perimeter): number {
  return GROUP_ATTRIBUTES.filter((attribute) => perimeter[attribute] !== null).length;
}

function perimetersOf(model: Model, studies: readonly ReadStudy[], deepest: number): Perimeter[] {
  const names = (attribute: GroupAttribute): (string | null)[] => [
    null,
    ...namesIn(studies, attribute, listOf(model, attribute)).map(({ name }) => name),
  ];
  return names('segment')
    .flatMap((segment) => names('persona').flatMap((persona) => names('channel').map((channel) => ({ segment, persona, channel }))))
    .filter((perimeter) => depthOf(perimeter) <= deepest);
}

function atomsOf({ samples }: ReadStudy, study: number, count: Count): Atom[] {
  if (samples.tells.length === 0) return atom(EVERYBODY, study, count(samples));
  const onChannels = new Map<string, number>();
  const found = samples.groups.map(({ segment, persona, channel, ...said }) => {
    const [n, key] = [count(said), JSON.stringify([segment, persona])];
    if (channel !== null) onChannels.set(key, (onChannels.get(key) ?? 0) + n);
    return { segment, persona, channel, n, key };
  });
  return found.flatMap(({ segment, persona, channel, n, key }) =>
    atom({ segment, persona, channel }, study, channel === null ? n - (onChannels.get(key) ?? 0) : n),
  );
}

function atom({ segment, persona, channel }: Perimeter, study: number, n: number): Atom[] {
  return n > 0 ? [{ segment, persona, channel, study, n }] : [];
}

/** A study that does not tell who is inside takes no part. */
function isInside(atom: Atom, perimeter: Perimeter, { samples }: ReadStudy): boolean {
  return GROUP_ATTRIBUTES.every(
    (attribute) => perimeter[attribute] === null || (samples.tells.includes(attribute) && atom[attribute] === perimeter[attribute]),
  );
}

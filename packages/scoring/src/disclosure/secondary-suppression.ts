/** Complementary (secondary) suppression: figures that would disclose a small cell beside the other published ones (method.md, 2.8). */
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

/** Names of study sets: what a report of a wave shows; a wave without the studies that belong to every wave; a single study. */
export const waveSetName = (wave: string | null): string => `wave ${wave ?? ''}`;
export const exclusiveWaveSetName = (wave: string): string => `only ${wave}`;
export const studySetName = (name: string): string => `study ${name}`;

/**
 * Whether a figure of enough respondents is suppressed all the same, since together with the other published figures it would disclose a
 * figure of fewer than `minCellSize`: the consolidated figure of a stage, its figures by study, the figure of a KPI, and the verbatims of
 * a study without a stage. `set` is the name of a study set.
 */
export interface SecondarySuppression {
  readonly stage: (name: string, set: string, perimeter: Perimeter) => boolean;
  readonly stageStudies: (name: string, set: string, perimeter: Perimeter) => boolean;
  readonly kpi: (name: string, set: string, perimeter: Perimeter) => boolean;
  readonly studyRespondents: (study: string, perimeter: Perimeter) => boolean;
}

/** Operations (cells × base cells × rank) beyond which every combined perimeter is suppressed; some tenths of a second. */
const MAX_AUDIT_OPERATIONS = 3e7;

/**
 * Plans the suppression of all publishable cells in one fixed order, whatever report is asked for: all respondents first, then perimeters
 * of one, two and three dimensions, the larger first. A cell is published unless it has too few respondents or, with the cells before it,
 * discloses something about too few (see `DisclosureAuditor`). So all reports suppress the same cells and can be put side by side.
 *
 * @param minCellSize respondents below which a figure is confidential.
 * @param maxDepth dimensions of the deepest perimeter in the report; deeper ones come later in the order and do not matter.
 */
export function planSecondarySuppression(
  period: Period,
  benchmarks: readonly LoadedStudy[],
  minCellSize: number,
  maxDepth: number,
): SecondarySuppression {
  const studies = [...period.all, ...benchmarks];
  const at = (holds: (wave: string | null) => boolean) => period.all.flatMap(({ study }, i) => (holds(study.wave) ? [i] : []));
  // Without studies of every wave a compared wave is what its own report shows.
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

  const cache = new Map<string, ReadonlySet<string>>();
  const suppressed = (
    what: string,
    name: string,
    over: readonly StudySet[],
    setName: string,
    count: RespondentCount,
    coefficient: CellCoefficient,
  ) => {
    const linked = linkedSets(setName, over);
    if (linked.length === 1 && maxDepth === 0) return NO_KEYS;
    const key = JSON.stringify([what, name, linked.map((set) => set.name)]);
    const found = cache.get(key) ?? suppressedKeys(linked, studies, minCellSize, maxDepth, count, coefficient);
    cache.set(key, found);
    return found;
  };
  const stage = (name: string, set: string) => {
    const count: RespondentCount = ({ stages }) => {
      const sample = stages.find((one) => one.stage === name);
      return sample?.scores ? countWhere(sample.scores, () => true) : (sample?.summary?.n ?? 0);
    };
    return suppressed('stage', name, sets, set, count, (study, n) => ((studies[study] as LoadedStudy).study.weight ?? 1) / n);
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
      return suppressed('kpi', name, pooled, set, count, () => 1).has(cellKey(set, perimeter));
    },
    studyRespondents: (study, perimeter) => {
      const set = studySetName(study);
      return suppressed(
        'respondents',
        '',
        each,
        set,
        (sample) => sample.respondents,
        () => 1,
      ).has(cellKey(set, perimeter));
    },
  };
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** The sets connected to the one named by shared studies; the others cannot disclose anything about it. */
function linkedSets(setName: string, sets: readonly StudySet[]): readonly StudySet[] {
  let linked = sets.filter(({ name }) => name === setName);
  for (;;) {
    const shared = new Set(linked.flatMap(({ studies }) => studies));
    const more = sets.filter(({ name, studies }) => name === setName || studies.some((study) => shared.has(study)));
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
  const contributing = [...new Set(sets.flatMap((set) => set.studies))];
  const cells = contributing.flatMap((study) => baseCells(studies[study] as LoadedStudy, study, count));
  const publishable = sets.flatMap((set) => publishableCells(set, cells, studies, maxDepth, coefficient));
  publishable.sort((a, b) => a.depth - b.depth || Number(a.byStudy) - Number(b.byStudy) || b.n - a.n);
  const auditor = new DisclosureAuditor(
    cells.map(({ n }) => n),
    minCellSize,
  );
  const operations = publishable.length * cells.length * Math.min(cells.length, publishable.length);
  const suppressed = new Set<string>();
  for (const { key, depth, n, sums } of publishable) {
    // Cells of too few respondents are suppressed anyway (primary suppression).
    if (n >= minCellSize && ((depth > 1 && operations > MAX_AUDIT_OPERATIONS) || !auditor.tryPublish(sums))) suppressed.add(key);
  }
  return suppressed;
}

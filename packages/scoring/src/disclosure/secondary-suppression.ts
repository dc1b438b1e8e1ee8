/** Complementary (secondary) suppression: figures that would disclose a small group beside the other published ones (method.md, 2.20). */
import type { Distribution, Model, Named, Perimeter, Samples, Study } from '@parcours/model';
import { type LoadedStudy, loadedStudies, type Period, selectPeriod, sortStudies } from '../journey/period.ts';
import { withSegmentWeights } from '../journey/post-stratify-samples.ts';
import { withoutScaleClashes } from '../kpi/scale-clashes.ts';
import { MIN_STUDY_RESPONDENTS } from '../stage/consolidate-studies.ts';
import { DisclosureAuditor } from './disclosure-auditor.ts';
import { type GroupSize, NOBODY } from './group-size.ts';
import {
  type BaseCell,
  byStudyCellKey,
  type Consolidate,
  cellKey,
  effectiveSize,
  groupKey,
  publishableCells,
  type SampleSize,
  type StudySet,
  studyGroups,
} from './publishable-cell.ts';
import { type Reading, readingOf, type Subject } from './reading.ts';
import { type AtomSum, respondentAtoms } from './respondent-atoms.ts';
import { isTooFew } from './too-few.ts';

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

/** A journey with its evidence. */
export interface JourneyEvidence {
  readonly model: Model;
  readonly samples: readonly Samples[];
  readonly benchmarks: readonly Samples[];
}

export interface SuppressionScope {
  readonly period: Period;
  readonly benchmarks: readonly LoadedStudy[];
  /** The other journeys of the output: figures of theirs may be of the same files. */
  readonly beside: readonly JourneyEvidence[];
  /** Identifies the bytes of a study's file, equal for copies; undefined: its path does. */
  readonly contentOf: (study: Study) => string | undefined;
  /** Respondents below which a figure is confidential. */
  readonly minCellSize: number;
  /** Dimensions of the deepest perimeter in the report; deeper ones come later in the order and do not matter. */
  readonly maxDepth: number;
}

/** Operations (cells × base cells × rank) beyond which every combined perimeter is suppressed; some tenths of a second. */
const MAX_AUDIT_OPERATIONS = 3e7;

/** The studies of one journey, as indexes into those of all journeys, and the sets in which they are shown. */
interface AuditedJourney {
  readonly model: Pick<Model, 'key' | 'stages' | 'kpis'>;
  readonly studies: readonly number[];
  readonly sets: readonly StudySet[];
  /** Each study alone. */
  readonly single: readonly StudySet[];
}

/** A stage or KPI of one journey, or all that its respondents say. */
interface Target {
  readonly journey: AuditedJourney;
  readonly subject: Subject;
}

/**
 * Plans the suppression of all publishable cells in one fixed order, whatever report is asked for: all respondents first, then perimeters
 * of one, two and three dimensions, the larger first. A cell is published unless it has too few respondents or, with the cells before it,
 * discloses something about too few (see `DisclosureAuditor`). So all reports suppress the same cells and can be put side by side.
 *
 * Figures of other studies, waves and journeys that are read from the same answers of the same file belong to one plan: of two that would
 * tell, the smaller goes.
 */
export function planSecondarySuppression(model: Model, scope: SuppressionScope): SecondarySuppression {
  if (scope.period.all.length === 0 && scope.benchmarks.length === 0) return NOTHING_SUPPRESSED;
  const studies: LoadedStudy[] = [];
  const own = auditedJourney(model, scope.period, scope.benchmarks, studies);
  const beside = scope.beside.map((other) => {
    const { studies: declared, benchmarks, segments } = other.model;
    const period = selectPeriod(declared, withSegmentWeights(withoutScaleClashes(other.samples, other.model), declared, segments), null);
    const read = loadedStudies(
      sortStudies(benchmarks),
      withSegmentWeights(withoutScaleClashes(other.benchmarks, other.model), benchmarks, segments),
    );
    return auditedJourney(other.model, period, read, studies);
  });
  const journeys = [own, ...beside].sort((a, b) => (a.model.key < b.model.key ? -1 : a.model.key > b.model.key ? 1 : 0));
  const readings = new ReadingCache(studies, scope.contentOf);
  const cache = new Map<string, ReadonlySet<string>>();
  const linkedByKind = new Map<Subject['of'], readonly (readonly Target[])[]>();

  const suppressed = (subject: Subject, setName: string): ReadonlySet<string> => {
    const key = JSON.stringify([subject.of, nameOf(subject), subject.of === 'respondents' ? setName : '']);
    const cached = cache.get(key);
    if (cached) return cached;
    const groups = linkedByKind.get(subject.of) ?? linkedTargets(subject, journeys, readings);
    linkedByKind.set(subject.of, groups);
    const isOwn = (target: Target) => target.journey === own && nameOf(target.subject) === nameOf(subject);
    const targets = groups.find((group) => group.some(isOwn)) ?? [];
    const sets = targets.flatMap(({ journey, subject: each }) => setsOf(journey, each).map((set) => ({ set, subject: each, journey })));
    const isAlone = sets.length === 1 && scope.maxDepth === 0 && sets.every(({ set }) => set.studies.length <= 1);
    const found = isAlone ? NO_KEYS : suppressedKeys(targets, studies, readings, scope);
    cache.set(key, found);
    return found;
  };
  const labels = new Map(model.stages.toReversed().map((each) => [each.name, each.label]));
  const stage = (name: string): Subject => ({ of: 'stage', name, label: labels.get(name) ?? null });
  const holds = (subject: Subject, set: string, key: (name: string) => string) =>
    suppressed(subject, set).has(key(uniqueSetName(own.model.key, subject, set)));
  return {
    stage: (name, set, perimeter) => holds(stage(name), set, (unique) => cellKey(unique, perimeter)),
    stageStudies: (name, set, perimeter) => holds(stage(name), set, (unique) => byStudyCellKey(unique, perimeter)),
    kpi: (name, set, perimeter) => {
      const kpi = model.kpis.find((each) => each.name === name);
      return kpi !== undefined && holds({ of: 'kpi', kpi }, set, (unique) => cellKey(unique, perimeter));
    },
    studyRespondents: (study, perimeter) => holds({ of: 'respondents' }, studySetName(study), (unique) => cellKey(unique, perimeter)),
  };
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** Of a journey without studies, which is scored at each keystroke while it is written. */
const NOTHING_SUPPRESSED: SecondarySuppression = {
  stage: () => false,
  stageStudies: () => false,
  kpi: () => false,
  studyRespondents: () => false,
};

function auditedJourney(
  model: AuditedJourney['model'],
  period: Period,
  benchmarks: readonly LoadedStudy[],
  all: LoadedStudy[],
): AuditedJourney {
  const first = all.length;
  all.push(...period.all, ...benchmarks);
  const at = (holds: (wave: string | null) => boolean) => period.all.flatMap(({ study }, i) => (holds(study.wave) ? [first + i] : []));
  // Without studies of every wave a compared wave is what its own report shows.
  const inAll = at((wave) => wave === null).length > 0;
  const waves = period.waves.length > 0 ? period.waves : [null];
  const single = [...period.all, ...benchmarks].map(({ study }, i): StudySet => {
    return { name: studySetName(study.name), studies: [first + i], byStudy: false };
  });
  return {
    model,
    studies: single.flatMap(({ studies }) => studies),
    single,
    sets: [
      ...waves.map((shown) => ({ name: waveSetName(shown), studies: at((wave) => wave === null || wave === shown), byStudy: true })),
      ...(inAll
        ? period.waves.map((shown) => ({ name: exclusiveWaveSetName(shown), studies: at((wave) => wave === shown), byStudy: false }))
        : []),
      ...single.slice(period.all.length),
    ],
  };
}

/** The sets in which a subject is shown. KPIs have no figures by study. */
function setsOf({ sets, single }: AuditedJourney, subject: Subject): readonly StudySet[] {
  if (subject.of === 'respondents') return single;
  return subject.of === 'stage' ? sets : sets.map((set) => ({ ...set, byStudy: false }));
}

function nameOf(subject: Subject): string {
  return subject.of === 'respondents' ? '' : subject.of === 'stage' ? subject.name : subject.kpi.name;
}

function uniqueSetName(journey: string, subject: Subject, set: string): string {
  return JSON.stringify([journey, subject.of, nameOf(subject), set]);
}

/** How each study reads each subject. */
class ReadingCache {
  readonly #studies: readonly LoadedStudy[];
  readonly #contentOf: SuppressionScope['contentOf'];
  readonly #known = new Map<string, Reading>();

  constructor(studies: readonly LoadedStudy[], contentOf: SuppressionScope['contentOf']) {
    this.#studies = studies;
    this.#contentOf = contentOf;
  }

  of(study: number, subject: Subject): Reading {
    const key = `${study} ${subject.of} ${nameOf(subject)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const loaded = this.#studies[study] as LoadedStudy;
    const reading = readingOf(loaded, subject, this.#contentOf(loaded.study) ?? loaded.samples.file.path);
    this.#known.set(key, reading);
    return reading;
  }
}

/** The targets of one kind, by those whose figures may be of the same answers, directly or through others. */
function linkedTargets(kind: Subject, journeys: readonly AuditedJourney[], readings: ReadingCache): readonly (readonly Target[])[] {
  const groups: { targets: Target[]; readonly keys: Set<string> }[] = [];
  for (const journey of journeys) {
    for (const subject of subjectsLike(kind, journey)) {
      const own = journey.studies.map((study) => readings.of(study, subject));
      const keys = new Set(own.flatMap(({ content, answers }) => [...answers].map((answer) => `${content} ${answer}`)));
      const linked = groups.filter((group) => [...keys].some((key) => group.keys.has(key)));
      for (const group of linked) groups.splice(groups.indexOf(group), 1);
      // The order of the targets is that of the journeys, so that every journey has the same plan.
      groups.push({
        targets: [...linked.flatMap(({ targets }) => targets), { journey, subject }],
        keys: new Set([...linked.flatMap((group) => [...group.keys]), ...keys]),
      });
    }
  }
  return groups.map(({ targets }) => targets);
}

function subjectsLike(subject: Subject, { model }: AuditedJourney): Subject[] {
  switch (subject.of) {
    case 'stage':
      return distinct(model.stages).map(({ name, label }) => ({ of: 'stage', name, label }));
    case 'kpi':
      return distinct(model.kpis).map((kpi) => ({ of: 'kpi', kpi }));
    case 'respondents':
      return [subject];
  }
}

function distinct<T extends Named>(all: readonly T[]): T[] {
  return [...new Map(all.toReversed().map((one) => [one.name, one])).values()].toReversed();
}

function suppressedKeys(
  targets: readonly Target[],
  studies: readonly LoadedStudy[],
  readings: ReadingCache,
  { minCellSize, maxDepth }: SuppressionScope,
): ReadonlySet<string> {
  const members = targets.flatMap((target) =>
    target.journey.studies.flatMap((study) => {
      const reading = readings.of(study, target.subject);
      const loaded = studies[study] as LoadedStudy;
      const groups = studyGroups(loaded, sizeOf(target.subject));
      return groups.length > 0 ? [{ target, study, reading, groups, answers: answersByGroup(loaded, target.subject) }] : [];
    }),
  );
  const overlaps = respondentAtoms(
    members.map(({ reading, groups, answers }) => ({
      reading,
      answers,
      sizes: new Map(groups.map((group) => [groupKey(group), group.size])),
    })),
  );
  const models = overlaps.map(({ sizes, sums, clusters, owners }) => {
    const cells = new Map<Target, BaseCell[]>();
    for (const [index, { target, study, groups }] of members.entries()) {
      const own = groups.map(
        (group): BaseCell => ({
          ...{ ...group, study, cluster: clusters[index] as number },
          atoms: sums[index]?.get(groupKey(group)) ?? new Map(),
        }),
      );
      cells.set(target, [...(cells.get(target) ?? []), ...own]);
    }
    const publishable = targets.flatMap((target) =>
      setsOf(target.journey, target.subject).flatMap((set) => {
        const named = { ...set, name: uniqueSetName(target.journey.model.key, target.subject, set.name) };
        return publishableCells(named, cells.get(target) ?? [], studies, maxDepth, consolidation(studies));
      }),
    );
    return {
      auditor: new DisclosureAuditor(sizes, minCellSize, owners),
      sums: new Map(publishable.map((cell) => [cell.key, cell.sums])),
      publishable,
    };
  });
  const atomCount = Math.max(...overlaps.map(({ sizes }) => sizes.length));
  const inOrder = [...(models[0]?.publishable ?? [])];
  inOrder.sort((a, b) => a.depth - b.depth || Number(a.byStudy) - Number(b.byStudy) || b.n - a.n);
  const operations = inOrder.length * atomCount * Math.min(atomCount, inOrder.length);
  const suppressed = new Set<string>();
  for (const { key, depth, n, heads, distinct } of inOrder) {
    // Cells of too few respondents are suppressed anyway (primary suppression).
    if (heads < minCellSize) continue;
    const isFew = isTooFew({ n, effectiveN: distinct }, minCellSize);
    const isTooMuch = depth > 1 && operations > MAX_AUDIT_OPERATIONS;
    if (isFew || isTooMuch || !publishInAll(models.map(({ auditor, sums }) => ({ auditor, sums: sums.get(key) ?? [] }))))
      suppressed.add(key);
  }
  return suppressed;
}

/** Publishes the sums in each way in which studies may overlap, or in none. */
function publishInAll(models: readonly { readonly auditor: DisclosureAuditor; readonly sums: readonly AtomSum[] }[]): boolean {
  const before = models.map(({ auditor }) => auditor.published);
  if (models.every(({ auditor, sums }) => auditor.tryPublish(sums))) return true;
  for (const [index, { auditor }] of models.entries()) auditor.published = before[index] ?? [];
  return false;
}

/** Pools the respondents, weights scaled to mean 1 within each study; or Σ W·mean/ΣW where all studies declare a weight (method.md, 2.4). */
function consolidation(studies: readonly LoadedStudy[]): Consolidate {
  return (parts) => {
    const weights = parts.map(({ study }) => (studies[study] as LoadedStudy).study.weight);
    const isLarge = parts.map(({ size }) => !isTooFew({ n: size.n, effectiveN: effectiveSize(size) }, MIN_STUDY_RESPONDENTS));
    const isWeighted = weights.every((weight) => weight !== null) && isLarge.some((large) => large);
    return parts.map(({ size }, index) => {
      if (!isWeighted) return size.n / size.weight;
      return isLarge[index] ? (weights[index] as number) / size.weight : 0;
    });
  };
}

function sizeOf(subject: Subject): SampleSize {
  switch (subject.of) {
    case 'stage':
      return ({ stages }) => {
        const sample = stages.find(({ stage }) => stage === subject.name);
        const n = sample?.summary?.n ?? 0;
        return sample?.scores ? distributionSize(sample.scores) : { n, weight: n, square: n };
      };
    case 'kpi':
      return ({ kpis }) => {
        const sample = kpis.find(({ kpi }) => kpi === subject.kpi.name);
        return sample ? distributionSize(sample.values) : NOBODY;
      };
    case 'respondents':
      return ({ respondents: n }) => ({ n, weight: n, square: n });
  }
}

function distributionSize({ counts, weights, squares }: Distribution): GroupSize {
  const total = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0);
  return { n: total(counts), weight: total(weights), square: total(squares) };
}

/** The answers of each group as a text, to see whether two studies count the same. */
function answersByGroup({ samples }: LoadedStudy, subject: Subject): Map<string, string> {
  const textOf = ({ stages, kpis }: Pick<Samples, 'stages' | 'kpis'>): string => {
    if (subject.of === 'respondents') return '';
    const scores =
      subject.of === 'stage'
        ? stages.filter(({ stage }) => stage === subject.name).map(({ scores: own, summary }) => [own?.counts, own?.weights, summary?.n])
        : kpis.filter(({ kpi }) => kpi === subject.kpi.name).map(({ values }) => [values.counts, values.weights]);
    return JSON.stringify(scores);
  };
  if (samples.dimensions.length === 0) return new Map([[groupKey({ segment: null, persona: null, channel: null }), textOf(samples)]]);
  return new Map(samples.groups.map((group) => [groupKey(group), textOf(group)]));
}

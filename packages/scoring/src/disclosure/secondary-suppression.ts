/** Complementary (secondary) suppression: figures that would disclose a small group beside the other published ones (method.md, 2.20). */
import type { Distribution, Model, Named, Perimeter, Samples, Study } from '@parcours/model';
import { instrumentOf } from '../comparison/instrument.ts';
import { type LoadedStudy, loadedStudies, type Period, selectPeriod, sortStudies } from '../journey/period.ts';
import { withSegmentWeights } from '../journey/post-stratify-samples.ts';
import { withoutScaleClashes } from '../kpi/scale-clashes.ts';
import { MIN_STUDY_RESPONDENTS } from '../stage/consolidate-studies.ts';
import { type ComparedCell, type ComparedSets, differenceCells, differenceKey } from './difference-cells.ts';
import { DisclosureAuditor } from './disclosure-auditor.ts';
import { addSizes, type GroupSize, NOBODY } from './group-size.ts';
import {
  type BaseCell,
  byStudyCellKey,
  type ChannelOverlap,
  type Consolidate,
  cellKey,
  effectiveSize,
  groupKey,
  PUBLICATION_ORDER,
  publishableCells,
  type SampleSize,
  type SizedGroup,
  type StudySet,
  studyGroups,
} from './publishable-cell.ts';
import { type Reading, readingOf, type Subject } from './reading.ts';
import { type AtomSum, respondentAtoms, type StudyCells } from './respondent-atoms.ts';
import { isTooFew } from './too-few.ts';

/** Names of study sets: what a report of a wave shows; a wave without the studies that belong to every wave; a single study. */
export const waveSetName = (wave: string | null): string => `wave ${wave ?? ''}`;
export const exclusiveWaveSetName = (wave: string): string => `only ${wave}`;
export const studySetName = (name: string): string => `study ${name}`;

/**
 * Whether a figure of enough respondents is suppressed all the same, since together with the other published figures it would disclose a
 * figure of fewer than `minCellSize`: the consolidated figure of a stage, its figures by study, what was expected of it, its basics, the
 * figure of a KPI, a difference, and the verbatims of a study without a stage with the mix of its segments. `set` is the name of a study set.
 */
export interface SecondarySuppression {
  readonly stage: (name: string, set: string, perimeter: Perimeter) => boolean;
  readonly stageStudies: (name: string, set: string, perimeter: Perimeter) => boolean;
  /** What was expected of a stage. */
  readonly expectation: (name: string, set: string, perimeter: Perimeter) => boolean;
  /** The gap over those with a score and an expectation, and its target. */
  readonly pairs: (name: string, set: string, perimeter: Perimeter) => boolean;
  readonly basics: (name: string, set: string, perimeter: Perimeter) => boolean;
  /** The difference of two groups at a stage, or of a KPI. */
  readonly difference: (of: 'stage' | 'kpi', name: string, from: ComparedCell, to: ComparedCell) => boolean;
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
  readonly model: Pick<Model, 'key' | 'stages' | 'kpis' | 'repository'>;
  readonly studies: readonly number[];
  readonly sets: ComparedSets;
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
    const hasPairs = studies.some(({ study }) => study.measures.some(({ expectation }) => expectation !== null));
    const isAlone = sets.length === 1 && scope.maxDepth === 0 && !hasPairs && sets.every(({ set }) => set.studies.length <= 1);
    const found = isAlone ? NO_KEYS : suppressedKeys(targets, studies, readings, scope);
    cache.set(key, found);
    return found;
  };
  const labels = new Map(model.stages.toReversed().map((each) => [each.name, each.label]));
  const stage = (name: string, of: 'stage' | 'expectation' | 'basics' = 'stage'): Subject => ({
    of,
    name,
    label: labels.get(name) ?? null,
  });
  const kpiSubject = (name: string): Subject | null => {
    const kpi = model.kpis.find((each) => each.name === name);
    return kpi ? { of: 'kpi', kpi } : null;
  };
  const holds = (subject: Subject, set: string, key: (name: string) => string) =>
    suppressed(subject, set).has(key(uniqueSetName(own.model.key, subject, set)));
  return {
    stage: (name, set, perimeter) => holds(stage(name), set, (unique) => cellKey(unique, perimeter)),
    stageStudies: (name, set, perimeter) => holds(stage(name), set, (unique) => byStudyCellKey(unique, perimeter)),
    expectation: (name, set, perimeter) => holds(stage(name, 'expectation'), set, (unique) => cellKey(unique, perimeter)),
    pairs: (name, set, perimeter) =>
      [stage(name), stage(name, 'expectation')].some((subject) =>
        holds(subject, set, (unique) => cellKey(pairedSetName(unique), perimeter)),
      ),
    basics: (name, set, perimeter) => holds(stage(name, 'basics'), set, (unique) => cellKey(unique, perimeter)),
    kpi: (name, set, perimeter) => {
      const subject = kpiSubject(name);
      return subject !== null && holds(subject, set, (unique) => cellKey(unique, perimeter));
    },
    difference: (of, name, from, to) => {
      const subject = of === 'stage' ? stage(name) : kpiSubject(name);
      if (subject === null) return false;
      const [first, second] = [from, to].map((side) => ({ ...side, set: uniqueSetName(own.model.key, subject, side.set) }));
      return first !== undefined && second !== undefined && suppressed(subject, from.set).has(differenceKey(first, second));
    },
    studyRespondents: (study, perimeter) => holds({ of: 'respondents' }, studySetName(study), (unique) => cellKey(unique, perimeter)),
  };
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** Of a journey without studies, which is scored at each keystroke while it is written. */
const NOTHING_SUPPRESSED: SecondarySuppression = {
  stage: () => false,
  stageStudies: () => false,
  expectation: () => false,
  pairs: () => false,
  basics: () => false,
  difference: () => false,
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
    return { name: studySetName(study.name), studies: [first + i], byStudy: false, order: PUBLICATION_ORDER.consolidated };
  });
  const setOf = (name: string, members: readonly number[], showsStudies: boolean): StudySet => {
    return { name, studies: members, byStudy: showsStudies, order: PUBLICATION_ORDER.consolidated };
  };
  return {
    model,
    studies: single.flatMap(({ studies }) => studies),
    single,
    sets: {
      waves: waves.map((shown) =>
        setOf(
          waveSetName(shown),
          at((wave) => wave === null || wave === shown),
          true,
        ),
      ),
      exclusive: inAll
        ? period.waves.map((shown) =>
            setOf(
              exclusiveWaveSetName(shown),
              at((wave) => wave === shown),
              false,
            ),
          )
        : [],
      benchmarks: single.slice(period.all.length),
    },
  };
}

/** The sets in which a subject is shown. Only scores have figures by study. */
function setsOf({ sets: { waves, exclusive, benchmarks }, single }: AuditedJourney, subject: Subject): readonly StudySet[] {
  if (subject.of === 'respondents') return single;
  const sets = [...waves, ...exclusive, ...benchmarks];
  return subject.of === 'stage' ? sets : sets.map((set) => ({ ...set, byStudy: false }));
}

/** Of those respondents of a set who gave a score and an expectation. */
const pairedSetName = (set: string): string => `paired ${set}`;

function nameOf(subject: Subject): string {
  return subject.of === 'respondents' ? '' : subject.of === 'kpi' ? subject.kpi.name : subject.name;
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
    case 'expectation':
    case 'basics':
      return distinct(model.stages).map(({ name, label }) => ({ of: subject.of, name, label }));
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
  const members = targets.flatMap(({ journey, subject }, target) =>
    journey.studies.flatMap((study) => {
      const loaded = studies[study] as LoadedStudy;
      const groups = studyGroups(loaded, sizeOf(subject), channelOverlapOf(subject, loaded.study));
      const paired = studyGroups(loaded, pairedSizeOf(subject), channelOverlapOf(subject, loaded.study));
      if (groups.length === 0) return [];
      return [{ target, study, groups, paired, cells: studyCells(loaded, subject, groups, paired, readings.of(study, subject)) }];
    }),
  );
  const overlaps = respondentAtoms(members.map(({ cells }) => cells));
  const models = overlaps.map(({ sizes, sums, clusters, owners, origins }) => {
    const publishable = targets.flatMap(({ journey, subject }, target) => {
      const own = members.flatMap((member, index) => (member.target === target ? [{ ...member, index }] : []));
      const cellsOf = (which: 'groups' | 'paired') =>
        own.flatMap(({ study, index, ...member }) =>
          member[which].map((group): BaseCell => {
            const [key, sum] = [groupKey(group), sums[index]];
            const atoms = [...(which === 'groups' ? (sum?.get(key) ?? []) : []), ...(sum?.get(pairedKey(key)) ?? [])];
            return { ...group, study, cluster: clusters[index] as number, atoms: new Map(atoms) };
          }),
        );
      const [whole, pairs] = [cellsOf('groups'), cellsOf('paired')];
      const named = (set: StudySet): StudySet => ({ ...set, name: uniqueSetName(journey.model.key, subject, set.name) });
      const consolidate = consolidation(studies);
      const shown = setsOf(journey, subject)
        .map(named)
        .flatMap((set) => [
          ...publishableCells(set, whole, studies, maxDepth, consolidate),
          ...publishableCells(
            { ...set, name: pairedSetName(set.name), byStudy: false, order: PUBLICATION_ORDER.paired },
            pairs,
            studies,
            maxDepth,
            consolidate,
          ),
        ]);
      if (subject.of !== 'stage' && subject.of !== 'kpi') return shown;
      const measurand = { of: subject.of, name: nameOf(subject) };
      const { waves, exclusive, benchmarks } = journey.sets;
      const differences = differenceCells(
        { waves: waves.map(named), exclusive: exclusive.map(named), benchmarks: benchmarks.map(named) },
        {
          ...{ cells: whole, studies, maxDepth, consolidate },
          instrumentOf: (study) => instrumentOf((studies[study] as LoadedStudy).study, measurand, journey.model),
        },
      );
      return [...shown, ...differences];
    });
    return {
      auditor: new DisclosureAuditor(sizes, minCellSize, owners, origins),
      sums: new Map(publishable.map((cell) => [cell.key, cell.sums])),
      publishable,
    };
  });
  const atomCount = Math.max(...overlaps.map(({ sizes }) => sizes.length));
  const inOrder = [...(models[0]?.publishable ?? [])];
  inOrder.sort((a, b) => a.depth - b.depth || a.order - b.order || b.n - a.n);
  const operations = inOrder.length * atomCount * Math.min(atomCount, inOrder.length);
  const suppressed = new Set<string>();
  for (const { key, depth, order, n, heads, distinct } of inOrder) {
    // Cells of too few respondents are suppressed anyway (primary suppression); figures by study are so only where all of them are shown.
    if (heads < minCellSize) {
      if (order === PUBLICATION_ORDER.byStudy) suppressed.add(key);
      continue;
    }
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
    case 'expectation':
      return ({ stages }) => {
        const expectation = stages.find(({ stage }) => stage === subject.name)?.expectation;
        return expectation ? distributionSize(expectation.expected) : NOBODY;
      };
    case 'basics':
      return ({ stages }) => {
        const basics = stages.find(({ stage }) => stage === subject.name)?.basics;
        return basics ? { n: basics.n, weight: basics.observed, square: basics.squares } : NOBODY;
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

/** Those with a score and an expectation; nobody for other subjects. */
function pairedSizeOf(subject: Subject): SampleSize {
  if (subject.of !== 'stage' && subject.of !== 'expectation') return () => NOBODY;
  return ({ stages }) => {
    const expectation = stages.find(({ stage }) => stage === subject.name)?.expectation;
    return expectation ? distributionSize(expectation.paired) : NOBODY;
  };
}

/** Responses are summed (method.md, 2.2). Basics and expectations are of those with a score. */
function channelOverlapOf(subject: Subject, { response, score, mean }: Study): ChannelOverlap {
  const isSummed = subject.of === 'stage' && response !== null && score === null && mean === null;
  if (subject.of === 'respondents') return { pairsOf: () => [], isSummed };
  const [of, name] = [subject.of === 'kpi' ? 'kpi' : 'stage', nameOf(subject)];
  return {
    pairsOf: ({ channelPairs }) => channelPairs.flatMap((pair) => (pair.of === of && pair.name === name ? [pair.sums.n] : [])),
    isSummed,
  };
}

const pairedKey = (group: string): string => `paired ${group}`;

/** The groups of a study, each with those of its respondents apart who have both a score and an expectation. */
function studyCells(
  loaded: LoadedStudy,
  subject: Subject,
  groups: readonly SizedGroup[],
  paired: readonly SizedGroup[],
  reading: Reading,
): StudyCells {
  const pairsOf = new Map(paired.map((group) => [groupKey(group), group.size]));
  const answers = answersByGroup(loaded, subject);
  const parts = groups.flatMap(({ size, repeated, ...group }) => {
    const key = groupKey(group);
    const pairs = pairsOf.get(key) ?? NOBODY;
    const overlapKey = groupKey({ ...group, channel: null });
    return [
      { key: pairedKey(key), size: pairs, overlapKey: pairedKey(overlapKey) },
      { key, size: addSizes(size, pairs, -1), overlapKey },
    ].flatMap((part) => (part.size.n > 0 ? [{ ...part, answers: answers.get(key) ?? '', shared: repeated }] : []));
  });
  return {
    // Those with both here may have one of them where other cells are missing.
    reading: paired.length > 0 ? { ...reading, grouping: JSON.stringify([reading.grouping, [...reading.missing].sort()]) } : reading,
    sizes: new Map(parts.map(({ key, size }) => [key, size])),
    answers: new Map(parts.map((part) => [part.key, part.answers])),
    overlaps: new Map(parts.flatMap(({ key, overlapKey, shared }) => (shared > 0 ? [[key, { key: overlapKey, shared }]] : []))),
  };
}

function distributionSize({ counts, weights, squares }: Distribution): GroupSize {
  const total = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0);
  return { n: total(counts), weight: total(weights), square: total(squares) };
}

/** The answers of each group as a text, to see whether two studies count the same. */
function answersByGroup({ samples }: LoadedStudy, subject: Subject): Map<string, string> {
  const textOf = ({ stages, kpis }: Pick<Samples, 'stages' | 'kpis'>): string => {
    if (subject.of === 'respondents') return '';
    if (subject.of === 'kpi')
      return JSON.stringify(kpis.filter(({ kpi }) => kpi === subject.kpi.name).map(({ values }) => [values.counts, values.weights]));
    const own = stages.filter(({ stage }) => stage === subject.name);
    return JSON.stringify(
      own.map(({ scores, summary, expectation, basics }) => [
        [scores?.counts, scores?.weights, summary?.n],
        [expectation?.expected.counts, expectation?.paired.counts, basics?.n, basics?.unmetN],
      ]),
    );
  };
  if (samples.dimensions.length === 0) return new Map([[groupKey({ segment: null, persona: null, channel: null }), textOf(samples)]]);
  return new Map(samples.groups.map((group) => [groupKey(group), textOf(group)]));
}

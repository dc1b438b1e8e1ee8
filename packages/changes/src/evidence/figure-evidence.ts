import type { ChangeCause, JourneyReport, UndecidedChange } from '@parcours/model';
import type { StudyPair } from './study-pairs.ts';

/** The studies behind a figure in both versions. */
export interface FigureSources {
  /** By their names in BASE. */
  readonly before: ReadonlySet<string>;
  /** By their names in HEAD. */
  readonly after: ReadonlySet<string>;
}

/** What the evidence of a figure is in HEAD, beside that of BASE. */
export interface FigureEvidence {
  /** Null: it is the same. */
  readonly cause: Exclude<ChangeCause, 'text'> | null;
  /** Whether different respondents stand on both sides, so that the difference can be tested (method.md, 2.13). */
  readonly isTestable: boolean;
  /** Why not; null where it is testable or the same. */
  readonly undecided: UndecidedChange | null;
  /** The studies that differ. */
  readonly pairs: readonly StudyPair[];
  /** The studies of each side whose respondents the other side lacks, by their names there. */
  readonly independent: FigureSources;
}

/** What happened to the respondents that one study gives a figure. */
type Status = NonNullable<StudyPair['overlap']> | 'arrived' | 'left';

/**
 * Judges whose respondents stand behind a figure. Studies of every wave are on both sides of a comparison of waves and left out of it
 * (method.md, 2.21); elsewhere a study that stays keeps the two sides from being independent samples.
 */
export function figureEvidence({ before, after }: FigureSources, pairs: readonly StudyPair[], isOtherWave: boolean): FigureEvidence {
  const held = pairs.flatMap((pair): { pair: StudyPair; status: Status }[] => {
    const [was, is] = [pair.before && before.has(pair.before.study.name), pair.after && after.has(pair.after.study.name)];
    if (was && is) return [{ pair, status: pair.overlap ?? 'unknown' }];
    return was ? [{ pair, status: 'left' }] : is ? [{ pair, status: 'arrived' }] : [];
  });
  const differing = held.filter(({ status }) => status !== 'same');
  if (differing.length === 0) return { cause: null, isTestable: false, undecided: null, pairs: [], independent: NO_SOURCES };
  const isOnly = (...known: Status[]) => differing.every(({ status }) => known.includes(status));
  const isOfEveryWave = ({ pair, status }: (typeof held)[number]) => isOtherWave && status === 'same' && pair.after?.study.wave === null;
  const isIndependent = isOnly('new', 'arrived', 'left') && held.every((each) => each.status !== 'same' || isOfEveryWave(each));
  const hasBothSides = differing.some(({ status }) => status !== 'arrived') && differing.some(({ status }) => status !== 'left');
  const isTestable = isIndependent && hasBothSides;
  const namesOf = (side: 'before' | 'after', isThere: (status: Status) => boolean) =>
    new Set(differing.flatMap(({ pair, status }) => (isThere(status) ? (pair[side]?.study.name ?? []) : [])));
  const isUnknown = differing.some(({ status }) => status === 'unknown');
  return {
    cause: isUnknown
      ? 'unknown-evidence'
      : isOnly('left', 'removed')
        ? 'removed-evidence'
        : isOnly('arrived', 'added') && !isIndependent
          ? 'added-evidence'
          : isOnly('new', 'arrived', 'left')
            ? 'new-evidence'
            : 'edited-evidence',
    isTestable,
    undecided: isTestable || !hasBothSidesOf({ before, after }) ? null : isUnknown ? 'unknown-respondents' : 'same-respondents',
    pairs: differing.map(({ pair }) => pair),
    independent: {
      before: namesOf('before', (status) => status !== 'arrived'),
      after: namesOf('after', (status) => status !== 'left'),
    },
  };
}

const NO_SOURCES: FigureSources = { before: new Set(), after: new Set() };

function hasBothSidesOf({ before, after }: FigureSources): boolean {
  return before.size > 0 && after.size > 0;
}

/** The studies behind each figure of a report: by stage, by KPI, of the journey as a whole. */
export interface ReportSources {
  readonly stage: ReadonlyMap<string, ReadonlySet<string>>;
  readonly kpi: ReadonlyMap<string, ReadonlySet<string>>;
  readonly journey: ReadonlySet<string>;
}

/** @param nameOf the name of a stage or KPI in HEAD. */
export function reportSources(report: JourneyReport, nameOf: (of: 'stage' | 'kpi', name: string) => string): ReportSources {
  const studiesOf = (sources: readonly { readonly study: string }[]) => new Set(sources.map(({ study }) => study));
  const stage = new Map(report.stages.map(({ name, sources }) => [nameOf('stage', name), studiesOf(sources)]));
  return {
    stage,
    kpi: new Map(report.kpis.map(({ name, sources }) => [nameOf('kpi', name), studiesOf(sources)])),
    journey: new Set([...stage.values()].flatMap((names) => [...names])),
  };
}

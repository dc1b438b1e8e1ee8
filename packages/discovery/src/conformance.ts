/** Conformance checking: an event log against a declared journey. */
import { type Named, nearestName, normalizeLabel } from '@parcours/model';
import { compareNames } from './activity-counts.ts';
import type { EventLog } from './event-log.ts';
import { isOrderKnown } from './order-known.ts';
import { isSmall, shownCount, shownParts } from './suppression.ts';

/** A declared stage, and the activities that match it. */
export interface StageActivities extends Named {
  /** Declared volume, 0–1, or null. */
  readonly volume: number | null;
  /** Activities that the study maps to it. */
  readonly cells: readonly string[];
  /** Further names it may have in the log: its touchpoints'. */
  readonly aliases: readonly string[];
}

/**
 * Numbers of cases; null where they, or what they leave of the cases that they are a part of, are below the minimum cell size. `deviations`
 * omits those below it. Where the order of events is not known (`isOrderKnown`), nothing is told of following and going back.
 */
export interface Conformance {
  readonly cases: number;
  /** Conforming cases: only stages of the journey, and never back to an earlier one. Stages may be skipped or repeated. */
  readonly follow: number | null;
  /** Conforming cases that pass every stage. */
  readonly complete: number | null;
  readonly stages: readonly {
    readonly name: string;
    readonly label: string | null;
    readonly activities: readonly string[];
    readonly cases: number | null;
    readonly share: number | null;
    readonly declared: number | null;
    /** Cases that pass a later stage but not this one. */
    readonly skipped: number | null;
    /** Cases whose furthest stage it is. */
    readonly ends: number | null;
  }[];
  /** Most frequent first. A case may deviate in several ways. */
  readonly deviations: readonly { readonly from: string; readonly to: string; readonly cases: number }[];
  /** Cases that return to an earlier stage; cases with an unknown activity. */
  readonly back: number | null;
  readonly unknown: number | null;
  /** Activities that match no stage, with the nearest stage name; most frequent first. */
  readonly unknownActivities: readonly {
    readonly activity: string;
    readonly events: number | null;
    readonly cases: number | null;
    readonly near: string | null;
  }[];
}

/** @param stages in journey order. @param minCellSize counts of fewer cases are suppressed; 0 shows all. */
export function conformance(log: EventLog, stages: readonly StageActivities[], minCellSize: number): Conformance {
  const { caseCount, offsets, activities } = log;
  const ordered = isOrderKnown(log);
  const stageOf = log.activityNames.map((activity) => matchStage(activity, stages));
  const passed = new Uint32Array(stages.length);
  const skipped = new Uint32Array(stages.length);
  const ends = new Uint32Array(stages.length);
  const events = new Uint32Array(stageOf.length);
  const unknownCases = new Uint32Array(stageOf.length);
  const lastCaseAtStage = new Int32Array(stages.length).fill(-1);
  const lastCaseWithActivity = new Int32Array(stageOf.length).fill(-1);
  const backs = new Map<string, { from: number; to: number; cases: number; last: number }>();
  let [follow, complete, back, unknown] = [0, 0, 0, 0];

  for (let c = 0; c < caseCount; c++) {
    let [at, furthest, distinct, goesBack, isUnknown] = [-1, -1, 0, false, false];
    for (let i = offsets[c] as number; i < (offsets[c + 1] as number); i++) {
      const activity = activities[i] as number;
      const stage = stageOf[activity] as number;
      (events[activity] as number)++;
      if (stage < 0) {
        isUnknown = true;
        if (lastCaseWithActivity[activity] !== c) (unknownCases[activity] as number)++;
        lastCaseWithActivity[activity] = c;
        continue;
      }
      if (stage < at) {
        goesBack = true;
        const key = `${at} ${stage}`;
        const count = backs.get(key) ?? { from: at, to: stage, cases: 0, last: -1 };
        if (count.last !== c) count.cases++;
        count.last = c;
        backs.set(key, count);
      }
      at = stage;
      furthest = Math.max(furthest, stage);
      if (lastCaseAtStage[stage] !== c) {
        lastCaseAtStage[stage] = c;
        (passed[stage] as number)++;
        distinct++;
      }
    }
    for (let stage = 0; stage < furthest; stage++) if (lastCaseAtStage[stage] !== c) (skipped[stage] as number)++;
    if (furthest >= 0) (ends[furthest] as number)++;
    if (goesBack) back++;
    if (isUnknown) unknown++;
    if (!goesBack && !isUnknown) {
      follow++;
      if (distinct === stages.length) complete++;
    }
  }

  const title = ({ name, label }: Named) => label ?? name;
  const names = stages.flatMap(({ name, label }) => (label === null ? [name] : [label, name]));
  const part = (count: number, of = caseCount) => shownCount(count, of, minCellSize);
  // Cases that pass no stage have no furthest one.
  const none = caseCount - ends.reduce((sum, count) => sum + count, 0);
  const shownEnds = shownParts([...ends, none], minCellSize, (at) => at === stages.length);
  const unlessSmall = (count: number, cases = count) => (isSmall(cases, minCellSize) ? null : count);
  return {
    cases: caseCount,
    follow: ordered ? part(follow) : null,
    complete: ordered ? part(complete, follow) : null,
    stages: stages.map(({ name, label, volume }, stage) => ({
      name,
      label,
      activities: log.activityNames.filter((_, activity) => stageOf[activity] === stage && events[activity]).sort(compareNames),
      cases: unlessSmall(passed[stage] as number),
      share: caseCount === 0 ? 0 : unlessSmall((passed[stage] as number) / caseCount, passed[stage]),
      declared: volume,
      skipped: part(skipped[stage] as number),
      ends: shownEnds[stage] ?? null,
    })),
    deviations: [...backs.values()]
      .filter(({ cases }) => ordered && cases >= minCellSize)
      .sort((a, b) => b.cases - a.cases || a.from - b.from || a.to - b.to)
      .map(({ from, to, cases }) => ({ from: title(stages[from] as Named), to: title(stages[to] as Named), cases })),
    back: ordered ? part(back) : null,
    unknown: part(unknown),
    unknownActivities: log.activityNames
      .map((activity, at) => ({ activity, at }))
      .filter(({ at }) => (stageOf[at] as number) < 0 && events[at])
      .map(({ activity, at }) => ({
        activity,
        events: unlessSmall(events[at] as number, unknownCases[at]),
        cases: unlessSmall(unknownCases[at] as number),
        near: nearestName(activity, names),
      }))
      .sort((a, b) => (b.cases ?? 0) - (a.cases ?? 0) || compareNames(a.activity, b.activity)),
  };
}

/** Matches by mapping, else name, else label, else alias; −1 if nothing or more than one stage matches. */
function matchStage(activity: string, stages: readonly StageActivities[]): number {
  const wanted = normalizeLabel(activity);
  const matchers: ((stage: StageActivities) => boolean)[] = [
    ({ cells }) => cells.some((each) => normalizeLabel(each) === wanted),
    ({ name }) => normalizeLabel(name) === wanted,
    ({ label }) => label !== null && normalizeLabel(label) === wanted,
    ({ aliases }) => aliases.some((each) => normalizeLabel(each) === wanted),
  ];
  for (const matcher of matchers) {
    const found = stages.findIndex(matcher);
    if (found >= 0) return stages.findLastIndex(matcher) === found ? found : -1;
  }
  return -1;
}

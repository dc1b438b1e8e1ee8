/** Conformance checking: an event log against a declared journey. */
import { type Named, nearestName, normalizeLabel } from '@parcours/model';
import type { EventLog } from './event-log.ts';

/** A declared stage, and the activities that match it. */
export interface StageActivities extends Named {
  /** Declared volume, 0–1, or null. */
  readonly volume: number | null;
  /** Activities that the study maps to it. */
  readonly cells: readonly string[];
  /** Further names it may have in the log: its touchpoints'. */
  readonly aliases: readonly string[];
}

/** Numbers of cases. `deviations` omits those below the minimum cell size. */
export interface Conformance {
  readonly cases: number;
  /** Conforming cases: only stages of the journey, and never back to an earlier one. Stages may be skipped or repeated. */
  readonly follow: number;
  /** Conforming cases that pass every stage. */
  readonly complete: number;
  readonly stages: readonly {
    readonly name: string;
    readonly label: string | null;
    readonly activities: readonly string[];
    readonly cases: number;
    readonly share: number;
    readonly declared: number | null;
    /** Cases that pass a later stage but not this one. */
    readonly skipped: number;
    /** Cases whose furthest stage it is. */
    readonly ends: number;
  }[];
  /** Most frequent first. A case may deviate in several ways. */
  readonly deviations: readonly { readonly from: string; readonly to: string; readonly cases: number }[];
  /** Cases that return to an earlier stage; cases with an unknown activity. */
  readonly back: number;
  readonly unknown: number;
  /** Activities that match no stage, with the nearest stage name; most frequent first. */
  readonly unknownActivities: readonly {
    readonly activity: string;
    readonly events: number;
    readonly cases: number;
    readonly near: string | null;
  }[];
}

/** @param stages in journey order. @param minCellSize deviations of fewer cases are omitted. */
export function conformance(log: EventLog, stages: readonly StageActivities[], minCellSize: number): Conformance {
  const { caseCount, offsets, activities } = log;
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
  return {
    cases: caseCount,
    follow,
    complete,
    stages: stages.map(({ name, label, volume }, stage) => ({
      name,
      label,
      activities: log.activityNames.filter((_, activity) => stageOf[activity] === stage && events[activity]),
      cases: passed[stage] as number,
      share: caseCount === 0 ? 0 : (passed[stage] as number) / caseCount,
      declared: volume,
      skipped: skipped[stage] as number,
      ends: ends[stage] as number,
    })),
    deviations: [...backs.values()]
      .filter(({ cases }) => cases >= minCellSize)
      .sort((a, b) => b.cases - a.cases || a.from - b.from || a.to - b.to)
      .map(({ from, to, cases }) => ({ from: title(stages[from] as Named), to: title(stages[to] as Named), cases })),
    back,
    unknown,
    unknownActivities: log.activityNames
      .map((activity, at) => ({ activity, at }))
      .filter(({ at }) => (stageOf[at] as number) < 0 && events[at])
      .map(({ activity, at }) => ({
        activity,
        events: events[at] as number,
        cases: unknownCases[at] as number,
        near: nearestName(activity, names),
      }))
      .sort((a, b) => b.cases - a.cases || (a.activity < b.activity ? -1 : 1)),
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

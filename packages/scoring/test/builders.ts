/** Small pieces of Model and Samples, so that a test says only what it is about. */
import {
  ALL_RESPONDENTS,
  type Basics,
  DEFAULT_DIALECT,
  DEFAULT_SCALE,
  type Distribution,
  type FileMetadata,
  type GroupSample,
  type Kpi,
  type KpiSample,
  type Model,
  NO_VERBATIMS,
  type RespondentSums,
  type Samples,
  type Stage,
  type StageSample,
  type Study,
  type Verbatim,
} from '@parcours/model';
import type { KpiSource } from '../src/index.ts';

/** Of the journey that a test is about. */
const URI = 'file:///a.journey';

/** The distribution of some answers, in any order; without weights each counts 1. */
export function answers(values: readonly number[], weights: readonly number[] = values.map(() => 1)): Distribution {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const of = (value: number) => values.map((_, i) => i).filter((i) => values[i] === value);
  const total = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0);
  return {
    values: distinct,
    counts: distinct.map((value) => of(value).length),
    weights: distinct.map((value) => total(of(value).map((i) => weights[i] as number))),
    squares: distinct.map((value) => total(of(value).map((i) => (weights[i] as number) ** 2))),
  };
}

/** `count` answers of one value. */
export const times = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

export function stage(name: string, given: Partial<Stage> = {}): Stage {
  return {
    id: `stage:${name}`,
    name,
    label: null,
    phase: null,
    channels: [],
    touchpoints: [],
    expert: null,
    expertId: null,
    target: null,
    volume: null,
    importance: null,
    momentOfTruth: false,
    notes: [],
    ruptures: [],
    ...given,
  };
}

export function kpi(kind: Kpi['kind'], given: Partial<Kpi> = {}): Kpi {
  return {
    id: `kpi:${kind}`,
    name: kind,
    label: null,
    kind,
    better: kind === 'time' ? 'lower' : 'higher',
    target: null,
    boxes: null,
    within: null,
    ...given,
  };
}

export function study(name: string, given: Partial<Study> = {}): Study {
  return {
    id: `observations:${name}`,
    name,
    label: null,
    kind: 'observations',
    method: null,
    date: null,
    weight: null,
    weightBySegmentShares: false,
    timing: null,
    panel: false,
    questionnaire: null,
    wave: null,
    uri: URI,
    file: null,
    dialect: DEFAULT_DIALECT,
    aggregated: false,
    respondent: null,
    stage: null,
    touchpoint: null,
    action: null,
    response: null,
    score: null,
    channel: null,
    segment: null,
    persona: null,
    dateColumn: null,
    weightColumn: null,
    cluster: null,
    observer: null,
    verbatims: [],
    mean: null,
    n: null,
    sd: null,
    measures: [],
    kpis: [],
    where: [],
    ...given,
  };
}

export function model(given: Partial<Model> = {}): Model {
  return {
    id: 'journey:journey',
    name: 'journey',
    label: null,
    key: `${URI}#journey`,
    uri: URI,
    scale: DEFAULT_SCALE,
    persona: null,
    segment: null,
    scenario: null,
    objectives: [],
    phases: [],
    stages: [],
    kpis: [],
    repository: null,
    channels: [],
    owners: [],
    segments: [],
    personas: [],
    touchpoints: [],
    studies: [],
    benchmarks: [],
    initiatives: [],
    gates: [],
    ...given,
  };
}

const FILE: FileMetadata = {
  path: 'data.csv',
  bytes: 0,
  encoding: 'utf-8',
  delimiter: ';',
  decimal: ',',
  sheet: null,
  period: null,
  columns: [],
  rows: 0,
  rowsUsed: 0,
  engine: 'portable',
};

export function samples(name: string, given: Partial<Samples> = {}): Samples {
  return {
    study: name,
    file: { ...FILE, path: `${name}.csv` },
    respondents: 0,
    weight: given.respondents ?? 0,
    square: given.respondents ?? 0,
    scored: unweighted(given.respondents ?? 0),
    stages: [],
    kpis: [],
    stagePairs: [],
    panel: null,
    dimensions: [],
    groups: [],
    dropped: [],
    verbatims: { count: 0, first: [] },
    ...given,
  };
}

function unweighted(n: number): RespondentSums {
  return { n, weight: n, square: n };
}

/** By default of as many respondents as gave the first stage's answers. */
export function group(given: Partial<GroupSample>): GroupSample {
  const respondents = given.respondents ?? given.stages?.[0]?.used ?? 0;
  return {
    ...ALL_RESPONDENTS,
    respondents,
    weight: respondents,
    square: respondents,
    scored: unweighted(respondents),
    rowsUsed: respondents,
    stages: [],
    kpis: [],
    stagePairs: [],
    channelPairs: [],
    panel: null,
    verbatims: NO_VERBATIMS,
    ...given,
  };
}

/** Of respondents of weight 1. */
export function basics(n: number, unmetN: number): Basics {
  return { n, unmetN, observed: n, squares: n, unmet: unmetN, clusters: null };
}

export function kpiSample(kind: Kpi['kind'], values: readonly number[], given: Partial<KpiSample> = {}): KpiSample {
  return { kpi: kind, kind, values: answers(values), clusters: null, used: values.length, ...given };
}

/** What one study says of a KPI; without weights each answer counts 1. */
export function kpiSource(values: Distribution | readonly number[], given: Partial<KpiSource> = {}): KpiSource {
  return {
    study: 'study',
    values: 'values' in values && !Array.isArray(values) ? (values as Distribution) : answers(values as readonly number[]),
    clusters: null,
    weight: null,
    weightFactor: 1,
    provenance: { study: 'study', file: 'data.csv', columns: [], filters: [], used: 0, dropped: [] },
    ...given,
  };
}

export function verbatim(text: string, given: Partial<Verbatim> = {}): Verbatim {
  return { stage: null, respondent: null, score: null, text, line: 2, count: 1, ...given };
}

export function stageSample(name: string, scores: readonly number[] | null, given: Partial<StageSample> = {}): StageSample {
  return {
    stage: name,
    scores: scores && answers(scores),
    clusters: null,
    summary: null,
    basics: null,
    overall: null,
    expectation: null,
    reach: null,
    used: scores?.length ?? 0,
    ...given,
  };
}

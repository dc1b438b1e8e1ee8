/** Models, studies and files for the tests, with everything that a test does not care about filled in. */
import {
  type Column,
  DEFAULT_DIALECT,
  DEFAULT_SCALE,
  type Dialect,
  type Distribution,
  elementId,
  type KpiKind,
  type Model,
  messageOf,
  type RatedColumn,
  type Repository,
  type Samples,
  STUDY_FILE_ID,
  type Stage,
  type Study,
  type UnlocatedDiagnostic,
} from '@parcours/model';
import { aggregate, isFault, readTable, type Table } from '../src/index.ts';

export const DIALECT: Dialect = DEFAULT_DIALECT;

export const column = (header: string, values: Record<string, string> = {}): Column => ({
  id: header,
  header,
  values: Object.entries(values).map(([cell, name]) => ({ cell, name })),
});

export const rated = (header: string, scale: [number, number] | null, ...missing: string[]): RatedColumn => ({
  ...column(header),
  scale: scale && { min: Math.min(...scale), max: Math.max(...scale) },
  reversed: scale !== null && scale[0] > scale[1],
  missing,
  labelValues: [],
});

export const measure = (stage: string, from: RatedColumn, expectation: string | null = null) => ({
  stage,
  column: from,
  expectation: expectation === null ? null : column(expectation),
});

export const kpi = (name: string, from: RatedColumn, more: { success?: string[]; hours?: number } = {}) => ({
  kpi: name,
  column: from,
  success: more.success ?? [],
  hours: more.hours ?? 1,
});

const stage = (name: string, label: string | null): Stage => ({
  id: elementId(null, 'stage', name),
  name,
  label,
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
});

/** `model(['compare=Je compare', 'order'], { nps: 'nps' })` */
export function model(stages: string[], kpis: Record<string, KpiKind> = {}, more: Partial<Model> = {}): Model {
  return {
    id: 'journey:kitchen',
    name: 'kitchen',
    label: null,
    key: 'file:///a.journey#kitchen',
    uri: 'file:///a.journey',
    scale: DEFAULT_SCALE,
    persona: null,
    segment: null,
    scenario: null,
    objectives: [],
    phases: [],
    stages: stages.map((text) => stage(text.split('=')[0] as string, text.split('=')[1] ?? null)),
    kpis: Object.entries(kpis).map(([name, kind]) => ({
      id: elementId(null, 'kpi', name),
      name,
      kind,
      better: kind === 'time' ? 'lower' : 'higher',
      label: null,
      target: null,
      boxes: null,
      within: null,
    })),
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
    ...more,
  };
}

/** `repository({ compare: { 'price basic': { shown: 1, absent: -3 } } })` */
export function repository(stages: Record<string, Record<string, Record<string, number>>>): Repository {
  const named = (name: string) => ({ id: name, name, label: null });
  return {
    ...named('optimal'),
    stages: Object.entries(stages).map(([stageName, actions]) => ({
      ...named(stageName),
      actions: Object.entries(actions).map(([action, responses]) => ({
        ...named(action.split(' ')[0] as string),
        kano: action.split(' ')[1] as 'basic',
        channels: [],
        responses: Object.entries(responses).map(([response, score]) => ({ ...named(response), score })),
      })),
    })),
  };
}

export function study(more: Partial<Study>): Study {
  return {
    id: 'observations:survey',
    name: 'survey',
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
    uri: 'file:///a.journey',
    file: { id: STUDY_FILE_ID, path: 'data/survey.csv' },
    dialect: DIALECT,
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
    ...more,
  };
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The table of a file that can be read. */
export function table(file: string | Uint8Array, dialect: Partial<Dialect> = {}): Table {
  const read = readTable(typeof file === 'string' ? bytes(file) : file, 'data/survey.csv', { ...DIALECT, ...dialect });
  if (isFault(read)) throw new Error(messageOf(read, 'en'));
  return read;
}

export const cellsOf = (read: Table, name: string): string[] => {
  const cells = read.cells[read.columns.indexOf(name)];
  return cells ? Array.from(cells.codes, (code) => cells.values[code] as string) : [];
};

/** Aggregates a file that gives Samples. */
export function samples(
  file: string | Table,
  of: Study,
  journey: Model,
): { samples: Samples; messages: string[]; diagnostics: readonly UnlocatedDiagnostic[] } {
  const result = aggregate(typeof file === 'string' ? table(file, of.dialect) : file, of, journey);
  if (!result.samples) throw new Error(result.diagnostics.map((diagnostic) => messageOf(diagnostic, 'en')).join('\n'));
  return { samples: result.samples, diagnostics: result.diagnostics, messages: messages(result.diagnostics) };
}

/** The diagnostics of a file, whether or not it gives Samples. */
export const aggregated = (file: string, of: Study, journey: Model): readonly UnlocatedDiagnostic[] =>
  aggregate(table(file, of.dialect), of, journey).diagnostics;

export const messages = (diagnostics: readonly UnlocatedDiagnostic[]): string[] =>
  diagnostics.map((diagnostic) => messageOf(diagnostic, 'en'));

/** n, mean and sample standard deviation, plainly. */
export function moments({ values, counts }: Distribution): { n: number; mean: number; sd: number } {
  const all = values.flatMap((value, i) => new Array<number>(counts[i] ?? 0).fill(value));
  const n = all.length;
  const mean = all.reduce((sum, value) => sum + value, 0) / n;
  return { n, mean, sd: Math.sqrt(all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)) };
}

export const stageOf = (of: Samples, name: string) => {
  const found = of.stages.find((one) => one.stage === name);
  if (!found) throw new Error(`no sample of ${name}`);
  return found;
};

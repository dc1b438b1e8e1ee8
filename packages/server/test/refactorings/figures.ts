/** Every figure that a workspace shows, as texts that can be compared to the last bit. */
import { ALL_RESPONDENTS, DEFAULT_VIEW, type Model, type View } from '@parcours/model';
import type { Workspace } from '@parcours/workspace';

/** What was renamed: the two are the same in what is compared. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

export interface FigureOptions {
  /** Of everything since the figures that it is compared with. */
  readonly renamings?: readonly Renaming[];
  /** Only these stages, by name, in whatever order and phases they stand: others were added, or some were moved. Absent: all. */
  readonly stages?: ReadonlySet<string>;
}

/** The figures of a workspace, and the codes of its findings on names, the model and the evidence. */
export interface Figures {
  /** By journey and view. */
  readonly reports: readonly { readonly journey: string; readonly report: unknown; readonly codes: readonly string[] }[];
  readonly codes: readonly string[];
}

/** The Report of every journey, for all respondents and for one group of each kind. */
export async function figuresOf(workspace: Workspace): Promise<Figures> {
  const files = [...workspace.files.all()];
  const reports: Figures['reports'][number][] = [];
  for (const model of files.flatMap(({ uri }) => workspace.models(uri))) {
    for (const view of viewsOf(model)) {
      const { report } = await workspace.evaluate(model, view);
      reports.push({ journey: model.name, report, codes: report.missing.map(({ code }) => code) });
    }
  }
  const diagnostics = (await Promise.all(files.map(({ uri }) => workspace.diagnostics(uri)))).flat();
  return { reports, codes: diagnostics.map(({ code }) => code).filter((code) => !code.startsWith('JRN03')) };
}

/** Equal for equal figures. */
export function figuresText({ reports, codes }: Figures, { renamings = [], stages }: FigureOptions = {}): string {
  const key = ({ journey }: { readonly journey: string }) => neutral(journey, renamings);
  const isCompared = (code: string) => !(stages && (code.startsWith('JRN047') || code === 'JRN0530'));
  // Files may be read in another order.
  const figures = [[...reports].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)), codes.filter(isCompared).sort()];
  return JSON.stringify(
    figures,
    (key, value) => {
      if (isPlace(key) || (key === 'file' && typeof value === 'string') || (stages && isOrder(key))) return undefined;
      if (Array.isArray(value)) return inOrder(stages ? stagesIn(value, stages) : value, renamings);
      return typeof value === 'string' ? neutral(value, renamings) : value;
    },
    1,
  );
}

function viewsOf({ segments, personas, channels }: Model): View[] {
  const [segment, persona, channel] = [segments, personas, channels].map((list) => list[0]?.name ?? null);
  return [
    DEFAULT_VIEW,
    { ...DEFAULT_VIEW, ...ALL_RESPONDENTS, segment: segment ?? null, compare: 'channel' },
    { ...DEFAULT_VIEW, ...ALL_RESPONDENTS, persona: persona ?? null, channel: channel ?? null, compare: 'segment' },
  ];
}

/** Ids are made of names; the text has to name the columns that a header's tags declare before it can map their cells. */
function isPlace(key: string): boolean {
  return ['id', 'key', 'expertId', 'columns', 'column', 'path'].includes(key);
}

/** What follows from the list of stages only: their order, their phases, the importance that is declared for new ones. */
function isOrder(key: string): boolean {
  return key === 'phase' || key === 'phases' || key === 'gates' || key === 'importanceMeasured';
}

function stagesIn(list: readonly unknown[], stages: ReadonlySet<string>): readonly unknown[] {
  const stageOf = (each: unknown) => {
    const { name, stage, measured } = (each ?? {}) as { name?: unknown; stage?: unknown; measured?: unknown };
    return typeof stage === 'string' ? stage : typeof name === 'string' && measured !== undefined ? name : null;
  };
  if (!list.every((each) => stageOf(each) !== null)) return list;
  return list.filter((each) => stages.has(stageOf(each) ?? '')).sort((a, b) => ((stageOf(a) ?? '') < (stageOf(b) ?? '') ? -1 : 1));
}

/** Studies of one date stand in the order of their names, and what they say of one stage. */
function inOrder(list: readonly unknown[], renamings: readonly Renaming[]): readonly unknown[] {
  const marks = ['study', 'lowCoverage', 'method', 'missingDimension'];
  if (list.every((each) => typeof each === 'string')) return list.map((each) => neutral(each, renamings)).sort();
  const isOfStudies = list.every((each) => typeof each === 'object' && each !== null && marks.some((mark) => mark in each));
  if (!isOfStudies) return list;
  const text = (each: unknown) => neutral(JSON.stringify(each), renamings);
  return [...list].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

function neutral(text: string, renamings: readonly Renaming[]): string {
  let found = text;
  for (const { from, to } of renamings) {
    const [longer, shorter] = from.length > to.length ? [from, to] : [to, from];
    found = found.replaceAll(longer, '§').replaceAll(shorter, '§');
  }
  return found;
}

import type { Declaration, SourceFile } from '@parcours/language';
import { type JourneyReport, messageOf, type StageReport } from '@parcours/model';
import type { Context } from '../context.ts';
import { hash } from '../hash.ts';
import { reportOf } from '../journey-report.ts';
import type { JourneyEntry, JourneysData, JourneysParams, StageEntry, StagesParams } from '../protocol.ts';

/** Lets the server answer other questions between two journeys; true where this one is not asked any more. */
export type Breathe = () => Promise<boolean>;

/**
 * Every journey of the workspace with its figures, by path. Null where the asking ended in between. An answer that is the client's
 * own (`known`) comes without the list.
 */
export async function journeys(context: Context, { known }: JourneysParams, breathe: Breathe): Promise<JourneysData | null> {
  const files = [...context.workspace.files.all()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  const found: JourneyEntry[] = [];
  for (const file of files) {
    for (const declaration of file.declarations) {
      if (declaration.kind !== 'journey') continue;
      if (await breathe()) return null;
      found.push(await entryOf(context, file, declaration));
    }
  }
  const now = hash(JSON.stringify(found));
  return { hash: now, journeys: now === known ? null : found };
}

/** The stages of one journey, in their order. */
export async function stages(context: Context, { uri, journey }: StagesParams): Promise<StageEntry[] | null> {
  const declarations = context.workspace.files.get(uri)?.declarations ?? [];
  const declaration = declarations.find(({ kind, id }) => kind === 'journey' && id === journey);
  if (!declaration) return null;
  const report = await reportOf(context, declaration);
  return declaration.stages.map((stage) => stageOf(stage, report));
}

async function entryOf(context: Context, file: SourceFile, journey: Declaration): Promise<JourneyEntry> {
  const { workspace, language } = context;
  const report = await reportOf(context, journey);
  return {
    uri: file.uri,
    path: workspace.pathOf(file.uri),
    name: journey.id,
    label: journey.label,
    range: journey.range,
    selection: journey.selection,
    index: report?.index ?? null,
    weakest: report && weakestOf(report),
    broken: file.broken,
    faults: [...(report?.missing ?? []), ...(report?.problems ?? [])].map((fault) => messageOf(fault, language)),
  };
}

/** An index is as well founded as the measured stage that fewest respondents told of. */
function weakestOf({ stages }: JourneyReport): JourneyEntry['weakest'] {
  let weakest: JourneyEntry['weakest'] = null;
  for (const { name, label, measured } of stages) {
    if (!measured || (weakest && weakest.n <= measured.n)) continue;
    weakest = { stage: label ?? name, n: measured.n, evidence: measured.evidence };
  }
  return weakest;
}

function stageOf(stage: Declaration, report: JourneyReport | null): StageEntry {
  const found: StageReport | undefined = report?.stages.find(({ name }) => name === stage.id);
  const measured = found?.measured ?? null;
  return {
    name: stage.id,
    label: stage.label,
    selection: stage.selection,
    momentOfTruth: found?.momentOfTruth ?? false,
    class: found?.class ?? null,
    measured: measured && { mean: measured.mean, n: measured.n, evidence: measured.evidence },
  };
}

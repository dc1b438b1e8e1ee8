import { indexRemarks, stageRemarks } from '@parcours/charts';
import type { Declaration, SourceFile } from '@parcours/language';
import { type JourneyReport, type Language, messageOf, type StageReport } from '@parcours/model';
import type { Context } from '../../context.ts';
import { fnv1aHash } from '../../hash.ts';
import { reportForJourney } from '../../journey-report.ts';
import type { JourneyEntry, JourneysData, JourneysParams, StageEntry, StagesParams } from '../../protocol.ts';

/** Yields to the event loop; resolves to true if the request was cancelled. */
export type CancellationCheck = () => Promise<boolean>;

/**
 * Every journey of the workspace with its figures, sorted by path; null if cancelled. Without the list if its hash equals the client's
 * (`previousHash`).
 */
export async function listJourneys(
  context: Context,
  { previousHash }: JourneysParams,
  isCancelled: CancellationCheck,
): Promise<JourneysData | null> {
  const files = [...context.workspace.files.all()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  const found: JourneyEntry[] = [];
  for (const file of files) {
    for (const declaration of file.declarations) {
      if (declaration.kind !== 'journey') continue;
      if (await isCancelled()) return null;
      found.push(await journeyEntry(context, file, declaration));
    }
  }
  const now = fnv1aHash(JSON.stringify(found));
  return { hash: now, journeys: now === previousHash ? null : found };
}

/** The stages of one journey, in order. */
export async function listStages(context: Context, { uri, journey }: StagesParams): Promise<StageEntry[] | null> {
  const declarations = context.workspace.files.get(uri)?.declarations ?? [];
  const declaration = declarations.find(({ kind, nameOrLabel }) => kind === 'journey' && nameOrLabel === journey);
  if (!declaration) return null;
  const report = await reportForJourney(context, declaration);
  return declaration.stages.map((stage) => stageEntry(stage, report, context.language));
}

async function journeyEntry(context: Context, file: SourceFile, journey: Declaration): Promise<JourneyEntry> {
  const { workspace, language } = context;
  const report = await reportForJourney(context, journey);
  return {
    uri: file.uri,
    path: workspace.displayPath(file.uri),
    name: journey.nameOrLabel,
    label: journey.label,
    range: journey.range,
    selection: journey.selectionRange,
    index: report?.index ?? null,
    weakest: report && weakestStage(report),
    broken: file.hasSyntaxErrors,
    remarks: report ? indexRemarks(report, language) : [],
    faults: [...(report?.missing ?? []), ...(report?.problems ?? [])].map((fault) => messageOf(fault, language)),
  };
}

/** The measured stage with the fewest respondents: it limits how reliable the index is. */
function weakestStage({ stages }: JourneyReport): JourneyEntry['weakest'] {
  let weakest: JourneyEntry['weakest'] = null;
  for (const { name, label, measured } of stages) {
    if (!measured || (weakest && weakest.n <= measured.n)) continue;
    weakest = { stage: label ?? name, n: measured.n, evidence: measured.evidence };
  }
  return weakest;
}

function stageEntry(stage: Declaration, report: JourneyReport | null, language: Language): StageEntry {
  const found: StageReport | undefined = report?.stages.find(({ name }) => name === stage.nameOrLabel);
  const measured = found?.measured ?? null;
  return {
    name: stage.nameOrLabel,
    label: stage.label,
    selection: stage.selectionRange,
    momentOfTruth: found?.momentOfTruth ?? false,
    class: found?.class ?? null,
    remarks: report && found ? stageRemarks(report, found, language) : [],
    measured: measured && { mean: measured.mean, n: measured.n, evidence: measured.evidence },
  };
}

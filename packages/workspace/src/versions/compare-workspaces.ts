import { comparedFiles, compareVersions, type DataFile, type JourneyVersion, type Version } from '@parcours/changes';
import { type ChangeReport, DEFAULT_VIEW, type Diagnostic, type Model, type RowsDifference, type Study, type View } from '@parcours/model';
import { mappedColumns, tableDifference } from '@parcours/observations';
import type { JourneyEvaluation } from '../evaluation.ts';
import type { Workspace } from '../workspace.ts';
import { reachedJourneys } from './reached-journeys.ts';
import type { WorkspaceVersion } from './workspace-version.ts';

interface CompareWorkspacesOptions {
  readonly view?: View;
  /** Whether the report may be passed on (see `ComparisonOptions`). */
  readonly controlDisclosure?: boolean;
}

/**
 * What differs from BASE to HEAD. Only journeys that the difference can reach are scored, and only data files that differ are compared by
 * their rows.
 */
export async function compareWorkspaces(
  base: WorkspaceVersion,
  head: WorkspaceVersion,
  { view = DEFAULT_VIEW, controlDisclosure = false }: CompareWorkspacesOptions = {},
): Promise<ChangeReport> {
  const reached = await reachedJourneys(base, head);
  const [before, after] = [await evaluated(base, reached.base, view), await evaluated(head, reached.head, view)];
  const rows = new Map<string, RowsDifference | null>();
  for (const pair of comparedFiles(before.version, after.version)) {
    const [from, to] = [pair.before, pair.after];
    rows.set(`${from.file.hash} ${to.file.hash}`, await rowsDifference([before, from.study], [after, to.study]));
  }
  return compareVersions(before.version, after.version, {
    untouchedJourneys: reached.untouched,
    rowsDifference: (one, other) => rows.get(`${one} ${other}`) ?? null,
    controlDisclosure,
  });
}

interface EvaluatedVersion {
  readonly version: Version;
  readonly workspace: Workspace;
  readonly evaluations: readonly JourneyEvaluation[];
}

async function evaluated(
  { workspace, label, contentHash, severities }: WorkspaceVersion,
  models: readonly Model[],
  view: View,
): Promise<EvaluatedVersion> {
  const evaluations = await workspace.evaluateOutput(models, view);
  const diagnosticsOf = journeyDiagnostics(workspace, evaluations);
  const journeys: JourneyVersion[] = [];
  for (const { model, report, studies } of evaluations) {
    const samples = studies.flatMap((each) => (each.samples ? [{ study: each.study, samples: each.samples, file: each.file }] : []));
    const files = new Map<string, DataFile>();
    for (const { study, samples: read, file } of samples) {
      const hash = file && (await contentHash(file.uri));
      if (hash) files.set(study.name, { file: file.path, hash, rows: read.file.rows, period: read.file.period });
    }
    journeys.push({
      model,
      report,
      samples: samples.flatMap(({ study, samples: read }) => (study.kind === 'observations' ? [read] : [])),
      benchmarks: samples.flatMap(({ study, samples: read }) => (study.kind === 'benchmark' ? [read] : [])),
      files,
      diagnostics: diagnosticsOf.get(model) ?? [],
    });
  }
  const version = { label, journeys, limits: workspace.limits, severities: severities ?? workspace.severities };
  return { version, workspace, evaluations };
}

/**
 * The diagnostics by journey, each once: those of a file go to the first journey that it declares, else to the first that depends on it; those
 * of the evidence to the journey that was evaluated.
 */
function journeyDiagnostics(workspace: Workspace, evaluations: readonly JourneyEvaluation[]): Map<Model, Diagnostic[]> {
  const { files } = workspace;
  const owners = new Map<string, Model>();
  for (const { model } of evaluations) if (!owners.has(model.uri)) owners.set(model.uri, model);
  for (const { model } of evaluations) {
    const file = files.get(model.uri);
    for (const { uri } of file ? files.invalidationSetOf(file) : []) if (!owners.has(uri)) owners.set(uri, model);
  }
  const found = new Map<Model, Diagnostic[]>(evaluations.map(({ model }) => [model, []]));
  for (const [uri, model] of owners) found.get(model)?.push(...workspace.textDiagnostics(uri));
  const seen = new Set<string>();
  for (const { model, diagnostics } of evaluations) {
    for (const each of workspace.asListed(diagnostics)) {
      const key = JSON.stringify([each.code, each.at, each.parameters]);
      if (seen.has(key)) continue;
      seen.add(key);
      found.get(model)?.push(each);
    }
  }
  return found;
}

/** Headers in HEAD by those in BASE, of the columns that the two versions of a study read in the same role. */
function renamedColumns(before: Study, after: Study): Map<string, string> {
  const headers = new Map(mappedColumns(after).map(({ id, header }) => [id, header]));
  return new Map(
    mappedColumns(before).flatMap(({ id, header }): [string, string][] => {
      const now = headers.get(id);
      return now === undefined || now === header ? [] : [[header, now]];
    }),
  );
}

/** Null where one of the two files has no table. */
async function rowsDifference(
  ...sides: readonly [readonly [EvaluatedVersion, Study], readonly [EvaluatedVersion, Study]]
): Promise<RowsDifference | null> {
  const tables = await Promise.all(
    sides.map(async ([{ workspace, evaluations }, study]) => {
      const file = evaluations.flatMap(({ studies }) => studies).find((each) => each.study === study)?.file;
      return file ? workspace.linked.table(file, study.dialect) : null;
    }),
  );
  const [before, after] = tables;
  if (!before || !after || 'code' in before || 'code' in after) return null;
  const [[, from], [, to]] = sides;
  return tableDifference(before, after, { respondent: to.respondent?.header ?? null, renamed: renamedColumns(from, to) });
}

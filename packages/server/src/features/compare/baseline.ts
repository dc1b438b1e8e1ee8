import { DEFAULT_VIEW, type JourneyReport, type Report } from '@parcours/model';
import type { Context } from '../../context.ts';
import type { BaselineData, BaselineParams } from '../../protocol.ts';
import type { Versions } from './versions.ts';

/** The Report that a version has of the journeys that a file is about now: what stands behind the curve while one types. */
export async function baseline(
  { workspace }: Context,
  versions: Versions,
  { version: id, uri, view }: BaselineParams,
): Promise<BaselineData | null> {
  const version = await versions.get(id);
  if (!version) return null;
  const [now, before] = await Promise.all([
    workspace.evaluateFile(uri, { ...DEFAULT_VIEW, ...view }),
    version.workspace.evaluateFile(uri, { ...DEFAULT_VIEW, ...view }),
  ]);
  const journeys = before.map(({ report }) => report);
  // A journey that has moved to this file is in another one there.
  for (const { report } of now) {
    if (journeys.some(({ name }) => name === report.name)) continue;
    const elsewhere = await journeyNamed(report.name, version.workspace, { ...DEFAULT_VIEW, ...view });
    if (elsewhere) journeys.push(elsewhere);
  }
  return version.isOutdated() ? null : { reportJson: JSON.stringify({ journeys } satisfies Report) };
}

async function journeyNamed(name: string, workspace: Context['workspace'], view: typeof DEFAULT_VIEW): Promise<JourneyReport | null> {
  for (const file of workspace.files.all()) {
    if (!file.declarations.some(({ kind, nameOrLabel }) => kind === 'journey' && nameOrLabel === name)) continue;
    const model = workspace.models(file.uri).find((each) => each.name === name);
    if (model) return (await workspace.evaluate(model, view)).report;
  }
  return null;
}

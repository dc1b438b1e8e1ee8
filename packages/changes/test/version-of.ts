/** Versions of a workspace from files in memory. */
import { createHash } from 'node:crypto';
import { PortableEngine } from '@parcours/engines';
import {
  DEFAULT_FILE_LIMITS,
  DEFAULT_LIMITS,
  DEFAULT_VIEW,
  type RowsDifference,
  type Samples,
  type Study,
  type View,
} from '@parcours/model';
import { Workspace } from '@parcours/workspace';
import { MemoryHost, uriOf } from '../../workspace/test/memory-host.ts';
import type { DataFile, JourneyVersion, Version } from '../src/index.ts';

export type Files = Readonly<Record<string, string>>;

/** @param given replaces properties of the version. */
export async function versionOf(files: Files, given: Partial<Version> = {}, view: View = DEFAULT_VIEW): Promise<Version> {
  const host = new MemoryHost(files);
  const workspace = new Workspace(host);
  await workspace.open();
  const engine = new PortableEngine(host);
  const paths = Object.keys(files)
    .filter((path) => path.endsWith('.journey'))
    .sort();
  const journeys: JourneyVersion[] = [];
  const output = await workspace.evaluateOutput(
    paths.flatMap((path) => workspace.models(uriOf(path))),
    view,
  );
  for (const path of paths) {
    const diagnostics = await workspace.diagnostics(uriOf(path));
    for (const { model, report } of output.filter((each) => each.model.uri === uriOf(path))) {
      const read = new Map<Study, { samples: Samples; file: DataFile }>();
      for (const study of [...model.studies, ...model.benchmarks]) {
        const linked = study.file?.path ?? '';
        const content = files[linked];
        if (content === undefined) continue;
        const located = { uri: uriOf(linked), path: linked, size: content.length, fingerprint: hashOf(content) };
        const result = await engine.aggregate(
          { ...located, study, model, limits: DEFAULT_FILE_LIMITS },
          { signal: new AbortController().signal, onProgress: () => {} },
        );
        if (result.fault || !result.samples) continue;
        const { rows, period } = result.samples.file;
        read.set(study, { samples: result.samples, file: { file: linked, hash: hashOf(content), rows, period } });
      }
      const samplesOf = (studies: readonly Study[]) => studies.flatMap((study) => read.get(study)?.samples ?? []);
      journeys.push({
        model,
        report,
        samples: samplesOf(model.studies),
        benchmarks: samplesOf(model.benchmarks),
        files: new Map([...read].map(([{ name }, { file }]) => [name, file])),
        diagnostics,
      });
    }
  }
  return { label: { kind: 'folder', name: 'shop', commit: null }, journeys, limits: DEFAULT_LIMITS, severities: {}, ...given };
}

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');

/** How rows differ between files of two versions whose first column names the respondent, one row each. */
export function rowsDifferenceOf(...versions: readonly Files[]): (before: string, after: string) => RowsDifference | null {
  const contents = new Map(versions.flatMap((files) => Object.values(files).map((content) => [hashOf(content), content] as const)));
  return (before, after) => {
    const [from, to] = [before, after].map((hash) => rowsOf(contents.get(hash) ?? ''));
    if (!from || !to) return null;
    const common = [...to.keys()].filter((id) => from.has(id));
    const changed = common.filter((id) => from.get(id) !== to.get(id));
    const cellsOf = (id: string) => (from.get(id) ?? '').split(';').filter((cell, i) => cell !== (to.get(id) ?? '').split(';')[i]).length;
    return {
      added: to.size - common.length,
      removed: from.size - common.length,
      changedRows: changed.length,
      unchanged: common.length - changed.length,
      changedCells: changed.reduce((sum, id) => sum + cellsOf(id), 0),
      cells: changed.map((id) => ({ line: 2, respondent: id, column: 'advice', before: '', after: '' })),
      addedColumns: [],
      removedColumns: [],
      respondents: { added: to.size - common.length, removed: from.size - common.length, common: common.length },
    };
  };
}

function rowsOf(content: string): Map<string, string> {
  const [, ...rows] = content.trim().split('\n');
  return new Map(rows.map((row) => [row.split(';')[0] ?? '', row]));
}

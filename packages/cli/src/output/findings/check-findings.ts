/** The diagnostics of `check` as findings for the formats of hosts. */
import { CODE, catalogue, type Diagnostic, type Location, messageOf } from '@parcours/model';
import { URI } from 'vscode-uri';
import type { OpenedWorkspace } from '../../files/open-workspace.ts';
import { displayPathFrom } from '../../files/paths.ts';
import type { Terminal } from '../../terminal.ts';
import { lineAt } from '../line-at.ts';
import { type FindingDraft, type FindingList, type Fix, type GateResult, type Place, withFingerprints } from './finding.ts';
import { ruleHelp } from './rule-help.ts';

/**
 * @param withFixes computes the quick fixes as well, which may read data files.
 * @param withGates lists the gates of the journeys, also those that pass; otherwise the list is empty.
 */
export async function checkFindings(
  diagnostics: readonly Diagnostic[],
  { workspace, uris }: OpenedWorkspace,
  { withFixes = false, withGates = false }: { readonly withFixes?: boolean; readonly withGates?: boolean },
  { folder, language }: Pick<Terminal, 'folder' | 'language'>,
): Promise<FindingList> {
  const pathOf = (uri: string) => displayPathFrom(folder, URI.parse(uri).fsPath);
  const placeOf = ({ uri, range }: Location): Place => ({ path: pathOf(uri), range });
  const fixesOf = async (diagnostic: Diagnostic): Promise<Fix[]> => {
    if (!withFixes) return [];
    const { textFixes } = await import('@parcours/server/text-fixes');
    const fixes = await textFixes(workspace, diagnostic, language);
    return fixes.map(({ title, edits, preferred }) => ({
      title,
      edits: edits.map(({ at, text }) => ({ place: placeOf(at), text })),
      preferred,
    }));
  };
  const documents = new Map(uris.map((uri) => [pathOf(uri), workspace.files.get(uri)?.document]));
  const lineOf = (path: string, line: number) => lineAt(documents.get(path), line);
  const gates = withGates ? await gatesIn(uris, workspace, pathOf) : [];
  const gateIds = new Set(gates.map(({ id }) => id));
  const drafts: FindingDraft[] = [];
  for (const diagnostic of diagnostics) {
    const { code, severity, at, subject, related, accepted } = diagnostic;
    const place = placeOf(at);
    const saysNotPassed = code !== CODE['gate-exception-not-needed'] && subject !== null && gateIds.has(subject);
    drafts.push({
      rule: { id: code, name: catalogue[code].name, severity: catalogue[code].severity, help: await ruleHelp(code) },
      severity,
      message: messageOf(diagnostic, language),
      place,
      related: related.map(placeOf),
      accepted: accepted && { reason: accepted.reason, place: placeOf(accepted.at) },
      fixes: await fixesOf(diagnostic),
      ...(saysNotPassed && { gate: subject }),
      identity: [code, place.path, subject ?? lineOf(place.path, at.range.start.line).trim()],
    });
  }
  return { findings: withFingerprints(drafts), files: [...documents.keys()], gates, lineOf };
}

/** In the order of the files and of the text. */
async function gatesIn(
  uris: readonly string[],
  workspace: OpenedWorkspace['workspace'],
  pathOf: (uri: string) => string,
): Promise<GateResult[]> {
  const results: GateResult[] = [];
  for (const uri of uris) {
    for (const { gates } of (await workspace.report([uri])).journeys) {
      for (const [id, figures] of Map.groupBy(gates, (gate) => gate.id)) {
        const passed = figures.every(({ verdict }) => verdict === 'passed');
        results.push({ id, path: pathOf(uri), statement: figures[0]?.text ?? id, passed });
      }
    }
  }
  return results;
}

/** The diagnostics of `check` as findings for the formats of hosts. */
import { catalogue, type Diagnostic, type Location, messageOf } from '@parcours/model';
import { URI } from 'vscode-uri';
import type { OpenedWorkspace } from '../../files/open-workspace.ts';
import { displayPathFrom } from '../../files/paths.ts';
import type { Terminal } from '../../terminal.ts';
import { lineAt } from '../line-at.ts';
import { type FindingDraft, type FindingList, type Fix, type Place, withFingerprints } from './finding.ts';
import { ruleHelp } from './rule-help.ts';

/** @param withFixes computes the quick fixes as well, which may read data files. */
export async function checkFindings(
  diagnostics: readonly Diagnostic[],
  { workspace, uris }: OpenedWorkspace,
  { withFixes }: { readonly withFixes: boolean },
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
  const drafts: FindingDraft[] = [];
  for (const diagnostic of diagnostics) {
    const { code, severity, at, subject, related, accepted } = diagnostic;
    const place = placeOf(at);
    drafts.push({
      rule: { id: code, name: catalogue[code].name, severity: catalogue[code].severity, help: await ruleHelp(code) },
      severity,
      message: messageOf(diagnostic, language),
      place,
      related: related.map(placeOf),
      accepted: accepted && { reason: accepted.reason, place: placeOf(accepted.at) },
      fixes: await fixesOf(diagnostic),
      identity: [code, place.path, subject ?? lineOf(place.path, at.range.start.line).trim()],
    });
  }
  return { findings: withFingerprints(drafts), files: [...documents.keys()], lineOf };
}

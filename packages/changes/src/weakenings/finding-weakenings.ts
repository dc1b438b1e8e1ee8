import type { FindingChange, Weakening } from '@parcours/model';

/**
 * Findings that HEAD accepts.
 *
 * @param pathOf the path of a file in HEAD, relative to the workspace.
 */
export function findingWeakenings(findings: readonly FindingChange[], journey: string, pathOf: (uri: string) => string): Weakening[] {
  return findings.flatMap(({ change, diagnostic }): Weakening[] => {
    const { accepted, code, subject } = diagnostic;
    if (!accepted || (change !== 'accepted' && change !== 'new')) return [];
    const where = { journey, subject: code, element: subject, file: pathOf(accepted.at.uri) };
    return [{ kind: 'accepted', ...where, attribute: null, before: null, after: true, reason: accepted.reason }];
  });
}

import type { Diagnostic, ElementId, FindingChange } from '@parcours/model';
import type { ElementMatch } from '../matching/match-elements.ts';

/** The findings of one version. */
export interface VersionFindings {
  readonly diagnostics: readonly Diagnostic[];
  /** The path of a file, relative to the workspace. */
  readonly pathOf: (uri: string) => string;
}

/**
 * The findings that are new or gone, whose severity differs, or that are accepted or no longer so. A finding is the same where code and element are, whatever figure its
 * message quotes: a figure that moves is told as a figure.
 */
export function findingChanges(before: VersionFindings, after: VersionFindings, match: ElementMatch): FindingChange[] {
  const inBase = (diagnostic: Diagnostic) => ({ diagnostic, file: before.pathOf(diagnostic.at.uri) });
  const inHead = (diagnostic: Diagnostic) => ({ diagnostic, file: after.pathOf(diagnostic.at.uri) });
  const idOf = idsInHead(match);
  const earlier = Map.groupBy(before.diagnostics, ({ code, subject, parameters }) =>
    findingKey(code, subject && idOf(subject), parameters),
  );
  const changes = after.diagnostics.flatMap((diagnostic): FindingChange[] => {
    const known = earlier.get(findingKey(diagnostic.code, diagnostic.subject, diagnostic.parameters))?.shift();
    if (!known) return [{ change: 'new', ...inHead(diagnostic), severityBefore: null, withheld: false }];
    if (known.severity !== diagnostic.severity)
      return [{ change: 'severity', ...inHead(diagnostic), severityBefore: known.severity, withheld: false }];
    if ((known.accepted === null) === (diagnostic.accepted === null)) return [];
    return [
      { change: diagnostic.accepted ? 'accepted' : 'no-longer-accepted', ...inHead(diagnostic), severityBefore: null, withheld: false },
    ];
  });
  const left = new Set([...earlier.values()].flat());
  const gone = before.diagnostics.filter((diagnostic) => left.has(diagnostic));
  return [
    ...changes,
    ...gone.map((diagnostic): FindingChange => ({ change: 'gone', ...inBase(diagnostic), severityBefore: null, withheld: false })),
  ];
}

function findingKey(code: string, subject: ElementId | null, parameters: Diagnostic['parameters']): string {
  return JSON.stringify([code, subject ?? parameters]);
}

/** The ids of BASE by those of HEAD: of what a renamed element contains as well. */
function idsInHead({ afterOf }: ElementMatch): (id: ElementId) => ElementId {
  const renamed = [...afterOf].filter(([before, after]) => before.id !== after.id).sort(([a], [b]) => b.id.length - a.id.length);
  return (id) => {
    const found = renamed.find(([{ id: from }]) => id === from || id.startsWith(`${from}/`));
    return found ? found[1].id + id.slice(found[0].id.length) : id;
  };
}

/** What a change brings as findings for the formats of hosts: what `parcours diff --fail-on` can name. */
import { type ChangeLine, changeAlerts } from '@parcours/charts';
import { type ChangeReport, CODE, catalogue, type ElementId, type FindingChange, messageOf } from '@parcours/model';
import type { Workspace } from '@parcours/workspace';
import type { Failure } from '../../options/fail-on-changes.ts';
import type { Terminal } from '../../terminal.ts';
import { lineAt } from '../line-at.ts';
import { SEVERITIES } from '../severity-counts.ts';
import { type Finding, type FindingDraft, type FindingList, type Place, withFingerprints } from './finding.ts';
import { ruleHelp } from './rule-help.ts';

/** What a change is called where no diagnostic tells it: as in `--fail-on`, and what a reviewer should see. */
type ChangeRule = Exclude<Failure, 'error' | 'warning' | 'information' | 'never'> | 'edited-data';

/** Diagnostics that tell the same, at the same element or in it: a stage's score. */
const TOLD_BY: ReadonlyMap<string, ChangeRule> = new Map([
  [CODE['gate-failed'], 'gate'],
  [CODE['gate-exception-ended'], 'gate'],
  [CODE['expert-refuted'], 'refuted-claim'],
  [CODE['experts-refuted'], 'refuted-claim'],
]);

/** @param head the version after the change, in which the findings are located. */
export async function changeFindings(
  report: ChangeReport,
  head: Workspace,
  { translate, language }: Pick<Terminal, 'translate' | 'language'>,
): Promise<FindingList> {
  const drafts: FindingDraft[] = [];
  const told: { readonly rule: ChangeRule; readonly subject: ElementId }[] = [];
  const isTold = (rule: ChangeRule, element: ElementId | null) =>
    element !== null && told.some((each) => each.rule === rule && (each.subject === element || each.subject.startsWith(`${element}/`)));
  for (const change of report.journeys.flatMap(({ findings }) => findings)) {
    if (!isNew(change)) continue;
    const { code, severity, at, subject } = change.diagnostic;
    const rule = TOLD_BY.get(code);
    if (rule !== undefined && subject !== null) told.push({ rule, subject });
    drafts.push({
      rule: { id: code, name: catalogue[code].name, severity: catalogue[code].severity, help: await ruleHelp(code) },
      severity,
      message: change.withheld ? translate('findings.withheld', { code }) : messageOf(change.diagnostic, language),
      place: { path: change.file, range: at.range },
      ...REST,
      identity: [code, change.file, subject ?? String(at.range.start.line)],
    });
  }
  for (const line of changeAlerts(report, language)) {
    const rule = ruleOf(line);
    if (rule === null || isTold(rule, line.element)) continue;
    const place = placeOf(line, report, head);
    const description = translate(`change-rule.${rule}`);
    // What makes the command fail by default is an error.
    const severity = rule === 'edited-data' ? 'information' : rule === 'gate' ? 'error' : 'warning';
    drafts.push({
      rule: { id: rule, name: rule, severity, help: { description, page: description } },
      severity,
      message: `${line.text}.`,
      place,
      ...REST,
      identity: [rule, place.path, line.element ?? '', line.attribute ?? ''],
    });
  }
  return {
    findings: withFingerprints(drafts),
    files: [...new Set(report.journeys.map(({ file }) => file))],
    gates: [],
    lineOf: (path, line) => lineAt(fileAt(path, head)?.document, line),
  };
}

/** Whether the command fails by it. */
export function failsBy({ rule, severity }: Finding, failOn: readonly Failure[]): boolean {
  if (failOn.includes('never')) return false;
  if (Object.hasOwn(catalogue, rule.id)) {
    const named = TOLD_BY.get(rule.id);
    const reached: readonly Failure[] = SEVERITIES.slice(SEVERITIES.indexOf(severity)).filter((each) => each !== 'hint');
    return failOn.some((each) => each === named || reached.includes(each));
  }
  return failOn.some((each) => each === rule.id || (each === 'weakening' && rule.id === 'lowered-target'));
}

const REST = { related: [], accepted: null, fixes: [] } as const;

/** A finding that is graver than before, or no longer accepted, is new as well. */
function isNew({ change, diagnostic, severityBefore }: FindingChange): boolean {
  if (diagnostic.accepted) return false;
  if (change === 'severity') return severityBefore === null || SEVERITIES.indexOf(diagnostic.severity) < SEVERITIES.indexOf(severityBefore);
  return change === 'new' || change === 'no-longer-accepted';
}

function ruleOf({ tone, attribute }: ChangeLine): ChangeRule | null {
  switch (tone) {
    case 'gate':
      return 'gate';
    case 'weakened':
      return attribute === 'gate' ? 'gate' : attribute === 'target' ? 'lowered-target' : 'weakening';
    case 'worse':
      return 'proven-decline';
    case 'refuted':
      return 'refuted-claim';
    case 'edited':
      return 'edited-data';
    default:
      return null;
  }
}

/** The data file, else where the element stands in HEAD; the first line of its journey where it is gone, or of the first journey that changes. */
function placeOf({ journey, element, file: dataFile }: ChangeLine, { journeys }: ChangeReport, head: Workspace): Place {
  const start = { line: 0, character: 0 };
  if (dataFile !== undefined) return { path: dataFile, range: { start, end: start } };
  const own = journeys.filter(({ name }) => journey === null || name === journey);
  for (const { file, name } of element === null ? [] : own) {
    const uri = fileAt(file, head)?.uri;
    const model = uri === undefined ? undefined : head.models(uri).find((each) => each.name === name);
    const location = model && element !== null ? head.locationOf(model, element) : null;
    if (location) return { path: head.displayPath(location.uri), range: location.range };
  }
  return { path: (own[0] ?? journeys[0])?.file ?? '', range: { start, end: start } };
}

function fileAt(path: string, workspace: Workspace) {
  return [...workspace.files.all()].find(({ uri }) => workspace.displayPath(uri) === path);
}

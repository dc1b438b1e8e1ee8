/** The changes at which `parcours diff` fails: `--fail-on warning,lowered-target`. */
import {
  type ChangeReport,
  type FigureChange,
  type GateReport,
  isGateBroken,
  type JourneyChange,
  nearestName,
  type Severity,
} from '@parcours/model';
import { CommandError, EXIT } from '../command-error.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import { SEVERITIES } from '../output/severity-counts.ts';
import type { Terminal } from '../terminal.ts';

const FAILURES = [
  'error',
  'warning',
  'information',
  'gate',
  'lowered-target',
  'weakening',
  'refuted-claim',
  'proven-decline',
  'never',
] as const;
export type Failure = (typeof FAILURES)[number];
/** A failure that was found. */
export type FoundFailure = Exclude<Failure, 'never'>;
export const DEFAULT_FAILURES: readonly Failure[] = ['error', 'gate'];

const OPTION = '--fail-on';

/** Adds what is named, with commas between; the option may be given several times. @throws CommandError */
export function addFailures(written: string, before: readonly Failure[], { translate }: Terminal): readonly Failure[] {
  const added = written.split(',').map((word) => {
    const known = FAILURES.find((each) => each === word.trim());
    if (known) return known;
    const values = { value: sanitizeLine(word), option: OPTION, choices: FAILURES.join(', ') };
    const near = nearestName(word, FAILURES);
    const message = translate('usage.value', values);
    throw new CommandError(EXIT.usage, near ? `${message} ${translate('usage.near', { name: near })}` : message);
  });
  return [...(before === DEFAULT_FAILURES ? [] : before), ...added];
}

/** Which of the named failures the changes hold, each once, in the order of the option's values. */
export function failuresIn(report: ChangeReport, failOn: readonly Failure[]): FoundFailure[] {
  if (failOn.includes('never')) return [];
  return FAILURES.filter((failure) => failure !== 'never').filter((failure) => failOn.includes(failure) && holds(failure, report));
}

function holds(failure: FoundFailure, { journeys, weakenings }: ChangeReport): boolean {
  switch (failure) {
    case 'error':
    case 'warning':
    case 'information':
      return journeys.some((journey) => hasNewFinding(journey, failure));
    case 'gate':
      return journeys.some((journey) => journey.figures.some(failsGate) || failsGateOfBase(journey));
    case 'lowered-target':
      return weakenings.some(({ kind }) => kind === 'target');
    case 'weakening':
      return weakenings.length > 0;
    case 'refuted-claim':
      return journeys.some(({ figures }) =>
        figures.some(({ figure, before, after }) => figure === 'expert-refuted' && after === true && before !== true),
      );
    case 'proven-decline':
      return journeys.some((journey) => journey.figures.some((each) => isProvenDecline(each, journey)));
  }
}

/** An accepted finding is not new. */
function hasNewFinding({ findings }: JourneyChange, least: Severity): boolean {
  const severities: readonly Severity[] = SEVERITIES.slice(0, SEVERITIES.indexOf(least) + 1);
  return findings.some(({ change, diagnostic, severityBefore }) => {
    if (diagnostic.accepted || !severities.includes(diagnostic.severity)) return false;
    return (
      change === 'new' ||
      change === 'no-longer-accepted' ||
      (change === 'severity' && severityBefore !== null && !severities.includes(severityBefore))
    );
  });
}

function failsGate({ of, figure, before, after }: FigureChange): boolean {
  return of === 'gate' && figure === 'verdict' && after === 'failed' && before !== 'failed';
}

/**
 * BASE's rules apply: a gate that HEAD weakens, excepts or removes fails as it would have failed, also where it failed before. One that fails in
 * both versions, and is said to, is not new.
 */
function failsGateOfBase({ gatesOfBase, before, after }: JourneyChange): boolean {
  const key = ({ id, subject: { kind, name } }: GateReport) => JSON.stringify([id, kind, name]);
  const [earlier, later] = [before, after].map((journey) => new Set(journey?.gates.filter(isGateBroken).map(key)));
  return gatesOfBase.some((gate) => isGateBroken(gate) && !(earlier?.has(key(gate)) && later?.has(key(gate))));
}

/** A verdict says that a figure has changed; here, to the worse. */
function isProvenDecline({ of, subject, figure, before, after, verdict }: FigureChange, { before: journey }: JourneyChange): boolean {
  if (verdict !== 'change' || typeof before !== 'number' || typeof after !== 'number') return false;
  const kpi = of === 'kpi' ? journey?.kpis.find(({ name }) => name === subject) : undefined;
  if (figure !== 'score' && figure !== 'index' && figure !== 'kpi') return false;
  return kpi?.better === 'lower' ? after > before : after < before;
}

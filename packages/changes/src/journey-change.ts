import {
  type ElementChange,
  type GateReport,
  isConfidential,
  type JourneyChange,
  type JourneyReport,
  type Weakening,
} from '@parcours/model';
import { evaluateGates, suppress } from '@parcours/scoring';
import { controlledFigures } from './disclosure/controlled-figures.ts';
import { controlledFindings } from './disclosure/controlled-findings.ts';
import { controlledBase, controlledHead } from './disclosure/controlled-reports.ts';
import { type TellingFigures, tellingFigures } from './disclosure/telling-figures.ts';
import { elementChanges } from './elements/element-changes.ts';
import type { JourneyStudyPair } from './evidence/evidence-changes.ts';
import { EvidenceOfFigures } from './evidence/evidence-of-figures.ts';
import { figureChanges } from './figures/figure-changes.ts';
import { findingChanges } from './findings/finding-changes.ts';
import type { JourneyComparison } from './journey-comparison.ts';
import type { ModelMatch } from './matching/match-models.ts';
import type { JourneyVersion } from './version.ts';
import { evidenceWeakenings } from './weakenings/evidence-weakenings.ts';
import { findingWeakenings } from './weakenings/finding-weakenings.ts';
import { textWeakenings, type WeakeningContext } from './weakenings/text-weakenings.ts';

/** A journey's part of a ChangeReport. */
export interface JourneyDifference {
  /** Null: nothing of the journey itself differs. */
  readonly change: JourneyChange | null;
  /** What differs in declarations that several journeys may see. */
  readonly shared: readonly ElementChange[];
  readonly pairs: readonly JourneyStudyPair[];
  readonly weakenings: readonly Weakening[];
}

/** @param crossing what HEAD's other journeys read as well (see `crossingFigures`); null: the report is not to be passed on. */
export function journeyDifference(comparison: JourneyComparison, crossing: TellingFigures | null): JourneyDifference {
  const { before, after, match, pairs } = comparison;
  if (before && after && match) return comparedJourney({ ...comparison, before, after, match }, crossing);
  const only = after ?? before;
  if (!only) return { change: null, shared: [], pairs: [], weakenings: [] };
  return {
    change: singleJourney(only, before !== null, crossing),
    shared: [],
    pairs: pairs.map((pair) => ({ ...pair, journey: only.model.name })),
    weakenings: [],
  };
}

/** A journey that is new, or gone: its contents are not listed, and its figures stand in its report. */
function singleJourney({ model, report: exact }: JourneyVersion, isGone: boolean, crossing: TellingFigures | null): JourneyChange {
  const controlled = isGone ? crossing && controlledBase(exact, crossing, (_, old) => old) : crossing && controlledHead(exact);
  const report = controlled ?? exact;
  const { id, name, label } = model;
  const side = { id, name, label, within: null };
  const element: ElementChange = {
    kind: 'journey',
    before: isGone ? side : null,
    after: isGone ? null : side,
    changes: [isGone ? 'removed' : 'added'],
    attributes: [],
    wordingOnly: false,
  };
  return {
    ...{ name, label, file: report.file },
    fileBefore: isGone ? report.file : null,
    before: isGone ? report : null,
    after: isGone ? null : report,
    elements: [element],
    figures: [],
    findings: [],
    gatesOfBase: [],
    stages: report.stages.map((stage) => (isGone ? { before: stage.name, after: null } : { before: null, after: stage.name })),
    wordingOnly: false,
  };
}

type MatchedJourney = JourneyComparison & { readonly before: JourneyVersion; readonly after: JourneyVersion; readonly match: ModelMatch };

function comparedJourney({ before, after, match, pairs, nameOf }: MatchedJourney, crossing: TellingFigures | null): JourneyDifference {
  const all = elementChanges(match.base, match.translatedElements, match.head, match.elements);
  const keyOf = (kind: string, id: string | undefined) => `${kind} ${id}`;
  const sharedKeys = new Set([...match.base, ...match.head].flatMap(({ kind, id, isShared: shared }) => (shared ? [keyOf(kind, id)] : [])));
  const isShared = ({ kind, before: was, after: is }: ElementChange) => sharedKeys.has(keyOf(kind, (is ?? was)?.id));
  const [shared, elements] = [all.filter(isShared), all.filter((change) => !isShared(change))];
  const evidence = new EvidenceOfFigures(before.report, after.report, pairs, nameOf);
  const journey = { before, after, match, pairs, elements: all };
  const exact = figureChanges(journey, evidence);
  const foundExactly = findingChanges(
    { diagnostics: before.diagnostics, pathOf: pathsIn(before) },
    { diagnostics: after.diagnostics, pathOf: pathsIn(after) },
    match.elements,
  );
  const limit = Math.max(before.report.limits.anonymous, after.report.limits.anonymous);
  const telling = crossing && union(tellingFigures(journey, evidence, limit), crossing);
  const reports = telling && { before: controlledBase(before.report, telling, nameOf), after: controlledHead(after.report) };
  const figures = reports ? controlledFigures(exact, reports, match, limit) : exact;
  const findings = telling ? controlledFindings(foundExactly, telling) : foundExactly;
  const { name, label } = after.model;
  const { file } = after.report;
  const fileBefore = before.report.file === file ? null : before.report.file;
  const context: WeakeningContext = {
    targetOf: (id) => before.model.kpis.find((kpi) => kpi.id === id)?.target ?? null,
    exceptionOf: (id) => after.model.gates.find((gate) => gate.id === id)?.exception ?? null,
  };
  const weakenings = [
    ...textWeakenings(shared, null, null, context),
    ...textWeakenings(elements, name, file, context),
    ...findingWeakenings(findings, name, pathsIn(after)),
    ...evidenceWeakenings(before.report, after.report, pairs, nameOf),
  ];
  const isChanged = elements.length + figures.length + findings.length > 0 || fileBefore !== null;
  const change: JourneyChange = {
    ...{
      name,
      label,
      file,
      fileBefore,
      before: reports?.before ?? before.report,
      after: reports?.after ?? after.report,
      elements,
      figures,
      findings,
      gatesOfBase: gatesOfBase(before, after, match, reports?.after ?? after.report),
    },
    stages: stagePairs(match),
    wordingOnly: figures.length + findings.length === 0 && fileBefore === null && elements.every(({ wordingOnly }) => wordingOnly),
  };
  return { change: isChanged ? change : null, shared, pairs: pairs.map((pair) => ({ ...pair, journey: name })), weakenings };
}

function union(a: TellingFigures, b: TellingFigures): TellingFigures {
  return { stages: new Set([...a.stages, ...b.stages]), kpis: new Set([...a.kpis, ...b.kpis]) };
}

/** BASE's gates by HEAD's figures, suppressed as those of a report are. */
function gatesOfBase(
  before: JourneyVersion,
  { model }: JourneyVersion,
  { translated }: ModelMatch,
  report: JourneyReport,
): readonly GateReport[] {
  if (translated.gates.length === 0) return [];
  const judged = { ...report, gates: evaluateGates({ ...model, gates: translated.gates }, report, before.report.asOf ?? report.asOf) };
  return isConfidential(report) ? judged.gates : suppress(judged).gates;
}

/** Paths relative to the workspace, by URI: the journey's file is one of them. */
function pathsIn({ model, report }: JourneyVersion): (uri: string) => string {
  const root = model.uri.slice(0, model.uri.length - encodeURI(report.file).length);
  return (uri) => (uri === model.uri ? report.file : uri.startsWith(root) ? decodeURIComponent(uri.slice(root.length)) : uri);
}

/** In the order of HEAD; what is gone follows the stage that stood before it. */
function stagePairs({ base, head, elements }: ModelMatch): JourneyChange['stages'] {
  const stagesOf = (all: ModelMatch['base']) => all.filter(({ kind }) => kind === 'stage');
  const earlier = stagesOf(base);
  const goneAfter = new Map<ModelMatch['base'][number] | null, string[]>();
  let last: ModelMatch['base'][number] | null = null;
  for (const stage of earlier) {
    const after = elements.afterOf.get(stage);
    if (after) last = after;
    else goneAfter.set(last, [...(goneAfter.get(last) ?? []), stage.name]);
  }
  const gone = (after: ModelMatch['base'][number] | null) => (goneAfter.get(after) ?? []).map((before) => ({ before, after: null }));
  return [
    ...gone(null),
    ...stagesOf(head).flatMap((stage) => [{ before: elements.beforeOf.get(stage)?.name ?? null, after: stage.name }, ...gone(stage)]),
  ];
}

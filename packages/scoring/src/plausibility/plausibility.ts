/**
 * Plausibility checks over what a journey declares and what its studies measured: each finds what contradicts itself, or something else, and
 * so questions a figure that the rules compute rightly. Where each rule comes from: docs/plausibility.md.
 */
import type { Caveat, JourneyReport, Model } from '@parcours/model';
import { columnsReadTwice } from './columns-read-twice.ts';
import type { PlausibilityCheck, PlausibilityFinding, QuestionedFigure } from './finding.ts';
import { indexBasisFindings } from './index-basis.ts';
import { initiativeFindings } from './initiatives.ts';
import { kpiDirectionFindings } from './kpi-direction.ts';
import { kpiTargetFindings } from './kpi-targets.ts';
import { repositoryFindings } from './repository.ts';
import { stageTargetFindings } from './stage-targets.ts';

/** In the order in which they are shown. */
const CHECKS: readonly PlausibilityCheck[] = [
  indexBasisFindings,
  repositoryFindings,
  stageTargetFindings,
  kpiDirectionFindings,
  kpiTargetFindings,
  initiativeFindings,
  columnsReadTwice,
];

/** All findings of a journey, for the view of its report. */
export function plausibilityFindings(model: Model, report: JourneyReport): PlausibilityFinding[] {
  return CHECKS.flatMap((check) => [...check(model, report)]);
}

/**
 * The report with each finding as a caveat of the figures that it questions.
 *
 * @param given the findings about the studies' files beside each other.
 */
export function withPlausibilityCaveats(model: Model, report: JourneyReport, given: readonly PlausibilityFinding[]): JourneyReport {
  const findings = [...given, ...plausibilityFindings(model, report)];
  if (findings.length === 0) return report;
  const caveatsOf = (of: QuestionedFigure['of'], name: string | null): Caveat[] =>
    findings.flatMap(({ diagnostic: { code, parameters }, figures, study }) =>
      figures.some((figure) => figure.of === of && (figure.of === 'journey' || figure.name === name)) ? [{ code, parameters, study }] : [],
    );
  const added = <T extends { readonly name: string; readonly caveats: readonly Caveat[] }>(of: 'stage' | 'kpi', figure: T): T => {
    const own = caveatsOf(of, figure.name);
    return own.length === 0 ? figure : { ...figure, caveats: [...figure.caveats, ...own] };
  };
  return {
    ...report,
    caveats: [...report.caveats, ...caveatsOf('journey', null)],
    stages: report.stages.map((stage) => added('stage', stage)),
    kpis: report.kpis.map((kpi) => added('kpi', kpi)),
  };
}

/**
 * Plausibility checks over what a journey declares and what its studies measured: each finds what contradicts itself, or something else, and
 * so questions a figure that the rules compute rightly. Where each rule comes from: docs/plausibility.md.
 */
import { type Caveat, caveatScopeOf, type JourneyReport, type Model } from '@parcours/model';
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
 * The report with each finding as a caveat of the figures that it questions, and with the stages whose measured figures are in question.
 *
 * @param given the findings about the studies' files beside each other.
 */
export function withPlausibilityCaveats(model: Model, report: JourneyReport, given: readonly PlausibilityFinding[]): JourneyReport {
  const shown = new Set(report.studies.map(({ name }) => name));
  const findings = [...given, ...plausibilityFindings(model, report)];
  const caveatsOf = (of: QuestionedFigure['of'], name: string | null): Caveat[] =>
    findings.flatMap(({ diagnostic: { code, parameters }, figures, study }) => {
      // What a study of another wave measured is in no figure of this one.
      if (of !== 'journey' && study !== null && !shown.has(study) && caveatScopeOf(code)?.touches === 'value') return [];
      return figures.some((figure) => figure.of === of && (figure.of === 'journey' || figure.name === name))
        ? [{ code, parameters, study }]
        : [];
    });
  const added = <T extends { readonly name: string; readonly caveats: readonly Caveat[] }>(
    of: 'stage' | 'kpi' | 'initiative',
    figure: T,
  ): T => {
    const own = caveatsOf(of, figure.name);
    return own.length === 0 ? figure : { ...figure, caveats: [...figure.caveats, ...own] };
  };
  const stages = report.stages.map((stage) => added('stage', stage));
  return {
    ...report,
    caveats: [...report.caveats, ...caveatsOf('journey', null)],
    questionedStages: stages.flatMap(({ name, measured, caveats }) => (measured && caveats.some(isAboutValue) ? [name] : [])),
    stages,
    kpis: report.kpis.map((kpi) => added('kpi', kpi)),
    initiatives: report.initiatives.map((initiative) => added('initiative', initiative)),
  };
}

function isAboutValue({ code }: Caveat): boolean {
  return caveatScopeOf(code)?.touches === 'value';
}

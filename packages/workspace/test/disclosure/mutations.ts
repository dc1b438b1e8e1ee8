/** Reports in which one rule of disclosure control is switched off. */
import type { Comparison, JourneyReport, StageReport } from '@parcours/model';

export type Rule = 'stage' | 'by study' | 'expectation' | 'pairs' | 'basics' | 'kpi' | 'mix';

/** The report as if the rule had found nothing that other figures would tell. */
export function without(rule: Rule, report: JourneyReport): JourneyReport {
  return {
    ...report,
    stages: report.stages.map((stage) => ({ ...stage, ...STAGE_FLAGS[rule] })),
    kpis: rule === 'kpi' ? report.kpis.map((kpi) => ({ ...kpi, secondarySuppressed: false })) : report.kpis,
    comparisons: report.comparisons.map((comparison) => withoutIn(rule, comparison)),
    segmentMix: rule === 'mix' ? report.segmentMix.map((mix) => ({ ...mix, secondarySuppressed: false })) : report.segmentMix,
  };
}

const STAGE_FLAGS: Readonly<Partial<Record<Rule, Partial<StageReport>>>> = {
  stage: { secondarySuppressed: false },
  'by study': { studiesSecondarySuppressed: false },
  expectation: { expectationSecondarySuppressed: false },
  pairs: { pairsSecondarySuppressed: false },
  basics: { basicsSecondarySuppressed: false },
};

function withoutIn(rule: Rule, comparison: Comparison): Comparison {
  const change = <T extends Comparison['stages'][number] | Comparison['kpis'][number]>(compared: T, cellRule: Rule): T => ({
    ...compared,
    cells: rule === cellRule ? compared.cells.map((cell) => ({ ...cell, secondarySuppressed: false })) : compared.cells,
  });
  return {
    ...comparison,
    stages: comparison.stages.map((stage) => change(stage, 'stage')),
    kpis: comparison.kpis.map((kpi) => change(kpi, 'kpi')),
  };
}

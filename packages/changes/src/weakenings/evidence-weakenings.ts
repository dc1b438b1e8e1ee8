import type { JourneyReport, Weakening } from '@parcours/model';
import type { StudyPair } from '../evidence/study-pairs.ts';

/**
 * Studies that HEAD's text no longer has, and that spoke against it: they refuted an expert score, proved a gap, or missed a target of a
 * KPI, which HEAD's remaining evidence does not.
 *
 * @param nameOf the name of a stage or KPI in HEAD.
 */
export function evidenceWeakenings(
  before: JourneyReport,
  after: JourneyReport,
  pairs: readonly StudyPair[],
  nameOf: (of: 'stage' | 'kpi', name: string) => string,
): Weakening[] {
  const stages = new Map(after.stages.map((stage) => [stage.name, stage]));
  const kpis = new Map(after.kpis.map((kpi) => [kpi.name, kpi]));
  return pairs.flatMap(({ before: was, after: is }): Weakening[] => {
    if (!was || is || was.study.kind === 'benchmark') return [];
    const { name, label, id } = was.study;
    const isBehind = ({ sources }: { readonly sources: readonly { readonly study: string }[] }) =>
      sources.some(({ study }) => study === name);
    const against = [
      ...before.stages.filter((stage) => {
        const now = stages.get(nameOf('stage', stage.name));
        const spoke =
          (stage.expertRefuted === true && now?.expertRefuted !== true) || (stage.gap?.proven === true && now?.gap?.proven !== true);
        return spoke && isBehind(stage);
      }),
      ...before.kpis.filter((kpi) => kpi.verdict === 'missed' && kpis.get(nameOf('kpi', kpi.name))?.verdict !== 'missed' && isBehind(kpi)),
    ];
    if (against.length === 0) return [];
    return [
      {
        kind: 'evidence',
        journey: after.name,
        subject: label ?? name,
        element: id,
        file: after.file,
        attribute: null,
        before: against.map((each) => each.label ?? each.name),
        after: null,
        reason: null,
      },
    ];
  });
}

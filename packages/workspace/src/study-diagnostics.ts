import { diagnoseElement, idInModel, type Model, type RatedColumn, type Study, type UnlocatedDiagnostic } from '@parcours/model';
import { mapsColumns } from '@parcours/observations';
import { isExpertStudy, scaleClashes } from '@parcours/scoring';
import { columnsReadTwice } from './plausibility/columns-read-twice.ts';

/** What the texts of a journey's studies say wrongly, alone or beside each other. No file is read for it. */
export function studyDiagnostics(model: Model): UnlocatedDiagnostic[] {
  const studies = [...model.studies, ...model.benchmarks];
  return [
    ...mixedWeights(model.studies),
    ...kpisOnTwoScales(model),
    ...model.benchmarks.filter(isExpertStudy).map((study) => diagnoseElement('JRN0456', study.id, { study: titleOf(study) })),
    ...studies.flatMap((study) => [...panelWithoutRespondents(study), ...columnsOfRespondents(study), ...columnsOfTwoStages(study, model)]),
  ];
}

/** Studies without a weight in a period in which others declare one (method.md, 2.4). */
function mixedWeights(studies: readonly Study[]): UnlocatedDiagnostic[] {
  const consolidated = studies.filter((study) => !isExpertStudy(study));
  const waves = new Set(consolidated.flatMap(({ wave }) => wave ?? []));
  const mixed = new Map<Study, Study>();
  for (const period of waves.size === 0 ? [null] : waves) {
    // Studies without a wave belong to every wave.
    const inPeriod = consolidated.filter(({ wave }) => wave === null || wave === period);
    const weighted = inPeriod.find(({ weight }) => weight !== null);
    if (weighted) for (const study of inPeriod) if (study.weight === null && !mixed.has(study)) mixed.set(study, weighted);
  }
  return [...mixed].map(([study, weighted]) =>
    diagnoseElement('JRN0217', study.id, { study: titleOf(study), other: titleOf(weighted) }, { related: [weighted.id] }),
  );
}

/** Columns of a KPI on a second scale. */
function kpisOnTwoScales(model: Model): UnlocatedDiagnostic[] {
  return scaleClashes(model).map(({ kpi: name, study, column, first }) => {
    const kpi = model.kpis.find((each) => each.name === name);
    const parameters = { kpi: kpi?.label ?? name, scale: writtenScale(column), first: writtenScale(first.column) };
    return diagnoseElement('JRN0219', idInModel(study.id, column.id), parameters, {
      related: [idInModel(first.study.id, first.column.id)],
    });
  });
}

/** As it is declared: `5..1` downwards. */
function writtenScale({ scale, reversed }: RatedColumn): string {
  const bounds = [scale?.min, scale?.max];
  return (reversed ? bounds.reverse() : bounds).join('..');
}

function panelWithoutRespondents(study: Study): UnlocatedDiagnostic[] {
  if (!study.panel || study.respondent || !mapsColumns(study)) return [];
  return [diagnoseElement('JRN0220', study.id, { study: titleOf(study) })];
}

/** Columns about single respondents in a file of given means. */
function columnsOfRespondents({ id, aggregated, cluster, observer }: Study): UnlocatedDiagnostic[] {
  if (!aggregated) return [];
  const columns = [
    ['cluster', cluster],
    ['observer', observer],
  ] as const;
  return columns.flatMap(([keyword, column]) =>
    column ? [diagnoseElement('JRN0221', idInModel(id, column.id), { keyword: { keyword } })] : [],
  );
}

/** Columns that measure one stage by a study's own line and another by its questionnaire's. Of one block, the text says it (JRN0270). */
function columnsOfTwoStages(study: Study, model: Model): UnlocatedDiagnostic[] {
  return study.questionnaire === null ? [] : columnsReadTwice(study, model).map(({ diagnostic }) => diagnostic);
}

function titleOf({ label, name }: Study): string {
  return label ?? name;
}

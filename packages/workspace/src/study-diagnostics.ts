import {
  type Bounds,
  diagnoseElement,
  type ElementId,
  idInModel,
  type Kpi,
  type Model,
  type RatedColumn,
  type Study,
  type UnlocatedDiagnostic,
} from '@parcours/model';
import { mapsColumns } from '@parcours/observations';

/** What the texts of a journey's studies say wrongly, alone or beside each other. No file is read for it. */
export function studyDiagnostics(model: Model): UnlocatedDiagnostic[] {
  const studies = [...model.studies, ...model.benchmarks];
  return [
    ...mixedWeights(model.studies),
    ...model.kpis.flatMap((kpi) => scaleClashes(kpi, studies)),
    ...studies.flatMap((study) => [...panelWithoutRespondents(study), ...columnsOfRespondents(study)]),
  ];
}

/** Studies without a weight in a period in which others declare one (method.md, 2.4). */
function mixedWeights(studies: readonly Study[]): UnlocatedDiagnostic[] {
  const consolidated = studies.filter(({ method }) => method !== 'expert');
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

/** Columns of a KPI on another scale than its first column; an nps is mapped onto its own scale. */
function scaleClashes({ name, label, kind }: Kpi, studies: readonly Study[]): UnlocatedDiagnostic[] {
  if (kind !== 'ces' && kind !== 'csat' && kind !== 'amount') return [];
  const [first, ...others] = studies.flatMap(({ id, kpis }) =>
    kpis.flatMap(({ kpi, column }): ScaledColumn[] => {
      const { scale } = column;
      return kpi === name && scale ? [{ id: idInModel(id, column.id), scale, reversed: column.reversed }] : [];
    }),
  );
  if (!first) return [];
  return others
    .filter((each) => each.reversed !== first.reversed || each.scale.min !== first.scale.min || each.scale.max !== first.scale.max)
    .map((each) =>
      diagnoseElement(
        'JRN0219',
        each.id,
        { kpi: label ?? name, scale: writtenScale(each), first: writtenScale(first) },
        { related: [first.id] },
      ),
    );
}

interface ScaledColumn extends Pick<RatedColumn, 'reversed'> {
  readonly id: ElementId;
  readonly scale: Bounds;
}

function writtenScale({ scale: { min, max }, reversed }: ScaledColumn): string {
  return reversed ? `${max}..${min}` : `${min}..${max}`;
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

function titleOf({ label, name }: Study): string {
  return label ?? name;
}

import type { KpiColumn, Model, Samples, Study } from '@parcours/model';

/** A column of a KPI on another scale than its first column, in the order of the studies, then of the benchmarks. */
export interface ScaleClash {
  readonly kpi: string;
  readonly study: Study;
  readonly column: KpiColumn['column'];
  readonly first: { readonly study: Study; readonly column: KpiColumn['column'] };
}

/**
 * The columns that measure a ces, a csat or an amount on a second scale: their answers mean something else (method.md, 2.21). An nps is
 * mapped onto its own scale, rates and times have none. A column without a scale clashes with nothing.
 */
export function scaleClashes({ kpis, studies, benchmarks }: Pick<Model, 'kpis' | 'studies' | 'benchmarks'>): ScaleClash[] {
  const all = [...studies, ...benchmarks];
  return kpis.flatMap(({ name, kind }): ScaleClash[] => {
    if (kind !== 'ces' && kind !== 'csat' && kind !== 'amount') return [];
    const measured = all.flatMap((study) =>
      study.kpis.flatMap(({ kpi, column }) => (kpi === name && column.scale ? [{ study, column }] : [])),
    );
    const [first, ...others] = measured;
    return first ? others.filter(({ column }) => !isSameScale(column, first.column)).map((other) => ({ kpi: name, ...other, first })) : [];
  });
}

function isSameScale(a: KpiColumn['column'], b: KpiColumn['column']): boolean {
  return a.reversed === b.reversed && a.scale?.min === b.scale?.min && a.scale?.max === b.scale?.max;
}

/** The Samples without the KPIs that their study measures on a second scale: pooled with the others they would be a wrong figure. */
export function withoutScaleClashes(samples: readonly Samples[], model: Model): readonly Samples[] {
  const clashes = scaleClashes(model);
  if (clashes.length === 0) return samples;
  return samples.map((each) => {
    const left = new Set(clashes.flatMap(({ kpi, study }) => (study.name === each.study ? [kpi] : [])));
    if (left.size === 0) return each;
    const comparable = <T extends Pick<Samples, 'kpis'>>(of: T): T => ({ ...of, kpis: of.kpis.filter(({ kpi }) => !left.has(kpi)) });
    return comparable({ ...each, groups: each.groups.map(comparable) });
  });
}

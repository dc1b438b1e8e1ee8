import type { Bounds, Kpi, Study } from '@parcours/model';

/** The column of a ces or an amount on whose scale no mean can be the target; null where there is none. */
export function targetOffScale(
  { name, kind, target }: Pick<Kpi, 'name' | 'kind' | 'target'>,
  studies: readonly Study[],
): { readonly scale: Bounds; readonly header: string } | null {
  if (target === null || (kind !== 'ces' && kind !== 'amount')) return null;
  for (const study of studies)
    for (const { kpi, column } of study.kpis) {
      const { scale, header } = column;
      if (kpi === name && scale && (target < scale.min || target > scale.max)) return { scale, header };
    }
  return null;
}

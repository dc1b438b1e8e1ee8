/** Targets of KPIs that decide nothing: off the scale, at its end, in another unit, or beyond what is promised. */
import { diagnoseElement, type Kpi, type KpiReport, type Model } from '@parcours/model';
import { aboutKpi, type PlausibilityFinding, titleOf } from './finding.ts';
import { targetOffScale } from './target-off-scale.ts';

export function* kpiTargetFindings(model: Model, { kpis }: { readonly kpis: readonly KpiReport[] }): Generator<PlausibilityFinding> {
  for (const [index, kpi] of model.kpis.entries()) {
    const { target } = kpi;
    if (target === null) continue;
    const offScale = targetOffScale(kpi, model.studies);
    if (offScale) {
      const { scale, header } = offScale;
      const parameters = { target, kpi: titleOf(kpi), scale: `${scale.min}..${scale.max}`, column: `"${header}"` };
      yield aboutKpi(kpi.name, diagnoseElement('JRN0275', kpi.id, parameters));
      continue;
    }
    const { worst, best } = endsOf(kpi, model);
    if (target === worst) {
      yield aboutKpi(kpi.name, diagnoseElement('JRN0533', kpi.id, { figure: titleOf(kpi), target }));
      continue;
    }
    if (target === best) yield aboutKpi(kpi.name, diagnoseElement('JRN0548', kpi.id, { figure: titleOf(kpi), target }));
    if (kpi.kind === 'time' && kpi.within !== null && target > kpi.within * (1 + TOLERANCE)) {
      yield aboutKpi(kpi.name, diagnoseElement('JRN0535', kpi.id, { kpi: titleOf(kpi), target, within: kpi.within }));
    }
    const value = kpis[index]?.value ?? null;
    if (value !== null && isOtherUnit(kpi, target, value)) {
      const parameters = { kpi: titleOf(kpi), target, value: Math.round(value * 100) / 100 };
      yield aboutKpi(kpi.name, diagnoseElement('JRN0534', kpi.id, parameters));
    }
  }
}

const TOLERANCE = 1e-9;

interface Ends {
  readonly worst: number | null;
  readonly best: number | null;
}

/** The value that every answer reaches, and the one that only the best answers of all reach; null where the kind has none. */
function endsOf({ name, kind, better }: Kpi, { studies }: Model): Ends {
  if (kind === 'nps') return { worst: -100, best: 100 };
  // No complaint at all is a usual aim, and said as such.
  if (kind === 'csat' || kind === 'rate') return better === 'higher' ? { worst: 0, best: 100 } : { worst: 100, best: null };
  const scale = kind === 'ces' ? studies.flatMap((study) => study.kpis).find(({ kpi, column }) => kpi === name && column.scale) : null;
  const bounds = scale?.column.scale;
  if (!bounds) return { worst: null, best: null };
  return better === 'higher' ? { worst: bounds.min, best: bounds.max } : { worst: bounds.max, best: bounds.min };
}

/** A percentage below 1 % that the figure exceeds so many times: 0.3 for 30 %. */
const SHARE_RATIO = 10;
/** Minutes for hours, or cents for euros. */
const UNIT_RATIO = 50;

/** Whether a target and a figure lie so far apart that one of them is probably in another unit. */
function isOtherUnit({ kind }: Kpi, target: number, value: number): boolean {
  if (!(target > 0) || !(value > 0)) return false;
  if (kind === 'rate' || kind === 'csat' || kind === 'nps') return target < 1 && value >= SHARE_RATIO * target && value >= 1;
  if (kind === 'time') return value >= UNIT_RATIO * target;
  return kind === 'amount' && (value >= UNIT_RATIO * target || target >= UNIT_RATIO * value);
}

/** Targets that decide nothing: off the scale, at its end, in another unit, or beyond what is promised. */
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
    if (target === worstOf(kpi, model)) {
      yield aboutKpi(kpi.name, diagnoseElement('JRN0533', kpi.id, { kpi: titleOf(kpi), target }));
      continue;
    }
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

/** The value that every answer reaches; null where the kind has none. */
function worstOf({ name, kind, better }: Kpi, { studies }: Model): number | null {
  if (kind === 'nps') return -100;
  if (kind === 'csat') return 0;
  if (kind === 'rate') return better === 'higher' ? 0 : 100;
  if (kind !== 'ces') return null;
  const scale = studies.flatMap((study) => study.kpis).find(({ kpi, column }) => kpi === name && column.scale)?.column.scale;
  return scale ? (better === 'higher' ? scale.min : scale.max) : null;
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

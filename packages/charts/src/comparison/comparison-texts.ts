/** The texts of a comparison, shared by all reports. */
import {
  type ComparedStage,
  type Comparison,
  type Difference,
  formatFixed,
  formatInterval,
  formatScore,
  type JourneyReport,
  type KpiReport,
  type Language,
  translateTerm,
  translator,
} from '@parcours/model';
import { messages } from '../messages.ts';
import { evidenceText, missingText, sampleSizeText, scoreIntervalText, scoreText } from '../text/format-figures.ts';
import { labelByName, labelOf } from '../text/labels.ts';

/** The heading of a comparison: `Waves`, `Segments` … */
export function comparisonName({ by }: Pick<Comparison, 'by'>, language: Language): string {
  return translator(messages, language)(`compare.${by}`);
}

/** The verdict in words: waves change, other groups differ. */
export function verdictText({ by }: Pick<Comparison, 'by'>, verdict: Difference['verdict'], language: Language): string {
  const t = translator(messages, language);
  if (verdict === null) return t('compare.unknown');
  return t(verdict === 'noise' ? 'compare.noise' : by === 'wave' ? 'compare.change' : 'compare.differs');
}

/** The sign of a verdict: `▲` or `▼` for a change, `≈` for noise, `–` if nothing was tested. */
export function verdictSign({ verdict, value }: Difference): string {
  if (verdict === null) return '–';
  if (verdict === 'noise') return '≈';
  return value > 0 ? '▲' : '▼';
}

/** A difference in one line: `Autumn − Spring: +0.42 [+0.10, +0.74] ▲ change, p = 0.012`; p is Holm-adjusted. */
export function differenceText(comparison: Comparison, difference: Difference, language: Language, digits = 2): string {
  const t = translator(messages, language);
  const { value, low, high, adjustedP, verdict, paired } = difference;
  const [from, to] = [comparison.groups[difference.from], comparison.groups[difference.to]];
  const name = t('compare.minus', { to: to ? labelOf(to) : '', from: from ? labelOf(from) : '' });
  const figures = [
    formatScore(value, language, digits),
    low === null ? null : formatInterval(low, high, language, digits),
    verdictSign(difference),
  ];
  const remarks = [
    verdictText(comparison, verdict, language),
    adjustedP === null ? null : pValueText(adjustedP, language),
    paired > 0 ? t('compare.paired', { n: paired }) : null,
  ];
  return t('colon', {
    name,
    value: `${figures.filter((text) => text !== null).join(' ')} ${remarks.filter((text) => text !== null).join(', ')}`,
  });
}

function pValueText(p: number, language: Language): string {
  return p < 0.001 ? `p < ${formatFixed(0.001, language, 3)}` : `p = ${formatFixed(p, language, 3)}`;
}

/** The texts of one group's cell: mean, interval, and n with its evidence level; or, in `missing`, why there is no figure. */
export function cellTexts(
  journey: JourneyReport,
  cell: ComparedStage['cells'][number],
  language: Language,
): { readonly mean: string | null; readonly interval: string | null; readonly n: string | null; readonly missing: string } {
  const { measured } = cell;
  if (!measured) return { mean: null, interval: null, n: null, missing: missingText(journey, cell, language) };
  return {
    mean: scoreText(measured.mean, journey.scale, language),
    interval: scoreIntervalText(measured.low, measured.high, journey.scale, language),
    n: `${sampleSizeText(measured, language)} · ${evidenceText(measured.evidence, language)}`,
    missing: '',
  };
}

export function kpiByName(journey: JourneyReport, name: string): KpiReport | undefined {
  return journey.kpis.find((kpi) => kpi.name === name);
}

/** The legend of the signs, and the studies that are excluded from the comparison. */
export function comparisonNotes(comparison: Comparison, language: Language): string[] {
  const t = translator(messages, language);
  const family = testFamilyText(comparison, language);
  return [
    ...(family === null ? [] : [t('compare.note', { family })]),
    ...comparison.excludedStudies.map((study) =>
      t('compare.left-out', {
        study: labelOf(study),
        attribute: study.missingDimension === 'wave' ? t('compare.wave-word') : translateTerm(study.missingDimension, language),
      }),
    ),
  ];
}

/** The families of Holm's correction: differences of stages, and differences of KPIs. Null if nothing was tested. */
function testFamilyText(comparison: Comparison, language: Language): string | null {
  const t = translator(messages, language);
  const tested = (list: readonly { readonly differences: readonly Difference[] }[]) =>
    list.reduce((sum, { differences }) => sum + differences.filter(({ p }) => p !== null).length, 0);
  const [ofStages, ofKpis] = [tested(comparison.stages), tested(comparison.kpis)];
  const stages = ofStages > 0 ? t('compare.family.stages', { n: ofStages }) : null;
  const kpis = ofKpis > 0 ? t('compare.family.kpis', { n: ofKpis }) : null;
  return stages !== null && kpis !== null ? t('compare.families', { stages, kpis }) : (stages ?? kpis);
}

/** The alt text of the comparison chart. */
export function comparisonAltText(journey: JourneyReport, comparison: Comparison, language: Language): string {
  const t = translator(messages, language);
  return comparison.stages
    .map((stage) => {
      const cells = stage.cells.map((cell, i) => {
        const { mean, interval, missing } = cellTexts(journey, cell, language);
        const group = comparison.groups[i];
        return t('colon', { name: group ? labelOf(group) : '', value: mean ? [mean, interval].filter(Boolean).join(' ') : missing });
      });
      const differences = stage.differences.map((each) => differenceText(comparison, each, language));
      return `${labelByName(journey.stages, stage.stage)}. ${[...cells, ...differences].join('; ')}.`;
    })
    .join('\n');
}

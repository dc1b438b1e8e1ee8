/** What a comparison says, in words: the same in every report. */
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

/** `Waves`, `Segments` … */
export function comparisonName({ by }: Pick<Comparison, 'by'>, language: Language): string {
  return translator(messages, language)(`compare.${by}`);
}

/** Waves change; segments, channels and competitors differ. */
export function verdictText({ by }: Pick<Comparison, 'by'>, verdict: Difference['verdict'], language: Language): string {
  const say = translator(messages, language);
  if (verdict === null) return say('compare.unknown');
  return say(verdict === 'noise' ? 'compare.noise' : by === 'wave' ? 'compare.change' : 'compare.differs');
}

/** The sign of a verdict, as the table, the picture and the terminal show it. */
export function verdictSign({ verdict, value }: Difference): string {
  if (verdict === null) return '–';
  if (verdict === 'noise') return '≈';
  return value > 0 ? '▲' : '▼';
}

/** `Autumn − Spring: +0.42 [+0.10, +0.74] ▲ change, p = 0.012` */
export function differenceText(comparison: Comparison, difference: Difference, language: Language, digits = 2): string {
  const say = translator(messages, language);
  const { value, low, high, adjustedP, verdict, paired } = difference;
  const [from, to] = [comparison.groups[difference.from], comparison.groups[difference.to]];
  const name = say('compare.minus', { to: to ? labelOf(to) : '', from: from ? labelOf(from) : '' });
  const figures = [
    formatScore(value, language, digits),
    low === null ? null : formatInterval(low, high, language, digits),
    verdictSign(difference),
  ];
  const remarks = [
    verdictText(comparison, verdict, language),
    adjustedP === null ? null : pValueText(adjustedP, language),
    paired > 0 ? say('compare.paired', { n: paired }) : null,
  ];
  return say('colon', {
    name,
    value: `${figures.filter((text) => text !== null).join(' ')} ${remarks.filter((text) => text !== null).join(', ')}`,
  });
}

function pValueText(p: number, language: Language): string {
  return p < 0.001 ? `p < ${formatFixed(0.001, language, 3)}` : `p = ${formatFixed(p, language, 3)}`;
}

/** A stage's figure in one group: the mean, its interval, n and evidence; or why there is none. */
export function cellTexts(
  journey: JourneyReport,
  cell: ComparedStage['cells'][number],
  language: Language,
): { readonly mean: string | null; readonly interval: string | null; readonly n: string | null; readonly hole: string } {
  const { measured } = cell;
  if (!measured) return { mean: null, interval: null, n: null, hole: missingText(journey, cell, language) };
  return {
    mean: scoreText(measured.mean, journey.scale, language),
    interval: scoreIntervalText(measured.low, measured.high, journey.scale, language),
    n: `${sampleSizeText(measured, language)} · ${evidenceText(measured.evidence, language)}`,
    hole: '',
  };
}

export function kpiByName(journey: JourneyReport, name: string): KpiReport | undefined {
  return journey.kpis.find((kpi) => kpi.name === name);
}

/** How to read the signs, and which studies could not take part. */
export function comparisonNotes(comparison: Comparison, language: Language): string[] {
  const say = translator(messages, language);
  const family = testFamilyText(comparison, language);
  return [
    ...(family === null ? [] : [say('compare.note', { family })]),
    ...comparison.excludedStudies.map((study) =>
      say('compare.left-out', {
        study: labelOf(study),
        attribute: study.missingDimension === 'wave' ? say('compare.wave-word') : translateTerm(study.missingDimension, language),
      }),
    ),
  ];
}

/** Over which differences Holm's correction runs: those of stages together, those of KPIs together. Null where nothing was tested. */
function testFamilyText(comparison: Comparison, language: Language): string | null {
  const say = translator(messages, language);
  const tested = (list: readonly { readonly differences: readonly Difference[] }[]) =>
    list.reduce((sum, { differences }) => sum + differences.filter(({ p }) => p !== null).length, 0);
  const [ofStages, ofKpis] = [tested(comparison.stages), tested(comparison.kpis)];
  const stages = ofStages > 0 ? say('compare.family.stages', { n: ofStages }) : null;
  const kpis = ofKpis > 0 ? say('compare.family.kpis', { n: ofKpis }) : null;
  return stages !== null && kpis !== null ? say('compare.families', { stages, kpis }) : (stages ?? kpis);
}

/** The picture in words. */
export function comparisonAltText(journey: JourneyReport, comparison: Comparison, language: Language): string {
  const say = translator(messages, language);
  return comparison.stages
    .map((stage) => {
      const cells = stage.cells.map((cell, i) => {
        const { mean, interval, hole } = cellTexts(journey, cell, language);
        const group = comparison.groups[i];
        return say('colon', { name: group ? labelOf(group) : '', value: mean ? [mean, interval].filter(Boolean).join(' ') : hole });
      });
      const differences = stage.differences.map((each) => differenceText(comparison, each, language));
      return `${labelByName(journey.stages, stage.stage)}. ${[...cells, ...differences].join('; ')}.`;
    })
    .join('\n');
}

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
  speaker,
  term,
} from '@parcours/model';
import { evidenceText, holeText, nText, scoreInterval, scoreText } from './figures.ts';
import { labelIn, labelOf } from './labels.ts';
import { words } from './words.ts';

/** `Waves`, `Segments` … */
export function comparisonName({ by }: Pick<Comparison, 'by'>, language: Language): string {
  return speaker(words, language)(`compare.${by}`);
}

/** Waves change; segments, channels and competitors differ. */
export function verdictText({ by }: Pick<Comparison, 'by'>, verdict: Difference['verdict'], language: Language): string {
  const say = speaker(words, language);
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
  const say = speaker(words, language);
  const { value, low, high, adjustedP, verdict, paired } = difference;
  const [from, to] = [comparison.groups[difference.from], comparison.groups[difference.to]];
  const name = say('compare.minus', { to: to ? labelOf(to) : '', from: from ? labelOf(from) : '' });
  const figures = [
    formatScore(value, language, digits),
    low === null ? null : formatInterval(low, high, language, digits),
    verdictSign(difference),
  ];
  const told = [
    verdictText(comparison, verdict, language),
    adjustedP === null ? null : pText(adjustedP, language),
    paired > 0 ? say('compare.paired', { n: paired }) : null,
  ];
  return say('colon', {
    name,
    value: `${figures.filter((text) => text !== null).join(' ')} ${told.filter((text) => text !== null).join(', ')}`,
  });
}

function pText(p: number, language: Language): string {
  return p < 0.001 ? `p < ${formatFixed(0.001, language, 3)}` : `p = ${formatFixed(p, language, 3)}`;
}

/** A stage's figure in one group: the mean, its interval, n and evidence; or why there is none. */
export function cellTexts(
  journey: JourneyReport,
  cell: ComparedStage['cells'][number],
  language: Language,
): { readonly mean: string | null; readonly interval: string | null; readonly n: string | null; readonly hole: string } {
  const { measured } = cell;
  if (!measured) return { mean: null, interval: null, n: null, hole: holeText(journey, cell, language) };
  return {
    mean: scoreText(measured.mean, journey.scale, language),
    interval: scoreInterval(measured.low, measured.high, journey.scale, language),
    n: `${nText(measured, language)} · ${evidenceText(measured.evidence, language)}`,
    hole: '',
  };
}

export function kpiOf(journey: JourneyReport, name: string): KpiReport | undefined {
  return journey.kpis.find((kpi) => kpi.name === name);
}

/** How to read the signs, and which studies could not take part. */
export function comparisonNotes(comparison: Comparison, language: Language): string[] {
  const say = speaker(words, language);
  const family = familyText(comparison, language);
  return [
    ...(family === null ? [] : [say('compare.note', { family })]),
    ...comparison.leftOut.map((study) =>
      say('compare.left-out', {
        study: labelOf(study),
        attribute: study.lacks === 'wave' ? say('compare.wave-word') : term(study.lacks, language),
      }),
    ),
  ];
}

/** Over which differences Holm's correction runs: those of stages together, those of KPIs together. Null where nothing was tested. */
function familyText(comparison: Comparison, language: Language): string | null {
  const say = speaker(words, language);
  const tested = (list: readonly { readonly differences: readonly Difference[] }[]) =>
    list.reduce((sum, { differences }) => sum + differences.filter(({ p }) => p !== null).length, 0);
  const [ofStages, ofKpis] = [tested(comparison.stages), tested(comparison.kpis)];
  const stages = ofStages > 0 ? say('compare.family.stages', { n: ofStages }) : null;
  const kpis = ofKpis > 0 ? say('compare.family.kpis', { n: ofKpis }) : null;
  return stages !== null && kpis !== null ? say('compare.families', { stages, kpis }) : (stages ?? kpis);
}

/** The picture in words. */
export function comparisonStory(journey: JourneyReport, comparison: Comparison, language: Language): string {
  const say = speaker(words, language);
  return comparison.stages
    .map((stage) => {
      const cells = stage.cells.map((cell, i) => {
        const { mean, interval, hole } = cellTexts(journey, cell, language);
        const group = comparison.groups[i];
        return say('colon', { name: group ? labelOf(group) : '', value: mean ? [mean, interval].filter(Boolean).join(' ') : hole });
      });
      const differences = stage.differences.map((each) => differenceText(comparison, each, language));
      return `${labelIn(journey.stages, stage.stage)}. ${[...cells, ...differences].join('; ')}.`;
    })
    .join('\n');
}

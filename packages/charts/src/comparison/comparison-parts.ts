/** What a comparison shows, in order: the one place that a page and the panel take it from. */
import { type Comparison, type JourneyReport, type Language, translator } from '@parcours/model';
import type { VNode } from '../markup/element.ts';
import type { Theme } from '../markup/theme.ts';
import { messages } from '../messages.ts';
import { labelOf } from '../text/labels.ts';
import { comparisonCurve } from './comparison-curve.ts';
import { comparisonTable } from './comparison-table.ts';
import { comparisonName, comparisonNotes } from './comparison-texts.ts';
import { groupMatrix, groupMatrixNotes } from './group-matrix.ts';
import { comparisonLayout, comparisonOfGroups } from './group-standing.ts';
import { provenPairs } from './proven-pairs.ts';
import { hasTrend, trendChart } from './trend-chart.ts';
import { waveCurve } from './wave-curve.ts';

export interface ComparisonPart {
  readonly kind: 'curve' | 'trend' | 'matrix' | 'pairs' | 'table';
  /** What it shows, for those who hear the page. */
  readonly name: string;
  readonly tree: VNode;
}

export interface ComparisonPartsOptions {
  readonly language: Language;
  readonly width: number;
  readonly theme?: Theme;
  /** Indexes of two to four groups that are drawn over each other, where there are more. */
  readonly overlaid?: readonly number[];
}

export function comparisonParts(journey: JourneyReport, comparison: Comparison, options: ComparisonPartsOptions): ComparisonPart[] {
  const { language, width, theme = 'light', overlaid = [] } = options;
  const t = translator(messages, language);
  const by = comparisonName(comparison, language);
  const drawing = { language, width, theme };
  const table: ComparisonPart = { kind: 'table', name: by, tree: comparisonTable(journey, comparison, { language }) };
  const trend = (): ComparisonPart[] =>
    hasTrend(comparison)
      ? [{ kind: 'trend', name: t('compare.trend', { journey: labelOf(journey) }), tree: trendChart(journey, comparison, drawing) }]
      : [];
  const curve = (of: Comparison, draw: typeof comparisonCurve): ComparisonPart[] =>
    of.stages.length > 0 ? [{ kind: 'curve', name: t('picture', { of: by }), tree: draw(journey, of, drawing) }] : [];
  switch (comparisonLayout(comparison)) {
    case 'waves':
      return [...curve(comparison, waveCurve), ...trend(), table];
    case 'overlay':
      return [...curve(comparison, comparisonCurve), ...trend(), table];
    case 'matrix': {
      const pairs = provenPairs(journey, comparison, { language });
      return [
        ...(overlaid.length >= 2 ? curve(comparisonOfGroups(comparison, overlaid), comparisonCurve) : []),
        ...trend(),
        { kind: 'matrix', name: by, tree: groupMatrix(journey, comparison, { language }) },
        ...(pairs ? [{ kind: 'pairs' as const, name: t('compare.pairs'), tree: pairs }] : []),
      ];
    }
  }
}

/** How to read the parts, and what could not be compared. */
export function comparisonRemarks(journey: JourneyReport, comparison: Comparison, language: Language): string[] {
  const own = comparisonLayout(comparison) === 'matrix' ? groupMatrixNotes(journey, comparison, language) : [];
  return [...own, ...comparisonNotes(journey, comparison, language)];
}

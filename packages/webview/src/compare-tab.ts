import {
  comparisonCurve,
  comparisonName,
  comparisonNotes,
  comparisonTable,
  hasTrend,
  matrixChart,
  matrixName,
  matrixNote,
  matrixTable,
  trendChart,
} from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import type { Comparison, JourneyReport, Language, Matrix } from '@parcours/model';
import { panelTranslator } from './messages.ts';

export interface CompareTabOptions {
  readonly language: Language;
  readonly width: number;
}

/** The second tab: comparisons of waves, groups and benchmarks; importance–performance matrices. */
export function compareTab(journey: JourneyReport, options: CompareTabOptions): VNode {
  const t = panelTranslator(options.language);
  const matrices = [journey.matrices.declared, journey.matrices.derived].filter((matrix) => matrix !== null);
  return h('div', {}, [
    journey.comparisons.length === 0 && h('p', { class: 'hint' }, t('no-comparison')),
    journey.comparisons.map((comparison) => comparisonSection(journey, comparison, options)),
    matrices.length === 0 && h('p', { class: 'hint' }, t('no-matrix')),
    matrices.map((matrix) => matrixSection(journey, matrix, options)),
  ]);
}

function comparisonSection(journey: JourneyReport, comparison: Comparison, { language, width }: CompareTabOptions): VNode {
  const name = comparisonName(comparison, language);
  return h('section', { 'aria-label': name }, [
    h('h2', {}, name),
    comparison.stages.length > 0 &&
      scroll(`compare-curve-${comparison.by}`, name, comparisonCurve(journey, comparison, { language, width, theme: 'host' })),
    hasTrend(comparison) &&
      scroll(
        `compare-trend-${comparison.by}`,
        panelTranslator(language)('trend'),
        trendChart(journey, comparison, { language, width, theme: 'host' }),
      ),
    scroll(`compare-table-${comparison.by}`, name, comparisonTable(journey, comparison, { language })),
    comparisonNotes(journey, comparison, language).map((note) => h('p', { class: 'help' }, note)),
  ]);
}

function matrixSection(journey: JourneyReport, matrix: Matrix, { language, width }: CompareTabOptions): VNode {
  const name = matrixName(journey, matrix, language);
  return h('section', { 'aria-label': name }, [
    h('h2', {}, name),
    h('p', { class: 'help' }, matrixNote(journey, matrix, language)),
    scroll(`matrix-chart-${matrix.importance}`, name, matrixChart(journey, matrix, { language, width, theme: 'host' })),
    scroll(`matrix-table-${matrix.importance}`, name, matrixTable(journey, matrix, { language })),
  ]);
}

/** A scroll container that can be focused. */
function scroll(key: string, name: string, child: VNode): VNode {
  return h('div', { class: 'scroll', 'data-part': key, 'data-keep-scroll': key, tabindex: 0, role: 'group', 'aria-label': name }, [child]);
}

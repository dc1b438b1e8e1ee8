import {
  comparisonLayout,
  comparisonName,
  comparisonParts,
  comparisonRemarks,
  matrixChart,
  matrixName,
  matrixNote,
  matrixTable,
} from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import type { Comparison, JourneyReport, Language, Matrix } from '@parcours/model';
import { panelTranslator } from '../messages.ts';
import { overlayChoice } from './overlay-choice.ts';

export interface CompareTabOptions {
  readonly language: Language;
  readonly width: number;
  /** Names of the groups that are drawn over each other, where there are many. */
  readonly overlaid: readonly string[];
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

function comparisonSection(journey: JourneyReport, comparison: Comparison, { language, width, overlaid }: CompareTabOptions): VNode {
  const name = comparisonName(comparison, language);
  const isMany = comparisonLayout(comparison) === 'matrix';
  const chosen = comparison.groups.flatMap((group, at) => (overlaid.includes(group.name) ? [at] : []));
  const parts = comparisonParts(journey, comparison, { language, width, theme: 'host', overlaid: chosen });
  return h('section', { 'aria-label': name }, [
    h('div', { class: 'section-heading' }, [h('h2', {}, name), isMany && overlayChoice(comparison, overlaid, language)]),
    parts.map((part) => scroll(`compare-${part.kind}-${comparison.by}`, part.name, part.tree)),
    comparisonRemarks(journey, comparison, language).map((note) => h('p', { class: 'help' }, note)),
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

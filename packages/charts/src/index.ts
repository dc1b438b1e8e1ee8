/**
 * Pictures of a Report. Whole documents are text (`svgReport`, `htmlReport`, `markdownReport`, `terminalReport`); single charts and
 * tables are element trees, which `toMarkup` writes as SVG or HTML. `@parcours/charts/element` mounts them in a document.
 */

export type { ChangeLine } from './changes/change-line.ts';
export { changeAlerts, changesHeadline } from './changes/change-summary.ts';
export { type ChangesCurveOptions, changesCurve } from './changes/changes-curve.ts';
export { type ChangesHtmlOptions, changesHtml } from './changes/changes-html.ts';
export { type ChangesListOptions, changesList } from './changes/changes-list.ts';
export { CHANGES_MARKER, type ChangesMarkdownOptions, changesMarkdown } from './changes/changes-markdown.ts';
export { type ChangesSvgOptions, changesSvg } from './changes/changes-svg.ts';
export { type ChangesTerminalOptions, changesTerminal } from './changes/changes-terminal.ts';
export { GAP_COLUMNS, type GapColumn, type GapSortKey, LANES, type Lane } from './choices.ts';
export { type ComparisonCurveOptions, comparisonCurve } from './comparison/comparison-curve.ts';
export { type ComparisonPart, type ComparisonPartsOptions, comparisonParts, comparisonRemarks } from './comparison/comparison-parts.ts';
export { comparedText, comparisonName } from './comparison/comparison-texts.ts';
export { comparisonLayout, MAX_OVERLAID_GROUPS } from './comparison/group-standing.ts';
export { trendChart } from './comparison/trend-chart.ts';
export { waveCurve } from './comparison/wave-curve.ts';
export type { CurveGhost } from './curve/curve-plot.ts';
export { type EmotionCurveOptions, emotionCurve } from './curve/emotion-curve.ts';
export { sparkline } from './curve/sparkline.ts';
export { type StageCardOptions, stageCard } from './figures/stage-card.ts';
export { claimsNotice, isClaimedOnly, measureFirst } from './map/claims.ts';
export { type JourneyMapOptions, journeyMap, shownLanes } from './map/journey-map.ts';
export { DEFAULT_LANES, type LaneChoice, laneName, orderedLanes } from './map/lanes.ts';
export { MAX_COLUMN, type MapLayout, MIN_COLUMN_WIDTH, mapLayout } from './map/map-layout.ts';
export { mapStyles } from './map/map-styles.ts';
export { personaCard } from './map/persona-card.ts';
export { stageSheet } from './map/stage-sheet.ts';
export { chartStyles } from './markup/chart-styles.ts';
export { toMarkup, type VNode } from './markup/element.ts';
export { type Palette, palettes, seriesVariable, type Theme } from './markup/theme.ts';
export { viewStyles } from './markup/view-styles.ts';
export { type MatrixChartOptions, matrixChart } from './matrix/matrix-chart.ts';
export { matrixTable } from './matrix/matrix-table.ts';
export { matrixName, matrixNote } from './matrix/matrix-texts.ts';
export { type HtmlReportOptions, htmlReport } from './reports/html-report.ts';
export { indexBasisText, indexIntervalText, journeySubtitle, journeySummary, journeyWarningList } from './reports/journey-summary.ts';
export { type MarkdownReportOptions, markdownReport } from './reports/markdown-report.ts';
export { methodNotes } from './reports/method-notes.ts';
export { stageNotes } from './reports/stage-notes.ts';
export { type SvgReportOptions, svgReport } from './reports/svg-report.ts';
export {
  type TableDocument,
  type TableSection,
  tableDocumentHtml,
  tableDocumentMarkdown,
  tableDocumentText,
} from './reports/table-document.ts';
export { type TerminalReportOptions, terminalReport } from './reports/terminal-report.ts';
export { type GapTableOptions, gapLegend, gapTable } from './tables/gap-table.ts';
export { gateRows, gatesAsOfText, gatesTable } from './tables/gates-table.ts';
export { initiativesTable } from './tables/initiatives-table.ts';
export { kpiTable, kpiTiles } from './tables/kpi-table.ts';
export { provenanceTable, provenanceText } from './tables/provenance-table.ts';
export { remarkList } from './tables/remark-list.ts';
export { studiesTable } from './tables/studies-table.ts';
export type { TableOptions } from './tables/table.ts';
export { sampleSizeText, scoreIntervalText, scoreText } from './text/format-figures.ts';
export { filterText, perimeterText } from './text/perimeter-text.ts';
export {
  basicsText,
  catchUpReasons,
  classText,
  expectationText,
  expertClaimTexts,
  gapVerdictText,
  indexRemarks,
  REMARK_SIGN,
  stageRemarks,
} from './text/verdict-texts.ts';

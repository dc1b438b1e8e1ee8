/** The face of the room: Report in, pictures and tables out. */
export { chartStyles } from './chart-styles.ts';
export { type Attributes, type Child, h, mount, type Tree, toMarkup } from './element.ts';
export { type CurveOptions, emotionCurve } from './emotion-curve.ts';
export type { Sort } from './gap-rows.ts';
export { type GapTableOptions, gapTable } from './gap-table.ts';
export { type HtmlOptions, htmlReport } from './html-report.ts';
export { initiativesTable } from './initiatives-table.ts';
export { journeySummary } from './journey-summary.ts';
export { kpiTable, kpiTiles } from './kpi-table.ts';
export { type MarkdownOptions, markdownReport } from './markdown-report.ts';
export { methodNotes } from './method-notes.ts';
export { studiesTable } from './studies-table.ts';
export { type SvgOptions, svgReport } from './svg-report.ts';
export type { TableOptions } from './table.ts';
export { tellings } from './tellings.ts';
export { type TerminalOptions, terminalReport } from './terminal-report.ts';
export type { Theme } from './theme.ts';

/** The stylesheet of the journey map, beside that of the charts. */
import { type Palette, palettes, type Theme } from '../markup/theme.ts';

/** CSS for a page with journey maps; `chartStyles` has that of what stands in them. */
export function mapStyles(theme: Theme): string {
  if (theme !== 'auto') return `${LAYOUT}${colours(palettes[theme])}`;
  return `${LAYOUT}${colours(palettes.light)}@media screen and (prefers-color-scheme: dark) {\n${colours(palettes.dark)}}\n`;
}

const LAYOUT = `.pc-map { font-size: 13px; line-height: 1.4; font-variant-numeric: tabular-nums; position: relative; }
.pc-map p, .pc-persona p, .pc-sheet p { margin: 0; }
.pc-map-table { border-collapse: separate; border-spacing: 0; table-layout: fixed; isolation: isolate; }
.pc-map-table th, .pc-map-table td { box-sizing: border-box; font-weight: 400; overflow-wrap: break-word; padding: 0; text-align: start; vertical-align: top; }
.pc-map-table thead { position: sticky; top: var(--pc-sticky-top, 0px); z-index: 3; }
.pc-map-scrolls .pc-map-scroll { max-height: var(--pc-map-height, none); overflow: auto; }
.pc-map-scrolls .pc-map-table thead { top: 0; }
.pc-map-table .pc-gutter { inset-inline-start: 0; position: sticky; z-index: 2; }
.pc-map-phases th { border-block: 1px solid; height: 31px; padding: 0 8px; vertical-align: middle; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.pc-map-table .pc-map-phases .pc-gutter { font-size: 12px; padding-inline-start: 0; }
.pc-map-phases .pc-phase-name { font-weight: 650; }
.pc-map-phases .pc-phase-count { font-size: 12px; margin-inline-start: 6px; }
.pc-map-phases .pc-folded { padding: 0 2px; text-align: center; font-size: 12px; }
.pc-map-phases button { background: none; border: none; color: inherit; cursor: pointer; font: inherit; max-width: 100%; overflow: hidden; padding: 4px 2px; text-overflow: ellipsis; }
.pc-map-stages th { padding: 7px 10px 6px 14px; }
.pc-map-stages .pc-stage-number { font-size: 13px; }
.pc-map-stages .pc-stage-name { font-size: 14px; font-weight: 650; line-height: 1.3; }
.pc-map-stages .pc-truth { display: block; font-size: 11px; font-weight: 600; }
.pc-map-stages .pc-folded { font-size: 11px; padding: 7px 2px; text-align: center; }
.pc-map-tight .pc-map-stages th { line-height: 1.3; padding: 6px 3px 4px 5px; }
.pc-map-tight .pc-map-stages .pc-stage-name { font-size: 12px; font-weight: 600; }
.pc-map-tight .pc-map-stages .pc-truth { display: inline; }
.pc-map-tight .pc-truth-word, .pc-map-tight .pc-volume-word { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; white-space: nowrap; width: 1px; }
.pc-map-tight .pc-share-bar { width: 48px; height: auto; }
.pc-map-narrow .pc-map-stages th { font-size: 12px; padding: 4px 0; text-align: center; }
.pc-map-plot svg { direction: ltr; display: block; }
.pc-rupture-way { display: block; }
.pc-lanes th, .pc-lanes td { border-top: 1px solid; }
.pc-lanes td { padding: 7px 10px 7px 14px; }
.pc-map-tight .pc-lanes td { font-size: 12px; line-height: 1.3; padding: 6px 3px 6px 5px; }
.pc-lanes .pc-gutter { padding: 7px 8px 7px 0; }
.pc-lane-name { display: block; font-size: 12px; font-weight: 650; }
.pc-lane-hint { display: block; font-size: 11px; }
.pc-map-table .pc-starts-phase { border-inline-start: 1.5px solid; }
.pc-lane-item { display: block; }
.pc-lane-item + .pc-lane-item { margin-top: 4px; }
.pc-lane-detail { display: block; font-size: 12px; }
.pc-lane-mark { font-size: 12px; }
.pc-map .pc-strong, .pc-sheet .pc-strong, .pc-measure-first .pc-strong { font-weight: 650; }
.pc-quote q { font-style: italic; quotes: none; }
.pc-quote .pc-muted { font-size: 11px; }
.pc-share-bar { display: block; margin: 2px 0; }
.pc-share-track { stroke-width: 1px; }
.pc-rupture-icon { display: inline-block; vertical-align: -1px; }
.pc-rupture-icon:dir(rtl) { transform: scaleX(-1); }
.pc-legend-details { border: none; font-size: 12px; margin: 4px 0; padding: 0; }
.pc-minimap { display: block; margin-bottom: 10px; }
.pc-minimap .pc-line { stroke-width: 1.5px; }
.pc-minimap-frame { fill-opacity: 0; stroke-width: 1px; stroke-opacity: 0.35; }
.pc-minimap .pc-open .pc-minimap-frame { fill-opacity: 0.12; stroke-width: 2px; stroke-opacity: 1; }
.pc-chart .pc-limit { fill: none; stroke-width: 1px; stroke-dasharray: 1.5 3; }
.pc-chart .pc-ribbon { stroke: none; fill-opacity: 0.2; }
.pc-map-curve .pc-line { stroke-width: 2px; }
.pc-map-curve .pc-halo { stroke-width: 4px; }
.pc-map-curve .pc-strong { font-size: 14px; }
.pc-map-curve .pc-folded .pc-strong { font-size: 12px; }
.pc-map-curve .pc-target { stroke-width: 3.5px; }
.pc-chart .pc-phase-border { stroke-width: 1.5px; }
.pc-chart .pc-folded-range { fill-opacity: 0.14; stroke: none; }
.pc-chart .pc-hairline { fill: none; stroke-width: 0.75px; }
.pc-chart .pc-claimed-line { fill: none; stroke-width: 2px; stroke-dasharray: 7 5; }
.pc-chart .pc-claim-figure { font-size: 14px; font-style: italic; font-weight: 650; }
.pc-chart .pc-cap { fill: none; stroke-width: 2px; }
.pc-chart .pc-expected-stem { fill: none; stroke-width: 1.5px; stroke-dasharray: 1.5 2.5; }
.pc-chart .pc-expected-head { fill: none; stroke-width: 1.5px; }
.pc-claims-notice { border: 2px dashed; margin: 0 0 12px; padding: 9px 14px; }
.pc-measure-first h2 { margin-bottom: 0; }
.pc-measure-first p { margin: 0 0 6px; }
.pc-measure-first ol { margin: 0; padding-inline-start: 1.6em; }
.pc-measure-first li { border-top: 1px solid; padding: 7px 0 7px 6px; }
.pc-measure-first li::marker { font-weight: 650; }
.pc-sheet { border: 2px solid; border-radius: 2px; margin: 10px 0 16px; padding: 10px 12px; }
.pc-sheet h2 { font-size: 15px; margin: 0 0 4px; }
.pc-sheet .pc-truth { font-size: 12px; font-weight: 600; white-space: nowrap; }
.pc-sheet .pc-sheet-figures { display: flex; flex-wrap: wrap; gap: 2px 14px; }
.pc-sheet-figure .pc-glyph { display: inline-block; vertical-align: -2px; }
.pc-sheet dl { margin: 6px 0 0; }
.pc-sheet dl > div { border-top: 1px solid; display: grid; gap: 8px; grid-template-columns: 88px minmax(0, 1fr); padding: 6px 0; }
.pc-sheet dt { font-size: 12px; font-weight: 650; }
.pc-sheet dd { margin: 0; overflow-wrap: anywhere; }
.pc-persona { align-items: flex-start; display: flex; gap: 12px; line-height: 1.4; }
.pc-persona-initials { align-items: center; border: 2px solid; border-radius: 50%; box-sizing: border-box; display: flex; flex: none; font-size: 15px; font-weight: 650; height: 44px; justify-content: center; width: 44px; }
.pc-persona-row { font-size: 12px; }
@media (max-width: 759px) {
  .pc-persona-initials { font-size: 13px; height: 32px; width: 32px; }
}
@media print {
  .pc-map-table thead, .pc-map-table .pc-gutter { position: static; }
}
@media (forced-colors: active) {
  .pc-chart .pc-ribbon, .pc-chart .pc-folded-range { fill: none; stroke: CanvasText; stroke-width: 1px; }
}
`;

function colours({
  background,
  foreground,
  muted,
  line,
  curve,
  expert,
  momentOfTruth,
  focus,
  disappointing,
  enchanting,
  colouredText,
}: Palette): string {
  const word = (colour: string) => (colouredText ? colour : foreground);
  return `.pc-map, .pc-sheet, .pc-persona, .pc-measure-first, .pc-claims-notice { color: ${foreground}; }
.pc-map-table thead th, .pc-map-table thead td, .pc-map-table .pc-gutter { background: ${background}; }
.pc-map-phases th, .pc-lanes th, .pc-lanes td, .pc-map-table .pc-starts-phase, .pc-measure-first li, .pc-sheet dl > div { border-color: ${line}; }
.pc-map .pc-muted, .pc-sheet .pc-muted, .pc-persona .pc-muted, .pc-measure-first .pc-muted, .pc-lane-hint, .pc-lane-mark, .pc-stage-number, .pc-phase-count, .pc-map-table .pc-folded, .pc-map-phases .pc-gutter { color: ${muted}; }
.pc-truth { color: ${word(momentOfTruth)}; }
.pc-map-table .pc-selected { background: color-mix(in srgb, ${focus} 12%, ${background}); }
.pc-sheet { border-color: ${focus}; }
.pc-persona-initials { border-color: ${foreground}; }
.pc-claims-notice { border-color: ${expert}; }
.pc-share-track { fill: ${background}; stroke: ${muted}; }
.pc-share-fill { fill: ${curve}; }
.pc-pain-bar .pc-share-track { stroke: ${disappointing}; }
.pc-pain-bar .pc-share-fill { fill: ${disappointing}; }
.pc-chart .pc-ribbon, .pc-chart .pc-folded-range { fill: ${curve}; }
.pc-chart .pc-hairline { stroke: ${muted}; }
.pc-chart .pc-enchanting .pc-limit { stroke: ${enchanting}; }
.pc-chart .pc-disappointing .pc-limit { stroke: ${disappointing}; }
.pc-chart .pc-claimed-line { stroke: ${expert}; }
.pc-chart text.pc-claim-figure, .pc-chart text.pc-claim-word { fill: ${word(expert)}; }
.pc-chart .pc-cap { stroke: ${disappointing}; }
.pc-chart .pc-expected-stem, .pc-chart .pc-expected-head { stroke: ${foreground}; }
.pc-chart .pc-minimap-frame { fill: ${focus}; stroke: ${muted}; }
.pc-minimap .pc-open .pc-minimap-frame { stroke: ${focus}; }
`;
}

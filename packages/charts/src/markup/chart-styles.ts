/**
 * The stylesheet of charts and tables; every class begins with `pc-`. Files have literal colours, because drawing and presentation
 * programs do not support CSS variables; only `host` uses those of VS Code.
 */
import { type Palette, palettes, type Theme } from './theme.ts';

/** CSS for a page with charts and tables. Reads the same in HTML and in XML, and loads nothing. */
export function chartStyles(theme: Theme): string {
  if (theme !== 'auto') return `${LAYOUT}${colours(palettes[theme])}`;
  return `${LAYOUT}${colours(palettes.light)}@media screen and (prefers-color-scheme: dark) {\n${colours(palettes.dark)}}\n`;
}

const LAYOUT = `.pc-chart { display: block; font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Helvetica, Arial, sans-serif; font-size: 12px; font-variant-numeric: tabular-nums; }
.pc-chart .pc-title { font-size: 19px; font-weight: 650; }
.pc-chart .pc-subtitle { font-size: 13px; }
.pc-chart .pc-small { font-size: 11px; }
.pc-chart .pc-tiny { font-size: 10.5px; }
.pc-chart .pc-number { font-weight: 400; font-size: 11px; }
.pc-chart .pc-strong { font-weight: 650; }
.pc-chart .pc-middle { text-anchor: middle; }
.pc-chart .pc-end { text-anchor: end; }
.pc-chart .pc-halo { paint-order: stroke; stroke-width: 3.5px; stroke-linejoin: round; }
.pc-chart .pc-line { fill: none; stroke-width: 2.25px; stroke-linejoin: round; stroke-linecap: round; }
.pc-chart .pc-point { stroke-width: 2px; stroke-linejoin: round; }
.pc-chart .pc-error-bar { fill: none; stroke-width: 1.75px; }
.pc-chart .pc-tentative .pc-stem { stroke-dasharray: 5 3; }
.pc-chart .pc-anecdotal .pc-stem { stroke-dasharray: 1.5 3.5; }
.pc-chart .pc-arrow { stroke: none; }
.pc-chart .pc-target { fill: none; stroke-width: 4px; }
.pc-chart .pc-expert { stroke-width: 2px; stroke-linejoin: round; }
.pc-chart .pc-claim { fill: none; stroke-width: 1.5px; }
.pc-chart .pc-strike { fill: none; stroke-width: 2px; stroke-linecap: round; }
.pc-chart .pc-ring { fill: none; stroke-width: 2px; }
.pc-chart .pc-star { stroke: none; }
.pc-chart .pc-rupture-mark { fill: none; stroke-width: 2px; stroke-linecap: round; stroke-linejoin: round; }
.pc-chart .pc-rule { fill: none; stroke-width: 1px; }
.pc-chart .pc-dashed { stroke-dasharray: 4 3; }
.pc-chart .pc-missing-mark { stroke-width: 1.25px; stroke-dasharray: 4 4; }
.pc-chart .pc-mean { fill: none; stroke-width: 1.25px; stroke-dasharray: 6 4; }
.pc-chart .pc-frame { fill: none; stroke-width: 1.5px; }
.pc-chart .pc-ghost .pc-line { stroke-dasharray: 6 5; stroke-width: 1.75px; }
.pc-chart .pc-ghost .pc-point { stroke-width: 1.5px; }
.pc-chart .pc-ghost-target { fill: none; stroke-width: 2.5px; stroke-dasharray: 5 3; }
.pc-chart .pc-cross { stroke-opacity: 0.55; stroke-width: 1.5px; }
.pc-chart .pc-series .pc-error-bar { stroke-width: 1.5px; stroke-opacity: 0.75; }
.pc-chart .pc-dash-2 .pc-line { stroke-dasharray: 8 4; }
.pc-chart .pc-dash-3 .pc-line { stroke-dasharray: 2 4; }
.pc-chart .pc-dash-4 .pc-line { stroke-dasharray: 11 4 2 4; }
.pc-chart .pc-dash-5 .pc-line { stroke-dasharray: 4 2.5; }
.pc-table .pc-differences { min-width: 17em; }
.pc-comparison thead th { white-space: normal; min-width: 7em; }
.pc-table .pc-differences .pc-change { font-weight: 600; }
.pc-chart .pc-hit-area { fill-opacity: 0; stroke: none; }
.pc-chart .pc-selected .pc-hit-area { fill-opacity: 0.1; }
.pc-chart .pc-stage:hover .pc-hit-area { fill-opacity: 0.06; }
.pc-scroll { overflow-x: auto; position: relative; }
.pc-table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
.pc-table caption { text-align: start; font-weight: 650; padding: 0 0 0.5em; }
.pc-table th, .pc-table td { padding: 0.5em 0.7em; text-align: start; vertical-align: top; border-bottom: 1px solid; }
.pc-table thead th { font-weight: 600; vertical-align: bottom; white-space: nowrap; }
.pc-table tbody th { font-weight: 600; }
.pc-table .pc-number { text-align: end; white-space: nowrap; }
.pc-table .pc-missing { text-align: end; }
.pc-table .pc-group { padding-top: 1.1em; font-weight: 650; }
.pc-table .pc-hint, .pc-table .pc-detail { font-weight: 400; }
.pc-table .pc-detail { display: block; font-size: 0.86em; }
.pc-table .pc-ordinal { font-weight: 400; font-size: 0.86em; }
.pc-table .pc-nowrap { white-space: nowrap; }
.pc-table .pc-refuted { white-space: normal; min-width: 6.5em; }
.pc-table .pc-wrap { white-space: normal; min-width: 7em; }
.pc-remarks { margin: 0.7em 0 0; padding-inline-start: 1.3em; font-size: 0.9em; line-height: 1.45; }
.pc-table .pc-stage-cell { min-width: 8em; }
.pc-table ul { margin: 0; padding-inline-start: 1.1em; }
.pc-glyph { display: inline-block; vertical-align: -1px; margin-inline-end: 0.35em; }
.pc-bar { display: block; margin-top: 0.25em; margin-inline-start: auto; }
.pc-bar .pc-bar-track { fill: none; stroke-width: 1px; }
.pc-chart .pc-gap-bar { stroke-width: 1px; fill-opacity: 0.22; }
.pc-chart .pc-gap-bar.pc-uncertain { fill-opacity: 0; stroke-dasharray: 3 2; }
.pc-gap-plot { width: 100%; height: auto; max-width: 300px; min-width: 110px; }
.pc-gaps .pc-plot-cell, .pc-gaps thead th:nth-child(3) { width: 34%; }
.pc-gaps .pc-plot-figures { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 0.6em; max-width: 300px; }
.pc-gaps .pc-detail-inline { font-size: 0.86em; white-space: nowrap; }
.pc-gaps .pc-rank { font-weight: 650; white-space: nowrap; }
.pc-gaps .pc-gap-axis { display: block; font-size: 0.86em; font-weight: 400; }
.pc-gaps .pc-gap-cell { text-align: end; min-width: 8.4em; }
.pc-gaps .pc-gap-cell .pc-proven, .pc-gaps .pc-narrow .pc-proven { font-weight: 650; }
.pc-gaps .pc-priority-cell { text-align: end; font-weight: 650; }
.pc-gaps .pc-narrow { display: none; }
.pc-gap-legend { font-size: 0.86em; line-height: 1.45; margin: 0.6em 0 0; }
@media screen and (min-width: 900px) {
  .pc-gaps .pc-plot-cell, .pc-gaps thead th:nth-child(3) { width: 24%; }
}
@media screen and (max-width: 460px) {
  .pc-gaps thead th:nth-child(4), .pc-gaps thead th:last-child, .pc-gaps .pc-gap-cell, .pc-gaps .pc-priority-cell { display: none; }
  .pc-gaps .pc-narrow { display: block; }
  .pc-gaps .pc-stage-cell { min-width: 5em; }
  .pc-gaps .pc-nowrap, .pc-gaps .pc-detail-inline { white-space: normal; }
  .pc-table.pc-gaps th, .pc-table.pc-gaps td { padding-inline: 0.2em; }
  .pc-gaps thead th { font-size: 0.82em; }
}
.pc-tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(13em, 1fr)); gap: 0.8em; margin: 0; padding: 0; list-style: none; }
.pc-tile { border: 1px solid; border-radius: 8px; padding: 0.9em 1.1em; }
.pc-tile .pc-name, .pc-tile .pc-hint { display: block; font-size: 0.88em; line-height: 1.4; }
.pc-tile .pc-figure { display: block; font-size: 1.9em; font-weight: 650; line-height: 1.3; font-variant-numeric: tabular-nums; }
.pc-tile .pc-figure small { font-size: 0.5em; font-weight: 400; }
.pc-warning { border: 1px solid; border-inline-start-width: 5px; border-radius: 4px; margin: 0 0 0.9em; padding: 0.5em 0.9em; font-weight: 600; }
.pc-changes .pc-headline { font-size: 1.15em; font-weight: 650; line-height: 1.35; margin: 0 0 0.4em; }
.pc-changes h3, .pc-changes h4 { margin-top: 1.4em; }
.pc-change-items { margin: 0 0 1em; padding-inline-start: 1.2em; line-height: 1.45; }
.pc-change-items li { padding: 0.15em 0; overflow-wrap: anywhere; }
.pc-cells { margin: -0.6em 0 1em 1.2em; padding-inline-start: 1.2em; font-size: 0.92em; }
.pc-changes details { margin: 0.7em 0; }
.pc-changes summary { cursor: pointer; font-weight: 550; }
.pc-change-figures caption { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.pc-change-figures tbody th { min-width: 12em; overflow-wrap: anywhere; }
.pc-change-figures td:last-child { min-width: 15em; overflow-wrap: anywhere; }
.pc-change-figures .pc-number { white-space: normal; }
@media screen and (max-width: 560px) {
  .pc-change-figures tbody th { min-width: 6.5em; }
  .pc-change-figures td:last-child { min-width: 9.5em; }
  .pc-table.pc-change-figures th, .pc-table.pc-change-figures td { padding-inline: 0.3em; }
}
.pc-tone-gate td:last-child, .pc-tone-weakened td:last-child, .pc-tone-worse td:last-child, .pc-tone-better td:last-child, .pc-tone-refuted td:last-child { font-weight: 600; }
.pc-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

function colours(palette: Palette): string {
  const { background, foreground, muted, line, curve, expert, momentOfTruth: truth, focus, bandOpacity } = palette;
  const word = (colour: string) => (palette.colouredText ? colour : foreground);
  const classes = (['disappointing', 'neutral', 'enchanting'] as const).map((name) => {
    const colour = palette[name];
    return `.pc-chart .pc-band.pc-${name} { fill: ${colour}; fill-opacity: ${name === 'neutral' ? bandOpacity / 2 : bandOpacity}; }
.pc-chart .pc-${name} .pc-point, .pc-glyph.pc-${name} .pc-point { fill: ${colour}; stroke: ${colour}; }
.pc-chart .pc-${name} .pc-error-bar { stroke: ${colour}; }
.pc-chart .pc-${name} .pc-arrow { fill: ${colour}; }
.pc-chart .pc-${name} .pc-gap-bar { fill: ${colour}; stroke: ${colour}; }
.pc-chart text.pc-${name}, .pc-coloured.pc-${name} { fill: ${word(colour)}; color: ${word(colour)}; }
`;
  });
  const series = palette.series.map(
    (colour, i) => `.pc-chart .pc-series-${i + 1} .pc-line, .pc-chart .pc-series-${i + 1} .pc-error-bar { stroke: ${colour}; }
.pc-chart .pc-series-${i + 1} .pc-arrow { fill: ${colour}; }
.pc-chart .pc-series-${i + 1} .pc-point { fill: ${colour}; stroke: ${colour}; }
`,
  );
  return `.pc-chart .pc-background { fill: ${background}; }
.pc-chart text { fill: ${foreground}; }
.pc-chart text.pc-muted, .pc-chart tspan.pc-muted { fill: ${muted}; }
.pc-chart text.pc-moment-of-truth { fill: ${word(truth)}; }
.pc-chart .pc-halo { stroke: ${background}; }
.pc-chart .pc-rule { stroke: ${line}; }
.pc-chart .pc-line { stroke: ${curve}; }
${classes.join('')}${series.join('')}.pc-chart .pc-mean { stroke: ${muted}; }
.pc-chart .pc-weak-evidence .pc-error-bar, .pc-chart .pc-unclassified .pc-error-bar { stroke: ${muted}; }
.pc-chart .pc-unclassified .pc-arrow { fill: ${muted}; }
.pc-chart .pc-tentative .pc-point, .pc-chart .pc-anecdotal .pc-point { fill: ${background}; }
.pc-chart .pc-weak-evidence .pc-point { stroke: ${muted}; fill: ${background}; }
.pc-chart .pc-target { stroke: ${foreground}; }
.pc-chart .pc-ghost .pc-line, .pc-chart .pc-ghost-target { stroke: ${muted}; }
.pc-chart .pc-ghost .pc-point { fill: ${background}; stroke: ${muted}; }
.pc-chart .pc-expert { fill: ${background}; stroke: ${expert}; }
.pc-chart .pc-strike, .pc-chart .pc-claim { stroke: ${expert}; }
.pc-chart .pc-ring { stroke: ${truth}; }
.pc-chart .pc-star, .pc-glyph .pc-star { fill: ${truth}; }
.pc-chart .pc-frame { stroke: ${foreground}; }
.pc-chart .pc-rupture-mark { stroke: ${palette.disappointing}; }
.pc-chart .pc-missing-mark { stroke: ${muted}; fill: ${background}; fill-opacity: 0.6; }
.pc-chart .pc-hit-area { fill: ${focus}; }
.pc-table { color: ${foreground}; }
.pc-table th, .pc-table td { border-color: ${line}; }
.pc-table thead th, .pc-table .pc-ordinal, .pc-table .pc-hint, .pc-table .pc-detail, .pc-gaps .pc-detail-inline, .pc-gap-legend, .pc-tile .pc-name, .pc-tile .pc-hint, .pc-tile .pc-figure small { color: ${muted}; }
.pc-table .pc-differences .pc-change { color: ${foreground}; }
.pc-bar .pc-bar-track { stroke: ${muted}; }
.pc-bar .pc-bar-fill { fill: ${curve}; }
.pc-tile { color: ${foreground}; border-color: ${line}; }
.pc-warning { color: ${foreground}; border-color: ${palette.disappointing}; }
.pc-coloured.pc-refuted { color: ${word(expert)}; }
.pc-tone-gate td:last-child, .pc-tone-weakened td:last-child, .pc-tone-worse td:last-child { color: ${word(palette.disappointing)}; }
.pc-tone-better td:last-child { color: ${word(palette.enchanting)}; }
.pc-tone-refuted td:last-child { color: ${word(expert)}; }
.pc-tone-noise td:last-child, .pc-tone-undecided td:last-child { color: ${muted}; }
.pc-selected th, .pc-selected td { background-color: ${bandOpacity === 0 ? 'transparent' : line}; }
`;
}

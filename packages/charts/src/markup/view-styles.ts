/** The stylesheet of the views beside the curve: groups side by side, waves, matrix, plan, board. It goes with `chartStyles`. */
import { type Palette, palettes, type Theme } from './theme.ts';

/** CSS for a page, or an SVG file of its own, with these views. Reads the same in HTML and in XML, and loads nothing. */
export function viewStyles(theme: Theme): string {
  if (theme !== 'auto') return `${LAYOUT}${colours(palettes[theme])}`;
  return `${LAYOUT}${colours(palettes.light)}@media screen and (prefers-color-scheme: dark) {\n${colours(palettes.dark)}}\n`;
}

const LAYOUT = `.pc-interval-plot { max-width: 100%; }
.pc-interval-plot .pc-point { stroke-width: 1.5px; }
.pc-group-matrix { border-collapse: separate; border-spacing: 0; }
.pc-table.pc-group-matrix th, .pc-table.pc-group-matrix td { padding: 0.45em 0.5em 0.5em 0.6em; overflow-wrap: break-word; hyphens: auto; }
.pc-table.pc-group-matrix thead th { white-space: normal; min-width: 4.2em; }
.pc-table.pc-group-matrix thead th:first-child { min-width: 7em; }
.pc-table.pc-group-matrix .pc-stage-cell { position: sticky; inset-inline-start: 0; z-index: 1; }
.pc-group-matrix caption .pc-detail { font-size: 0.92em; }
.pc-group-matrix .pc-group-value { font-size: 1.08em; }
.pc-group-matrix .pc-lit { border-inline-start: 4px solid; padding-inline-start: calc(0.6em - 4px); font-weight: 650; }
.pc-group-matrix .pc-standing { display: block; font-size: 0.86em; }
.pc-group-matrix .pc-proven-column { min-width: 9em; }
.pc-group-matrix .pc-who { display: block; font-weight: 600; }
.pc-group-matrix .pc-narrow-proven { display: none; }
.pc-group-matrix .pc-interval-plot { display: block; margin-top: 0.2em; }
.pc-proven-pairs details { border: 0; margin: 0.6em 0 0; padding: 0; }
.pc-proven-pairs { padding-bottom: 0.6em; }
.pc-proven-pairs summary { cursor: pointer; }
.pc-proven-pairs caption { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.pc-table.pc-pairs { table-layout: auto; max-width: 62em; }
.pc-table.pc-pairs th, .pc-table.pc-pairs td { padding: 0.25em 0.6em; }
.pc-table.pc-pairs tbody th { font-weight: 400; overflow-wrap: anywhere; }
.pc-pairs .pc-interval-plot { width: 100%; min-width: 80px; height: auto; }
.pc-pairs .pc-number { white-space: normal; }
.pc-pair-rest { margin: 0.3em 0 0; font-size: 0.9em; }
.pc-chart .pc-change-arrow { fill: none; stroke-width: 2.25px; stroke-linecap: round; stroke-linejoin: round; }
.pc-wave-curve .pc-ghost .pc-error-bar { stroke-width: 1.25px; }
.pc-wave-curve .pc-after .pc-error-bar { stroke-width: 1.5px; }
@media screen and (max-width: 760px) {
  .pc-group-matrix .pc-proven-column { display: none; }
  .pc-group-matrix .pc-narrow-proven { display: block; margin-top: 0.4em; }
  .pc-table.pc-group-matrix th, .pc-table.pc-group-matrix td { padding-inline: 0.35em 0.25em; font-size: 0.94em; }
  .pc-group-matrix .pc-lit { padding-inline-start: calc(0.35em - 4px); }
}
@media (forced-colors: active) {
  .pc-group-matrix .pc-lit { forced-color-adjust: none; background: Canvas; color: CanvasText; border-color: CanvasText; }
}
`;

function colours({ background, foreground, muted, series, bandOpacity, colouredText }: Palette): string {
  const pair = { above: series[2] ?? foreground, below: series[3] ?? foreground };
  return Object.entries(pair)
    .map(([side, colour]) => {
      const word = colouredText ? colour : foreground;
      return `.pc-chart.pc-${side} .pc-point, .pc-chart .pc-${side} .pc-point { fill: ${colour}; stroke: ${colour}; }
.pc-chart.pc-${side} .pc-error-bar, .pc-chart .pc-${side} .pc-error-bar, .pc-chart .pc-${side} .pc-change-arrow { stroke: ${colour}; }
.pc-chart.pc-${side} .pc-arrow, .pc-chart .pc-${side} .pc-arrow { fill: ${colour}; }
.pc-chart text.pc-${side} { fill: ${word}; }
.pc-chart .pc-band.pc-${side} { fill: ${colour}; fill-opacity: ${bandOpacity}; }
.pc-group-matrix .pc-lit-${side} { border-inline-start-color: ${colour};${bandOpacity === 0 ? '' : ` background-color: color-mix(in srgb, ${colour} 10%, transparent);`} }
`;
    })
    .join('')
    .concat(`.pc-wave-curve .pc-after .pc-point { fill: ${foreground}; stroke: ${foreground}; }
.pc-wave-curve .pc-after .pc-error-bar { stroke: ${foreground}; }
.pc-wave-curve .pc-ghost .pc-error-bar { stroke: ${muted}; }
.pc-wave-curve .pc-ghost .pc-arrow { fill: ${muted}; }
.pc-wave-curve .pc-after .pc-arrow { fill: ${foreground}; }
.pc-change-mark.pc-plain .pc-point { fill: ${background}; stroke: ${muted}; }
.pc-change-mark.pc-plain .pc-error-bar { stroke: ${muted}; }
.pc-change-mark.pc-plain .pc-arrow { fill: ${muted}; }
.pc-interval-plot.pc-plain .pc-point { fill: ${foreground}; stroke: ${foreground}; }
.pc-interval-plot.pc-plain .pc-error-bar { stroke: ${foreground}; }
.pc-interval-plot.pc-plain .pc-arrow { fill: ${foreground}; }
.pc-chart.pc-interval-plot.pc-tentative .pc-point { fill: ${background}; }
.pc-interval-plot.pc-tentative .pc-stem { stroke-dasharray: 4 2; }
.pc-pair-rest, .pc-group-matrix .pc-group-value + .pc-hidden { color: ${muted}; }
.pc-table.pc-group-matrix .pc-stage-cell { background-color: ${background}; }
`);
}

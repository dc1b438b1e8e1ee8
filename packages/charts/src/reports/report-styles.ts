/** The stylesheet of the HTML report: one column, light and dark, with print styles for A4. */
import { type Palette, palettes } from '../markup/theme.ts';

const LAYOUT = `*, *::before, *::after { box-sizing: border-box; }
html { font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Helvetica, Arial, sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 1596px; padding: 3.5rem 3rem 5rem; overflow-wrap: break-word; }
h1 { font-size: clamp(1.7rem, 1.2rem + 2vw, 2.5rem); line-height: 1.15; letter-spacing: -0.015em; font-weight: 680; margin: 0 0 1.2rem; text-wrap: balance; }
h2 { font-size: 1.35rem; line-height: 1.25; letter-spacing: -0.008em; font-weight: 650; margin: 0 0 1.1rem; text-wrap: balance; }
h3 { font-size: 1.08rem; line-height: 1.3; font-weight: 650; margin: 0 0 0.8rem; }
h4 { font-size: 1rem; line-height: 1.3; font-weight: 650; margin: 0 0 0.3rem; }
section { margin-top: 3.2rem; }
p { margin: 0 0 0.8rem; }
.pr-header { border-bottom: 1px solid; padding-bottom: 1.4rem; }
.pr-headline h1 { font-size: clamp(1.3rem, 1.1rem + 1vw, 1.75rem); line-height: 1.25; margin: 0.4rem 0 0.8rem; }
.pr-headline p { margin: 0.4rem 0; }
.pr-generated { margin: 1rem 0 0; font-size: 0.86rem; }
.pr-facts { display: flex; flex-wrap: wrap; gap: 0.7rem 2.6rem; margin: 0; }
.pr-facts dt { font-size: 0.8rem; }
.pr-facts dd { margin: 0; font-weight: 550; max-width: 34rem; }
.pr-contents { margin-top: 2rem; }
.pr-contents ol { margin: 0; padding-inline-start: 1.4rem; columns: 2; column-gap: 2.5rem; }
.pr-contents li { break-inside: avoid; padding: 0.15rem 0; }
.pr-journey + .pr-journey { border-top: 1px solid; margin-top: 5rem; padding-top: 1rem; }
.pr-journey > header { margin-top: 3rem; }
.pr-journey > header h2 { font-size: 1.7rem; }
.pc-scroll { margin-inline: -0.7rem; padding-inline: 0.7rem; outline-offset: 3px; }
.pr-curve .pc-scroll { margin-inline: 0; padding-inline: 0; }
.pc-table { font-size: 0.875rem; line-height: 1.4; }
.pc-table caption { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.pc-table th:first-child, .pc-table td:first-child { padding-inline-start: 0; }
.pc-table th:last-child, .pc-table td:last-child { padding-inline-end: 0; }
.pc-table .pc-group { border-bottom-width: 2px; font-size: 0.95rem; }
.pc-gaps thead th, .pc-gaps td > .pc-nowrap { white-space: normal; }
.pc-gaps th, .pc-gaps td { padding-inline: 0.6em; }
.pc-table td > ul { min-width: 16rem; }
.pc-kpis td:last-child { min-width: 15rem; }
.pc-studies th:first-child { min-width: 12rem; }
.pc-studies .pc-path { display: inline-block; min-width: 9.5rem; }
.pr-matrix { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1.5rem 2rem; align-items: start; }
.pr-sources { margin-top: 1.2rem; }
.pr-sources summary { cursor: pointer; font-weight: 550; margin-bottom: 0.6rem; }
.pr-note { font-size: 0.86rem; margin: 0.8rem 0 0; max-width: 60rem; }
.pr-large, .pr-small { display: none; }
.pr-fits .pc-curve { max-width: 100%; height: auto; }
.pc-path { font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace; font-size: 0.92em; overflow-wrap: anywhere; }
.pc-summary + .pc-tiles { margin-top: 0.8rem; }
.pc-facts { margin: 0; display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.35rem 1.6rem; }
.pc-facts dt { font-size: 0.9rem; grid-column: 1; max-width: 16rem; }
.pc-facts dd { margin: 0; grid-column: 2; min-width: 0; }
.pc-summary .pc-facts { margin-top: 1.3rem; }
.pc-summary + .pc-tiles { margin-top: 1.5rem; }
.pc-stage-notes { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: 1.2rem; align-items: start; }
.pc-stage-note { border: 1px solid; border-radius: 8px; margin: 0; padding: 1.1rem 1.3rem 1.2rem; }
.pc-stage-note h3, .pc-stage-note h4 { margin: 0; }
.pc-stage-note .pc-places { font-size: 0.86rem; margin: 0.1rem 0 0.8rem; }
.pc-stage-note .pc-facts { grid-template-columns: 8.2rem 1fr; gap: 0.3rem 1rem; font-size: 0.93rem; }
.pc-notes { max-width: 50rem; font-size: 0.93rem; }
.pr-notes { border-top: 1px solid; padding-top: 2rem; }
@media screen and (min-width: 1594px) {
  .pr-medium { display: none; }
  .pr-large { display: block; }
}
@media screen and (max-width: 1194px) {
  .pr-medium { display: none; }
  .pr-small { display: block; }
}
@media screen and (max-width: 720px) {
  body { padding: 2rem 1.1rem 3rem; }
  section { margin-top: 2.4rem; }
  .pr-contents ol { columns: 1; }
  .pc-facts, .pc-stage-note .pc-facts { grid-template-columns: 1fr; gap: 0; }
  .pc-facts dt, .pc-facts dd { grid-column: 1; }
  .pc-facts dt { margin-top: 0.6rem; }
}
@media print {
  @page { size: A4; margin: 14mm 12mm; }
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  section { margin-top: 1.8rem; }
  h1, h2, h3, h4 { break-after: avoid; }
  tr, .pc-tile, .pc-stage-note, .pr-curve, .pr-keep-together, .pc-facts dd { break-inside: avoid; }
  thead { display: table-header-group; break-after: avoid; }
  .pr-journey + .pr-journey { break-before: page; border-top: 0; margin-top: 0; padding-top: 0; }
  .pc-scroll { overflow: visible; margin: 0; padding: 0; }
  .pc-curve { max-width: 100%; height: auto; }
  .pc-table { font-size: 7.6pt; }
  .pc-table th, .pc-table td { padding: 0.35em 0.4em; }
  .pc-table td > ul, .pc-kpis td:last-child, .pc-studies th:first-child, .pc-studies .pc-path, .pc-table .pc-stage-cell { min-width: 0; }
  .pc-gaps tbody tr:first-child { break-after: avoid; }
  .pc-glyph { width: 9px; height: 9px; }
  .pc-bar { width: 44px; }
  .pc-tiles { grid-template-columns: repeat(3, 1fr); }
  .pc-chart rect, .pc-bar rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

const colours = ({
  background: paper,
  foreground: ink,
  muted,
  line: rule,
  focus,
}: Palette): string => `html { background: ${paper}; color: ${ink}; }
a { color: ${focus}; }
.pr-header, .pr-notes, .pc-stage-note, .pr-journey + .pr-journey { border-color: ${rule}; }
.pr-generated, .pr-facts dt, .pc-facts dt, .pc-places { color: ${muted}; }
.pc-scroll:focus-visible { outline: 2px solid ${focus}; }
`;

export const reportStyles = `${LAYOUT}${colours(palettes.light)}@media screen and (prefers-color-scheme: dark) {\n${colours(palettes.dark)}}\n`;

import { emotionCurve, gapTable, htmlReport, markdownReport, sparkline, svgReport, toMarkup } from '@parcours/charts';
import type { Report } from '@parcours/model';

/** All that can be drawn of a Report, for instance of one that `scoreJourney` gave or `parcours score --format json` wrote. */
export function draw(report: Report) {
  const language = 'en';
  // Whole documents, as text.
  const files = {
    'curve.svg': svgReport(report, { language, theme: 'dark', width: 800 }),
    'report.html': htmlReport(report, { language, title: 'Our customer journeys', generated: '2026-05-04' }),
    'report.md': markdownReport(report, { language }),
  };
  // Single charts and tables are element trees; `standalone` makes an SVG file of its own.
  const charts = report.journeys.map((journey) => ({
    curve: toMarkup(emotionCurve(journey, { language, selected: 'order', standalone: true })),
    gaps: toMarkup(gapTable(journey, { language, sort: 'gap' })),
    line: sparkline(journey), // ▃ ▅ ▂ ▆ ▄: one block per stage
  }));
  return { files, charts };
}

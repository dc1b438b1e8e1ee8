import type { Language, Report } from '@parcours/model';
import { toMarkup } from './element.ts';
import { emotionCurve } from './emotion-curve.ts';
import type { Theme } from './theme.ts';

/** One picture as a file: of the journey named, else of all of them one below the other. */
export function svgReport(report: Report, options: { language: Language; journey?: string; width?: number; theme?: Theme }): string {
  return `${report.journeys.map((journey) => toMarkup(emotionCurve(journey, { ...options, standalone: true }))).join('\n')}\n`;
}

export function markdownReport(report: Report, _options: { language: Language; title?: string }): string {
  return report.journeys.map((journey) => `# ${journey.name}\n`).join('\n');
}

export function terminalReport(
  report: Report,
  _options: { language: Language; columns?: number; colour?: boolean; unicode?: boolean },
): string {
  return report.journeys.map((journey) => `${journey.name}\n`).join('\n');
}

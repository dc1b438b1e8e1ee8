import type { JourneyReport, Language, Report } from '@parcours/model';
import { h, type Tree, toMarkup } from './element.ts';
import { emotionCurve } from './emotion-curve.ts';
import type { Theme } from './theme.ts';

export type Sort = 'priority' | 'journey' | 'gap' | 'measured' | 'importance' | 'volume';

export interface TableOptions {
  readonly language: Language;
}

const thin = (journey: JourneyReport, kind: string): Tree =>
  h('table', { class: `pc-table pc-${kind}` }, [h('caption', {}, journey.label ?? journey.name)]);

export const gapTable = (journey: JourneyReport, _options: TableOptions & { readonly sort?: Sort }): Tree => thin(journey, 'gaps');
export const kpiTable = (journey: JourneyReport, _options: TableOptions): Tree => thin(journey, 'kpis');
export const kpiTiles = (journey: JourneyReport, _options: TableOptions): Tree => thin(journey, 'kpis');
export const studiesTable = (journey: JourneyReport, _options: TableOptions): Tree => thin(journey, 'studies');
export const initiativesTable = (journey: JourneyReport, _options: TableOptions): Tree => thin(journey, 'initiatives');
export const journeySummary = (journey: JourneyReport, _options: TableOptions): Tree => thin(journey, 'summary');
/** What the customer does, feels, needs and expects, and the ruptures, stage by stage. */
export const tellings = (journey: JourneyReport, _options: TableOptions): Tree => thin(journey, 'tellings');
/** What the figures and marks mean. */
export const methodNotes = (journey: JourneyReport, _options: TableOptions): Tree => thin(journey, 'notes');

export interface HtmlOptions {
  readonly language: Language;
  readonly title?: string;
  /** Shown as it is, for instance a date: the room has no clock. */
  readonly generated?: string;
}

export function htmlReport(report: Report, options: HtmlOptions): string {
  return `<!doctype html>\n${toMarkup(
    h('html', { lang: options.language }, [
      h('head', {}, h('title', {}, options.title ?? 'Parcours')),
      h(
        'body',
        {},
        report.journeys.map((journey) => gapTable(journey, options)),
      ),
    ]),
  )}\n`;
}

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

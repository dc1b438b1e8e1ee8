/** What changed, as one self-contained HTML page: no scripts, no external resources, light and dark, for screen and A4. */
import { type ChangeReport, type Language, translator } from '@parcours/model';
import { chartStyles } from '../markup/chart-styles.ts';
import { type Child, h, toMarkup, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { reportStyles } from '../reports/report-styles.ts';
import { labelOf } from '../text/labels.ts';
import { changeSummary, type JourneySummary } from './change-summary.ts';
import { changesCurve } from './changes-curve.ts';
import { changeItems, dataChanges, foldedItems, journeyChanges } from './changes-list.ts';
import { comparedText, versionName } from './version-name.ts';

export interface ChangesHtmlOptions {
  readonly language: Language;
}

/** Writes a ChangeReport as an HTML page. The same report and options give the same bytes. */
export function changesHtml(report: ChangeReport, { language }: ChangesHtmlOptions): string {
  const t = translator(messages, language);
  const summary = changeSummary(report, language);
  const before = versionName(report.base, language);
  const head = h('head', {}, [
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'; img-src data:" }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', {}, `${t('change.title')} · ${summary.headline}`),
    h('style', {}, `${chartStyles('auto')}${reportStyles}`),
  ]);
  const body = h('body', {}, [
    h('header', { class: 'pr-header pr-headline' }, [
      h('p', { class: 'pr-generated' }, comparedText(report, language)),
      h('h1', {}, summary.headline),
      h('p', {}, summary.advice),
      summary.warning !== null && h('p', { class: 'pc-warning' }, summary.warning),
    ]),
    h('main', { class: 'pc-changes' }, [
      summary.alerts.length > 0 && h('section', {}, changeItems(t('change.section.look'), summary.alerts, 2)),
      summary.journeys.map((journey) => journeySection(journey, before, language)),
      summary.data.length > 0 && h('section', {}, dataChanges(summary.data, summary.cells, language, 2)),
      summary.shared.length > 0 && h('section', {}, changeItems(t('change.section.shared'), summary.shared, 2)),
      summary.sharedWording.length > 0 &&
        foldedItems('shared wording', t('change.section.wording', { n: summary.sharedWording.length }), summary.sharedWording),
      summary.unchanged !== null && h('p', { class: 'pr-note' }, summary.unchanged),
      summary.isTested && h('section', { class: 'pr-notes' }, [h('h2', {}, t('change.section.how')), h('p', {}, t('change.how'))]),
    ]),
  ]);
  return `<!doctype html>\n${toMarkup(h('html', { lang: language }, [head, body]))}\n`;
}

function journeySection(journey: JourneySummary, before: string, language: Language): Child {
  const t = translator(messages, language);
  const curves = journey.change.wordingOnly ? [] : responsiveCurves(journey, before, language);
  const label = t('table.region', { table: t('curve'), journey: labelOf(journey.change) });
  return h('section', { class: 'pr-journey' }, [
    h('h2', {}, journey.title),
    journey.waves !== null && h('p', { class: 'pr-note' }, journey.waves),
    curves.length > 0 && h('div', { class: 'pc-scroll', tabindex: 0, role: 'region', 'aria-label': label }, curves),
    journeyChanges(journey, language, 3),
  ]);
}

/** The curve at three widths; the stylesheet shows one of them, in print the medium one. */
function responsiveCurves({ change }: JourneySummary, before: string, language: Language): VNode[] {
  return Object.entries(CURVE_WIDTHS).flatMap(([kind, width]) => {
    const curve = changesCurve(change, { language, width, before });
    return curve ? [h('div', { class: kind }, curve)] : [];
  });
}

/** Content widths of pages of 1600, 1200 and 720 pixels. */
const CURVE_WIDTHS = { 'pr-large': 1480, 'pr-medium': 1080, 'pr-small': 640 } as const;

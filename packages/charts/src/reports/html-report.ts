/** The report as one self-contained HTML page: no scripts, no external resources, light and dark, for screen and A4. */
import { type Comparison, type JourneyReport, type Language, type Matrix, type Report, translator } from '@parcours/model';
import { comparisonParts, comparisonRemarks } from '../comparison/comparison-parts.ts';
import { comparisonName } from '../comparison/comparison-texts.ts';
import { emotionCurve } from '../curve/emotion-curve.ts';
import { chartStyles } from '../markup/chart-styles.ts';
import { type Child, h, toMarkup, type VNode } from '../markup/element.ts';
import { viewStyles } from '../markup/view-styles.ts';
import { matrixChart } from '../matrix/matrix-chart.ts';
import { matrixTable } from '../matrix/matrix-table.ts';
import { matrixName, matrixNote, matrixUnavailableText } from '../matrix/matrix-texts.ts';
import { messages } from '../messages.ts';
import { gapLegend, gapTable } from '../tables/gap-table.ts';
import { gatesAsOfText, gatesTable } from '../tables/gates-table.ts';
import { initiativesTable } from '../tables/initiatives-table.ts';
import { kpiTable, kpiTiles } from '../tables/kpi-table.ts';
import { provenanceTable } from '../tables/provenance-table.ts';
import { remarkList } from '../tables/remark-list.ts';
import { consolidationText, studiesTable } from '../tables/studies-table.ts';
import { labelOf } from '../text/labels.ts';
import { singleLine } from '../text/single-line.ts';
import { journeyFacts, journeySummary, journeyWarningList } from './journey-summary.ts';
import { methodNotes } from './method-notes.ts';
import { reportStyles } from './report-styles.ts';
import { stageNotes } from './stage-notes.ts';

export interface HtmlReportOptions {
  readonly language: Language;
  readonly title?: string;
  /** Shown below the title, for instance a date. Output never depends on the clock. */
  readonly generated?: string;
}

/** Writes a Report as an HTML page. The same Report and options give the same bytes. */
export function htmlReport(report: Report, { language, title, generated }: HtmlReportOptions): string {
  const t = translator(messages, language);
  const { journeys } = report;
  const only = journeys.length === 1 ? journeys[0] : undefined;
  const heading = singleLine(title ?? '') || (only ? labelOf(only) : t('report.title'));
  const head = h('head', {}, [
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'; img-src data:" }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', {}, heading),
    h('style', {}, `${chartStyles('auto')}${viewStyles('auto')}${reportStyles}`),
  ]);
  // A single journey whose label is the title needs no heading of its own.
  const lone = only !== undefined && heading === labelOf(only);
  const first = journeys[0];
  const body = h('body', {}, [
    h('header', { class: 'pr-header' }, [
      h('h1', {}, heading),
      lone && factList(only, language),
      generated && h('p', { class: 'pr-generated' }, singleLine(generated)),
    ]),
    journeys.length > 1 && tableOfContents(journeys, language),
    h('main', {}, [
      journeys.length === 0 && h('p', {}, t('report.empty')),
      journeys.map((journey, at) => journeyArticle(journey, at, lone ? 2 : 3, language)),
      first && section(t('notes'), 2, methodNotes(first, { language }), 'pr-notes'),
    ]),
  ]);
  return `<!doctype html>\n${toMarkup(h('html', { lang: language }, [head, body]))}\n`;
}

function tableOfContents(journeys: readonly JourneyReport[], language: Language): VNode {
  const name = translator(messages, language)('contents');
  const items = journeys.map((journey, at) => h('li', {}, h('a', { href: `#journey-${at + 1}` }, labelOf(journey))));
  return h('nav', { class: 'pr-contents', 'aria-label': name }, [h('h2', {}, name), h('ol', {}, items)]);
}

function journeyArticle(journey: JourneyReport, at: number, level: 2 | 3, language: Language): VNode {
  const t = translator(messages, language);
  const options = { language };
  const sources = provenanceTable(journey, options);
  const tooFew = matrixUnavailableText(journey, language);
  const consolidation = consolidationText(journey, language);
  const asOf = gatesAsOfText(journey, language);
  const remarks = remarkList(journey, options);
  const notes = stageNotes(journey, { language, level: level === 2 ? 3 : 4 });
  return h('article', { id: `journey-${at + 1}`, class: 'pr-journey' }, [
    level === 3 && h('header', {}, [h('h2', {}, labelOf(journey)), factList(journey, language)]),
    section(t('summary'), level, [
      ...journeyWarningList(journey, language),
      journeySummary(journey, options),
      journey.kpis.length > 0 && kpiTiles(journey, options),
    ]),
    section(t('curve'), level, responsiveCurves(journey, language), 'pr-curve'),
    journey.stages.length > 0 &&
      section(t('gaps'), level, [scrollRegion(t('gaps'), journey, gapTable(journey, options), language), gapLegend(options)], 'pr-wide'),
    journey.kpis.length > 0 &&
      section(t('kpis'), level, scrollRegion(t('kpis'), journey, kpiTable(journey, options), language), 'pr-keep-together'),
    remarks && section(t('remarks'), level, remarks),
    journey.gates.length > 0 &&
      section(
        t('gates'),
        level,
        [scrollRegion(t('gates'), journey, gatesTable(journey, options), language), asOf !== null && h('p', { class: 'pr-note' }, asOf)],
        'pr-keep-together',
      ),
    matricesOf(journey).map((matrix) =>
      section(matrixName(journey, matrix, language), level, matrixContent(journey, matrix, language), 'pr-wide'),
    ),
    tooFew !== null && section(t('matrix'), level, h('p', { class: 'pr-note' }, tooFew)),
    journey.comparisons.map((comparison) =>
      section(
        t('colon', { name: t('comparison'), value: comparisonName(comparison, language) }),
        level,
        comparisonContent(journey, comparison, language),
        'pr-wide',
      ),
    ),
    notes && section(t('tellings'), level, notes),
    journey.initiatives.length > 0 &&
      section(t('initiatives'), level, scrollRegion(t('initiatives'), journey, initiativesTable(journey, options), language)),
    section(t('studies'), level, [
      scrollRegion(t('studies'), journey, studiesTable(journey, options), language),
      consolidation !== null && h('p', { class: 'pr-note' }, consolidation),
      sources &&
        h('details', { class: 'pr-sources' }, [h('summary', {}, t('sources')), scrollRegion(t('sources'), journey, sources, language)]),
    ]),
  ]);
}

function matricesOf({ matrices }: JourneyReport): Matrix[] {
  return [matrices.declared, matrices.derived].filter((matrix) => matrix !== null);
}

function matrixContent(journey: JourneyReport, matrix: Matrix, language: Language): Child {
  const name = matrixName(journey, matrix, language);
  const picture = (of: string) => translator(messages, language)('picture', { of });
  return [
    h('p', {}, matrixNote(journey, matrix, language)),
    h('div', { class: 'pr-matrix' }, [
      scrollRegion(picture(name), journey, matrixChart(journey, matrix, { language, width: MATRIX_WIDTH }), language),
      scrollRegion(name, journey, matrixTable(journey, matrix, { language }), language),
    ]),
  ];
}

function comparisonContent(journey: JourneyReport, comparison: Comparison, language: Language): Child {
  const drawing = { language, width: MEDIUM_CURVE_WIDTH };
  return [
    comparisonParts(journey, comparison, drawing).map(({ name, tree }) => scrollRegion(name, journey, tree, language)),
    comparisonRemarks(journey, comparison, language).map((note) => h('p', { class: 'pr-note' }, note)),
  ];
}

function factList(journey: JourneyReport, language: Language): Child {
  const all = journeyFacts(journey, language);
  return (
    all.length > 0 &&
    h(
      'dl',
      { class: 'pr-facts' },
      all.map(({ name, value }) => h('div', {}, [h('dt', {}, name), h('dd', {}, value)])),
    )
  );
}

function section(title: string, level: 2 | 3, children: Child, kind?: string): VNode {
  return h('section', { class: kind }, [h(`h${level}`, {}, title), children]);
}

/** The curve at three widths; the stylesheet shows one of them, in print the medium one. */
function responsiveCurves(journey: JourneyReport, language: Language): VNode {
  const drawn = { 'pr-large': LARGE_CURVE_WIDTH, 'pr-medium': MEDIUM_CURVE_WIDTH, 'pr-small': SMALL_CURVE_WIDTH };
  const pictures = Object.entries(drawn).map(([kind, width]) => {
    const tree = emotionCurve(journey, { language, width });
    const fits = Number(tree.attributes.width) <= width * MAX_SHRINK_FACTOR;
    return { kind: fits ? `${kind} pr-fits` : kind, tree };
  });
  const same = new Set(pictures.map(({ tree }) => tree.attributes.width)).size === 1;
  const name = translator(messages, language)('curve');
  return scrollRegion(
    name,
    journey,
    same ? pictures[0]?.tree : pictures.map(({ kind, tree }) => h('div', { class: kind }, tree)),
    language,
  );
}

/** Content width of a page of 1600 pixels, without margins and scroll bar. */
const LARGE_CURVE_WIDTH = 1480;
/** Content width of a page of 1200 pixels. */
const MEDIUM_CURVE_WIDTH = 1080;
const SMALL_CURVE_WIDTH = 640;
/** A curve up to this factor wider than the page is scaled down instead of scrolled. */
const MAX_SHRINK_FACTOR = 1.15;
/** Width of a matrix beside its table. */
const MATRIX_WIDTH = 520;

/** A scroll container that can be focused. */
function scrollRegion(name: string, journey: JourneyReport, child: Child, language: Language): VNode {
  const label = translator(messages, language)('table.region', { table: name, journey: labelOf(journey) });
  return h('div', { class: 'pc-scroll', tabindex: 0, role: 'region', 'aria-label': label }, child);
}

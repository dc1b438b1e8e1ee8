/** The report as one page to send to a client: no scripts, nothing from anywhere else, light or dark, on screen or on A4. */
import { type Comparison, type JourneyReport, type Language, type Matrix, type Report, speaker } from '@parcours/model';
import { chartStyles } from './chart-styles.ts';
import { comparisonCurve } from './comparison-curve.ts';
import { comparisonTable } from './comparison-table.ts';
import { comparisonName, comparisonNotes } from './comparison-texts.ts';
import { type Child, h, type Tree, toMarkup } from './element.ts';
import { emotionCurve } from './emotion-curve.ts';
import { gapTable } from './gap-table.ts';
import { initiativesTable } from './initiatives-table.ts';
import { journeyFacts, journeySummary } from './journey-summary.ts';
import { kpiTable, kpiTiles } from './kpi-table.ts';
import { labelOf } from './labels.ts';
import { matrixChart } from './matrix-chart.ts';
import { matrixTable } from './matrix-table.ts';
import { matrixName, matrixNote, tooFewForMatrix } from './matrix-texts.ts';
import { methodNotes } from './method-notes.ts';
import { oneLine } from './one-line.ts';
import { provenanceTable } from './provenance-table.ts';
import { reportStyles } from './report-styles.ts';
import { studiesTable } from './studies-table.ts';
import { tellings } from './tellings.ts';
import { words } from './words.ts';

export interface HtmlOptions {
  readonly language: Language;
  readonly title?: string;
  /** Shown as it is, for instance a date: the room has no clock. */
  readonly generated?: string;
}

export function htmlReport(report: Report, { language, title, generated }: HtmlOptions): string {
  const say = speaker(words, language);
  const { journeys } = report;
  const only = journeys.length === 1 ? journeys[0] : undefined;
  const heading = oneLine(title ?? '') || (only ? labelOf(only) : say('report.title'));
  const head = h('head', {}, [
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'; img-src data:" }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', {}, heading),
    h('style', {}, `${chartStyles('auto')}${reportStyles}`),
  ]);
  // A lone journey whose label is the page's title needs no second heading.
  const lone = only !== undefined && heading === labelOf(only);
  const first = journeys[0];
  const body = h('body', {}, [
    h('header', { class: 'pr-top' }, [
      h('h1', {}, heading),
      lone && facts(only, language),
      generated && h('p', { class: 'pr-generated' }, oneLine(generated)),
    ]),
    journeys.length > 1 && contents(journeys, language),
    h('main', {}, [
      journeys.length === 0 && h('p', {}, say('report.empty')),
      journeys.map((journey, at) => article(journey, at, lone ? 2 : 3, language)),
      first && section(say('notes'), 2, methodNotes(first, { language }), 'pr-notes'),
    ]),
  ]);
  return `<!doctype html>\n${toMarkup(h('html', { lang: language }, [head, body]))}\n`;
}

function contents(journeys: readonly JourneyReport[], language: Language): Tree {
  const name = speaker(words, language)('contents');
  const items = journeys.map((journey, at) => h('li', {}, h('a', { href: `#journey-${at + 1}` }, labelOf(journey))));
  return h('nav', { class: 'pr-contents', 'aria-label': name }, [h('h2', {}, name), h('ol', {}, items)]);
}

function article(journey: JourneyReport, at: number, level: 2 | 3, language: Language): Tree {
  const say = speaker(words, language);
  const options = { language };
  const sources = provenanceTable(journey, options);
  const tooFew = tooFewForMatrix(journey, language);
  const told = tellings(journey, { language, level: level === 2 ? 3 : 4 });
  return h('article', { id: `journey-${at + 1}`, class: 'pr-journey' }, [
    level === 3 && h('header', {}, [h('h2', {}, labelOf(journey)), facts(journey, language)]),
    section(say('summary'), level, [journeySummary(journey, options), journey.kpis.length > 0 && kpiTiles(journey, options)]),
    section(say('curve'), level, curves(journey, language), 'pr-curve'),
    journey.stages.length > 0 && section(say('gaps'), level, scroll(say('gaps'), journey, gapTable(journey, options), language), 'pr-wide'),
    journey.kpis.length > 0 &&
      section(say('kpis'), level, scroll(say('kpis'), journey, kpiTable(journey, options), language), 'pr-together'),
    matricesOf(journey).map((matrix) =>
      section(matrixName(journey, matrix, language), level, matrixParts(journey, matrix, language), 'pr-wide'),
    ),
    tooFew !== null && section(say('matrix'), level, h('p', { class: 'pr-note' }, tooFew)),
    journey.comparisons.map((comparison) =>
      section(
        say('colon', { name: say('comparison'), value: comparisonName(comparison, language) }),
        level,
        comparisonParts(journey, comparison, language),
        'pr-wide',
      ),
    ),
    told && section(say('tellings'), level, told),
    journey.initiatives.length > 0 &&
      section(say('initiatives'), level, scroll(say('initiatives'), journey, initiativesTable(journey, options), language)),
    section(say('studies'), level, [
      scroll(say('studies'), journey, studiesTable(journey, options), language),
      sources &&
        h('details', { class: 'pr-sources' }, [h('summary', {}, say('sources')), scroll(say('sources'), journey, sources, language)]),
    ]),
  ]);
}

function matricesOf({ matrices }: JourneyReport): Matrix[] {
  return [matrices.declared, matrices.derived].filter((matrix) => matrix !== null);
}

function matrixParts(journey: JourneyReport, matrix: Matrix, language: Language): Child {
  const name = matrixName(journey, matrix, language);
  const picture = (of: string) => speaker(words, language)('picture', { of });
  return [
    h('p', {}, matrixNote(journey, matrix, language)),
    h('div', { class: 'pr-matrix' }, [
      scroll(picture(name), journey, matrixChart(journey, matrix, { language, width: HALF }), language),
      scroll(name, journey, matrixTable(journey, matrix, { language }), language),
    ]),
  ];
}

function comparisonParts(journey: JourneyReport, comparison: Comparison, language: Language): Child {
  const name = comparisonName(comparison, language);
  const picture = (of: string) => speaker(words, language)('picture', { of });
  return [
    comparison.stages.length > 0 &&
      scroll(picture(name), journey, comparisonCurve(journey, comparison, { language, width: MIDDLE }), language),
    scroll(name, journey, comparisonTable(journey, comparison, { language }), language),
    comparisonNotes(comparison, language).map((note) => h('p', { class: 'pr-note' }, note)),
  ];
}

function facts(journey: JourneyReport, language: Language): Child {
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

function section(title: string, level: 2 | 3, children: Child, kind?: string): Tree {
  return h('section', { class: kind }, [h(`h${level}`, {}, title), children]);
}

/** One for each width of page; the stylesheet shows one of them, and on paper the middle one. */
function curves(journey: JourneyReport, language: Language): Tree {
  const drawn = { 'pr-large': WIDE, 'pr-middle': MIDDLE, 'pr-small': NARROW };
  const pictures = Object.entries(drawn).map(([kind, width]) => {
    const tree = emotionCurve(journey, { language, width });
    const fits = Number(tree.attributes.width) <= width * SHRINKABLE;
    return { kind: fits ? `${kind} pr-fits` : kind, tree };
  });
  const same = new Set(pictures.map(({ tree }) => tree.attributes.width)).size === 1;
  const name = speaker(words, language)('curve');
  return scroll(name, journey, same ? pictures[0]?.tree : pictures.map(({ kind, tree }) => h('div', { class: kind }, tree)), language);
}

/** What a page of 1600 pixels leaves between its margins and beside a scroll bar. */
const WIDE = 1480;
/** What one of 1200 pixels leaves. */
const MIDDLE = 1080;
const NARROW = 640;
/** A picture that is hardly wider than the page is shown smaller rather than scrolled. */
const SHRINKABLE = 1.15;
/** Beside a table. */
const HALF = 520;

/** What is wider than the page scrolls on its own, also from the keyboard. */
function scroll(name: string, journey: JourneyReport, child: Child, language: Language): Tree {
  const label = speaker(words, language)('table.region', { table: name, journey: labelOf(journey) });
  return h('div', { class: 'pc-scroll', tabindex: 0, role: 'region', 'aria-label': label }, child);
}

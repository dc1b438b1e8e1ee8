/** What stands behind the figure of a stage: value, interval, respondents, its studies with their classes, sources, and a telling comment. */
import {
  EXPERIENCE_CLASSES,
  formatShare,
  type JourneyReport,
  type Language,
  type StageReport,
  type StageStudy,
  translateTerm,
  translator,
  type Verbatim,
} from '@parcours/model';
import { type Child, h, type VNode } from '../markup/element.ts';
import { round } from '../markup/marks.ts';
import { messages } from '../messages.ts';
import { filtersText } from '../tables/provenance-table.ts';
import { allStudies } from '../tables/studies-table.ts';
import { classGlyph, detailLine, remarkSign } from '../tables/table.ts';
import { evidenceText, missingText, sampleSizeText, scoreIntervalText, scoreText } from '../text/format-figures.ts';
import { labelByName, labelOf } from '../text/labels.ts';
import { singleLine } from '../text/single-line.ts';
import { REMARK_SIGN, stageRemarks } from '../text/verdict-texts.ts';

export interface StageCardOptions {
  readonly language: Language;
  /** Each source has a button with `data-rows`, the study's name, for a host that shows rows of files. */
  readonly linksRows?: boolean;
}

/** The card of a stage, for a popover beside its figure. */
export function stageCard(journey: JourneyReport, stage: StageReport, options: StageCardOptions): VNode {
  const { language } = options;
  const { measured } = stage;
  const quote = tellingVerbatim(journey, stage);
  const remarks = stageRemarks(journey, stage, language);
  return h('div', { class: 'pc-card' }, [
    h('p', { class: 'pc-card-name' }, labelOf(stage)),
    measured
      ? h('p', { class: 'pc-card-figures' }, [
          stage.class && classGlyph(stage.class),
          h('strong', {}, scoreText(measured.mean, journey.scale, language)),
          remarkSign(remarks, language),
          ' ',
          h('span', { class: 'pc-nowrap' }, scoreIntervalText(measured.low, measured.high, journey.scale, language) ?? ''),
          ' ',
          h('span', { class: 'pc-nowrap' }, `${sampleSizeText(measured, language)} · ${evidenceText(measured.evidence, language)}`),
        ])
      : h('p', {}, [missingText(journey, stage, language), remarkSign(remarks, language)]),
    remarks.map((text) => h('p', { class: 'pc-detail' }, `${REMARK_SIGN} ${text}`)),
    stage.studies.map((study) => studyLine(journey, study, language)),
    sourceList(stage, options),
    quote && h('blockquote', { class: 'pc-card-quote' }, singleLine(quote.text)),
  ]);
}

function studyLine(journey: JourneyReport, study: StageStudy, language: Language): VNode {
  const t = translator(messages, language);
  const figures = [
    scoreText(study.mean, journey.scale, language),
    scoreIntervalText(study.low, study.high, journey.scale, language),
    sampleSizeText(study, language),
  ];
  return h('div', { class: 'pc-card-study' }, [
    h('p', {}, [labelByName(allStudies(journey), study.name), detailLine(figures.filter(Boolean).join(' · '))]),
    study.leftOut && detailLine(t('card.left-out')),
    study.shares && sharesBar(study.shares, language),
  ]);
}

const BAR = { width: 240, height: 8 };

/** The shares of the classes, as a bar and in digits, the worst first. */
function sharesBar(shares: NonNullable<StageStudy['shares']>, language: Language): Child {
  let x = 0;
  const parts = EXPERIENCE_CLASSES.map((name) => {
    const width = shares[name] * BAR.width;
    const part = h('rect', { class: `pc-share pc-${name}`, x: round(x), width: round(width), height: BAR.height });
    x += width;
    return part;
  });
  return [
    h('svg', { class: 'pc-chart pc-shares', ...BAR, viewBox: `0 0 ${BAR.width} ${BAR.height}`, 'aria-hidden': 'true' }, parts),
    h(
      'p',
      { class: 'pc-card-shares' },
      EXPERIENCE_CLASSES.map((name) =>
        h('span', { class: 'pc-nowrap', title: translateTerm(name, language) }, [
          classGlyph(name),
          h('span', { class: 'pc-hidden' }, translateTerm(name, language)),
          ` ${formatShare(shares[name], language)} `,
        ]),
      ),
    ),
  ];
}

function sourceList(stage: StageReport, { language, linksRows = false }: StageCardOptions): Child {
  const t = translator(messages, language);
  if (stage.sources.length === 0) return null;
  const items = stage.sources.map((source) => {
    const columns = source.columns.map(singleLine).join(', ');
    const about = [columns, filtersText(source, language)].filter(Boolean).join(' · ');
    return h('li', {}, [
      h('span', { class: 'pc-path' }, singleLine(source.file)),
      detailLine(about),
      linksRows
        ? h('button', { type: 'button', class: 'link', 'data-rows': source.study }, t('card.rows', { n: source.used }))
        : detailLine(t('used.n', { n: source.used })),
    ]);
  });
  return h('ul', { class: 'pc-card-sources' }, items);
}

/** Of a stage that enchants the comment with the best score, of any other that with the worst; one without a score only where none has. */
function tellingVerbatim(journey: JourneyReport, stage: StageReport): Verbatim | null {
  const said = journey.studies.flatMap(({ verbatims }) => verbatims.first).filter((each) => each.stage === stage.name);
  const direction = stage.class === 'enchanting' ? -1 : 1;
  const rank = ({ score }: Verbatim) => (score === null ? Number.POSITIVE_INFINITY : direction * score);
  return said.reduce<Verbatim | null>((found, each) => (found === null || rank(each) < rank(found) ? each : found), null);
}

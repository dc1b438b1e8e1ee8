/** The summary of a journey: its key figures as tiles, then the stages to act on, in the words of the verdicts. */
import {
  formatDate,
  formatFixed,
  formatInterval,
  formatNumber,
  formatScore,
  formatShare,
  isConfidential,
  isSuppressed,
  type JourneyReport,
  type Language,
  messageOf,
  type SegmentMixReport,
  type StageReport,
  translator,
} from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { remarkSign, type TableOptions } from '../tables/table.ts';
import { boundText, scoreIntervalText, scoreText } from '../text/format-figures.ts';
import { labelByName, labelOf } from '../text/labels.ts';
import { isNarrowed, isPerimeterRestricted, perimeterText } from '../text/perimeter-text.ts';
import { singleLine } from '../text/single-line.ts';
import { catchUpReasons, gapVerdict, indexRemarks, questionedStagesText, REMARK_SIGN, stageRemarks } from '../text/verdict-texts.ts';

/** The key figures as tiles, and the findings as a description list. */
export function journeySummary(journey: JourneyReport, { language }: TableOptions): VNode {
  const t = translator(messages, language);
  const tiles = journeyFigures(journey, language).map(({ name, value, of, interval, basis, remarks, questioned, hint }) =>
    h('li', { class: 'pc-tile' }, [
      h('span', { class: 'pc-name' }, name),
      h('span', { class: 'pc-figure' }, value === null ? '–' : [value, of && h('small', {}, ` ${of}`), remarkSign(remarks, language)]),
      value !== null && interval && h('span', { class: 'pc-hint' }, t('colon', { name: t('interval'), value: interval })),
      value !== null && basis && h('span', { class: 'pc-hint' }, h('strong', {}, basis)),
      value !== null && questioned && h('span', { class: 'pc-hint' }, `${REMARK_SIGN} ${questioned}`),
      h('span', { class: 'pc-hint' }, value === null ? t('not-measured') : hint),
    ]),
  );
  const lines = summaryLines(journey, language);
  return h('div', { class: 'pc-summary' }, [
    h('ul', { class: 'pc-tiles' }, tiles),
    lines.length > 0 &&
      h(
        'dl',
        { class: 'pc-facts' },
        lines.map(({ name, value }) => [h('dt', {}, name), h('dd', {}, value)]),
      ),
  ]);
}

export interface JourneyFigure {
  readonly name: string;
  /** Null where nothing was measured. */
  readonly value: string | null;
  /** What the value is out of. */
  readonly of: string | null;
  readonly interval: string | null;
  /** What the value rests on, where that is not the whole journey. */
  readonly basis: string | null;
  /** What questions it; empty if nothing does. */
  readonly remarks: readonly string[];
  /** At how many stages it is questioned; null where at none. */
  readonly questioned: string | null;
  readonly hint: string;
}

/** Score and index with their intervals, first impression and peak–end. */
export function journeyFigures(journey: JourneyReport, language: Language): JourneyFigure[] {
  const t = translator(messages, language);
  const { scale, score, index, scoreInterval, indexInterval, scoreLowCoverage } = journey;
  const bounds = { min: boundText(scale.min, scale, language), max: boundText(scale.max, scale, language) };
  const scored = (value: number | null) => (value === null ? null : scoreText(value, scale, language));
  const basis = indexBasisText(journey, language);
  const rests = { basis, remarks: indexRemarks(journey, language), questioned: questionedStagesText(journey, language) };
  const none = { of: null, interval: null, ...rests };
  const qualifiedHint = (hint: string) => (scoreLowCoverage ? t('summary.stage', { stage: hint, detail: t('interval.narrow') }) : hint);
  return [
    {
      ...none,
      name: t('score'),
      value: scored(score),
      interval: scoreInterval && scoreIntervalText(scoreInterval.low, scoreInterval.high, scale, language),
      hint: qualifiedHint(t('score.hint', bounds)),
    },
    {
      name: t('index'),
      value: index === null ? null : formatFixed(index, language, 1),
      ...rests,
      of: `/ ${formatNumber(100, language)}`,
      interval: indexInterval && indexIntervalText(indexInterval.low, indexInterval.high, language),
      hint: qualifiedHint(t('index.hint')),
    },
    {
      ...none,
      basis: null,
      ...firstImpressionRemarks(journey, language),
      name: t('first-impression'),
      value: scored(journey.firstImpression),
      hint: t('first-impression.hint'),
    },
    { ...none, name: t('peak-end'), value: scored(journey.peakEnd), hint: t('peak-end.hint') },
  ];
}

/** It is the figure of one stage, and questioned with it alone. */
function firstImpressionRemarks(journey: JourneyReport, language: Language): Pick<JourneyFigure, 'remarks' | 'questioned'> {
  const first = journey.stages.find(({ measured }) => measured !== null);
  const isQuestioned = first !== undefined && journey.questionedStages.includes(first.name);
  return { remarks: isQuestioned ? stageRemarks(journey, first, language) : [], questioned: null };
}

/** `journeyWarnings` as paragraphs, to stand above all figures. */
export function journeyWarningList(journey: JourneyReport, language: Language): VNode[] {
  return journeyWarnings(journey, language).map((warning) => h('p', { class: 'pc-warning' }, warning));
}

/** What a reader has to know before the figures: that nothing is suppressed, how many errors remove data from them, what questions them all. */
export function journeyWarnings(journey: JourneyReport, language: Language): string[] {
  const t = translator(messages, language);
  const { problems } = journey;
  return [
    ...(isConfidential(journey) ? [t('summary.confidential')] : []),
    ...(problems.length > 0 ? [t('summary.problems', { n: problems.length })] : []),
    ...journey.caveats.map((caveat) => singleLine(messageOf(caveat, language))),
  ];
}

/** The share of the importance that score and index rest on; null where they rest on all of it, and where nothing is measured. */
export function indexBasisText({ importanceMeasured: share }: JourneyReport, language: Language): string | null {
  if (share === null || share > 1 - 1e-9) return null;
  return translator(messages, language)('basis', { share: formatShare(share, language) });
}

/** A figure with its interval and what it rests on, on one line. */
export function journeyFigureText({ value, interval, basis, remarks, questioned }: JourneyFigure, language: Language): string {
  const text = [value, remarks.length > 0 && REMARK_SIGN, interval].filter(Boolean).join(' ');
  const detail = [basis, questioned].filter((each) => each !== null).join('; ');
  return detail === '' ? text : translator(messages, language)('summary.stage', { stage: text, detail });
}

/**
 * Stages by finding: first to catch up, with the reasons, then to differentiate, with the verdict on the gap; above the target, refuted,
 * not measured, suppressed; studies that are missing or left out, and a mix of segments that is off.
 */
export function summaryLines(journey: JourneyReport, language: Language): { name: string; value: string }[] {
  const t = translator(messages, language);
  const labelsWhere = (test: (stage: StageReport) => boolean) => journey.stages.filter(test).map(labelOf);
  const catchUp = ranked(journey, 'catch-up');
  const differentiate = ranked(journey, 'differentiate').filter(({ gap }) => gap !== null && gap.value > 0 && !gap.aboveTarget);
  const qualified = (stage: StageReport, detail: string) =>
    detail === '' ? labelOf(stage) : t('summary.stage', { stage: labelOf(stage), detail });
  return [
    {
      name: t('summary.catch-up'),
      values: firstOf(catchUp, (stage) => qualified(stage, catchUpReasons(journey, stage, language).join(', ')), language),
    },
    {
      name: t(catchUp.length > 0 ? 'summary.differentiate.then' : 'summary.differentiate'),
      values: firstOf(differentiate, (stage) => qualified(stage, gapFinding(stage, language)), language),
    },
    { name: t('summary.above-target'), values: labelsWhere(({ gap }) => gap?.aboveTarget === true) },
    {
      name: t('summary.refuted'),
      values: labelsWhere(({ expertRefuted, expertClaims }) => expertRefuted === true || expertClaims.some(({ refuted }) => refuted)),
    },
    { name: t('summary.unmeasured'), values: labelsWhere((stage) => stage.measured === null && !isSuppressed(stage)) },
    { name: t('summary.no-longer-measured'), values: lastMeasuredTexts(journey, language) },
    { name: t('summary.suppressed'), values: labelsWhere((stage) => isSuppressed(stage)) },
    {
      name: t('summary.disagreements'),
      values: journey.disagreements
        .filter(({ wave }) => wave === journey.wave || wave === null)
        .map(({ stage, studies }) =>
          t('summary.stage', {
            stage: labelByName(journey.stages, stage),
            detail: studies
              .map(({ name, mean }) => `${labelByName(journey.studies, name)} ${scoreText(mean, journey.scale, language)}`)
              .join(', '),
          }),
        ),
    },
    {
      name: t('summary.pooled-periods'),
      values: journey.pooledPeriods.map(({ studies }) =>
        studies
          .map(({ name, date }) => t('summary.stage', { stage: labelByName(journey.studies, name), detail: formatDate(date, language) }))
          .join(', '),
      ),
    },
    { name: t('summary.segment-mix'), values: journey.segmentMix.flatMap((mix) => segmentMixTexts(journey, mix, language)) },
    { name: t('summary.missing'), values: journey.missing.map(labelOf) },
    { name: t('summary.left-out'), values: journey.excludedStudies.map(labelOf) },
  ].flatMap(({ name, values }) => (values.length > 0 ? [{ name, value: values.join(' · ') }] : []));
}

/** The stages that an earlier wave measured alone, with its figure, wave and date; moments of truth first. */
function lastMeasuredTexts({ stages, scale }: JourneyReport, language: Language): string[] {
  const t = translator(messages, language);
  return stages
    .filter(({ lastMeasured }) => lastMeasured !== null)
    .toSorted((a, b) => Number(b.momentOfTruth) - Number(a.momentOfTruth))
    .flatMap((stage) => {
      const { lastMeasured: earlier, momentOfTruth } = stage;
      if (!earlier) return [];
      const when = [singleLine(earlier.wave), earlier.date === null ? '' : formatDate(earlier.date, language)];
      return t('summary.stage', {
        stage: `${momentOfTruth ? '★ ' : ''}${labelOf(stage)} ${scoreText(earlier.mean, scale, language)}`,
        detail: [...new Set(when)].filter(Boolean).join(', '),
      });
    });
}

const SUMMARY_STAGES = 3;
/** The first few stages as texts, and how many more there are. */
function firstOf(stages: readonly StageReport[], text: (stage: StageReport) => string, language: Language): string[] {
  const more = stages.length - SUMMARY_STAGES;
  const named = stages.slice(0, SUMMARY_STAGES).map(text);
  return more > 0 ? [...named, translator(messages, language)('summary.more', { n: more })] : named;
}

/** The stages of a list by rank. */
function ranked({ stages }: JourneyReport, list: NonNullable<StageReport['list']>): StageReport[] {
  return stages
    .filter((stage) => stage.list === list)
    .toSorted((a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY));
}

/** `gap +1.20, proven`. */
function gapFinding({ gap }: StageReport, language: Language): string {
  if (gap === null) return '';
  const t = translator(messages, language);
  return t('summary.gap', { gap: formatScore(gap.value, language), verdict: t(`gap.${gapVerdict(gap)}`) });
}

/** What is off in the mix of a study's segments, and what its weighting leaves out; empty if nothing is, and for a study of another wave. */
function segmentMixTexts({ segments, studies }: JourneyReport, mix: SegmentMixReport, language: Language): string[] {
  const t = translator(messages, language);
  const shown = studies.find(({ name }) => name === mix.study);
  if (!shown) return [];
  const study = labelOf(shown);
  const asksForWeights = shown.weightBySegmentShares;
  const named = (names: readonly string[]) => names.map((name) => labelByName(segments, name)).join(', ');
  const shares = mix.segments
    .map(({ segment, declared, observed }) =>
      t('segment-mix.share', {
        segment: labelByName(segments, segment),
        observed: formatShare(observed, language),
        declared: formatShare(declared, language),
      }),
    )
    .join(', ');
  return [
    (mix.isOff || mix.weighted) && shares !== '' && t(mix.weighted ? 'segment-mix.weighted' : 'segment-mix.off', { study, shares }),
    asksForWeights && mix.missing.length > 0 && t('segment-mix.missing', { study, segments: named(mix.missing) }),
    asksForWeights && mix.tooSmall.length > 0 && t('segment-mix.too-small', { study, segments: named(mix.tooSmall) }),
    mix.weighted && mix.outside > 0 && t('segment-mix.outside', { study, n: mix.outside }),
  ].filter((text) => typeof text === 'string');
}

export function indexIntervalText(low: number, high: number, language: Language): string {
  return formatInterval(low, high, language, 1).replaceAll('+', '');
}

/** The persona and the segment that the journey is written for. */
function audienceText({ persona, segment }: JourneyReport): string {
  return [persona, segment].flatMap((each) => (each ? [labelOf(each)] : [])).join(' · ');
}

/** True if a reader could attribute the figures to other respondents. */
function needsPerimeterText(journey: JourneyReport): boolean {
  return audienceText(journey) !== '' || isNarrowed(journey);
}

/** Audience, respondents, scenario, objectives and wave of a journey; empty values are left out. */
export function journeyFacts(journey: JourneyReport, language: Language): { name: string; value: string }[] {
  const t = translator(messages, language);
  return [
    { name: t('written-for'), value: audienceText(journey) },
    { name: t('figures'), value: needsPerimeterText(journey) ? perimeterText(journey, language) : '' },
    { name: t('scenario'), value: singleLine(journey.scenario ?? '') },
    ...journey.objectives.map((text) => ({ name: t('objective'), value: singleLine(text) })),
    { name: t('wave'), value: singleLine(journey.wave ?? '') },
  ].filter(({ value }) => value !== '');
}

/** Audience, respondents, scenario and wave as parts of a subtitle. */
export function journeySubtitle(journey: JourneyReport, language: Language): string[] {
  const t = translator(messages, language);
  const whose = [
    { name: t('written-for'), value: audienceText(journey) },
    { name: t('figures'), value: needsPerimeterText(journey) ? perimeterText(journey, language) : '' },
  ].flatMap(({ name, value }) => (value === '' ? [] : [t('colon', { name, value })]));
  return [...whose, singleLine(journey.scenario ?? ''), singleLine(journey.wave ?? '')].filter((text) => text !== '');
}

/** The option that restricts the figures to the audience of the journey; null if they are, or if no study has that dimension. */
export function perimeterHint(journey: JourneyReport, language: Language): string | null {
  const attribute = (['persona', 'segment'] as const).find(
    (each) => journey[each] !== null && journey.choices[each].some(({ name }) => name === journey[each]?.name),
  );
  if (attribute === undefined || isPerimeterRestricted(journey)) return null;
  return translator(messages, language)('narrow.hint', { option: `--${attribute}` });
}

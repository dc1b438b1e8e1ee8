/** The gap table as texts in display order: the one source of the HTML, Markdown and terminal tables. */

import { formatNumber, formatScore, formatShare, type JourneyReport, type Language, type StageReport, translator } from '@parcours/model';
import type { GapSortKey } from '../choices.ts';
import { messages } from '../messages.ts';
import {
  boundText,
  evidenceText,
  gapIntervalText,
  missingText,
  scoreIntervalText,
  scoreText,
  shortSampleSizeText,
} from '../text/format-figures.ts';
import { labelOf } from '../text/labels.ts';
import {
  basicsText,
  catchUpReasons,
  classText,
  expectationText,
  expertClaimTexts,
  type GapVerdict,
  gapTexts,
  gapVerdict,
  stageRemarks,
} from '../text/verdict-texts.ts';

export interface GapRow {
  readonly stage: StageReport;
  /** Position in the journey, from 1. */
  readonly number: number;
  readonly label: string;
  readonly rank: string;
  /** With ≈ where it is not certain. */
  readonly class: string;
  /** Why the stage is to catch up, where its class and `basics` do not say so. */
  readonly reasons: string | null;
  /** The share of respondents with an unmet basic; null if none was observed or none was unmet. */
  readonly basics: string | null;
  /** The mean, or why it is missing. */
  readonly measured: string;
  readonly interval: string | null;
  readonly n: string;
  readonly evidence: string;
  readonly target: string;
  readonly targetSource: string | null;
  /** What respondents expected, whatever the target; null where no study asks. */
  readonly expectation: string | null;
  readonly gap: string;
  readonly gapInterval: string | null;
  readonly gapVerdict: GapVerdict | null;
  /** How far off the target, in words. */
  readonly gapDistance: string | null;
  /** What is sure of the gap, in words. */
  readonly gapGround: string | null;
  /** Number of pairs of expectation and score; null if the gap is not a mean over pairs. */
  readonly gapPairs: string | null;
  readonly importance: string;
  /** Says that the importance is the default; null if it is declared. */
  readonly importanceNote: string | null;
  readonly volume: string;
  readonly volumeNote: string | null;
  readonly priority: string;
  readonly factors: string | null;
  readonly expert: string;
  /** What experts say, a line a study. */
  readonly claims: readonly string[];
  readonly remarks: readonly string[];
}

export interface GapGroup {
  readonly list: 'catch-up' | 'differentiate' | 'open';
  readonly hint: string;
  readonly rows: readonly GapRow[];
}

/**
 * The rows by list: catch up, differentiate, then open (not measured, in the order of the journey). Empty lists are left out.
 * Priority, journey and mean sort ascending, gap, importance and volume descending; missing values come last, ties keep the order of
 * the journey.
 */
export function gapGroups(journey: JourneyReport, language: Language, sort: GapSortKey = 'priority'): GapGroup[] {
  const t = translator(messages, language);
  const rows = journey.stages.map((stage, at) => gapRow(journey, stage, at + 1, language));
  const inList = (row: GapRow) => row.stage.list ?? 'open';
  const catchesUp = rows.some((row) => inList(row) === 'catch-up');
  return (['catch-up', 'differentiate', 'open'] as const)
    .map((list) => ({
      list,
      hint: t(list === 'differentiate' && catchesUp ? 'gaps.differentiate.then' : `gaps.${list}.hint`),
      rows: rows.filter((row) => inList(row) === list).sort(comparators[list === 'open' ? 'journey' : sort]),
    }))
    .filter((group) => group.rows.length > 0);
}

type RowComparator = (a: GapRow, b: GapRow) => number;

const descending =
  (read: (stage: StageReport) => number | null | undefined): RowComparator =>
  (a, b) =>
    (read(b.stage) ?? Number.NEGATIVE_INFINITY) - (read(a.stage) ?? Number.NEGATIVE_INFINITY) || a.number - b.number;

const comparators: Readonly<Record<GapSortKey, RowComparator>> = {
  priority: (a, b) => (a.stage.rank ?? 0) - (b.stage.rank ?? 0) || a.number - b.number,
  journey: (a, b) => a.number - b.number,
  measured: (a, b) =>
    (a.stage.measured?.mean ?? Number.POSITIVE_INFINITY) - (b.stage.measured?.mean ?? Number.POSITIVE_INFINITY) || a.number - b.number,
  gap: descending((stage) => stage.gap?.value),
  importance: descending((stage) => stage.importance),
  volume: descending((stage) => stage.volume),
};

const TARGET_SOURCES = { declared: 'declared', repository: 'from-repository', expectation: 'expectation' } as const;

function gapRow(journey: JourneyReport, stage: StageReport, number: number, language: Language): GapRow {
  const t = translator(messages, language);
  const { scale } = journey;
  const { measured, gap, factors } = stage;
  const reasons = catchUpReasons(journey, stage, language);
  const basics = basicsText(stage, language);
  const isPlain = stage.catchUpReasons.every((reason) => reason === 'disappointing' || (reason === 'basics' && basics !== null));
  return {
    stage,
    number,
    label: labelOf(stage),
    rank: stage.rank === null ? '' : formatNumber(stage.rank, language),
    class: classText(stage, language),
    reasons: isPlain ? null : t('catch-up.reasons', { reasons: reasons.join(' · ') }),
    basics,
    measured: measured ? scoreText(measured.mean, scale, language) : missingText(journey, stage, language),
    interval: measured ? scoreIntervalText(measured.low, measured.high, scale, language) : null,
    n: measured ? shortSampleSizeText(measured, language) : '',
    evidence: measured ? evidenceText(measured.evidence, language) : '',
    target: stage.target === null ? '' : scoreText(stage.target, scale, language),
    targetSource: stage.targetFrom ? t(TARGET_SOURCES[stage.targetFrom]) : null,
    expectation: expectationText(journey, stage, language),
    gap: gap ? formatScore(gap.value, language) : '',
    gapInterval: gap ? gapIntervalText(gap.low, gap.high, language) : null,
    gapVerdict: gap ? gapVerdict(gap) : null,
    gapDistance: gap ? gapTexts(gap, language).distance : null,
    gapGround: gap ? gapTexts(gap, language).ground : null,
    gapPairs: gap && gap.pairs !== null ? t('gap.pairs', { n: gap.pairs }) : null,
    importance: formatNumber(stage.importance, language),
    importanceNote: stage.declares.importance ? null : t('not-declared'),
    volume: formatShare(stage.volume, language),
    volumeNote: stage.declares.volume ? null : t('not-declared'),
    priority: stage.priority === null ? '' : formatNumber(Math.round(stage.priority), language),
    factors: factors
      ? t('priority.factors', {
          shortfall: formatScore(factors.shortfall, language),
          importance: factors.importance,
          volume: formatShare(factors.volume, language),
          truth: factors.truth,
        })
      : null,
    expert: stage.expert === null ? '' : boundText(stage.expert, scale, language),
    claims: expertClaimTexts(journey, stage, language),
    remarks: stageRemarks(journey, stage, language),
  };
}

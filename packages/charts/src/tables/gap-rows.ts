/** The gap table as texts, in its order: read by the page, by Markdown and by the terminal, so that all three say the same. */
import {
  formatNumber,
  formatScore,
  formatShare,
  type JourneyReport,
  type Language,
  type StageReport,
  translateTerm,
  translator,
} from '@parcours/model';
import { messages } from '../messages.ts';
import { boundText, evidenceText, gapIntervalText, missingText, scoreIntervalText, scoreText } from '../text/format-figures.ts';
import { labelOf } from '../text/labels.ts';

export type GapSortKey = 'priority' | 'journey' | 'measured' | 'gap' | 'importance' | 'volume';

export interface GapRow {
  readonly stage: StageReport;
  /** From 1, as the journey goes. */
  readonly number: number;
  readonly label: string;
  readonly rank: string;
  readonly class: string;
  /** Why the class is what it is, where its basics fail. */
  readonly basics: string | null;
  /** The mean, or the words that say why there is none. */
  readonly measured: string;
  readonly interval: string | null;
  readonly n: string;
  readonly evidence: string;
  readonly target: string;
  readonly targetSource: string | null;
  readonly gap: string;
  readonly gapInterval: string | null;
  /** Over how many pairs of expectation and score, where it is taken over pairs. */
  readonly gapPairs: string | null;
  readonly importance: string;
  /** That the text does not say it, so that the default counts. */
  readonly importanceNote: string | null;
  readonly volume: string;
  readonly volumeNote: string | null;
  readonly priority: string;
  readonly factors: string | null;
  readonly expert: string;
}

export interface GapGroup {
  readonly list: 'catch-up' | 'differentiate' | 'open';
  readonly rows: readonly GapRow[];
}

/** Catch up first, then differentiate, then what has no priority; empty groups are left out. */
export function gapGroups(journey: JourneyReport, language: Language, sort: GapSortKey = 'priority'): GapGroup[] {
  const rows = journey.stages.map((stage, at) => gapRow(journey, stage, at + 1, language));
  const inList = (row: GapRow) => (row.stage.rank === null ? 'open' : (row.stage.list ?? 'open'));
  return (['catch-up', 'differentiate', 'open'] as const)
    .map((list) => ({ list, rows: rows.filter((row) => inList(row) === list).sort(comparators[list === 'open' ? 'journey' : sort]) }))
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
  // The worst measured stage stands first.
  measured: (a, b) =>
    (a.stage.measured?.mean ?? Number.POSITIVE_INFINITY) - (b.stage.measured?.mean ?? Number.POSITIVE_INFINITY) || a.number - b.number,
  gap: descending((stage) => stage.gap?.value),
  importance: descending((stage) => stage.importance),
  volume: descending((stage) => stage.volume),
};

const TARGET_SOURCES = { declared: 'declared', repository: 'from-repository', expectation: 'expectation' } as const;

function gapRow(journey: JourneyReport, stage: StageReport, number: number, language: Language): GapRow {
  const say = translator(messages, language);
  const { scale } = journey;
  const { measured, gap, factors } = stage;
  const share = stage.basicsUnmet ? formatShare(stage.basicsUnmet, language) : null;
  return {
    stage,
    number,
    label: labelOf(stage),
    rank: stage.rank === null ? '' : formatNumber(stage.rank, language),
    class: stage.class ? translateTerm(stage.class, language) : '',
    basics: share === null ? null : say(stage.cappedByBasics ? 'basics.capped' : 'basics.unmet', { share }),
    measured: measured ? scoreText(measured.mean, scale, language) : missingText(journey, stage, language),
    interval: measured ? scoreIntervalText(measured.low, measured.high, scale, language) : null,
    n: measured ? formatNumber(measured.n, language) : '',
    evidence: measured ? evidenceText(measured.evidence, language) : '',
    target: stage.target === null ? '' : scoreText(stage.target, scale, language),
    targetSource: stage.targetFrom ? say(TARGET_SOURCES[stage.targetFrom]) : null,
    gap: gap ? formatScore(gap.value, language) : '',
    gapInterval: gap ? gapIntervalText(gap.low, gap.high, language) : null,
    gapPairs: gap && gap.pairs !== null ? say('gap.pairs', { n: gap.pairs }) : null,
    importance: formatNumber(stage.importance, language),
    importanceNote: stage.declares.importance ? null : say('not-declared'),
    volume: formatShare(stage.volume, language),
    volumeNote: stage.declares.volume ? null : say('not-declared'),
    priority: stage.priority === null ? '' : formatNumber(Math.round(stage.priority), language),
    factors: factors
      ? say('priority.factors', {
          shortfall: formatScore(factors.shortfall, language),
          importance: factors.importance,
          volume: formatShare(factors.volume, language),
          truth: factors.truth,
        })
      : null,
    expert: stage.expert === null ? '' : boundText(stage.expert, scale, language),
  };
}

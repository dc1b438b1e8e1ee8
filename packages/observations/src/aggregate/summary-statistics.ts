/** Files of summary statistics: one row per stage (and segment, persona, channel) with mean, n and optional standard deviation. */
import {
  type Bounds,
  type Dimension,
  type GroupSample,
  type Model,
  NO_VERBATIMS,
  type Samples,
  type StageSample,
  type SummaryStatistics,
} from '@parcours/model';
import { poolSummaryStatistics, rescale } from '@parcours/scoring/respondent';
import { ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import { reportRowsOfOneGroup } from '../plausibility/rows-of-one-group.ts';
import {
  isCalledStandardError,
  isCalledVariance,
  reportStandardErrors,
  reportTotalsAmongMeans,
  reportUnusedScaleOfMeans,
  reportVariance,
  type StatedMean,
  totalsAmongMeans,
} from '../plausibility/summary-plausibility.ts';
import { NameIndex, NO_NAME, resolveNames, UNKNOWN_NAME } from '../values/name-index.ts';
import { parseNumericCells } from '../values/numeric-cells.ts';
import { NumericColumn, reportMissingScale, worstToBest } from '../values/numeric-column.ts';
import { reportDownwardScale } from './data-quality/unmatched-answers.ts';
import { type GroupMembership, readGroupMembership } from './group-membership.ts';
import type { StudyContext } from './study-context.ts';

/** `respondents`, `weight`, `square` and `scored` are the largest n of a stage; the total number of respondents is unknown. */
interface SummarySamples extends Pick<Samples, 'respondents' | 'weight' | 'square' | 'scored' | 'stages'> {
  readonly dimensions: readonly Dimension[];
  readonly groups: readonly GroupSample[];
  readonly rowsUsed: number;
}

const NOBODY = { respondents: 0, weight: 0, square: 0, scored: { n: 0, weight: 0, square: 0 } };
const AT_LEAST_ONE = { min: 1, max: Number.POSITIVE_INFINITY };
const NON_NEGATIVE = { min: 0, max: Number.POSITIVE_INFINITY };

/**
 * Rows of one stage (one per region, say) are pooled as disjoint groups (`poolSummaryStatistics`); if rows name a segment, persona or channel,
 * each of these is also pooled separately.
 *
 * @returns null if the stage, mean or n column is missing.
 */
export function readSummaryStatistics(context: StudyContext, rows: Uint32Array): SummarySamples | null {
  const { table, study, model, columns, notation, rejects, diagnostics, signal } = context;
  const stageCells = study.stage && columns.find(study.stage);
  const meanCells = study.mean && columns.find(study.mean);
  const nCells = study.n && columns.find(study.n);
  const sdCells = study.sd && columns.find(study.sd);
  if (!study.stage || !study.mean || !study.n || !stageCells || !meanCells || !nCells) return null;
  const scale = worstToBest(study.mean);
  if (!scale) {
    diagnostics.push(reportMissingScale(meanCells, study.mean, rows, notation, rejects));
    return { ...NOBODY, stages: [], dimensions: [], groups: [], rowsUsed: 0 };
  }
  diagnostics.push(...reportDownwardScale(study.mean));
  const read = notation.parser(meanCells, scale);
  const means = new NumericColumn(
    meanCells,
    parseNumericCells(meanCells.values, study.mean, scale, read, identity),
    { column: study.mean, unit: 'row', bounds: scale },
    rejects,
  );
  const ns = new NumericColumn(
    nCells,
    parseNumericCells(nCells.values, study.n, AT_LEAST_ONE, notation.parser(nCells, null), identity),
    { column: study.n, unit: 'row', bounds: AT_LEAST_ONE },
    rejects,
  );
  const ratio = Math.abs((model.scale.max - model.scale.min) / (scale.max - scale.min));
  const sds =
    study.sd && sdCells
      ? new NumericColumn(
          sdCells,
          parseNumericCells(sdCells.values, study.sd, NON_NEGATIVE, notation.parser(sdCells, null), identity),
          { column: study.sd, unit: 'cell', bounds: NON_NEGATIVE },
          rejects,
        )
      : null;

  const stages = resolveNames(stageCells.values, study.stage, new NameIndex(model.stages));
  const unknown = rejects.tally('unmapped', study.stage, 'row');
  const none = rejects.tally('empty', study.stage, 'row');
  const notWhole = rejects.tally('not-whole', study.n, 'row');
  const impossibleSd = study.sd && rejects.tally('impossible-sd', study.sd, 'row');
  // Every row describes different people, so each is its own respondent.
  const all = Uint32Array.from(table.lines, (_, row) => row);
  const offsets = Uint32Array.from({ length: all.length + 1 }, (_, row) => row);
  const oneRespondentPerRow = { kept: rows, respondents: all.length, rows: all, offsets, weights: null, counts: null };
  const membership = readGroupMembership(context, oneRespondentPerRow);
  const found: StatedMean[] = [];
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const row = rows[i] as number;
    const code = stageCells.codes[row] as number;
    const stage = stages[code] as number;
    if (stage === UNKNOWN_NAME) unknown.add(row, stageCells.values[code] as string);
    else if (stage === NO_NAME) none.add(row, '');
    if (stage < 0 || !means.validate(row) || !ns.validate(row)) continue;
    const [n, stated] = [ns.valueAt(row), means.valueAt(row)];
    const sd = sds?.validate(row) ? sds.valueAt(row) : null;
    if (!isWhole(n)) {
      notWhole.add(row, '');
      continue;
    }
    // A variance is not used, and may be larger than any deviation.
    if (sd !== null && study.sd && !isCalledVariance(study.sd.header) && !isPossibleSd(sd, stated, n, scale)) {
      impossibleSd?.add(row, '');
      continue;
    }
    found.push({ row, stage, n, mean: stated, sd });
  }
  const { segmentOf, personaOf, channelOf } = membership;
  const namesGroup = (row: number) => [segmentOf, personaOf, channelOf].some((names) => (names?.[row] ?? NO_NAME) !== NO_NAME);
  const totals = totalsAmongMeans(found, namesGroup);
  const counted = found.filter(({ row }) => !totals.has(row));
  diagnostics.push(
    ...reportTotalsAmongMeans(context, totals),
    ...reportRowsOfOneGroup(context, counted),
    ...reportVariance(context),
    ...reportStandardErrors(context, counted),
    ...reportUnusedScaleOfMeans(study.mean, scale, counted),
  );
  const isNoDeviation = study.sd !== null && (isCalledStandardError(study.sd.header) || isCalledVariance(study.sd.header));
  const total = rejects.tally('total', null, 'row');
  const everybody = new SummaryAccumulator(model);
  const groups = new GroupSummaries(model, membership);
  for (const { row, stage, n, mean: stated, sd } of found) {
    if (totals.has(row)) {
      total.add(row, '');
      continue;
    }
    const mean = { n, mean: rescale(stated, scale, model.scale), sd: sd === null || isNoDeviation ? null : sd * ratio };
    everybody.add(stage, mean);
    groups.add(row, stage, mean);
  }
  return { ...everybody.finish(), dimensions: membership.dimensions, groups: groups.finish() };
}

function identity(value: number): number {
  return value;
}

/** Relative tolerance of comparisons. */
const TOLERANCE = 1e-9;

function isWhole(n: number): boolean {
  return Math.abs(n - Math.round(n)) <= TOLERANCE * n;
}

/**
 * Whether n answers between the bounds can have this mean and this sample standard deviation: sd² ≤ (max − mean)(mean − min)·n/(n − 1), by
 * Bhatia and Davis (2000), with equality where all answers are at an end. Figures with decimals may be rounded in their last one.
 */
function isPossibleSd(sd: number, mean: number, n: number, scale: Bounds): boolean {
  if (n <= 1) return true;
  const [min, max] = [Math.min(scale.min, scale.max), Math.max(scale.min, scale.max)];
  const middle = (min + max) / 2;
  const towardsMiddle = Math.min(Math.abs(middle - mean), halfUnit(mean));
  const nearest = mean < middle ? mean + towardsMiddle : mean - towardsMiddle;
  const least = Math.max(0, sd - halfUnit(sd));
  return least ** 2 <= ((max - nearest) * (nearest - min) * n) / (n - 1) + TOLERANCE * (max - min) ** 2;
}

/** Half a unit of the last decimal; 0 for a whole number. */
function halfUnit(value: number): number {
  const decimals = String(value).split('.')[1]?.length ?? 0;
  return decimals === 0 ? 0 : 0.5 * 10 ** -decimals;
}

class SummaryAccumulator {
  readonly #model: Model;
  readonly #found: SummaryStatistics[][];

  constructor(model: Model) {
    this.#model = model;
    this.#found = model.stages.map(() => []);
  }

  add(stage: number, mean: SummaryStatistics): void {
    this.#found[stage]?.push(mean);
  }

  finish() {
    const stages = this.#model.stages.flatMap(({ name }, stage): StageSample[] => {
      const means = this.#found[stage] ?? [];
      const summary = poolSummaryStatistics(means);
      return summary
        ? [
            {
              stage: name,
              scores: null,
              clusters: null,
              summary,
              basics: null,
              expectation: null,
              reach: null,
              overall: null,
              used: means.length,
            },
          ]
        : [];
    });
    const respondents = Math.max(0, ...stages.map(({ summary }) => summary?.n ?? 0));
    return {
      respondents,
      weight: respondents,
      square: respondents,
      scored: { n: respondents, weight: respondents, square: respondents },
      rowsUsed: stages.reduce((sum, { used }) => sum + used, 0),
      stages,
    };
  }
}

/** Summary statistics by segment and persona, and within these by channel, as `GroupAccumulators` does for respondents. */
class GroupSummaries {
  readonly #model: Model;
  readonly #membership: GroupMembership;
  readonly #groups = new Map<string, { segment: number; persona: number; channel: number; means: SummaryAccumulator }>();

  constructor(model: Model, membership: GroupMembership) {
    this.#model = model;
    this.#membership = membership;
  }

  add(row: number, stage: number, mean: SummaryStatistics): void {
    const { dimensions, segmentOf, personaOf, channelOf } = this.#membership;
    if (dimensions.length === 0) return;
    const [segment, persona, channel] = [segmentOf, personaOf, channelOf].map((names) => names?.[row] ?? NO_NAME) as [
      number,
      number,
      number,
    ];
    this.#of(segment, persona, NO_NAME).add(stage, mean);
    if (channel !== NO_NAME) this.#of(segment, persona, channel).add(stage, mean);
  }

  #of(segment: number, persona: number, channel: number): SummaryAccumulator {
    const key = `${segment} ${persona} ${channel}`;
    const known = this.#groups.get(key)?.means;
    if (known) return known;
    const means = new SummaryAccumulator(this.#model);
    this.#groups.set(key, { segment, persona, channel, means });
    return means;
  }

  finish(): GroupSample[] {
    const { segments, personas, channels } = this.#model;
    return [...this.#groups.values()]
      .sort((a, b) => a.segment - b.segment || a.persona - b.persona || a.channel - b.channel)
      .map(({ segment, persona, channel, means }) => ({
        segment: segments[segment]?.name ?? null,
        persona: personas[persona]?.name ?? null,
        channel: channels[channel]?.name ?? null,
        ...means.finish(),
        kpis: [],
        stagePairs: [],
        channelPairs: [],
        panel: null,
        verbatims: NO_VERBATIMS,
      }));
  }
}

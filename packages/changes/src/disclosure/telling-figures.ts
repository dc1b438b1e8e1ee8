/** Figures that would tell of few respondents beside those of another version (method.md, 2.20). */
import {
  type Distribution,
  type JourneyReport,
  type KpiSample,
  perimeterOf,
  type Samples,
  type StageSample,
  type Study,
} from '@parcours/model';
import { samplesInPerimeter } from '@parcours/scoring';
import type { EvidenceOfFigures } from '../evidence/evidence-of-figures.ts';
import type { FigureSources } from '../evidence/figure-evidence.ts';
import type { StudyPair } from '../evidence/study-pairs.ts';
import type { ModelMatch } from '../matching/match-models.ts';
import { translateSamples } from '../matching/translate-model.ts';
import type { JourneyVersion } from '../version.ts';

/** By name in HEAD: what must not be shown in both versions. */
export interface TellingFigures {
  readonly stages: ReadonlySet<string>;
  readonly kpis: ReadonlySet<string>;
}

/** The samples of one study in both versions; null: it is not read there. */
interface SamplePair {
  readonly before: Samples | null;
  readonly after: Samples | null;
}

/**
 * The stages and KPIs whose answers differ by fewer than `limit`: whoever subtracts one version from the other knows the sum of those few.
 * Judged for each study, and for the studies of each version together where the same respondents stand on both sides. Each respondent who
 * differs adds or takes away at most one answer, so that as many answers are of as many respondents at least.
 *
 * @param limit respondents; 0: nothing tells.
 */
export function tellingFigures(
  { before, after, match, pairs }: { before: JourneyVersion; after: JourneyVersion; match: ModelMatch; pairs: readonly StudyPair[] },
  evidence: EvidenceOfFigures,
  limit: number,
): TellingFigures {
  const samples = pairs.map((pair) => samplePair(pair, before, after, match));
  const stageOf = (read: Samples | null, name: string) => read?.stages.find(({ stage }) => stage === name) ?? null;
  const kpiOf = (read: Samples | null, name: string) => read?.kpis.find(({ kpi }) => kpi === name) ?? null;
  const shown = (of: 'stage' | 'kpi', subject: string): { before: Samples[]; after: Samples[] } | null => {
    if (evidence.of({ of, subject }).isTestable) return null;
    const sources = evidence.sourcesOf({ of, subject });
    return {
      before: pairs.flatMap((pair, i) => (pair.before && sources.before.has(pair.before.study.name) ? (samples[i]?.before ?? []) : [])),
      after: pairs.flatMap((pair, i) => (pair.after && sources.after.has(pair.after.study.name) ? (samples[i]?.after ?? []) : [])),
    };
  };
  const tells = <Sample extends StageSample | KpiSample>(
    of: 'stage' | 'kpi',
    subject: string,
    sampleOf: (read: Samples | null, name: string) => Sample | null,
    differences: (before: readonly Sample[], after: readonly Sample[]) => readonly number[],
  ): boolean => {
    const isFew = (was: readonly Sample[], is: readonly Sample[]) =>
      was.length > 0 && is.length > 0 && differences(was, is).some((few) => few < limit);
    const isTellingStudy = samples.some(({ before: was, after: is }, i) => {
      if (!isShownTwice(pairs[i], evidence.sourcesOf({ of, subject }))) return false;
      const [from, to] = [sampleOf(was, subject), sampleOf(is, subject)];
      return from !== null && to !== null && (isFew([from], [to]) || exchangesFew(pairs[i], limit));
    });
    if (isTellingStudy) return true;
    const together = shown(of, subject);
    const all = (read: readonly Samples[]) => read.flatMap((each) => sampleOf(each, subject) ?? []);
    if (together === null) return false;
    const [was, is] = [all(together.before), all(together.after)];
    return isFew(was, is) || (was.length > 0 && is.length > 0 && moves(of, subject) && [...was, ...is].some((sample) => isSmall(sample)));
  };
  /** A small study that one version counts and the other does not, or with another weight, is the difference of its figures. */
  const moves = (of: 'stage' | 'kpi', subject: string): boolean => {
    const figureIn = ({ stages, kpis }: JourneyReport, nameOf: (name: string) => string) =>
      of === 'stage'
        ? stages.find(({ name }) => nameOf(name) === subject)?.measured?.mean
        : kpis.find(({ name }) => nameOf(name) === subject)?.value;
    return figureIn(before.report, (name) => match.renames.of(of, name)) !== figureIn(after.report, (name) => name);
  };
  const isSmall = (sample: StageSample | KpiSample): boolean => {
    const answers = 'scores' in sample ? sample.scores : 'values' in sample ? sample.values : null;
    const n = answers ? answers.counts.reduce((sum, count) => sum + count, 0) : 'summary' in sample ? (sample.summary?.n ?? 0) : 0;
    return n > 0 && n < limit;
  };
  return {
    stages: new Set(after.model.stages.map(({ name }) => name).filter((name) => tells('stage', name, stageOf, stageDifferences))),
    kpis: new Set(after.model.kpis.map(({ name }) => name).filter((name) => tells('kpi', name, kpiOf, kpiDifferences))),
  };
}

/**
 * Whether a few rows went and others came. Where the answers are the same all the same, these few answered as those did: which of them is
 * not known, so that their number stands for it.
 */
function exchangesFew(pair: StudyPair | undefined, limit: number): boolean {
  const [added, removed] = [pair?.rows?.added ?? 0, pair?.rows?.removed ?? 0];
  return added > 0 && removed > 0 && Math.min(added, removed) < limit;
}

/** Whether both versions show what the study says there; claims of experts are shown of all their studies. */
function isShownTwice(pair: StudyPair | undefined, { before, after }: FigureSources): boolean {
  if (!pair?.before || !pair.after) return false;
  const isExpert = [pair.before, pair.after].some(({ study }) => study.method === 'expert');
  return isExpert || (before.has(pair.before.study.name) && after.has(pair.after.study.name));
}

/** Of the respondents that the reports show. */
function samplePair({ before: was, after: is }: StudyPair, before: JourneyVersion, after: JourneyVersion, match: ModelMatch): SamplePair {
  const read = ({ samples, benchmarks }: JourneyVersion, { kind, name }: Study) =>
    (kind === 'benchmark' ? benchmarks : samples).find(({ study }) => study === name) ?? null;
  const [from, to] = [was && read(before, was.study), is && read(after, is.study)];
  const kind = was?.study.kind === 'benchmark' ? 'benchmark' : 'study';
  return {
    before: from && translateSamples(samplesInPerimeter(from, perimeterOf(before.report)), match.renames, kind),
    after: to && samplesInPerimeter(to, perimeterOf(after.report)),
  };
}

/** By how many answers the parts of a stage differ; only parts that differ. */
function stageDifferences(before: readonly StageSample[], after: readonly StageSample[]): number[] {
  const distributions = (of: (sample: StageSample) => Distribution | null | undefined) =>
    answersDifference(
      before.map((each) => of(each) ?? null),
      after.map((each) => of(each) ?? null),
    );
  const parts = [
    distributions(({ scores }) => scores),
    distributions(({ expectation }) => expectation?.expected),
    distributions(({ expectation }) => expectation?.paired),
    distributions(({ expectation }) => expectation?.difference),
    countsDifference(before, after, ({ basics }) => (basics ? [basics.n - basics.unmetN, basics.unmetN] : [])),
    // Of given means only their numbers are known.
    countsDifference(before, after, ({ summary }) => (summary ? [summary.n] : [])),
  ].filter((difference) => difference > 0);
  // The weights of the answers differ, or what they cluster in, or a given mean: of how many is not known.
  return parts.length === 0 && contentOf(before) !== contentOf(after)
    ? [0]
    : parts.length > 0 && hidesMore(before, after)
      ? [...parts, 0]
      : parts;
}

/** Given means may differ by themselves, and so may what is known of basics beside their numbers. */
function hidesMore(before: readonly StageSample[], after: readonly StageSample[]): boolean {
  const given = (samples: readonly StageSample[]) => JSON.stringify(samples.flatMap(({ summary }) => summary ?? []));
  const [from, to] = [before, after].map((all) => all.reduce((sum, { summary }) => sum + (summary?.n ?? 0), 0)) as [number, number];
  return given(before) !== given(after) && from === to;
}

function kpiDifferences(before: readonly KpiSample[], after: readonly KpiSample[]): number[] {
  const difference = answersDifference(
    before.map(({ values }) => values),
    after.map(({ values }) => values),
  );
  if (difference > 0) return [difference];
  return contentOf(before) === contentOf(after) ? [] : [0];
}

/** What figures are computed from: not how many rows it took, and not the correlation with a KPI, which is no figure of its own here. */
function contentOf(samples: readonly (StageSample | KpiSample)[]): string {
  return JSON.stringify(samples.map((sample) => ({ ...sample, used: 0, overall: null })));
}

/** Answers that one side has beyond the other; the larger of both sides, since a changed answer is one that goes and one that comes. */
function answersDifference(before: readonly (Distribution | null)[], after: readonly (Distribution | null)[]): number {
  const counts = new Map<number, number>();
  const add = (distributions: readonly (Distribution | null)[], sign: 1 | -1) => {
    for (const each of distributions) {
      for (const [i, value] of (each?.values ?? []).entries()) counts.set(value, (counts.get(value) ?? 0) + sign * (each?.counts[i] ?? 0));
    }
  };
  add(before, -1);
  add(after, 1);
  return largerSide([...counts.values()]);
}

function countsDifference<Sample>(
  before: readonly Sample[],
  after: readonly Sample[],
  countsOf: (sample: Sample) => readonly number[],
): number {
  const total = (samples: readonly Sample[], i: number) => samples.reduce((sum, sample) => sum + (countsOf(sample)[i] ?? 0), 0);
  return largerSide([0, 1].map((i) => total(after, i) - total(before, i)));
}

/** Counts of respondents with several answers are fractions; rounding errors are no answers. */
function largerSide(differences: readonly number[]): number {
  const side = (sign: 1 | -1) => differences.reduce((sum, each) => sum + Math.max(0, sign * each), 0);
  const larger = Math.max(side(1), side(-1));
  return larger < 1e-9 ? 0 : larger;
}

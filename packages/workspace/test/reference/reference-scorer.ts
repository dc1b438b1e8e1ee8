/**
 * A second scorer, for tests: every figure from the rows, by the words of docs/method.md, section 2, as plainly as they can be said.
 * It shares no code with `scoring` or `observations`. Where the method leaves nothing to say, a figure is `undefined` and not compared.
 */
import type { GeneratedJourney, GeneratedKpi, GeneratedRow, GeneratedStage, GeneratedStudy } from './generate.ts';
import { t95, twoSidedT, Z } from './student-t.ts';

/** One respondent's figure. */
interface Answer {
  readonly who: string;
  readonly w: number;
  readonly cluster: string;
  readonly x: number;
}

interface Sample {
  readonly answers: readonly Answer[];
  readonly clustered: boolean;
}

interface Moments {
  readonly n: number;
  readonly effectiveN: number;
  readonly mean: number;
  readonly sd: number | null;
  readonly se: number | null;
  readonly df: number | null;
  readonly borrowed?: true;
}

interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
}

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9;

/** 2.3 */
function momentsOf({ answers, clustered }: Sample): Moments | null {
  const n = new Set(answers.map(({ who }) => who)).size;
  if (n === 0) return null;
  const W = sum(answers.map(({ w }) => w));
  const squares = sum(answers.map(({ w }) => w * w));
  const mean = sum(answers.map(({ w, x }) => w * x)) / W;
  const kish = (W * W) / squares;
  const isEqual = answers.every(({ x }) => near(x, answers[0]?.x as number));
  if (n === 1) return { n, effectiveN: kish, mean, sd: null, se: null, df: null };
  if (isEqual) return { n, effectiveN: kish, mean, sd: 0, se: null, df: null };
  const variance = sum(answers.map(({ w, x }) => w * (x - mean) ** 2)) / (W - squares / W);
  const sd = Math.sqrt(variance);
  if (!clustered) return { n, effectiveN: kish, mean, sd, se: sd / Math.sqrt(kish), df: kish - 1 };
  const clusters = [...Map.groupBy(answers, ({ cluster, who }) => (cluster === '' ? `alone ${who}` : cluster)).values()].map((members) => ({
    W: sum(members.map(({ w }) => w)),
    u: sum(members.map(({ w, x }) => w * (x - mean))),
  }));
  if (clusters.length < 2) return { n, effectiveN: kish, mean, sd, se: null, df: null };
  const ofMean = sum(clusters.map((c) => c.u ** 2 / (1 - c.W / W))) / W ** 2;
  if (!(ofMean > 1e-18)) return { n, effectiveN: kish, mean, sd, se: null, df: null };
  const df = Math.max(1, W ** 2 / sum(clusters.map((c) => c.W ** 2)) - 1);
  return { n, effectiveN: variance / ofMean, mean, sd, se: Math.sqrt(ofMean), df };
}

function intervalOf({ mean, se, df }: Moments): Bounds {
  if (se === null || df === null) return { low: null, high: null };
  const reach = t95(df) * se;
  return { low: mean - reach, high: mean + reach };
}

const heads = ({ n, effectiveN }: Pick<Moments, 'n' | 'effectiveN'>) => Math.min(n, effectiveN);

interface Part {
  readonly study: GeneratedStudy;
  readonly sample: Sample;
  readonly moments: Moments;
}

interface Consolidated {
  readonly moments: Moments;
  /** Those behind it, and whether they are one sample. */
  readonly parts: readonly Part[];
  readonly pooled: boolean;
  readonly leftOut: readonly string[];
}

const poolOf = (parts: readonly Part[]): Sample => ({
  answers: parts.flatMap(({ study, sample }) =>
    sample.answers.map((one) => ({ ...one, who: `${study.name} ${one.who}`, cluster: one.cluster && `${study.name} ${one.cluster}` })),
  ),
  clustered: parts.some(({ sample }) => sample.clustered),
});

/** 2.4 */
function consolidate(parts: readonly Part[]): Consolidated | null {
  const pool = (of: readonly Part[]): Consolidated | null => {
    const moments = momentsOf(poolOf(of));
    return moments && { moments, parts: of, pooled: true, leftOut: [] };
  };
  if (parts.length === 0) return null;
  if (parts.some(({ study }) => study.weight === null)) return pool(parts);
  const large = parts.filter(({ moments }) => heads(moments) >= 5 - 1e-9);
  if (large.length === 0) return pool(parts);
  const leftOut = parts.filter((part) => !large.includes(part)).map(({ study }) => study.name);
  const largest = Math.max(...large.map(({ moments }) => moments.sd ?? 0));
  const lent = large.map((part): Part => {
    const { moments } = part;
    if (moments.sd !== 0 || large.length === 1 || largest === 0) return part;
    const se = largest / Math.sqrt(moments.effectiveN);
    return { ...part, moments: { ...moments, sd: largest, se, df: moments.effectiveN - 1, borrowed: true } };
  });
  const W = sum(lent.map(({ study }) => study.weight as number));
  const share = ({ study }: Part) => (study.weight as number) / W;
  const n = sum(lent.map(({ moments }) => moments.n));
  const mean = sum(lent.map((part) => share(part) * part.moments.mean));
  const effectiveN = 1 / sum(lent.map((part) => share(part) ** 2 / part.moments.effectiveN));
  const only = lent[0] as Part;
  const known = lent.every(({ moments }) => moments.se !== null);
  const variance = sum(lent.map((part) => (share(part) * (part.moments.se ?? 0)) ** 2));
  const df = variance ** 2 / sum(lent.map((part) => (share(part) * (part.moments.se ?? 0)) ** 4 / (part.moments.df ?? 1)));
  const moments: Moments =
    lent.length === 1 ? only.moments : { n, mean, effectiveN, sd: null, se: known ? Math.sqrt(variance) : null, df: known ? df : null };
  return { moments, parts: lent, pooled: false, leftOut };
}

function wilson(share: number, n: number) {
  const centre = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const reach = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

/** The journey's rows as figures of respondents, study by study. */
class Study {
  readonly study: GeneratedStudy;
  readonly journey: GeneratedJourney;
  /** By respondent: the weight, scaled to mean 1 in the study, and the cluster of the first row. */
  readonly people = new Map<string, { w: number; cluster: string; rows: GeneratedRow[] }>();

  constructor(study: GeneratedStudy, journey: GeneratedJourney) {
    this.study = study;
    this.journey = journey;
    for (const row of study.rows) {
      const known = this.people.get(row.respondent);
      if (known) known.rows.push(row);
      else this.people.set(row.respondent, { w: row.weight, cluster: row.cluster, rows: [row] });
    }
    for (const [who, { rows }] of this.people) {
      const isSilent = rows.every(
        (row) => row.ratings.size + row.expectations.size + row.kpis.size === 0 && !row.interaction && !row.rating,
      );
      if (isSilent) this.people.delete(who);
    }
    if (study.bySegmentShares) this.#postStratify();
    const mean = sum([...this.people.values()].map(({ w }) => w)) / this.people.size;
    for (const person of this.people.values()) person.w /= mean;
  }

  /** 2.15 */
  #postStratify(): void {
    const { segments } = this.journey;
    const segmentOf = ({ rows }: { rows: GeneratedRow[] }) => rows[0]?.segment ?? '';
    const members = Map.groupBy([...this.people.entries()], ([, person]) => segmentOf(person));
    const present = [...segments].filter(([name]) => (members.get(name)?.length ?? 0) > 0);
    if (present.length === 0 || present.some(([name]) => (members.get(name)?.length ?? 0) < 5)) return;
    const observed = new Map(present.map(([name]) => [name, sum((members.get(name) ?? []).map(([, { w }]) => w))]));
    const total = sum([...observed.values()]);
    const shares = sum(present.map(([, share]) => share));
    for (const [who, person] of this.people) {
      const name = segmentOf(person);
      if (!segments.has(name)) this.people.delete(who);
      else person.w *= (segments.get(name) as number) / shares / ((observed.get(name) as number) / total);
    }
  }

  #sample(figure: (rows: readonly GeneratedRow[]) => number | null): Sample {
    const answers: Answer[] = [];
    for (const [who, { w, cluster, rows }] of this.people) {
      const x = figure(rows);
      if (x !== null) answers.push({ who, w, cluster, x });
    }
    return { answers, clustered: this.study.hasClusters };
  }

  #rescaled(value: number): number {
    const [a, b] = this.study.scale;
    const { min, max } = this.journey.scale;
    return min + ((value - a) / (b - a)) * (max - min);
  }

  /** 2.2 and 2.21 */
  #score(stage: GeneratedStage, rows: readonly GeneratedRow[]): number | null {
    const { min, max } = this.journey.scale;
    const ratings = rows.flatMap(({ ratings: all, rating }) => [
      ...(all.has(stage.name) ? [this.#rescaled(all.get(stage.name) as number)] : []),
      ...(rating?.stage === stage.name ? [this.#rescaled(rating.value)] : []),
    ]);
    const responses = rows.flatMap(({ interaction }) => (interaction?.stage === stage.name ? [scoreOf(stage, interaction)] : []));
    const results = [
      ...(ratings.length > 0 ? [sum(ratings) / ratings.length] : []),
      ...(responses.length > 0 ? [Math.min(max, Math.max(min, sum(responses)))] : []),
    ];
    return results.length === 0 ? null : sum(results) / results.length;
  }

  scores(stage: GeneratedStage): Sample {
    return this.#sample((rows) => this.#score(stage, rows));
  }

  /** 2.6: the best score with the actions met, less the score; who has no response is held against all actions. */
  shortfalls(stage: GeneratedStage, all: number): Sample {
    const { min, max } = this.journey.scale;
    return this.#sample((rows) => {
      const score = this.#score(stage, rows);
      if (score === null) return null;
      const bests = rows.flatMap(({ interaction }) => (interaction?.stage === stage.name ? [bestOf(stage, interaction.action)] : []));
      const isRated = rows.some(({ ratings, rating }) => ratings.has(stage.name) || rating?.stage === stage.name);
      const results = [...(isRated ? [all] : []), ...(bests.length > 0 ? [Math.min(max, Math.max(min, sum(bests)))] : [])];
      return sum(results) / results.length - score;
    });
  }

  #expectation(stage: GeneratedStage, rows: readonly GeneratedRow[]): number | null {
    const all = rows.flatMap(({ expectations }) =>
      expectations.has(stage.name) ? [this.#rescaled(expectations.get(stage.name) as number)] : [],
    );
    return all.length === 0 ? null : sum(all) / all.length;
  }

  /** Of those who gave a score as well. */
  expectations(stage: GeneratedStage): Sample {
    return this.#sample((rows) => (this.#score(stage, rows) === null ? null : this.#expectation(stage, rows)));
  }

  differences(stage: GeneratedStage): Sample {
    return this.#sample((rows) => {
      const [expected, score] = [this.#expectation(stage, rows), this.#score(stage, rows)];
      return expected === null || score === null ? null : expected - score;
    });
  }

  /** 1: met a negatively scored response of a basic action; 0: observed on basic actions without. */
  basics(stage: GeneratedStage): Sample {
    return this.#sample((rows) => {
      const met = rows.flatMap(({ interaction }) => {
        if (interaction?.stage !== stage.name) return [];
        const action = stage.actions.find(({ name }) => name === interaction.action);
        return action?.kano === 'basic' ? [scoreOf(stage, interaction)] : [];
      });
      return met.length === 0 ? null : Number(met.some((score) => score < 0));
    });
  }

  /** Each of a respondent's k answers counts 1/k. */
  kpi(kind: GeneratedKpi['kind'], figure: (answer: number) => number): Sample {
    return this.#sample((rows) => {
      const all = rows.flatMap(({ kpis }) => (kpis.has(kind) ? [figure(kpis.get(kind) as number)] : []));
      return all.length === 0 ? null : sum(all) / all.length;
    });
  }

  /** Effective respondents with any of the stages. */
  effectiveRespondents(stages: readonly GeneratedStage[]): number {
    const any = [...this.people.values()].filter(({ rows }) => stages.some((stage) => this.#score(stage, rows) !== null)).map(({ w }) => w);
    return sum(any) ** 2 / sum(any.map((w) => w * w));
  }
}

function scoreOf(stage: GeneratedStage, { action, response }: { readonly action: string; readonly response: string }): number {
  const found = stage.actions.find(({ name }) => name === action)?.responses.find(({ name }) => name === response);
  if (!found) throw new Error(`${stage.name} ${action} ${response}`);
  return found.score;
}

function bestOf(stage: GeneratedStage, name: string): number {
  const scores = stage.actions.find((action) => action.name === name)?.responses.map(({ score }) => score) ?? [];
  return Math.max(...scores);
}

export interface ReferenceStage {
  readonly name: string;
  readonly measured:
    | (Bounds & { readonly n: number; readonly mean: number; readonly effectiveN: number; readonly evidence: string })
    | null;
  readonly studies: readonly (Bounds & { readonly name: string; readonly n: number; readonly mean: number; readonly sd: number | null })[];
  readonly class: string | null;
  readonly classUncertain: boolean;
  readonly basicsUnmet: number | null;
  readonly basicsFail: boolean;
  readonly expertRefuted: boolean | null;
  readonly target: number | null;
  readonly gap: (Bounds & { readonly value: number; readonly proven: boolean | null; readonly aboveTarget: boolean | null }) | null;
  readonly priority: number | null;
  readonly list: string | null;
  readonly rank: number | null;
}

export interface ReferenceKpi extends Bounds {
  readonly name: string;
  readonly n: number;
  readonly value: number | null;
  readonly effectiveN: number;
  readonly verdict: string | null;
}

export interface ReferenceDifference extends Bounds {
  readonly value: number;
  readonly p: number | null;
  readonly adjustedP: number | null;
  readonly verdict: string | null;
}

export interface ReferenceReport {
  readonly score: number | null;
  readonly index: number | null;
  /** Undefined where a study's respondents are pooled at some stages and not at others: the method does not say how many they are. */
  readonly scoreInterval: Bounds | null | undefined;
  readonly peakEnd: number | null;
  readonly firstImpression: number | null;
  readonly stages: readonly ReferenceStage[];
  readonly kpis: readonly ReferenceKpi[];
  /** By stage: the last wave less the one before it; absent where not like with like. */
  readonly waveDifferences: ReadonlyMap<string, ReferenceDifference>;
}

export function referenceReport(journey: GeneratedJourney): ReferenceReport {
  const { scale } = journey;
  const width = scale.max - scale.min;
  const tolerance = 1e-9 * width;
  const studies = journey.studies.filter(({ isBenchmark }) => !isBenchmark).map((study) => new Study(study, journey));
  const waves = [...new Set(studies.map(({ study }) => study.wave))].filter((wave) => wave !== null).sort();
  const shown = studies.filter(({ study }) => study.wave === null || study.wave === waves.at(-1));
  const rivals = journey.studies.filter(({ isBenchmark }) => isBenchmark).map((study) => new Study(study, journey));

  const partsOf = (of: readonly Study[], sample: (study: Study) => Sample): Part[] =>
    of.flatMap((each) => {
      const found = sample(each);
      const moments = momentsOf(found);
      return moments ? [{ study: each.study, sample: found, moments }] : [];
    });
  const classOf = (mean: number) =>
    mean < scale.disappointing - tolerance ? 'disappointing' : mean >= scale.enchanting - tolerance ? 'enchanting' : 'neutral';
  const proven = (moments: Moments, holds: boolean | null) => (holds === null || heads(moments) < 10 - 1e-9 ? null : holds);

  const consolidated = journey.stages.map((stage) => consolidate(partsOf(shown, (study) => study.scores(stage))));
  const worse = worseThanRival();

  const measuredStages = journey.stages.map((stage, i) => {
    const found = consolidated[i] ?? null;
    if (!found) return { stage, found: null, measured: null };
    return { stage, found, measured: { ...found.moments, ...intervalOf(found.moments) } };
  });

  const unranked = measuredStages.map(({ stage, found, measured }, index) => {
    const basics = found && basicsOf(stage, found);
    // A study that is left out of the stage counts in nothing of it.
    const counted = shown.filter(({ study }) => !found?.leftOut.includes(study.name));
    const expectation = consolidate(partsOf(counted, (study) => study.expectations(stage)));
    const pairs = consolidate(partsOf(counted, (study) => study.differences(stage)));
    const best = stage.actions.map(({ responses }) => Math.max(...responses.map(({ score }) => score)));
    const target =
      stage.target ??
      (best.length > 0 ? Math.min(scale.max, Math.max(scale.min, sum(best))) : pairs && expectation ? expectation.moments.mean : null);
    const byExpectation = stage.target === null && best.length === 0 && pairs !== null;
    const all = best.length > 0 ? Math.min(scale.max, Math.max(scale.min, sum(best))) : null;
    const short =
      measured && all !== null && stage.target === null ? consolidate(partsOf(counted, (study) => study.shortfalls(stage, all))) : null;
    const gap =
      !measured || target === null
        ? null
        : short
          ? gapOfPairs(short)
          : byExpectation
            ? gapOfPairs(pairs as Consolidated)
            : gapTo(target, measured);
    const mean = measured?.mean ?? Number.NaN;
    const byMean = measured && classOf(mean);
    const basicsFail = basics?.fail ?? false;
    const experience = byMean === 'enchanting' && basicsFail ? 'neutral' : byMean;
    const isCatchUp = byMean === 'disappointing' || basicsFail || worse.has(stage.name);
    return {
      name: stage.name,
      measured: measured && {
        n: measured.n,
        mean: measured.mean,
        effectiveN: measured.effectiveN,
        low: measured.low,
        high: measured.high,
        evidence: evidenceOf(heads(measured)),
      },
      studies: partsOf(shown, (study) => study.scores(stage)).map(({ study, moments }) => {
        return { name: study.name, n: moments.n, mean: moments.mean, sd: moments.sd, ...intervalOf(moments) };
      }),
      class: experience,
      classUncertain: measured !== null && isClassUncertain(measured, basicsFail && !basics?.isUncertain),
      basicsUnmet: basics?.share ?? null,
      basicsFail,
      expertRefuted:
        !measured || stage.expert === null || measured.low === null || measured.high === null
          ? null
          : proven(measured, stage.expert < measured.low - tolerance || stage.expert > measured.high + tolerance),
      target: measured && short && gap ? measured.mean + gap.value : measured || stage.target !== null || best.length > 0 ? target : null,
      gap,
      list: measured ? (isCatchUp ? 'catch-up' : 'differentiate') : null,
      raw: gap
        ? Math.max(0, gap.value <= tolerance ? 0 : gap.value) *
          (stage.importance ?? 3) *
          (stage.volume ?? 1) *
          (stage.momentOfTruth ? 2 : 1)
        : null,
      index,
    };
  });

  const largest = Math.max(0, ...unranked.map(({ raw }) => raw ?? 0));
  const order = unranked
    .filter(({ list }) => list !== null)
    .sort((a, b) => {
      if (a.list !== b.list) return a.list === 'catch-up' ? -1 : 1;
      if ((a.raw === null) !== (b.raw === null)) return a.raw === null ? 1 : -1;
      const difference = (b.raw ?? 0) - (a.raw ?? 0);
      return Math.abs(difference) <= 1e-9 * Math.max(1, largest) ? a.index - b.index : difference;
    });
  const stages = unranked.map(({ raw, index: _, ...stage }): ReferenceStage => {
    const place = order.findIndex(({ name }) => name === stage.name);
    return {
      ...stage,
      priority: raw === null ? null : largest === 0 ? 0 : (100 * raw) / largest,
      rank: place < 0 ? null : place + 1,
    };
  });

  return { ...journeyFigures(), stages, kpis: journey.kpis.map(kpiOf), waveDifferences: waveDifferences() };

  /** The upper threshold is out of reach where the basics fail beyond doubt. */
  function isClassUncertain({ low, high }: Bounds, isCapped: boolean): boolean {
    if (low === null || high === null) return true;
    const capped = (mean: number) => (isCapped && classOf(mean) === 'enchanting' ? 'neutral' : classOf(mean));
    return capped(low) !== capped(high);
  }

  function evidenceOf(n: number): string {
    return n < 5 - 1e-9 ? 'suppressed' : n < 10 - 1e-9 ? 'anecdotal' : n < 30 - 1e-9 ? 'tentative' : 'solid';
  }

  function gapTo(target: number, measured: Moments & Bounds) {
    const value = target - measured.mean;
    const low = measured.high === null ? null : target - measured.high;
    const high = measured.low === null ? null : target - measured.low;
    return verdictOf(value, low, high, measured);
  }

  function gapOfPairs({ moments }: Consolidated) {
    const { low, high } = intervalOf(moments);
    return verdictOf(moments.mean, low, high, moments);
  }

  function verdictOf(value: number, low: number | null, high: number | null, moments: Moments) {
    return {
      value,
      low,
      high,
      proven: proven(moments, low === null ? null : low > tolerance),
      aboveTarget: proven(moments, high === null ? null : high < -tolerance),
    };
  }

  /** 2.7 */
  function basicsOf(stage: GeneratedStage, { parts, pooled }: Consolidated) {
    const counted = partsOf(
      shown.filter(({ study }) => parts.some((part) => part.study.name === study.name)),
      (study) => study.basics(stage),
    );
    if (counted.length === 0) return null;
    const unmet = sum(counted.map(({ sample }) => sample.answers.filter(({ x }) => x === 1).length));
    const W = sum(counted.map(({ study }) => study.weight ?? 0));
    const share = pooled
      ? (momentsOf(poolOf(counted)) as Moments).mean
      : sum(counted.map(({ study, moments }) => ((study.weight as number) / W) * moments.mean));
    const effectiveN = pooled
      ? (momentsOf(poolOf(counted)) as Moments).effectiveN
      : 1 / sum(counted.map(({ study, moments }) => ((study.weight as number) / W) ** 2 / moments.effectiveN));
    const { low, high } = wilson(share, effectiveN);
    return { share, fail: unmet >= 2 && share > 0.1 + 1e-9, isUncertain: low <= 0.1 + 1e-9 && high >= 0.1 - 1e-9 };
  }

  function worseThanRival(): Set<string> {
    const found = new Set<string>();
    for (const rival of rivals) {
      const family = journey.stages.flatMap((stage) => {
        const difference = likeWithLike([rival], shown, (study) => study.scores(stage));
        return difference ? [{ name: stage.name, ...difference }] : [];
      });
      for (const { name, value, verdict } of holm(family)) if (verdict === 'change' && value < 0) found.add(name);
    }
    return found;
  }

  /** 2.13: the second less the first. */
  function likeWithLike(first: readonly Study[], second: readonly Study[], sample: (study: Study) => Sample) {
    // A study that is left out of its side's figure counts in nothing of it.
    const counting = (side: readonly Study[]) => {
      const leftOut = consolidate(partsOf(side, sample))?.leftOut ?? [];
      return side.filter(({ study }) => !leftOut.includes(study.name));
    };
    const [before, after] = [counting(first), counting(second)];
    const instrument = ({ study }: Study) => `${study.kind} ${study.method} ${study.timing} ${study.scale}`;
    // The lines of a long file are responses and ratings at once; they are judged alike where both studies have them.
    const names = [...new Set([...before, ...after].map(instrument))];
    const parts: { value: number; se: number | null; df: number | null; weight: number; a: Moments; b: Moments }[] = [];
    for (const name of names) {
      const side = (of: readonly Study[]) =>
        consolidate(
          partsOf(
            of.filter((study) => instrument(study) === name),
            sample,
          ),
        );
      const [a, b] = [side(before), side(after)];
      if (!a || !b) continue;
      const declared = (of: Consolidated) => sum(of.parts.map(({ study }) => study.weight as number));
      const isWeighted = [a, b].every(({ parts: all }) => all.every(({ study }) => study.weight !== null));
      const [wA, wB] = isWeighted ? [declared(a), declared(b)] : [a.moments.effectiveN, b.moments.effectiveN];
      const lend = (to: Moments, from: Moments): Moments =>
        to.se === null && to.sd === 0 && from.sd !== null && from.sd > 0
          ? { ...to, sd: from.sd, se: from.sd / Math.sqrt(to.effectiveN), df: to.effectiveN - 1 }
          : to;
      const [A, B] = [lend(a.moments, b.moments), lend(b.moments, a.moments)];
      const known = A.se !== null && B.se !== null;
      const [v, w] = [(A.se ?? 0) ** 2, (B.se ?? 0) ** 2];
      parts.push({
        value: B.mean - A.mean,
        se: known ? Math.sqrt(v + w) : null,
        df: known ? (v + w) ** 2 / (v ** 2 / (A.df as number) + w ** 2 / (B.df as number)) : null,
        weight: (wA * wB) / (wA + wB),
        a: A,
        b: B,
      });
    }
    if (parts.length === 0) return null;
    const total = sum(parts.map(({ weight }) => weight));
    const value = sum(parts.map((part) => (part.weight / total) * part.value));
    const isEnough = (['a', 'b'] as const).every(
      (side) => Math.min(sum(parts.map((part) => part[side].n)), sum(parts.map((part) => part[side].effectiveN))) >= 10 - 1e-9,
    );
    if (parts.some(({ se }) => se === null)) return { value, low: null, high: null, p: null, isEnough };
    const variance = sum(parts.map((part) => ((part.weight / total) * (part.se as number)) ** 2));
    const df = variance ** 2 / sum(parts.map((part) => ((part.weight / total) * (part.se as number)) ** 4 / (part.df as number)));
    const reach = t95(df) * Math.sqrt(variance);
    return { value, low: value - reach, high: value + reach, p: twoSidedT(value / Math.sqrt(variance), df), isEnough };
  }

  function holm<T extends { readonly p: number | null; readonly isEnough: boolean }>(family: readonly T[]) {
    const tested = family.filter(({ p, isEnough }) => p !== null && isEnough).sort((a, b) => (a.p as number) - (b.p as number));
    let largestSoFar = 0;
    const adjusted = new Map<T, number>();
    for (const [i, one] of tested.entries()) {
      largestSoFar = Math.max(largestSoFar, Math.min(1, (one.p as number) * (tested.length - i)));
      adjusted.set(one, largestSoFar);
    }
    return family.map((one) => {
      const adjustedP = adjusted.get(one) ?? null;
      return { ...one, adjustedP, verdict: adjustedP === null ? null : adjustedP < 0.05 ? 'change' : 'noise' };
    });
  }

  function waveDifferences(): Map<string, ReferenceDifference> {
    const [before, last] = [waves.at(-2), waves.at(-1)];
    if (before === undefined || last === undefined) return new Map();
    const of = (wave: string) => studies.filter(({ study }) => study.wave === wave);
    const family = journey.stages.flatMap((stage) => {
      const difference = likeWithLike(of(before), of(last), (study) => study.scores(stage));
      return difference ? [{ name: stage.name, ...difference }] : [];
    });
    return new Map(holm(family).map(({ name, isEnough: _, ...difference }) => [name, difference]));
  }

  /** 2.5 */
  function journeyFigures(): Pick<ReferenceReport, 'score' | 'index' | 'scoreInterval' | 'peakEnd' | 'firstImpression'> {
    const measured = measuredStages.flatMap(({ stage, found, measured: figures }) =>
      found && figures ? [{ stage, found, mean: figures.mean, importance: stage.importance ?? 3 }] : [],
    );
    if (measured.length === 0) return { score: null, index: null, scoreInterval: null, peakEnd: null, firstImpression: null };
    const importances = sum(measured.map(({ importance }) => importance));
    const score = sum(measured.map(({ importance, mean }) => (importance / importances) * mean));
    const middle = (scale.min + scale.max) / 2;
    let peak = measured[0] as (typeof measured)[number];
    for (const one of measured) if (Math.abs(one.mean - middle) > Math.abs(peak.mean - middle) + tolerance) peak = one;
    return {
      score,
      index: (100 * (score - scale.min)) / width,
      scoreInterval: scoreInterval(),
      peakEnd: (peak.mean + (measured.at(-1)?.mean as number)) / 2,
      firstImpression: measured[0]?.mean as number,
    };

    function scoreInterval(): Bounds | null | undefined {
      if (measured.some(({ found }) => found.moments.se === null || found.parts.some(({ moments }) => moments.borrowed))) return null;
      interface Term {
        stage: GeneratedStage;
        a: number;
        se: number;
        df: number;
        total: number;
        sample: Sample;
      }
      // Studies whose respondents are pooled are one study.
      const units = new Map<string, { terms: Term[]; studies: Set<string> }>();
      for (const { stage, found, importance } of measured) {
        const W = sum(found.parts.map(({ study }) => study.weight ?? 0));
        const add = (unit: string, names: string[], sample: Sample, moments: Moments, weight: number) => {
          const known = units.get(unit) ?? { terms: [], studies: new Set<string>() };
          for (const name of names) known.studies.add(name);
          known.terms.push({
            stage,
            a: (importance / importances) * weight,
            se: moments.se as number,
            df: moments.df as number,
            total: sum(sample.answers.map(({ w }) => w)),
            sample,
          });
          units.set(unit, known);
        };
        if (found.pooled)
          add(
            'pool',
            found.parts.map(({ study }) => study.name),
            poolOf(found.parts),
            found.moments,
            1,
          );
        else {
          for (const { study, sample, moments } of found.parts) {
            const named = { ...sample, answers: sample.answers.map((one) => ({ ...one, who: `${study.name} ${one.who}` })) };
            add(study.name, [study.name], named, moments, (study.weight as number) / W);
          }
        }
      }
      if (units.size > 1 && units.has('pool')) return undefined;
      let [variance, satterthwaite] = [0, 0];
      for (const { terms } of units.values()) {
        const c = terms.map(({ a, se }) => (a * se) ** 2);
        const crossed: { s: number; t: number; term: number }[] = [];
        for (let s = 0; s < terms.length; s++) {
          for (let t = s + 1; t < terms.length; t++) {
            const [S, T] = [terms[s] as Term, terms[t] as Term];
            const other = new Map(T.sample.answers.map((one) => [one.who, one]));
            const both = S.sample.answers.flatMap((one) => {
              const partner = other.get(one.who);
              return partner ? [{ w: one.w, x: one.x, y: partner.x }] : [];
            });
            if (both.length < 2) continue;
            const w = sum(both.map((one) => one.w));
            const squares = sum(both.map((one) => one.w ** 2));
            const mx = sum(both.map((one) => one.w * one.x)) / w;
            const my = sum(both.map((one) => one.w * one.y)) / w;
            const covariance = sum(both.map((one) => one.w * (one.x - mx) * (one.y - my))) / (w - squares / w);
            crossed.push({ s, t, term: (S.a * T.a * covariance * squares) / (S.total * T.total) });
          }
        }
        if (sum(crossed.map(({ term }) => term)) > 0) {
          for (const { s, t, term } of crossed) {
            c[s] = (c[s] as number) + term;
            c[t] = (c[t] as number) + term;
          }
        }
        const V = sum(c);
        const everyone = new Map(terms.flatMap(({ sample }) => sample.answers.map(({ who, w }) => [who, w] as const)));
        const m = sum([...everyone.values()]) ** 2 / sum([...everyone.values()].map((w) => w * w));
        const df = Math.min(m - 1, V ** 2 / sum(c.map((one, i) => one ** 2 / (terms[i] as Term).df)));
        variance += V;
        satterthwaite += V ** 2 / df;
      }
      const reach = t95(variance ** 2 / satterthwaite) * Math.sqrt(variance);
      return { low: score - reach, high: score + reach };
    }
  }

  /** 2.12 */
  function kpiOf({ kind, boxes, target }: GeneratedKpi): ReferenceKpi {
    const figure: Record<GeneratedKpi['kind'], (answer: number) => number> = {
      nps: (answer) => (answer >= 9 ? 1 : answer <= 6 ? -1 : 0),
      csat: (answer) => Number(boxes !== null && answer >= boxes[0] && answer <= boxes[1]),
      ces: (answer) => answer,
      rate: (answer) => answer,
    };
    const part = (of: (answer: number) => number) => consolidate(partsOf(shown, (study) => study.kpi(kind, of)));
    const found = part(figure[kind]);
    if (!found) return { name: kind, n: 0, value: null, effectiveN: 0, low: null, high: null, verdict: null };
    const { n, mean, effectiveN } = found.moments;
    const bounds = ((): Bounds => {
      switch (kind) {
        case 'ces':
          return intervalOf(found.moments);
        case 'nps': {
          const counted = shown.filter(({ study }) => !found.leftOut.includes(study.name));
          const W = sum(found.parts.map(({ study }) => study.weight ?? 0));
          const share = (of: (answer: number) => number) => {
            const parts = partsOf(counted, (study) => study.kpi(kind, of));
            if (found.pooled) return (momentsOf(poolOf(parts)) as Moments).mean;
            return sum(parts.map(({ study, moments }) => ((study.weight as number) / W) * moments.mean));
          };
          const [p, d] = [share((answer) => Number(answer >= 9)), share((answer) => Number(answer <= 6))];
          const more = effectiveN + 3;
          const [q, e] = [(p * effectiveN + 0.75) / more, (d * effectiveN + 0.75) / more];
          const reach = Z * Math.sqrt((q + e - (q - e) ** 2) / more);
          return { low: 100 * Math.max(-1, q - e - reach), high: 100 * Math.min(1, q - e + reach) };
        }
        default: {
          const { low, high } = wilson(mean, effectiveN);
          return { low: 100 * low, high: 100 * high };
        }
      }
    })();
    const unit = 1e-9 * (kind === 'ces' ? 6 : kind === 'nps' ? 200 : 100);
    const verdict =
      bounds.low === null || bounds.high === null || heads(found.moments) < 10 - 1e-9
        ? 'open'
        : bounds.low >= target - unit
          ? 'met'
          : bounds.high < target - unit
            ? 'missed'
            : 'open';
    return { name: kind, n, value: kind === 'ces' ? mean : 100 * mean, effectiveN, ...bounds, verdict };
  }
}

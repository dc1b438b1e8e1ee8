/** Times from an edit to correct diagnostics, each contender in processes of its own, in turn. */
import { inFreshProcess } from '../fresh-process.ts';
import { quantile } from '../quantile.ts';
import { CONTENDERS, type Name } from './contenders.ts';

export interface Edits {
  readonly folder: string;
  readonly uri: string;
  /** The texts of the edits, repeated in order. */
  readonly texts: readonly string[];
  /** URIs of the files whose diagnostics are awaited. */
  readonly shown: readonly string[];
  readonly warmUp: number;
  readonly count: number;
}

export interface Timing {
  readonly median: number;
  readonly p95: number;
  /** Number of diagnostics after the last edit, as a check that the work was done. */
  readonly diagnostics: number;
}

/** @public Called by name in a process of its own. */
export async function timeEdits(name: Name, { folder, uri, texts, shown, warmUp, count }: Edits): Promise<Timing> {
  const contender = CONTENDERS[name](true);
  await contender.open(folder);
  const times: number[] = [];
  let diagnostics = 0;
  for (let i = 0; i < warmUp + count; i++) {
    const text = texts[i % texts.length] as string;
    const start = performance.now();
    diagnostics = await contender.edit(uri, text, shown);
    if (i >= warmUp) times.push(performance.now() - start);
  }
  return { median: quantile(times, 0.5), p95: quantile(times, 0.95), diagnostics };
}

export interface Comparison {
  readonly parcours: Timing;
  readonly langium: Timing;
  /** Median of Parcours divided by that of Langium: median, lowest and highest repetition. */
  readonly ratio: string;
}

export async function compare(edits: Edits, repetitions: number): Promise<Comparison> {
  const parcours: Timing[] = [];
  const langium: Timing[] = [];
  for (let i = 0; i < repetitions; i++) {
    parcours.push(await inFreshProcess<Timing>(import.meta.url, 'timeEdits', 'Parcours', edits));
    langium.push(await inFreshProcess<Timing>(import.meta.url, 'timeEdits', 'Langium', edits));
  }
  const ratios = parcours.map(({ median }, i) => median / (langium[i]?.median ?? Number.NaN));
  const [low, middle, high] = [0, 0.5, 1].map((p) => quantile(ratios, p).toFixed(3));
  return { parcours: middleOf(parcours), langium: middleOf(langium), ratio: `${middle} (${low}–${high})` };
}

export function middleOf(timings: readonly Timing[]): Timing {
  return timings.toSorted((a, b) => a.median - b.median)[Math.floor(timings.length / 2)] as Timing;
}

/** Selects the studies that are consolidated (method.md, 2.4), and orders them. */
import type { Samples, Study } from '@parcours/model';

/** A study with the Samples of its file. */
export interface LoadedStudy {
  readonly study: Study;
  readonly samples: Samples;
  /** What scales its respondents' weights to mean 1 over the whole study; 1 without weights. */
  readonly weightFactor: number;
}

/** A study of experts makes claims and measures nothing (method.md, 2.9). */
export const isExpertStudy = ({ method }: Study): boolean => method === 'expert';

export interface Period {
  /** The wave shown; null where no study declares one. */
  readonly wave: string | null;
  /** All declared waves, the earliest first. */
  readonly waves: readonly string[];
  /** By date, then name; undated ones last. */
  readonly studies: readonly LoadedStudy[];
  /** The studies of all waves, as far as they were read, in the same order. */
  readonly all: readonly LoadedStudy[];
}

/**
 * Selects the studies of one wave and those that declare none, which belong to every period. Without waves the journey has a single
 * period. Studies of experts belong to none.
 *
 * A wave is dated by its latest study, by the last day of its date column where it declares none; undated waves come first, so that they are never the latest. The wave selected is `wanted` if the
 * journey declares it; else the latest wave with a file that was read; else the latest. Samples of studies that are not in `studies` are
 * ignored.
 */
export function selectPeriod(studies: readonly Study[], samples: readonly Samples[], wanted: string | null): Period {
  const ordered = sortStudies(studies.filter((study) => study.kind === 'observations' && !isExpertStudy(study)));
  const read = loadedStudies(ordered, samples);
  const waves = sortedWaves(ordered, read);
  const readWaves = new Set(read.map(({ study }) => study.wave));
  const wave = wanted !== null && waves.includes(wanted) ? wanted : (waves.findLast((name) => readWaves.has(name)) ?? waves.at(-1) ?? null);
  return { wave, waves, studies: read.filter(({ study }) => study.wave === null || study.wave === wave), all: read };
}

/** The studies whose file was read, in the order given. */
export function loadedStudies(studies: readonly Study[], samples: readonly Samples[]): LoadedStudy[] {
  const samplesByStudy = new Map<string, Samples>();
  for (const sample of samples) if (!samplesByStudy.has(sample.study)) samplesByStudy.set(sample.study, sample);
  const read: LoadedStudy[] = [];
  const seen = new Set<string>();
  for (const study of studies) {
    const found = samplesByStudy.get(study.name);
    if (!found || seen.has(study.name)) continue;
    // Two studies of one name share their Samples, which must not count twice.
    seen.add(study.name);
    const { respondents, weight } = found;
    read.push({ study, samples: found, weightFactor: respondents > 0 && weight > 0 ? respondents / weight : 1 });
  }
  return read;
}

/** Studies by date, then name; undated ones last. Independent of file order and locale. */
export function sortStudies(studies: readonly Study[]): Study[] {
  return [...studies].sort((a, b) => compareDates(a.date, b.date, 1) || compareText(a.name, b.name) || compareText(a.uri, b.uri));
}

function sortedWaves(studies: readonly Study[], read: readonly LoadedStudy[]): string[] {
  const latest = new Map<string, string | null>();
  for (const study of studies) {
    const { wave } = study;
    if (wave === null) continue;
    const known = latest.get(wave) ?? null;
    const date = study.date ?? read.find((each) => each.study === study)?.samples.file.period?.last ?? null;
    latest.set(wave, date !== null && (known === null || date > known) ? date : known);
  }
  return [...latest].sort(([a, dateA], [b, dateB]) => compareDates(dateA, dateB, -1) || compareText(a, b)).map(([wave]) => wave);
}

/** Compares YYYY, YYYY-MM and YYYY-MM-DD as texts; `undated` is 1 to sort undated ones last, −1 to sort them first. */
function compareDates(a: string | null, b: string | null, undated: 1 | -1): number {
  if (a === b) return 0;
  if (a === null) return undated;
  if (b === null) return -undated;
  return compareText(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { catalogue, type Diagnostic, diagnose, type Model, type Place, type Samples, type Study } from '@parcours/model';
import { wantsOf } from '@parcours/observations';
import type { Engine, LinkFault } from './engine.ts';
import { type Found, faultOf, type LinkedFiles } from './linked-file.ts';
import { type Progress, Readings } from './progress.ts';

export interface StudySamples {
  readonly samples: Samples | null;
  readonly findings: readonly Diagnostic[];
  /** Why the file has no table; it is also among the findings. */
  readonly fault: LinkFault | null;
  /** Its file is still being read: then its path, as people see it. */
  readonly pending: string | null;
}

export interface StudyReaderOptions {
  readonly onProgress: (progress: Progress) => void;
  /** Something has been read that somebody was not willing to wait for. */
  readonly onRead: () => void;
  /** Whether a text has syntax errors: what is not in it may only be hidden by them. */
  readonly isBroken: (uri: string) => boolean;
}

/** A study's file being read, or what came of it. */
interface Work {
  readonly stamp: string;
  readonly path: string;
  readonly says: string;
  readonly places: readonly Place[];
  readonly result: Promise<Read>;
  readonly begun: number;
  readonly stop: AbortController;
  /** Somebody was told that it is still being read. */
  missed: boolean;
}

type Read = Omit<StudySamples, 'pending'>;

/** The reading was cancelled by the user. */
class Cancelled extends Error {}

/** Another mapping is wanted by now. */
class Superseded extends Error {}

/** Milliseconds in which who reads the same file for another mapping can take over what has been read. */
const TO_JOIN = 100;

/**
 * The Samples of a study, aggregated again only when its file, its mapping or what the mapping names has changed. Editing the
 * text around it costs nothing: the findings are moved to where the columns now stand.
 */
export class StudyReader {
  readonly #files: LinkedFiles;
  readonly #engine: Engine;
  readonly #options: StudyReaderOptions;
  readonly #readings: Readings;
  /** By journey, then by study. */
  readonly #journeys = new Map<string, Map<string, Work>>();

  constructor(files: LinkedFiles, engine: Engine, options: StudyReaderOptions) {
    this.#files = files;
    this.#engine = engine;
    this.#options = options;
    this.#readings = new Readings(options.onProgress);
  }

  /**
   * The Samples of all studies and benchmarks of a journey. What its earlier studies gave is forgotten: names change while they are
   * typed.
   *
   * @param patience milliseconds after which a file that is still being read is `pending`, counted from the beginning of its reading.
   */
  async readAll(model: Model, patience: number): Promise<(StudySamples & { readonly study: Study })[]> {
    const works = this.#journeys.get(model.key) ?? new Map<string, Work>();
    this.#journeys.set(model.key, works);
    const studies = [...model.studies, ...model.benchmarks];
    const keys = keysOf(studies);
    const found = await Promise.all(studies.map((study) => this.#find(study)));
    const read = studies.map((study, at) => {
      const file = found[at] as Found | LinkFault;
      return 'uri' in file ? this.#workOn(model, study, file, keys[at] as string, keys, works) : { ...unread(study, file), pending: null };
    });
    if (!this.#options.isBroken(model.uri)) this.#dropAllBut(new Set(keys), works);
    return Promise.all(
      studies.map(async (study, at) => {
        const work = read[at] as Work | StudySamples;
        return { study, ...('result' in work ? await this.#resultOf(work, study, keys[at] as string, works, patience) : work) };
      }),
    );
  }

  /** The journeys of a file that are not among these are gone. */
  forgetAllBut(uri: string, journeys: ReadonlySet<string>): void {
    for (const [key, works] of this.#journeys) {
      if (!key.startsWith(`${uri}#`) || journeys.has(key)) continue;
      for (const { stop } of works.values()) stop.abort(new Superseded());
      this.#journeys.delete(key);
    }
  }

  /** What was cancelled is read again when it is next asked for. */
  readAgain(): void {
    for (const works of this.#journeys.values()) {
      for (const [key, { stop }] of works) if (stop.signal.reason instanceof Cancelled) works.delete(key);
    }
  }

  async #find(study: Study): Promise<Found | LinkFault> {
    if (!study.file) return { code: 'JRN0415', parameters: { missing: { term: 'lack.file' } } };
    return this.#files.find(study.uri, study.file.path);
  }

  /** The work that is under way, or done, for what the text says; else it is begun. */
  #workOn(model: Model, study: Study, found: Found, key: string, keys: readonly string[], works: Map<string, Work>): Work {
    const says = JSON.stringify([mappingOf(study), namedBy(study, model), this.#files.limits()], withoutPlaces);
    const fits = (work: Work | undefined) => work?.says === says && work.stamp === found.stamp;
    const known = works.get(key);
    if (known && fits(known)) return known;
    // Under a name that is being typed it was another study.
    const [renamed, same] = [...works].find(([other, work]) => !keys.includes(other) && fits(work)) ?? [];
    if (renamed !== undefined && same) works.delete(renamed);
    const work = same ?? this.#begin(model, study, found, says, (mine) => works.get(key) === mine && works.delete(key));
    works.set(key, work);
    if (known) setTimeout(() => known.stop.abort(new Superseded()), TO_JOIN);
    return work;
  }

  #dropAllBut(keys: ReadonlySet<string>, works: Map<string, Work>): void {
    for (const [key, { stop }] of works) {
      if (keys.has(key) || this.#options.isBroken(uriOf(key))) continue;
      stop.abort(new Superseded());
      works.delete(key);
    }
  }

  async #resultOf(first: Work, study: Study, key: string, works: Map<string, Work>, patience: number): Promise<StudySamples> {
    for (let work = first; ; ) {
      try {
        const read = await within(work, patience);
        if (read) return { ...asSaid(read, work.places, study), pending: null };
        const { path } = work;
        return { ...unread(study, { code: 'JRN0435', parameters: { path: study.file?.path ?? path } }), pending: path };
      } catch (error) {
        // What a newer text asks for is as good: an evaluation of that text follows.
        const newer = works.get(key);
        if (!(error instanceof Superseded) || !newer || newer === work) {
          return { ...unread(study, faultOf(error, study.file?.path ?? '')), pending: null };
        }
        work = newer;
      }
    }
  }

  /** `forget` is called where the same work may give something else next time. */
  #begin(model: Model, study: Study, found: Found, says: string, forget: (work: Work) => void): Work {
    const stop = new AbortController();
    const result = this.#read(model, study, found, stop).then(
      (read) => {
        if (read.fault?.code === 'JRN0414' && !stop.signal.aborted) forget(work);
        return read;
      },
      (error) => {
        if (!(error instanceof Superseded)) forget(work);
        throw error;
      },
    );
    const { stamp, path } = found;
    const work: Work = { stamp, path, says, places: placesOf(study), result, begun: Date.now(), stop, missed: false };
    // Perhaps nobody waits for it any more.
    result.catch(() => {}).finally(() => work.missed && this.#options.onRead());
    return work;
  }

  async #read(model: Model, study: Study, found: Found, stop: AbortController): Promise<Read> {
    const path = study.file?.path ?? '';
    const share = this.#readings.begin(found.path, () => stop.abort(new Cancelled()));
    try {
      const job = { ...found, study, model, limits: this.#files.limits() };
      const outcome = await this.#engine.aggregate(job, { signal: stop.signal, progress: share.progress });
      const findings = outcome.fault ? [] : await this.#files.placed(outcome.findings, found, study.dialect);
      if (!(await this.#files.isSame(found))) return unread(study, { code: 'JRN0414', parameters: { path } });
      return outcome.fault ? unread(study, outcome.fault) : { ...outcome, findings };
    } catch (error) {
      if (error instanceof Cancelled) return unread(study, { code: 'JRN0436', parameters: { path } });
      throw error;
    } finally {
      share.end();
    }
  }
}

/** What comes of a work; null where that takes longer. */
function within(work: Work, patience: number): Promise<Read | null> {
  if (patience === Number.POSITIVE_INFINITY) return work.result;
  return new Promise((resolve, reject) => {
    const late = () => {
      work.missed = true;
      resolve(null);
    };
    const timer = setTimeout(late, Math.max(0, patience - (Date.now() - work.begun)));
    work.result.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** By its name; of several with one name, which is an error that somebody is about to mend, by their order too. */
function keysOf(studies: readonly Study[]): string[] {
  const seen = new Map<string, number>();
  return studies.map(({ uri, name }) => {
    const key = `${uri}\n${name}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return `${key}\n${count}`;
  });
}

/** The file in which a study of this key is written. */
function uriOf(key: string): string {
  return key.slice(0, key.indexOf('\n'));
}

function unread(study: Study, { code, parameters }: LinkFault): Read {
  const finding = {
    ...diagnose('JRN0401', study.file?.at ?? study.at, { path: '' }),
    code,
    parameters,
    severity: catalogue[code].severity,
  };
  return { samples: null, fault: { code, parameters }, findings: [finding] };
}

/** What was read, as the text now calls it, and the findings where it now says what they are about. */
function asSaid({ samples, findings, fault }: Read, from: readonly Place[], study: Study): Read {
  const to = placesOf(study);
  const place = (at: Place) => to[from.findIndex((each) => isSamePlace(each, at))] ?? at;
  return {
    samples: samples && samples.study !== study.name ? { ...samples, study: study.name } : samples,
    findings: findings.map((finding) => ({ ...finding, at: place(finding.at) })),
    fault,
  };
}

function isSamePlace(a: Place, b: Place): boolean {
  const [p, q] = [a.range, b.range];
  const starts = p.start.line === q.start.line && p.start.character === q.start.character;
  return starts && p.end.line === q.end.line && p.end.character === q.end.character && a.uri === b.uri;
}

/** What a study says of how its file is read; not what it says of itself. */
function mappingOf({ name, label, method, date, weight, wave, ...mapping }: Study) {
  return mapping;
}

/** The part of a Model that an aggregation depends on: typing a label costs nothing unless the file's cells could be meant by it. */
function namedBy(study: Study, model: Model) {
  const called = (list: readonly { name: string; label: string | null }[]) => list.map(({ name, label }) => [name, label]);
  // Its header may say what the columns hold: then its cells may name anything.
  const any = wantsOf(study).columns === null;
  const measured = new Set(study.measures.map(({ stage }) => stage));
  // Of the others nothing can come where each column measures a stage of its own.
  const isWide = !study.stage && !study.action && !study.response && !study.touchpoint;
  return [
    model.scale,
    any || study.stage ? called(model.stages) : model.stages.flatMap(({ name }) => (isWide && !measured.has(name) ? [] : name)),
    // What counts as satisfied matters where answers on two channels are paired.
    model.kpis.map(({ name, kind, boxes }) => [name, kind, (any || study.channel) && boxes]),
    (any || study.action || study.response) && model.repository,
    (any || study.channel) && called(model.channels),
    (any || study.segment) && called(model.segments),
    (any || study.persona) && model.personas.map(({ name, label, segment }) => [name, label, segment]),
    study.persona && model.segments.map(({ name }) => name),
    (any || study.touchpoint) && called(model.touchpoints),
  ];
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'at' ? undefined : value;
}

/** Every place in a study, in an order that depends on what it says only. */
function placesOf(study: Study): Place[] {
  const places: Place[] = [];
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'at') places.push(inner as Place);
      else visit(inner);
    }
  };
  visit(study);
  return places;
}

import { type Diagnostic, diagnose, type Model, type Place, type Samples, type Study } from '@parcours/model';
import { wantsOf } from '@parcours/observations';
import type { Engine, LinkFault } from './engine.ts';
import { type Found, faultOf, type LinkedFiles } from './linked-file.ts';
import { Patience, type Progress } from './progress.ts';

export interface StudySamples {
  readonly samples: Samples | null;
  readonly findings: readonly Diagnostic[];
  /** Why the file has no table; it is also among the findings. */
  readonly fault: LinkFault | null;
}

interface Remembered {
  readonly stamp: string;
  readonly says: string;
  readonly places: readonly Place[];
  readonly work: Promise<StudySamples>;
  readonly stop: AbortController;
}

/** The reading was cancelled by the user. */
class Cancelled extends Error {}

/** Another mapping is wanted by now. */
class Superseded extends Error {}

/**
 * The Samples of a study, aggregated again only when its file, its mapping or what the mapping names has changed. Editing the
 * text around it costs nothing: the findings are moved to where the columns now stand.
 */
export class StudyReader {
  readonly #files: LinkedFiles;
  readonly #engine: Engine;
  readonly #onProgress: (progress: Progress) => void;
  /** By journey, then by study. */
  readonly #remembered = new Map<string, Map<string, Remembered>>();

  constructor(files: LinkedFiles, engine: Engine, onProgress: (progress: Progress) => void) {
    this.#files = files;
    this.#engine = engine;
    this.#onProgress = onProgress;
  }

  /** The Samples of all studies and benchmarks of a journey. What its earlier studies gave is forgotten: names change while they are typed. */
  async readAll(model: Model): Promise<(StudySamples & { readonly study: Study })[]> {
    const known = this.#remembered.get(model.key) ?? new Map<string, Remembered>();
    const studies = [...model.studies, ...model.benchmarks];
    const keys = keysOf(studies);
    for (const [key, { stop }] of known) {
      if (keys.includes(key)) continue;
      stop.abort(new Superseded());
      known.delete(key);
    }
    this.#remembered.set(model.key, known);
    return Promise.all(studies.map(async (study, index) => ({ study, ...(await this.#read(model, study, keys[index] as string, known)) })));
  }

  /** The journeys of a file that are not among these are gone. */
  forgetAllBut(uri: string, journeys: ReadonlySet<string>): void {
    for (const [key, studies] of this.#remembered) {
      if (!key.startsWith(`${uri}#`) || journeys.has(key)) continue;
      for (const { stop } of studies.values()) stop.abort(new Superseded());
      this.#remembered.delete(key);
    }
  }

  /** All files are looked at anew, as if nothing was remembered. */
  forget(): void {
    this.#remembered.clear();
  }

  async #read(model: Model, study: Study, key: string, remembered: Map<string, Remembered>): Promise<StudySamples> {
    if (!study.file) return unread(study, { code: 'JRN0415', parameters: { missing: { term: 'lack.file' } } });
    const found = await this.#files.find(study.uri, study.file.path);
    if (!('uri' in found)) return unread(study, found);
    const says = JSON.stringify([mappingOf(study), namedBy(study, model)], withoutPlaces);
    let known = remembered.get(key);
    if (known?.says !== says || known.stamp !== found.stamp) {
      known?.stop.abort(new Superseded());
      known = this.#begin(model, study, found, says, () => remembered.delete(key));
      remembered.set(key, known);
    }
    for (;;) {
      try {
        return moved(await known.work, known.places, placesOf(study));
      } catch (error) {
        // What a newer text asks for is as good: an evaluation of that text follows.
        const newer = remembered.get(key);
        if (!(error instanceof Superseded) || !newer || newer === known) return unread(study, faultOf(error, study.file.path));
        known = newer;
      }
    }
  }

  /** `forget` is called where the same work may give something else next time. */
  #begin(model: Model, study: Study, found: Found, says: string, forget: () => void): Remembered {
    const stop = new AbortController();
    return { stamp: found.stamp, says, places: placesOf(study), stop, work: this.#work(model, study, found, stop, forget) };
  }

  async #work(model: Model, study: Study, found: Found, stop: AbortController, forget: () => void): Promise<StudySamples> {
    const path = study.file?.path ?? '';
    const watch = new Patience(found.path, () => stop.abort(new Cancelled()), this.#onProgress);
    try {
      const outcome = await this.#engine.aggregate({ ...found, study, model }, { signal: stop.signal, progress: watch.progress });
      if (!(await this.#files.isSame(found))) {
        if (!stop.signal.aborted) forget();
        return unread(study, { code: 'JRN0414', parameters: { path } });
      }
      return outcome.fault ? unread(study, outcome.fault) : outcome;
    } catch (error) {
      if (error instanceof Cancelled) return unread(study, { code: 'JRN0412', parameters: { path, reason: { term: 'fault.cancelled' } } });
      if (!(error instanceof Superseded)) forget();
      throw error;
    } finally {
      watch.end();
    }
  }
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

function unread(study: Study, fault: LinkFault): StudySamples {
  const finding = { ...diagnose('JRN0401', study.file?.at ?? study.at, { path: '' }), code: fault.code, parameters: fault.parameters };
  return { samples: null, fault, findings: [{ ...finding, severity: fault.code === 'JRN0414' ? 'warning' : 'error' }] };
}

/** The findings, where the text now says what they are about. */
function moved(result: StudySamples, from: readonly Place[], to: readonly Place[]): StudySamples {
  const place = (at: Place) => to[from.findIndex((each) => isSamePlace(each, at))] ?? at;
  return { ...result, findings: result.findings.map((finding) => ({ ...finding, at: place(finding.at) })) };
}

function isSamePlace(a: Place, b: Place): boolean {
  const [p, q] = [a.range, b.range];
  const starts = p.start.line === q.start.line && p.start.character === q.start.character;
  return starts && p.end.line === q.end.line && p.end.character === q.end.character && a.uri === b.uri;
}

/** What a study says of how its file is read; not what it says of itself. */
function mappingOf({ label, method, date, weight, wave, ...mapping }: Study) {
  return mapping;
}

/** The part of a Model that an aggregation depends on: typing a label costs nothing unless the file's cells could be meant by it. */
function namedBy(study: Study, model: Model) {
  const called = (list: readonly { name: string; label: string | null }[]) => list.map(({ name, label }) => [name, label]);
  // Its header may say what the columns hold: then its cells may name anything.
  const any = wantsOf(study).columns === null;
  return [
    model.scale,
    any || study.stage ? called(model.stages) : model.stages.map(({ name }) => name),
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

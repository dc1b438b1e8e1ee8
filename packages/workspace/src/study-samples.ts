import { type Diagnostic, diagnose, type Model, type Place, type Samples, type Study } from '@parcours/model';
import { aggregate, selfDescribed } from '@parcours/observations';
import type { LinkedFiles, LinkFault } from './linked-file.ts';

export interface StudySamples {
  readonly samples: Samples | null;
  readonly findings: readonly Diagnostic[];
  /** Why the file has no table; it is also among the findings. */
  readonly fault: LinkFault | null;
}

interface Remembered {
  readonly table: object;
  readonly says: string;
  readonly places: readonly Place[];
  readonly result: StudySamples;
}

/**
 * The Samples of a study, aggregated again only when its file, its mapping or what the mapping names has changed. Editing the
 * text around it costs nothing: the findings are moved to where the columns now stand.
 */
export class StudyReader {
  readonly #files: LinkedFiles;
  /** By journey, then by study. */
  readonly #remembered = new Map<string, Map<string, Remembered>>();

  constructor(files: LinkedFiles) {
    this.#files = files;
  }

  /** The Samples of all studies and benchmarks of a journey. What its earlier studies gave is forgotten: names change while they are typed. */
  async readAll(model: Model): Promise<(StudySamples & { readonly study: Study })[]> {
    const known = this.#remembered.get(model.key);
    const remembered = new Map<string, Remembered>();
    const read = await Promise.all(
      [...model.studies, ...model.benchmarks].map(async (study) => ({ study, ...(await this.#read(model, study, known, remembered)) })),
    );
    if (remembered.size > 0) this.#remembered.set(model.key, remembered);
    else this.#remembered.delete(model.key);
    return read;
  }

  /** The journeys of a file that are not among these are gone. */
  forgetAllBut(uri: string, journeys: ReadonlySet<string>): void {
    for (const key of this.#remembered.keys()) if (key.startsWith(`${uri}#`) && !journeys.has(key)) this.#remembered.delete(key);
  }

  async #read(
    model: Model,
    declared: Study,
    before: ReadonlyMap<string, Remembered> | undefined,
    remembered: Map<string, Remembered>,
  ): Promise<StudySamples> {
    if (!declared.file) {
      const fault: LinkFault = { code: 'JRN0415', parameters: { missing: { term: 'lack.file' } } };
      return { samples: null, fault, findings: [diagnose('JRN0415', declared.at, { missing: { term: 'lack.file' } })] };
    }
    const { table, fault } = await this.#files.open(declared.uri, declared.file.path, declared.dialect);
    if (fault) {
      const finding = { ...diagnose('JRN0401', declared.file.at, { path: '' }), code: fault.code, parameters: fault.parameters };
      return { samples: null, fault, findings: [{ ...finding, severity: fault.code === 'JRN0414' ? 'warning' : 'error' }] };
    }
    const study = selfDescribed(declared, table.columns, model);
    const key = `${study.uri}\n${study.name}`;
    const says = JSON.stringify([mappingOf(study), namedBy(study, model)], withoutPlaces);
    const places = placesOf(study);
    const known = before?.get(key);
    if (known && known.table === table && known.says === says) {
      const moved = known.result.findings.map((finding) => ({ ...finding, at: places[known.places.indexOf(finding.at)] ?? finding.at }));
      const result = { ...known.result, findings: moved };
      remembered.set(key, { ...known, places, result });
      return result;
    }
    const result = { ...aggregate(table, study, model), fault: null };
    remembered.set(key, { table, says, places, result });
    return result;
  }
}

/** What a study says of how its file is read; not what it says of itself. */
function mappingOf({ label, method, date, weight, wave, ...mapping }: Study) {
  return mapping;
}

/** The part of a Model that an aggregation depends on: typing a label costs nothing unless the file's cells could be meant by it. */
function namedBy(study: Study, model: Model) {
  const called = (list: readonly { name: string; label: string | null }[]) => list.map(({ name, label }) => [name, label]);
  return [
    model.scale,
    study.stage ? called(model.stages) : model.stages.map(({ name }) => name),
    model.kpis.map(({ name, kind }) => [name, kind]),
    (study.action || study.response) && model.repository,
    study.channel && called(model.channels),
    study.segment && called(model.segments),
    study.persona && model.personas.map(({ name, label, segment }) => [name, label, segment]),
    study.persona && model.segments.map(({ name }) => name),
    study.touchpoint && called(model.touchpoints),
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

import {
  capped,
  type Declaration,
  JourneyFiles,
  journeyFilesFor,
  journeysSaidIn,
  lowerRepository,
  Models,
  type SourceFile,
  TextFindings,
} from '@parcours/language';
import {
  AS_FOUND,
  type Column,
  type Diagnostic,
  type Dialect,
  diagnose,
  type EvidenceLimits,
  FILE_LIMITS,
  type FileLimits,
  graded,
  type JourneyReport,
  type Language,
  type MissingStudy,
  type Model,
  type Named,
  type Report,
  type Repository,
  type Severities,
  type Study,
  type Value,
  type View,
  WHOLE,
} from '@parcours/model';
import { columnsOf, type Table } from '@parcours/observations';
import { scoreJourney } from '@parcours/scoring';
import type { Engine, LinkFault } from './engine.ts';
import { evidenceFindings } from './evidence-findings.ts';
import { type Host, isInside, shownPath } from './host.ts';
import { isAbsence, LinkedFiles, reasonOf } from './linked-file.ts';
import { PortableEngine } from './portable-engine.ts';
import type { Progress } from './progress.ts';
import { inWords, type ProposedMapping, proposedBlock, proposedMapping, relativePath } from './proposed-lines.ts';
import { type ProposedPart, proposedPart } from './proposed-part.ts';
import { StudyReader } from './study-samples.ts';

/** A journey file larger than this is not read. */
export const LARGEST_TEXT = 2 * 1024 * 1024;

/** Milliseconds from the beginning of a reading after which its study counts as missing, with the reason that it is being read. */
export interface Patience {
  readonly figures: number;
  readonly findings: number;
}

const ENDLESS: Patience = { figures: Number.POSITIVE_INFINITY, findings: Number.POSITIVE_INFINITY };

export interface WorkspaceOptions {
  /** Numbers inside messages are written in this language's way; default English. */
  readonly language?: Language;
  readonly limits?: EvidenceLimits;
  /** How large linked files may be; default: `FILE_LIMITS`. */
  readonly fileLimits?: FileLimits;
  /** By code, where it is not as in the catalogue; `off` leaves findings out. */
  readonly severities?: Severities;
  /** Who reads and aggregates linked files, given the engine that can do so anywhere; default: that one. */
  readonly engine?: (portable: PortableEngine) => Engine;
  /** Told now and then of a file that takes more than a second to be read. */
  readonly onProgress?: (progress: Progress) => void;
  /** How long figures and findings are waited for while a file is being read; default: for ever. */
  readonly patience?: Patience;
  /** Something has been read for which figures or findings were not waited for: there are others now. */
  readonly onRead?: () => void;
}

/** A journey with all that is known of it. */
export interface Evaluation {
  readonly model: Model;
  readonly report: JourneyReport;
  /** Of the model's studies and stages, wherever in the workspace they are written. */
  readonly findings: readonly Diagnostic[];
  /** The files that are still being read, as people see them: their studies are missing so far. */
  readonly reading: readonly string[];
}

/** A repository with the channels that its file knows. */
export interface GuidedRepository {
  readonly uri: string;
  readonly repository: Repository;
  readonly channels: readonly Named[];
}

/**
 * The hall of the house: a folder's journeys, their Reports and all diagnostics, on demand and up to date. The one way in for the
 * language server, the command line and tests.
 */
export class Workspace {
  readonly files = new JourneyFiles();
  readonly linked: LinkedFiles;
  readonly #host: Host;
  readonly #options: WorkspaceOptions;
  readonly #studies: StudyReader;
  readonly #patience: Patience;
  readonly #ofText = new TextFindings(this.files);
  /** A text that an editor holds is asked about at each keystroke. */
  readonly #models = new Models(this.files, ({ uri }) => this.#held.has(uri));
  /** What a Model was evaluated to, with the Samples that were read for it. */
  readonly #evaluated = new WeakMap<Model, { readonly read: readonly unknown[]; readonly evaluation: Evaluation }>();
  #severities: Severities;
  #fileLimits: FileLimits;
  /** Texts that an editor holds: they win over the disk. */
  readonly #held = new Set<string>();
  readonly #oversized = new Map<string, number>();
  /** Files that are there but that the system does not give, with the reason. */
  readonly #unreadable = new Map<string, Value>();
  /** Files below the folders that are links to something outside them. */
  readonly #linkedOut = new Set<string>();
  /** How often each file was set or asked for: of two readings of a file, only the later one counts. */
  readonly #turns = new Map<string, number>();

  constructor(host: Host, options: WorkspaceOptions = {}) {
    this.#host = host;
    this.#options = options;
    const portable = new PortableEngine(host);
    this.#fileLimits = options.fileLimits ?? FILE_LIMITS;
    this.linked = new LinkedFiles(host, portable.tables, () => this.#fileLimits);
    const engine = options.engine?.(portable) ?? portable;
    this.#patience = options.patience ?? ENDLESS;
    this.#studies = new StudyReader(this.linked, engine, {
      onProgress: options.onProgress ?? (() => {}),
      onRead: options.onRead ?? (() => {}),
      isBroken: (uri) => this.files.get(uri)?.broken === true,
    });
    this.#severities = options.severities ?? {};
  }

  get roots(): readonly string[] {
    return this.#host.roots;
  }

  get language(): Language {
    return this.#options.language ?? 'en';
  }

  /** From now on findings are as severe as this. */
  setSeverities(severities: Severities): void {
    this.#severities = severities;
  }

  /** From now on linked files may be so large: those that were refused, or are too large by now, are read again when they are asked for. */
  setFileLimits(limits: FileLimits): void {
    this.#fileLimits = limits;
  }

  /** Reads every journey file of the folders, and what they import. */
  async open(): Promise<void> {
    await this.#load(await this.#host.journeyFiles());
  }

  /** A text as an editor holds it, saved or not. */
  async hold(uri: string, text: string): Promise<void> {
    this.#held.add(uri);
    this.#nextTurn(uri);
    this.#set(uri, text, text.length);
    await this.#loadImports([uri]);
  }

  /** The editor let go of the text: what is on the disk counts again. */
  async release(uri: string): Promise<void> {
    this.#held.delete(uri);
    await this.#load([uri]);
  }

  /** Files that changed on the disk, appeared or vanished. Linked files are looked at when they are next needed. */
  async changed(uris: readonly string[]): Promise<void> {
    await this.#load(uris.filter((uri) => uri.endsWith('.journey') && !this.#held.has(uri)));
  }

  /** Files of which somebody has cancelled the reading are read when they are next needed. */
  readAgain(): void {
    this.#studies.readAgain();
  }

  /** The files that an observations block could be linked to. */
  dataFiles(): Promise<readonly string[]> {
    return this.#host.dataFiles();
  }

  /** The path below the workspace's folder, for people. */
  pathOf(uri: string): string {
    return shownPath(uri, this.roots);
  }

  /** The journey files that are there but cannot be read: their only finding says so. */
  unreadable(): string[] {
    return [...this.#unreadable.keys()];
  }

  /** What the text alone shows to be wrong in a file. Quick: no linked file is looked at. */
  textFindings(uri: string): Diagnostic[] {
    return graded(this.#textFindings(uri), this.#severities);
  }

  #textFindings(uri: string): Diagnostic[] {
    const size = this.#oversized.get(uri);
    const top = { uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
    if (size !== undefined) return [diagnose('JRN0110', top, { size: Math.ceil(size / 1e5) / 10, limit: LARGEST_TEXT / 1024 / 1024 })];
    const reason = this.#unreadable.get(uri);
    if (reason !== undefined) return [diagnose('JRN0116', top, { path: this.pathOf(uri), reason })];
    const file = this.files.get(uri);
    if (!file) return [];
    return [...this.#importFindings(file), ...this.#ofText.of(file)];
  }

  /** All findings of a file: the text's and the evidence's. */
  async findings(uri: string): Promise<Diagnostic[]> {
    const file = this.files.get(uri);
    const ofText = this.#textFindings(uri);
    if (!file || this.#oversized.has(uri)) return graded(ofText, this.#severities);
    const evaluations = await this.#evaluateAll(this.#modelsSaidIn(file), WHOLE, this.#patience.findings);
    const ofEvidence = evaluations.flatMap((evaluation) => evaluation.findings.filter((finding) => finding.at.uri === uri));
    const all = [
      ...new Map(
        [...ofText, ...ofEvidence].map((finding) => [JSON.stringify([finding.code, finding.at, finding.parameters]), finding]),
      ).values(),
    ];
    all.sort((a, b) => a.at.range.start.line - b.at.range.start.line || a.at.range.start.character - b.at.range.start.character);
    return capped(graded(all, this.#severities), file);
  }

  #modelsSaidIn(file: SourceFile): Model[] {
    return this.#models.of(journeysSaidIn(this.files, file));
  }

  /** The Models of the journeys that a file declares. */
  models(uri: string): Model[] {
    const file = this.files.get(uri);
    return file ? this.#models.of(journeysIn(file)) : [];
  }

  /** The repositories that are declared in these files, each as it stands there. */
  repositories(uris: readonly string[]): GuidedRepository[] {
    return uris.flatMap((uri) => {
      const file = this.files.get(uri);
      return (file?.declarations ?? []).flatMap((declaration): GuidedRepository[] => {
        if (!file || declaration.kind !== 'repository') return [];
        const channels = this.files
          .visible(file, 'channel')
          .map(({ id, label, selection }) => ({ name: id, label, at: file.place(selection) }));
        return [{ uri, repository: lowerRepository(this.files, declaration), channels }];
      });
    });
  }

  /** The studies and benchmarks that are written in a file, of whatever journey. */
  studiesIn(uri: string): Study[] {
    const file = this.files.get(uri);
    const models = file ? this.#modelsSaidIn(file) : [];
    return models.flatMap(({ studies, benchmarks }) => [...studies, ...benchmarks]).filter((study) => study.uri === uri);
  }

  /** What a first look at a study's file proposes for its block, line by line, and for its attributes; null where the file cannot be read. */
  async proposedMapping(study: Study): Promise<ProposedMapping | null> {
    const model = this.#models
      .of(this.#filesAbout(study.uri).flatMap(journeysIn))
      .find(({ studies, benchmarks }) => [...studies, ...benchmarks].some(({ name, uri }) => name === study.name && uri === study.uri));
    if (!study.file || !model) return null;
    const { table } = await this.linked.open(study.uri, study.file.path, study.dialect);
    if (!table) return null;
    const { skip, header, range, totals } = study.dialect;
    const isSaid = skip !== null || header !== null || range !== null || totals.length > 0;
    const part = isSaid ? { table, attributes: [] } : await this.#partOf(table, study.uri, study.file.path, study.dialect);
    return proposedMapping(part, model, this.#commentsIn(study.uri));
  }

  #partOf(table: Table, from: string, path: string, dialect: Dialect): Promise<ProposedPart> {
    return proposedPart(table, dialect.sheet, async (part) => (await this.linked.open(from, path, { ...dialect, ...part })).table);
  }

  /** The observations that would link a file to a journey, in the words of the file `into`, to be written there; why not, where it cannot be read. */
  async proposedBlock(data: string, model: Model, into: string): Promise<(ProposedMapping & { readonly block: string }) | LinkFault> {
    const path = relativePath(into, data);
    const { table, fault } = await this.linked.open(into, path, AS_FOUND);
    if (fault) return fault;
    const mapping = proposedMapping(await this.#partOf(table, into, path, AS_FOUND), model, this.#commentsIn(into));
    return { ...mapping, block: inWords(proposedBlock(mapping, path, model), this.#wordsOf(into)) };
  }

  #wordsOf(uri: string): Language {
    return this.files.get(uri)?.parsed.tokens.dictionary.code ?? 'en';
  }

  /** A text in French has French comments, whoever asks; English keywords are everybody's. */
  #commentsIn(uri: string): Language {
    const words = this.#wordsOf(uri);
    return words === 'en' ? this.language : words;
  }

  /** Every column that a study names. */
  columnsOf(study: Study): Column[] {
    return columnsOf(study);
  }

  /** The journeys that a file is about: those it declares, else those it speaks of, else those that build on it. */
  async evaluateFor(uri: string, view: View = WHOLE, patience = this.#patience.figures): Promise<Evaluation[]> {
    return this.#evaluateAll(this.#models.of(this.#filesAbout(uri).flatMap(journeysIn)), view, patience);
  }

  #evaluateAll(models: readonly Model[], view: View, patience: number): Promise<Evaluation[]> {
    return Promise.all(models.map((model) => this.evaluate(model, view, patience)));
  }

  #filesAbout(uri: string): SourceFile[] {
    const files = new Set(journeyFilesFor(this.files, uri));
    // A file may declare one journey and observe another.
    for (const use of this.files.get(uri)?.uses ?? []) {
      if (use.kinds[0] === 'journey') for (const journey of this.files.resolve(use)) files.add(journey.file);
    }
    return [...files];
  }

  /** Scores one journey against its linked files. Never rejects: what cannot be read is a finding and a missing study. */
  async evaluate(model: Model, view: View = WHOLE, patience = this.#patience.figures): Promise<Evaluation> {
    const read = await this.#studies.readAll(model, patience);
    const marks = read.map(({ samples, fault, findings: found }) => samples ?? JSON.stringify([fault, found]));
    const known = view === WHOLE ? this.#evaluated.get(model) : undefined;
    if (known && known.read.length === marks.length && known.read.every((mark, at) => mark === marks[at])) return known.evaluation;
    const studies = read.filter(({ study }) => study.kind === 'observations');
    const missing = read.flatMap(({ study, samples, fault, findings: found }): MissingStudy[] => {
      if (samples) return [];
      const why = fault ?? found.find(({ severity }) => severity === 'error') ?? found[0];
      return why ? [{ name: study.name, label: study.label, code: why.code, parameters: why.parameters }] : [];
    });
    // What is wrong with a study that was read all the same; one that was not is missing as a whole.
    const problems = read.flatMap(({ samples, findings: found }) =>
      samples ? found.filter(({ severity }) => severity === 'error').map(({ code, parameters }) => ({ code, parameters })) : [],
    );
    const limits = this.#options.limits;
    const report = scoreJourney(
      model,
      studies.flatMap(({ samples }) => samples ?? []),
      missing,
      {
        file: this.pathOf(model.uri),
        wave: view.wave,
        perimeter: view,
        compare: view.compare ? [view.compare] : [],
        benchmarks: read.flatMap(({ study, samples }) => (study.kind === 'benchmark' && samples ? [samples] : [])),
        problems,
        ...(limits ? { limits } : {}),
      },
    );
    const reading = read.flatMap(({ pending }) => pending ?? []);
    const evaluation: Evaluation = {
      model,
      report,
      // Before all is read, what the figures seem to say may be wrong.
      findings: [
        ...read.flatMap(({ findings: found }) => found),
        ...(reading.length === 0 ? evidenceFindings(model, report, this.language) : []),
      ],
      reading,
    };
    if (view === WHOLE) this.#evaluated.set(model, { read: marks, evaluation });
    return evaluation;
  }

  /** The Report of the journeys declared in these files, in the order of their paths. */
  async report(uris: readonly string[], view: View = WHOLE): Promise<Report> {
    const models = [...new Set(uris)].sort().flatMap((uri) => this.models(uri));
    const evaluations = await this.#evaluateAll(models, view, this.#patience.figures);
    return { journeys: evaluations.map(({ report }) => report) };
  }

  *#importFindings(file: SourceFile): Generator<Diagnostic> {
    for (const { path, uri, range } of file.imports) {
      if (this.files.get(uri)) continue;
      const reason = this.#unreadable.get(uri);
      if (reason !== undefined) {
        yield diagnose('JRN0116', file.place(range), { path, reason });
        continue;
      }
      const outside = !isInside(uri, this.roots) || this.#linkedOut.has(uri);
      const code = outside ? 'JRN0108' : 'JRN0107';
      yield diagnose(code, file.place(range), { path });
    }
  }

  async #load(uris: readonly string[]): Promise<void> {
    await eachOf(uris, async (uri) => {
      if (this.#held.has(uri)) return;
      const turn = this.#nextTurn(uri);
      const read = (await this.#isInside(uri)) ? await this.#read(uri) : null;
      if (this.#turns.get(uri) !== turn) return;
      if (read && 'text' in read) this.#set(uri, read.text, read.size);
      else {
        this.#oversized.delete(uri);
        if (read) this.#unreadable.set(uri, read.reason);
        else this.#unreadable.delete(uri);
        this.files.delete(uri);
        this.#studies.forgetAllBut(uri, new Set());
      }
    });
    await this.#loadImports(uris);
  }

  /** Follows imports to files that the folder's own list did not name. */
  async #loadImports(uris: readonly string[]): Promise<void> {
    const wanted = uris.flatMap((uri) => this.files.get(uri)?.imports ?? []).map(({ uri }) => uri);
    const unknown = [...new Set(wanted)].filter((uri) => !this.files.get(uri) && !this.#oversized.has(uri));
    const present = new Set<string>();
    await eachOf(unknown, async (uri) => {
      if ((await this.#isInside(uri)) && (await this.#host.stat(uri))?.isFile) present.add(uri);
    });
    if (present.size > 0) await this.#load(unknown.filter((uri) => present.has(uri)));
  }

  #set(uri: string, text: string, size: number): void {
    this.#unreadable.delete(uri);
    if (size > LARGEST_TEXT) {
      this.#oversized.set(uri, size);
      this.files.set(uri, '');
    } else {
      this.#oversized.delete(uri);
      const file = this.files.set(uri, text);
      // In a broken text a journey may only have lost its line for a moment.
      if (!file.broken) this.#studies.forgetAllBut(uri, journeyKeys(file));
    }
  }

  #nextTurn(uri: string): number {
    const turn = (this.#turns.get(uri) ?? 0) + 1;
    this.#turns.set(uri, turn);
    return turn;
  }

  async #isInside(uri: string): Promise<boolean> {
    if (!isInside(uri, this.roots)) return false;
    const inside = isInside(await this.#host.realUri(uri), this.roots);
    if (inside) this.#linkedOut.delete(uri);
    else this.#linkedOut.add(uri);
    return inside;
  }

  /** Null for what is not there; the reason for what is, but may not be read. */
  async #read(uri: string): Promise<{ text: string; size: number } | { reason: Value } | null> {
    const stamp = await this.#host.stat(uri).catch(() => null);
    if (!stamp?.isFile) return null;
    // What is too large is not even loaded: an import may name anything.
    if (stamp.size > LARGEST_TEXT) return { text: '', size: stamp.size };
    try {
      const bytes = await this.#host.read(uri);
      return { text: decoder.decode(bytes), size: bytes.byteLength };
    } catch (error) {
      return isAbsence(error) ? null : { reason: reasonOf(error) };
    }
  }
}

const decoder = new TextDecoder('utf-8');

const AT_ONCE = 16;

/** Runs a task over a list, a few at a time: thousands of open files at once exhaust the system's handles. */
async function eachOf<T>(list: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  const queue = list.values();
  const worker = async () => {
    for (const item of queue) await task(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function journeysIn(file: SourceFile): Declaration[] {
  return file.declarations.filter(({ kind }) => kind === 'journey');
}

function journeyKeys(file: SourceFile): Set<string> {
  return new Set(journeysIn(file).map(({ id }) => `${file.uri}#${id}`));
}

import type { Engine, LinkFault } from '@parcours/engines';
import { displayPath, type Host, isInside, PortableEngine } from '@parcours/engines';
import {
  type Declaration,
  elementIdOf,
  JourneyFiles,
  limitDiagnostics,
  lowerRepository,
  ModelCache,
  relatedJourneyFiles,
  relatedJourneys,
  type SourceFile,
  syntaxDiagnostics,
  TextDiagnosticsCache,
} from '@parcours/language';
import {
  applySeverityOverrides,
  CODE,
  type Column,
  DEFAULT_DIALECT,
  DEFAULT_FILE_LIMITS,
  DEFAULT_VIEW,
  type Diagnostic,
  type Dialect,
  diagnose,
  type ElementId,
  type EvidenceLimits,
  type FileLimits,
  idInModel,
  type JourneyReport,
  type Language,
  type Location,
  locationOf,
  type MessageValue,
  type MissingStudy,
  type Model,
  type Named,
  type Report,
  type Repository,
  type SeverityOverrides,
  type SourceMap,
  type Study,
  type UnlocatedDiagnostic,
  type View,
  withKeywordLanguage,
} from '@parcours/model';
import { mappedColumns, type Table } from '@parcours/observations';
import { scoreJourney } from '@parcours/scoring';
import { type DetectedRegion, detectTableRegion } from './detect-table-region.ts';
import { evidenceDiagnostics } from './evidence-diagnostics.ts';
import { failureReason, isNotFound, LinkedFiles } from './linked-files.ts';
import { locateDiagnostic, locateInStudy } from './locate-diagnostic.ts';
import { type MappingText, mappingText, observationsBlock, relativePath, translateKeywords } from './mapping-text.ts';
import type { ReadProgress } from './read-progress.ts';
import { type ReadStudy, StudySampleCache } from './study-sample-cache.ts';

/** A journey file larger than this is not read. */
export const MAX_TEXT_BYTES = 2 * 1024 * 1024;

/** Milliseconds from the beginning of a reading after which its study counts as missing, with the reason that it is being read. */
export interface ReadTimeouts {
  readonly figures: number;
  readonly diagnostics: number;
}

const NO_TIMEOUTS: ReadTimeouts = { figures: Number.POSITIVE_INFINITY, diagnostics: Number.POSITIVE_INFINITY };

export interface WorkspaceOptions {
  /** Numbers inside messages are written in this language's way; default English. */
  readonly language?: Language;
  readonly limits?: EvidenceLimits;
  /** How large linked files may be; default: `FILE_LIMITS`. */
  readonly fileLimits?: FileLimits;
  /** By code, where it is not as in the catalogue; `off` leaves findings out. */
  readonly severities?: SeverityOverrides;
  /** Who reads and aggregates linked files, given the engine that can do so anywhere; default: that one. */
  readonly engine?: (portable: PortableEngine) => Engine;
  /** Told now and then of a file that takes more than a second to be read. */
  readonly onProgress?: (progress: ReadProgress) => void;
  /** How long figures and findings are waited for while a file is being read; default: for ever. */
  readonly readTimeouts?: ReadTimeouts;
  /** Something has been read for which figures or findings were not waited for: there are others now. */
  readonly onLateRead?: () => void;
}

/** A journey with all that is known of it. */
export interface Evaluation {
  readonly model: Model;
  readonly report: JourneyReport;
  /** Of the model's studies and stages, wherever in the workspace they are written. */
  readonly diagnostics: readonly Diagnostic[];
  /** The files that are still being read, as people see them: their studies are missing so far. */
  readonly pendingFiles: readonly string[];
}

/** What of an evaluation stays the same wherever its elements are written. */
interface ScoredJourney {
  readonly report: JourneyReport;
  readonly evidence: readonly UnlocatedDiagnostic[];
}

/** A repository with the channels that its file knows. */
export interface RepositoryWithChannels {
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
  readonly #studies: StudySampleCache;
  readonly #readTimeouts: ReadTimeouts;
  readonly #textCache = new TextDiagnosticsCache(this.files);
  /** A text that an editor holds is asked about at each keystroke. */
  readonly #models = new ModelCache(this.files, ({ uri }) => this.#openDocuments.has(uri));
  /** What a Model was evaluated to, with the Samples that were read for it. */
  readonly #evaluated = new WeakMap<Model, { readonly read: readonly unknown[]; readonly scored: ScoredJourney }>();
  /** Where the elements of each Model are written by now. */
  readonly #sourceMaps = new WeakMap<Model, SourceMap>();
  /** The Model of each study. */
  readonly #modelsOfStudies = new WeakMap<Study, Model>();
  #severities: SeverityOverrides;
  #fileLimits: FileLimits;
  /** Texts that an editor holds: they win over the disk. */
  readonly #openDocuments = new Set<string>();
  readonly #oversized = new Map<string, number>();
  /** Files that are there but that the system does not give, with the reason. */
  readonly #unreadableFiles = new Map<string, MessageValue>();
  /** Files below the folders that are links to something outside them. */
  readonly #linksOutside = new Set<string>();
  /** How often each file was set or asked for: of two readings of a file, only the later one counts. */
  readonly #revisions = new Map<string, number>();

  constructor(host: Host, options: WorkspaceOptions = {}) {
    this.#host = host;
    this.#options = options;
    const portable = new PortableEngine(host);
    this.#fileLimits = options.fileLimits ?? DEFAULT_FILE_LIMITS;
    this.linked = new LinkedFiles(host, portable.tables, () => this.#fileLimits);
    const engine = options.engine?.(portable) ?? portable;
    this.#readTimeouts = options.readTimeouts ?? NO_TIMEOUTS;
    this.#studies = new StudySampleCache(this.linked, engine, {
      onProgress: options.onProgress ?? (() => {}),
      onLateRead: options.onLateRead ?? (() => {}),
      isBroken: (uri) => this.files.get(uri)?.hasSyntaxErrors === true,
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
  setSeverities(severities: SeverityOverrides): void {
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
  async openDocument(uri: string, text: string): Promise<void> {
    this.#openDocuments.add(uri);
    this.#nextRevision(uri);
    this.#set(uri, text, text.length);
    await this.#loadImports([uri]);
  }

  /** The editor let go of the text: what is on the disk counts again. */
  async closeDocument(uri: string): Promise<void> {
    this.#openDocuments.delete(uri);
    this.#models.forget(uri);
    await this.#load([uri]);
  }

  /** Files that changed on the disk, appeared or vanished. Linked files are looked at when they are next needed. */
  async filesChanged(uris: readonly string[]): Promise<void> {
    await this.#load(uris.filter((uri) => uri.endsWith('.journey') && !this.#openDocuments.has(uri)));
  }

  /** Files of which somebody has cancelled the reading are read when they are next needed. */
  retryCancelledReads(): void {
    this.#studies.retryCancelled();
  }

  /** The files that an observations block could be linked to. */
  dataFiles(): Promise<readonly string[]> {
    return this.#host.dataFiles();
  }

  /** The path below the workspace's folder, for people. */
  displayPath(uri: string): string {
    return displayPath(uri, this.roots);
  }

  /** The journey files that are there but cannot be read: their only finding says so. */
  unreadable(): string[] {
    return [...this.#unreadableFiles.keys()];
  }

  /** What the text alone shows to be wrong in a file. Quick: no linked file is looked at. */
  textDiagnostics(uri: string): Diagnostic[] {
    return applySeverityOverrides(this.#textDiagnostics(uri), this.#severities);
  }

  /**
   * Why the text of a file cannot be read as it stands: its syntax errors, or that it is too large; in the order of the text, as the
   * catalogue has them. Severity overrides do not count: a text does not become readable where its errors are not shown.
   */
  syntaxErrors(uri: string): Diagnostic[] {
    const oversize = this.#oversizeDiagnostic(uri);
    if (oversize) return [oversize];
    const file = this.files.get(uri);
    return file ? syntaxDiagnostics(file) : [];
  }

  #oversizeDiagnostic(uri: string): Diagnostic | null {
    const size = this.#oversized.get(uri);
    if (size === undefined) return null;
    return diagnose('JRN0110', startOf(uri), { size: Math.ceil(size / 1e5) / 10, limit: MAX_TEXT_BYTES / 1024 / 1024 });
  }

  #textDiagnostics(uri: string): Diagnostic[] {
    const oversize = this.#oversizeDiagnostic(uri);
    if (oversize) return [oversize];
    const reason = this.#unreadableFiles.get(uri);
    if (reason !== undefined) return [diagnose('JRN0116', startOf(uri), { path: this.displayPath(uri), reason })];
    const file = this.files.get(uri);
    if (!file) return [];
    return [...this.#importDiagnostics(file), ...this.#textCache.diagnosticsOf(file)];
  }

  /** All findings of a file: the text's and the evidence's. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const file = this.files.get(uri);
    const ofText = this.#textDiagnostics(uri);
    if (!file || this.#oversized.has(uri)) return applySeverityOverrides(ofText, this.#severities);
    const evaluations = await this.#evaluateAll(this.#modelsReferencedIn(file), DEFAULT_VIEW, this.#readTimeouts.diagnostics);
    const ofEvidence = evaluations
      .flatMap((evaluation) => evaluation.diagnostics.filter((finding) => finding.at.uri === uri))
      .map((finding) => withKeywordLanguage(finding, file.keywordLanguage));
    const all = [
      ...new Map(
        [...ofText, ...ofEvidence].map((finding) => [JSON.stringify([finding.code, finding.at, finding.parameters]), finding]),
      ).values(),
    ];
    all.sort((a, b) => a.at.range.start.line - b.at.range.start.line || a.at.range.start.character - b.at.range.start.character);
    return limitDiagnostics(applySeverityOverrides(all, this.#severities), file);
  }

  #modelsReferencedIn(file: SourceFile): Model[] {
    return this.#lowered(relatedJourneys(this.files, file));
  }

  #lowered(journeys: readonly Declaration[]): Model[] {
    return this.#models.lowered(journeys).map(({ model, sourceMap }) => {
      this.#sourceMaps.set(model, sourceMap);
      for (const study of [...model.studies, ...model.benchmarks]) this.#modelsOfStudies.set(study, model);
      return model;
    });
  }

  /** Where an element of a Model is written by now. */
  locationOf(model: Model, id: ElementId): Location | null {
    return locationOf(this.#sourceMapOf(model), id);
  }

  /** The same for a study of `studiesIn` and what is written in it. */
  locationInStudy(study: Study, id: ElementId): Location | null {
    const model = this.#modelsOfStudies.get(study);
    return model ? this.locationOf(model, idInModel(study.id, id)) : null;
  }

  #sourceMapOf(model: Model): SourceMap {
    return this.#sourceMaps.get(model) ?? NO_LOCATIONS;
  }

  /** The Models of the journeys that a file declares. */
  models(uri: string): Model[] {
    const file = this.files.get(uri);
    return file ? this.#lowered(journeysIn(file)) : [];
  }

  /** The repositories that are declared in these files, each as it stands there. */
  repositories(uris: readonly string[]): RepositoryWithChannels[] {
    return uris.flatMap((uri) => {
      const file = this.files.get(uri);
      return (file?.declarations ?? []).flatMap((declaration): RepositoryWithChannels[] => {
        if (!file || declaration.kind !== 'repository') return [];
        const channels = this.files
          .declarationsInScope(file, 'channel')
          .map((channel) => ({ id: elementIdOf(channel), name: channel.nameOrLabel, label: channel.label }));
        return [{ uri, repository: lowerRepository(this.files, declaration), channels }];
      });
    });
  }

  /** The studies and benchmarks that are written in a file, of whatever journey. */
  studiesIn(uri: string): Study[] {
    const file = this.files.get(uri);
    const models = file ? this.#modelsReferencedIn(file) : [];
    return models.flatMap(({ studies, benchmarks }) => [...studies, ...benchmarks]).filter((study) => study.uri === uri);
  }

  /** What a first look at a study's file proposes for its block, line by line, and for its attributes; null where the file cannot be read. */
  async suggestMapping(study: Study): Promise<MappingText | null> {
    const model = this.#lowered(this.#journeyFilesFor(study.uri).flatMap(journeysIn)).find(({ studies, benchmarks }) =>
      [...studies, ...benchmarks].some(({ name, uri }) => name === study.name && uri === study.uri),
    );
    if (!study.file || !model) return null;
    const { table } = await this.linked.open(study.uri, study.file.path, study.dialect);
    if (!table) return null;
    const { skip, header, range, totals } = study.dialect;
    const isSaid = skip !== null || header !== null || range !== null || totals.length > 0;
    const part = isSaid ? { table, attributes: [] } : await this.#detectRegion(table, study.uri, study.file.path, study.dialect);
    return mappingText(part, model, this.#commentLanguage(study.uri), this.keywordLanguageOf(study.uri));
  }

  #detectRegion(table: Table, from: string, path: string, dialect: Dialect): Promise<DetectedRegion> {
    return detectTableRegion(table, dialect.sheet, async (part) => (await this.linked.open(from, path, { ...dialect, ...part })).table);
  }

  /** The observations that would link a file to a journey, in the words of the file `into`, to be written there; why not, where it cannot be read. */
  async suggestBlock(data: string, model: Model, into: string): Promise<(MappingText & { readonly block: string }) | LinkFault> {
    const path = relativePath(into, data);
    const { table, fault } = await this.linked.open(into, path, DEFAULT_DIALECT);
    if (fault) return fault;
    const mapping = mappingText(
      await this.#detectRegion(table, into, path, DEFAULT_DIALECT),
      model,
      this.#commentLanguage(into),
      this.keywordLanguageOf(into),
    );
    return { ...mapping, block: translateKeywords(observationsBlock(mapping, path, model), this.keywordLanguageOf(into)) };
  }

  /** The language of a journey file's keywords; English where there is no such file. */
  keywordLanguageOf(uri: string): Language {
    return this.files.get(uri)?.keywordLanguage ?? 'en';
  }

  /** A text in French has French comments, whoever asks; English keywords are everybody's. */
  #commentLanguage(uri: string): Language {
    const words = this.keywordLanguageOf(uri);
    return words === 'en' ? this.language : words;
  }

  /** Every column that a study names. */
  columnsOf(study: Study): Column[] {
    return mappedColumns(study);
  }

  /** The journeys that a file is about: those it declares, else those it speaks of, else those that build on it. */
  async evaluateFile(uri: string, view: View = DEFAULT_VIEW, timeoutMs = this.#readTimeouts.figures): Promise<Evaluation[]> {
    return this.#evaluateAll(this.#lowered(this.#journeyFilesFor(uri).flatMap(journeysIn)), view, timeoutMs);
  }

  #evaluateAll(models: readonly Model[], view: View, timeoutMs: number): Promise<Evaluation[]> {
    return Promise.all(models.map((model) => this.evaluate(model, view, timeoutMs)));
  }

  #journeyFilesFor(uri: string): SourceFile[] {
    const files = new Set(relatedJourneyFiles(this.files, uri));
    // A file may declare one journey and observe another.
    for (const use of this.files.get(uri)?.references ?? []) {
      if (use.kinds[0] === 'journey') for (const journey of this.files.resolve(use)) files.add(journey.file);
    }
    return [...files];
  }

  /** Scores one journey against its linked files. Never rejects: what cannot be read is a finding and a missing study. */
  async evaluate(model: Model, view: View = DEFAULT_VIEW, timeoutMs = this.#readTimeouts.figures): Promise<Evaluation> {
    const read = await this.#studies.readAll(model, timeoutMs);
    const marks = [
      ...read.map(({ samples, fault, diagnostics: found }) => samples ?? JSON.stringify([fault, found])),
      ...read.map(({ study }) => this.keywordLanguageOf(study.uri)),
    ];
    const known = view === DEFAULT_VIEW ? this.#evaluated.get(model) : undefined;
    if (known && known.read.length === marks.length && known.read.every((mark, at) => mark === marks[at]))
      return this.#evaluation(model, read, known.scored);
    const studies = read.filter(({ study }) => study.kind === 'observations');
    const missing = read.flatMap(({ study, samples, fault, diagnostics: found }): MissingStudy[] => {
      if (samples) return [];
      const why = fault ?? found.find(({ severity }) => severity === 'error') ?? found[0];
      if (!why) return [];
      const { code, parameters } = why;
      return [withKeywordLanguage({ name: study.name, label: study.label, code, parameters }, this.keywordLanguageOf(study.uri))];
    });
    // What is wrong with a study that was read all the same; one that was not is missing as a whole.
    const problems = read.flatMap(({ study, samples, diagnostics: found }) =>
      found
        .filter(({ severity }) => samples !== null && severity === 'error')
        .map(({ code, parameters }) => withKeywordLanguage({ code, parameters }, this.keywordLanguageOf(study.uri))),
    );
    const limits = this.#options.limits;
    const report = scoreJourney(
      model,
      studies.flatMap(({ samples }) => samples ?? []),
      missing,
      {
        file: this.displayPath(model.uri),
        wave: view.wave,
        perimeter: view,
        compare: view.compare ? [view.compare] : [],
        benchmarks: read.flatMap(({ study, samples }) => (study.kind === 'benchmark' && samples ? [samples] : [])),
        problems,
        ...(limits ? { limits } : {}),
      },
    );
    // Before all is read, what the figures seem to say may be wrong.
    const evidence = read.every(({ pendingPath }) => pendingPath === null) ? evidenceDiagnostics(model, report, this.language) : [];
    const scored = { report, evidence };
    if (view === DEFAULT_VIEW) this.#evaluated.set(model, { read: marks, scored });
    return this.#evaluation(model, read, scored);
  }

  /** The diagnostics are located where their elements are written by now: a Model stays while the text around it is edited. */
  #evaluation(model: Model, read: readonly ReadStudy[], { report, evidence }: ScoredJourney): Evaluation {
    const sourceMap = this.#sourceMapOf(model);
    return {
      model,
      report,
      diagnostics: [
        ...read.flatMap(({ study, diagnostics }) => diagnostics.map((each) => locateInStudy(each, study.id, model, sourceMap))),
        ...evidence.map((each) => locateDiagnostic(each, model, sourceMap)),
      ],
      pendingFiles: read.flatMap(({ pendingPath }) => pendingPath ?? []),
    };
  }

  /** The Report of the journeys declared in these files, in the order of their paths. */
  async report(uris: readonly string[], view: View = DEFAULT_VIEW): Promise<Report> {
    const models = [...new Set(uris)].sort().flatMap((uri) => this.models(uri));
    const evaluations = await this.#evaluateAll(models, view, this.#readTimeouts.figures);
    return { journeys: evaluations.map(({ report }) => report) };
  }

  *#importDiagnostics(file: SourceFile): Generator<Diagnostic> {
    for (const { path, uri, range } of file.imports) {
      if (this.files.get(uri)) continue;
      const reason = this.#unreadableFiles.get(uri);
      if (reason !== undefined) {
        yield diagnose('JRN0116', file.locationOf(range), { path, reason });
        continue;
      }
      const outside = !isInside(uri, this.roots) || this.#linksOutside.has(uri);
      const code = outside ? CODE['import-outside'] : CODE['import-not-found'];
      yield diagnose(code, file.locationOf(range), { path });
    }
  }

  async #load(uris: readonly string[]): Promise<void> {
    await forEachConcurrently(uris, async (uri) => {
      if (this.#openDocuments.has(uri)) return;
      const turn = this.#nextRevision(uri);
      const read = (await this.#isInside(uri)) ? await this.#read(uri) : null;
      if (this.#revisions.get(uri) !== turn) return;
      if (read && 'text' in read) this.#set(uri, read.text, read.size);
      else {
        this.#oversized.delete(uri);
        if (read) this.#unreadableFiles.set(uri, read.reason);
        else this.#unreadableFiles.delete(uri);
        this.files.delete(uri);
        this.#studies.retainJourneys(uri, new Set());
      }
    });
    await this.#loadImports(uris);
  }

  /** Follows imports to files that the folder's own list did not name. */
  async #loadImports(uris: readonly string[]): Promise<void> {
    const wanted = uris.flatMap((uri) => this.files.get(uri)?.imports ?? []).map(({ uri }) => uri);
    const unknown = [...new Set(wanted)].filter((uri) => !this.files.get(uri) && !this.#oversized.has(uri));
    const present = new Set<string>();
    await forEachConcurrently(unknown, async (uri) => {
      if ((await this.#isInside(uri)) && (await this.#host.stat(uri))?.isFile) present.add(uri);
    });
    if (present.size > 0) await this.#load(unknown.filter((uri) => present.has(uri)));
  }

  #set(uri: string, text: string, size: number): void {
    this.#unreadableFiles.delete(uri);
    if (size > MAX_TEXT_BYTES) {
      this.#oversized.set(uri, size);
      this.files.set(uri, '');
    } else {
      this.#oversized.delete(uri);
      const file = this.files.set(uri, text);
      // In a broken text a journey may only have lost its line for a moment.
      if (!file.hasSyntaxErrors) this.#studies.retainJourneys(uri, journeyKeys(file));
    }
  }

  #nextRevision(uri: string): number {
    const turn = (this.#revisions.get(uri) ?? 0) + 1;
    this.#revisions.set(uri, turn);
    return turn;
  }

  async #isInside(uri: string): Promise<boolean> {
    if (!isInside(uri, this.roots)) return false;
    const inside = isInside(await this.#host.realUri(uri), this.roots);
    if (inside) this.#linksOutside.delete(uri);
    else this.#linksOutside.add(uri);
    return inside;
  }

  /** Null for what is not there; the reason for what is, but may not be read. */
  async #read(uri: string): Promise<{ text: string; size: number } | { reason: MessageValue } | null> {
    const stamp = await this.#host.stat(uri).catch(() => null);
    if (!stamp?.isFile) return null;
    // What is too large is not even loaded: an import may name anything.
    if (stamp.size > MAX_TEXT_BYTES) return { text: '', size: stamp.size };
    try {
      const bytes = await this.#host.read(uri);
      return { text: decoder.decode(bytes), size: bytes.byteLength };
    } catch (error) {
      return isNotFound(error) ? null : { reason: failureReason(error) };
    }
  }
}

const decoder = new TextDecoder('utf-8');

/** The first character of a file. */
function startOf(uri: string): Location {
  return { uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
}

const MAX_CONCURRENT_READS = 16;

/** Runs a task over a list, a few at a time: thousands of open files at once exhaust the system's handles. */
async function forEachConcurrently<T>(list: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  const queue = list.values();
  const worker = async () => {
    for (const item of queue) await task(item);
  };
  await Promise.all(Array.from({ length: MAX_CONCURRENT_READS }, worker));
}

const NO_LOCATIONS: SourceMap = { journey: new Map(), shared: new Map() };

function journeysIn(file: SourceFile): Declaration[] {
  return file.declarations.filter(({ kind }) => kind === 'journey');
}

function journeyKeys(file: SourceFile): Set<string> {
  return new Set(journeysIn(file).map(({ nameOrLabel: id }) => `${file.uri}#${id}`));
}

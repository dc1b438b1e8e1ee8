import { displayPath, type Engine, type Host, isInside, type LinkFault, PortableEngine } from '@parcours/engines';
import {
  acceptFindings,
  type Declaration,
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
  DATA_FILE_EXTENSIONS,
  type DataProfile,
  DEFAULT_DIALECT,
  DEFAULT_FILE_LIMITS,
  DEFAULT_LIMITS,
  DEFAULT_VIEW,
  type Diagnostic,
  type Dialect,
  diagnose,
  type ElementId,
  type EvidenceLimits,
  type FileLimits,
  idInModel,
  type Language,
  type Location,
  locationOf,
  type MessageValue,
  type Model,
  type Named,
  type Report,
  type Repository,
  type SeverityOverrides,
  type SourceMap,
  type StageFileRows,
  type Study,
  type View,
  withKeywordLanguage,
} from '@parcours/model';
import { mappedColumns, profileTable, type Table, type TableProfile, withWholeColumns } from '@parcours/observations';
import { type CellChanges, cellChanges } from './cell-changes.ts';
import { dataProfile } from './data-profile.ts';
import { decodeJourney } from './decode-journey.ts';
import { type DetectedRegion, detectTableRegion } from './detect-table-region.ts';
import { DiskStamps } from './disk-stamps.ts';
import { type Evaluation, evaluationOf, type JourneyEvaluation } from './evaluation.ts';
import { forEachConcurrently } from './for-each-concurrently.ts';
import { failureReason, isNotFound, isOnlyBegun, LinkedFiles } from './linked-files.ts';
import { type MappingText, mappingText, observationsBlock, relativePath, translateKeywords } from './mapping-text.ts';
import { leaveOutMisread, syntaxProblems } from './misread-studies.ts';
import type { ReadProgress } from './read-progress.ts';
import { leaveOutRepeated } from './repeated-studies.ts';
import { ScoreCache } from './score-cache.ts';
import { journeyEvidence, type LinkedJourneyOptions, scoreLinkedJourney } from './score-linked-journey.ts';
import { contentKeys } from './shared-content.ts';
import { stageFileRows } from './stage-file-rows.ts';
import { type ReadStudy, StudySampleCache } from './study-sample-cache.ts';

/** Journey files larger than this, in bytes, are not read. */
export const MAX_TEXT_BYTES = 2 * 1024 * 1024;

/** Milliseconds after the start of a read at which its study counts as missing, for figures and for diagnostics. */
export interface ReadTimeouts {
  readonly figures: number;
  readonly diagnostics: number;
}

const NO_TIMEOUTS: ReadTimeouts = { figures: Number.POSITIVE_INFINITY, diagnostics: Number.POSITIVE_INFINITY };

export interface WorkspaceOptions {
  /** Language of the numbers in messages; default: English. */
  readonly language?: Language;
  readonly limits?: EvidenceLimits;
  /** The day (YYYY-MM-DD) as of which the exceptions of gates are judged; default: today, at each scoring. */
  readonly asOf?: string;
  /** Limits of linked files; default: `DEFAULT_FILE_LIMITS`. */
  readonly fileLimits?: FileLimits;
  /** Severity by diagnostic code, overriding the catalogue; `off` removes the diagnostic. */
  readonly severities?: SeverityOverrides;
  /** Creates the engine that reads linked files, given the portable one; default: the portable one. */
  readonly engine?: (portable: PortableEngine) => Engine;
  /** Receives the progress of files that take more than a second to read. */
  readonly onProgress?: (progress: ReadProgress) => void;
  /** How long figures and diagnostics wait for files that are being read; default: until they are read. */
  readonly readTimeouts?: ReadTimeouts;
  /** Another version of the workspace, opened before: texts that are equal in both are read and parsed once. */
  readonly otherVersion?: Workspace;
  /** Whether it is known, without reading it, that a file has the content of the other version; line ends may differ. */
  readonly hasContentOfOtherVersion?: (uri: string) => Promise<boolean>;
  /** Called when a read has finished after a timeout: figures and diagnostics have changed. */
  readonly onLateRead?: () => void;
  /** Nobody types: what diagnostics depend on is not recorded (see `TextDiagnosticsOptions`). */
  readonly isSnapshot?: boolean;
}

interface ReadJourney {
  readonly model: Model;
  readonly studies: readonly ReadStudy[];
  /** Files with syntax errors. */
  readonly broken: readonly SourceFile[];
}

/** A repository, and the channels in scope of its file. */
export interface RepositoryWithChannels {
  readonly uri: string;
  readonly repository: Repository;
  readonly channels: readonly Named[];
}

/** A detected region with the dialect that reads it. */
type DialectRegion = DetectedRegion & { readonly dialect: Dialect };

/**
 * The façade: opens a folder and gives its Models, Reports and diagnostics on demand, cached and invalidated by change. The one entry for
 * the language server, the command line and tests.
 */
export class Workspace {
  readonly files: JourneyFiles;
  readonly linked: LinkedFiles;
  readonly #host: Host;
  readonly #stamps: DiskStamps;
  readonly #options: WorkspaceOptions;
  readonly #studies: StudySampleCache;
  readonly #readTimeouts: ReadTimeouts;
  readonly #textCache: TextDiagnosticsCache;
  /** Only Models that are asked for at each keystroke are cached. */
  readonly #models: ModelCache;
  readonly #scores = new ScoreCache();
  /** Where the elements of each Model are written now. */
  readonly #sourceMaps = new WeakMap<Model, SourceMap>();
  /** The Model that each study belongs to. */
  readonly #modelsOfStudies = new WeakMap<Study, Model>();
  #severities: SeverityOverrides;
  #fileLimits: FileLimits;
  /** Documents open in an editor: their text overrides the file on disk. */
  readonly #openDocuments = new Set<string>();
  /** Files with the journeys that open documents are about, least recently used first. */
  readonly #recentJourneyFiles = new Set<string>();
  /** Size in bytes of journey files that are too large. */
  readonly #oversized = new Map<string, number>();
  /** Journey files that exist but cannot be read, with the reason. */
  readonly #unreadableFiles = new Map<string, MessageValue>();
  /** Files under the roots that are symbolic links to something outside them. */
  readonly #linksOutside = new Set<string>();
  /** Number of updates of each file: a read that was overtaken by a later update is discarded. */
  readonly #revisions = new Map<string, number>();

  constructor(host: Host, options: WorkspaceOptions = {}) {
    this.#host = host;
    this.#stamps = new DiskStamps(host);
    this.#options = options;
    this.files = new JourneyFiles(options.otherVersion?.files);
    this.#textCache = new TextDiagnosticsCache(this.files, { recordsDependencies: options.isSnapshot !== true });
    this.#models = new ModelCache(this.files, ({ uri }) => this.#openDocuments.has(uri) || this.#recentJourneyFiles.has(uri));
    const portable = new PortableEngine(host);
    this.#fileLimits = options.fileLimits ?? DEFAULT_FILE_LIMITS;
    this.linked = new LinkedFiles(host, portable.tables, () => this.#fileLimits);
    const engine = options.engine?.(portable) ?? portable;
    this.#readTimeouts = options.readTimeouts ?? NO_TIMEOUTS;
    this.#studies = new StudySampleCache(this.linked, engine, {
      onProgress: options.onProgress ?? (() => {}),
      onLateRead: options.onLateRead ?? (() => {}),
      hasSyntaxErrors: (uri) => this.files.get(uri)?.hasSyntaxErrors === true,
    });
    this.#severities = options.severities ?? {};
  }

  get roots(): readonly string[] {
    return this.#host.roots;
  }

  /** The day as of which the exceptions of gates are judged. */
  get asOf(): string {
    return this.#options.asOf ?? today();
  }

  get language(): Language {
    return this.#options.language ?? 'en';
  }

  get limits(): EvidenceLimits {
    return this.#options.limits ?? DEFAULT_LIMITS;
  }

  get severities(): SeverityOverrides {
    return this.#severities;
  }

  /** Replaces the severity overrides. */
  setSeverities(severities: SeverityOverrides): void {
    this.#severities = severities;
  }

  /** Replaces the limits of linked files. Files read under other limits are read again on demand. */
  setFileLimits(limits: FileLimits): void {
    this.#fileLimits = limits;
  }

  /** Reads every journey file under the roots, and the files they import. */
  async open(): Promise<void> {
    await this.#load(await this.#host.journeyFiles());
  }

  /** Opens a document, or updates its text: it overrides the file on disk until it is closed. */
  async openDocument(uri: string, text: string): Promise<void> {
    this.#openDocuments.add(uri);
    this.#nextRevision(uri);
    this.#set(uri, text, text.length);
    await this.#loadImports([uri]);
  }

  /** Closes a document: the file on disk counts again. */
  async closeDocument(uri: string): Promise<void> {
    this.#openDocuments.delete(uri);
    this.#models.forget(uri);
    await this.#load([uri]);
  }

  /**
   * Files or folders were changed, created or deleted on disk. A folder stands for all files below it: clients report it alone
   * (microsoft/vscode#65077). Linked files need no notice: they are checked whenever they are used.
   */
  async filesChanged(uris: readonly string[]): Promise<void> {
    const journeys = uris.filter((uri) => uri.endsWith('.journey'));
    const others = new Set(uris.filter((uri) => !isLinkable(uri)));
    const lost = [...this.#knownFiles()].filter((uri) => foldersAbove(uri).some((folder) => others.has(folder)));
    const folders = await this.#stamps.folders(others);
    const found = folders.length > 0 ? (await this.#host.journeyFiles()).filter((uri) => isInside(uri, folders)) : [];
    const changed = new Set([...journeys, ...lost, ...found]);
    await this.#load([...changed].filter((uri) => !this.#openDocuments.has(uri)));
  }

  /**
   * Looks at the disk again, and reads the journey files that were changed, created or deleted without notice.
   *
   * @returns whether there were any, or a linked file that was used is another one now.
   */
  async refresh(): Promise<boolean> {
    const files = new Set([...(await this.#host.journeyFiles()), ...this.#knownFiles()]);
    const changed = await this.#stamps.changed([...files].filter((uri) => !this.#openDocuments.has(uri) && !this.#linksOutside.has(uri)));
    await this.#load(changed);
    const haveDataChanged = await this.linked.haveChanged();
    return changed.length > 0 || haveDataChanged;
  }

  /** Whether the files are on disk as they were read; open documents always are. */
  async areCurrent(uris: readonly string[]): Promise<boolean> {
    return (await this.#stamps.changed(uris.filter((uri) => !this.#openDocuments.has(uri)))).length === 0;
  }

  *#knownFiles(): Generator<string> {
    for (const { uri, imports } of this.files.all()) {
      yield uri;
      // It may have been created.
      for (const imported of imports) if (!this.files.get(imported.uri) && isInside(imported.uri, this.roots)) yield imported.uri;
    }
    yield* this.#unreadableFiles.keys();
  }

  /** Reads that the user cancelled are started again on demand. */
  retryCancelledReads(): void {
    this.#studies.retryCancelled();
  }

  /** URIs of the files that observations can link. */
  dataFiles(): Promise<readonly string[]> {
    return this.#host.dataFiles();
  }

  /** The path relative to the workspace folder. */
  displayPath(uri: string): string {
    return displayPath(uri, this.roots);
  }

  /** URIs of the journey files that exist but cannot be read: their only diagnostic says so. */
  unreadableFiles(): string[] {
    return [...this.#unreadableFiles.keys()];
  }

  /** Diagnostics of the text alone: synchronous, no linked file is read. */
  textDiagnostics(uri: string): Diagnostic[] {
    const found = this.#textDiagnostics(uri);
    const file = this.files.get(uri);
    return applySeverityOverrides(file ? acceptFindings(found, file, false) : found, this.#severities);
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

  /** All diagnostics of a file, of the text and of the evidence, by position. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const file = this.files.get(uri);
    const ofText = this.#textDiagnostics(uri);
    if (!file || this.#oversized.has(uri)) return applySeverityOverrides(ofText, this.#severities);
    const evaluations = await this.#evaluateAll(this.#modelsReferencedIn(file), DEFAULT_VIEW, this.#readTimeouts.diagnostics);
    const ofEvidence = evaluations
      .flatMap(({ diagnostics }) => diagnostics.filter(({ at }) => at.uri === uri))
      .map((each) => withKeywordLanguage(each, file.keywordLanguage));
    const isComplete = ![...ofText, ...evaluations.flatMap(({ diagnostics }) => diagnostics)].some(hidesFindings);
    const found = sortedWithoutRepeats(acceptFindings([...ofText, ...ofEvidence], file, isComplete));
    return limitDiagnostics(applySeverityOverrides(found, this.#severities), file);
  }

  /** As text and settings have them: accepted where a comment says so, with the severities that are set; what is off is left out. */
  asListed(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    const accepted = [...Map.groupBy(diagnostics, ({ at }) => at.uri)].flatMap(([uri, found]) => {
      const file = this.files.get(uri);
      return file ? acceptFindings(found, file, false) : found;
    });
    return applySeverityOverrides(accepted, this.#severities);
  }

  #modelsReferencedIn(file: SourceFile): Model[] {
    return this.#lowered(relatedJourneys(this.files, file), file.uri);
  }

  /** @param askedFor the file they are asked for: if it is open, their Models are cached. */
  #lowered(journeys: readonly Declaration[], askedFor?: string): Model[] {
    if (askedFor !== undefined && this.#openDocuments.has(askedFor)) this.#keepCached(journeys);
    return this.#models.lowered(journeys).map(({ model, sourceMap }) => {
      this.#sourceMaps.set(model, sourceMap);
      for (const study of [...model.studies, ...model.benchmarks]) this.#modelsOfStudies.set(study, model);
      return model;
    });
  }

  #keepCached(journeys: readonly Declaration[]): void {
    const recent = this.#recentJourneyFiles;
    for (const { file } of journeys) {
      recent.delete(file.uri);
      recent.add(file.uri);
    }
    for (const oldest of recent) {
      if (recent.size <= MAX_RECENT_FILES) break;
      recent.delete(oldest);
      if (!this.#openDocuments.has(oldest)) this.#models.forget(oldest);
    }
  }

  /** The current location of an element of a Model; null if it is unknown. */
  locationOf(model: Model, id: ElementId): Location | null {
    return locationOf(this.#sourceMapOf(model), id);
  }

  /** The current location of an element of a study returned by `studiesIn`; its id is relative to the study. */
  locationInStudy(study: Study, id: ElementId): Location | null {
    const model = this.#modelsOfStudies.get(study);
    return model ? this.locationOf(model, idInModel(study.id, id)) : null;
  }

  #sourceMapOf(model: Model): SourceMap {
    return this.#sourceMaps.get(model) ?? NO_LOCATIONS;
  }

  /** The Models of the journeys declared in a file. */
  models(uri: string): Model[] {
    const file = this.files.get(uri);
    return file ? this.#lowered(journeysIn(file)) : [];
  }

  /** The repositories declared in these files, in order. */
  repositories(uris: readonly string[]): RepositoryWithChannels[] {
    return uris.flatMap((uri) => {
      const file = this.files.get(uri);
      return (file?.declarations ?? []).flatMap((declaration): RepositoryWithChannels[] => {
        if (!file || declaration.kind !== 'repository') return [];
        const channels = this.files
          .declarationsInScope(file, 'channel')
          .map((channel) => ({ id: channel.id, name: channel.nameOrLabel, label: channel.label }));
        return [{ uri, repository: lowerRepository(this.files, declaration), channels }];
      });
    });
  }

  /** The studies and benchmarks declared in a file, of any journey. */
  studiesIn(uri: string): Study[] {
    return this.#studiesOfModelsIn(uri).filter((study) => study.uri === uri);
  }

  /** The studies and benchmarks whose columns, at least some of them, are written in a file: in the study, or in its questionnaire. */
  studiesMappedIn(uri: string): Study[] {
    return this.#studiesOfModelsIn(uri).filter(
      (study) => study.uri === uri || this.columnsOf(study).some(({ id }) => this.locationInStudy(study, id)?.uri === uri),
    );
  }

  #studiesOfModelsIn(uri: string): Study[] {
    const file = this.files.get(uri);
    const models = file ? this.#modelsReferencedIn(file) : [];
    return models.flatMap(({ studies, benchmarks }) => [...studies, ...benchmarks]);
  }

  /** Suggests a mapping of a study's file: the lines of its block and its attributes. Null if the file cannot be read. */
  async suggestMapping(study: Study): Promise<MappingText | null> {
    const model = this.#lowered(this.#journeyFilesFor(study.uri).flatMap(journeysIn)).find(({ studies, benchmarks }) =>
      [...studies, ...benchmarks].some(({ name, uri }) => name === study.name && uri === study.uri),
    );
    if (!study.file || !model) return null;
    const { table } = await this.linked.open(study.uri, study.file.path, study.dialect);
    if (!table) return null;
    const { skip, header, range, totals } = study.dialect;
    const hasRegion = skip !== null || header !== null || range !== null || totals.length > 0;
    const region = hasRegion
      ? { table, attributes: [], dialect: study.dialect }
      : await this.#detectRegion(table, study.uri, study.file.path, study.dialect);
    const profiled = await this.#profile(region, model, study.uri, study.file.path);
    return mappingText(profiled, model, this.#commentLanguage(study.uri), this.keywordLanguageOf(study.uri));
  }

  async #detectRegion(table: Table, from: string, path: string, dialect: Dialect): Promise<DialectRegion> {
    const opened = [{ columns: table.columns, dialect }];
    const region = await detectTableRegion(table, dialect.sheet, async (attributes) => {
      const of = { ...dialect, ...attributes };
      const { table: read } = await this.linked.open(from, path, of);
      if (read) opened.push({ columns: read.columns, dialect: of });
      return read;
    });
    // A table without its totals still has the columns that were read.
    return { ...region, dialect: opened.findLast(({ columns }) => columns === region.table.columns)?.dialect ?? dialect };
  }

  /**
   * Profiles a table. Label rows that no filter leaves out become part of the header. Of a file whose beginning has been read, the columns of
   * ratings are read to their end.
   */
  async #profile(
    region: DialectRegion,
    model: Model,
    from: string,
    path: string,
  ): Promise<DialectRegion & { readonly profile: TableProfile }> {
    const profile = profileTable(region.table, model);
    // The items of a grid stand below one question: their columns have no name of their own.
    const isNamedBelow = profile.answers === null || region.table.columns.includes('');
    if (profile.headings > 0 && isNamedBelow && region.dialect.header === null) {
      const header = profile.headings + 1;
      const dialect = { ...region.dialect, header };
      const { table } = await this.linked.open(from, path, dialect);
      const isBefore = ([keyword]: DetectedRegion['attributes'][number]) => keyword === 'sheet' || keyword === 'skip';
      const { attributes } = region;
      const withHeader = [
        ...attributes.filter(isBefore),
        ['header', String(header)] as const,
        ...attributes.filter((each) => !isBefore(each)),
      ];
      if (table) return this.#profile({ table, dialect, attributes: withHeader }, model, from, path);
    }
    const rated = profile.columns.flatMap(({ kind, range, header }) => (kind !== 'unrecognised' && range !== null ? [header] : []));
    const file = await this.linked.locate(from, path);
    if (rated.length === 0 || !('uri' in file) || !isOnlyBegun(file)) return { ...region, profile };
    const whole = await this.linked.columns(file, region.dialect, rated);
    return { ...region, profile: 'code' in whole ? profile : withWholeColumns(profile, whole) };
  }

  /** An observations block that links a data file to a journey, with the keywords of the file `into`; the fault if it cannot be read. */
  async suggestBlock(data: string, model: Model, into: string): Promise<(MappingText & { readonly block: string }) | LinkFault> {
    const path = relativePath(into, data);
    const { table, fault } = await this.linked.open(into, path, DEFAULT_DIALECT);
    if (fault) return fault;
    const region = await this.#detectRegion(table, into, path, DEFAULT_DIALECT);
    const profiled = await this.#profile(region, model, into, path);
    const mapping = mappingText(profiled, model, this.#commentLanguage(into), this.keywordLanguageOf(into));
    return { ...mapping, block: translateKeywords(observationsBlock(mapping, path, model), this.keywordLanguageOf(into)) };
  }

  /** Language of the keywords in a journey file; English if there is no such file. */
  keywordLanguageOf(uri: string): Language {
    return this.files.get(uri)?.keywordLanguage ?? 'en';
  }

  /** Comments are in the language of the file's keywords; with English keywords, in that of the user. */
  #commentLanguage(uri: string): Language {
    const language = this.keywordLanguageOf(uri);
    return language === 'en' ? this.language : language;
  }

  /** The columns of a study's file, what they are mapped to and what is proposed for the others; null if the file cannot be read. */
  dataProfile(model: Model, study: Study): Promise<DataProfile | null> {
    const options = { commentLanguage: this.#commentLanguage(study.uri), keywordLanguage: this.keywordLanguageOf(study.uri) };
    return dataProfile(this.linked, study, model, options);
  }

  /** The rows of a study that enter the figures of a stage; null if its file cannot be read. */
  stageFileRows(model: Model, study: Study, stage: string): Promise<StageFileRows | null> {
    return stageFileRows(this.linked, study, model, stage);
  }

  /** The cells of linked files that would name something else if files had these texts, by URI. */
  cellChanges(texts: ReadonlyMap<string, string>): Promise<CellChanges> {
    return cellChanges(this.files, this.files.withTexts(texts), [...texts.keys()], this.linked);
  }

  /** Every column that a study's mapping names. */
  columnsOf(study: Study): Column[] {
    return mappedColumns(study);
  }

  /** Evaluates the journeys a file is about: those it declares, else those it refers to, else those that depend on it. */
  async evaluateFile(uri: string, view: View = DEFAULT_VIEW, timeoutMs = this.#readTimeouts.figures): Promise<Evaluation[]> {
    return this.#evaluateAll(this.#lowered(this.#journeyFilesFor(uri).flatMap(journeysIn), uri), view, timeoutMs);
  }

  #evaluateAll(models: readonly Model[], view: View, timeoutMs: number): Promise<Evaluation[]> {
    return Promise.all(models.map((model) => this.evaluate(model, view, timeoutMs)));
  }

  #journeyFilesFor(uri: string): SourceFile[] {
    const files = new Set(relatedJourneyFiles(this.files, uri));
    // A file may declare one journey and observe another.
    for (const reference of this.files.get(uri)?.references ?? []) {
      if (reference.kinds[0] === 'journey') for (const journey of this.files.resolve(reference)) files.add(journey.file);
    }
    return [...files];
  }

  /**
   * Scores one journey against its linked files. Never rejects: a file that cannot be read is a diagnostic and a missing study. While
   * nothing has changed, equal views of the same Model share one evaluation.
   */
  async evaluate(model: Model, view: View = DEFAULT_VIEW, timeoutMs = this.#readTimeouts.figures): Promise<Evaluation> {
    const read = await this.#readJourney(model, timeoutMs);
    const options = this.#scoringOptions(read, view, { beside: [], contents: await this.#contentKeys([read]) });
    const scored = this.#scores.get(model, read.studies, options, () => scoreLinkedJourney(model, read.studies, options));
    return evaluationOf(model, this.#sourceMapOf(model), read.studies, scored);
  }

  async #readJourney(model: Model, timeoutMs: number): Promise<ReadJourney> {
    const read = await this.#studies.readAll(model, timeoutMs);
    const broken = this.#filesWithSyntaxErrors(model);
    const studies = await leaveOutRepeated(leaveOutMisread(read, broken), (a, b) => this.linked.haveSameContent(a, b));
    return { model, studies, broken };
  }

  #contentKeys(read: readonly ReadJourney[]): Promise<ReadonlyMap<Study, string>> {
    return contentKeys(
      read.flatMap(({ studies }) => studies),
      this.linked,
    );
  }

  #scoringOptions(
    { model, broken }: ReadJourney,
    view: View,
    output: Pick<LinkedJourneyOptions, 'beside' | 'contents'>,
  ): LinkedJourneyOptions {
    return {
      view,
      file: this.displayPath(model.uri),
      language: this.language,
      keywordLanguageOf: (uri) => this.keywordLanguageOf(uri),
      limits: this.#options.limits,
      asOf: this.asOf,
      problems: syntaxProblems(broken),
      ...output,
    };
  }

  /** Files with syntax errors among those that a Model can depend on, by URI: importers are known in the order of the edits. */
  #filesWithSyntaxErrors({ uri }: Model): SourceFile[] {
    const file = this.files.get(uri);
    const broken = file ? this.files.invalidationSetOf(file).filter(({ hasSyntaxErrors }) => hasSyntaxErrors) : [];
    return broken.sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  /** The Report of the journeys declared in these files, in the order of their URIs, as one output. */
  async report(uris: readonly string[], view: View = DEFAULT_VIEW): Promise<Report> {
    const models = [...new Set(uris)].sort().flatMap((uri) => this.models(uri));
    return reportOf(await this.evaluateOutput(models, view, this.#readTimeouts.figures));
  }

  /** The Report of the journeys that a file is about, as one output. It waits for all files. */
  async exportReport(uri: string, view: View = DEFAULT_VIEW): Promise<Report> {
    return reportOf(await this.evaluateOutput(this.#lowered(this.#journeyFilesFor(uri).flatMap(journeysIn), uri), view));
  }

  /**
   * Evaluates journeys that are shown together. Those that read the same content are scored with each other beside them: what one shows may
   * tell of what another hides. It waits for all files unless told how long.
   */
  async evaluateOutput(
    models: readonly Model[],
    view: View = DEFAULT_VIEW,
    timeoutMs = Number.POSITIVE_INFINITY,
  ): Promise<JourneyEvaluation[]> {
    const read = await Promise.all(models.map((model) => this.#readJourney(model, timeoutMs)));
    const contents = await this.#contentKeys(read);
    const contentsOf = ({ studies }: ReadJourney) => studies.flatMap(({ study }) => contents.get(study) ?? []);
    const readers = new Map<string, number>();
    for (const one of read) for (const content of new Set(contentsOf(one))) readers.set(content, (readers.get(content) ?? 0) + 1);
    const linked = read.filter((one) => contentsOf(one).some((content) => (readers.get(content) ?? 0) > 1));
    return Promise.all(
      read.map(async (one): Promise<JourneyEvaluation> => {
        const { model, studies } = one;
        if (!linked.includes(one)) return { ...(await this.evaluate(model, view, timeoutMs)), studies };
        const beside = linked.filter((other) => other !== one).map((other) => journeyEvidence(other.model, other.studies));
        const scored = scoreLinkedJourney(model, studies, this.#scoringOptions(one, view, { beside, contents }));
        return { ...evaluationOf(model, this.#sourceMapOf(model), studies, scored), studies };
      }),
    );
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
      const revision = this.#nextRevision(uri);
      const read = (await this.#isInside(uri)) ? ((await this.#textOfOtherVersion(uri)) ?? (await this.#read(uri))) : null;
      if (this.#revisions.get(uri) !== revision) return;
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

  /** Loads imported files that are not loaded yet. */
  async #loadImports(uris: readonly string[]): Promise<void> {
    const imported = uris.flatMap((uri) => this.files.get(uri)?.imports ?? []).map(({ uri }) => uri);
    const unknown = [...new Set(imported)].filter((uri) => !this.files.get(uri) && !this.#oversized.has(uri));
    const unloaded = [...new Set(unknown.map((uri) => this.#resolveAlias(uri)))].filter((uri) => !this.files.get(uri));
    const existing = new Set<string>();
    await forEachConcurrently(unloaded, async (uri) => {
      if ((await this.#isInside(uri)) && (await this.#host.stat(uri))?.isFile) existing.add(uri);
    });
    if (existing.size > 0) await this.#load(unloaded.filter((uri) => existing.has(uri)));
  }

  /** A file that links lead to is read once, under its own URI. */
  #resolveAlias(uri: string): string {
    const canonical = this.#host.canonicalUri?.(uri) ?? uri;
    if (canonical !== uri) this.files.alias(uri, canonical);
    return canonical;
  }

  #set(uri: string, text: string, size: number): void {
    this.#unreadableFiles.delete(uri);
    if (size > MAX_TEXT_BYTES) {
      this.#oversized.set(uri, size);
      this.files.set(uri, '');
    } else {
      this.#oversized.delete(uri);
      const file = this.files.set(uri, text);
      // With syntax errors, a missing journey may only be hidden by them.
      if (!file.hasSyntaxErrors) this.#studies.retainJourneys(uri, journeyKeys(file));
    }
  }

  #nextRevision(uri: string): number {
    const revision = (this.#revisions.get(uri) ?? 0) + 1;
    this.#revisions.set(uri, revision);
    return revision;
  }

  async #isInside(uri: string): Promise<boolean> {
    if (!isInside(uri, this.roots)) return false;
    const inside = isInside(await this.#host.realUri(uri), this.roots);
    if (inside) this.#linksOutside.delete(uri);
    else this.#linksOutside.add(uri);
    return inside;
  }

  /** The text of a file that has the same content in the other version; null: it has to be read. */
  async #textOfOtherVersion(uri: string): Promise<{ text: string; size: number } | null> {
    const { otherVersion, hasContentOfOtherVersion } = this.#options;
    const text = otherVersion?.files.get(uri)?.text;
    if (!otherVersion || text === undefined || !hasContentOfOtherVersion || otherVersion.#oversized.has(uri)) return null;
    return (await hasContentOfOtherVersion(uri)) ? { text, size: text.length } : null;
  }

  /** The decoded text with its size in bytes, or why the file cannot be read; null if it does not exist. */
  async #read(uri: string): Promise<{ text: string; size: number } | { reason: MessageValue } | null> {
    const stat = await this.#host.stat(uri).catch(() => null);
    this.#stamps.record(uri, stat);
    if (!stat?.isFile) return null;
    // An import can name a file of any size.
    if (stat.size > MAX_TEXT_BYTES) return { text: '', size: stat.size };
    try {
      const bytes = await this.#host.read(uri);
      const decoded = decodeJourney(bytes);
      if ('text' in decoded) return { text: decoded.text, size: bytes.byteLength };
      return { reason: { term: 'fault.not-utf8', values: { encoding: decoded.encoding } } };
    } catch (error) {
      return isNotFound(error) ? null : { reason: failureReason(error) };
    }
  }
}

/** By position; of those that say the same of the same place, the last. */
function sortedWithoutRepeats(diagnostics: Diagnostic[]): Diagnostic[] {
  diagnostics.sort((a, b) => a.at.range.start.line - b.at.range.start.line || a.at.range.start.character - b.at.range.start.character);
  const kept: Diagnostic[] = [];
  for (let first = 0, next = 1; first < diagnostics.length; first = next++) {
    while (isSameStart(diagnostics[first], diagnostics[next])) next++;
    const together = diagnostics.slice(first, next);
    if (together.length === 1) kept.push(...together);
    else kept.push(...new Map(together.map((each) => [JSON.stringify([each.code, each.at, each.parameters]), each])).values());
  }
  return kept;
}

/** Whether a path is that of a data file, by its ending. */
function isLinkable(uri: string): boolean {
  return DATA_FILE_EXTENSIONS.some((extension) => uri.endsWith(`.${extension}`));
}

function foldersAbove(uri: string): string[] {
  const folders: string[] = [];
  for (let end = uri.lastIndexOf('/'); end > 0; end = uri.lastIndexOf('/', end - 1)) folders.push(uri.slice(0, end));
  return folders;
}

function isSameStart(a: Diagnostic | undefined, b: Diagnostic | undefined): boolean {
  const [start, other] = [a?.at.range.start, b?.at.range.start];
  return start !== undefined && start.line === other?.line && start.character === other.character;
}

/** Whether there may be findings that are not known yet: beside an error, or while a file is read. */
function hidesFindings({ code, severity }: Diagnostic): boolean {
  return (
    severity === 'error' || code === CODE['file-being-read'] || code === CODE['file-being-written'] || code === CODE['reading-cancelled']
  );
}

function reportOf(evaluations: readonly Evaluation[]): Report {
  return { journeys: evaluations.map(({ report }) => report) };
}

/** The local day, as YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return [now.getFullYear(), twoDigits(now.getMonth() + 1), twoDigits(now.getDate())].join('-');
}

/** The first character of a file. */
function startOf(uri: string): Location {
  return { uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } };
}

/** Journey files outside open documents whose Models are cached. */
const MAX_RECENT_FILES = 32;

const NO_LOCATIONS: SourceMap = { journey: new Map(), shared: new Map() };

function journeysIn(file: SourceFile): Declaration[] {
  return file.declarations.filter(({ kind }) => kind === 'journey');
}

function journeyKeys(file: SourceFile): Set<string> {
  return new Set(journeysIn(file).map(({ nameOrLabel: id }) => `${file.uri}#${id}`));
}

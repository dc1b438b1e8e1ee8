import type {
  EditableAttribute,
  Language,
  PanelElement,
  Position,
  Range,
  StageFileRows,
  SupposedJourney,
  Supposition,
  View,
} from '@parcours/model';
import { type CancellationToken, type Disposable, EventEmitter } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type {
  BaselineData,
  ChangesData,
  DataData,
  ExportFormat,
  GatesData,
  JourneysData,
  PanelData,
  PictureData,
  ReadingParams,
  StageEntry,
  VersionParams,
} from './server-protocol.ts';

export type ServerStatus = 'starting' | 'running' | 'stopped';

/** The language server for the rest of the extension: status, change events and requests. */
export class LanguageServer implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #statusChanged = new EventEmitter<ServerStatus>();
  readonly #changed = new EventEmitter<void>();
  readonly #reading = new EventEmitter<ReadingParams>();
  readonly #subscriptions: Disposable[];
  #failed = false;

  readonly onStatus = this.#statusChanged.event;
  /** An input of a Report changed: a text (saved or not) or a linked file. */
  readonly onChanged = this.#changed.event;
  /** Progress of reading a large file. */
  readonly onReading = this.#reading.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#subscriptions = [
      client.onDidChangeState(() => this.#statusChanged.fire(this.status)),
      client.onNotification('parcours/changed', () => this.#changed.fire()),
      client.onNotification('parcours/reading', (reading: ReadingParams) => this.#reading.fire(reading)),
    ];
  }

  get status(): ServerStatus {
    if (this.#client.state === State.Running) return 'running';
    return this.#client.state === State.Starting && !this.#failed ? 'starting' : 'stopped';
  }

  /** Never rejects: the client reports the error, and the panel offers a restart. */
  async start(): Promise<void> {
    this.#failed = false;
    try {
      await this.#client.start();
    } catch {
      this.#failed = true;
    }
    this.#statusChanged.fire(this.status);
  }

  async stop(): Promise<void> {
    try {
      if (this.#client.needsStop()) await this.#client.stop();
    } catch {
      // A crashed server cannot shut down; its process has already ended.
    }
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  panel(uri: string, view: View): Promise<PanelData> {
    return this.#client.sendRequest('parcours/panel', { uri, view });
  }

  stageLocation(uri: string, journey: string, stage: string): Promise<{ uri: string; range: Range } | null> {
    return this.#client.sendRequest('parcours/place', { uri, journey, stage });
  }

  initiativeLocation(journey: string, initiative: string): Promise<{ uri: string; range: Range } | null> {
    return this.#client.sendRequest('parcours/initiative', { journey, initiative });
  }

  /** Null if there is no such journey. */
  data(uri: string, journey: string): Promise<DataData | null> {
    return this.#client.sendRequest('parcours/data', { uri, journey });
  }

  /** Writes the lines that are proposed for a column. Rejects with why nothing was written. */
  mapColumn(uri: string, journey: string, study: string, header: string): Promise<boolean> {
    return this.#client.sendRequest('parcours/mapColumn', { uri, journey, study, header });
  }

  /** Links a data file to a journey. Rejects with why nothing was written. */
  linkDataFile(uri: string, journey: string, dataFile: string): Promise<boolean> {
    return this.#client.sendRequest('parcours/linkDataFile', { uri, journey, dataFile });
  }

  /** Null if there is no such journey, or nothing is measured. */
  suppose(uri: string, view: View, journey: string, supposition: Supposition): Promise<SupposedJourney | null> {
    return this.#client.sendRequest('parcours/suppose', { uri, view, journey, supposition });
  }

  /** Writes an attribute of a stage into the text. Rejects with why nothing was written. */
  editStage(uri: string, journey: string, stage: string, attribute: EditableAttribute, value: number): Promise<boolean> {
    return this.#client.sendRequest('parcours/editStage', { uri, journey, stage, attribute, value });
  }

  /** Null if there are none, or the file cannot be read. */
  figureRows(uri: string, journey: string, stage: string, study: string): Promise<StageFileRows | null> {
    return this.#client.sendRequest('parcours/rows', { uri, journey, stage, study });
  }

  /** What the panel shows of the text at a position; null: nothing. */
  elementAt(uri: string, position: Position): Promise<PanelElement | null> {
    return this.#client.sendRequest('parcours/elementAt', { uri, position });
  }

  export(uri: string, format: ExportFormat, language: Language, view: View): Promise<{ text: string }> {
    return this.#client.sendRequest('parcours/export', { uri, format, language, view });
  }

  /** Restarts cancelled reads. */
  readAgain(): Promise<void> {
    return this.#client.sendRequest('workspace/executeCommand', { command: 'parcours.readAgain' });
  }

  /** Null if cancelled. `previousHash`: the hash of the last answer. */
  journeys(previousHash: string | null, token: CancellationToken): Promise<JourneysData | null> {
    return this.#client.sendRequest('parcours/journeys', { previousHash }, token);
  }

  /** Null if cancelled. `previousHash`: the hash of the last answer. */
  gates(previousHash: string | null, token: CancellationToken): Promise<GatesData | null> {
    return this.#client.sendRequest('parcours/gates', { previousHash }, token);
  }

  /** Null if the picture does not carry its text. */
  picture(uri: string, svg: string): Promise<PictureData | null> {
    return this.#client.sendRequest('parcours/picture', { uri, svg });
  }

  stages(uri: string, journey: string): Promise<readonly StageEntry[] | null> {
    return this.#client.sendRequest('parcours/stages', { uri, journey });
  }

  /** Opens a version of the files, or brings it up to date. */
  async openVersion(version: VersionParams): Promise<void> {
    await this.#client.sendRequest('parcours/openVersion', version);
  }

  /** Null if the version is not open. */
  baseline(version: string, uri: string, view: View): Promise<BaselineData | null> {
    return this.#client.sendRequest('parcours/baseline', { version, uri, view });
  }

  /** Null if a version is not open or is outdated. `head`: null for the files as they are edited. */
  changes(base: string, head: string | null, previousHash: string | null, token: CancellationToken): Promise<ChangesData | null> {
    return this.#client.sendRequest('parcours/changes', { base, head, previousHash }, token);
  }

  /** For others to read: after disclosure control. Null if a version is not open or is outdated. */
  changesMarkdown(base: string, head: string | null, language: Language): Promise<string | null> {
    return this.#client.sendRequest('parcours/changesMarkdown', { base, head, language });
  }

  elementLocation(file: string | null, journey: string | null, element: string): Promise<{ uri: string; range: Range } | null> {
    return this.#client.sendRequest('parcours/elementLocation', { file, journey, element });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#statusChanged.dispose();
    this.#changed.dispose();
    this.#reading.dispose();
  }
}

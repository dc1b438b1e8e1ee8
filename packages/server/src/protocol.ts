/** The extension's requests and notifications beyond LSP. */
import type {
  DataProfile,
  EditableAttribute,
  ElementId,
  Evidence,
  ExperienceClass,
  Language,
  PanelElement,
  Position,
  Range,
  Supposition,
  VersionLabel,
  View,
} from '@parcours/model';

/** How a server in a browser requests files. */
export type { FileStat } from '@parcours/engines';
export type { FileChunk, FileFault, FileRequest, FileResponse } from '@parcours/engines/web-files';

/** Notification without parameters, to clients that ask for it: something that the panel may show has changed; the client pulls it again. */
export const CHANGED = 'parcours/changed';

/** Notification with `ReadingParams`, to clients that ask for it: progress of reading a large file. */
export const READING = 'parcours/reading';

export interface ReadingParams {
  /** Relative to the workspace. */
  readonly path: string;
  /** 0–100; null if unknown. */
  readonly percent: number | null;
  readonly ended: boolean;
}

/** The extension's command that shows the panel, with a `ShowPanelArgument` or none. */
export const SHOW_PANEL = 'parcours.openPreviewToSide';

/** The file to show, and the element of it. */
export interface ShowPanelArgument {
  readonly uri: string;
  readonly element: PanelElement;
}

/** Server command without arguments: restarts cancelled reads. */
export const READ_AGAIN = 'parcours.readAgain';

/**
 * Server command with the URI of a journey file: writes its report, after disclosure control, to a private temporary file and asks the
 * client to show it.
 */
export const SHOW_REPORT = 'parcours.showReport';

/**
 * Server command with the URI of a journey file, or without arguments: serves the panel's page on loopback, asks the client to open it, and
 * returns its address.
 */
export const PREVIEW = 'parcours.preview';

/** `PanelParams` → `PanelData` */
export const PANEL = 'parcours/panel';

/** `ExportParams` → `ExportData` */
export const EXPORT = 'parcours/export';

/** `StageLocationParams` → `StageLocation | null` */
export const STAGE_LOCATION = 'parcours/place';

/** `InitiativeLocationParams` → `StageLocation | null` */
export const INITIATIVE_LOCATION = 'parcours/initiative';

/** `EditStageParams` → `boolean`: the client has applied the edit. An error says why nothing was written. */
export const EDIT_STAGE = 'parcours/editStage';

/** `SupposeParams` → `SupposedJourney | null` */
export const SUPPOSE = 'parcours/suppose';

/** `DataParams` → `DataData | null` */
export const DATA = 'parcours/data';

/** `MapColumnParams` → `boolean`: the client has applied the edit. An error says why nothing was written. */
export const MAP_COLUMN = 'parcours/mapColumn';

/** `DataFileToLink` → `boolean`, as `MAP_COLUMN`. */
export const LINK_DATA_FILE = 'parcours/linkDataFile';

/** `FigureRowsParams` → `StageFileRows | null` */
export const FIGURE_ROWS = 'parcours/rows';

/** `ElementAtParams` → `PanelElement | null` */
export const ELEMENT_AT = 'parcours/elementAt';

/** `JourneysParams` → `JourneysData | null`; null if cancelled. */
export const JOURNEYS = 'parcours/journeys';

/** `StagesParams` → `StageEntry[] | null`; null if there is no such journey. */
export const STAGES = 'parcours/stages';

/** `PictureParams` → `PictureData | null`; null if the picture does not carry its text. */
export const PICTURE = 'parcours/picture';

/** `GatesParams` → `GatesData | null`; null if cancelled. */
export const GATES = 'parcours/gates';

/** `VersionParams` → `boolean`: true once the version is open. */
export const OPEN_VERSION = 'parcours/openVersion';

/** `BaselineParams` → `BaselineData | null`; null if the version is not open. */
export const BASELINE = 'parcours/baseline';

/** `ChangesParams` → `ChangesData | null`; null if a version is not open, or is outdated: the client opens it again. */
export const CHANGES = 'parcours/changes';

/** `ChangesMarkdownParams` → `string | null`; null as for `CHANGES`. For others to read: after disclosure control. */
export const CHANGES_MARKDOWN = 'parcours/changesMarkdown';

/** `ElementLocationParams` → `StageLocation | null` */
export const ELEMENT_LOCATION = 'parcours/elementLocation';

export interface PanelParams {
  readonly uri: string;
  /** Default: the latest wave and all respondents. */
  readonly view?: Partial<View>;
}

export interface PanelData {
  readonly uri: string;
  /** Equal hashes mean equal content. */
  readonly hash: string;
  /**
   * The Report as JSON: of the journeys that the file declares, else those that it speaks of, else those that build on it. Serialised
   * once: hashed, sent and handed to the panel as this text.
   */
  readonly reportJson: string;
  /** Number of syntax errors. If there are any, the previous report is better than this one. */
  readonly errors: number;
  readonly firstError: Range | null;
  readonly state: 'report' | 'no-journey' | 'not-read';
  /** Studies that could not be read, in the client's language. */
  readonly missing: readonly MissingFile[];
  /** Paths of files still being read; the report does not include them yet. */
  readonly reading: readonly string[];
  /** The language of the file's keywords: what the panel suggests to write is spelled in it. */
  readonly keywordLanguage: Language;
}

export interface MissingFile {
  readonly message: string;
  /** The user cancelled the read. */
  readonly cancelled: boolean;
}

export interface ExportParams {
  readonly uri: string;
  readonly format: 'svg' | 'html' | 'md';
  readonly language: string;
  readonly view?: Partial<View>;
}

export interface ExportData {
  readonly text: string;
}

export interface StageLocationParams {
  readonly uri: string;
  readonly journey: string;
  readonly stage: string;
}

export interface StageLocation {
  readonly uri: string;
  readonly range: Range;
}

export interface InitiativeLocationParams {
  readonly journey: string;
  readonly initiative: string;
}

/** Writes an attribute of a stage into the text, as one edit. */
export interface EditStageParams {
  readonly uri: string;
  readonly journey: string;
  readonly stage: string;
  readonly attribute: EditableAttribute;
  /** target: on the journey's scale; importance: 1–5; volume: 0–1. */
  readonly value: number;
}

/** Asks what a journey would be under a supposition: nothing of it is kept. */
export interface SupposeParams {
  readonly uri: string;
  readonly view?: Partial<View>;
  readonly journey: string;
  readonly supposition: Supposition;
}

export interface DataParams {
  readonly uri: string;
  readonly journey: string;
}

export interface DataData {
  /** Of the studies whose files can be read. */
  readonly profiles: readonly DataProfile[];
  /** Data files that no journey links; paths as the journey would write them. */
  readonly unlinked: readonly { readonly uri: string; readonly path: string }[];
}

/** Writes the lines that are proposed for a column. */
export interface MapColumnParams extends DataParams {
  readonly study: string;
  readonly header: string;
}

/** Asks for the rows of a study's file behind the figure of a stage. */
export interface FigureRowsParams {
  readonly uri: string;
  readonly journey: string;
  readonly stage: string;
  readonly study: string;
}

export interface ElementAtParams {
  readonly uri: string;
  readonly position: Position;
}

export interface JourneysParams {
  /** The hash of the client's current answer. */
  readonly previousHash?: string | null;
}

export interface JourneysData {
  readonly hash: string;
  /** Sorted by path, then by position; null if unchanged. */
  readonly journeys: readonly JourneyEntry[] | null;
}

/** A journey in the list; all figures are from its Report. */
export interface JourneyEntry {
  readonly uri: string;
  /** Relative to the workspace folder. */
  readonly path: string;
  readonly name: string;
  readonly label: string | null;
  /** The whole declaration. */
  readonly range: Range;
  /** The range of the name. */
  readonly selection: Range;
  /** The CX index, 0–100; null if nothing was measured. */
  readonly index: number | null;
  /** The measured stage with the fewest respondents, with its label; null if none is measured. */
  readonly weakest: { readonly stage: string; readonly n: number; readonly evidence: Evidence } | null;
  /** What questions the index, in the client's language. */
  readonly remarks: readonly string[];
  /** The file has syntax errors: the figures only cover what could be parsed. */
  readonly broken: boolean;
  /** Reasons why figures are incomplete, such as an unreadable study, in the client's language. */
  readonly faults: readonly string[];
}

export interface StagesParams {
  readonly uri: string;
  /** The journey's name, or its label if it has no name. */
  readonly journey: string;
}

/** A stage in the list. */
export interface StageEntry {
  readonly name: string;
  readonly label: string | null;
  readonly selection: Range;
  readonly momentOfTruth: boolean;
  readonly class: ExperienceClass | null;
  /** Null if nothing was measured. */
  readonly measured: { readonly mean: number; readonly n: number; readonly evidence: Evidence } | null;
  /** What questions the measured figure, in the client's language. */
  readonly remarks: readonly string[];
}

export interface PictureParams {
  /** Of a `.journey.svg`. */
  readonly uri: string;
  readonly svg: string;
}

export interface PictureData {
  /** The file that it was drawn from; null if the workspace has no such file. */
  readonly uri: string | null;
  /** The text that it carries. */
  readonly text: string;
  /** Number of files, texts and data, that have changed since it was drawn. */
  readonly changedFiles: number;
}

export interface GatesParams {
  /** The hash of the client's current answer. */
  readonly previousHash?: string | null;
}

export interface GatesData {
  readonly hash: string;
  /** The journeys that have gates, by path, then by position; null if unchanged. */
  readonly journeys: readonly JourneyGates[] | null;
}

/** The gates of a journey, as tests. */
export interface JourneyGates {
  readonly uri: string;
  /** Relative to the workspace folder. */
  readonly path: string;
  readonly name: string;
  readonly label: string | null;
  /** The range of the journey's name. */
  readonly selection: Range;
  /** The file has syntax errors: the figures only cover what could be parsed. */
  readonly broken: boolean;
  /** One for each figure that a statement tests. */
  readonly gates: readonly GateEntry[];
}

/** A figure that a gate tests. The texts are in the client's language. */
export interface GateEntry {
  /** The statement; several figures may be tested by one. */
  readonly gate: ElementId;
  /** The statement as written. */
  readonly text: string;
  /** What is tested: the label of a stage or KPI, or the index; null where the journey has none of what the gate is about. */
  readonly subject: string | null;
  readonly location: StageLocation | null;
  /** `excepted`: it has not passed, and an exception excuses it. */
  readonly outcome: 'passed' | 'failed' | 'undecided' | 'excepted';
  readonly expected: string;
  /** Null where it is not known. */
  readonly actual: string | null;
  /** Why it has failed; null: it has not. */
  readonly found: string | null;
  /** Why it is undecided, or its exception, also one that has ended; null for neither. */
  readonly reason: string | null;
}

/** A file in which a version differs from the files on disk. */
export interface VersionFile {
  readonly uri: string;
  /** Null: the version has no such file. */
  readonly base64: string | null;
}

/** A version of the workspace: its files on disk, with some of them replaced. */
export interface VersionParams {
  /** Chosen by the client; opening the same id again replaces the version. */
  readonly id: string;
  readonly label: VersionLabel;
  /** It does not follow the disk, as a commit does not: files that change later must be added to `files`. */
  readonly pinned: boolean;
  readonly files: readonly VersionFile[];
}

export interface BaselineParams {
  readonly version: string;
  readonly uri: string;
  readonly view?: Partial<View>;
}

export interface BaselineData {
  /** The Report of the version as JSON: of the journeys that the file is about. */
  readonly reportJson: string;
}

export interface ChangesParams {
  readonly base: string;
  /** Null: the workspace as it is edited, with what is not saved. */
  readonly head: string | null;
  /** The hash of the client's current answer. */
  readonly previousHash?: string | null;
}

export interface ChangesData {
  readonly hash: string;
  /** The ChangeReport as JSON, exact: for the editor only. Null if unchanged. */
  readonly reportJson: string | null;
  /** What differs, in a sentence in the client's language. */
  readonly headline: string;
}

export interface ChangesMarkdownParams {
  readonly base: string;
  readonly head: string | null;
  readonly language: string;
}

export interface ElementLocationParams {
  /** The journey's file, relative to the workspace, and its name; null for an element that several journeys may see. */
  readonly file: string | null;
  readonly journey: string | null;
  readonly element: ElementId;
}

/** The client's initialization options; all optional. */
export interface InitializationOptions {
  /** `en`, `fr`, `de` or a locale of one of them. */
  readonly language?: string;
  /** The setting `parcours.engine`: `auto`, `portable` or `duckdb`. */
  readonly engine?: string;
  /** The setting `parcours.severity`: by code, `error`, `warning`, `information`, `hint` or `off`. */
  readonly severity?: Readonly<Record<string, string>>;
  /** The settings `parcours.limits.*`: maximum sizes of linked files by name, for example `{ "rows": 1000 }`. */
  readonly limits?: Readonly<Record<string, number>>;
  /**
   * The client has its own snippets, with English keywords: completion then returns plain keywords, except in files with French or German
   * keywords.
   */
  readonly ownSnippets?: boolean;
  /** Notifications beyond LSP that the client asks for: `parcours/changed`, `parcours/reading`. */
  readonly notifications?: readonly string[];
  /** The client's own commands that code lenses may name: `parcours.openPreviewToSide`, which shows the panel. */
  readonly commands?: readonly string[];
  /** False: the client does not want the diagnostics of files that it has not opened, even if it pulls diagnostics. */
  readonly workspaceDiagnostics?: boolean;
}

/** The first message of a server in a Web Worker: its script was loaded and runs. */
export const WORKER_STARTED = 'parcours/started';

/** The first message to the worker. */
export interface WorkerInit {
  /** The port for file requests: `FileRequest` → `FileResponse`. */
  readonly files: MessagePort;
  /** The URL of the script of the worker that reads large files. */
  readonly engine: string;
}

/** The extension's requests and notifications beyond LSP. */
import type { Evidence, ExperienceClass, Language, Range, View } from '@parcours/model';

/** How a server in a browser requests files. */
export type { FileStat } from '@parcours/engines';
export type { FileChunk, FileFault, FileRequest, FileResponse } from '@parcours/engines/web-files';

/** Notification without parameters: something that the panel may show has changed; the client pulls it again. */
export const CHANGED = 'parcours/changed';

/** Notification with `ReadingParams`: progress of reading a large file. */
export const READING = 'parcours/reading';

export interface ReadingParams {
  /** Relative to the workspace. */
  readonly path: string;
  /** 0–100; null if unknown. */
  readonly percent: number | null;
  readonly ended: boolean;
}

/** Server command without arguments: restarts cancelled reads. */
export const READ_AGAIN = 'parcours.readAgain';

/** `PanelParams` → `PanelData` */
export const PANEL = 'parcours/panel';

/** `ExportParams` → `ExportData` */
export const EXPORT = 'parcours/export';

/** `StageLocationParams` → `StageLocation | null` */
export const STAGE_LOCATION = 'parcours/place';

/** `JourneysParams` → `JourneysData | null`; null if cancelled. */
export const JOURNEYS = 'parcours/journeys';

/** `StagesParams` → `StageEntry[] | null`; null if there is no such journey. */
export const STAGES = 'parcours/stages';

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

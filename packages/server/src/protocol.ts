/** What the editor's extension asks of the server beyond the language server protocol. */
import type { Evidence, ExperienceClass, Range, View } from '@parcours/model';

/** How a server in a browser asks for files. */
export type { FileStat } from '@parcours/engines';
export type { FileChunk, FileFault, FileRequest, FileResponse } from '@parcours/engines/web-files';

/** Something that a panel may show has changed: the client pulls again what it shows. No parameters. */
export const CHANGED = 'parcours/changed';

/** `ReadingParams`: a linked file takes long to be read. */
export const READING = 'parcours/reading';

export interface ReadingParams {
  /** As people see it: relative to the workspace. */
  readonly path: string;
  /** Null where that is not known. */
  readonly percent: number | null;
  readonly ended: boolean;
}

/** A command of the server, without arguments: what somebody cancelled is read again. */
export const READ_AGAIN = 'parcours.readAgain';

/** `PanelParams` → `PanelData` */
export const PANEL = 'parcours/panel';

/** `ExportParams` → `ExportData` */
export const EXPORT = 'parcours/export';

/** `PlaceParams` → `PlaceData | null` */
export const STAGE_LOCATION = 'parcours/place';

/** `JourneysParams` → `JourneysData | null`; null where the client has cancelled. */
export const JOURNEYS = 'parcours/journeys';

/** `StagesParams` → `StageEntry[] | null`; null where there is no such journey. */
export const STAGES = 'parcours/stages';

export interface PanelParams {
  readonly uri: string;
  /** What to show; by default the latest wave and everybody. */
  readonly view?: Partial<View>;
}

export interface PanelData {
  readonly uri: string;
  /** Two answers with one hash look the same. */
  readonly hash: string;
  /**
   * The Report as JSON: of the journeys that the file declares, else those that it speaks of, else those that build on it. Serialised
   * once: hashed, sent and handed to the panel as this text.
   */
  readonly reportJson: string;
  /** Syntax errors in the file: while there are some, what was shown before is better than this report. */
  readonly errors: number;
  readonly firstError: Range | null;
  readonly state: 'report' | 'no-journey' | 'not-read';
  /** Studies that could not be read, in the client's language. */
  readonly missing: readonly MissingFile[];
  /** Files that are still being read, by path: the report lacks them so far. */
  readonly reading: readonly string[];
}

export interface MissingFile {
  readonly message: string;
  /** Somebody cancelled its reading. */
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
  /** The hash of the answer that the client has. */
  readonly known?: string | null;
}

export interface JourneysData {
  readonly hash: string;
  /** By path, then by place; null where they are what the client knows. */
  readonly journeys: readonly JourneyEntry[] | null;
}

/** A journey as a list shows it; every figure is from its Report. */
export interface JourneyEntry {
  readonly uri: string;
  /** Below the workspace's folder. */
  readonly path: string;
  readonly name: string;
  readonly label: string | null;
  /** All of it. */
  readonly range: Range;
  /** Its name. */
  readonly selection: Range;
  /** The CX index, 0–100; null where nothing was measured. */
  readonly index: number | null;
  /** The measured stage with the fewest respondents, named as people do; null where none is measured. */
  readonly weakest: { readonly stage: string; readonly n: number; readonly evidence: Evidence } | null;
  /** The file has syntax errors: the figures are of what could be read. */
  readonly broken: boolean;
  /** What takes something out of the figures, such as a study that cannot be read, in the client's language. */
  readonly faults: readonly string[];
}

export interface StagesParams {
  readonly uri: string;
  /** Its name, or its label where it has none. */
  readonly journey: string;
}

/** A stage as a list shows it. */
export interface StageEntry {
  readonly name: string;
  readonly label: string | null;
  readonly selection: Range;
  readonly momentOfTruth: boolean;
  readonly class: ExperienceClass | null;
  /** Null where nothing was measured. */
  readonly measured: { readonly mean: number; readonly n: number; readonly evidence: Evidence } | null;
}

/** What a client says at the start; all optional. */
export interface InitializationOptions {
  /** `en`, `fr`, `de` or a locale of one of them. */
  readonly language?: string;
  /** As the setting `parcours.engine`: `auto`, `portable` or `duckdb`. */
  readonly engine?: string;
  /** As the setting `parcours.severity`: by code, `error`, `warning`, `information`, `hint` or `off`. */
  readonly severity?: Readonly<Record<string, string>>;
  /** As the settings `parcours.limits.*`: how large linked files may be, by name, for instance `{ "rows": 1000 }`. */
  readonly limits?: Readonly<Record<string, number>>;
  /**
   * The client has snippets of its own for the declarations, with English keywords: completion then gives plain keywords, but in
   * files with French or German ones.
   */
  readonly ownSnippets?: boolean;
}

/** The first message of a server that is a Web Worker: its script could be loaded, and runs. */
export const WORKER_STARTED = 'parcours/started';

/** The first message to it. */
export interface WorkerInit {
  /** Where it asks for files: `FileQuestion` → `FileAnswer`. */
  readonly files: MessagePort;
  /** The address of the program of the worker that reads large files. */
  readonly engine: string;
}

/** What the panel and its host say to each other. Both sides are checked against this file; nothing else crosses. */
import type { View } from '@parcours/model';

export type ExportFormat = 'svg' | 'html';

/** All that the panel shows of one file. */
export interface PanelModel {
  readonly uri: string;
  /** The file's name, as the editor's tab shows it. */
  readonly file: string;
  /** Two pictures of one file with the same hash show the same figures. */
  readonly hash: string;
  /** The Report as JSON, as the language server wrote it: nothing between the server and the panel parses it. */
  readonly reportJson: string;
  readonly state: 'report' | 'no-journey' | 'not-read';
  /** What keeps the picture from being complete, in the user's language. */
  readonly missing: readonly MissingFile[];
  /** Files that are still being read, by path: the report lacks them so far. */
  readonly reading: readonly string[];
  /** Errors in the text as it is now. */
  readonly errors: number;
  /** The report is that of an earlier text, the last one without errors. */
  readonly stale: boolean;
}

export interface MissingFile {
  readonly message: string;
  /** Somebody cancelled its reading. */
  readonly cancelled: boolean;
}

export type HostMessage =
  | { readonly type: 'model'; readonly model: PanelModel }
  /** A linked file takes long to be read: so much of it has been; null where that is not known. */
  | { readonly type: 'reading'; readonly path: string; readonly percent: number | null; readonly ended: boolean }
  /** No picture can be had now: no file to follow, or the language server is not there. A picture already shown stays. */
  | { readonly type: 'status'; readonly status: 'no-file' | 'starting' | 'stopped' | 'ready' };

export type PanelMessage =
  /** The panel's script runs; it wants the picture of this file (of its last life) if the host has no other. */
  | { readonly type: 'ready'; readonly uri: string | null; readonly view: View }
  /** The picture is drawn. */
  | { readonly type: 'shown'; readonly hash: string; readonly stages: number; readonly stale: boolean }
  /** The user wants another wave, other respondents, another comparison. */
  | { readonly type: 'view'; readonly view: View }
  | { readonly type: 'reveal'; readonly journey: string; readonly stage: string }
  | { readonly type: 'first-error' }
  /** What was cancelled is to be read again. */
  | { readonly type: 'read-again' }
  | { readonly type: 'export'; readonly format: ExportFormat }
  | { readonly type: 'restart' };

/** What `setState` keeps while the panel is hidden and over a reload of the window. */
export interface PanelState {
  readonly uri: string | null;
  /** Absent in a state that an older version kept. */
  readonly view?: View;
  readonly journey: string | null;
  readonly tab: Tab;
  readonly scroll: number;
}

export const TABS = ['curve', 'compare', 'evidence', 'plan'] as const;
export type Tab = (typeof TABS)[number];

/** The message protocol between the panel (webview) and its host: the extension, or a preview on loopback. */
import type { GapColumn, GapSortKey } from '@parcours/charts';
import type { DataProfile, EditableAttribute, Language, PanelElement, Range, SupposedJourney, Supposition, View } from '@parcours/model';
import type { MapView } from './map-view.ts';

export type ExportFormat = 'svg' | 'html';

/** What the panel shows of one file. */
export interface PanelModel {
  readonly uri: string;
  /** File name without folder. */
  readonly file: string;
  /** Content hash: models of one file with the same hash look the same. */
  readonly hash: string;
  /** The Report as JSON, as the language server serialised it; only the panel parses it. */
  readonly reportJson: string;
  readonly state: 'report' | 'no-journey' | 'not-read';
  /** Studies that could not be read, in the user's language. */
  readonly missing: readonly MissingFile[];
  /** Paths of files that are still being read: the Report is without them. */
  readonly reading: readonly string[];
  /** The language of the file's keywords. */
  readonly keywordLanguage: Language;
  /** Number of syntax errors in the present text. */
  readonly errors: number;
  /** The Report is that of the last text without syntax errors. */
  readonly stale: boolean;
}

/** What the language server knows of a file, of which the host makes a model. */
export interface PanelFigures extends Omit<PanelModel, 'file' | 'stale'> {
  /** Where the first syntax error stands; null: there is none. */
  readonly firstError: Range | null;
}

export interface MissingFile {
  readonly message: string;
  /** The reading was cancelled by the user. */
  readonly cancelled: boolean;
}

/** The comparison with another version, of which the panel shows the changes. */
export interface ComparisonModel {
  /** Names the base: `HEAD`, a branch, a tag, a file. */
  readonly base: string;
  readonly head: 'working-tree' | 'index';
  /** The ChangeReport as JSON; null: not yet known. */
  readonly reportJson: string | null;
  /** Why nothing can be compared; null: it can. */
  readonly fault: string | null;
}

/** A file that the host lets the panel choose. */
export interface PanelFile {
  readonly uri: string;
  /** Relative to the workspace. */
  readonly path: string;
}

/** `ended`: the host does not come back by itself, and the panel cannot start it. */
export type PanelStatus = 'no-file' | 'starting' | 'stopped' | 'ended' | 'ready';

export type HostMessage =
  | { readonly type: 'model'; readonly model: PanelModel }
  /** Null: nothing is compared. `ghost`: the base is drawn behind the curve. */
  | { readonly type: 'comparison'; readonly comparison: ComparisonModel | null; readonly ghost: boolean }
  /** The base's Report of the file shown, as JSON, for the curve behind the curve; null: none. */
  | { readonly type: 'baseline'; readonly reportJson: string | null }
  /** What the cursor of the text is in; null: nothing that the panel shows. */
  | { readonly type: 'cursor'; readonly element: PanelElement | null }
  /** The data files of a journey, and those that none links. */
  | {
      readonly type: 'data';
      readonly journey: string;
      readonly profiles: readonly DataProfile[];
      readonly unlinked: readonly { readonly uri: string; readonly path: string }[];
    }
  /** Null: there is no such journey, or nothing of it is measured. */
  | { readonly type: 'supposed'; readonly journey: string; readonly request: number; readonly supposed: SupposedJourney | null }
  /** Shows an element on its tab. */
  | { readonly type: 'show'; readonly element: PanelElement }
  /** Shows a tab. */
  | { readonly type: 'tab'; readonly tab: Tab }
  /** Progress of a linked file in percent; null if unknown. */
  | { readonly type: 'reading'; readonly path: string; readonly percent: number | null; readonly ended: boolean }
  /** No model is available: no file is followed, or the language server does not run. A model already shown stays. */
  | { readonly type: 'status'; readonly status: PanelStatus }
  /** The files to choose from, for a host that does not follow an editor's window; `chosen` null: the file changed last. */
  | { readonly type: 'files'; readonly files: readonly PanelFile[]; readonly chosen: string | null }
  /** Where something stands in the text, for a host that cannot show it there. `line` counts from 1. */
  | { readonly type: 'location'; readonly path: string; readonly line: number };

export type PanelMessage =
  /**
   * The panel has loaded and asks for a model: of the file chosen in it, else of the one that it showed before a reload, unless the host
   * follows another.
   */
  | { readonly type: 'ready'; readonly uri: string | null; readonly view: View; readonly chosenFile: string | null }
  /** The model is rendered. */
  | { readonly type: 'shown'; readonly hash: string; readonly stages: number; readonly stale: boolean }
  /** The user chose another wave, perimeter or comparison. */
  | { readonly type: 'view'; readonly view: View }
  | { readonly type: 'reveal'; readonly journey: string; readonly stage: string }
  /** The columns of a journey's data files. */
  | { readonly type: 'data'; readonly journey: string }
  /** Write the lines that are proposed for a column into the text. */
  | { readonly type: 'map-column'; readonly journey: string; readonly study: string; readonly header: string }
  /** Link a data file to a journey, with the lines that are proposed. */
  | { readonly type: 'link-data-file'; readonly journey: string; readonly file: string }
  /** What a journey would be: nothing of it is written or exported. `request` comes back with the answer. */
  | { readonly type: 'suppose'; readonly journey: string; readonly supposition: Supposition; readonly request: number }
  /** Write an attribute of a stage into the text. */
  | {
      readonly type: 'edit-stage';
      readonly journey: string;
      readonly stage: string;
      readonly attribute: EditableAttribute;
      /** target: on the journey's scale; importance: 1–5; volume: 0–1. */
      readonly value: number;
    }
  /** Show the rows of a study's file behind the figure of a stage. */
  | { readonly type: 'rows'; readonly journey: string; readonly stage: string; readonly study: string }
  | { readonly type: 'reveal-initiative'; readonly journey: string; readonly initiative: string }
  | { readonly type: 'first-error' }
  /** Show this file; null: the one changed last. */
  | { readonly type: 'file'; readonly uri: string | null }
  /** Read cancelled files again. */
  | { readonly type: 'read-again' }
  | { readonly type: 'export'; readonly format: ExportFormat }
  /** Choose a version to compare with. */
  | { readonly type: 'compare' }
  | { readonly type: 'stop-comparing' }
  | { readonly type: 'toggle-ghost' }
  | { readonly type: 'copy-changes' }
  /** Show an element in the text; `file` (relative to the workspace) and `journey` are null for one that several journeys may see. */
  | { readonly type: 'reveal-element'; readonly file: string | null; readonly journey: string | null; readonly element: string }
  /** Open a file by its path relative to the workspace, at a line from 1; null: where it was left. */
  | { readonly type: 'open-file'; readonly file: string; readonly line: number | null }
  | { readonly type: 'restart' };

/** State that the host restores when the panel is shown again or reloads. */
export interface PanelState {
  readonly uri: string | null;
  /** Absent in states saved by older versions. */
  readonly view?: View;
  readonly journey: string | null;
  readonly tab: Tab;
  readonly scroll: number;
  /** Order and columns of the gap table; absent: the default. */
  readonly gapSort?: GapSortKey;
  readonly gapColumns?: readonly GapColumn[];
  /** Names of the groups that are drawn over each other; absent: none. */
  readonly overlaid?: readonly string[];
  /** The file that was chosen in the panel; null or absent: none. */
  readonly chosenFile?: string | null;
  /** How the map of each journey is shown, by file and journey (`mapKey`); absent: the default. */
  readonly maps?: Readonly<Record<string, MapView>>;
}

/** `changes` is there while something is compared, `data` where the host writes into the text. */
export const TABS = ['curve', 'compare', 'evidence', 'data', 'plan', 'changes'] as const;
export type Tab = (typeof TABS)[number];

import type { Language, Range, SupposedJourney, Supposition, View } from '@parcours/model';
import type { ExportFormat, HostMessage, PanelFigures, PanelFile } from '@parcours/webview/protocol';

export interface SourceLocation {
  readonly uri: string;
  readonly range: Range;
}

/** A report to save. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

export interface SourceListener {
  /** Something that the page may show has changed. */
  changed(): void;
  reading(progress: Extract<HostMessage, { readonly type: 'reading' }>): void;
}

/** Where the pages of a preview have their figures from: a language server, or the files on disk. All URIs are of `files`. */
export interface PanelSource {
  readonly language: Language;
  /** The journey files of the workspace, by path. Resolves once they are read. */
  files(): Promise<readonly PanelFile[]>;
  /** The URI of the file that a tab begins with, until another is chosen in it; null: the one changed last. */
  readonly initial: string | null;
  /** The URI of the file changed last; null: none yet. */
  readonly changedLast: string | null;
  panel(uri: string, view: View): Promise<PanelFigures | null>;
  /** After disclosure control; null if there is nothing to export. */
  exportReport(uri: string, format: ExportFormat, view: View): Promise<ExportedFile | null>;
  stageLocation(uri: string, journey: string, stage: string): Promise<SourceLocation | null>;
  initiativeLocation(journey: string, initiative: string): Promise<SourceLocation | null>;
  /** Null if there is no such journey, or nothing is measured. */
  suppose(uri: string, view: View, journey: string, supposition: Supposition): Promise<SupposedJourney | null>;
  /** Reads cancelled files again. */
  readAgain(): Promise<void>;
  /** Shows a place in the editor; false: there is no editor that can. */
  show(location: SourceLocation): Promise<boolean>;
  /** Returns what ends it. */
  subscribe(listener: SourceListener): () => void;
}

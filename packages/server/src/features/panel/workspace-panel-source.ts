import type { Language, SupposedJourney, Supposition, View } from '@parcours/model';
import type { ExportedFile, PanelSource, SourceListener, SourceLocation } from '@parcours/preview/panel-source';
import type { Context } from '../../context.ts';
import type { ExportParams, PanelData, ReadingParams } from '../../protocol.ts';
import { exportReport, panelData, stageLocation } from './panel-data.ts';
import { initiativeLocation } from './panel-element.ts';
import { supposeJourney } from './suppose-journey.ts';

export interface WorkspacePanelSourceOptions {
  readonly language: Language;
  /** The file that a tab begins with; null: the one changed last. */
  readonly initial: string | null;
  /** Resolves once all files are read. */
  readonly context: () => Promise<Context>;
  /** Shows a place in the editor; false: it cannot. */
  readonly show: (location: SourceLocation) => Promise<boolean>;
  /** After cancelled reads have been started again. */
  readonly onReadAgain: () => void;
}

/** A workspace as the source of a preview, for the language server and for `parcours preview`. */
export class WorkspacePanelSource implements PanelSource {
  readonly #options: WorkspacePanelSourceOptions;
  readonly #listeners = new Set<SourceListener>();
  changedLast: string | null = null;

  constructor(options: WorkspacePanelSourceOptions) {
    this.#options = options;
  }

  get initial(): string | null {
    return this.#options.initial;
  }

  get language(): Language {
    return this.#options.language;
  }

  /** Tells the pages that something has changed. @param uri the journey file that was edited. */
  changed(uri: string | null = null): void {
    this.changedLast = uri ?? this.changedLast;
    for (const listener of this.#listeners) listener.changed();
  }

  reading(progress: ReadingParams): void {
    for (const listener of this.#listeners) listener.reading({ type: 'reading', ...progress });
  }

  subscribe(listener: SourceListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async files() {
    const { workspace } = await this.#options.context();
    const files = [...workspace.files.all()].map(({ uri }) => ({ uri, path: workspace.displayPath(uri) }));
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async panel(uri: string, view: View): Promise<PanelData> {
    return panelData(await this.#options.context(), { uri, view });
  }

  async exportReport(uri: string, format: ExportParams['format'], view: View): Promise<ExportedFile | null> {
    const context = await this.#options.context();
    if (!context.workspace.files.get(uri)) return null;
    const { text } = await exportReport(context, { uri, format, view, language: context.language });
    const path = context.workspace.displayPath(uri);
    return { name: path.slice(path.lastIndexOf('/') + 1).replace(/(\.journey)?$/, `.${format}`), text };
  }

  async stageLocation(uri: string, journey: string, stage: string): Promise<SourceLocation | null> {
    return stageLocation(await this.#options.context(), { uri, journey, stage });
  }

  async initiativeLocation(journey: string, initiative: string): Promise<SourceLocation | null> {
    return initiativeLocation(await this.#options.context(), { journey, initiative });
  }

  async suppose(uri: string, view: View, journey: string, supposition: Supposition): Promise<SupposedJourney | null> {
    return supposeJourney(await this.#options.context(), { uri, view, journey, supposition });
  }

  async readAgain(): Promise<void> {
    (await this.#options.context()).workspace.retryCancelledReads();
    this.#options.onReadAgain();
  }

  show(location: SourceLocation): Promise<boolean> {
    return this.#options.show(location);
  }
}

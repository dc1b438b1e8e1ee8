export type { ExportedFile, PanelSource, SourceListener, SourceLocation } from './panel-source.ts';
export { type Preview, PreviewError, startPreview } from './preview.ts';

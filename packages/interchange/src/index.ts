/** The formats of other tools: what they say becomes a journey's text, and a Report becomes what they read. */
export { figuresCsv } from './figures/figures-csv.ts';
export { exportMermaid } from './mermaid/export-mermaid.ts';
export { importMermaid } from './mermaid/import-mermaid.ts';
export { mermaidJourneyText } from './mermaid/journey-text.ts';
export { parseMermaidJourney } from './mermaid/parse-journey.ts';
export {
  changesSince,
  MAX_PICTURE_TEXT,
  PICTURE_EXTENSION,
  type PictureSource,
  pictureMetadata,
  readPicture,
} from './picture/picture-source.ts';
export { type ImportedTouchpoints, importTouchpoints } from './touchpoints/import-touchpoints.ts';

/** The formats of `parcours export`. */
export const EXPORT_FORMATS = ['mermaid', 'json', 'csv'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

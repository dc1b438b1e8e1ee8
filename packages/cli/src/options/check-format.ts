/** How `parcours check` writes what it finds; the first is the default. */
export const CHECK_FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'rdjson'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** The formats in which code hosts read findings, of `check` and of `diff`. */
export const HOST_FORMATS = ['sarif', 'github', 'gitlab', 'junit', 'rdjson'] as const;
export type HostFormat = (typeof HOST_FORMATS)[number];

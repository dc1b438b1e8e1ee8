/** For which CI service `parcours init` writes files; the first is the default. */
export const CI_HOSTS = ['none', 'github', 'gitlab'] as const;
export type CiHost = (typeof CI_HOSTS)[number];

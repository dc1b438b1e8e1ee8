import { HOST_FORMATS } from './host-format.ts';

/** How `parcours check` writes what it finds; the first is the default. */
export const CHECK_FORMATS = ['text', 'json', ...HOST_FORMATS] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

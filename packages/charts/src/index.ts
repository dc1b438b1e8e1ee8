/** The face of the room: Report in, pictures and tables out. */
export { type Attributes, type Child, h, mount, type Tree, toMarkup } from './element.ts';
export type { Theme } from './theme.ts';
export * from './thin.ts';

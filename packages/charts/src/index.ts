/** The face of the room: Report in, pictures and tables out. */
export { chartStyles } from './chart-styles.ts';
export { type Attributes, type Child, h, mount, type Tree, toMarkup } from './element.ts';
export { type CurveOptions, emotionCurve } from './emotion-curve.ts';
export type { Theme } from './theme.ts';
export * from './thin.ts';

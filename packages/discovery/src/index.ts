/** Discovery from event logs (method.md, 2.14): events in, plain figures out. Knows neither files nor the language. */
export { type Conformance, conformance, type StageActivities } from './conformance.ts';
export { type Discovery, discover, type Spread, type Step } from './discover.ts';
export type { Log } from './log.ts';
export { eventsOfTable } from './table-log.ts';
export { LOG_ROLES, type LogColumns, type LogRole, usualColumns } from './usual-columns.ts';
export { XES_KEYS, XesFault, XesReader } from './xes-reader.ts';

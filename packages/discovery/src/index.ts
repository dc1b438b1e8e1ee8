/** Process discovery and conformance checking on event logs (method.md, 2.14). Independent of files and the language. */

export type { EventLogFault } from './build-event-log.ts';
export { type Conformance, conformance, type StageActivities } from './conformance.ts';
export { type DiscoverOptions, type Discovery, type DurationSummary, discover, type Step } from './discover.ts';
export type { EventLog } from './event-log.ts';
export { LOG_ROLES, type LogColumns, type LogRole, suggestLogColumns } from './suggest-log-columns.ts';
export { eventLogFromTable } from './table-event-log.ts';
export { XesFault, XesReader } from './xes-reader.ts';

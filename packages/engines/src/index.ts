/** Engines that aggregate linked files, and the hosts that give access to files. Platform-specific ones have entry points of their own. */
export type { AggregationOptions, AggregationTask, Engine, LinkFault, StudyReadResult } from './engine.ts';
export { ENGINE_PREFERENCES, type EnginePreference } from './engine-selector.ts';
export { displayPath, type FileStat, type Host, isInside } from './hosts/host.ts';
export { isIgnoredFolder } from './hosts/ignored-folder.ts';
export { type OverlayContent, OverlayEngine, OverlayHost } from './hosts/overlay-host.ts';
export { KEEP_ALL_COLUMNS_BYTES, PortableEngine } from './portable/portable-engine.ts';
export type { TableCache } from './portable/table-cache.ts';

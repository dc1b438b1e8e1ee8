import { DuckDbEngine } from './duckdb/duckdb-engine.ts';
import type { Engine } from './engine.ts';
import { type EnginePreference, EngineSelector } from './engine-selector.ts';
import type { Host } from './hosts/host.ts';
import type { PortableEngine } from './portable/portable-engine.ts';

/** Both engines, in this thread: for a process that has nothing else to do. `wish` is asked before each file. */
export function nodeEngine(host: Host, wish: () => EnginePreference): (portable: PortableEngine) => Engine {
  return (portable) => new EngineSelector(portable, new DuckDbEngine(host), wish);
}

import { DuckDbEngine } from './duckdb/duckdb-engine.ts';
import type { Engine } from './engine.ts';
import { type EnginePreference, EngineSelector } from './engine-selector.ts';
import type { Host } from './hosts/host.ts';
import type { PortableEngine } from './portable/portable-engine.ts';

/** The engines of Node, running in the calling thread. `preference` is asked before each file. */
export function nodeEngine(host: Host, preference: () => EnginePreference): (portable: PortableEngine) => Engine {
  return (portable) => new EngineSelector(portable, new DuckDbEngine(host), preference);
}

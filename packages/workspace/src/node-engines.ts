import type { Engine } from './engine.ts';
import { Engines, type EngineWish } from './engines.ts';
import type { Host } from './host.ts';
import { DuckDbEngine } from './node-duckdb.ts';
import type { PortableEngine } from './portable-engine.ts';

/** Both engines, in this thread: for a process that has nothing else to do. `wish` is asked before each file. */
export function nodeEngine(host: Host, wish: () => EngineWish): (portable: PortableEngine) => Engine {
  return (portable) => new Engines(portable, new DuckDbEngine(host), wish);
}

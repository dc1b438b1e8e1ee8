import { type Severities, severitiesFrom } from '@parcours/model';
import { ENGINES, type EngineWish } from '@parcours/workspace';
import { type Connection, DidChangeConfigurationNotification, type InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol.ts';

/** The client's section of settings; `parcours.severity` is `{ "JRN0301": "off" }`. */
const SECTION = 'parcours';

/**
 * How severe the client wants findings to be: first as it says at the start, then as its settings say, asked for if it can be asked,
 * else as it tells them.
 */
export class SeveritySetting {
  readonly #connection: Connection;
  readonly #asked: boolean;
  readonly #registers: boolean;
  #now: Severities;
  #engine: EngineWish;

  constructor(connection: Connection, params: InitializeParams) {
    const { workspace } = params.capabilities;
    this.#connection = connection;
    this.#asked = workspace?.configuration === true;
    this.#registers = workspace?.didChangeConfiguration?.dynamicRegistration === true;
    const options = params.initializationOptions as InitializationOptions | undefined;
    this.#now = severitiesFrom(options?.severity);
    this.#engine = engineFrom(options?.engine);
  }

  get now(): Severities {
    return this.#now;
  }

  /** Who reads linked files, from the next one on. */
  get engine(): EngineWish {
    return this.#engine;
  }

  /** To be called once the client is initialized. `changed` is called whenever the setting is another one than before. */
  async follow(changed: (severities: Severities) => void): Promise<void> {
    const take = (settings: unknown) => {
      this.#engine = engineFrom((settings as { engine?: unknown } | null | undefined)?.engine);
      const next = severitiesFrom((settings as { severity?: unknown } | null | undefined)?.severity);
      if (JSON.stringify(next) === JSON.stringify(this.#now)) return;
      this.#now = next;
      changed(next);
    };
    const ask = async () => take(await this.#connection.workspace.getConfiguration(SECTION).catch(() => null));
    this.#connection.onDidChangeConfiguration(({ settings }) => {
      if (this.#asked) void ask();
      else take((settings as Record<string, unknown> | null | undefined)?.[SECTION]);
    });
    if (this.#registers) void this.#connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    if (this.#asked) await ask();
  }
}

function engineFrom(setting: unknown): EngineWish {
  return ENGINES.find((each) => each === setting) ?? 'auto';
}

import { ENGINE_PREFERENCES, type EnginePreference } from '@parcours/engines';
import { type FileLimits, parseFileLimits, parseSeverityOverrides, type SeverityOverrides } from '@parcours/model';
import { type Connection, DidChangeConfigurationNotification, type InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol.ts';

/** The client's section of settings: `severity` is `{ "JRN0301": "off" }`, `limits` is `{ "rows": 1000 }`. */
const SECTION = 'parcours';

/** What a finding's severity, or a file's size, may change at. */
export interface SettingsListeners {
  readonly severities: (severities: SeverityOverrides) => void;
  readonly fileLimits: (limits: FileLimits) => void;
}

/** What the client wants: first as it says at the start, then as its settings say, asked for if it can be asked, else as it tells them. */
export class Settings {
  readonly #connection: Connection;
  readonly #asked: boolean;
  readonly #registers: boolean;
  #severities: SeverityOverrides;
  #fileLimits: FileLimits;
  #engine: EnginePreference;

  constructor(connection: Connection, params: InitializeParams) {
    const { workspace } = params.capabilities;
    this.#connection = connection;
    this.#asked = workspace?.configuration === true;
    this.#registers = workspace?.didChangeConfiguration?.dynamicRegistration === true;
    const options = params.initializationOptions as InitializationOptions | undefined;
    this.#severities = parseSeverityOverrides(options?.severity);
    this.#fileLimits = parseFileLimits(options?.limits);
    this.#engine = engineFrom(options?.engine);
  }

  get severities(): SeverityOverrides {
    return this.#severities;
  }

  get fileLimits(): FileLimits {
    return this.#fileLimits;
  }

  /** Who reads linked files, from the next one on. */
  get engine(): EnginePreference {
    return this.#engine;
  }

  /** To be called once the client is initialized. Who follows is told whenever a setting is another one than before. */
  async subscribe(followers: SettingsListeners): Promise<void> {
    const take = (settings: unknown) => {
      const { engine, severity, limits } = (settings ?? {}) as Readonly<Record<string, unknown>>;
      this.#engine = engineFrom(engine);
      const severities = parseSeverityOverrides(severity);
      if (JSON.stringify(severities) !== JSON.stringify(this.#severities)) {
        this.#severities = severities;
        followers.severities(severities);
      }
      const fileLimits = parseFileLimits(limits);
      if (JSON.stringify(fileLimits) !== JSON.stringify(this.#fileLimits)) {
        this.#fileLimits = fileLimits;
        followers.fileLimits(fileLimits);
      }
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

function engineFrom(setting: unknown): EnginePreference {
  return ENGINE_PREFERENCES.find((each) => each === setting) ?? 'auto';
}

import { ENGINE_PREFERENCES, type EnginePreference } from '@parcours/engines';
import { type FileLimits, parseFileLimits, parseSeverityOverrides, type SeverityOverrides } from '@parcours/model';
import { type Connection, DidChangeConfigurationNotification, type InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol.ts';

/** The client's configuration section: `severity` is `{ "JRN0301": "off" }`, `limits` is `{ "rows": 1000 }`. */
const SECTION = 'parcours';

/** Called when a setting changes that affects diagnostics. */
export interface SettingsListeners {
  readonly severities: (severities: SeverityOverrides) => void;
  readonly fileLimits: (limits: FileLimits) => void;
}

/** The client's settings: from the initialization options, then from `workspace/configuration` if supported, otherwise as pushed. */
export class Settings {
  readonly #connection: Connection;
  readonly #pullsConfiguration: boolean;
  readonly #registersConfiguration: boolean;
  #severities: SeverityOverrides;
  #fileLimits: FileLimits;
  #engine: EnginePreference;

  constructor(connection: Connection, params: InitializeParams) {
    const { workspace } = params.capabilities;
    this.#connection = connection;
    this.#pullsConfiguration = workspace?.configuration === true;
    this.#registersConfiguration = workspace?.didChangeConfiguration?.dynamicRegistration === true;
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

  /** The engine preference, effective from the next read. */
  get engine(): EnginePreference {
    return this.#engine;
  }

  /** Call once the client is initialized. Listeners are called only when a value has changed. */
  async subscribe(listeners: SettingsListeners): Promise<void> {
    const apply = (settings: unknown) => {
      const { engine, severity, limits } = (settings ?? {}) as Readonly<Record<string, unknown>>;
      this.#engine = engineFrom(engine);
      const severities = parseSeverityOverrides(severity);
      if (JSON.stringify(severities) !== JSON.stringify(this.#severities)) {
        this.#severities = severities;
        listeners.severities(severities);
      }
      const fileLimits = parseFileLimits(limits);
      if (JSON.stringify(fileLimits) !== JSON.stringify(this.#fileLimits)) {
        this.#fileLimits = fileLimits;
        listeners.fileLimits(fileLimits);
      }
    };
    const pull = async () => apply(await this.#connection.workspace.getConfiguration(SECTION).catch(() => null));
    this.#connection.onDidChangeConfiguration(({ settings }) => {
      if (this.#pullsConfiguration) void pull();
      else apply((settings as Record<string, unknown> | null | undefined)?.[SECTION]);
    });
    if (this.#registersConfiguration) void this.#connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    if (this.#pullsConfiguration) await pull();
  }
}

function engineFrom(setting: unknown): EnginePreference {
  return ENGINE_PREFERENCES.find((each) => each === setting) ?? 'auto';
}

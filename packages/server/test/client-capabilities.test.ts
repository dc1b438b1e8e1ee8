import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type {
  CodeLens,
  Diagnostic,
  Hover,
  InitializeParams,
  ShowDocumentParams,
  ShowMessageParams,
  SymbolInformation,
} from 'vscode-languageserver';
import { clientCapabilities } from '../src/client-capabilities.ts';
import { Client, CUISINE } from './client.ts';

let client: Client;
afterEach(() => client.stop());

const lensesOf = async (path: string): Promise<CodeLens[]> => {
  const found = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: client.uri(path) } });
  return Promise.all(found.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
};

describe('lenses and commands', () => {
  test('without the panel a lens names the preview in a browser; the report is written and shown on request', async () => {
    const shown: ShowDocumentParams[] = [];
    client = await Client.start({
      copyOf: CUISINE,
      capabilities: { window: { showDocument: { support: true } } },
      answers: (connection) =>
        connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
          shown.push(params);
          return { success: true };
        }),
    });
    await client.open('cuisine.journey');
    const [journey] = await lensesOf('cuisine.journey');
    expect(journey?.command).toEqual({
      title: 'CX index 45 / 100 † (−0.29) · show in browser',
      command: 'parcours.preview',
      arguments: [client.uri('cuisine.journey')],
    });
    await client.request('workspace/executeCommand', { command: 'parcours.showReport', arguments: [client.uri('cuisine.journey')] });
    expect(shown).toEqual([{ uri: expect.stringMatching(/^file:.*\/cuisine\.html$/), external: true }]);
    const path = fileURLToPath(shown[0]?.uri ?? '');
    expect(readFileSync(path, 'utf8')).toContain('Je compare les offres');
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  test('a client that shows no documents is told where the report is; it is deleted with the server', async () => {
    const messages: ShowMessageParams[] = [];
    client = await Client.start({
      copyOf: CUISINE,
      answers: (connection) => connection.onNotification('window/showMessage', (params: ShowMessageParams) => void messages.push(params)),
    });
    await client.open('cuisine.journey');
    await client.request('workspace/executeCommand', { command: 'parcours.showReport', arguments: [client.uri('cuisine.journey')] });
    const path = /^The report is in (.*\/cuisine\.html)\. It is deleted when the editor closes\.$/.exec(messages[0]?.message ?? '')?.[1];
    expect(existsSync(path ?? '')).toBe(true);
    await client.stop();
    await expect.poll(() => existsSync(path ?? '')).toBe(false);
    client = await Client.start();
  });

  test('an unknown command, one without its file and a file without a journey are errors that say what to do', async () => {
    client = await Client.start();
    const execute = (command: string, ...args: unknown[]) => client.request('workspace/executeCommand', { command, arguments: args });
    await expect(execute('parcours.openPreviewToSide')).rejects.toThrow(
      'The language server has no command “parcours.openPreviewToSide”. It has: parcours.readAgain, parcours.showReport, parcours.preview',
    );
    await expect(execute('parcours.showReport')).rejects.toThrow('needs the URI of a journey file');
    await client.open('a.journey', 'channel web\n');
    await expect(execute('parcours.showReport', client.uri('a.journey'))).rejects.toThrow('is about no journey');
  });

  test('are not offered to a client that shows none, nor are the forms of answers that it does not know', async () => {
    client = await Client.start({ copyOf: CUISINE, capabilities: { textDocument: NOTHING } });
    expect(client.capabilities.codeLensProvider).toBeUndefined();
    expect(client.capabilities.renameProvider).toBe(true);
    expect(client.capabilities.codeActionProvider).toBe(true);
    await client.open('cuisine.journey');
    const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', {
      textDocument: { uri: client.uri('cuisine.journey') },
    });
    expect(symbols.find(({ name }) => name === 'Je compare les offres')).toMatchObject({
      containerName: expect.any(String),
      location: { uri: client.uri('cuisine.journey') },
    });
    const actions = await client.request('textDocument/codeAction', {
      textDocument: { uri: client.uri('cuisine.journey') },
      range: { start: { line: 9, character: 0 }, end: { line: 9, character: 80 } },
      context: { diagnostics: [{ code: 'JRN0405' }] },
    });
    expect(actions).toEqual([]);
  });
});

describe('hover', () => {
  const hoverWith = async (contentFormat: ('markdown' | 'plaintext')[] | undefined, at: string) => {
    client = await Client.start({ copyOf: CUISINE, capabilities: { textDocument: { hover: contentFormat ? { contentFormat } : {} } } });
    await client.open('cuisine.journey');
    return client.request<Hover>('textDocument/hover', client.at('cuisine.journey', at, 8));
  };

  test.each([[['plaintext']], [['plaintext', 'markdown']], [undefined]] as const)('plain text for %j', async (formats) => {
    const { contents } = await hoverWith(formats && [...formats], 'stage compare');
    expect(contents).toMatchObject({ kind: 'plaintext' });
    const text = (contents as { value: string }).value;
    expect(text).toContain('Je compare les offres compare · stage');
    expect(text).toMatch(/^- measured: −1\.08 † disappointing\s≈ · 95% interval \[−2\.48, \+0\.31\]$/m);
    expect(text).toContain('data/visites-2026-03.csv');
    expect(text).not.toMatch(/[\\*`]/);
  });

  test('Markdown for who prefers it', async () => {
    const { contents } = await hoverWith(['markdown', 'plaintext'], 'stage compare');
    expect(contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('**−1.08**') });
  });
});

describe('notifications beyond LSP', () => {
  test.each([
    [[], 0],
    [['parcours/changed'], 1],
  ] as const)('with %j', async (notifications, atLeast) => {
    let changed = 0;
    client = await Client.start({
      copyOf: CUISINE,
      notifications,
      answers: (connection) => connection.onNotification('parcours/changed', () => void changed++),
    });
    await client.open('cuisine.journey');
    await client.diagnostics('cuisine.journey', (found) => found.length > 0);
    expect(Math.min(changed, 1)).toBe(atLeast);
  });
});

describe('diagnostics', () => {
  const refuted = async (publishDiagnostics: NonNullable<InitializeParams['capabilities']['textDocument']>['publishDiagnostics']) => {
    client = await Client.start({ copyOf: CUISINE, capabilities: { textDocument: { publishDiagnostics } } });
    await client.open('cuisine.journey');
    const isRefuted = ({ code }: Diagnostic) => code === 'JRN0405';
    return (await client.diagnostics('cuisine.journey', (found) => found.some(isRefuted))).find(isRefuted);
  };

  test('lead to their page', async () => {
    const found = await refuted({ codeDescriptionSupport: true });
    expect(readFileSync(new URL(found?.codeDescription?.href ?? ''), 'utf8')).toMatch(/^# JRN0405/);
    expect(found?.relatedInformation).toBeUndefined();
  });

  test('have no page and no related places for a client that shows none', async () => {
    expect(await refuted({})).not.toHaveProperty('codeDescription');
  });
});

test('initialization options of another form count as none', async () => {
  client = await Client.start();
  const params = { processId: null, rootUri: null, capabilities: {}, initializationOptions: { commands: 'all', notifications: [1] } };
  const { commands, notifications } = clientCapabilities(params);
  expect([...commands, ...notifications]).toEqual([]);
});

const NOTHING = {
  codeAction: {},
  codeLens: undefined,
  documentSymbol: {},
  hover: {},
  publishDiagnostics: {},
  rename: {},
} as unknown as NonNullable<InitializeParams['capabilities']['textDocument']>;

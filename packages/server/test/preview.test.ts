/** The preview of `parcours lsp`: the page follows what is typed in an editor, saved or not. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction, ProtocolConnection, ShowDocumentParams } from 'vscode-languageserver/node';
import { useCommand } from '../../cli/test/command.ts';
import { ask, Tab } from '../../cli/test/preview-process.ts';
import { Client, CUISINE } from './client.ts';

const command = useCommand();
const SHOW = { window: { showDocument: { support: true } } };
const OPENING = /^http:\/\/127\.0\.0\.1:\d+\/open\/[\w-]{32}$/;

describe('with an editor that shows documents', () => {
  let editor: Client;
  let asked: ShowDocumentParams[];
  let preview: { readonly address: string; readonly port: number; readonly token: string };

  beforeEach(async () => {
    asked = [];
    editor = await Client.start({
      copyOf: CUISINE,
      capabilities: SHOW,
      server: [command.script, 'lsp', '--stdio'],
      answers: (connection: ProtocolConnection) =>
        connection.onRequest('window/showDocument', (params: ShowDocumentParams) => {
          asked.push(params);
          return { success: true };
        }),
    });
    await editor.open('cuisine.journey');
    const address = await editor.request<string>('workspace/executeCommand', {
      command: 'parcours.preview',
      arguments: [editor.uri('cuisine.journey')],
    });
    const { port, pathname } = new URL(address);
    preview = { address, port: Number(port), token: pathname.slice(1, -1) };
  });
  afterEach(() => editor.stop());

  test('the browser is opened with an address for one time, which leads to the page', async () => {
    expect(asked).toEqual([{ uri: expect.stringMatching(OPENING), external: true }]);
    const { pathname, host } = new URL(asked[0]?.uri ?? '');
    expect(await ask(preview.port, pathname, { headers: { Host: host } })).toMatchObject({
      status: 303,
      headers: { location: new URL(preview.address).pathname },
    });
    const again = await editor.request<string>('workspace/executeCommand', { command: 'parcours.preview' });
    expect(again).toBe(preview.address);
    expect(asked).toHaveLength(2);
    expect(asked[1]?.uri).not.toBe(asked[0]?.uri);
  });

  test('what is typed is shown before it is saved; with a slip of the pen the last good picture stays', async () => {
    const tab = await Tab.open(preview);
    await tab.until(() => tab.model !== undefined);
    await editor.edit('cuisine.journey', 'Je compare les offres', 'Je compare les devis');
    await tab.until(() => tab.model?.reportJson.includes('Je compare les devis') === true);
    await editor.edit('cuisine.journey', 'stage compare', 'stage @ compare');
    await tab.until(() => (tab.model?.errors ?? 0) > 0);
    expect(tab.model).toMatchObject({ stale: true, reportJson: expect.stringContaining('Je compare les devis') });
    await tab.send({ type: 'first-error' });
    expect(asked.at(-1)).toMatchObject({
      uri: editor.uri('cuisine.journey'),
      selection: { start: editor.position('cuisine.journey', '@') },
    });
  });

  test('the file that is edited is followed, unless another one is chosen in the page', async () => {
    const [following, staying] = [await Tab.open(preview), await Tab.open(preview)];
    await staying.send({ type: 'file', uri: pathToFileURL(join(editor.folder, 'cuisine.journey')).toString() });
    await editor.open('plan.journey', 'journey plan "I plan" { stage draw "I draw" }');
    await following.until(() => following.model?.file === 'plan.journey');
    await staying.until(() => staying.model?.file === 'cuisine.journey');
    await editor.edit('cuisine.journey', 'Je compare les offres', 'Je compare');
    await following.until(() => following.model?.file === 'cuisine.journey');
    expect(staying.model?.file).toBe('cuisine.journey');
  });

  test('a stage is shown in the editor', async () => {
    const tab = await Tab.open(preview);
    await tab.until(() => tab.model !== undefined);
    await tab.send({ type: 'reveal', journey: 'kitchen', stage: 'advice' });
    const start = editor.position('cuisine.journey', 'stage advice', 'stage '.length);
    expect(asked.at(-1)).toMatchObject({ uri: editor.uri('cuisine.journey'), takeFocus: true, selection: { start } });
    expect(tab.messages.some(({ type }) => type === 'location')).toBe(false);
  });
});

test('an editor that shows nothing is told the address; a stage is told by its line', async () => {
  const told: string[] = [];
  const editor = await Client.start({
    copyOf: CUISINE,
    language: 'fr',
    server: [command.script, 'lsp', '--stdio'],
    answers: (connection) => connection.onNotification('window/showMessage', ({ message }: { message: string }) => void told.push(message)),
  });
  const address = await editor.request<string>('workspace/executeCommand', { command: 'parcours.preview' });
  expect(told).toEqual([`Ouvrez l’aperçu dans un navigateur de cette machine\u00a0: ${address}`]);
  const { port, pathname, host } = new URL(address);
  const page = await ask(Number(port), pathname, { headers: { Host: host } });
  expect(page.body).toContain('<html lang="fr">');
  const tab = await Tab.open({ address, port: Number(port), token: pathname.slice(1, -1) });
  await tab.send({ type: 'file', uri: editor.uri('cuisine.journey') });
  await tab.until(() => tab.model?.file === 'cuisine.journey');
  await tab.send({ type: 'reveal', journey: 'kitchen', stage: 'advice' });
  await tab.until(() => tab.messages.some(({ type }) => type === 'location'));
  expect(tab.messages.at(-1)).toMatchObject({ type: 'location', path: 'cuisine.journey' });
  await editor.stop();
  await tab.until(() => tab.heard.some(({ event }) => event === 'ended'));
});

describe('how an editor without the panel comes to it', () => {
  const actionsAt = async (editor: Client, text: string): Promise<CodeAction[]> => {
    await editor.open('cuisine.journey');
    const start = editor.position('cuisine.journey', text);
    return editor.request('textDocument/codeAction', {
      textDocument: { uri: editor.uri('cuisine.journey') },
      range: { start, end: start },
      context: { diagnostics: [] },
    });
  };
  const LITERALS = { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } } };

  test.each([
    ['en', 'Show the curve in a browser, as you type'],
    ['fr', 'Montrer la courbe dans un navigateur, au fil de la frappe'],
    ['de', 'Die Kurve beim Schreiben in einem Browser zeigen'],
  ])('by a code action on the first line of a journey, in %s', async (language, title) => {
    const editor = await Client.start({ copyOf: CUISINE, language, capabilities: LITERALS });
    const found = (await actionsAt(editor, 'journey kitchen')).filter(({ kind }) => kind === 'preview.parcours');
    expect(found).toMatchObject([{ title, command: { command: 'parcours.preview', arguments: [editor.uri('cuisine.journey')] } }]);
    expect((await actionsAt(editor, 'stage advice')).filter(({ kind }) => kind === 'preview.parcours')).toEqual([]);
    await editor.stop();
  });

  test('not in an editor that has the panel', async () => {
    const editor = await Client.start({ copyOf: CUISINE, capabilities: LITERALS, commands: ['parcours.openPreviewToSide'] });
    expect((await actionsAt(editor, 'journey kitchen')).filter(({ kind }) => kind === 'preview.parcours')).toEqual([]);
    await editor.stop();
  });
});

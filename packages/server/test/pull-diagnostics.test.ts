import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Diagnostic, DocumentDiagnosticReport, PreviousResultId, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { Client, CUISINE } from './client.ts';

let client: Client;
afterEach(() => client.stop());

const PULLS = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true }, inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } },
};

const pull = (path: string, previousResultId?: string) =>
  client.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri: client.uri(path) }, previousResultId });

const codes = (report: DocumentDiagnosticReport) =>
  report.kind === 'full' ? report.items.map(({ code }: Diagnostic) => code) : report.kind;

/** Records refresh requests and pushed diagnostics; resolves to them once the expected one has arrived. */
function listen() {
  const heard: string[] = [];
  for (const what of ['diagnostic', 'inlayHint', 'codeLens']) {
    client.connection.onRequest(`workspace/${what}/refresh`, () => {
      heard.push(what);
      return null;
    });
  }
  client.connection.onNotification('textDocument/publishDiagnostics', () => {
    heard.push('push');
  });
  return async (expected: string) => {
    await vi.waitFor(() => expect(heard).toContain(expected), 10_000);
    return heard.splice(0);
  };
}

test('a client that pulls gets each answer once, and a refresh request when a linked file has changed', async () => {
  client = await Client.start({ copyOf: CUISINE, capabilities: PULLS });
  const heard = listen();
  await client.open('cuisine.journey');
  const first = await pull('cuisine.journey');
  expect(codes(first)).toEqual(['JRN0539', 'JRN0405', 'JRN0405', 'JRN0454', 'JRN0405']);
  expect(codes(await pull('cuisine.journey', first.resultId))).toBe('unchanged');
  expect(await heard('codeLens')).not.toContain('push');

  await client.write('data/visites-2026-03.csv', 'visiteur;etape\n');
  const refreshes = await heard('codeLens');
  expect(refreshes).toEqual(expect.arrayContaining(['diagnostic', 'inlayHint', 'codeLens']));
  expect(refreshes).not.toContain('push');
  expect(codes(await pull('cuisine.journey', first.resultId))).toContain('JRN0403');
});

describe('of the workspace', () => {
  const pullAll = (previousResultIds: PreviousResultId[] = []) =>
    client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });
  const shown = ({ items }: WorkspaceDiagnosticReport) =>
    Object.fromEntries(items.map((item) => [item.uri.slice(client.uri('').length + 1), `${item.version} ${codes(item)}`]));
  const ids = ({ items }: WorkspaceDiagnosticReport): PreviousResultId[] =>
    items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));

  test('open or not, and in the data files; nothing is pushed as well, and each answer comes once', async () => {
    client = await Client.start({ capabilities: PULLS });
    expect(client.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
    const heard = listen();
    await client.write('data.csv', `id;q\n${Array.from({ length: 12 }, (_, id) => `${id};${id === 3 ? 9 : 4}`).join('\n')}\n`);
    await client.write('closed.journey', 'channel web\nstage\n');
    await client.open('a.journey', JOURNEY);
    await expect.poll(async () => Object.keys(shown(await pullAll()))).toContain('closed.journey');
    const first = await pullAll();
    expect(shown(first)).toEqual({
      'a.journey': '1 JRN0407',
      'closed.journey': expect.stringMatching(/^null JRN01\d\d$/),
      'data.csv': 'null JRN0407',
    });
    expect(Object.values(shown(await pullAll(ids(first))))).toEqual(['1 unchanged', 'null unchanged', 'null unchanged']);

    await client.edit('a.journey', 'scale 1..5', 'scale 1..10');
    await client.write('closed.journey', 'channel web\ntouchpoint t on web\n');
    await expect
      .poll(async () => shown(await pullAll(ids(first))))
      .toEqual({ 'a.journey': '2 JRN0465', 'closed.journey': 'null ', 'data.csv': 'null ' });
    expect(await heard('diagnostic')).not.toContain('push');
  });

  test('a data file that is open is pulled, and pulled again when the text that links it changes', async () => {
    client = await Client.start({ capabilities: PULLS });
    const heard = listen();
    await client.write('data.csv', `id;q\n${Array.from({ length: 12 }, (_, id) => `${id};${id === 3 ? 9 : 4}`).join('\n')}\n`);
    await client.open('a.journey', JOURNEY);
    await client.openAs(client.uri('data.csv'), '', 'csv');
    // On a busy machine the file is still being read at first.
    await expect.poll(async () => codes(await pull('a.journey')), { timeout: 30_000 }).toEqual(['JRN0407']);
    expect(codes(await pull('data.csv'))).toEqual(['JRN0407']);
    await heard('diagnostic');
    await client.edit('a.journey', 'scale 1..5', 'scale 1..10');
    await pull('a.journey');
    expect(await heard('diagnostic')).not.toContain('push');
    expect(codes(await pull('data.csv'))).toEqual([]);
  });

  test.each([
    ['that cannot be asked to pull again', { capabilities: { textDocument: { diagnostic: {} } } }, undefined],
    ['that does not want them', { capabilities: PULLS, workspaceDiagnostics: false }, { workspaceDiagnostics: false }],
  ])('are not offered to a client %s', async (_, options, provider) => {
    client = await Client.start(options);
    expect(client.capabilities.diagnosticProvider).toEqual(provider && expect.objectContaining(provider));
  });
});

const JOURNEY = `journey j "I buy" {
  stage a "I look" channel web touchpoint t
}
channel web
touchpoint t on web
observations o "O" of j method survey date 2026-01 from "data.csv" {
  respondent "id"
  measure a from "q" scale 1..5
}
`;

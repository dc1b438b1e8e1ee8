import { afterEach, expect, test, vi } from 'vitest';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
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
  expect(codes(first)).toEqual(['JRN0405', 'JRN0405', 'JRN0454', 'JRN0405']);
  expect(codes(await pull('cuisine.journey', first.resultId))).toBe('unchanged');
  expect(await heard('codeLens')).not.toContain('push');

  await client.write('data/visites-2026-03.csv', 'visiteur;etape\n');
  const refreshes = await heard('codeLens');
  expect(refreshes).toEqual(expect.arrayContaining(['diagnostic', 'inlayHint', 'codeLens']));
  expect(refreshes).not.toContain('push');
  expect(codes(await pull('cuisine.journey', first.resultId))).toContain('JRN0403');
});

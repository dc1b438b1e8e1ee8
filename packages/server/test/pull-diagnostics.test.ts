import { afterEach, expect, test } from 'vitest';
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

/** Counts what the server asks the client to ask again for, and what it sends unasked. */
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
  return async (wished?: string) => {
    for (const end = Date.now() + 10_000; wished && !heard.includes(wished) && Date.now() < end; )
      await new Promise((go) => setTimeout(go, 20));
    return heard.splice(0);
  };
}

test('a client that asks gets the findings once, and is told when a linked file has changed', async () => {
  client = await Client.start({ copyOf: CUISINE, capabilities: PULLS });
  const heard = listen();
  await client.open('cuisine.journey');
  const first = await pull('cuisine.journey');
  expect(codes(first)).toEqual(['JRN0405', 'JRN0405', 'JRN0405']);
  expect(codes(await pull('cuisine.journey', first.resultId))).toBe('unchanged');
  expect(await heard('codeLens')).not.toContain('push');

  await client.write('data/visites-2026-03.csv', 'visiteur;etape\n');
  const told = await heard('codeLens');
  expect(told).toEqual(expect.arrayContaining(['diagnostic', 'inlayHint', 'codeLens']));
  expect(told).not.toContain('push');
  expect(codes(await pull('cuisine.journey', first.resultId))).toContain('JRN0403');
});

test('what somebody types is known to the client itself: it is not told to ask twice', async () => {
  client = await Client.start({ copyOf: CUISINE, capabilities: PULLS });
  const heard = listen();
  await client.open('cuisine.journey');
  await heard('codeLens');
  await client.edit('cuisine.journey', 'touchpoint comparator', 'touchpoint comparaison');
  expect(codes(await pull('cuisine.journey'))).toContain('JRN0105');
  await new Promise((go) => setTimeout(go, 400));
  expect(await heard()).toEqual([]);
});

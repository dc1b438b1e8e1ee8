import { Workspace } from '@parcours/workspace';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection, PublishDiagnosticsParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MemoryHost, uriOf } from '../../workspace/test/memory-host.ts';
import { clientCapabilities } from '../src/client-capabilities.ts';
import { DiagnosticsPublisher } from '../src/diagnostics/publisher.ts';
import { OpenDocuments } from '../src/documents/open-documents.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A publisher over files in memory, and what it sends to the client: `a.journey: JRN0105 JRN0301`. */
async function publishing(host: MemoryHost, ...open: string[]) {
  const workspace = new Workspace(host);
  await workspace.open();
  const sent: string[] = [];
  const refreshes: string[] = [];
  const connection = {
    console,
    async sendDiagnostics({ uri, diagnostics }: PublishDiagnosticsParams) {
      sent.push(`${uri.split('/').at(-1)}: ${diagnostics.map(({ code }) => code).join(' ')}`);
    },
    async sendRequest({ method }: { method: string }) {
      refreshes.push(method);
    },
  } as unknown as Connection;
  const opened = new OpenDocuments(() => ({ folders: host.roots, canonicalUri: (uri) => uri }));
  for (const path of open) opened.open(TextDocument.create(uriOf(path), 'journey', 1, ''));
  const publisher = new DiagnosticsPublisher(
    connection,
    async () => ({ workspace, language: 'en' }),
    { opened, readOnly: new Map(), versionOf: () => null },
    () => undefined,
  );
  /** What is sent after a change, once the debounce interval has passed. `edited`: the open text that was typed into. */
  const after = async (change: () => unknown, edited?: string) => {
    sent.length = 0;
    await change();
    publisher.scheduleRefresh(edited);
    await vi.runAllTimersAsync();
    return [...sent].sort();
  };
  return { workspace, publisher, refreshes, after };
}

test('publishes only what has changed', async () => {
  const { workspace, after } = await publishing(
    new MemoryHost({
      'hub.journey': 'channel web\n',
      'a.journey': 'import "hub.journey"\ntouchpoint desk on web\n',
      'b.journey': 'owner care\n',
    }),
    'hub.journey',
    'a.journey',
    'b.journey',
  );
  expect(await after(() => undefined)).toEqual(['a.journey: ', 'b.journey: ', 'hub.journey: ']);
  expect(await after(() => workspace.openDocument(uriOf('hub.journey'), 'channel web\n// and more\n'))).toEqual([]);
  expect(await after(() => workspace.openDocument(uriOf('hub.journey'), 'channel store\n'))).toEqual(['a.journey: JRN0105']);
  expect(await after(() => workspace.openDocument(uriOf('hub.journey'), 'channel web\n'))).toEqual(['a.journey: ']);
});

test('reports a file that is not open as unreadable, and clears it once it can be read', async () => {
  const host = new MemoryHost({ 'hub.journey': 'channel web\n', 'a.journey': 'owner care\n' });
  host.failures.set('hub.journey', 'EACCES');
  const { workspace, after } = await publishing(host, 'a.journey');
  expect(await after(() => undefined)).toEqual(['a.journey: ', 'hub.journey: JRN0116']);
  expect(await after(() => undefined)).toEqual([]);
  host.failures.clear();
  expect(await after(() => workspace.filesChanged([uriOf('hub.journey')]))).toEqual(['hub.journey: ']);
});

test('asks the client to refresh after any change but that of its only open text', async () => {
  const { workspace, publisher, refreshes, after } = await publishing(new MemoryHost({ 'a.journey': 'channel web\n' }), 'a.journey');
  const refreshSupport = { refreshSupport: true };
  const workspaceCapabilities = { diagnostics: refreshSupport, inlayHint: refreshSupport, codeLens: refreshSupport };
  const capabilities = { textDocument: { diagnostic: {} }, workspace: workspaceCapabilities };
  publisher.setClient(clientCapabilities({ processId: null, rootUri: null, capabilities }));
  const type = () => workspace.openDocument(uriOf('a.journey'), 'channel store\n');
  expect(await after(type, uriOf('a.journey'))).toEqual([]);
  expect(refreshes).toEqual([]);
  expect(await after(() => undefined)).toEqual([]);
  expect(refreshes).toEqual(['workspace/diagnostic/refresh', 'workspace/inlayHint/refresh', 'workspace/codeLens/refresh']);
});

import { Workspace } from '@parcours/workspace';
import { expect, test } from 'vitest';
import type { Connection, PublishDiagnosticsParams } from 'vscode-languageserver';
import { MemoryHost, uriOf } from '../../workspace/test/memory-host.ts';
import { DiagnosticsPublisher } from '../src/diagnostics/publisher.ts';

/** A publisher over files in memory, and what it tells the client: `a.journey: JRN0105 JRN0301`. */
async function publishing(host: MemoryHost, ...open: string[]) {
  const workspace = new Workspace(host);
  await workspace.open();
  const told: string[] = [];
  const connection = {
    console,
    async sendDiagnostics({ uri, diagnostics }: PublishDiagnosticsParams) {
      told.push(`${uri.split('/').at(-1)}: ${diagnostics.map(({ code }) => code).join(' ')}`);
    },
  } as unknown as Connection;
  const uris = new Map(open.map((path) => [uriOf(path), uriOf(path)]));
  const publisher = new DiagnosticsPublisher(
    connection,
    async () => ({ workspace, language: 'en' }),
    uris,
    () => undefined,
  );
  const after = async (change: () => unknown) => {
    told.length = 0;
    await change();
    publisher.scheduleRefresh();
    // The pause, and what comes after it.
    await new Promise((resolve) => setTimeout(resolve, 250));
    return [...told].sort();
  };
  return { workspace, after };
}

test('only what has changed is told again', async () => {
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

test('of a file that nobody has open it is told that it cannot be read, and when it can', async () => {
  const host = new MemoryHost({ 'hub.journey': 'channel web\n', 'a.journey': 'owner care\n' });
  host.failures.set('hub.journey', 'EACCES');
  const { workspace, after } = await publishing(host, 'a.journey');
  expect(await after(() => undefined)).toEqual(['a.journey: ', 'hub.journey: JRN0116']);
  expect(await after(() => undefined)).toEqual([]);
  host.failures.clear();
  expect(await after(() => workspace.filesChanged([uriOf('hub.journey')]))).toEqual(['hub.journey: ']);
});

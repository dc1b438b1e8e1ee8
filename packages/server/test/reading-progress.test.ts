/** A linked file that takes long to read, as a client sees it: progress, cancellation, and answers meanwhile. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { nodeHost } from '@parcours/engines/node-host';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { DeferredEngine } from '../../workspace/test/deferred-engine.ts';
import type { PanelData, ReadingParams } from '../src/protocol.ts';
import { startServer } from '../src/server.ts';
import { reportOf } from './client.ts';

const JOURNEY = `channel web
journey shop "I shop" {
  stage pay "I pay" channel web target +2
}
observations survey of shop method survey date 2026-04
  from "survey.csv" {
  respondent "id"
  measure pay from "paying" scale 1..7
}
`;
const SURVEY = 'id,paying\n1,2\n2,4\n3,3\n';

interface ProgressMessage {
  readonly token: number | string;
  readonly value: { readonly kind: string; readonly title?: string; readonly percentage?: number; readonly cancellable?: boolean };
}

/** A server in this process whose engine waits for the test. */
class Desk {
  readonly progress: ProgressMessage[] = [];
  readonly reading: ReadingParams[] = [];
  changed = 0;
  engine!: DeferredEngine;
  readonly client: ProtocolConnection;
  readonly folder: string;
  readonly #version = { now: 1 };

  private constructor(folder: string, client: ProtocolConnection) {
    this.folder = folder;
    this.client = client;
  }

  static async start(options: { create?: 'accept' | 'refuse'; language?: string } = {}): Promise<Desk> {
    const folder = await mkdtemp(join(tmpdir(), 'parcours-reading-'));
    await writeFile(join(folder, 'a.journey'), JOURNEY);
    await writeFile(join(folder, 'survey.csv'), SURVEY);
    const [up, down] = [new PassThrough(), new PassThrough()];
    const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    const desk = new Desk(folder, client);
    startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
      host: (folders) => nodeHost(folders.map((uri) => URI.parse(uri).fsPath)),
      engine: () => (portable) => {
        desk.engine = new DeferredEngine(portable);
        return desk.engine;
      },
    });
    client.onRequest('window/workDoneProgress/create', () => {
      if (options.create === 'refuse') throw new Error('no progress here');
      return null;
    });
    client.onNotification('$/progress', (message: ProgressMessage) => void desk.progress.push(message));
    client.onNotification('parcours/reading', (reading: ReadingParams) => void desk.reading.push(reading));
    client.onNotification('parcours/changed', () => void desk.changed++);
    client.onRequest('workspace/diagnostic/refresh', () => null);
    client.listen();
    await client.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {
        window: { workDoneProgress: options.create !== undefined },
        textDocument: { diagnostic: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
        workspace: { diagnostics: { refreshSupport: true } },
      },
      workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: 'test' }],
      initializationOptions: { language: options.language ?? 'en', notifications: ['parcours/changed', 'parcours/reading'] },
    });
    await client.sendNotification('initialized', {});
    const textDocument = { uri: desk.uri, languageId: 'journey', version: 1, text: JOURNEY };
    await client.sendNotification('textDocument/didOpen', { textDocument });
    return desk;
  }

  get uri(): string {
    return pathToFileURL(join(this.folder, 'a.journey')).toString();
  }

  async type(text: string): Promise<void> {
    const textDocument = { uri: this.uri, version: ++this.#version.now };
    await this.client.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  }

  panel(): Promise<PanelData> {
    return this.client.sendRequest('parcours/panel', { uri: this.uri });
  }

  async diagnostics(): Promise<Diagnostic[]> {
    const answer: { items: Diagnostic[] } = await this.client.sendRequest('textDocument/diagnostic', { textDocument: { uri: this.uri } });
    return answer.items;
  }

  async codes(): Promise<unknown[]> {
    return (await this.diagnostics()).map(({ code }) => code);
  }

  /** Resolves to the nth progress message of a kind. */
  until(kind: string, count = 1): Promise<ProgressMessage> {
    return vi.waitFor(() => {
      const found = this.progress.filter(({ value }) => value.kind === kind)[count - 1];
      if (!found) throw new Error(`no ${kind}: ${JSON.stringify(this.progress)}`);
      return found;
    }, 10_000);
  }

  /** Has the engine report a fraction until the client has received it: reports in quick succession are dropped. */
  async report(fraction: number): Promise<void> {
    const reported = () => {
      this.engine.tasks[0]?.reportProgress(fraction);
      return this.reading.at(-1)?.percent;
    };
    await expect.poll(reported, { timeout: 10_000 }).toBe(fraction * 100);
  }

  async stop(): Promise<void> {
    this.engine?.resume();
    this.client.dispose();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const mean = (data: PanelData) => reportOf(data).journeys[0]?.stages[0]?.measured?.mean;

describe('a linked file that takes long', () => {
  let desk: Desk;
  afterEach(() => desk.stop());

  test('progress begins after a second, moves, and ends; then the figures are there', async () => {
    desk = await Desk.start({ create: 'accept' });
    const first = await desk.panel();
    expect([first.reading, first.missing.map(({ message }) => message), mean(first)]).toEqual([
      ['survey.csv'],
      ['The observation file survey.csv is being read; its figures follow.'],
      undefined,
    ]);
    const begin = await desk.until('begin');
    expect(begin.value).toMatchObject({ title: 'Reading survey.csv', cancellable: true });
    await desk.report(0.25);
    await desk.report(0.5);
    expect(desk.reading.map(({ percent }) => percent)).toEqual([null, 25, 50]);
    const { changed } = desk;
    desk.engine.resume();
    const end = await desk.until('end');
    expect([end.token, desk.progress.every(({ token }) => token === begin.token)]).toEqual([begin.token, true]);
    expect(desk.reading.at(-1)).toMatchObject({ path: 'survey.csv', ended: true });
    await expect.poll(() => desk.changed).toBeGreaterThan(changed);
    expect([mean(await desk.panel()), (await desk.panel()).reading]).toEqual([-1, []]);
    expect(desk.engine.tasks).toHaveLength(1);
  });

  test('diagnostics, completion and hover answer meanwhile', async () => {
    desk = await Desk.start({ create: 'accept' });
    await desk.panel();
    const begun = Date.now();
    await desk.type(JOURNEY.replace('channel web target', 'channel wbe target'));
    expect(await desk.codes()).toContain('JRN0105');
    const textDocument = { uri: desk.uri };
    const completions = await desk.client.sendRequest<{ items?: unknown[] } | unknown[]>('textDocument/completion', {
      textDocument,
      position: { line: 2, character: JOURNEY.split('\n')[2]?.indexOf('web target') ?? 0 },
    });
    expect(JSON.stringify(completions)).toContain('web');
    expect(await desk.client.sendRequest('textDocument/hover', { textDocument, position: { line: 2, character: 9 } })).not.toBeNull();
    expect(Date.now() - begun).toBeLessThan(5000);
    expect(desk.engine.tasks).toHaveLength(1);
  });

  test('cancelled by its token: it ends, the diagnostic and the panel say so, and it is read again when asked', async () => {
    desk = await Desk.start({ create: 'accept', language: 'fr' });
    await desk.panel();
    const { token, value } = await desk.until('begin');
    expect(value.title).toBe('Lecture de survey.csv');
    await desk.client.sendNotification('window/workDoneProgress/cancel', { token });
    await desk.until('end');
    expect(desk.engine.tasks[0]?.isCancelled).toBe(true);
    const panel = await desk.panel();
    expect([panel.reading, panel.missing]).toEqual([
      [],
      [{ message: 'La lecture du fichier d’observations survey.csv a été interrompue\u00a0: ses chiffres manquent.', cancelled: true }],
    ]);
    const found = (await desk.diagnostics()).filter(({ code }) => code === 'JRN0436');
    expect(found.map(({ severity }) => severity)).toEqual([2]);
    // Typing does not restart a cancelled read.
    await desk.type(JOURNEY.replace('I pay', 'I pay cash'));
    expect(await desk.codes()).toContain('JRN0436');
    expect(desk.engine.tasks).toHaveLength(1);
    const actions = await desk.client.sendRequest<{ title: string; command?: { command: string } }[]>('textDocument/codeAction', {
      textDocument: { uri: desk.uri },
      range: found[0]?.range,
      context: { diagnostics: found, only: ['quickfix'] },
    });
    expect(actions.map(({ title, command }) => [title, command?.command])).toEqual([['Le relire', 'parcours.readAgain']]);
    await desk.client.sendRequest('workspace/executeCommand', { command: 'parcours.readAgain' });
    expect((await desk.panel()).reading).toEqual(['survey.csv']);
    await desk.until('begin', 2);
    desk.engine.resume();
    await desk.until('end', 2);
    expect(mean(await desk.panel())).toBe(-1);
    expect(await desk.codes()).not.toContain('JRN0436');
  });

  test('typing does not lose the progress; another mapping goes on under the same one and ends in its figures', async () => {
    desk = await Desk.start({ create: 'accept' });
    await desk.panel();
    await desk.until('begin');
    await desk.type(JOURNEY.replace('I pay', 'I pay cash'));
    await desk.panel();
    await desk.type(`${JOURNEY}touchpoint "`);
    await desk.panel();
    expect([desk.engine.tasks.length, desk.progress.map(({ value }) => value.kind)]).toEqual([1, ['begin']]);
    await desk.type(JOURNEY.replace('scale 1..7', 'scale 1..5'));
    await desk.panel();
    expect(desk.engine.tasks).toHaveLength(2);
    await expect.poll(() => desk.engine.tasks[0]?.isCancelled).toBe(true);
    desk.engine.resume();
    await desk.until('end');
    // 2, 4 and 3 on 1..5 have the middle as their mean: 0 on −3..+3.
    await expect.poll(async () => mean(await desk.panel())).toBe(0);
    expect(desk.progress.filter(({ value }) => value.kind !== 'report').map(({ value }) => value.kind)).toEqual(['begin', 'end']);
  });

  test('a client that refuses progress, or cannot show any, gets the figures all the same', async () => {
    for (const create of ['refuse', undefined] as const) {
      desk = await Desk.start(create ? { create } : {});
      await desk.panel();
      await expect.poll(() => desk.reading.length, { timeout: 10_000 }).toBe(1);
      await desk.report(0.5);
      desk.engine.resume();
      await expect.poll(async () => mean(await desk.panel())).toBe(-1);
      // The panel has its own notification.
      expect(desk.reading.map(({ percent, ended }) => (ended ? 'end' : percent))).toEqual([null, 50, 'end']);
      expect(desk.progress).toEqual([]);
      if (create) await desk.stop();
    }
  });

  test('an exported report waits for all', async () => {
    desk = await Desk.start();
    const exported = desk.client.sendRequest<{ text: string }>('parcours/export', { uri: desk.uri, format: 'md', language: 'en' });
    let isExported = false;
    void exported.then(() => {
      isExported = true;
    });
    // The panel gives up waiting for the file; the export does not.
    expect((await desk.panel()).reading).toEqual(['survey.csv']);
    expect(isExported).toBe(false);
    desk.engine.resume();
    expect((await exported).text).not.toContain('being read');
  });
});

/** The bundles start the worker that reads files; without it, a warning is logged and the figures are the same. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PanelData } from '@parcours/server/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommand } from '../../cli/scripts/build.ts';
import { type GradeCounts, JOURNEY, writeSurvey } from '../../engines/test/survey-file.ts';
import { Client, reportOf } from '../../server/test/client.ts';
import { buildServer } from '../scripts/build.ts';

const ROWS = 300_000;
const THREAD = 'Large linked files are read in a thread of their own.';

const home = mkdtempSync(join(tmpdir(), 'parcours-thread-'));
const shop = join(home, 'shop');
let given: GradeCounts;

beforeAll(async () => {
  await Promise.all([buildServer(join(home, 'vsix')), buildCommand(join(home, 'command'))]);
  writeFileSync(join(home, 'command', 'package.json'), '{ "type": "module" }');
  mkdirSync(shop);
  // Distinguishing respondents takes longest.
  writeFileSync(join(shop, 'a.journey'), JOURNEY.replace('{\n  channel "channel"', '{\n  respondent "answer"\n  channel "channel"'));
  given = writeSurvey(join(shop, 'survey.csv'), ROWS);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Met {
  readonly log: string[];
  readonly warnings: string[];
  /** Number of requests answered before the figures arrived. */
  readonly answers: number;
  readonly panel: PanelData;
}

async function meet(server: readonly string[]): Promise<Met> {
  const log: string[] = [];
  const warnings: string[] = [];
  const client = await Client.start({
    copyOf: shop,
    server,
    answers: (connection) => {
      connection.onNotification('window/logMessage', ({ message }: { message: string }) => void log.push(message));
      connection.onNotification('window/showMessage', ({ message }: { message: string }) => void warnings.push(message));
    },
  });
  try {
    await client.open('a.journey');
    const uri = client.uri('a.journey');
    let answers = 0;
    const figures = async (): Promise<PanelData> => {
      const panel = await client.request<PanelData>('parcours/panel', { uri });
      return panel.reading.length === 0 ? panel : figures();
    };
    let isRead = false;
    const reading = figures().finally(() => {
      isRead = true;
    });
    while (!isRead) {
      await client.request('textDocument/documentSymbol', { textDocument: { uri } });
      answers++;
    }
    return { log, warnings, answers, panel: await reading };
  } finally {
    await client.stop();
  }
}

/** Grades 1..10 are mapped to −3..+3 at equal distances. */
const mean = (counts: readonly number[]) => counts.reduce((sum, count, at) => sum + count * (-3 + (6 * at) / 9), 0) / ROWS;

const servers: Record<string, readonly [folder: string, ...line: string[]]> = {
  'the server of the VSIX': ['vsix', 'server.js', '--stdio'],
  'the command of the VSIX': ['vsix', 'parcours.js', 'lsp', '--stdio'],
  'the command alone': ['command', 'parcours.js', 'lsp', '--stdio'],
};

describe.each(Object.entries(servers))('%s', (_, [folder, script = '', ...words]) => {
  const line = () => [join(home, folder, script), ...words];
  const figures = ({ panel }: Met) => reportOf(panel).journeys[0]?.stages.map(({ measured }) => [measured?.n, measured?.mean]);
  const expected = () => [
    [ROWS, expect.closeTo(mean(given.finding), 9)],
    [ROWS, expect.closeTo(mean(given.paying), 9)],
  ];

  test('reads in a thread of its own, and answers meanwhile', async () => {
    const met = await meet(line());
    expect(met.log.filter((text) => text.includes(THREAD))).toHaveLength(1);
    expect(met.warnings).toEqual([]);
    expect(met.answers).toBeGreaterThan(300);
    expect(figures(met)).toEqual(expected());
  });
});

test('a bundle without the thread’s program says so once, and reads all the same', async () => {
  rmSync(join(home, 'command', 'engine-worker.js'));
  const met = await meet([join(home, 'command', 'parcours.js'), 'lsp', '--stdio']);
  expect(met.warnings).toEqual([expect.stringContaining('have to be read in the language server’s own thread')]);
  expect(met.log.filter((text) => text.includes(THREAD))).toEqual([]);
  expect(reportOf(met.panel).journeys[0]?.stages.map(({ measured }) => measured?.n)).toEqual([ROWS, ROWS]);
});

test('a program that does not start is as good as none, and that is said too', async () => {
  writeFileSync(join(home, 'vsix', 'engine-worker.js'), 'throw new Error("broken");\n');
  const met = await meet([join(home, 'vsix', 'server.js'), '--stdio']);
  expect(met.warnings).toEqual([expect.stringContaining('have to be read in the language server’s own thread')]);
  expect(reportOf(met.panel).journeys[0]?.stages.map(({ measured }) => measured?.n)).toEqual([ROWS, ROWS]);
});

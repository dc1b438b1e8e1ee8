/** The client's settings `parcours.limits.*`: files are rejected or read again as soon as they change. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Client } from './client.ts';

const TEXT = `touchpoint t
journey j { stage pay "I pay" touchpoint t }
observations survey of j method survey date 2026-10 from "survey.csv" {
  respondent "id"
  measure pay from "ease" scale 1..5
}
`;
let client: Client;
afterEach(() => client.stop());

const rows = (count: number) => `id;ease\n${Array.from({ length: count }, (_, at) => `${at};${(at % 5) + 1}\n`).join('')}`;
const REFUSED =
  /it has (4\d|more than [\d,]+) rows, and the limit is [\d,]+; split it, or raise the limit \(in VS Code parcours\.limits\.rows,/;

const refused = (wished: boolean) =>
  client.diagnostics('a.journey', (found) => found.some(({ message }) => REFUSED.test(String(message))) === wished);

test('is told at the start, and at once when it is changed', async () => {
  client = await Client.start({ limits: { rows: 39, columns: -1 } });
  await writeFile(join(client.folder, 'survey.csv'), rows(40));
  await client.open('a.journey', TEXT);
  expect((await refused(true)).map(({ code }) => code)).toContain('JRN0412');
  const tell = (limits: unknown) =>
    client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { parcours: { limits } } });
  await tell({ rows: 40 });
  expect((await refused(false)).map(({ code }) => code)).not.toContain('JRN0412');
  await tell({ rows: 10 });
  await refused(true);
  // Invalid limits are ignored.
  await tell({ rows: 'many' });
  await refused(false);
});

test('is asked for, and holds in the thread that reads larger files', async () => {
  let limits: Record<string, number> = { rows: 40_000 };
  client = await Client.start({
    capabilities: { workspace: { configuration: true } },
    answers: (connection) => connection.onRequest('workspace/configuration', () => [{ limits }]),
  });
  await writeFile(join(client.folder, 'survey.csv'), rows(41_000));
  await client.open('a.journey', TEXT);
  await refused(true);
  limits = {};
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await refused(false);
});

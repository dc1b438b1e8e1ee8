/** The client's setting `parcours.severity`: as an option, pulled, or pushed. */
import { afterEach, expect, test } from 'vitest';
import { Client } from './client.ts';

const TEXT = 'touchpoint kiosk\ntouchpoint t\njourney j { stage a "I pay" stage b "I pay" touchpoint t }\n';
let client: Client;
afterEach(() => client.stop());

const codes = async (wished: (found: string[]) => boolean) => {
  const said = (found: { code?: unknown; severity?: unknown }[]) => found.map(({ code, severity }) => `${code} ${severity}`);
  return said(await client.diagnostics('a.journey', (found) => wished(said(found))));
};

test('is told at the start and whenever it changes; what is not understood is left out', async () => {
  client = await Client.start({ severity: { JRN0301: 'off', JRN0303: 'error', JRN0305: 'loud', JRN9999: 'off' } });
  await client.open('a.journey', TEXT);
  expect(await codes((found) => found.length > 0)).toEqual(['JRN0416 3', 'JRN0303 1', 'JRN0305 2']);
  const tell = (settings: unknown) => client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  await tell({ parcours: { severity: { JRN0305: 'hint' } } });
  expect(await codes((found) => found.includes('JRN0305 4'))).toEqual(['JRN0301 3', 'JRN0416 3', 'JRN0303 3', 'JRN0305 4']);
  for (const nothing of [null, {}, { parcours: null }, { parcours: { severity: 'off' } }]) await tell(nothing);
  expect(await codes((found) => found.includes('JRN0305 2'))).toEqual(['JRN0301 3', 'JRN0416 3', 'JRN0303 3', 'JRN0305 2']);
});

test('is asked for, where the client can be asked', async () => {
  let severity: Record<string, string> = { JRN0305: 'off' };
  client = await Client.start({
    capabilities: { workspace: { configuration: true } },
    answers: (connection) => connection.onRequest('workspace/configuration', () => [{ severity }]),
  });
  await client.open('a.journey', TEXT);
  expect(await codes((found) => found.length === 3)).toEqual(['JRN0301 3', 'JRN0416 3', 'JRN0303 3']);
  severity = {};
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  expect(await codes((found) => found.length === 4)).toContain('JRN0305 2');
});

test('what the text accepts stays listed, as information, with its reason', async () => {
  client = await Client.start({});
  await client.open('a.journey', TEXT.replace('stage b', '\n// parcours: allow JRN0305 "two counters"\n stage b'));
  const found = await client.diagnostics('a.journey', (all) => all.some(({ code }) => code === 'JRN0305'));
  const accepted = found.filter(({ code }) => code === 'JRN0305').map(({ severity, message }) => [severity, String(message).slice(0, 27)]);
  expect(accepted).toEqual([[3, 'Accepted (“two counters”): ']]);
  expect(found.map(({ code }) => code)).not.toContain('JRN0243');
});

/** What the panel is told of a text that cannot be read as it stands: then it keeps its last good picture under a notice. */
import { afterEach, expect, test } from 'vitest';
import type { PanelData } from '../src/protocol.ts';
import { Client } from './client.ts';

const SOUND = 'touchpoint t\njourney j "I buy" {\n  stage a "I pay" touchpoint t score 1.5\n  stage b "I wait" touchpoint t\n}\n';

let client: Client;
afterEach(() => client.stop());

const panel = () => client.request<PanelData>('parcours/panel', { uri: client.uri('a.journey') });

test.each([
  ['curly quotes', '"I buy"', '“I buy”', 1],
  ['a decimal comma', 'score 1.5', 'score 1,5', 2],
  ['a misspelt keyword', 'stage b', 'stag b', 3],
])('%s are a syntax error, though their severity is off', async (_, before, after, line) => {
  client = await Client.start({ severity: { JRN0101: 'off', JRN0114: 'off', JRN0115: 'off' } });
  await client.open('a.journey', SOUND);
  expect(await panel()).toMatchObject({ errors: 0, firstError: null, state: 'report' });
  await client.edit('a.journey', before, after);
  const broken = await panel();
  expect(broken.errors).toBe(1);
  expect(broken.firstError?.start.line).toBe(line);
});

test('a name that nothing explains is none', async () => {
  client = await Client.start();
  await client.open('a.journey', SOUND.replace('touchpoint t\n', 'touchpoint u\n'));
  expect(await panel()).toMatchObject({ errors: 0, firstError: null, state: 'report' });
});

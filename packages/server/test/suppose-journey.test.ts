/** What if: the panel asks the server for the figures of a supposition, of which nothing is written. */
import { readFileSync } from 'node:fs';
import type { SupposedJourney } from '@parcours/model';
import { afterEach, expect, test } from 'vitest';
import { Client } from './client.ts';

let client: Client;
afterEach(() => client.stop());

test('a stage that moves takes the score and the index with it; the text stays; another journey has none', async () => {
  client = await Client.start();
  await client.write('a.csv', 'id;note\n1;3\n2;3\n3;3\n4;3\n5;3\n');
  const text = 'journey j "J" { stage s "S" }\nobservations o "O" of j from "a.csv" {\n  measure s from "note" scale 1..5\n}\n';
  await client.write('a.journey', text);
  await client.open('a.journey');
  const uri = client.uri('a.journey');
  const supposedOf = (journey: string) =>
    client.request<SupposedJourney | null>('parcours/suppose', {
      uri,
      journey,
      supposition: { initiatives: [], moves: [{ stage: 's', by: 1.5 }] },
    });
  await expect.poll(async () => (await supposedOf('j'))?.stages[0]?.mean, { timeout: 30_000 }).toBe(1.5);
  // The middle of 1..5 is 0 on −3..+3; 1.5 above it is three quarters of the scale.
  expect(await supposedOf('j')).toMatchObject({ score: 1.5, index: 75, stages: [{ name: 's', mean: 1.5, class: 'enchanting' }] });
  expect(await supposedOf('k')).toBeNull();
  expect(readFileSync(new URL(uri), 'utf8')).toBe(text);
});

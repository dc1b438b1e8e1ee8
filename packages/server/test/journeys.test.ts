import { afterEach, expect, test } from 'vitest';
import type { JourneysData } from '../src/protocol.ts';
import { Client, CUISINE } from './client.ts';

let client: Client;
afterEach(() => client.stop());

const ask = (known?: string) => client.request<JourneysData>('parcours/journeys', { known });

test('every journey of the workspace, with the figures of its Report', async () => {
  client = await Client.start({ copyOf: CUISINE, language: 'fr' });
  const { journeys } = await ask();
  expect(journeys).toHaveLength(1);
  const [kitchen] = journeys ?? [];
  expect(kitchen).toMatchObject({
    uri: client.uri('cuisine.journey'),
    path: 'cuisine.journey',
    name: 'kitchen',
    label: "J'achète ma cuisine",
    errors: 0,
    faults: [],
  });
  // The score −0.28868355… that method.md works out by hand, on 0–100.
  expect(kitchen?.index).toBeCloseTo(((-0.28868355269870416 + 3) / 6) * 100, 9);
  expect(kitchen?.stages.map(({ name, measured }) => [name, measured?.n ?? null])).toEqual([
    ['compare', 12],
    ['advice', 48],
    ['follow', 11],
    ['order', 40],
    ['fit', 30],
  ]);
  expect(kitchen?.stages[0]?.measured?.mean).toBeCloseTo(-1.0833333, 6);
  expect(kitchen?.weakest).toEqual({ stage: 'Je relance mon devis', n: 11, evidence: 'tentative' });
});

test('what the client knows already is not sent again, and a change is', async () => {
  client = await Client.start({ copyOf: CUISINE });
  await client.open('cuisine.journey');
  const first = await ask();
  expect(await ask(first.hash)).toEqual({ hash: first.hash, journeys: null });
  await client.edit('cuisine.journey', 'Je compare les offres', 'Je compare trois offres');
  const second = await ask(first.hash);
  expect(second.hash).not.toBe(first.hash);
  expect(second.journeys?.[0]?.stages[0]?.label).toBe('Je compare trois offres');
});

test('a folder without a journey, a journey without a study, a study that cannot be read, a broken text', async () => {
  client = await Client.start();
  expect((await ask()).journeys).toEqual([]);
  await client.open('plain.journey', 'channel web "Web"\njourney plain "I buy" {\n  stage pay "I pay" channel web\n}\n');
  expect((await ask()).journeys).toMatchObject([{ name: 'plain', index: null, weakest: null, stages: [{ name: 'pay', measured: null }] }]);
  await client.edit(
    'plain.journey',
    '}\n',
    '}\nobservations o "O" of plain method survey date 2026-04 from "none.csv" {\n  respondent "id"\n}\n',
  );
  expect((await ask()).journeys?.[0]?.faults.join()).toMatch(/none\.csv/);
  await client.edit('plain.journey', '"I pay"', '"I pay');
  const [broken] = (await ask()).journeys ?? [];
  expect(broken?.errors).toBeGreaterThan(0);
});

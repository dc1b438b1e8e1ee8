import { afterEach, expect, test } from 'vitest';
import type { JourneysData, StageEntry } from '../src/protocol.ts';
import { Client, CUISINE } from './client.ts';

let client: Client;
afterEach(() => client.stop());

const ask = (previousHash?: string) => client.request<JourneysData>('parcours/journeys', { previousHash });
const stages = (path: string, journey: string) =>
  client.request<StageEntry[] | null>('parcours/stages', { uri: client.uri(path), journey });

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
    broken: false,
    faults: [],
  });
  // The score −0.28868355… computed by hand in method.md, on 0–100.
  expect(kitchen?.index).toBeCloseTo(((-0.28868355269870416 + 3) / 6) * 100, 9);
  expect(kitchen?.weakest).toEqual({ stage: 'Je relance mon devis', n: 11, evidence: 'tentative' });
});

test('the stages of a journey', async () => {
  client = await Client.start({ copyOf: CUISINE });
  const found = await stages('cuisine.journey', 'kitchen');
  expect(found?.map(({ name, measured }) => [name, measured?.n])).toEqual([
    ['compare', 12],
    ['advice', 48],
    ['follow', 11],
    ['order', 40],
    ['fit', 30],
  ]);
  expect(found?.[0]).toMatchObject({ label: 'Je compare les offres', class: 'disappointing', momentOfTruth: false });
  expect(found?.[0]?.measured?.mean).toBeCloseTo(-13 / 12, 9);
  expect(await stages('cuisine.journey', 'nowhere')).toBeNull();
});

test('what the client knows already is not sent again, and a change is', async () => {
  client = await Client.start({ copyOf: CUISINE });
  await client.open('cuisine.journey');
  const first = await ask();
  expect(await ask(first.hash)).toEqual({ hash: first.hash, journeys: null });
  await client.edit('cuisine.journey', "J'achète ma cuisine", 'Ma cuisine');
  const second = await ask(first.hash);
  expect(second.hash).not.toBe(first.hash);
  expect(second.journeys?.[0]?.label).toBe('Ma cuisine');
});

test('a folder without a journey, a journey without a study, a study that cannot be read, a broken text', async () => {
  client = await Client.start();
  expect((await ask()).journeys).toEqual([]);
  await client.open('plain.journey', 'channel web "Web"\njourney plain "I buy" {\n  stage pay "I pay" channel web\n}\n');
  expect((await ask()).journeys).toMatchObject([{ name: 'plain', index: null, weakest: null }]);
  expect(await stages('plain.journey', 'plain')).toMatchObject([{ name: 'pay', measured: null }]);
  await client.edit(
    'plain.journey',
    '}\n',
    '}\nobservations o "O" of plain method survey date 2026-04 from "none.csv" {\n  respondent "id"\n}\n',
  );
  expect((await ask()).journeys?.[0]?.faults.join()).toMatch(/none\.csv/);
  await client.edit('plain.journey', '"I pay"', '"I pay');
  const [broken] = (await ask()).journeys ?? [];
  expect(broken).toMatchObject({ name: 'plain', broken: true });
});

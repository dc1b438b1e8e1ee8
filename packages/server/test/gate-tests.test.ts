import { afterEach, expect, test } from 'vitest';
import type { GatesData } from '../src/protocol.ts';
import { Client, CUISINE } from './client.ts';

let client: Client;
afterEach(() => client.stop());

const JOURNEY = 'cuisine.journey';
const gates = (previousHash?: string) => client.request<GatesData>('parcours/gates', { previousHash });

async function openWith(lines: string, language = 'en'): Promise<void> {
  client = await Client.start({ copyOf: CUISINE, language });
  await client.open(JOURNEY, `${await client.text(JOURNEY)}\n${lines}\n`);
}

test('each figure that a gate tests, with its place, what is expected and what was found', async () => {
  await openWith('require stage advice gap at most 1 where n at least 10\nrequire every moment of truth score at least -3');
  const { journeys } = await gates();
  expect(journeys).toMatchObject([{ path: JOURNEY, name: 'kitchen', broken: false }]);
  const entries = journeys?.[0]?.gates ?? [];
  expect(entries.map(({ subject, outcome }) => [subject, outcome])).toEqual([
    ['Je me fais conseiller', 'failed'],
    ['Je me fais conseiller', 'passed'],
    ['Je relance mon devis', 'passed'],
    ['Je fais poser ma cuisine', 'passed'],
  ]);
  expect(entries[0]).toMatchObject({ expected: 'at most +1.00', location: { uri: client.uri(JOURNEY) } });
  expect(entries[0]?.actual).toContain('+2.14');
  expect(entries[0]?.location?.range.start.line).toBe(client.position(JOURNEY, 'require stage advice').line);
});

test('a gate on too few respondents is undecided, one with an exception excepted, both with the reason', async () => {
  await openWith(
    'require stage advice gap at most 1 where n at least 500\nrequire stage advice gap at most 1 unless "Nouvelle caisse" until 2099-12',
    'fr',
  );
  const entries = (await gates()).journeys?.[0]?.gates ?? [];
  expect(entries.map(({ outcome }) => outcome)).toEqual(['undecided', 'excepted']);
  expect(entries[0]?.reason).toContain('500');
  expect(entries[1]?.reason).toContain('Nouvelle caisse');
});

test('an outcome follows what is typed; without a change the list is not sent again', async () => {
  await openWith('require stage advice gap at most 1');
  const before = await gates();
  expect((await gates(before.hash)).journeys).toBeNull();
  await client.edit(JOURNEY, 'gap at most 1', 'gap at most 3');
  expect((await gates(before.hash)).journeys?.[0]?.gates[0]?.outcome).toBe('passed');
});

test('journeys without gates are not listed', async () => {
  client = await Client.start({ copyOf: CUISINE });
  expect((await gates()).journeys).toEqual([]);
});

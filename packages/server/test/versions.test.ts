/** Versions beside the files that are edited: what they were, given by the client. */
import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report, VersionLabel } from '@parcours/model';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BaselineData, StageLocation, VersionFile } from '../src/protocol.ts';
import { Client, CUISINE } from './client.ts';

const JOURNEY = 'cuisine.journey';
const SURVEY = 'data/enquete-2026-04.csv';
const HEAD: VersionLabel = { kind: 'revision', name: 'HEAD', commit: 'f'.repeat(40) };

let client: Client;
beforeEach(async () => {
  client = await Client.start({ copyOf: CUISINE });
});
afterEach(() => client.stop());

const read = (path: string) => readFile(join(client.folder, path), 'utf8');
const file = (path: string, text: string | null): VersionFile => ({
  uri: client.uri(path),
  base64: text === null ? null : Buffer.from(text).toString('base64'),
});
const open = (files: readonly VersionFile[], pinned = true) =>
  client.request<boolean>('parcours/openVersion', { id: 'HEAD', label: HEAD, pinned, files });
const baseline = () => client.request<BaselineData | null>('parcours/baseline', { version: 'HEAD', uri: client.uri(JOURNEY) });
const stage = async (name: string) => {
  const data = await baseline();
  const report: Report | null = data && JSON.parse(data.reportJson);
  return report?.journeys[0]?.stages.find((each) => each.name === name);
};

test('a version is what its files say, whatever is typed', async () => {
  const text = await client.open(JOURNEY);
  expect(await open([file(JOURNEY, text.replace('target +2.5', 'target +1'))])).toBe(true);
  expect((await stage('advice'))?.target).toBe(1);
  await client.edit(JOURNEY, 'target +2.5', 'target +0.5');
  expect((await stage('advice'))?.target).toBe(1);
});

test('without a version there is none', async () => {
  await client.open(JOURNEY);
  expect(await baseline()).toBeNull();
});

test('a data file that is saved belongs to a pinned version only once the client has given what it was', async () => {
  await client.open(JOURNEY);
  const survey = await read(SURVEY);
  await open([]);
  const before = (await stage('order'))?.measured?.n ?? 0;
  await client.write(SURVEY, `${survey}X1;1;1;1;1;1\r\n`);
  expect(await baseline()).toBeNull();
  await open([file(SURVEY, survey)]);
  expect((await stage('order'))?.measured?.n).toBe(before);
});

test('a version that is not pinned follows the files that it has in common with the disk', async () => {
  await client.open(JOURNEY);
  const survey = await read(SURVEY);
  await open([file('other.journey', 'channel web\n')], false);
  const before = (await stage('order'))?.measured?.n ?? 0;
  await client.write(SURVEY, `${survey}X1;1;1;1;1;1\r\n`);
  expect((await stage('order'))?.measured?.n).toBe(before + 1);
});

test('a journey that has moved to another file is found in its version', async () => {
  const text = await client.open(JOURNEY);
  await open([file(JOURNEY, null), file('before.journey', text.replace('target +2.5', 'target +1'))]);
  expect((await stage('advice'))?.target).toBe(1);
});

test('an element leads to its place in the text as it is edited, one that is gone to what contained it', async () => {
  await client.open(JOURNEY);
  const location = (element: string) =>
    client.request<StageLocation | null>('parcours/elementLocation', { file: JOURNEY, journey: 'kitchen', element });
  const place = await location('journey:kitchen/stage:advice');
  expect(place?.uri).toBe(client.uri(JOURNEY));
  expect(place?.range.start.line).toBe(client.position(JOURNEY, 'stage advice').line);
  expect((await location('journey:kitchen/stage:gone'))?.range.start.line).toBe(client.position(JOURNEY, 'journey kitchen').line);
  expect(await location('journey:elsewhere/stage:gone')).toBeNull();
});

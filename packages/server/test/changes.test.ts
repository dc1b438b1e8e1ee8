/** What differs between the text as it is edited and a version that the client has opened. */
import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChangeReport } from '@parcours/model';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChangesData, VersionFile } from '../src/protocol.ts';
import { Client, CUISINE } from './client.ts';

const JOURNEY = 'cuisine.journey';
const SURVEY = 'data/enquete-2026-04.csv';

let client: Client;
beforeEach(async () => {
  client = await Client.start({ copyOf: CUISINE, language: 'fr' });
});
afterEach(() => client.stop());

const read = (path: string) => readFile(join(client.folder, path), 'utf8');
const file = (path: string, text: string): VersionFile => ({ uri: client.uri(path), base64: Buffer.from(text).toString('base64') });
const open = (id: string, files: readonly VersionFile[]) => {
  const label = id === 'index' ? { kind: 'index', name: '', commit: null } : { kind: 'revision', name: id, commit: 'f'.repeat(40) };
  return client.request<boolean>('parcours/openVersion', { id, label, pinned: true, files });
};
const changes = (head: string | null = null, previousHash: string | null = null) =>
  client.request<ChangesData | null>('parcours/changes', { base: 'HEAD', head, previousHash });
const reportOf = (data: ChangesData | null): ChangeReport => JSON.parse(data?.reportJson ?? 'null');

test('without a difference nothing has changed', async () => {
  await client.open(JOURNEY);
  await open('HEAD', []);
  expect(reportOf(await changes())).toMatchObject({ journeys: [], unchangedJourneys: 1, base: { name: 'HEAD' } });
});

test('a target that is lowered while one types, unsaved, is one', async () => {
  await client.open(JOURNEY);
  await open('HEAD', []);
  await client.edit(JOURNEY, 'target +2.5', 'target +1');
  const data = await changes();
  const report = reportOf(data);
  expect(report.head.kind).toBe('working-tree');
  expect(report.journeys[0]?.elements).toMatchObject([
    { kind: 'stage', after: { name: 'advice' }, attributes: [{ before: 2.5, after: 1 }] },
  ]);
  expect(report.weakenings).toMatchObject([{ kind: 'target', before: 2.5, after: 1 }]);
  expect(data?.headline).toContain('Je me fais conseiller');
  expect(await changes(null, data?.hash)).toMatchObject({ reportJson: null, hash: data?.hash });
});

test('answers that were edited and staged differ between HEAD and the index; what is only typed does not count there', async () => {
  await client.open(JOURNEY);
  const survey = await read(SURVEY);
  const staged = survey.replace('R002;6;', 'R002;10;');
  expect(staged).not.toBe(survey);
  await client.write(SURVEY, staged);
  await open('HEAD', [file(SURVEY, survey)]);
  await open('index', []);
  await client.edit(JOURNEY, 'target +2.5', 'target +1');
  const report = reportOf(await changes('index'));
  expect(report.evidence).toMatchObject([{ after: { file: SURVEY }, respondents: 'edited', rows: { changedCells: 1 } }]);
  expect(report.weakenings).toEqual([]);
});

test('a data file that changes on disk makes a commit outdated until the client has given what it was', async () => {
  await client.open(JOURNEY);
  const survey = await read(SURVEY);
  await open('HEAD', []);
  expect(await changes()).not.toBeNull();
  await client.write(SURVEY, survey.replace('R002;6;', 'R002;10;'));
  expect(await changes()).toBeNull();
  await open('HEAD', [file(SURVEY, survey)]);
  expect(reportOf(await changes()).evidence).toMatchObject([{ rows: { changedCells: 1 } }]);
});

test('as Markdown for others, without what tells of one respondent', async () => {
  await client.open(JOURNEY);
  const survey = await read(SURVEY);
  await client.write(SURVEY, survey.replace('R002;6;', 'R002;10;'));
  await open('HEAD', [file(SURVEY, survey)]);
  const markdown = await client.request<string>('parcours/changesMarkdown', { base: 'HEAD', head: null, language: 'fr' });
  expect(markdown).toContain('enquete');
  expect(markdown).not.toContain('R002');
});

test('without a version there is no answer', async () => {
  await client.open(JOURNEY);
  expect(await changes()).toBeNull();
});

/** Pictures that carry their journey: the text inside, and whether they are out of date. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pictureMetadata } from '@parcours/interchange';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PictureData } from '../src/protocol.ts';
import { Client, CUISINE } from './client.ts';

const JOURNEY = 'cuisine.journey';
const SURVEY = 'data/enquete-2026-04.csv';

let client: Client;
beforeEach(async () => {
  client = await Client.start({ copyOf: CUISINE });
});
afterEach(() => client.stop());

const read = (path: string) => readFile(join(client.folder, path), 'utf8');
const ask = (svg: string) => client.request<PictureData | null>('parcours/picture', { uri: client.uri('cuisine.journey.svg'), svg });

async function picture(file = JOURNEY): Promise<string> {
  const survey = (await read(SURVEY)).replaceAll('\r', '');
  const { id, text } = pictureMetadata({
    files: [{ path: file, text: await read(JOURNEY) }],
    evidence: [{ path: SURVEY, sha256: createHash('sha256').update(survey).digest('hex') }],
    workspace: '',
    view: { wave: null, segment: null, persona: null, channel: null },
    language: 'en',
  });
  return `<svg xmlns="http://www.w3.org/2000/svg"><metadata id="${id}">${text}</metadata></svg>`;
}

test('a picture leads to the file that it was drawn from, and is current', async () => {
  expect(await ask(await picture())).toEqual({ uri: client.uri(JOURNEY), text: await read(JOURNEY), changedFiles: 0 });
});

test('an unsaved edit and edited answers make it out of date', async () => {
  const svg = await picture();
  await client.open(JOURNEY);
  await client.edit(JOURNEY, 'target +2.5', 'target +1');
  expect(await ask(svg)).toMatchObject({ changedFiles: 1 });
  await client.write(SURVEY, (await read(SURVEY)).replace('R002;6;', 'R002;10;'));
  expect(await ask(svg)).toMatchObject({ changedFiles: 2 });
});

test('where the file is gone the picture still has its text', async () => {
  expect(await ask(await picture('gone.journey'))).toEqual({ uri: null, text: await read(JOURNEY), changedFiles: 1 });
});

test('another picture carries nothing', async () => {
  expect(await ask('<svg xmlns="http://www.w3.org/2000/svg"/>')).toBeNull();
});

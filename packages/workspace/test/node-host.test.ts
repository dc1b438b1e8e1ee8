/** The workspace on a real disk. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeHost } from '@parcours/engines/node-host';
import { messageOf } from '@parcours/model';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Workspace } from '../src/index.ts';
import { TEN } from './open-workspace.ts';

let outside: string;
let folder: string;

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'parcours-'));
  // A name that a URI has to write otherwise.
  folder = join(outside, 'Étude n° 1 #2');
  await mkdir(join(folder, 'data'), { recursive: true });
});
afterEach(() => rm(outside, { recursive: true }));

const linked = (path: string) =>
  `journey shop "I shop" {\n  stage pay "I pay"\n}\nobservations poll of shop from "${path}" { respondent "id" measure pay from "note" scale 1..7 }\n`;

async function messages(text: string): Promise<string[]> {
  await writeFile(join(folder, 'a.journey'), text);
  const workspace = new Workspace(await nodeHost([folder]));
  await workspace.open();
  const [file] = [...workspace.files.all()];
  const found = await workspace.diagnostics(file?.uri ?? '');
  return found.filter(({ code }) => !code.startsWith('JRN03')).map((diagnostic) => messageOf(diagnostic, 'en'));
}

test('a folder with accents, blanks and signs in its name', async () => {
  await writeFile(join(folder, 'data/été #1.csv'), TEN);
  expect(await messages(linked('data/été #1.csv'))).toEqual([]);
});

test('a link to a file, and one to a folder, outside the workspace', async () => {
  await writeFile(join(outside, 'secret.csv'), TEN);
  await symlink(join(outside, 'secret.csv'), join(folder, 'data/poll.csv'));
  await symlink(outside, join(folder, 'out'));
  for (const path of ['data/poll.csv', 'out/secret.csv', '../secret.csv', join(outside, 'secret.csv')]) {
    expect(await messages(linked(path))).toEqual([
      `The observation file ${path} lies outside the workspace and is not read. Copy it into the workspace, or name a folder that holds both with --workspace on the command line.`,
    ]);
  }
});

test('a link inside the workspace', async () => {
  await writeFile(join(folder, 'data/poll.csv'), TEN);
  await symlink('data', join(folder, 'current'));
  expect(await messages(linked('current/poll.csv'))).toEqual([]);
});

test('a workspace that is itself a link', async () => {
  await writeFile(join(folder, 'data/poll.csv'), TEN);
  await writeFile(join(folder, 'a.journey'), linked('data/poll.csv'));
  await symlink(folder, join(outside, 'link'));
  const workspace = new Workspace(await nodeHost([join(outside, 'link')]));
  await workspace.open();
  const uris = [...workspace.files.all()].map(({ uri }) => uri);
  const report = await workspace.report(uris);
  expect(report.journeys[0]?.stages[0]?.measured?.n).toBe(10);
  expect(report.journeys[0]?.file).toBe('a.journey');
});

test('a folder, and nothing at all', async () => {
  expect(await messages(linked('data'))).toEqual(['The observation file data cannot be read: it is a folder.']);
  expect(await messages(linked('data/poll.csv'))).toEqual([
    'The observation file data/poll.csv was not found. The path is relative to the folder of this file.',
  ]);
});

test('journeys are found in all folders but those of tools; hidden ones are left alone', async () => {
  for (const path of ['deep/er/b.journey', '.git/c.journey', 'node_modules/d.journey', 'dist/e.journey', 'f.journey/g.journey']) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), 'channel web\n');
  }
  await writeFile(join(folder, 'data/poll.csv'), TEN);
  const host = await nodeHost([folder]);
  const below = (uris: readonly string[]) => uris.map((uri) => uri.slice(`${host.roots[0]}/`.length));
  expect(below(await host.journeyFiles())).toEqual(['deep/er/b.journey', 'f.journey/g.journey']);
  expect(below(await host.dataFiles())).toEqual(['data/poll.csv']);
});

test('a file that changes on the disk is read again', async () => {
  await writeFile(join(folder, 'data/poll.csv'), TEN);
  await writeFile(join(folder, 'a.journey'), linked('data/poll.csv'));
  const workspace = new Workspace(await nodeHost([folder]));
  await workspace.open();
  const uris = [...workspace.files.all()].map(({ uri }) => uri);
  const n = async () => (await workspace.report(uris)).journeys[0]?.stages[0]?.measured?.n;
  expect(await n()).toBe(10);
  await writeFile(join(folder, 'data/poll.csv'), `${TEN}11;4\n`);
  expect(await n()).toBe(11);
});

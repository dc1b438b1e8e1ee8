/**
 * What the command says of each commit of a history, as a reviewer reads it: `markdown/` holds a comment for each. After a change, read them as
 * somebody who knows nothing of it: what has happened, is it good or bad, must I act?
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { useCommand } from '../command.ts';
import { COMMITS, START } from './kitchen-history.ts';
import { makeRepository } from './make-repository.ts';

const command = useCommand();
let folder: string;
let commits: ReadonlyMap<string, string>;

beforeAll(() => {
  folder = command.folder();
  commits = makeRepository(folder, START, COMMITS);
});

/** What is said of a commit beside the one before it. */
async function said(name: string, ...options: readonly string[]): Promise<string> {
  const names = [...commits.keys()];
  const head = commits.get(name) ?? '';
  const base = commits.get(names[names.indexOf(name) - 1] ?? '') ?? '';
  const { code, out, err } = await command.run(['diff', base, head, '--fail-on', 'never', ...options], { folder });
  expect([code, err]).toEqual([0, '']);
  return out;
}

describe('a comment for each commit', () => {
  test.each(COMMITS.map(({ name }, at) => [`${String(at + 1).padStart(2, '0')}-${name}`, name] as const))('%s', async (file, name) => {
    await expect(await said(name, '--format', 'md')).toMatchFileSnapshot(`markdown/${file}.md`);
  });

  for (const language of ['fr', 'de'] as const) {
    test.each(['target-lowered', 'wave-of-noise', 'three-cells', 'wave-of-loss'])(`%s, ${language}`, async (name) => {
      await expect(await said(name, '--format', 'md', '--lang', language)).toMatchFileSnapshot(`markdown/${name}.${language}.md`);
    });
  }
});

test('the same history gives the same commits', () => {
  expect([...makeRepository(command.folder(), START, COMMITS)]).toEqual([...commits]);
});

test.each(['target-lowered', 'wave-of-noise', 'wave-of-loss', 'hostile'])('in a terminal: %s', async (name) => {
  await expect(await said(name)).toMatchFileSnapshot(`terminal/${name}.txt`);
});

test('a page and a picture need nothing from anywhere else', async () => {
  const page = await said('hostile', '--format', 'html');
  expect(page).toMatch(/^<!doctype html>/);
  expect((page.match(/<[a-z][^>]*>/g) ?? []).filter((tag) => /^<(?:script|link|img|a)\b|\s(?:src|href|style|on\w+)=/.test(tag))).toEqual(
    [],
  );
  const picture = await said('wave-of-loss', '--format', 'svg', '--lang', 'de');
  expect(picture).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  expect(picture).toContain('class="pc-ghost"');
  expect(picture).toContain('▼ schlechter');
});

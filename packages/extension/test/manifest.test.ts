import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_LIMIT_RANGES, LANGUAGES, messageTableErrors } from '@parcours/model';
import { expect, test } from 'vitest';
import { messages as cliMessages } from '../../cli/src/messages.ts';
import { messages } from '../src/messages.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const titles = (name: string): Record<string, string> => JSON.parse(read(name));

test('everything the extension says exists in three languages', () => {
  expect(messageTableErrors(messages)).toEqual([]);
});

test('every title of the manifest exists in three languages, and no other', () => {
  const used = [...read('package.json').matchAll(/"%(\w+)%"/g)].map((match) => match[1] ?? '').sort();
  for (const file of ['package.nls.json', 'package.nls.fr.json', 'package.nls.de.json']) {
    expect([file, Object.keys(titles(file)).sort()]).toEqual([file, [...new Set(used)]]);
    for (const [key, text] of Object.entries(titles(file))) expect([file, key, text.trim() === '']).toEqual([file, key, false]);
  }
});

test('the limits of files are settings, with the bounds that they have everywhere', () => {
  const { properties } = JSON.parse(read('package.json')).contributes.configuration;
  for (const [name, { min, default: usual, max }] of Object.entries(FILE_LIMIT_RANGES)) {
    expect(properties[`parcours.limits.${name}`]).toMatchObject({ type: 'integer', minimum: min, maximum: max, default: usual });
  }
  expect(Object.keys(properties).filter((name) => name.startsWith('parcours.limits.'))).toHaveLength(Object.keys(FILE_LIMIT_RANGES).length);
});

test('every command of a menu or a key is declared, and registered in the code', () => {
  const { contributes } = JSON.parse(read('package.json'));
  const declared: string[] = contributes.commands.map((each: { command: string }) => each.command);
  const bound: { command: string }[] = [...Object.values<{ command: string }[]>(contributes.menus).flat(), ...contributes.keybindings];
  for (const { command } of bound) expect(declared).toContain(command);
  const code = ['src/commands.ts', 'src/check-task.ts'].map(read).join('\n');
  const byServer = read('../server/src/protocol.ts');
  for (const command of declared.filter((each) => !byServer.includes(`'${each}'`))) expect(code).toContain(`registerCommand('${command}'`);
});

test('every link of a text leads to a command that is there, the same ones in every language', () => {
  const { contributes } = JSON.parse(read('package.json'));
  const own: string[] = contributes.commands.map((each: { command: string }) => each.command);
  const views = Object.values<{ id: string }[]>(contributes.views).flat();
  const known = new Set([...own, ...views.map(({ id }) => `${id}.focus`), 'vscode.openFolder', 'workbench.action.openWalkthrough']);
  const links = (text: string) => [...text.matchAll(/\(command:([\w.]+)/g)].map((match) => match[1] ?? '');
  const english = titles('package.nls.json');
  for (const [key, text] of Object.entries(english)) {
    for (const command of links(text)) expect([key, command, known.has(command)]).toEqual([key, command, true]);
    for (const file of ['package.nls.fr.json', 'package.nls.de.json']) {
      expect([file, key, links(titles(file)[key] ?? '')]).toEqual([file, key, links(text)]);
    }
  }
});

test('the problem matchers find every diagnostic that the command prints, in three languages', () => {
  const { problemMatchers } = JSON.parse(read('package.json')).contributes as {
    problemMatchers: { name: string; severity: string; pattern: Record<string, number> & { regexp: string } }[];
  };
  const found = LANGUAGES.map((language) => {
    const lines = read(`../cli/test/snapshots/check.${language}.txt`).split('\n');
    return lines.flatMap((line) =>
      problemMatchers.flatMap(({ severity, pattern }) => {
        const match = new RegExp(pattern.regexp).exec(line);
        return match ? [`${['file', 'line', 'column', 'code'].map((part) => match[pattern[part] ?? 0]).join(' ')} ${severity}`] : [];
      }),
    );
  });
  const [english = []] = found;
  expect(found).toEqual([english, english, english]);
  expect(english).toContain('shop.journey 5 52 JRN0105 error');
  expect(english).toContain('survey.journey 6 20 JRN0407 warning');
  expect(english).toContain('inventory.journey 5 12 JRN0301 info');
  // Each line that reports a diagnostic, once.
  expect(english).toHaveLength(read('../cli/test/snapshots/check.en.txt').match(/^\S+:\d+:\d+ /gm)?.length ?? 0);
});

test('every severity that the command can print has a matcher', () => {
  const { problemMatchers } = JSON.parse(read('package.json')).contributes as { problemMatchers: { pattern: { regexp: string } }[] };
  for (const language of LANGUAGES) {
    for (const severity of ['error', 'warning', 'information', 'hint', 'accepted'] as const) {
      const line = `a b/c.journey:12:3 ${cliMessages[`severity.${severity}`][language]} JRN0101 …`;
      expect([line, problemMatchers.filter(({ pattern }) => new RegExp(pattern.regexp).test(line)).length]).toEqual([line, 1]);
    }
  }
});

test('the pictures of the manifest are there', () => {
  const manifest = JSON.parse(read('package.json'));
  const { light, dark } = manifest.contributes.languages[0].icon;
  const view = manifest.contributes.viewsContainers.activitybar[0].icon;
  for (const file of [manifest.icon, light, dark, view]) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
});

test('the changelog holds no relative links: the extension brings it along without the files beside it', () => {
  const changelog = readFileSync(join(import.meta.dirname, '..', '..', '..', 'CHANGELOG.md'), 'utf8');
  expect(changelog.match(/\]\((?!https?:)[^)]*\)/g)).toBeNull();
});

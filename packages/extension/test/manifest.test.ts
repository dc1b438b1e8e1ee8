import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flaws } from '@parcours/model';
import { expect, test } from 'vitest';
import { phrases } from '../src/phrases.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const titles = (name: string): Record<string, string> => JSON.parse(read(name));

test('everything the extension says exists in three languages', () => {
  expect(flaws(phrases)).toEqual([]);
});

test('every title of the manifest exists in three languages, and no other', () => {
  const used = [...read('package.json').matchAll(/"%(\w+)%"/g)].map((match) => match[1] ?? '').sort();
  for (const file of ['package.nls.json', 'package.nls.fr.json', 'package.nls.de.json']) {
    expect([file, Object.keys(titles(file)).sort()]).toEqual([file, [...new Set(used)]]);
    for (const [key, text] of Object.entries(titles(file))) expect([file, key, text.trim() === '']).toEqual([file, key, false]);
  }
});

test('every command of a menu or a key is declared, and registered in the code', () => {
  const { contributes } = JSON.parse(read('package.json'));
  const declared: string[] = contributes.commands.map((each: { command: string }) => each.command);
  const bound: { command: string }[] = [...Object.values<{ command: string }[]>(contributes.menus).flat(), ...contributes.keybindings];
  for (const { command } of bound) expect(declared).toContain(command);
  const code = read('src/commands.ts');
  for (const command of declared) expect(code).toContain(`registerCommand('${command}'`);
});

test('the pictures of the manifest are there', () => {
  const manifest = JSON.parse(read('package.json'));
  const { light, dark } = manifest.contributes.languages[0].icon;
  for (const file of [manifest.icon, light, dark]) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
});

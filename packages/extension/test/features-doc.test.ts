import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const [ofServer = '', ofExtension = ''] = readFileSync(join(root, 'docs', 'editor-features.md'), 'utf8').split('\n## In VS Code\n');

/** The file and test columns of a table: `[file, …]`, `[test, …]` for each row. */
function rows(text: string): { feature: string; files: string[]; tests: string[] }[] {
  const names = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
  return text
    .split('\n')
    .filter((line) => /^\| (?!feature )/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, feature = '', files, tests]) => ({ feature, files: names(files), tests: names(tests) }));
}

function expectThere(feature: string, names: readonly string[], folders: readonly string[]): void {
  expect([feature, names.length > 0]).toEqual([feature, true]);
  for (const name of names) {
    expect([feature, name, folders.some((folder) => existsSync(join(root, folder, name)))]).toEqual([feature, name, true]);
  }
}

test('each feature of the server names its file and its test', () => {
  expect(rows(ofServer).length).toBeGreaterThan(20);
  for (const { feature, files, tests } of rows(ofServer)) {
    expectThere(feature, files, ['packages/server/src/features', 'packages/server/src']);
    expectThere(feature, tests, ['packages/server/test']);
  }
});

test('each feature of the extension names its file and its test', () => {
  expect(rows(ofExtension).length).toBeGreaterThan(8);
  for (const { feature, files, tests } of rows(ofExtension)) {
    expectThere(feature, files, ['packages/extension/src', 'packages/extension']);
    expectThere(feature, tests, ['packages/extension/test/vscode/hands', 'packages/extension/test/vscode/host']);
  }
});

test('each feature of the server that is wired in is in the table', () => {
  const wiring = readFileSync(join(root, 'packages/server/src/server.ts'), 'utf8');
  const named = new Set(rows(ofServer).flatMap(({ files }) => files));
  for (const file of readdirSync(join(root, 'packages/server/src/features'), { withFileTypes: true })) {
    if (!file.isFile() || !wiring.includes(`./features/${basename(file.name)}`)) continue;
    expect([file.name, named.has(file.name)]).toEqual([file.name, true]);
  }
});

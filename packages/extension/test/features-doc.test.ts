import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** The names of all files below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? entry.name : []));
}

function expectFiles(feature: string, names: readonly string[], existing: ReadonlySet<string>): void {
  expect({ feature, names }).not.toEqual({ feature, names: [] });
  expect({ feature, missing: names.filter((name) => !existing.has(name)) }).toEqual({ feature, missing: [] });
}

test('each feature of the server names its file and its test', () => {
  expect(rows(ofServer).length).toBeGreaterThan(20);
  const [sources, suites] = [new Set(filesBelow('packages/server/src')), new Set(filesBelow('packages/server/test'))];
  for (const { feature, files, tests } of rows(ofServer)) {
    expectFiles(feature, files, sources);
    expectFiles(feature, tests, suites);
  }
});

test('each feature of the extension names its file and its test', () => {
  expect(rows(ofExtension).length).toBeGreaterThan(8);
  const sources = new Set([...filesBelow('packages/extension/src'), 'package.json']);
  const suites = new Set(filesBelow('packages/extension/test'));
  for (const { feature, files, tests } of rows(ofExtension)) {
    expectFiles(feature, files, sources);
    expectFiles(feature, tests, suites);
  }
});

test('each feature of the server that is wired in is in the table', () => {
  const wiring = readFileSync(join(root, 'packages/server/src/server.ts'), 'utf8');
  const named = new Set(rows(ofServer).flatMap(({ files }) => files));
  const wired = [...wiring.matchAll(/from '\.\/features\/(?:[\w-]+\/)*([\w-]+\.ts)'/g)].map(([, file = '']) => file);
  expect(wired.length).toBeGreaterThan(15);
  expect(wired.filter((file) => !named.has(file))).toEqual([]);
});

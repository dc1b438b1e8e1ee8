/** No file imports itself through others, types included: what depends on what is a tree that can be read from its leaves. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const packages = fileURLToPath(new URL('../..', import.meta.url));
const IMPORT = /(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']+)'/g;

function importsOf(folder: string): Map<string, string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const known = new Set(files.map((name) => join(folder, name)));
  return new Map(
    [...known].map((file) => {
      const targets = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, target]) => resolve(dirname(file), target as string));
      return [file, targets.filter((target) => known.has(target))];
    }),
  );
}

/** The first cycle that is found, from a file back to itself. */
function cycleIn(imports: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    path.push(file);
    for (const target of imports.get(file) ?? []) {
      const cycle = visit(target);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const cycle = visit(file);
    if (cycle) return cycle;
  }
  return null;
}

test('a cycle is found', () => {
  const imports = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
  ]);
  expect(cycleIn(imports)).toEqual(['b', 'c', 'b']);
  expect(cycleIn(new Map([...imports, ['c', []]]))).toBeNull();
});

test.each(readdirSync(packages).filter((name) => existsSync(join(packages, name, 'src'))))('packages/%s has no import cycle', (name) => {
  const cycle = cycleIn(importsOf(join(packages, name, 'src')));
  expect(cycle?.map((file) => relative(packages, file)) ?? []).toEqual([]);
});

import { readFileSync } from 'node:fs';
import * as scoring from '@parcours/scoring';
import { expect, test } from 'vitest';
import * as example from './library-example.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

test('the example of docs/libraries.md is the one that is compiled and run here', () => {
  const [, documented] = /```ts scoring\n([\s\S]*?)```/.exec(read('../../../docs/libraries.md')) ?? [];
  expect(documented).toBe(read('library-example.ts'));
});

test('the table of docs/libraries.md names what scoring exports, and nothing else', () => {
  const [, section = ''] = /\n## Scoring\n([\s\S]*?)(?=\n## |$)/.exec(read('../../../docs/libraries.md')) ?? [];
  const rows = [...section.matchAll(/^\| (`.*`) \|/gm)].map(([, names = '']) => names);
  const named = rows.flatMap((names) => [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(named.toSorted()).toEqual(Object.keys(scoring).toSorted());
});

test('every result is the one in the comment beside it', () => {
  const comments = [...read('library-example.ts').matchAll(/^export const (\w+) =(?:[^;]|;(?! \/\/))*; \/\/ (.+)$/gm)];
  expect(comments.map(([, name]) => name)).toEqual(Object.keys(example).sort((a, b) => order(a) - order(b)));
  for (const [, name = '', comment = ''] of comments) expectRounded(Reflect.get(example, name), JSON.parse(comment));
});

const order = (name: string) => read('library-example.ts').indexOf(`export const ${name} `);

/** What `wanted` names stands in `found`, rounded to four decimals. */
function expectRounded(found: unknown, wanted: unknown): void {
  if (typeof wanted === 'number') expect(Math.round((found as number) * 1e4) / 1e4).toBe(wanted);
  else if (typeof wanted === 'object' && wanted !== null) {
    for (const [key, value] of Object.entries(wanted)) expectRounded(Reflect.get(Object(found), key), value);
  } else expect(found).toBe(wanted);
}

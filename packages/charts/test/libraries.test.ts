/** docs/libraries.md: its example is compiled and run, and its table names what the package exports. */
import { readFileSync } from 'node:fs';
import * as charts from '@parcours/charts';
import { expect, test } from 'vitest';
import { kitchen } from './fixtures/kitchen.ts';
import { draw } from './library-example.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const [, section = ''] = /\n## Charts\n([\s\S]*?)(?=\n## |$)/.exec(read('../../../docs/libraries.md')) ?? [];

test('the example is the one that is compiled and run here', () => {
  expect(/```ts charts\n([\s\S]*?)```/.exec(section)?.[1]).toBe(read('library-example.ts'));
});

test('the table names what charts exports, and nothing else', () => {
  const rows = [...section.matchAll(/^\| (`.*`) \|/gm)].map(([, names = '']) => names);
  const named = rows.flatMap((names) => [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(named.toSorted()).toEqual(Object.keys(charts).toSorted());
});

test('the example draws a journey', () => {
  const { files, charts: drawn } = draw({ journeys: [kitchen] });
  expect(files['curve.svg']).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  expect(files['report.html']).toContain('<h1>Our customer journeys</h1>');
  expect(files['report.md']).toContain('### Gaps');
  expect(drawn).toHaveLength(1);
  expect(drawn[0]?.curve).toContain('<g class="pc-stage pc-enchanting pc-solid pc-selected" data-stage="order">');
  expect(drawn[0]?.gaps).toContain('data-sort="gap" aria-sort="descending"');
  expect(drawn[0]?.line).toBe('▃ ▅ ▂ ▆ ▄');
});

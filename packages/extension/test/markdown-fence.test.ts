import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import MarkdownParser from 'markdown-it';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { extensionBundles } from '../scripts/build.ts';
import { markdownExtension, type RenderJourney } from '../src/markdown/markdown-extension.ts';
import { webRenderer } from '../src/markdown/web-renderer.ts';

const folder = mkdtempSync(join(tmpdir(), 'parcours-fence-'));
const FENCE = '```journey\njourney kitchen "I buy" {\n  stage "I look" score +2\n}\n```\n';

beforeAll(async () => {
  const bundles = extensionBundles(folder).filter(({ options }) => /markdown\.c?js$/.test(options.outfile ?? ''));
  expect(bundles).toHaveLength(2);
  await Promise.all(bundles.map(({ options }) => build({ ...options, sourcemap: false })));
});

afterAll(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true, force: true });
});

test('on the desktop the renderer is a bundle of its own, required with the first fence', () => {
  let required = 0;
  const requireRenderer = () => {
    required++;
    return (createRequire(import.meta.url)(join(folder, 'node', 'markdown.cjs')) as { renderJourney: RenderJourney }).renderJourney;
  };
  const markdown = markdownExtension(requireRenderer, 'de').extendMarkdownIt(new MarkdownParser());
  expect(markdown.render('# Title\n\n```js\n1\n```\n')).not.toContain('<svg');
  expect(required).toBe(0);
  expect(markdown.render(FENCE)).toContain('Emotionskurve: I buy');
  expect(required).toBe(1);
});

test('in a browser it is fetched, and the preview is refreshed when it is there', async () => {
  const source = readFileSync(join(folder, 'web', 'markdown.js'), 'utf8');
  const fetched: string[] = [];
  vi.stubGlobal('fetch', async (address: string) => {
    fetched.push(address);
    return { ok: true, text: async () => source };
  });
  const loaded = Promise.withResolvers<void>();
  const renderer = webRenderer('https://host.example/dist/web/markdown.js', loaded.resolve);
  const markdown = markdownExtension(renderer, 'fr').extendMarkdownIt(new MarkdownParser());
  const plain = new MarkdownParser().render(FENCE);
  expect(fetched).toEqual([]);
  expect(markdown.render(FENCE)).toBe(plain);
  expect(markdown.render(FENCE)).toBe(plain);
  await loaded.promise;
  expect(markdown.render(FENCE)).toContain('Courbe émotionnelle');
  expect(fetched).toEqual(['https://host.example/dist/web/markdown.js']);
});

test('where it cannot be fetched, the fence stays code', async () => {
  const failed = Promise.withResolvers<void>();
  vi.stubGlobal('fetch', async () => {
    failed.resolve();
    throw new Error('offline');
  });
  const markdown = markdownExtension(
    webRenderer('https://host.example/x.js', () => {
      throw new Error('not loaded');
    }),
    'en',
  ).extendMarkdownIt(new MarkdownParser());
  markdown.render(FENCE);
  await failed.promise;
  expect(markdown.render(FENCE)).toBe(new MarkdownParser().render(FENCE));
});

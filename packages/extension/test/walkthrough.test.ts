import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeHost } from '@parcours/engines/node-host';
import { LANGUAGES, type Language } from '@parcours/model';
import { Workspace } from '@parcours/workspace';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWalkthrough } from '../scripts/walkthrough.ts';

const root = join(import.meta.dirname, '..');
const samples = join(root, 'samples');
const written = mkdtempSync(join(tmpdir(), 'parcours-walkthrough-'));

beforeAll(() => writeWalkthrough(samples, written));
afterAll(() => rmSync(written, { recursive: true, force: true }));

const titles = (language: Language): Record<string, string> =>
  JSON.parse(readFileSync(join(root, language === 'en' ? 'package.nls.json' : `package.nls.${language}.json`), 'utf8'));

test('every page and picture of the walkthrough is there, in three languages', () => {
  const { walkthroughs } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).contributes;
  const media: Record<string, unknown>[] = walkthroughs[0].steps.map((step: { media: Record<string, unknown> }) => step.media);
  const files = new Set([...readdirSync(written), ...readdirSync(join(root, 'walkthrough'))]);
  for (const language of LANGUAGES) {
    for (const { markdown, image } of media) {
      const paths: string[] = typeof markdown === 'string' ? [markdown] : Object.values(image as Record<string, string>);
      for (const path of paths) {
        const name = path
          .replace(/^%(\w+)%$/, (_, key: string) => titles(language)[key] ?? '')
          .replace('dist/walkthrough/', '')
          // The file name that VS Code looks for first.
          .replace(/\.md$/, language === 'en' ? '.md' : `.nls.${language}.md`);
        expect([name, files.has(name)]).toEqual([name, true]);
        if (name.endsWith('.svg')) expect(name).toContain(`.${language}.`);
      }
    }
  }
});

test('the sample teaches one thing: the expert’s score that the data refute; it says the same in three languages', async () => {
  const indices = [];
  for (const language of LANGUAGES) {
    const folder = join(samples, language);
    const workspace = new Workspace(await nodeHost([folder]), { language });
    await workspace.open();
    const uri = pathToFileURL(join(folder, 'passport.journey')).toString();
    expect((await workspace.diagnostics(uri)).map(({ code }) => code)).toEqual(['JRN0405']);
    const [journey] = (await workspace.report([uri])).journeys;
    expect(journey?.missing).toEqual([]);
    expect(journey?.stages.map(({ measured }) => measured?.n)).toEqual([12, 12, 12]);
    indices.push(journey?.index);
  }
  expect(new Set(indices).size).toBe(1);
});

test('the picture shows the sample’s stages, in its language', () => {
  const picture = readFileSync(join(written, 'curve.de.dark.svg'), 'utf8');
  for (const label of ['Antrag', 'Termin', 'Unterlagen']) expect(picture).toContain(label);
  expect(existsSync(join(written, 'journey.nls.fr.md'))).toBe(true);
});

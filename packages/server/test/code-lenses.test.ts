import { afterEach, expect, test } from 'vitest';
import type { CodeLens, Hover } from 'vscode-languageserver';
import { Client, CUISINE, SERVICE } from './client.ts';

let client: Client;
afterEach(() => client.stop());

const PANEL = { commands: ['parcours.openPreviewToSide'] };

/** The resolved lenses, with their lines. */
async function lenses(path: string): Promise<string[]> {
  const lines = (await client.open(path)).split('\n');
  const found = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: client.uri(path) } });
  expect(found.every(({ command }) => command === undefined)).toBe(true);
  const resolved = await Promise.all(found.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
  expect(new Set(resolved.map(({ command }) => command?.command))).toEqual(new Set(['parcours.openPreviewToSide']));
  return resolved.map(({ range, command }) => `${lines[range.start.line]?.trim().split(' ').slice(0, 2).join(' ')}: ${command?.title}`);
}

test('above journeys, stages and studies', async () => {
  client = await Client.start({ copyOf: CUISINE, ...PANEL });
  expect(await lenses('cuisine.journey')).toEqual([
    'journey kitchen: CX index 45 / 100 † (−0.29) · show in panel',
    'stage compare: n 12 · mean −1.08 † · gap +4.08 (proven) · show in panel',
    'stage advice: n 48 (effective n 24.9) · mean +0.36 · gap +2.14 (proven) · show in panel',
    'stage follow: n 11 · mean −1.55 · gap +2.55 (proven) · show in panel',
    'stage order: n 40 · mean +1.32 † · gap +0.68 (proven) · show in panel',
    'stage fit: n 30 · mean −0.01 · gap +2.01 (proven) · show in panel',
    'observations visits: 59 observations used of 59 rows · show in panel',
    'observations survey: 40 observations used of 40 rows · show in panel',
  ]);
});

test.each([
  ['fr', 'moyenne −1,08 † · écart', 'observations utilisées sur', 'montrer dans le panneau'],
  ['de', 'Mittelwert −1,08 † · Lücke', 'Zeilen verwendet', 'im Panel zeigen'],
])('in %s', async (language, ...phrases) => {
  client = await Client.start({ copyOf: CUISINE, language, ...PANEL });
  const all = (await lenses('cuisine.journey')).join('\n');
  for (const phrase of phrases) expect(all).toContain(phrase);
});

test('a stage that nobody measured and a file that is not there say so', async () => {
  client = await Client.start(PANEL);
  await client.write('a.journey', 'journey j "J" {\n  stage s "Je viens"\n}\nobservations o "O" of j from "none.csv" {\n}\n');
  expect(await lenses('a.journey')).toEqual([
    'journey j: not measured · show in panel',
    'stage s: not measured · show in panel',
    'observations o: not read · show in panel',
  ]);
});

test('a study that `where` narrows says so, and so do the figures in the hover', async () => {
  client = await Client.start({ copyOf: SERVICE, language: 'de', ...PANEL });
  const all = await lenses('eigenheim.journey');
  expect(all.find((lens) => lens.startsWith('observations befragung_herbst'))).toMatch(/ verwendet, nur Kundengruppe: 1 · /);
  const figures = 'Zahlen: nur Kundengruppe: 1 \\(Kundenbefragung, Herbst 2026\\) · nur Welle: H26 \\(Testfälle, Herbst 2026\\)';
  for (const at of ['journey ausfall', 'stage termin']) {
    const { contents } = await client.request<Hover>('textDocument/hover', client.at('eigenheim.journey', at, at.length));
    const text = typeof contents === 'object' && 'value' in contents ? contents.value : '';
    expect(text).toContain('Kundengruppe: 1');
    expect(
      text
        .split('\n')
        .find((line) => line.includes('Zahlen: '))
        ?.replace(/^- /, ''),
    ).toBe(figures);
    expect(text).not.toContain('alle Befragten');
  }
});

test('a client that shows inlay hints has mean and n there, and not again in the lens', async () => {
  client = await Client.start({ copyOf: CUISINE, capabilities: { textDocument: { inlayHint: {} } }, ...PANEL });
  expect((await lenses('cuisine.journey')).slice(1, 3)).toEqual([
    'stage compare: disappointing\u00a0≈ † · gap +4.08 (proven) · show in panel',
    'stage advice: neutral · gap +2.14 (proven) · show in panel',
  ]);
});

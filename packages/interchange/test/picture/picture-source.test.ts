import { svgReport } from '@parcours/charts';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { hostileTexts } from '../../../charts/test/hostile-texts.ts';
import { generatedReport } from '../../../scoring/test/generated-journeys.ts';
import { changesSince, type PictureSource, pictureMetadata, readPicture } from '../../src/picture/picture-source.ts';

const SOURCE: PictureSource = {
  files: [
    { path: 'kitchen.journey', text: '\uFEFFimport "shared/perimeter.journey"\r\njourney "J" {\r\n\tstage "<&>" }\r\n' },
    { path: 'shared/perimeter.journey', text: '' },
  ],
  evidence: [{ path: 'data/été.csv', sha256: 'a'.repeat(64) }],
  workspace: '..',
  language: 'fr',
  view: { wave: '2026-04', segment: null, persona: null, channel: null },
};

function draw(source: PictureSource): string {
  return svgReport({ journeys: [generatedReport(3)] }, { language: 'en', metadata: pictureMetadata(source) });
}

/** Throws where the text is not well-formed XML; returns the texts of `<metadata>`. */
function metadataTexts(svg: string): string[] {
  const parser = new SaxesParser();
  const texts: string[] = [];
  let depth = 0;
  parser.on('opentag', ({ name }) => {
    if (name === 'metadata') depth = texts.push('');
  });
  parser.on('text', (text) => {
    if (depth > 0) texts[depth - 1] += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'metadata') depth = 0;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  return texts;
}

test('what a picture carries is read back, byte for byte', () => {
  expect(readPicture(draw(SOURCE))).toEqual(SOURCE);
});

test('any text: the picture stays well-formed, and gives it back', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(...hostileTexts),
    fc.constant('\u0000\u0007\u001b\u0085\u2028\ufffe\uffff\r\r\n'),
  );
  fc.assert(
    fc.property(text, (each) => {
      const source = { ...SOURCE, files: [{ path: 'a.journey', text: each.toWellFormed() }] };
      const svg = draw(source);
      expect(readPicture(svg)).toEqual(source);
      const [metadata, ...more] = metadataTexts(svg);
      expect(more).toEqual([]);
      expect(JSON.parse(metadata ?? '')).toMatchObject({ files: source.files });
    }),
    { numRuns: 200 },
  );
});

test('a picture that went through a tool is read, if its text is still there', () => {
  const rewritten = draw(SOURCE)
    .replace('<metadata id="parcours-source">', "<metadata  class='x' id='parcours-source' >")
    .replace(/"version"/, '&quot;version&quot;');
  expect(readPicture(rewritten)).toEqual(SOURCE);
  expect(readPicture(draw(SOURCE).replace(/<metadata.*<\/metadata>/s, ''))).toBeNull();
});

test.each<[string, unknown]>([
  ['another version', { ...SOURCE, version: 2 }],
  ['no files', { ...SOURCE, version: 1, files: [] }],
  ['a path that leaves the folder', { ...SOURCE, version: 1, files: [{ path: '../evil.journey', text: '' }] }],
  ['a path that leaves it further down', { ...SOURCE, version: 1, files: [{ path: 'a/../../evil.journey', text: '' }] }],
  ['an absolute path', { ...SOURCE, version: 1, files: [{ path: '/etc/evil.journey', text: '' }] }],
  ['a drive', { ...SOURCE, version: 1, files: [{ path: 'C:/evil.journey', text: '' }] }],
  ['a backslash', { ...SOURCE, version: 1, files: [{ path: '..\\evil.journey', text: '' }] }],
  ['another kind of file', { ...SOURCE, version: 1, files: [{ path: '.bashrc', text: '' }] }],
  ['one path twice', { ...SOURCE, version: 1, files: [SOURCE.files[0], SOURCE.files[0]] }],
  ['no text', { ...SOURCE, version: 1, files: [{ path: 'a.journey' }] }],
  ['too much text', { ...SOURCE, version: 1, files: [{ path: 'a.journey', text: 'x'.repeat(1_000_001) }] }],
  ['evidence outside', { ...SOURCE, version: 1, evidence: [{ path: '../../etc/passwd', sha256: 'a'.repeat(64) }] }],
  ['no hash', { ...SOURCE, version: 1, evidence: [{ path: 'a.csv', sha256: 'x' }] }],
  ['a workspace that is no folder above', { ...SOURCE, version: 1, workspace: '../../etc' }],
  ['a list', []],
  ['a text', 'x'],
])('%s is not trusted', (_, value) => {
  expect(readPicture(`<svg><metadata id="parcours-source">${JSON.stringify(value)}</metadata></svg>`)).toBeNull();
  expect(readPicture('<svg><metadata id="parcours-source">{</metadata></svg>')).toBeNull();
});

test('what has changed since', async () => {
  const current = (texts: Readonly<Record<string, string>>, hash: string | null) => ({
    text: async (path: string) => texts[path] ?? null,
    sha256: async () => hash,
  });
  const texts = Object.fromEntries(SOURCE.files.map(({ path, text }) => [path, text]));
  expect(await changesSince(SOURCE, current(texts, 'a'.repeat(64)))).toEqual([]);
  const unix = { ...texts, 'kitchen.journey': (texts['kitchen.journey'] ?? '').replaceAll('\r\n', '\n') };
  expect(await changesSince(SOURCE, current(unix, 'a'.repeat(64)))).toEqual([]);
  expect(await changesSince(SOURCE, current({ 'kitchen.journey': 'x' }, null))).toEqual([
    'kitchen.journey',
    'shared/perimeter.journey',
    'data/été.csv',
  ]);
});

import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project, useCommand, writeFiles } from './command.ts';

const command = useCommand();

async function drawnKitchen(): Promise<string> {
  const folder = command.folder();
  cpSync(join(project, 'examples', 'cuisine'), folder, { recursive: true });
  const { code, err } = await command.run(['report', 'cuisine.journey', '-o', 'cuisine.journey.svg'], { folder });
  expect([code, err]).toEqual([0, 'Written: cuisine.journey.svg\n']);
  return folder;
}

const stale = (out: string) => out.split('\n').filter((line) => line.includes('JRN025'));

test('the picture gives its text back, byte for byte', async () => {
  const folder = await drawnKitchen();
  const { code, err } = await command.run(['import', 'cuisine.journey.svg', '-o', 'back.journey'], { folder });
  expect(code).toBe(0);
  expect(err).toContain(
    'The picture also carries 2 files that go with it: perimetre.journey, referentiel.journey. Name a folder with -o to write all of them.',
  );
  expect(readFileSync(join(folder, 'back.journey'))).toEqual(readFileSync(join(folder, 'cuisine.journey')));
});

test.each(['fold', '../made/deep', 'v1.2/'])('a folder that does not exist is made: %s', async (name) => {
  const folder = await drawnKitchen();
  const { code, err } = await command.run(['import', join('inside', '..', 'cuisine.journey.svg'), '-o', join('inside', name)], { folder });
  expect([code, err]).toEqual([0, expect.stringContaining('cuisine.journey')]);
  expect(existsSync(join(folder, 'inside', name, 'perimetre.journey'))).toBe(true);
});

test('a folder receives all its texts, and scores without the evidence', async () => {
  const folder = await drawnKitchen();
  expect((await command.run(['import', 'cuisine.journey.svg', '-o', 'unpacked'], { folder })).code).toBe(0);
  for (const name of ['cuisine', 'perimetre', 'referentiel'])
    expect(readFileSync(join(folder, 'unpacked', `${name}.journey`))).toEqual(readFileSync(join(folder, `${name}.journey`)));
  const again = await command.run(['import', 'cuisine.journey.svg', '-o', 'unpacked'], { folder });
  expect([again.code, again.err]).toEqual([3, expect.stringContaining('unpacked/cuisine.journey')]);
  expect((await command.run(['import', 'cuisine.journey.svg', '-o', 'unpacked', '--force'], { folder })).code).toBe(0);
});

test('a picture that is up to date is no finding', async () => {
  const folder = await drawnKitchen();
  expect(stale((await command.run(['check'], { folder })).out)).toEqual([]);
  expect(stale((await command.run(['check', 'cuisine.journey'], { folder })).out)).toEqual([]);
});

test('check says what has changed since, and how to draw it again; that is then so', async () => {
  const folder = await drawnKitchen();
  const imported = join(folder, 'perimetre.journey');
  writeFileSync(imported, readFileSync(imported, 'utf8').replace('Léa', 'Léo'));
  appendFileSync(join(folder, 'data', 'enquete-2026-04.csv'), '\n');
  const refresh = 'parcours report cuisine.journey --lang en -o cuisine.journey.svg';
  const line = `cuisine.journey.svg:1:1 warning JRN0250 cuisine.journey.svg shows an earlier version: since it was drawn, something else stands in perimetre.journey, data/enquete-2026-04.csv. Draw it again: ${refresh}`;
  expect(stale((await command.run(['check'], { folder })).out)).toEqual([line]);
  expect(stale((await command.run(['check', 'cuisine.journey'], { folder })).out)).toEqual([line]);
  expect((await command.run(['check', '--fail-on', 'warning', '--severity', 'JRN0250=error'], { folder })).code).toBe(1);
  expect(stale((await command.run(['check', '--severity', 'JRN0250=off'], { folder })).out)).toEqual([]);
  expect((await command.run(refresh.split(' ').slice(1), { folder })).code).toBe(0);
  expect(stale((await command.run(['check'], { folder })).out)).toEqual([]);
});

test('only the kind of line end is no change', async () => {
  const folder = await drawnKitchen();
  for (const name of ['cuisine.journey', 'data/enquete-2026-04.csv']) {
    const bytes = readFileSync(join(folder, name), 'latin1');
    writeFileSync(join(folder, name), bytes.includes('\r\n') ? bytes.replaceAll('\r\n', '\n') : bytes.replaceAll('\n', '\r\n'), 'latin1');
  }
  expect(stale((await command.run(['check'], { folder })).out)).toEqual([]);
});

test('pictures in a folder of their own, of a view', async () => {
  const folder = command.folder();
  cpSync(join(project, 'examples', 'cuisine'), folder, { recursive: true });
  mkdirSync(join(folder, 'pictures'));
  expect(
    (await command.run(['report', 'cuisine.journey', '--channel', 'store', '--lang', 'de', '-o', 'pictures/k.journey.svg'], { folder }))
      .code,
  ).toBe(0);
  expect(stale((await command.run(['check'], { folder })).out)).toEqual([]);
  appendFileSync(join(folder, 'cuisine.journey'), '// more\n');
  expect(stale((await command.run(['check'], { folder })).out)).toEqual([
    expect.stringContaining('parcours report cuisine.journey --channel store --lang de -o pictures/k.journey.svg'),
  ]);
});

test('other pictures are not touched by this', async () => {
  const folder = command.folder();
  cpSync(join(project, 'examples', 'cuisine'), folder, { recursive: true });
  await command.run(['report', 'cuisine.journey', '-o', 'plain.svg'], { folder });
  expect(readFileSync(join(folder, 'plain.svg'), 'utf8')).not.toContain('<metadata');
  writeFileSync(join(folder, 'empty.journey.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(stale((await command.run(['check'], { folder })).out)).toEqual([
    expect.stringContaining('empty.journey.svg:1:1 information JRN0251'),
  ]);
  expect((await command.run(['import', 'plain.svg'], { folder })).err).toContain('plain.svg carries no journey that can be read');
});

test('a picture shows the journeys of one file', async () => {
  const folder = command.folder();
  writeFiles(folder, { 'a.journey': 'journey a "I buy"\n', 'b.journey': 'journey b "I sell"\n' });
  const { code, err } = await command.run(['report', '.', '-o', 'all.journey.svg'], { folder });
  expect(code).toBe(2);
  expect(err).toContain('There are: a.journey, b.journey.');
  writeFiles(folder, { 'large.journey': `journey c "I buy"\n// ${'x'.repeat(1_000_000)}\n` });
  expect((await command.run(['report', 'large.journey', '-o', 'large.journey.svg'], { folder })).err).toContain(
    'a picture carries at most 1,000,000',
  );
});

test('a hostile picture reads nothing outside, writes nothing outside, and offers no command but ours', async () => {
  const folder = command.folder();
  writeFiles(folder, { 'work/a.journey': 'journey a "I buy"\n', 'secret.csv': 'x\n' });
  const hostile = (source: object) =>
    `<svg xmlns="http://www.w3.org/2000/svg"><metadata id="parcours-source">${JSON.stringify({ version: 1, evidence: [], workspace: '', language: 'en', view: {}, ...source }).replaceAll('<', '\\u003c')}</metadata></svg>`;
  const text = 'journey a "I buy"\n';
  writeFiles(folder, {
    'work/up.journey.svg': hostile({
      files: [{ path: 'a.journey', text }],
      workspace: '..',
      evidence: [{ path: 'secret.csv', sha256: 'a'.repeat(64) }],
    }),
    'work/view.journey.svg': hostile({ files: [{ path: 'a.journey', text: '' }], view: { wave: 'x; rm -rf ~' } }),
    'work/evil.journey.svg': hostile({ files: [{ path: 'sub/evil.journey', text }] }),
  });
  const work = join(folder, 'work');
  const found = stale((await command.run(['check'], { folder: work })).out);
  expect(found.filter((line) => line.includes('secret'))).toEqual([]);
  expect(found.find((line) => line.includes('view.journey.svg'))).toMatch(
    /Draw it again: parcours report a\.journey --lang en -o view\.journey\.svg$/,
  );
  mkdirSync(join(work, 'out'));
  symlinkSync(folder, join(work, 'out', 'sub'));
  const unpacked = await command.run(['import', 'evil.journey.svg', '-o', 'out'], { folder: work });
  expect([unpacked.code, unpacked.err]).toEqual([3, expect.stringContaining('out/sub/evil.journey is not written')]);
  expect(existsSync(join(folder, 'evil.journey'))).toBe(false);
});

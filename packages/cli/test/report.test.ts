import { existsSync, linkSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, useCommand, writeFiles } from './command.ts';

const command = useCommand();
const shop = join(cli, 'test', 'fixtures', 'shop');

test.each([
  ['html', /^<!doctype html>/i],
  ['svg', /^<svg|^<\?xml/],
  ['md', /^#+ /],
])('the form follows the ending: .%s', async (form, start) => {
  const folder = command.folder(shop);
  const { code, out, err } = await command.run(['report', '-o', `out.${form}`, '--lang', 'fr'], { folder });
  expect([code, out, err.split('\n').at(-2)]).toEqual([0, '', `Écrit\u00a0: out.${form}`]);
  const written = readFileSync(join(folder, `out.${form}`), 'utf8');
  expect(written).toMatch(start);
  expect(written).toContain('自転車');
});

test('the page needs nothing from anywhere else', async () => {
  const folder = command.folder(shop);
  await command.run(['report', '-o', 'out.html'], { folder });
  const page = readFileSync(join(folder, 'out.html'), 'utf8');
  expect(page).not.toMatch(/<script|<link|\ssrc=|url\((?!['"]?(?:#|data:))/);
  expect(page.match(/https?:\/\/[^\s"<)]+/g)?.filter((link) => !link.startsWith('http://www.w3.org/')) ?? []).toEqual([]);
});

test('the same bytes whatever the order of the files, the locale and the time zone', async () => {
  const folder = command.folder(shop);
  const files = ['shop.journey', 'inventory.journey', 'survey.journey'];
  for (const form of ['html', 'svg', 'md']) {
    await command.run(['report', '-o', `a.${form}`, ...files], { folder });
    const env = { LC_ALL: 'de_DE.UTF-8', TZ: 'Asia/Tokyo' };
    await command.run(['report', ...files.toReversed(), '--lang', 'en', '--output', `b.${form}`], { folder, env });
    expect(readFileSync(join(folder, `b.${form}`), 'utf8')).toBe(readFileSync(join(folder, `a.${form}`), 'utf8'));
  }
});

test('several journeys stand in one file', async () => {
  const folder = command.folder(shop);
  writeFiles(folder, { 'other.journey': 'journey other "Autre parcours" { stage one "Je lis" score +1 }\n' });
  for (const form of ['html', 'svg', 'md']) {
    expect((await command.run(['report', '-o', `out.${form}`], { folder })).code).toBe(0);
    const written = readFileSync(join(folder, `out.${form}`), 'utf8');
    for (const label of ['Autre parcours', 'un vélo']) expect(written).toContain(label);
    if (form === 'svg') expect(written.match(/<\/svg>\s*$/g)).toHaveLength(1);
  }
});

describe('it does not write', () => {
  test.each([
    [['report'], 2, 'Where to? Name the file to write with -o, for instance -o report.html.'],
    [['report', '-o'], 2, 'The option -o, --output <FILE> needs a value.'],
    [['report', '-o', 'out.pdf'], 2, 'The ending of out.pdf names no format. Possible: .html, .svg, .md.'],
    [['report', '-o', 'out'], 2, 'The ending of out names no format.'],
    [['report', '-o', 'no/such/out.html'], 3, 'no/such/out.html cannot be written: the folder no/such does not exist.'],
    [['report', '-o', 'folder.html'], 3, 'folder.html is a folder; name a file.'],
    [['report', 'gone', '-o', 'out.html'], 3, 'gone was not found.'],
  ])('%j', async (line, code, message) => {
    const folder = command.folder(shop);
    writeFiles(folder, { 'folder.html/x': '' });
    const before = readdirSync(folder);
    const run = await command.run(line, { folder });
    expect([run.code, run.out, run.err]).toEqual([code, '', expect.stringContaining(`parcours: ${message}`)]);
    expect(readdirSync(folder)).toEqual(before);
  });

  test.each([
    ['over a data file by its name', 'data/spring.md'],
    ['over a link to a data file', 'link.md'],
    ['over a data file under another name', 'hard.md'],
    ['over a link to a .journey file', 'journey.md'],
  ])('%s', async (_, output) => {
    const folder = command.folder(shop);
    const rows = readFileSync(join(folder, 'data', 'spring.csv'), 'utf8');
    const text = readFileSync(join(folder, 'survey.journey'), 'utf8');
    writeFiles(folder, { 'data/spring.md': rows, 'survey.journey': text.replace('spring.csv', 'spring.md') });
    symlinkSync('data/spring.md', join(folder, 'link.md'));
    linkSync(join(folder, 'data', 'spring.md'), join(folder, 'hard.md'));
    symlinkSync('survey.journey', join(folder, 'journey.md'));
    const { code, err } = await command.run(['report', '-o', output], { folder });
    expect([code, err]).toEqual([3, expect.stringContaining(`${output} is a file that the journeys are read from`)]);
    expect(readFileSync(join(folder, 'data', 'spring.md'), 'utf8')).toBe(rows);
  });
});

test('an earlier report is replaced, through a link too, and nothing is left behind', async () => {
  const folder = command.folder(shop);
  writeFiles(folder, { 'old.md': 'old' });
  symlinkSync('old.md', join(folder, 'latest.md'));
  expect((await command.run(['report', '-o', 'latest.md'], { folder })).code).toBe(0);
  expect(readFileSync(join(folder, 'old.md'), 'utf8')).toMatch(/^#+ /);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(existsSync(join(folder, 'latest.md'))).toBe(true);
});

import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, globSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LANGUAGES } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { cli, useCommand, writeFiles } from './command.ts';

const command = useCommand();
const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const filesIn = (folder: string) =>
  globSync('**/*', { cwd: folder, withFileTypes: true })
    .concat(globSync('**/.*', { cwd: folder, withFileTypes: true }), globSync('.*/**/*', { cwd: folder, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

test.each(LANGUAGES)('a workspace in %s, which has nothing to report and shows a curve', async (language) => {
  const folder = command.folder();
  const { code, out, err } = await command.run(['init', '--language', language, '--lang', language], { folder });
  expect([code, err]).toEqual([0, '']);
  await expect(out).toMatchFileSnapshot(`snapshots/init.${language}.txt`);
  expect([...new Set(filesIn(folder))]).toEqual(['.gitattributes', '.vscode/extensions.json', 'passport.journey', 'survey.csv']);
  expect(JSON.parse(read(folder, '.vscode/extensions.json'))).toEqual({ recommendations: ['parcours.parcours'] });
  expect(await command.run(['check', '--fail-on', 'information'], { folder })).toEqual({
    code: 0,
    out: '1 file, nothing to report.\n',
    err: '',
  });
  expect((await command.run(['fmt', '--check'], { folder })).code).toBe(0);
  expect((await command.run(['score'], { folder })).out).toContain('n  Target');
});

test('what is to be done by hand is told in the reader’s language, and not where only a remark differs', async () => {
  const folder = command.folder();
  writeFileSync(join(folder, '.gitattributes'), '*.csv -text\n');
  const { out } = await command.run(['init', '--lang', 'en', '--language', 'fr'], { folder });
  expect(out).toContain('Add these lines to .gitattributes:\n\n# Les parcours');
  const there = command.folder();
  await command.run(['init', '--language', 'de'], { folder: there });
  expect((await command.run(['init', '--language', 'fr'], { folder: there })).out).not.toContain('Add these lines');
});

test('the language is the reader’s, unless another is asked for; the folder is made', async () => {
  const folder = command.folder();
  await command.run(['init', 'neu/hier', '--lang', 'de'], { folder });
  expect(read(folder, 'neu/hier/passport.journey')).toMatch(/^language de\n/);
  await command.run(['init', 'fr', '--lang', 'de', '--language', 'fr'], { folder });
  expect(read(folder, 'fr/passport.journey')).toMatch(/^language fr\n/);
});

test('what is there stays as it is and is told, with what to add; a second run adds nothing', async () => {
  const folder = command.folder();
  const before = { '.gitattributes': '*.md text\n', '.vscode/extensions.json': '{}', '.gitlab-ci.yml': 'stages: [test]\n' };
  writeFiles(folder, before);
  const { out } = await command.run(['init', '--ci', 'gitlab'], { folder });
  for (const [path, text] of Object.entries(before)) {
    expect(read(folder, path)).toBe(text);
    expect(out).toContain(`Left as it is: ${path} exists.`);
  }
  expect(out).toContain('Add these lines to .gitattributes:\n\n# Journeys');
  expect(out).toContain('Add "parcours.parcours" to the recommendations in .vscode/extensions.json.');
  expect(out).toContain('Add these lines to .gitlab-ci.yml:\n\ninclude:\n  - local: .gitlab/parcours.yml\n');
  const files = [...new Set(filesIn(folder))];
  const texts = files.map((path) => read(folder, path));
  const second = await command.run(['init', '--ci', 'gitlab'], { folder });
  expect(second.out).toMatch(/^There are journeys in .* already: no example is written\./);
  expect([...new Set(filesIn(folder))].map((path) => read(folder, path))).toEqual(texts);
});

test('below the top of a repository it says where hosts look; at the top it does not', async () => {
  const folder = command.folder();
  execFileSync('git', ['init', '-q'], { cwd: folder });
  const below = await command.run(['init', 'sub', '--ci', 'github', '--pre-commit'], { folder });
  expect(below.out).toContain(
    'the folder whose history git keeps, not here: .github/workflows/parcours.yml, .github/workflows/parcours-comment.yml, .pre-commit-config.yaml. Move them there.\n',
  );
  const inside = await command.run(['init', '--ci', 'gitlab', '--dry-run'], { folder: join(folder, 'sub') });
  expect(inside.out).toContain('the folder whose history git keeps, not here: .gitlab/parcours.yml, .gitlab-ci.yml. Move them there.');
  expect((await command.run(['init', 'other'], { folder })).out).not.toContain('history git keeps');
  expect((await command.run(['init', '--ci', 'github', '--pre-commit'], { folder })).out).not.toContain('history git keeps');
});

test('advice is not repeated where it was followed', async () => {
  const folder = command.folder();
  await command.run(['init'], { folder });
  writeFileSync(join(folder, '.gitattributes'), `*.md text\n${read(folder, '.gitattributes')}`);
  expect((await command.run(['init'], { folder })).out).not.toContain('Add these lines');
});

test('a dry run writes nothing', async () => {
  const folder = command.folder();
  writeFiles(folder, { '.gitattributes': '' });
  const { out } = await command.run(['init', 'new', '--ci', 'github', '--pre-commit', '--dry-run'], { folder });
  expect(out).toContain('Would be written: .github/workflows/parcours-comment.yml\n');
  expect(out).toContain('Nothing was written.\n');
  expect(readdirSync(folder)).toEqual(['.gitattributes']);
});

test.skipIf(process.platform === 'win32')('a link is something that is there, even if it leads nowhere', async () => {
  const folder = command.folder();
  symlinkSync(join(folder, '..', 'elsewhere'), join(folder, '.gitattributes'));
  const { out } = await command.run(['init'], { folder });
  expect(out).toContain('Left as it is: .gitattributes exists.');
  expect(existsSync(join(folder, '..', 'elsewhere'))).toBe(false);
});

test.each([
  [['init', 'file'], 3, 'parcours: file is not a folder.'],
  [['init', 'file/below'], 3, 'parcours: passport.journey cannot be written (ENOTDIR).'],
  [['init', '--ci', 'jenkins'], 2, 'parcours: "jenkins" is not possible for --ci. Possible: none, github, gitlab.'],
])('%j is refused', async (line, code, message) => {
  const folder = command.folder();
  writeFiles(folder, { file: '' });
  const run = await command.run(line, { folder });
  expect([run.code, run.err]).toEqual([code, expect.stringContaining(message)]);
});

describe.skipIf(process.platform === 'win32')('with the settings that it prints, git', () => {
  const prepared = async () => {
    const folder = command.folder();
    const { out } = await command.run(['init', '--language', 'fr'], { folder });
    const bin = join(folder, '.bin');
    writeFiles(bin, { parcours: `#!/bin/sh\nexec "${process.execPath}" "${command.script}" "$@"\n` });
    chmodSync(join(bin, 'parcours'), 0o755);
    const env = { PATH: `${bin}${delimiter}${process.env.PATH}`, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
    const git = (...line: string[]) => execFileSync('git', line, { cwd: folder, env, encoding: 'utf8' });
    git('init', '-q');
    for (const line of out.match(/^ {4}git config .*$/gm) ?? []) execFileSync('sh', ['-c', line], { cwd: folder, env });
    git('add', '*.journey');
    return { folder, git };
  };

  test('names the stage above a change', async () => {
    const { folder, git } = await prepared();
    const path = 'passport.journey';
    const text = read(folder, path);
    const inner = '    point de contact form note +1\n    point de contact booking note +1\n    point de contact counter note +1\n';
    writeFileSync(join(folder, path), text.replace(/(étape book .*)\n/, `$1 {\n${inner}  }\n`));
    git('add', path);
    writeFileSync(join(folder, path), read(folder, path).replace('counter note +1', 'counter note +2'));
    expect(git('diff', '-U1')).toMatch(/^@@ .* @@ étape book "Je prends rendez-vous"$/m);
  });

  test('ignores mere formatting; a text that cannot be formatted is compared as it is', async () => {
    const { folder, git } = await prepared();
    const path = join(folder, 'passport.journey');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('  étape apply', '      étape    apply'));
    expect(git('diff')).not.toContain('@@');
    writeFileSync(path, `${text}étape`);
    expect(git('diff')).toMatch(/^\+étape$/m);
  });
});

test('run from its source, it writes the same', async () => {
  const [folder, source] = [command.folder(), command.folder()];
  await command.run(['init', '--lang', 'fr'], { folder });
  execFileSync(process.execPath, [join(cli, 'src', 'main.ts'), 'init', '--lang', 'fr'], { cwd: source, stdio: 'pipe' });
  for (const path of ['passport.journey', 'survey.csv']) expect(read(source, path)).toBe(read(folder, path));
});

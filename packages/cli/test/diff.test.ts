import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { useCommand, writeFiles } from './command.ts';

const command = useCommand();

const STAGES = '  stage find "I find the shop" channel web target +2\n  stage pay "I pay the invoice" channel web target +1\n';
const JOURNEY = `channel web "Web"\njourney buy "I buy a sofa" {\n${STAGES}}\n`;
const OTHER = 'channel web "Web"\njourney return "I return a sofa" {\n  stage pack "I pack it up" channel web\n}\n';
const STUDY =
  'import "buy.journey"\nobservations survey of buy method survey date 2026-04 from "data/answers.csv" {\n  respondent "id"\n  measure find from "find" scale 1..10\n  measure pay from "pay" scale 1..10\n}\n';
const ANSWERS = `id;find;pay\n${Array.from({ length: 40 }, (_, i) => `r${i};${3 + (i % 5)};${6 + (i % 4)}`).join('\n')}\n`;

const START = { 'buy.journey': JOURNEY, 'return.journey': OTHER, 'study.journey': STUDY, 'data/answers.csv': ANSWERS };

function git(folder: string, ...words: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...words], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

function repository(files: Readonly<Record<string, string | Uint8Array>> = START, ...options: string[]): string {
  const folder = command.folder();
  git(folder, 'init', '-q', '-b', 'main', ...options);
  commit(folder, files);
  return folder;
}

function commit(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  writeFiles(folder, files);
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'edit');
  return git(folder, 'rev-parse', 'HEAD');
}

async function changes(folder: string, ...words: string[]) {
  const separator = words.indexOf('--');
  const line =
    separator < 0 ? [...words, '--format', 'json'] : [...words.slice(0, separator), '--format', 'json', ...words.slice(separator)];
  const { code, out, err } = await command.run(['diff', '--fail-on', 'never', ...line], { folder });
  expect([code, err]).toEqual([0, '']);
  const report = JSON.parse(out);
  return { report, journeys: report.journeys.map(({ name }: { name: string }) => name), unchanged: report.unchangedJourneys };
}

const lowered = JOURNEY.replace('target +2', 'target +1');

describe('which versions are compared', () => {
  let folder: string;
  beforeAll(() => {
    folder = repository();
    git(folder, 'tag', '-a', 'wave-1', '-m', 'the first');
    git(folder, 'checkout', '-q', '-b', 'feature');
    commit(folder, { 'buy.journey': lowered });
    git(folder, 'checkout', '-q', 'main');
    commit(folder, { 'return.journey': OTHER.replace('I pack it up', 'I wrap it up') });
  });

  test.each([
    ['a tag and a branch', ['wave-1', 'feature'], ['buy'], ['wave-1', 'feature']],
    ['both sides of two dots', ['main..feature'], ['buy', 'return'], ['main', 'feature']],
    ['what a branch has changed', ['main...feature'], ['buy'], ['main...feature', 'feature']],
    ['one side left out', ['wave-1..'], ['return'], ['wave-1', 'HEAD']],
    ['a commit before', ['HEAD~1', 'HEAD'], ['return'], ['HEAD~1', 'HEAD']],
  ])('%s', async (_, words, journeys, names) => {
    const found = await changes(folder, ...words);
    expect(found.journeys).toEqual(journeys);
    expect(found.unchanged).toBe(2 - journeys.length);
    expect([found.report.base.name, found.report.head.name]).toEqual(names);
    expect(found.report.head.commit).toMatch(/^[0-9a-f]{40}$/);
  });

  test('paths behind -- limit it, also those that are no longer there', async () => {
    expect((await changes(folder, 'main..feature', '--', 'buy.journey')).journeys).toEqual(['buy']);
    expect((await changes(folder, 'main..feature', 'return.journey')).journeys).toEqual(['return']);
    expect(await changes(folder, 'wave-1', '--', 'buy.journey', 'study.journey')).toMatchObject({ journeys: [], unchanged: 1 });
  });

  test('the working tree, the index', async () => {
    const own = command.folder(folder);
    expect(await changes(own)).toMatchObject({ journeys: [], unchanged: 2 });
    writeFiles(own, { 'buy.journey': lowered });
    git(own, 'add', 'buy.journey');
    writeFiles(own, { 'buy.journey': JOURNEY });
    const staged = await changes(own, '--staged');
    expect(staged.journeys).toEqual(['buy']);
    expect(staged.report.head).toEqual({ kind: 'index', name: '', commit: null });
    expect((await changes(own)).journeys).toEqual([]);
    expect((await changes(own, 'feature')).journeys).toEqual(['buy', 'return']);
  });

  test('two folders, two files, side by side, also without a repository', async () => {
    const [before, after] = [command.folder(), command.folder()];
    writeFiles(before, START);
    writeFiles(after, { ...START, 'buy.journey': lowered });
    const folders = await changes(after, before, '.');
    expect(folders.journeys).toEqual(['buy']);
    expect(folders.report.base.kind).toBe('folder');
    writeFiles(after, { 'other.journey': lowered });
    const files = await changes(after, join(before, 'buy.journey'), 'other.journey');
    expect(files.report.head).toEqual({ kind: 'file', name: 'other.journey', commit: null });
    expect(files.journeys).toEqual(['buy']);
  });

  test('below the folder of the repository', async () => {
    const own = repository(Object.fromEntries(Object.entries(START).map(([path, text]) => [`maps/${path}`, text])));
    writeFiles(own, { 'maps/buy.journey': lowered });
    expect((await changes(join(own, 'maps'))).journeys).toEqual(['buy']);
    expect((await changes(own, '--workspace', 'maps')).journeys).toEqual(['buy']);
  });
});

describe('what neither version has', () => {
  const waves = (...names: string[]) =>
    names.map((name) => STUDY.replace('survey of buy', `survey_${name} of buy`).replace('date', `wave "${name}" date`)).join('');
  const study = (...names: string[]) => waves(...names).replaceAll(/(?<=\n)import "buy.journey"\n/g, '');

  test('a wave', async () => {
    const folder = repository({ ...START, 'study.journey': study('spring', 'autumn') });
    writeFiles(folder, { 'study.journey': study('autumn', 'winter') });
    expect((await command.run(['diff', '--wave', 'spring'], { folder })).code).toBe(0);
    expect((await command.run(['diff', '--wave', 'winter'], { folder })).code).toBe(0);
    const { code, out, err } = await command.run(['diff', '--wave', 'summer'], { folder });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('No journey has a wave "summer". Waves: autumn, spring, winter.');
    const none = await command.run(['diff', '--wave', 'summer'], { folder: repository() });
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('no observations declare a wave')]);
  });

  test('a segment; one of BASE alone is known', async () => {
    const folder = repository({ ...START, 'buy.journey': `segment young "Young"\n${JOURNEY}` });
    writeFiles(folder, { 'buy.journey': JOURNEY });
    expect((await command.run(['diff', '--segment', 'young'], { folder })).code).toBe(0);
    expect((await command.run(['diff', '--segment', 'old'], { folder })).code).toBe(2);
  });

  test('a journey in the folder', async () => {
    const folder = repository({ ...START, 'notes/readme.md': 'Nothing here.' });
    for (const line of [['diff'], ['diff', 'HEAD']]) {
      const { code, out, err } = await command.run(line, { folder: join(folder, 'notes') });
      expect([code, out]).toEqual([3, '']);
      expect(err).toContain('Neither version has a .journey file at notes.');
    }
    const [one, other] = [command.folder(), command.folder()];
    expect((await command.run(['diff', one, other], { folder: one })).code).toBe(3);
  });
});

describe('what a change reaches', () => {
  test('a data file alone: the rows of the journey that reads it', async () => {
    const folder = repository();
    writeFiles(folder, { 'data/answers.csv': ANSWERS.replace('r7;5;9', 'r7;1;9') });
    const { journeys, report } = await changes(folder, '--anonymous-below', '0');
    expect(journeys).toEqual(['buy']);
    expect(report.unchangedJourneys).toBe(1);
  });

  test('a file that was only touched is not read again, one that was written differently has the same answers', async () => {
    const folder = repository();
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(folder, 'data', 'answers.csv'), later, later);
    utimesSync(join(folder, 'buy.journey'), later, later);
    expect(await changes(folder)).toMatchObject({ journeys: [], unchanged: 2 });
    writeFiles(folder, { 'data/answers.csv': ANSWERS.replaceAll('\n', '\r\n'), 'buy.journey': JOURNEY.replaceAll('\n', '\r\n') });
    expect(await changes(folder)).toMatchObject({ journeys: [], unchanged: 2 });
  });
});

describe('what cannot be compared', () => {
  const fails = async (folder: string, line: readonly string[], code: number, message: string) => {
    const run = await command.run(['diff', ...line], { folder });
    expect([run.code, run.out]).toEqual([code, '']);
    expect(run.err).toContain(message);
  };

  test('a folder without repository, git that is not installed', async () => {
    const folder = command.folder();
    writeFiles(folder, START);
    await fails(folder, [], 3, 'is not in a working tree of git. Name two folders or files to compare.');
    await fails(folder, ['main'], 3, 'main was not found.');
    const own = repository();
    const run = await command.run(['diff'], { folder: own, env: { PATH: '/nowhere' } });
    expect([run.code, run.err]).toEqual([3, 'parcours: git was not found. Install it, or name two folders or files to compare.\n']);
  });

  test('a revision that does not exist, with the nearest name; hostile names', async () => {
    const folder = repository();
    git(folder, 'branch', 'feature/kitchen');
    await fails(folder, ['feature/kichen'], 2, 'Did you mean feature/kitchen?');
    for (const name of ['--upload-pack=touch x', '--output=x', '-x']) {
      const run = await command.run(['diff', name], { folder });
      expect(run.code).toBe(2);
    }
    for (const name of ['$(touch x)', '`touch x`', ':/x', '^main', 'main^{tree}', '@{u}', '\u001b[31m', 'a\nb']) {
      await fails(folder, [name], 2, 'is neither a git revision nor an existing file or folder.');
    }
    await fails(folder, ['--', '--output=x'], 3, 'Neither version has a .journey file at --output=x.');
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  test('words that could mean two things, and too many', async () => {
    const folder = repository();
    mkdirSync(join(folder, 'main'));
    await fails(folder, ['main'], 2, 'main is a git revision and a file. Write ./main for the file, or put paths behind --.');
    await fails(folder, ['HEAD', 'HEAD', 'HEAD'], 2, 'Too many arguments.');
    await fails(folder, ['HEAD', 'HEAD', '--staged'], 2, '--staged compares with the index: name at most the BASE.');
    await fails(folder, ['HEAD', '--', '../elsewhere'], 3, 'elsewhere');
  });

  test('a repository without commits, a bare one', async () => {
    const unborn = command.folder();
    git(unborn, 'init', '-q');
    writeFiles(unborn, START);
    await fails(unborn, [], 3, 'git has no commit yet');
    const bare = command.folder();
    git(bare, 'init', '-q', '--bare');
    await fails(bare, ['HEAD'], 3, 'HEAD');
  });

  test('branches without a common commit, a shallow clone', async () => {
    const folder = repository();
    git(folder, 'checkout', '-q', '--orphan', 'lone');
    commit(folder, { 'return.journey': '' });
    await fails(folder, ['main...lone'], 2, 'The two sides of main...lone have no commit in common.');
    commit(folder, { 'buy.journey': lowered });
    const clone = command.folder();
    git(clone, 'clone', '-q', '--depth', '1', `file://${folder}`, 'shallow');
    await fails(join(clone, 'shallow'), ['HEAD~1'], 2, 'git fetch --unshallow');
    expect((await changes(join(clone, 'shallow'))).unchanged).toBe(1);
  });

  test('a text that does not parse is told with its place', async () => {
    const folder = repository({ ...START, 'buy.journey': JOURNEY.replace('target +2', 'target target') });
    writeFiles(folder, { 'buy.journey': JOURNEY });
    const repaired = await command.run(['diff'], { folder });
    expect(repaired.err).toContain('BASE does not parse at buy.journey:3:');
    const broken = await command.run(['diff', '--fail-on', 'lowered-target'], { folder });
    expect(broken.code).toBe(0);
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'mend');
    writeFiles(folder, { 'buy.journey': JOURNEY.replace('target +2', 'target target') });
    const run = await command.run(['diff'], { folder });
    expect([run.code, run.err]).toEqual([1, expect.stringContaining('HEAD does not parse at buy.journey:3:')]);
  });
});

describe('what makes it fail', () => {
  const GATE = '  require stage find gap at most 3 where n at least 30\n';
  const gated = JOURNEY.replace(STAGES, STAGES + GATE);
  const edited = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) => {
    const folder = repository({ ...START, ...before });
    writeFiles(folder, after);
    return folder;
  };
  const run = async (folder: string, ...failOn: string[]) => {
    const { code, err } = await command.run(['diff', ...failOn.flatMap((what) => ['--fail-on', what])], { folder });
    return [code, err];
  };

  test('a lowered target, where one asks for it', async () => {
    const folder = edited({}, { 'buy.journey': lowered });
    expect(await run(folder)).toEqual([0, '']);
    expect(await run(folder, 'lowered-target')).toEqual([1, 'Fails: a target is lowered or gone (--fail-on lowered-target).\n']);
    expect(await run(folder, 'error', 'gate,weakening')).toEqual([1, 'Fails: the change makes it easier to pass (--fail-on weakening).\n']);
    expect((await run(folder, 'lowered-target,never'))[0]).toBe(0);
    expect(await run(edited({ 'buy.journey': lowered }, { 'buy.journey': JOURNEY }), 'weakening')).toEqual([0, '']);
  });

  test('a gate that fails, by the rules of BASE: HEAD cannot weaken, except or remove it', async () => {
    const worse = ANSWERS.replace(/;(\d)(?=;)/g, ';1');
    const fails = [1, 'Fails: a gate fails, or would fail as BASE has it (--fail-on gate).\n'];
    const change = (journey: string) => edited({ 'buy.journey': gated }, { 'buy.journey': journey, 'data/answers.csv': worse });
    expect(await run(change(gated), 'gate')).toEqual(fails);
    expect(await run(change(gated.replace('at most 3', 'at most 9')), 'gate')).toEqual(fails);
    expect(await run(change(gated.replace('at least 30', 'at least 30 unless "a bad month" until 2099-01')), 'gate')).toEqual(fails);
    expect(await run(change(JOURNEY), 'gate')).toEqual(fails);
    expect(await run(edited({ 'buy.journey': gated }, { 'buy.journey': JOURNEY }), 'gate')).toEqual([0, '']);
    expect(await run(edited({ 'buy.journey': gated, 'data/answers.csv': worse }, { 'return.journey': '' }), 'gate')).toEqual([0, '']);
    // It failed before; weakened, HEAD's own gate would pass.
    const weakened = gated.replace('at most 3', 'at most 9');
    expect(await run(edited({ 'buy.journey': gated, 'data/answers.csv': worse }, { 'buy.journey': weakened }), 'gate')).toEqual(fails);
  });

  test('exceptions of BASE hold until their day, in both versions', async () => {
    const excepted = gated.replace('at least 30', 'at least 30 unless "a bad month" until 2026-06');
    const worse = ANSWERS.replace(/;(\d)(?=;)/g, ';1');
    const folder = edited({ 'buy.journey': excepted }, { 'data/answers.csv': worse });
    const asOf = async (day: string) => (await command.run(['diff', '--fail-on', 'gate', '--as-of', day], { folder })).code;
    expect([await asOf('2026-06-30'), await asOf('2026-07-01')]).toEqual([0, 1]);
  });

  test('new findings from a severity on; those that were there are none', async () => {
    const unknown = JOURNEY.replace('channel web target +1', 'channel wbe target +1');
    expect(await run(edited({}, { 'buy.journey': unknown }))).toEqual([1, 'Fails: there are new errors (--fail-on error).\n']);
    expect(await run(edited({ 'buy.journey': unknown }, { 'buy.journey': unknown.replace('I pay', 'I do pay') }))).toEqual([0, '']);
  });

  test('the settings of BASE apply, and what HEAD sets is told', async () => {
    const unknown = JOURNEY.replace('channel web target +1', 'channel wbe target +1');
    const off = '{\n  // not now\n  "parcours.severity": { "JRN0105": "off" },\n}\n';
    const folder = edited({}, { 'buy.journey': unknown, '.vscode/settings.json': off });
    expect((await run(folder))[0]).toBe(1);
    const { out } = await command.run(['diff', '--format', 'json'], { folder });
    expect(JSON.parse(out).weakenings).toEqual([expect.objectContaining({ kind: 'severity', subject: 'JRN0105', after: 'off' })]);
    expect(await run(edited({ '.vscode/settings.json': off }, { 'buy.journey': unknown }))).toEqual([0, '']);
  });

  test('what cannot be asked for', async () => {
    const { code, err } = await command.run(['diff', '--fail-on', 'gates'], { folder: repository() });
    expect(code).toBe(2);
    expect(err).toContain('"gates" is not possible for --fail-on.');
    expect(err).toContain('Did you mean gate?');
  });
});

describe('repositories of all kinds', () => {
  test('SHA-256, linked working trees, submodules', async () => {
    const sha256 = repository(START, '--object-format=sha256');
    writeFiles(sha256, { 'buy.journey': lowered });
    const found = await changes(sha256);
    expect(found.journeys).toEqual(['buy']);
    expect(found.report.base.commit).toMatch(/^[0-9a-f]{64}$/);
    const folder = repository();
    const trees = command.folder();
    git(folder, 'worktree', 'add', '-q', join(trees, 'tree'));
    writeFiles(join(trees, 'tree'), { 'buy.journey': lowered });
    expect((await changes(join(trees, 'tree'))).journeys).toEqual(['buy']);
    const outer = repository({});
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', folder, 'maps');
    writeFiles(join(outer, 'maps'), { 'buy.journey': lowered });
    expect((await changes(join(outer, 'maps'))).journeys).toEqual(['buy']);
    commit(outer, {});
    // Not a file of the outer repository.
    expect((await command.run(['diff', 'HEAD', 'HEAD'], { folder: outer })).code).toBe(3);
  });

  test('a file in Git LFS: read where it has been fetched, told where it has not', async () => {
    const folder = repository();
    const hash = createHash('sha256').update(ANSWERS).digest('hex');
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${hash}\nsize ${ANSWERS.length}\n`;
    commit(folder, { 'data/answers.csv': pointer });
    writeFiles(folder, { 'data/answers.csv': ANSWERS });
    expect(await changes(folder)).toMatchObject({ journeys: [], unchanged: 2 });
    writeFiles(folder, { 'buy.journey': lowered });
    const { err } = await command.run(['diff'], { folder });
    expect(err).toBe(
      'BASE, I buy a sofa: the figures are without survey. The observation file data/answers.csv cannot be read: Git LFS keeps its content elsewhere, and it has not been fetched; run "git lfs fetch --all".\n',
    );
    writeFiles(folder, { [`.git/lfs/objects/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`]: ANSWERS });
    expect((await changes(folder)).journeys).toEqual(['buy']);
  });

  test('a partial clone: nothing is fetched, and what is missing is told', async () => {
    const folder = repository();
    commit(folder, { 'data/answers.csv': ANSWERS.replace('r7;5;9', 'r7;1;9') });
    git(folder, 'config', 'uploadpack.allowFilter', 'true');
    const clones = command.folder();
    git(clones, 'clone', '-q', '--filter=blob:none', `file://${folder}`, 'partial');
    const { code, err } = await command.run(['diff', 'HEAD~1'], { folder: join(clones, 'partial') });
    expect([code, err]).toEqual([0, expect.stringContaining('this clone is partial and has not fetched it')]);
  });

  test('a sparse checkout: what it leaves out is not gone', async () => {
    const folder = repository({ ...START, 'other/return.journey': OTHER.replace('return', 'send') });
    git(folder, 'sparse-checkout', 'set', 'data');
    const { code, out, err } = await command.run(['diff', '--format', 'json'], { folder });
    expect([code, err]).toEqual([0, 'Note: 1 .journey file that this sparse checkout leaves out is not compared.\n']);
    expect(JSON.parse(out)).toMatchObject({ journeys: [], unchangedJourneys: 2 });
  });

  test('names with line ends, quotes, hyphens and other scripts', async () => {
    const names = ['visites été.journey', 'a"b.journey', "it's.journey", 'line\nend.journey', '-rf.journey', '客户.journey'];
    const journey = (name: string) => `channel web "Web"\njourney "${name.replace(/["\n]/g, ' ')}" {\n  stage "I wait" channel web\n}\n`;
    const folder = repository(Object.fromEntries(names.map((name) => [name, journey(name)])));
    expect((await changes(folder)).unchanged).toBe(names.length);
    for (const name of names) writeFileSync(join(folder, name), journey(name).replace('I wait', 'I wait long'));
    expect((await changes(folder)).journeys).toHaveLength(names.length);
    expect((await changes(folder, '--', '-rf.journey')).journeys).toHaveLength(1);
  });
});

test('a file instead of the terminal, never over one that is read', async () => {
  const folder = repository();
  writeFiles(folder, { 'buy.journey': lowered, 'data/linked.json': '[]' });
  expect(await command.run(['diff', '-o', 'changes.json'], { folder })).toEqual({ code: 0, out: '', err: 'Written: changes.json\n' });
  expect(JSON.parse(readFileSync(join(folder, 'changes.json'), 'utf8')).journeys).toHaveLength(1);
  writeFiles(folder, { 'study.journey': STUDY.replace('data/answers.csv', 'data/linked.json') });
  const linked = await command.run(['diff', '-o', 'data/linked.json'], { folder });
  expect([linked.code, linked.err]).toEqual([3, expect.stringContaining('it is not written over')]);
  const unknown = await command.run(['diff', '-o', 'changes.docx'], { folder });
  expect(unknown.code).toBe(2);
});

test('a hostile repository: nothing of it runs, nothing outside it is read', async () => {
  const outside = command.folder();
  writeFiles(outside, { 'secret.journey': JOURNEY.replace('I buy a sofa', 'SECRET'), 'secret.csv': ANSWERS.replaceAll('r', 'SECRET') });
  const folder = repository({
    ...START,
    '.gitattributes': '* filter=evil diff=evil merge=evil text\n',
    'import.journey': `import "link.journey"\nimport "../${outside.split('/').at(-1)}/secret.journey"\n${OTHER.replace('return', 'send')}`,
    'evil.journey': `${STUDY.replace('data/answers.csv', 'link.csv').replace('observations survey', 'observations stolen')}`,
  });
  symlinkSync(join(outside, 'secret.journey'), join(folder, 'link.journey'));
  symlinkSync(join(outside, 'secret.csv'), join(folder, 'link.csv'));
  symlinkSync(outside, join(folder, 'linked'));
  commit(folder, {});
  writeFiles(folder, { 'buy.journey': lowered, 'data/answers.csv': ANSWERS.replace('r7;5;9', 'r7;1;9') });
  const canary = join(folder, 'ran');
  const script = join(folder, '.git', 'evil.sh');
  const text = `#!/bin/sh\ntouch "${canary}"\ncat\n`;
  writeFileSync(script, text);
  chmodSync(script, 0o755);
  for (const hook of [
    'post-index-change',
    'reference-transaction',
    'post-checkout',
    'pre-commit',
    'fsmonitor-watchman',
    'query-watchman',
  ]) {
    mkdirSync(join(folder, '.git', 'hooks'), { recursive: true });
    writeFileSync(join(folder, '.git', 'hooks', hook), text, { mode: 0o755 });
  }
  // A git of the folder's own is not run either.
  writeFileSync(join(folder, 'git'), text, { mode: 0o755 });
  const plain = ['core.fsmonitor', 'core.sshCommand', 'core.pager', 'pager.ls-tree', 'pager.cat-file', 'core.editor', 'core.gitProxy'];
  const drivers = [
    'diff.external',
    'diff.evil.command',
    'diff.evil.textconv',
    'filter.evil.clean',
    'filter.evil.smudge',
    'filter.evil.process',
  ];
  const others = ['core.alternateRefsCommand', 'uploadpack.packObjectsHook', 'gpg.program', 'core.askPass', 'interactive.diffFilter'];
  for (const name of [...plain, ...drivers, ...others]) git(folder, 'config', name, script);
  for (const name of ['credential.helper', 'alias.rev-parse', 'alias.ls-tree', 'alias.ls-files', 'alias.cat-file']) {
    git(folder, 'config', name, `!${script}`);
  }
  git(folder, 'config', 'core.hooksPath', join(folder, '.git', 'hooks'));
  rmSync(canary, { force: true });
  const env = {
    GIT_DIR: join(outside, '.git'),
    GIT_EXTERNAL_DIFF: script,
    GIT_SSH_COMMAND: script,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'core.fsmonitor',
    GIT_CONFIG_VALUE_0: script,
    GIT_TRACE: canary,
    PATH: `:.:${folder}:${process.env.PATH}`,
  };
  for (const line of [[], ['--staged'], ['HEAD~1'], ['HEAD~1', 'HEAD'], ['HEAD~1...HEAD']]) {
    const run = await command.run(['diff', '--fail-on', 'never', '--format', 'json', ...line], { folder, env });
    expect([run.code, run.out.includes('SECRET'), run.err.includes('SECRET')]).toEqual([0, false, false]);
    expect(existsSync(canary), line.join(' ')).toBe(false);
  }
});

test('a repository that reads from another one is refused', async () => {
  const victim = repository({ 'secret.journey': JOURNEY });
  const message = 'lies elsewhere (a symbolic link, or alternates)';
  const stranger = (prepare: (folder: string) => void) => {
    const folder = command.folder();
    prepare(folder);
    return command.run(['diff', 'HEAD'], { folder });
  };
  const linked = await stranger((folder) => symlinkSync(join(victim, '.git'), join(folder, '.git')));
  const objects = await stranger((folder) => {
    cpSync(join(victim, '.git'), join(folder, '.git'), { recursive: true });
    rmSync(join(folder, '.git', 'objects'), { recursive: true });
    symlinkSync(join(victim, '.git', 'objects'), join(folder, '.git', 'objects'));
  });
  const common = await stranger((folder) => {
    git(folder, 'init', '-q');
    writeFileSync(join(folder, '.git', 'commondir'), `${join(victim, '.git')}\n`);
  });
  for (const run of [linked, objects, common]) expect([run.code, run.out, run.err]).toEqual([3, '', expect.stringContaining(message)]);
  const pointed = await stranger((folder) => {
    mkdirSync(join(folder, 'fake'));
    writeFileSync(join(folder, '.git'), 'gitdir: fake\n');
    writeFileSync(join(folder, 'fake', 'gitdir'), join(folder, '.git'));
    writeFileSync(join(folder, 'fake', 'commondir'), `${join(victim, '.git')}\n`);
  });
  expect([pointed.code, pointed.out]).toEqual([3, '']);
});

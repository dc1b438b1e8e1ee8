import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findRepository, GitError, resolveCommit, revisionHost } from '../src/index.ts';
import { TestRepository } from './repository.ts';

let repository: TestRepository;
beforeEach(() => {
  repository = new TestRepository();
});
afterEach(() => repository.remove());

const uri = (path: string) => pathToFileURL(join(repository.top, path)).href;
const text = async (bytes: Promise<Uint8Array>) => new TextDecoder().decode(await bytes);

async function hostOf(revision: string | 'index', folder = '.') {
  const found = await findRepository(join(repository.top, folder));
  const commit = revision === 'index' ? ('index' as const) : { commit: await resolveCommit(found, revision) };
  return revisionHost(found, commit, [join(repository.top, folder)]);
}

describe('a revision is read as a folder', () => {
  test('its files are those of the commit, whatever the working tree holds', async () => {
    repository.write('a.journey', 'one');
    repository.write('data/d.csv', 'x;y');
    repository.write('node_modules/b.journey', 'ignored');
    repository.commit('first');
    repository.write('a.journey', 'two');
    repository.write('c.journey', 'new');
    const host = await hostOf('HEAD');
    expect(await host.journeyFiles()).toEqual([uri('a.journey')]);
    expect(await host.dataFiles()).toEqual([uri('data/d.csv')]);
    expect(await text(host.read(uri('a.journey')))).toBe('one');
    expect(await host.stat(uri('data'))).toMatchObject({ isFile: false });
    expect(await host.stat(uri('c.journey'))).toBeNull();
    await expect(host.read(uri('c.journey'))).rejects.toMatchObject({ code: 'ENOENT' });
    host.close();
  });

  test('the index holds what is staged', async () => {
    repository.write('a.journey', 'one');
    repository.commit('first');
    repository.write('a.journey', 'two');
    repository.git('add', 'a.journey');
    repository.write('a.journey', 'three');
    const host = await hostOf('index');
    expect(await text(host.read(uri('a.journey')))).toBe('two');
    expect(await host.stat(uri('a.journey'))).toMatchObject({ size: 3 });
    host.close();
  });

  test('tags, ancestors and the last common ancestor of two branches', async () => {
    const first = repository.commit('first');
    repository.git('tag', '-a', 'v1', '-m', 'wave 1');
    const second = repository.commit('second');
    repository.git('checkout', '-q', '-b', 'side', first);
    repository.commit('third');
    const found = await findRepository(repository.top);
    expect(await resolveCommit(found, 'v1')).toBe(first);
    expect(await resolveCommit(found, 'main')).toBe(second);
    expect(await resolveCommit(found, 'main~1')).toBe(first);
    expect(await resolveCommit(found, 'main...side')).toBe(first);
    expect(await resolveCommit(found, 'main...')).toBe(first);
  });

  test('many files at once, of any bytes and size', async () => {
    const contents = Array.from({ length: 60 }, (_, i) => new Uint8Array(i * 7919).fill(i % 11));
    for (const [i, content] of contents.entries()) repository.write(`f${i}.csv`, content);
    repository.commit('first');
    const host = await hostOf('HEAD');
    const read = await Promise.all(contents.map((_, i) => host.read(uri(`f${i}.csv`))));
    expect(read.map((bytes) => [...bytes].join())).toEqual(contents.map((bytes) => [...bytes].join()));
    host.close();
  });

  test('names of other scripts, with spaces, quotes and line ends', async () => {
    const names = ['visites été.csv', 'a"b.csv', "it's.csv", 'line\nend.csv', '-rf.csv', ':(top)x.csv', '客户.csv'];
    for (const name of names) repository.write(name, name);
    repository.commit('first');
    const host = await hostOf('HEAD');
    for (const name of names) expect(await text(host.read(uri(name)))).toBe(name);
    host.close();
  });

  test('a linked working tree', async () => {
    repository.write('a.journey', 'one');
    repository.commit('first');
    const tree = `${repository.top}-tree`;
    repository.git('worktree', 'add', '-q', tree);
    const found = await findRepository(tree);
    const host = await revisionHost(found, { commit: await resolveCommit(found, 'HEAD') }, [tree]);
    expect(await host.journeyFiles()).toEqual([pathToFileURL(join(tree, 'a.journey')).href]);
    host.close();
    repository.git('worktree', 'remove', tree);
  });
});

describe('what cannot be read is an error with its reason', () => {
  test.each(['no-such-branch', '--help', '-x', '', 'HEAD:a', '../..', '$(touch x)'])('revision %j', async (name) => {
    repository.commit('first');
    const found = await findRepository(repository.top);
    await expect(resolveCommit(found, name)).rejects.toMatchObject({ fault: 'unknown-revision', subject: name });
  });

  test('no common ancestor', async () => {
    repository.commit('first');
    repository.git('checkout', '-q', '--orphan', 'other');
    repository.commit('second');
    await expect(resolveCommit(await findRepository(repository.top), 'main...other')).rejects.toMatchObject({
      fault: 'no-common-ancestor',
    });
  });

  test('a folder without repository', async () => {
    await expect(findRepository('/')).rejects.toBeInstanceOf(GitError);
  });
});

describe('a hostile repository', () => {
  /** Fails the test if anything of the repository runs. */
  const trap = () => join(repository.top, 'ran');

  test('its hooks, monitors, filters, pagers, helpers and drivers do not run', async () => {
    repository.write('a.journey', 'one');
    repository.write('.gitattributes', '* filter=evil diff=evil merge=evil');
    repository.commit('first');
    repository.write('a.journey', 'two');
    const script = join(repository.top, '.git', 'evil.sh');
    writeFileSync(script, `#!/bin/sh\ntouch "${trap()}"\n`, { mode: 0o755 });
    const hooks = join(repository.top, '.git', 'hooks');
    mkdirSync(hooks, { recursive: true });
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'pre-commit', 'fsmonitor-watchman']) {
      writeFileSync(join(hooks, hook), `#!/bin/sh\ntouch "${trap()}"\n`, { mode: 0o755 });
    }
    for (const [name, value] of [
      ...['core.fsmonitor', 'core.sshCommand', 'core.pager', 'pager.ls-tree', 'pager.cat-file', 'core.editor', 'core.gitProxy'],
      ...['diff.external', 'diff.evil.command', 'diff.evil.textconv', 'filter.evil.clean', 'filter.evil.smudge', 'filter.evil.process'],
      ...['credential.helper', 'alias.rev-parse', 'alias.ls-tree', 'core.alternateRefsCommand', 'uploadpack.packObjectsHook'],
    ].map((name) => [name, name === 'credential.helper' || name.startsWith('alias.') ? `!${script}` : script])) {
      repository.git('config', name as string, value as string);
    }
    const [commit, index] = [await hostOf('HEAD'), await hostOf('index')];
    expect(await text(commit.read(uri('a.journey')))).toBe('one');
    expect(await index.journeyFiles()).toEqual([uri('a.journey')]);
    commit.close();
    index.close();
    expect(existsSync(trap())).toBe(false);
  });

  test('a partial clone fetches nothing', async () => {
    repository.write('a.journey', 'one');
    repository.commit('first');
    const script = join(repository.top, '.git', 'evil.sh');
    writeFileSync(script, `#!/bin/sh\ntouch "${trap()}"\n`, { mode: 0o755 });
    const hash = repository.git('rev-parse', 'HEAD:a.journey').trim();
    repository.git('config', 'extensions.partialClone', 'origin');
    repository.git('config', 'core.repositoryFormatVersion', '1');
    repository.git('config', 'remote.origin.url', `ext::${script}`);
    repository.git('config', 'remote.origin.promisor', 'true');
    repository.git('config', 'protocol.ext.allow', 'always');
    writeFileSync(join(repository.top, '.git', 'objects', 'pack', 'x.promisor'), '');
    const { rmSync } = await import('node:fs');
    rmSync(join(repository.top, '.git', 'objects', hash.slice(0, 2), hash.slice(2)));
    const reading = hostOf('HEAD').then(async (host) => {
      try {
        return await host.read(uri('a.journey'));
      } finally {
        host.close();
      }
    });
    await expect(reading).rejects.toMatchObject({ fault: 'missing-object' });
    expect(existsSync(trap())).toBe(false);
  });

  test('the configuration cannot name another working tree, nor replace an object', async () => {
    repository.write('a.journey', 'one');
    repository.commit('first');
    repository.git('config', 'core.worktree', '/');
    const [one] = [repository.git('rev-parse', 'HEAD:a.journey').trim()];
    writeFileSync(join(repository.top, 'two'), 'two');
    const other = repository.git('hash-object', '-w', join(repository.top, 'two')).trim();
    repository.git('replace', one as string, other);
    const host = await hostOf('HEAD');
    expect(await text(host.read(uri('a.journey')))).toBe('one');
    host.close();
  });

  test('symbolic links are followed within the revision, and lead outside the roots where they leave it', async () => {
    repository.write('data/d.csv', 'x');
    symlinkSync('data', join(repository.top, 'link'));
    symlinkSync('/etc/passwd', join(repository.top, 'secret.csv'));
    symlinkSync('../../../etc', join(repository.top, 'up'));
    symlinkSync('loop', join(repository.top, 'loop'));
    repository.commit('first');
    const host = await hostOf('HEAD');
    expect(await text(host.read(uri('link/d.csv')))).toBe('x');
    expect(await host.realUri(uri('link/d.csv'))).toBe(uri('data/d.csv'));
    expect(await host.realUri(uri('secret.csv'))).toBe('file:///etc/passwd');
    for (const path of ['secret.csv', 'up/passwd', 'loop', 'loop/x']) {
      await expect(host.read(uri(path))).rejects.toMatchObject({ code: 'ENOENT' });
      const real = await host.realUri(uri(path));
      expect(host.roots.some((root) => real.startsWith(`${root}/`))).toBe(false);
    }
    expect(await host.dataFiles()).toEqual([uri('data/d.csv')]);
    host.close();
  });

  test('submodules are no files', async () => {
    repository.commit('first');
    repository.git('update-index', '--add', '--cacheinfo', `160000,${repository.git('rev-parse', 'HEAD').trim()},module.journey`);
    const host = await hostOf('index');
    expect(await host.journeyFiles()).toEqual([]);
    host.close();
  });

  test.each([
    ['a .git file that points at another repository', 'not-a-repository'],
    ['objects borrowed from another repository', 'foreign-objects'],
  ])('%s is refused', async (what, fault) => {
    repository.write('secret.journey', 'secret');
    repository.commit('first');
    const stranger = new TestRepository();
    try {
      if (fault === 'foreign-objects') {
        writeFileSync(join(stranger.top, '.git', 'objects', 'info', 'alternates'), `${join(repository.top, '.git', 'objects')}\n`);
      } else {
        mkdirSync(join(stranger.top, 'folder'));
        writeFileSync(join(stranger.top, 'folder', '.git'), `gitdir: ${join(repository.top, '.git')}\n`);
      }
      const folder = fault === 'foreign-objects' ? stranger.top : join(stranger.top, 'folder');
      await expect(findRepository(folder), what).rejects.toMatchObject({ fault });
    } finally {
      stranger.remove();
    }
  });
});

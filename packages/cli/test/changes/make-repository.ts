/** Makes a git repository of a history. Authors and dates are fixed, so that the commits have the same ids everywhere. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Commit, Files } from './kitchen-history.ts';

/** @returns the ids of the commits by name, `start` first. */
export function makeRepository(folder: string, start: Files, commits: readonly Commit[]): ReadonlyMap<string, string> {
  let at = Date.UTC(2026, 4, 4, 9);
  const git = (...words: readonly string[]) => {
    const date = new Date(at).toISOString();
    const env = {
      PATH: process.env.PATH,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: join(folder, 'none'),
      GIT_AUTHOR_NAME: 'Ada Example',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_COMMITTER_NAME: 'Ada Example',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    };
    return execFileSync('git', words, { cwd: folder, env, encoding: 'utf8' }).trim();
  };
  const ids = new Map<string, string>();
  git('init', '--quiet', '--initial-branch', 'main');
  let files: Files = {};
  const commit = ({ name, subject, edit }: Commit) => {
    const after = edit(files);
    for (const path of Object.keys(files)) if (after[path] === undefined) rmSync(join(folder, path));
    for (const [path, content] of Object.entries(after)) {
      if (content === files[path]) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    files = after;
    git('add', '--all');
    git('commit', '--quiet', '--message', subject);
    ids.set(name, git('rev-parse', 'HEAD'));
    at += 24 * 60 * 60 * 1000;
  };
  commit({ name: 'start', subject: 'The kitchen shops', edit: () => start });
  commits.forEach(commit);
  return ids;
}

/**
 * Runs `git` so that nothing of the repository runs: commands that only read objects and the index, without hooks, file system monitor,
 * pager, external diff, replacement objects, transports or prompts, whatever the repository's configuration says. The user's and the
 * system's configurations are not read.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { devNull } from 'node:os';
import { delimiter, isAbsolute, join, sep } from 'node:path';
import { GitError } from './git-error.ts';

/** A repository on disk. */
export interface Repository {
  /** Absolute path of the working tree. */
  readonly top: string;
  /** Absolute path of the `.git` folder, of a linked working tree that of its own. */
  readonly gitFolder: string;
  /** The folder with its objects; of a linked working tree that of the repository. */
  readonly commonFolder: string;
  /** It has not fetched all objects of its commits: `git clone --filter`. */
  readonly isPartial: boolean;
  /** Its history has been cut off: `git clone --depth`. */
  readonly isShallow: boolean;
}

/** Overrides of whatever `.git/config` says. */
const SAFE_CONFIGURATION = [
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  `core.hooksPath=${devNull}`,
  `core.attributesFile=${devNull}`,
  `core.excludesFile=${devNull}`,
  'core.pager=cat',
  'core.useReplaceRefs=false',
  'core.preloadIndex=false',
  'diff.external=',
  'protocol.allow=never',
  'submodule.recurse=false',
  'gc.auto=0',
].flatMap((setting) => ['-c', setting]);

/** Longest time without an answer. A repository on a slow network drive answers in seconds. */
const TIMEOUT_MS = 30_000;

function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(inherited),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    // No transport at all: a partial clone must not fetch what it lacks.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    LC_ALL: 'C',
  };
}

/**
 * The `git` that is installed: not one that lies in the folder, which a system may search before the PATH, or by a relative entry of it.
 *
 * @throws GitError `git-missing`.
 */
function installedGit(top: string): string {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (!isAbsolute(folder) || folder === top || folder.startsWith(`${top}${sep}`)) continue;
    const program = join(folder, name);
    if (statSync(program, { throwIfNoEntry: false })?.isFile()) return program;
  }
  throw new GitError('git-missing', top);
}

/** Starts `git` in a repository; its standard error is discarded. @throws GitError `git-missing`. */
export function spawnGit({ top, gitFolder }: Repository, args: readonly string[]): ChildProcessWithoutNullStreams {
  const git = spawn(installedGit(top), ['--no-pager', ...SAFE_CONFIGURATION, `--git-dir=${gitFolder}`, `--work-tree=${top}`, ...args], {
    cwd: top,
    env: environment(),
    shell: false,
    windowsHide: true,
  });
  git.stderr.resume();
  return git;
}

/**
 * The standard output of a `git` command.
 *
 * @param subject what the command is about, for the error.
 * @param input its standard input.
 * @throws GitError `git-missing`, `timeout`, or `failed` where it exits with anything but 0.
 */
export async function runGit(repository: Repository, args: readonly string[], subject: string, input = ''): Promise<Buffer> {
  const git = spawnGit(repository, args);
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let timer = setTimeout(expire, TIMEOUT_MS);
  function expire() {
    git.kill('SIGKILL');
    reject(new GitError('timeout', subject));
  }
  git.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    clearTimeout(timer);
    timer = setTimeout(expire, TIMEOUT_MS);
  });
  git.on('error', (error) => reject(spawnError(error, subject)));
  git.on('close', (code) => (code === 0 ? resolve(Buffer.concat(chunks)) : reject(new GitError('failed', subject))));
  // Writing to a process that has ended: `close` reports it.
  git.stdin.on('error', () => {});
  git.stdin.end(input);
  return promise.finally(() => clearTimeout(timer));
}

/**
 * The standard output of a `git` command, in pieces.
 *
 * @throws GitError `git-missing` or `failed`.
 */
export async function* gitChunks(repository: Repository, args: readonly string[], subject: string): AsyncGenerator<Uint8Array> {
  const git = spawnGit(repository, args);
  const ended = new Promise<number | null>((resolve, reject) => {
    git.on('error', (error) => reject(spawnError(error, subject)));
    git.on('close', resolve);
  });
  // Awaited below; the reader may stop before.
  ended.catch(() => {});
  git.stdin.on('error', () => {});
  git.stdin.end();
  try {
    yield* git.stdout as AsyncIterable<Buffer>;
    if ((await ended) !== 0) throw new GitError('failed', subject);
  } finally {
    git.kill();
  }
}

export function spawnError(error: Error, subject: string): GitError {
  return new GitError('code' in error && error.code === 'ENOENT' ? 'git-missing' : 'failed', subject);
}

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { projectRoot } from '../../scripts/build.ts';

/** A temporary folder for tests. */
export interface TestFolder {
  readonly path: string;
  /** Restores the initial content. */
  reset(): void;
  remove(): void;
}

/** A copy of the example workspace. */
export function copyWorkspace(): TestFolder {
  const example = join(projectRoot, 'examples', 'cuisine');
  if (!existsSync(example)) throw new Error('examples/cuisine not found');
  return testFolder((path) => cpSync(example, path, { recursive: true }));
}

/** A gate that fails, one that passes, one on too few respondents, and one with an exception. */
export const GATES = `
require stage advice gap at most 1 where n at least 10
require stage fit score at least -3 where n at least 10
require kpi nps at least 30 where n at least 500
require stage order gap at most 0 where n at least 10 unless "New till in March" until 2099-12
`;

/** The example as a git repository with one commit, and gates in its journey. */
export function gitWorkspace(): TestFolder {
  const example = join(projectRoot, 'examples', 'cuisine');
  return testFolder((path) => {
    cpSync(example, path, { recursive: true });
    const journey = join(path, 'cuisine.journey');
    writeFileSync(journey, readFileSync(journey, 'utf8').concat(GATES));
    git(path, 'init', '--quiet', '--initial-branch=main');
    git(path, 'add', '--all');
    git(path, 'commit', '--quiet', '--message=The kitchen journey');
    git(path, 'tag', 'v1');
  });
}

/** Runs git as nobody in particular, without the machine's configuration. */
export function git(folder: string, ...args: readonly string[]): string {
  const who = {
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.com',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.com',
  };
  const env = { ...process.env, ...who, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' });
}

/** For the host suite: adds the survey as an Excel workbook, and a symbolic link. */
export function hostWorkspace(): TestFolder {
  const workspace = copyWorkspace();
  const data = join(workspace.path, 'data');
  const lines = readFileSync(join(data, 'enquete-2026-04.csv'), 'utf8').replace('\ufeff', '').trimEnd().split(/\r?\n/);
  const cells = lines.map((line) => line.split(';').map((cell) => (/^\d+(,\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : cell)));
  const book = utils.book_new(utils.aoa_to_sheet(cells), 'avril');
  writeFileSync(join(data, 'enquete-2026-04.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }));
  symlinkSync('visites-2026-03.csv', join(data, 'lien.csv'));
  return workspace;
}

export function emptyFolder(): TestFolder {
  return testFolder(() => {});
}

/** A folder filled by a function. */
export function testFolder(fill: (path: string) => void): TestFolder {
  const path = mkdtempSync(join(tmpdir(), 'parcours-test-'));
  fill(path);
  return {
    path,
    reset() {
      for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true, force: true });
      fill(path);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

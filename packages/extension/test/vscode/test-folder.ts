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

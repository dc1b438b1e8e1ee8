import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/build.ts';

/** A folder for tests to write into. */
export interface TestFolder {
  readonly path: string;
  /** As it was at the beginning. */
  reset(): void;
  remove(): void;
}

/** A copy of the example workspace. */
export function copyWorkspace(): TestFolder {
  const example = join(projectRoot, 'examples', 'cuisine');
  if (!existsSync(example)) throw new Error('examples/cuisine not found');
  return testFolder((path) => cpSync(example, path, { recursive: true }));
}

export function emptyFolder(): TestFolder {
  return testFolder(() => {});
}

function testFolder(fill: (path: string) => void): TestFolder {
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

import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/build.ts';

/** A copy of the example workspace, to be written into by a test. */
export function copyWorkspace(): { readonly folder: string; remove(): void } {
  const example = join(projectRoot, 'examples', 'cuisine');
  if (!existsSync(example)) throw new Error('examples/cuisine not found');
  const folder = mkdtempSync(join(tmpdir(), 'parcours-cuisine-'));
  cpSync(example, folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

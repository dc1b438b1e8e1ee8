/**
 * Before `npm pack`: builds the command, and copies what stands at the root of the project into the package.
 *   npm pack -w @parcours/cli
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCommand } from './build.ts';

const cli = join(import.meta.dirname, '..');

export async function preparePackage(): Promise<void> {
  await buildCommand();
  for (const name of ['LICENSE', 'CHANGELOG.md']) copyFileSync(join(cli, '..', '..', name), join(cli, name));
}

if (import.meta.main) await preparePackage();

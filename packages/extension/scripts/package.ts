/**
 * Builds and packs the extension.
 *   node scripts/package.ts                   dist/parcours.vsix, for any system, without DuckDB
 *   node scripts/package.ts TARGET… | all     dist/parcours-TARGET.vsix as well: the same with DuckDB, such as linux-x64, darwin-arm64
 */
import { copyFileSync, cpSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { buildExtension, extensionRoot, projectRoot } from './build.ts';
import { DUCKDB_TARGETS, duckDbFor } from './duckdb-for.ts';

const dist = join(extensionRoot, 'dist');
const asked = process.argv.slice(2);
const targets = asked.includes('all') ? Object.keys(DUCKDB_TARGETS) : asked;
const unknown = targets.find((target) => !Object.hasOwn(DUCKDB_TARGETS, target));
if (unknown !== undefined) throw new Error(`no DuckDB for ${unknown}; there is one for: ${Object.keys(DUCKDB_TARGETS).join(', ')}`);

await buildExtension({ withServer: true });
for (const name of ['LICENSE', 'CHANGELOG.md']) copyFileSync(join(projectRoot, name), join(extensionRoot, name));
await pack('parcours.vsix');
for (const target of targets) {
  // Beside the server, where Node finds it; its packages bring their own licences.
  const modules = join(dist, 'node', 'node_modules');
  cpSync(duckDbFor(target), modules, { recursive: true });
  await pack(`parcours-${target}.vsix`, target);
  rmSync(modules, { recursive: true });
}

/** The bundles contain all other dependencies. */
async function pack(name: string, target?: string): Promise<void> {
  const packagePath = join(dist, name);
  await createVSIX({
    cwd: extensionRoot,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    // Without a target the pattern of DuckDB's files has none.
    ...(target === undefined ? { allowUnusedFilesPattern: true } : { target }),
  });
  console.log(`${relative(projectRoot, packagePath)}: ${Math.round(statSync(packagePath).size / 1024)} KiB`);
}

/**
 * Builds and packs `dist/parcours.vsix`.
 *   node scripts/package.ts
 */
import { copyFileSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { buildExtension, extensionRoot, projectRoot } from './build.ts';

const license = join(projectRoot, 'LICENSE');
const packagePath = join(extensionRoot, 'dist', 'parcours.vsix');
if (!existsSync(license)) throw new Error('cannot pack the extension: LICENSE not found at the root of the project');

await buildExtension({ withServer: true });
copyFileSync(license, join(extensionRoot, 'LICENSE'));
// The bundles contain all dependencies.
await createVSIX({ cwd: extensionRoot, packagePath, dependencies: false, allowMissingRepository: true });
console.log(`packages/extension/dist/parcours.vsix: ${Math.round(statSync(packagePath).size / 1024)} KiB`);

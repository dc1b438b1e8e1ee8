#!/usr/bin/env node
// Written for any Node that has modules (12.20), also for those too old for the command itself.
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const bundle = new URL('../dist/parcours.js', import.meta.url);

if (major < 22 || (major === 22 && minor < 12)) {
  process.exitCode = 3;
  import('./node-too-old.js').then(({ refuseOldNode }) => refuseOldNode(process));
} else if (!existsSync(fileURLToPath(bundle))) {
  process.stderr.write('parcours is not built yet. Run: npm run build -w @parcours/cli\n');
  process.exitCode = 3;
} else {
  if (modules.enableCompileCache) modules.enableCompileCache();
  import(bundle.href);
}

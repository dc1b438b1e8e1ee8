#!/usr/bin/env node
// Written for any Node, also for those too old for the command itself.
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const bundle = new URL('../dist/parcours.js', import.meta.url);

if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `parcours needs Node.js 22.12 or newer; this is ${process.versions.node}. Run it as "npx parcours" in the folder of the project, which has a newer one.\n`,
  );
  process.exitCode = 3;
} else if (!existsSync(fileURLToPath(bundle))) {
  process.stderr.write('parcours is not built yet. Run: npm run build -w @parcours/cli\n');
  process.exitCode = 3;
} else {
  modules.enableCompileCache?.();
  await import(bundle.href);
}

/**
 * Opens the example with the extension in VS Code in the browser, served by VS Code's own server on a loopback address.
 *   npm run start:browser [-- FOLDER]
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setUp, startVsCode } from '../test/vscode/server.ts';
import { extensionRoot, projectRoot } from './build.ts';

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error(
    'A VS Code in the browser can be started on Linux (x64) only. Install packages/extension/dist/parcours.vsix in your VS Code instead.',
  );
  process.exit(2);
}
const folder = resolve(process.argv[2] ?? join(projectRoot, 'examples', 'cuisine'));
if (!existsSync(folder)) {
  console.error(`${folder} does not exist.`);
  process.exit(3);
}

console.log('Fetching VS Code from npm if it is not there yet (about 500 MB, once) …');
setUp('--without-chromium');
const logs = join(projectRoot, '.cache');
mkdirSync(logs, { recursive: true });
const token = randomBytes(16).toString('hex');
const vscode = await startVsCode(join(logs, 'browser.log'), { token });
vscode.install(join(extensionRoot, 'dist', 'parcours.vsix'));
const address = `${vscode.origin}/?tkn=${token}&folder=${encodeURIComponent(folder)}`;
console.log(`\nOpen ${address}\nthen cuisine.journey, and press Ctrl+K V. Ctrl+C here ends it; what you saved stays.`);
// Opens the desktop's browser if there is one; otherwise the printed address is enough.
spawn('xdg-open', [address], { stdio: 'ignore', detached: true })
  .on('error', () => {})
  .unref();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void vscode.stop().then(() => process.exit(0)));
}

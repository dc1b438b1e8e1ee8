/** Opens an address in the user's browser, with the system's own command and without a shell. */
import { spawn } from 'node:child_process';

/** By platform; all others are expected to have the command of freedesktop.org. */
const COMMANDS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Resolves to false if there is no such command, or it cannot be started. */
export function openInBrowser(address: string): Promise<boolean> {
  const [command = '', ...args] = COMMANDS[process.platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

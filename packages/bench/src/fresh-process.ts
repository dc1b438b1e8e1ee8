/** Calls an exported function in a process of its own, so that contenders do not share a heap or compiled code. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Separates the result from other output of `call.ts`. */
const MARK = '\u0001';

/** @param name an exported function of the module `url`. Arguments and result are sent as JSON; its console goes to stderr. */
export function inFreshProcess<T>(url: URL | string, name: string, ...parameters: readonly unknown[]): Promise<T> {
  const program = fileURLToPath(new URL('call.ts', import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', program, String(url), name], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  child.stdin.end(JSON.stringify(parameters));
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.on('error', reject);
  child.on('close', (code) => {
    const at = output.lastIndexOf(MARK);
    if (code === 0 && at >= 0) resolve(JSON.parse(output.slice(at + 1)) as T);
    else reject(new Error(`${name} of ${url} ended with ${code}`));
  });
  return promise;
}

import { readFile } from 'node:fs/promises';

/** Beside the bundle, or where the extension has its panel. */
const FOLDERS = ['./webview/', '../webview/', '../../webview/'];

export interface PageFiles {
  readonly script: Buffer;
  readonly style: Buffer;
}

/** The built script and style sheet of the page. @throws Error if the package lacks them. */
export async function readPageFiles(): Promise<PageFiles> {
  for (const folder of FOLDERS) {
    const read = (name: string) => readFile(new URL(`${folder}${name}`, import.meta.url)).catch(() => null);
    const [script, style] = await Promise.all([read('panel.js'), read('panel.css')]);
    if (script && style) return { script, style };
  }
  throw new Error('panel.js was not found');
}

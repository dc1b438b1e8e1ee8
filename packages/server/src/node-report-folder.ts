import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import type { ReportFiles } from './features/panel/show-report.ts';

/** Reports in a temporary folder that only this user can read. */
export function reportFolder(): ReportFiles {
  let folder: Promise<string> | undefined;
  let created: string | undefined;
  const deleteAll = () => {
    if (created !== undefined) rmSync(created, { recursive: true, force: true });
  };
  const createFolder = async () => {
    created = await mkdtemp(join(tmpdir(), 'parcours-'));
    // A client that dies does not ask the server to shut down.
    process.once('exit', deleteAll);
    return created;
  };
  return {
    async write(name, html) {
      folder ??= createFolder();
      const path = join(await folder, name.replace(/[^\p{L}\p{N}. _-]/gu, '-'));
      await writeFile(path, html, { mode: 0o600 });
      return URI.file(path).toString();
    },
    deleteAll,
  };
}

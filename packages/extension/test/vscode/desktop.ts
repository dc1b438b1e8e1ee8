import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { extensionRoot, projectRoot } from '../../scripts/build.ts';
import { buildTests } from './build-tests.ts';
import { hostWorkspace } from './test-folder.ts';
import type { TestReporter } from './test-reporter.ts';

/** Runs the host suite in a desktop VS Code; skipped if it cannot be downloaded or has no display. */
export async function testDesktop(tally: TestReporter): Promise<void> {
  let executable: string;
  try {
    executable = await downloadAndUnzipVSCode({ cachePath: join(projectRoot, '.cache', 'vscode-desktop'), timeout: 20_000 });
  } catch (error) {
    tally.skip('desktop VS Code', `it cannot be downloaded (${error instanceof Error ? error.message : String(error)})`);
    return;
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    tally.skip('desktop VS Code', 'no display (xvfb-run gives one)');
    return;
  }
  const workspace = hostWorkspace();
  const user = mkdtempSync(join(tmpdir(), 'parcours-desktop-'));
  try {
    const extensionTestsPath = await buildTests();
    const lines = new LineReader((text) => tally.line(text));
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: extensionRoot,
      extensionTestsPath,
      stdout: lines,
      stderr: lines,
      launchArgs: [workspace.path, '--user-data-dir', user, '--disable-workspace-trust', '--disable-telemetry', '--no-sandbox'],
    });
  } catch (error) {
    tally.line(`not ok the host suite in a desktop VS Code: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    workspace.remove();
    rmSync(user, { recursive: true, force: true });
  }
}

/** Extracts the suite's own lines from VS Code's log. */
class LineReader extends Writable {
  #rest = '';

  constructor(line: (text: string) => void) {
    super({
      write: (chunk, _encoding, done) => {
        const lines = (this.#rest + String(chunk)).split('\n');
        this.#rest = lines.pop() ?? '';
        for (const each of lines) {
          const at = each.indexOf('[test] ');
          if (at >= 0) line(each.slice(at + '[test] '.length).trimEnd());
        }
        done();
      },
    });
  }
}

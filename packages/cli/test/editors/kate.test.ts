/** Kate without a display, with the settings of docs/editors.md: it starts the server for the folder of the file, and is sent the findings. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { project, useCommand } from '../command.ts';
import { settingsOf } from './editor-settings.ts';

const why = whyNot();

describe.skipIf(why !== null)(`in Kate${why === null ? '' : ` (skipped: ${why})`}`, () => {
  const command = useCommand();

  test('the findings of the text and of the evidence', async () => {
    const folder = command.folder(join(project, 'examples', 'cuisine'));
    const home = command.folder();
    const place = (path: string, language: string) => {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      copyFileSync(settingsOf('Kate', language, home), join(home, path));
    };
    place('.config/kate/lspclient/settings.json', 'json');
    place('.local/share/org.kde.syntax-highlighting/syntax/journey.xml', 'xml');
    // The plugin switched on, and the server allowed, as a user does in dialogs.
    const script = join(home, 'parcours');
    const rc = `[Kate Plugins]\nlspclientplugin=true\n\n[lspclient]\nAllowedServerCommandLines=${script} lsp --stdio\n`;
    writeFileSync(join(home, '.config', 'katerc'), rc);
    const [asked, answered] = [join(home, 'asked'), join(home, 'answered')];
    writeFileSync(script, `#!/bin/sh\ntee '${asked}' | '${process.execPath}' '${command.script}' "$@" | tee '${answered}'\n`);
    chmodSync(script, 0o755);

    const env = { PATH: `${home}:${process.env.PATH}`, HOME: home, XDG_RUNTIME_DIR: home, LANG: 'C.UTF-8', QT_QPA_PLATFORM: 'offscreen' };
    const kate = spawn('kate', ['-b', 'cuisine.journey'], { cwd: folder, env, stdio: 'ignore' });
    try {
      const findings = () =>
        [...(existsSync(answered) ? readFileSync(answered, 'utf8') : '').matchAll(/"code":"(JRN\d+)"/g)].map(([, code]) => code);
      await expect.poll(findings, { timeout: 60_000, interval: 200 }).toEqual(['JRN0539', 'JRN0405', 'JRN0405', 'JRN0454', 'JRN0405']);
      const started = readFileSync(asked, 'utf8');
      expect(started).toContain(`"rootUri": "${pathToFileURL(folder)}"`);
      expect(started).toContain('"languageId": "journey"');
    } finally {
      kate.kill();
      await once(kate, 'close');
    }
  }, 90_000);
});

function whyNot(): string | null {
  try {
    execFileSync('kate', ['--version'], { stdio: 'ignore', env: { ...process.env, QT_QPA_PLATFORM: 'offscreen' } });
    return null;
  } catch {
    return 'Kate is not installed; on Debian: apt-get install kate';
  }
}

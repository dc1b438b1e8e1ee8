/** The preview in Chromium beside Neovim: what is typed there is seen here, before it is saved. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from '../../../webview/test/browser.ts';
import { cli, project, useCommand } from '../command.ts';

const SCREENSHOTS = join(project, '.cache', 'screenshots');
const why = whyNot();

describe.skipIf(why !== null)(`beside Neovim${why === null ? '' : ` (skipped: ${why})`}`, () => {
  const command = useCommand();
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
  }, 60_000);
  afterAll(() => browser.close());

  test.each([
    { language: 'fr', colorScheme: 'light', width: 1000, ended: 'L’aperçu est terminé' },
    { language: 'de', colorScheme: 'dark', width: 1000, ended: 'Die Vorschau ist beendet' },
    { language: 'fr', colorScheme: 'dark', width: 420, ended: 'L’aperçu est terminé' },
    { language: 'de', colorScheme: 'light', width: 420, ended: 'Die Vorschau ist beendet' },
  ] as const)(
    'in $language, $colorScheme, $width pixels wide',
    async ({ language, colorScheme, width, ended }) => {
      const folder = command.folder(join(project, 'examples', 'cuisine'));
      const editor = await Neovim.start(command.script, folder, language);
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(editor.address);
      await page.getByRole('heading', { level: 1, name: "J'achète ma cuisine" }).waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);

      editor.type('<Esc>gg/Je compare les offres<CR>c/ les offres<CR>');
      for (const letter of 'Je choisis') editor.type(letter);
      await page.locator('.curve', { hasText: /Je choisis/ }).waitFor();
      expect(readFileSync(join(folder, 'cuisine.journey'), 'utf8')).toContain('Je compare les offres');

      editor.type('<Esc>gg/journey kitchen<CR>O} <Esc>');
      await page.locator('.notice.stale').waitFor();
      await page.locator('.curve', { hasText: /Je choisis/ }).waitFor();
      // The notice comes with a delay, so that a picture does not flicker while one types.
      await page.waitForFunction(() => getComputedStyle(document.querySelector('.notices') ?? document.body).opacity === '1');
      await page.screenshot({ path: join(SCREENSHOTS, `preview-${language}-${colorScheme}-${width}.png`) });
      editor.type('u');
      await page.locator('.notice.stale').waitFor({ state: 'detached' });

      expect(complaints).toEqual([]);
      await editor.quit();
      await page.locator('.notice', { hasText: ended }).waitFor();
      await context.close();
    },
    90_000,
  );
});

class Neovim {
  readonly address: string;
  readonly #process: ChildProcess;
  readonly #socket: string;
  readonly #env: NodeJS.ProcessEnv;

  private constructor(address: string, process: ChildProcess, socket: string, env: NodeJS.ProcessEnv) {
    this.address = address;
    this.#process = process;
    this.#socket = socket;
    this.#env = env;
  }

  /** Opens a journey, and its preview. */
  static async start(script: string, folder: string, language: string): Promise<Neovim> {
    const socket = join(folder, 'nvim.sock');
    const written = join(folder, 'address.txt');
    const lua = join(cli, 'test', 'editors', 'neovim-preview.lua');
    const server = JSON.stringify([process.execPath, script, 'lsp', '--stdio']);
    const settings = join(folder, 'preview.lua');
    writeFileSync(settings, previewSettings());
    const env = {
      SETTINGS: settings,
      PATH: process.env.PATH,
      HOME: folder,
      LANG: 'C.UTF-8',
      PARCOURS: server,
      LANGUAGE: language,
      ADDRESS: written,
    };
    const line = ['--headless', '--listen', socket, '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${lua}`, 'cuisine.journey'];
    const child = spawn('nvim', line, { cwd: folder, env, stdio: 'ignore' });
    await expect.poll(() => existsSync(written), { timeout: 30_000 }).toBe(true);
    return new Neovim(readFileSync(written, 'utf8'), child, socket, env);
  }

  /** Keys, as Neovim writes them. */
  type(keys: string): void {
    execFileSync('nvim', ['--server', this.#socket, '--remote-send', keys], { env: this.#env, stdio: 'ignore' });
  }

  async quit(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.type('<Esc>:qa!<CR>');
    await exited;
  }
}

/** What docs/editors.md gives for the preview in Neovim. */
function previewSettings(): string {
  const page = readFileSync(join(project, 'docs', 'editors.md'), 'utf8');
  const block = /^```lua\n([^`]*ParcoursPreview[^`]*)^```$/m.exec(page)?.[1];
  if (block === undefined) throw new Error('docs/editors.md does not define :ParcoursPreview');
  return block;
}

/** What the browser refused or complained about. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

function whyNot(): string | null {
  if (chromiumPath === undefined) return 'Chromium is not installed; on Debian: apt-get install chromium';
  try {
    execFileSync('nvim', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'nvim is not installed; on Debian: apt-get install neovim';
  }
}

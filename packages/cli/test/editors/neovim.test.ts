/** Neovim, headless, with the lines of docs/editors.md. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { project, useCommand } from '../command.ts';
import { pathWithCommand, settingsOf } from './editor-settings.ts';
import { runEditor } from './run-editor.ts';

interface Answers {
  readonly problem?: string;
  readonly findings: readonly { readonly code: string; readonly line: number; readonly message: string }[];
  readonly slip: readonly string[];
  readonly hover: string;
  readonly completion: readonly string[];
}

const why = whyNot();

describe.skipIf(why !== null)(`in Neovim${why === null ? '' : ` (skipped: ${why})`}`, () => {
  const command = useCommand();
  let folder: string;
  let answers: Answers;

  beforeAll(async () => {
    folder = command.folder(join(project, 'examples', 'cuisine'));
    const settings = settingsOf('Neovim', 'lua', command.folder());
    const script = join(import.meta.dirname, 'neovim.lua');
    const parameters = ['--headless', '-u', settings, '-i', 'NONE', '-n', '-c', `luafile ${script}`, 'cuisine.journey'];
    const PATH = pathWithCommand(command.script, command.folder());
    answers = await runEditor('nvim', parameters, folder, { PATH, HOME: folder });
    expect(answers.problem).toBeUndefined();
  }, 150_000);

  test('the diagnostics of the text and of the evidence', () => {
    expect(answers.findings.map(({ code }) => code)).toEqual(['JRN0539', 'JRN0405', 'JRN0405', 'JRN0454', 'JRN0405']);
    expect(answers.findings[1]).toMatchObject({ line: 10, message: expect.stringContaining('−1.08') });
  });

  test('a slip of the pen is told while one types, and no longer when it is mended', () => {
    expect(answers.slip).toEqual([expect.stringContaining('hotlin. Did you mean hotline?')]);
  });

  test('hover: the measured figures', () => {
    expect(answers.hover).toMatch(/−1\.08/);
    expect(answers.hover).toMatch(/12 respondents/);
  });

  test('completion: the channels of an imported file', () => {
    expect(answers.completion).toEqual(expect.arrayContaining(['web', 'store', 'phone', 'mail']));
  });

  test('rename: this file and the other one, written to the disk', () => {
    expect(readFileSync(join(folder, 'cuisine.journey'), 'utf8')).toContain('touchpoint comparison score');
    expect(readFileSync(join(folder, 'perimetre.journey'), 'utf8')).toContain('touchpoint comparison "Comparateur en ligne"');
  });

  test('rename after another program has changed a file that is not open: at the places of its new text', () => {
    const text = readFileSync(join(folder, 'perimetre.journey'), 'utf8');
    expect(text).toMatch(/^\/\/ From another program\.\n/);
    expect(text).toContain('channel site "');
    expect(text.match(/\b(on|channel) \w+/g)).toEqual(expect.arrayContaining(['on site']));
    expect(text).not.toMatch(/\b(on|channel) web\b/);
    expect(readFileSync(join(folder, 'cuisine.journey'), 'utf8')).toContain('channel site touchpoint comparison');
  });
});

function whyNot(): string | null {
  try {
    execFileSync('nvim', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'nvim is not installed; on Debian: apt-get install neovim';
  }
}

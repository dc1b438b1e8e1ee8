/** Emacs in batch mode, with Eglot and the lines of docs/editors.md. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { project, useCommand } from '../command.ts';
import { pathWithCommand, settingsOf } from './editor-settings.ts';
import { runEditor } from './run-editor.ts';

interface Answers {
  readonly problem?: string;
  readonly mode: string;
  readonly findings: readonly string[];
  readonly slip: readonly string[];
  readonly hover: { readonly kind: string; readonly value: string };
  readonly completion: readonly string[];
}

const why = whyNot();

describe.skipIf(why !== null)(`in Emacs${why === null ? '' : ` (skipped: ${why})`}`, () => {
  const command = useCommand();
  let folder: string;
  let answers: Answers;

  beforeAll(async () => {
    folder = command.folder(join(project, 'examples', 'cuisine'));
    const settings = settingsOf('Emacs', 'elisp', command.folder());
    const parameters = ['--batch', '-q', '-f', 'package-initialize', '-l', settings, '-l', join(import.meta.dirname, 'emacs.el')];
    const PATH = pathWithCommand(command.script, command.folder());
    answers = await runEditor('emacs', parameters, folder, { PATH, HOME: command.folder() });
    expect(answers.problem).toBeUndefined();
    expect(answers.mode).toBe('journey-mode');
  }, 150_000);

  test('the findings of the text and of the evidence', () => {
    const codes = answers.findings.map((text) => /\[(JRN\d+)\]/.exec(text)?.[1]).sort();
    expect(codes).toEqual(['JRN0405', 'JRN0405', 'JRN0405', 'JRN0454', 'JRN0539']);
    expect(answers.findings.join('\n')).toContain('−1.08');
  });

  test('a slip of the pen is told while one types, and no longer when it is mended', () => {
    expect(answers.slip).toEqual([expect.stringContaining('hotlin. Did you mean hotline?')]);
  });

  test('hover: plain text, which is all that Emacs shows without a Markdown mode', () => {
    expect(answers.hover.kind).toBe('plaintext');
    expect(answers.hover.value).toContain('Je compare les offres compare · stage');
    expect(answers.hover.value).toContain('12 respondents');
    expect(answers.hover.value).not.toMatch(/[\\*`]/);
  });

  test('completion: the channels of an imported file', () => {
    expect(answers.completion).toEqual(expect.arrayContaining(['web', 'store', 'phone', 'mail']));
  });

  test('rename: this file and the other one, written to the disk', () => {
    expect(readFileSync(join(folder, 'cuisine.journey'), 'utf8')).toContain('touchpoint comparison score');
    expect(readFileSync(join(folder, 'perimetre.journey'), 'utf8')).toContain('touchpoint comparison "Comparateur en ligne"');
  });
});

function whyNot(): string | null {
  try {
    execFileSync('emacs', ['--batch', '-q', '-f', 'package-initialize', '--eval', "(require 'eglot)"], { stdio: 'ignore' });
    return null;
  } catch {
    return 'Emacs with Eglot is not installed; on Debian: apt-get install emacs-nox elpa-eglot';
  }
}

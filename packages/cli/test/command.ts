/** Runs the bundled command in a child process and a temporary folder. */
import { execFile, spawn } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { buildCommand } from '../scripts/build.ts';

export const cli = dirname(dirname(fileURLToPath(import.meta.url)));
export const project = dirname(dirname(cli));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface RunOptions {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
}

export interface Command {
  /** Asserts that no stack trace and no control character is printed. */
  run(line: readonly string[], options: RunOptions): Promise<Run>;
  /** The script to start, for a test that talks to the process itself. */
  readonly script: string;
  /** A temporary folder, empty or a copy of another; removed after the test file. */
  folder(from?: string): string;
}

/** Builds the command once per test file, outside `dist`, so that test files can run in parallel. */
export function useCommand(): Command {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'parcours-cli-')));
  const script = join(home, 'bin', 'parcours.js');
  let folders = 0;
  beforeAll(async () => {
    mkdirSync(join(home, 'bin'));
    copyFileSync(join(cli, 'bin', 'parcours.js'), script);
    writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
    await buildCommand(join(home, 'dist'));
  }, 60_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  return {
    script,
    folder(from) {
      const folder = join(home, `work-${++folders}`);
      if (from === undefined) mkdirSync(folder);
      else cpSync(from, folder, { recursive: true });
      return folder;
    },
    async run(line, { folder, env = {}, input }) {
      const run = await new Promise<Run>((resolve) => {
        const child = execFile(
          process.execPath,
          [script, ...line],
          { cwd: folder, env: { PATH: process.env.PATH, LANG: 'C', ...env }, maxBuffer: 64 * 1024 * 1024 },
          (error, out, err) => resolve({ code: error ? (typeof error.code === 'number' ? error.code : null) : 0, out, err }),
        );
        child.stdin?.end(input);
      });
      for (const text of [run.out, run.err]) {
        expect(text).not.toMatch(/^ {4}at .*[:)]\d*$/m);
        expect(text).not.toMatch(/[^\P{Cc}\n\t\r]/u);
      }
      return run;
    },
  };
}

/** Starts the process itself, for tests of pipes and signals. */
export function spawnCommand(script: string, line: readonly string[], folder: string, env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [script, ...line], { cwd: folder, env: { PATH: process.env.PATH, LANG: 'C', ...env } });
}

/** Writes the files of a small workspace. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

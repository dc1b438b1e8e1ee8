/** Runs an editor that writes down, as JSON, what the language server has answered to it. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param folder where it runs, and where its answers are written: its script finds the path in `ANSWERS`.
 * @throws Error with all that the editor has printed, if it has written nothing.
 */
export async function runEditor<Answers>(
  program: string,
  parameters: readonly string[],
  folder: string,
  variables: Readonly<Record<'PATH' | 'HOME', string>>,
): Promise<Answers> {
  const written = join(folder, 'answers.json');
  const env = { ...variables, LANG: 'C.UTF-8', ANSWERS: written };
  const printed = await new Promise<string>((resolve) => {
    execFile(program, parameters, { cwd: folder, env, timeout: 120_000 }, (error, out, err) => resolve(`${error ?? ''}${out}${err}`));
  });
  if (!existsSync(written)) throw new Error(`${program} did not come to its end: ${printed}`);
  return JSON.parse(readFileSync(written, 'utf8')) as Answers;
}

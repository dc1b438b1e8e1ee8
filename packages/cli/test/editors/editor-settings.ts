/** The settings that docs/editors.md gives for an editor, as its user would have them. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { project } from '../command.ts';

/**
 * Writes the first block of the editor's section to a file.
 *
 * @returns the path of the file.
 */
export function settingsOf(editor: string, language: string, folder: string): string {
  const page = readFileSync(join(project, 'docs', 'editors.md'), 'utf8');
  const section = page.split(/^### /m).find((each) => each.startsWith(`${editor}\n`));
  const block = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm').exec(section ?? '')?.[1];
  if (block === undefined) throw new Error(`docs/editors.md has no ${language} for ${editor}`);
  const file = join(folder, `settings.${language}`);
  writeFileSync(file, block);
  return file;
}

/** The path with a `parcours` that is the given script, as after an installation. */
export function pathWithCommand(script: string, folder: string): string {
  const command = join(folder, 'parcours');
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  chmodSync(command, 0o755);
  return [folder, process.env.PATH].join(delimiter);
}

/** The hooks for pre-commit (https://pre-commit.com), which run the `parcours` that is installed. */
import { SETTINGS_FILE } from '../files/workspace-settings.ts';
import type { Terminal } from '../terminal.ts';
import { INPUT_EXTENSIONS } from './input-extensions.ts';

export function preCommitConfig({ translate, language }: Pick<Terminal, 'translate' | 'language'>): string {
  const escaped = (text: string) => text.replaceAll('.', '\\.');
  const inputs = `(\\.(${INPUT_EXTENSIONS.map(escaped).join('|')})|(^|/)${escaped(SETTINGS_FILE)})$`;
  const hook = (id: string, name: string, line: string, files: string) => `      - id: ${id}
        name: ${name}
        entry: parcours ${line} --lang ${language}
        language: system
        files: '${files}'
        pass_filenames: false
`;
  return `repos:
  - repo: local
    hooks:
${hook('parcours-check', translate('pre-commit.check'), 'check', inputs)}${hook('parcours-fmt', translate('pre-commit.fmt'), 'fmt --check', '\\.journey$')}${hook('parcours-diff', translate('pre-commit.diff'), 'diff --staged', inputs)}        verbose: true
`;
}

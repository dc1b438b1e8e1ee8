/** The hooks for pre-commit (https://pre-commit.com), which run the `parcours` that is installed. */
import { DATA_FILE_EXTENSIONS } from '@parcours/model';
import type { Terminal } from '../terminal.ts';

export function preCommitConfig({ translate, language }: Pick<Terminal, 'translate' | 'language'>): string {
  const inputs = `(${['journey', ...DATA_FILE_EXTENSIONS].map((extension) => extension.replaceAll('.', '\\.')).join('|')})`;
  const hook = (id: string, name: string, line: string, extensions: string) => `      - id: ${id}
        name: ${name}
        entry: parcours ${line} --lang ${language}
        language: system
        files: '\\.${extensions}$'
        pass_filenames: false
`;
  return `repos:
  - repo: local
    hooks:
${hook('parcours-check', translate('pre-commit.check'), 'check', inputs)}${hook('parcours-fmt', translate('pre-commit.fmt'), 'fmt --check', 'journey')}${hook('parcours-diff', translate('pre-commit.diff'), 'diff --staged', inputs)}        verbose: true
`;
}

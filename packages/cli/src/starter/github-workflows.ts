/** The workflows of GitHub Actions: one reads a pull request without any right to write, the other posts what it made. */
import { SETTINGS_FILE } from '../files/workspace-settings.ts';
import type { Terminal } from '../terminal.ts';
import { INPUT_EXTENSIONS } from './input-extensions.ts';

const ARTIFACT = 'parcours-report';

/** @param parcours the npm package to install, with its version. */
export function reportWorkflow(parcours: string, { translate, language }: Pick<Terminal, 'translate' | 'language'>): string {
  const patterns = [...INPUT_EXTENSIONS.map((extension) => `**/*.${extension}`), `**/${SETTINGS_FILE}`];
  const paths = patterns.map((pattern) => `      - '${pattern}'\n`).join('');
  return `# ${translate('ci.report-comment')}
name: Parcours

on:
  pull_request:
    paths:
${paths}
permissions:
  contents: read

jobs:
  report:
    name: ${yamlText(translate('ci.report'))}
    runs-on: ubuntu-latest
    env:
      PARCOURS: '${parcours}'
    steps:
      - uses: actions/checkout@v5
        with:
          # ${translate('ci.depth')}
          fetch-depth: 2
          persist-credentials: false
      - uses: actions/setup-node@v5
        with:
          node-version: 24
      - name: ${yamlText(translate('ci.install'))}
        working-directory: \${{ runner.temp }}
        run: npm install --global --ignore-scripts --no-audit --no-fund "$PARCOURS"
      - name: ${yamlText(translate('ci.diff'))}
        run: |
          comment="$RUNNER_TEMP/comment.md"
          code=0
          parcours diff HEAD^1 HEAD --lang ${language} --format md > "$comment" || code=$?
          cat "$comment" >> "$GITHUB_STEP_SUMMARY"
          exit "$code"
      - uses: actions/upload-artifact@v4
        if: \${{ !cancelled() }}
        with:
          name: ${ARTIFACT}
          path: \${{ runner.temp }}/comment.md
          if-no-files-found: ignore
          retention-days: 7
      - name: ${yamlText(translate('ci.check'))}
        if: \${{ !cancelled() }}
        run: parcours check --lang ${language} --format github
`;
}

/**
 * Runs in the base repository with the right to comment. It executes nothing of the pull request: the number comes from the event, not
 * from the artifact, and the comment is only ever read as a file.
 */
export function commentWorkflow({ translate }: Pick<Terminal, 'translate'>): string {
  return `# ${translate('ci.comment-comment')}
name: Parcours comment

on:
  workflow_run:
    workflows: [Parcours]
    types: [completed]

permissions: {}

jobs:
  comment:
    name: ${yamlText(translate('ci.post'))}
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    permissions:
      actions: read
      pull-requests: write
    env:
      GH_TOKEN: \${{ github.token }}
      GH_REPO: \${{ github.repository }}
      RUN_ID: \${{ github.event.workflow_run.id }}
      HEAD_SHA: \${{ github.event.workflow_run.head_sha }}
      HEAD_BRANCH: \${{ github.event.workflow_run.head_branch }}
      HEAD_REPO: \${{ github.event.workflow_run.head_repository.full_name }}
      HEAD_OWNER: \${{ github.event.workflow_run.head_repository.owner.login }}
    steps:
      - name: ${yamlText(translate('ci.post'))}
        run: |
          gh run download "$RUN_ID" --name ${ARTIFACT} --dir "$RUNNER_TEMP/${ARTIFACT}" || true
          comment="$RUNNER_TEMP/${ARTIFACT}/comment.md"
          if [ ! -f "$comment" ] || [ -L "$comment" ]; then
            echo '${shellText(translate('ci.no-report'))}'
            exit 0
          fi
          if [ "$HEAD_REPO" = "$GH_REPO" ]; then head="$HEAD_BRANCH"; else head="$HEAD_OWNER:$HEAD_BRANCH"; fi
          number="$(gh pr view --json number,headRefOid --jq 'select(.headRefOid == env.HEAD_SHA) | .number' -- "$head")"
          case "$number" in
            '' | *[!0-9]*)
              echo '${shellText(translate('ci.no-pull-request'))}'
              exit 0
              ;;
          esac
          gh pr comment "$number" --edit-last --create-if-none --body-file "$comment"
`;
}

/** A text as a YAML scalar in single quotes. */
function yamlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A text between single quotes of a POSIX shell. */
function shellText(text: string): string {
  return text.replaceAll("'", "'\\''");
}

/** The job for GitLab CI: findings in the merge request, and what the change means as a file to open. */
import type { Terminal } from '../terminal.ts';

export const GITLAB_JOB = '.gitlab/parcours.yml';

/** @param parcours the npm package to install, with its version. */
export function gitlabJob(parcours: string, { translate, language }: Pick<Terminal, 'translate' | 'language'>): string {
  return `# ${translate('ci.gitlab-comment')}
parcours:
  image: node:24
  rules:
    - if: $CI_PIPELINE_SOURCE == 'merge_request_event'
  variables:
    GIT_DEPTH: '0'
    PARCOURS: '${parcours}'
  script:
    - npm install --global --ignore-scripts --no-audit --no-fund "$PARCOURS"
    - parcours check --lang ${language} --fail-on never --format gitlab > parcours-code-quality.json
    - parcours check --lang ${language} --fail-on never --format junit > parcours-junit.xml
    - parcours diff "$CI_MERGE_REQUEST_DIFF_BASE_SHA" HEAD --lang ${language} --format md > parcours-change.md
    - parcours check --lang ${language}
  artifacts:
    when: always
    expire_in: 1 week
    expose_as: Parcours
    paths:
      - parcours-change.md
    reports:
      codequality: parcours-code-quality.json
      junit: parcours-junit.xml
`;
}

export const GITLAB_PIPELINE = `include:
  - local: ${GITLAB_JOB}
`;

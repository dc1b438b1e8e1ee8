/** The files of a new workspace. */
import { readFile } from 'node:fs/promises';
import type { Language } from '@parcours/model';
import { installedFolder } from '../files/installed-folder.ts';
import type { CiHost } from '../options/ci-host.ts';
import type { Terminal } from '../terminal.ts';
import { gitAttributes } from './git-attributes.ts';
import { commentWorkflow, reportWorkflow } from './github-workflows.ts';
import { GITLAB_JOB, GITLAB_PIPELINE, gitlabJob } from './gitlab-job.ts';
import { preCommitConfig } from './pre-commit-config.ts';
import type { StarterFile } from './starter-file.ts';

const JOURNEY = 'passport.journey';
const SURVEY = 'survey.csv';
/** The extension's publisher and name. */
const EXTENSION = 'parcours.parcours';

/** A journey and its survey in a language, whose keywords it uses. */
export async function exampleJourney(language: Language): Promise<StarterFile[]> {
  const folder = installedFolder('starter', 'starter');
  return Promise.all(
    [JOURNEY, SURVEY].map(async (path) => ({
      path,
      text: await readFile(new URL(`${language}/${path}`, folder), 'utf8'),
      byHand: null,
    })),
  );
}

/** What git and VS Code read. */
export function editorFiles({ translate }: Pick<Terminal, 'translate'>): StarterFile[] {
  const attributes = gitAttributes(translate('init.attributes-comment'));
  const recommendations = `${JSON.stringify({ recommendations: [EXTENSION] }, null, 2)}\n`;
  return [
    { path: '.gitattributes', text: attributes, byHand: (say) => say('init.add-lines', { path: '.gitattributes', lines: attributes }) },
    {
      path: '.vscode/extensions.json',
      text: recommendations,
      byHand: (say) => say('init.add-extension', { path: '.vscode/extensions.json', extension: EXTENSION }),
    },
  ];
}

/** @param parcours the npm package that CI installs, with its version. */
export function ciFiles(host: CiHost, parcours: string, terminal: Pick<Terminal, 'translate' | 'language'>): StarterFile[] {
  switch (host) {
    case 'none':
      return [];
    case 'github':
      return [
        { path: '.github/workflows/parcours.yml', text: reportWorkflow(parcours, terminal), byHand: null },
        { path: '.github/workflows/parcours-comment.yml', text: commentWorkflow(terminal), byHand: null },
      ];
    case 'gitlab':
      return [
        { path: GITLAB_JOB, text: gitlabJob(parcours, terminal), byHand: null },
        {
          path: '.gitlab-ci.yml',
          text: GITLAB_PIPELINE,
          byHand: (say) => say('init.add-lines', { path: '.gitlab-ci.yml', lines: GITLAB_PIPELINE }),
        },
      ];
  }
}

export function preCommitFiles(terminal: Pick<Terminal, 'translate' | 'language'>): StarterFile[] {
  const config = preCommitConfig(terminal);
  const path = '.pre-commit-config.yaml';
  return [{ path, text: config, byHand: (say) => say('init.add-lines', { path, lines: config }) }];
}

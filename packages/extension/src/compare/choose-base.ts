import type { Language } from '@parcours/model';
import { type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import { findRepository } from '../git/find-repository.ts';
import type { Repository } from '../git/git-api.ts';
import { messagesIn } from '../messages.ts';
import { type Base, headOf } from './base.ts';

/** The commits that are offered. */
const MAX_COMMITS = 30;

const SHORT_HASH = 8;

interface Choice extends QuickPickItem {
  readonly choose?: () => Promise<Base | undefined>;
}

/**
 * Lets the user choose what to compare with: a revision where there is a repository that may be used, and always a file.
 *
 * @param within the file or folder that is compared.
 * @param journey the journey file that a chosen file takes the place of; none: no file is offered.
 */
export async function chooseBase(within: Uri, journey: Uri | undefined, language: Language): Promise<Base | undefined> {
  const translate = messagesIn(language);
  const repository = await findRepository(within);
  const chooseFile = journey && (() => chooseFileFor(journey, language));
  const file: Choice[] = chooseFile ? [{ label: `$(file) ${translate('compare-file')}`, choose: chooseFile }] : [];
  if (typeof repository === 'string') {
    const reason = translate(repository === 'restricted' ? 'git-restricted' : 'git-none');
    if (!chooseFile) {
      void window.showInformationMessage(reason);
      return undefined;
    }
    return (await window.showQuickPick(file, { title: translate('compare-title'), placeHolder: reason }))?.choose?.();
  }
  const choices = await revisionChoices(repository, within, language);
  const picked = await window.showQuickPick([...choices, ...(file.length > 0 ? [separator(translate('compare-other')), ...file] : [])], {
    title: translate('compare-title'),
    placeHolder: translate('compare-placeholder'),
    matchOnDescription: true,
  });
  return picked?.choose?.();
}

async function revisionChoices(repository: Repository, within: Uri, language: Language): Promise<Choice[]> {
  const translate = messagesIn(language);
  const [refs, commits] = await Promise.all([repository.getRefs({ sort: 'committerdate' }), repository.log({ maxEntries: MAX_COMMITS })]);
  const revision = (name: string, ref: string) => async (): Promise<Base> => ({ kind: 'revision', name, ref, within });
  const ofType = (type: 0 | 1 | 2, icon: string, prefix: string): Choice[] =>
    refs.flatMap(({ type: own, name, commit }) =>
      own === type && name
        ? [{ label: `$(${icon}) ${name}`, description: commit?.slice(0, SHORT_HASH) ?? '', choose: revision(name, `${prefix}${name}`) }]
        : [],
    );
  const [last] = commits;
  return [
    { label: '$(git-commit) HEAD', description: last ? titleOf(last.message) : '', choose: async () => headOf(within) },
    ...group(translate('compare-branches'), [...ofType(0, 'git-branch', 'refs/heads/'), ...ofType(1, 'cloud', 'refs/remotes/')]),
    ...group(translate('compare-tags'), ofType(2, 'tag', 'refs/tags/')),
    ...group(
      translate('compare-commits'),
      commits.map(({ hash, message }) => ({
        label: `$(git-commit) ${titleOf(message)}`,
        description: hash.slice(0, SHORT_HASH),
        choose: revision(hash.slice(0, SHORT_HASH), hash),
      })),
    ),
  ];
}

async function chooseFileFor(journey: Uri, language: Language): Promise<Base | undefined> {
  const translate = messagesIn(language);
  const [source] =
    (await window.showOpenDialog({
      title: translate('compare-file'),
      defaultUri: Uri.joinPath(journey, '..'),
      filters: { [translate('journey-files')]: ['journey'] },
    })) ?? [];
  return source && { kind: 'file', name: workspace.asRelativePath(source, false), target: journey, source };
}

function group(label: string, choices: Choice[]): Choice[] {
  return choices.length > 0 ? [separator(label), ...choices] : [];
}

function separator(label: string): Choice {
  return { label, kind: QuickPickItemKind.Separator };
}

function titleOf(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}

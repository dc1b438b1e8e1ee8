import { extensions, type Uri, workspace } from 'vscode';
import type { GitApi, GitExtension, Repository } from './git-api.ts';

/** Why git is not used: the folder is not trusted, or there is no git or no repository. */
export type NoRepository = 'restricted' | 'none';

/** VS Code's git, once it has looked for repositories; null where there is none. In Restricted Mode it is not asked for. */
export async function gitApi(): Promise<GitApi | null> {
  if (!workspace.isTrusted) return null;
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return null;
  const git = await extension.activate();
  if (!git.enabled) return null;
  const api = git.getAPI(1);
  if (api.state !== 'initialized') {
    await new Promise<void>((resolve) => {
      const listener = api.onDidChangeState((state) => {
        if (state !== 'initialized') return;
        listener.dispose();
        resolve();
      });
    });
  }
  return api;
}

/** The repository that a file belongs to. */
export async function findRepository(uri: Uri): Promise<Repository | NoRepository> {
  if (!workspace.isTrusted) return 'restricted';
  return (await gitApi())?.getRepository(uri) ?? 'none';
}

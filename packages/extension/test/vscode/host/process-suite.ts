/** Tests that need child processes, in a Node extension host. */
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Session } from '../../../src/session.ts';
import * as assert from './assert.ts';
import { nextShown, started, until } from './editor.ts';

export function processSuite(): void {
  describe('in processes of their own', () => {
    let session: Session;

    before(async () => {
      session = await started();
    });

    it('the check is offered as a task for the folder', async () => {
      const [task, ...more] = await vscode.tasks.fetchTasks({ type: 'parcours' });
      assert.equal(more.length, 0);
      assert.same(task?.definition, { type: 'parcours', task: 'check' });
      assert.same(task?.problemMatchers, ['$parcours-error', '$parcours-warning', '$parcours-information']);
    });

    it('the task runs the command that came with the extension; its exit code is the check’s', async () => {
      const [task] = await vscode.tasks.fetchTasks({ type: 'parcours' });
      assert.ok(task);
      assert.equal(await exitCodeOf(task), 0);
    });

    it('a task of tasks.json says what is checked and when it fails', async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      assert.ok(folder);
      const own = { type: 'parcours', task: 'check', label: 'perimeter', paths: ['perimetre.journey'], failOn: 'information' };
      const file = vscode.Uri.joinPath(folder, '.vscode', 'tasks.json');
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify({ version: '2.0.0', tasks: [own] })));
      let task: vscode.Task | undefined;
      for (const end = Date.now() + 45_000; !task && Date.now() < end; ) {
        task = (await vscode.tasks.fetchTasks({ type: 'parcours' })).find(({ definition }) => definition.failOn === 'information');
      }
      assert.ok(task, 'the task is known');
      assert.equal(await exitCodeOf(task), 1);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, '.vscode'), { recursive: true });
    });

    it('a server that crashes is started again, and the panel goes on', async function () {
      const crashed = serverProcess();
      if (crashed === undefined) return this.skip();
      const shown = nextShown(session);
      process.kill(crashed, 'SIGKILL');
      await until('that it is noticed', () => session.server.status !== 'running');
      await until('the server', () => session.server.status === 'running');
      await shown;
    });
  });
}

async function exitCodeOf(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.definition.type !== 'parcours') return;
      listener.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

/** The process of the language server started by this extension host, if the system provides it. */
function serverProcess(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const found = readdirSync('/proc').find((name) => {
    try {
      const command = /^\d+$/.test(name) ? readFileSync(`/proc/${name}/cmdline`, 'utf8') : '';
      return command.includes('server.js') && command.includes(`--clientProcessId=${process.pid}\0`);
    } catch {
      return false;
    }
  });
  return found === undefined ? undefined : Number(found);
}

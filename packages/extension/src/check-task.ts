import { type ChildProcess, fork } from 'node:child_process';
import { type Language, parseFileLimits } from '@parcours/model';
import {
  CustomExecution,
  commands,
  type Disposable,
  Disposable as Disposables,
  EventEmitter,
  type Pseudoterminal,
  Task,
  type TaskDefinition,
  TaskGroup,
  type TaskProvider,
  TaskRevealKind,
  type TaskScope,
  tasks,
  Uri,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode';
import { messagesIn } from './messages.ts';

/** As the manifest describes it. */
interface CheckDefinition extends TaskDefinition {
  readonly type: 'parcours';
  readonly task: 'check';
  /** Files and folders, relative to the workspace's folder; default: all of it. */
  readonly paths?: readonly string[];
  readonly failOn?: string;
}

/** One for each severity, since their names are in the user's language. */
const MATCHERS = ['$parcours-error', '$parcours-warning', '$parcours-information'];

/** The task `parcours: check` and the command that runs it, with the command line that came with the extension. */
export function registerCheckTask(extension: Uri, language: Language): Disposable {
  const command = Uri.joinPath(extension, 'dist', 'node', 'parcours.js').fsPath;
  const taskFor = (definition: CheckDefinition, scope: WorkspaceFolder | TaskScope): Task => {
    const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
    const task = new Task(definition, scope, definition.task, 'parcours', createExecution(command, folder, definition, language), MATCHERS);
    task.group = TaskGroup.Test;
    task.detail = messagesIn(language)('check-detail');
    task.presentationOptions = { reveal: TaskRevealKind.Always, clear: true };
    return task;
  };
  const provider: TaskProvider = {
    provideTasks: () => (workspace.workspaceFolders ?? []).map((folder) => taskFor({ type: 'parcours', task: 'check' }, folder)),
    // One that somebody wrote into tasks.json; it has to keep its own definition.
    resolveTask: ({ definition, scope }) =>
      scope && definition.task === 'check' ? taskFor(definition as CheckDefinition, scope) : undefined,
  };
  return Disposables.from(
    tasks.registerTaskProvider('parcours', provider),
    commands.registerCommand('parcours.check', async () => {
      const folder = await selectFolder();
      if (folder) await tasks.executeTask(taskFor({ type: 'parcours', task: 'check' }, folder));
      else if (!workspace.workspaceFolders?.length) void window.showInformationMessage(messagesIn(language)('no-folder'));
    }),
  );
}

async function selectFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const active = window.activeTextEditor && workspace.getWorkspaceFolder(window.activeTextEditor.document.uri);
  return active ?? (folders.length > 1 ? window.showWorkspaceFolderPick() : folders[0]);
}

function createExecution(
  command: string,
  folder: WorkspaceFolder | undefined,
  { paths = [], failOn }: CheckDefinition,
  language: Language,
) {
  const settings = workspace.getConfiguration('parcours', folder?.uri);
  const severities: Record<string, string> = settings.get('severity') ?? {};
  const limits: Record<string, unknown> = settings.get('limits') ?? {};
  const line = ['check', '--lang', language, ...(failOn ? ['--fail-on', failOn] : [])];
  for (const [code, severity] of Object.entries(severities)) line.push('--severity', `${code}=${severity}`);
  // What somebody wrote by hand and is no limit is left out, as the server leaves it out.
  for (const [name, most] of Object.entries(parseFileLimits(limits))) line.push('--limit', `${name}=${most}`);
  // A path is never read as an option.
  const all = [...line, '--', ...paths];
  return new CustomExecution(async () => new CheckTerminal(command, all, folder?.uri.fsPath));
}

/** Runs the command in a process of its own and shows what it says; no shell, so that nothing of a path is ever interpreted. */
class CheckTerminal implements Pseudoterminal {
  readonly #command: string;
  readonly #line: readonly string[];
  readonly #folder: string | undefined;
  readonly #written = new EventEmitter<string>();
  readonly #closed = new EventEmitter<number>();
  #child: ChildProcess | undefined;

  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#closed.event;

  constructor(command: string, line: readonly string[], folder: string | undefined) {
    this.#command = command;
    this.#line = line;
    this.#folder = folder;
  }

  open(): void {
    const child = fork(this.#command, [...this.#line], {
      ...(this.#folder === undefined ? {} : { cwd: this.#folder }),
      // The desktop's extension host is an Electron, which is a Node only if it is told so.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' },
      execArgv: [],
      silent: true,
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.#written.fire(text.replaceAll('\n', '\r\n')));
    }
    child.on('error', (error) => this.#written.fire(`${error.message}\r\n`));
    child.on('close', (code) => this.#closed.fire(code ?? 1));
  }

  close(): void {
    this.#child?.kill();
  }
}

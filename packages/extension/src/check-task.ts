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

/** As described in the manifest. */
interface CheckDefinition extends TaskDefinition {
  readonly type: 'parcours';
  readonly task: 'check';
  /** Files and folders relative to the workspace folder; default: the whole folder. */
  readonly paths?: readonly string[];
  readonly failOn?: string;
}

/** One matcher for each severity, because severity names are localized. */
const MATCHERS = ['$parcours-error', '$parcours-warning', '$parcours-information'];

/** Registers the task `parcours: check` and its command; they run the bundled command line. */
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
    // A task from tasks.json must keep its own definition.
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
  const args = ['check', '--lang', language, ...(failOn ? ['--fail-on', failOn] : [])];
  for (const [code, severity] of Object.entries(severities)) args.push('--severity', `${code}=${severity}`);
  // Invalid limits are ignored, as in the server.
  for (const [name, limit] of Object.entries(parseFileLimits(limits))) args.push('--limit', `${name}=${limit}`);
  // Paths must not be parsed as options.
  const allArgs = [...args, '--', ...paths];
  return new CustomExecution(async () => new CheckTerminal(command, allArgs, folder?.uri.fsPath));
}

/** Runs the command in a child process, without a shell, so that paths are never interpreted. */
class CheckTerminal implements Pseudoterminal {
  readonly #command: string;
  readonly #args: readonly string[];
  readonly #folder: string | undefined;
  readonly #onWrite = new EventEmitter<string>();
  readonly #onClose = new EventEmitter<number>();
  #child: ChildProcess | undefined;

  readonly onDidWrite = this.#onWrite.event;
  readonly onDidClose = this.#onClose.event;

  constructor(command: string, args: readonly string[], folder: string | undefined) {
    this.#command = command;
    this.#args = args;
    this.#folder = folder;
  }

  open(): void {
    const child = fork(this.#command, [...this.#args], {
      ...(this.#folder === undefined ? {} : { cwd: this.#folder }),
      // The desktop's extension host is Electron, which runs as Node only with this variable.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' },
      execArgv: [],
      silent: true,
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.#onWrite.fire(text.replaceAll('\n', '\r\n')));
    }
    child.on('error', (error) => this.#onWrite.fire(`${error.message}\r\n`));
    child.on('close', (code) => this.#onClose.fire(code ?? 1));
  }

  close(): void {
    this.#child?.kill();
  }
}

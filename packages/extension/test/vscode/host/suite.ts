/** Runs in the extension host of a real VS Code, remote or desktop, with a copy of examples/cuisine as its workspace. */

import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { WHOLE } from '@parcours/model';
import * as vscode from 'vscode';
import type { Session } from '../../../src/session.ts';

export function suite(): void {
  describe('in the extension host', () => {
    let session: Session;
    let journey: vscode.TextDocument;

    before(async () => {
      const [file] = await vscode.workspace.findFiles('cuisine.journey');
      assert.ok(file, 'cuisine.journey is in the workspace');
      journey = await vscode.workspace.openTextDocument(file);
      await vscode.window.showTextDocument(journey);
    });

    // A test that is tried again, or follows one that failed, begins with the text as it is on the disk.
    beforeEach(async () => {
      if (!journey.isDirty) return;
      await vscode.window.showTextDocument(journey);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it(`opening a file activates the extension (VS Code ${vscode.version}, ${vscode.env.appHost})`, async () => {
      assert.equal(journey.languageId, 'journey');
      const extension = vscode.extensions.getExtension<Session>('parcours.parcours');
      assert.ok(extension, 'the extension is installed');
      await until('activation', () => extension.isActive);
      session = extension.exports;
      await until('the server', () => session.server.status === 'running');
    });

    it('every command of the manifest exists', async () => {
      const known = await vscode.commands.getCommands(true);
      const { contributes } = vscode.extensions.getExtension('parcours.parcours')?.packageJSON ?? {};
      assert.ok(contributes.commands.length > 0);
      for (const { command } of contributes.commands) assert.ok(known.includes(command), command);
    });

    it('the list of journeys has the figures of the Report', async () => {
      const [kitchen] = await until('the list', () => (session.journeys.state === 'ready' ? session.journeys.all : undefined));
      assert.equal(kitchen?.name, 'kitchen');
      assert.ok(Math.abs((kitchen?.index ?? 0) - 45.1886074550216) < 1e-9, String(kitchen?.index));
      assert.deepEqual(session.journeys.in(journey.uri), [kitchen]);
    });

    it('the check is offered as a task for the folder', async () => {
      const [task, ...more] = await vscode.tasks.fetchTasks({ type: 'parcours' });
      assert.equal(more.length, 0);
      assert.deepEqual(task?.definition, { type: 'parcours', task: 'check' });
      assert.deepEqual(task?.problemMatchers, ['$parcours-error', '$parcours-warning', '$parcours-information']);
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

    it('an error of the text is reported, and goes when it is mended', async () => {
      const before = errorsOf(journey).length;
      await edit(journey, (text) => text.replace('touchpoint hotline', 'touchpoint hotlin'));
      const errors = await until('an error', () => (errorsOf(journey).length > before ? errorsOf(journey) : undefined));
      assert.match(errors.map((error) => error.message).join(), /hotlin/);
      await undo(journey);
      await until('no error', () => errorsOf(journey).length === before);
    });

    it('an untitled journey is checked too', async () => {
      const untitled = await vscode.workspace.openTextDocument({
        language: 'journey',
        content: 'journey a "I buy" {\n  stage "I pay" channel nowhere\n}\n',
      });
      await vscode.window.showTextDocument(untitled);
      await until('an error', () => errorsOf(untitled).length > 0);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.window.showTextDocument(journey);
    });

    it('completion offers the channels that the file sees', async () => {
      const at = positionOf(journey, 'channel web', 'channel '.length);
      const found = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', journey.uri, at);
      const labels = found.items.map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
      for (const channel of ['web', 'store', 'phone', 'mail']) assert.ok(labels.includes(channel), `${channel} in ${labels}`);
    });

    it('hover shows what was measured', async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        journey.uri,
        positionOf(journey, 'stage compare', 7),
      );
      const text = found
        .flatMap((hover) => hover.contents.map((content) => (typeof content === 'string' ? content : content.value)))
        .join('\n');
      assert.match(text, /−1[.,]08/);
      assert.match(text, /12/);
    });

    it('rename reaches the other files', async () => {
      const at = positionOf(journey, 'touchpoint planner', 12);
      const change = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        journey.uri,
        at,
        'adviser',
      );
      const files = change.entries().map(([uri]) => uri.path.slice(uri.path.lastIndexOf('/') + 1));
      assert.ok(files.includes('cuisine.journey') && files.includes('perimetre.journey'), files.join());
    });

    it('the preview opens beside the text and draws the curve', async () => {
      const shown = nextShown(session, (message) => message.stages === 5);
      await vscode.commands.executeCommand('parcours.openPreviewToSide');
      await shown;
      const report = session.preview.picture?.report.journeys[0];
      assert.equal(report?.name, 'kitchen');
      assert.ok(Math.abs((report?.score ?? 0) + 0.28868355269870416) < 1e-9, String(report?.score));
      assert.equal(vscode.window.activeTextEditor?.document, journey, 'the text keeps the focus');
    });

    it('it moves with an unsaved edit', async () => {
      const shown = nextShown(session);
      await edit(journey, (text) => text.replace('target +2.5', 'target +1.5'));
      await shown;
      await until('the target', () => stageShown(session, 'advice')?.target === 1.5);
      assert.ok(journey.isDirty);
      await undo(journey);
      await until('the target again', () => stageShown(session, 'advice')?.target === 2.5);
    });

    it('it moves when a linked file changes on disk', async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      assert.ok(folder);
      const csv = vscode.Uri.joinPath(folder, 'data', 'enquete-2026-04.csv');
      const before = stageShown(session, 'order')?.measured?.n;
      const bytes = await vscode.workspace.fs.readFile(csv);
      const rows = new TextEncoder().encode('X1;1;1;1;1;1\r\nX2;1;1;1;1;1\r\n');
      await vscode.workspace.fs.writeFile(csv, Buffer.concat([bytes, rows]));
      await until('two more respondents', () => stageShown(session, 'order')?.measured?.n === (before ?? 0) + 2);
      await vscode.workspace.fs.writeFile(csv, bytes);
      await until('as before', () => stageShown(session, 'order')?.measured?.n === before);
    });

    it('the last good picture stays while the text has errors', async () => {
      const stale = nextShown(session, (message) => message.stale);
      await edit(journey, (text) => text.replace('phase "Achat" {', 'phase "Achat {'));
      await stale;
      assert.equal(session.preview.picture?.report.journeys[0]?.stages.length, 5);
      assert.ok((session.preview.picture?.errors ?? 0) > 0);
      const good = nextShown(session, (message) => !message.stale);
      await undo(journey);
      await good;
    });

    it('it follows the active file', async () => {
      const shared = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(journey.uri, '..', 'perimetre.journey'));
      await vscode.window.showTextDocument(shared);
      await until('the other file', () => session.preview.picture?.file === 'perimetre.journey');
      // A file without a journey shows those that depend on it.
      assert.equal(session.preview.picture?.report.journeys[0]?.name, 'kitchen');
      await vscode.window.showTextDocument(journey);
      await until('this file', () => session.preview.picture?.file === 'cuisine.journey');
    });

    it('a stage chosen in the panel is selected in the text', async () => {
      const place = await session.server.place(journey.uri.toString(), 'kitchen', 'follow');
      assert.ok(place);
      assert.match(journey.lineAt(place.range.start.line).text, /stage follow/);
    });

    for (const format of ['svg', 'html', 'md'] as const) {
      it(`the report is exported as ${format}`, async () => {
        const { text } = await session.server.export(journey.uri.toString(), format, 'fr', WHOLE);
        assert.match(text, format === 'svg' ? /^<(\?xml|svg)/ : format === 'html' ? /^<!doctype html>/i : /^#/);
        assert.match(text, /Je compare les offres/);
      });
    }

    it('a server that crashes is started again, and the panel goes on', async function () {
      const crashed = serverProcess();
      if (crashed === undefined) return this.skip();
      const shown = nextShown(session);
      process.kill(crashed, 'SIGKILL');
      await until('that it is noticed', () => session.server.status !== 'running');
      await until('the server', () => session.server.status === 'running');
      await shown;
    });

    it('the server can be started again, and the panel goes on', async () => {
      const shown = nextShown(session);
      await vscode.commands.executeCommand('parcours.restartServer');
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

/** The process of the language server that this extension host started, where the system tells. */
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

type Shown = { readonly stages: number; readonly stale: boolean };

function nextShown(session: Session, wanted: (message: Shown) => boolean = () => true): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the panel did not draw')), 45_000);
    const listener = session.preview.onHeard((message) => {
      if (message.type !== 'shown' || !wanted(message)) return;
      clearTimeout(late);
      listener.dispose();
      resolve();
    });
  });
}

function stageShown(session: Session, name: string) {
  return session.preview.picture?.report.journeys[0]?.stages.find((stage) => stage.name === name);
}

function errorsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter((found) => found.severity === vscode.DiagnosticSeverity.Error);
}

function positionOf(document: vscode.TextDocument, text: string, further: number): vscode.Position {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `${text} is in the file`);
  return document.positionAt(at + further);
}

async function edit(document: vscode.TextDocument, change: (text: string) => string): Promise<void> {
  const before = document.getText();
  const after = change(before);
  assert.notEqual(after, before, 'the edit changes something');
  const all = new vscode.WorkspaceEdit();
  all.replace(document.uri, new vscode.Range(document.positionAt(0), document.positionAt(before.length)), after);
  await vscode.workspace.applyEdit(all);
}

async function undo(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
}

async function until<T>(what: string, look: () => T | undefined | false, ms = 45_000): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = look();
    if (found) return found;
  }
  throw new Error(`timed out: ${what}`);
}

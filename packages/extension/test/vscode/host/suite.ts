/** Runs in the extension host of a real VS Code, also in a browser, with a copy of examples/cuisine as its workspace. */
import { DEFAULT_VIEW } from '@parcours/model';
import * as vscode from 'vscode';
import type { Session } from '../../../src/session.ts';
import * as assert from './assert.ts';
import { edit, errorsOf, journeyShown, nextShown, positionOf, stageShown, started, undo, until } from './editor.ts';

export function suite(name: string): void {
  describe(name, () => {
    let session: Session;
    let journey: vscode.TextDocument;

    before(async () => {
      const [file] = await vscode.workspace.findFiles('cuisine.journey');
      assert.ok(file, 'cuisine.journey is in the workspace');
      journey = await vscode.workspace.openTextDocument(file);
      await vscode.window.showTextDocument(journey);
    });

    // Each test, repeated or not, begins with the text as on disk.
    beforeEach(async () => {
      if (!journey.isDirty) return;
      await vscode.window.showTextDocument(journey);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it(`opening a file activates the extension (VS Code ${vscode.version}, ${vscode.env.appHost})`, async () => {
      assert.equal(journey.languageId, 'journey');
      session = await started();
    });

    it('every command of the manifest exists', async () => {
      const known = await vscode.commands.getCommands(true);
      const { contributes } = vscode.extensions.getExtension('parcours.parcours')?.packageJSON ?? {};
      assert.ok(contributes.commands.length > 0);
      for (const { command } of contributes.commands) assert.ok(known.includes(command), command);
    });

    it('the list of journeys has the figures of the Report', async () => {
      // A list that comes before the files are read lacks their figures.
      const kitchen = await until('the list', () => session.journeys.all.find(({ index }) => index !== null));
      assert.equal(kitchen.name, 'kitchen');
      assert.close(kitchen.index, 45.1886074550216);
      assert.same(session.journeys.in(journey.uri), [kitchen]);
    });

    it('an error of the text is reported, and goes when it is mended', async () => {
      const before = errorsOf(journey).length;
      await edit(journey, (text) => text.replace('touchpoint hotline', 'touchpoint hotlin'));
      const errors = await until('an error', () => (errorsOf(journey).length > before ? errorsOf(journey) : undefined));
      assert.match(errors.map((error) => error.message).join(), /hotlin/);
      await undo(journey);
      await until('no error', () => errorsOf(journey).length === before);
    });

    it('what the data says of the text is reported too', async () => {
      // A code that leads to its page is an object; in a browser no page is installed.
      const codeOf = ({ code }: vscode.Diagnostic) => (typeof code === 'object' ? code.value : code);
      const refuted = () => vscode.languages.getDiagnostics(journey.uri).find((diagnostic) => codeOf(diagnostic) === 'JRN0405');
      const found = await until('the refuted score', refuted);
      if (typeof found.code === 'object') assert.match(found.code.target.path, /JRN0405/);
      assert.equal(journey.getText(found.range).includes('+2'), true, journey.getText(found.range));
      assert.match(found.message, /−1[.,]08/);
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
      const report = journeyShown(session);
      assert.equal(report?.name, 'kitchen');
      assert.close(report?.score, -0.28868355269870416);
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
      await vscode.workspace.fs.writeFile(csv, new Uint8Array([...bytes, ...rows]));
      await until('two more respondents', () => stageShown(session, 'order')?.measured?.n === (before ?? 0) + 2);
      await vscode.workspace.fs.writeFile(csv, bytes);
      await until('as before', () => stageShown(session, 'order')?.measured?.n === before);
    });

    it('an Excel workbook gives the figures that the same rows give as CSV', async () => {
      const before = ['advice', 'order', 'fit'].map((name) => stageShown(session, name)?.measured);
      const rows = () => journeyShown(session)?.studies.find(({ name }) => name === 'survey')?.file.path;
      await edit(journey, (text) => text.replace('enquete-2026-04.csv', 'enquete-2026-04.xlsx'));
      await until('the workbook', () => rows()?.endsWith('.xlsx'));
      assert.same(
        ['advice', 'order', 'fit'].map((name) => stageShown(session, name)?.measured),
        before,
      );
      await undo(journey);
      await until('the CSV again', () => rows()?.endsWith('.csv'));
    });

    it('the last good picture stays while the text has errors', async () => {
      const stale = nextShown(session, (message) => message.stale);
      await edit(journey, (text) => text.replace('phase "Achat" {', 'phase "Achat {'));
      await stale;
      assert.equal(journeyShown(session)?.stages.length, 5);
      assert.ok((session.preview.model?.errors ?? 0) > 0);
      const good = nextShown(session, (message) => !message.stale);
      await undo(journey);
      await good;
    });

    it('it follows the active file', async () => {
      const shared = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(journey.uri, '..', 'perimetre.journey'));
      await vscode.window.showTextDocument(shared);
      await until('the other file', () => session.preview.model?.file === 'perimetre.journey');
      // A file without a journey shows those that depend on it.
      assert.equal(journeyShown(session)?.name, 'kitchen');
      await vscode.window.showTextDocument(journey);
      await until('this file', () => session.preview.model?.file === 'cuisine.journey');
    });

    it('a stage chosen in the panel is selected in the text', async () => {
      const place = await session.server.stageLocation(journey.uri.toString(), 'kitchen', 'follow');
      assert.ok(place);
      assert.match(journey.lineAt(place.range.start.line).text, /stage follow/);
    });

    for (const format of ['svg', 'html', 'md'] as const) {
      it(`the report is exported as ${format}`, async () => {
        const { text } = await session.server.export(journey.uri.toString(), format, 'fr', DEFAULT_VIEW);
        assert.match(text, format === 'svg' ? /^<(\?xml|svg)/ : format === 'html' ? /^<!doctype html>/i : /^#/);
        assert.match(text, /Je compare les offres/);
      });
    }

    it('gates are tests at the place of their statement, and follow what is typed', async () => {
      await edit(journey, (text) => `${text}\nrequire stage advice gap at most 1 where n at least 10\n`);
      const gate = await until('the gate', () => {
        const [, item] = [...session.gates.controller.items].find(([id]) => id.endsWith('#kitchen')) ?? [];
        return item && [...item.children][0]?.[1];
      });
      assert.equal(gate.label, 'require stage advice gap at most 1 where n at least 10');
      assert.match(journey.lineAt(gate.range?.start.line ?? 0).text, /^require stage advice/);
      await undo(journey);
      await until('no gate', () => session.gates.controller.items.size === 0);
    });

    it('a journey is compared with a file, unsaved edits included', async () => {
      const before = vscode.Uri.joinPath(journey.uri, '..', 'before.journey');
      const text = new TextEncoder().encode(journey.getText().replace('target +2.5', 'target +1'));
      await vscode.workspace.fs.writeFile(before, text);
      const base = { kind: 'file', name: 'before.journey', target: journey.uri, source: before } as const;
      await session.comparison.compareWith(base);
      const attribute = () => session.comparison.changes?.report.journeys[0]?.elements[0]?.attributes[0];
      await until('the change', () => attribute()?.before === 1 && attribute()?.after === 2.5);
      await edit(journey, (each) => each.replace('target +2.5', 'target +0.5'));
      await until('the lowered target', () => session.comparison.changes?.report.weakenings[0]?.after === 0.5);
      await undo(journey);
      await session.comparison.stop();
      assert.equal(session.comparison.changes, null);
      await vscode.workspace.fs.delete(before);
    });

    it('the server can be started again, and the panel goes on', async () => {
      const shown = nextShown(session);
      await vscode.commands.executeCommand('parcours.restartServer');
      await until('the server', () => session.server.status === 'running');
      await shown;
    });
  });
}

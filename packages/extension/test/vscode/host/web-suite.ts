/** The differences in a browser: files provided by the editor, and reading in a separate worker. */
import * as vscode from 'vscode';
import type { Session } from '../../../src/session.ts';
import * as assert from './assert.ts';
import { edit, errorsOf, journeyShown, stageShown, started, undo, until } from './editor.ts';

const ROWS = 400_000;

export function webSuite(): void {
  describe('in a browser', () => {
    let session: Session;
    let journey: vscode.TextDocument;
    let folder: vscode.Uri;

    before(async () => {
      session = await started();
      const found = vscode.workspace.workspaceFolders?.[0];
      assert.ok(found, 'a folder is open');
      folder = found.uri;
      journey = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'cuisine.journey'));
      await vscode.window.showTextDocument(journey);
      await vscode.commands.executeCommand('parcours.openPreviewToSide');
      await until('the panel', () => stageShown(session, 'compare')?.measured?.n === 12);
    });

    beforeEach(async () => {
      if (!journey.isDirty) return;
      await vscode.window.showTextDocument(journey);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    const fault = () => session.preview.model?.missing[0]?.message;

    it('there is no server behind it, and no Node', () => {
      assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
      assert.equal(vscode.env.remoteName, undefined);
      assert.equal(folder.scheme, 'memory');
      assert.equal(typeof (globalThis as { importScripts?: unknown }).importScripts, 'function');
    });

    it('a file that is a link is not read: where it leads cannot be told', async () => {
      await edit(journey, (text) => text.replace('visites-2026-03.csv', 'lien.csv'));
      assert.match(await until('the fault', fault), /lien\.csv/);
      await undo(journey);
      await until('the figures again', () => fault() === undefined);
    });

    it('a large file is read beside the server, which goes on answering', async () => {
      const lines = ['id;conseil;commande;pose;reco;effort'];
      for (let row = 0; row < ROWS; row++)
        lines.push(`Z${row};${1 + (row % 10)};${1 + (row % 7)};${1 + (row % 3)};${row % 11};${1 + (row % 7)}`);
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'data', 'large.csv'), new TextEncoder().encode(lines.join('\n')));
      let reading = true;
      let answers = 0;
      let slowest = 0;
      const begun = Date.now();
      await edit(journey, (text) => text.replace('enquete-2026-04.csv', 'large.csv'));
      const asking = (async () => {
        while (reading) {
          const asked = performance.now();
          assert.ok(await session.server.stageLocation(journey.uri.toString(), 'kitchen', 'follow'));
          slowest = Math.max(slowest, performance.now() - asked);
          answers++;
        }
      })();
      await until('the figures', () => (stageShown(session, 'advice')?.measured?.n ?? 0) >= ROWS);
      const took = Date.now() - begun;
      reading = false;
      await asking;
      console.log(`[test]   ${ROWS} rows in ${took} ms; ${answers} answers meanwhile, the slowest after ${Math.round(slowest)} ms`);
      assert.ok(slowest < took / 2, `an answer took ${slowest} ms of ${took}`);
      const study = journeyShown(session)?.studies.find(({ name }) => name === 'survey');
      assert.equal(study?.file.engine, 'portable');
      assert.equal(study?.file.rows, ROWS);
      await undo(journey);
      await until('the survey again', () => (stageShown(session, 'advice')?.measured?.n ?? ROWS) < ROWS);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'data', 'large.csv'));
    });

    it('a file system that cannot be searched is walked through', async () => {
      await vscode.commands.executeCommand('memoryFiles.search', false);
      await vscode.commands.executeCommand('parcours.restartServer');
      await until('the list', () => session.journeys.state === 'ready' && session.journeys.all.length === 1);
      // The journey's imports are in files that are not open.
      await until('no error', () => errorsOf(journey).length === 0);
      await vscode.commands.executeCommand('memoryFiles.search', true);
    });

    it('without git there is no HEAD to draw behind the curve, and that is said', async () => {
      assert.match((await session.comparison.toggleGhost()) ?? '', /no version history/);
      assert.equal(session.comparison.ghost, false);
      assert.equal(session.comparison.base, null);
    });

    it('the check says where it can run', async () => {
      // The message waits for an answer; the test only checks that the command exists.
      assert.ok((await vscode.commands.getCommands(true)).includes('parcours.check'));
      assert.equal((await vscode.tasks.fetchTasks({ type: 'parcours' })).length, 0);
    });
  });
}

/** Editor actions and waits for the suites. */
import type { JourneyReport, Report } from '@parcours/model';
import * as vscode from 'vscode';
import type { Session } from '../../../src/session.ts';
import * as assert from './assert.ts';

/** The extension, once it is active and its server runs. */
export async function started(): Promise<Session> {
  const extension = vscode.extensions.getExtension<Session>('parcours.parcours');
  assert.ok(extension, 'the extension is installed');
  await until('activation', () => extension.isActive);
  await until('the server', () => extension.exports.server.status === 'running');
  return extension.exports;
}

/** Long enough for a machine under ten times its load. */
const TIMEOUT_MS = 120_000;

type Shown = { readonly stages: number; readonly stale: boolean };

export function nextShown(session: Session, wanted: (message: Shown) => boolean = () => true): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the panel did not draw')), TIMEOUT_MS);
    const listener = session.preview.onMessage((message) => {
      if (message.type !== 'shown' || !wanted(message)) return;
      clearTimeout(late);
      listener.dispose();
      resolve();
    });
  });
}

/** The first journey of the Report in the panel. */
export function journeyShown(session: Session): JourneyReport | undefined {
  const json = session.preview.model?.reportJson;
  return json === undefined ? undefined : (JSON.parse(json) as Report).journeys[0];
}

export function stageShown(session: Session, name: string) {
  return journeyShown(session)?.stages.find((stage) => stage.name === name);
}

export function errorsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter((found) => found.severity === vscode.DiagnosticSeverity.Error);
}

export function positionOf(document: vscode.TextDocument, text: string, further: number): vscode.Position {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `${text} is in the file`);
  return document.positionAt(at + further);
}

export async function edit(document: vscode.TextDocument, change: (text: string) => string): Promise<void> {
  const before = document.getText();
  const after = change(before);
  assert.ok(after !== before, 'the edit changes something');
  const all = new vscode.WorkspaceEdit();
  all.replace(document.uri, new vscode.Range(document.positionAt(0), document.positionAt(before.length)), after);
  await vscode.workspace.applyEdit(all);
}

export async function undo(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
}

export async function until<T>(what: string, look: () => T | undefined | false, ms = TIMEOUT_MS): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = look();
    if (found) return found;
  }
  throw new Error(`timed out: ${what}`);
}

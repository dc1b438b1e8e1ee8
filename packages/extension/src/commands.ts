import { DEFAULT_VIEW, type Language } from '@parcours/model';
import { commands, Disposable, Uri, window } from 'vscode';
import { createFirstJourney } from './first-journey.ts';
import type { JourneyNode } from './journeys/journey-tree.ts';
import { messagesIn } from './messages.ts';
import { exportReport, pickFormat } from './panel/export-report.ts';
import type { Preview } from './panel/preview.ts';
import type { LanguageServer } from './server/language-server.ts';

interface CommandContext {
  readonly server: LanguageServer;
  readonly preview: Preview;
  readonly extension: Uri;
  readonly language: Language;
}

/** Registers all commands except the check (`check-task.ts`). */
export function registerCommands({ server, preview, extension, language }: CommandContext): Disposable {
  return Disposable.from(
    commands.registerCommand('parcours.openPreviewToSide', (of?: unknown) => preview.open(targetFile(of))),
    commands.registerCommand('parcours.newJourney', () => createFirstJourney(extension, language)),
    commands.registerCommand('parcours.exportReport', async (of?: unknown) => {
      const document = window.activeTextEditor?.document;
      const file = targetFile(of) ?? (document?.languageId === 'journey' ? document.uri : undefined);
      const exported = file ? { uri: file, view: DEFAULT_VIEW } : preview.exportTarget;
      if (!exported) {
        void window.showInformationMessage(messagesIn(language)('no-journey-file'));
        return;
      }
      const format = await pickFormat(language);
      if (format) await exportReport(server, exported, format, language);
    }),
    commands.registerCommand('parcours.restartServer', () => server.restart()),
  );
}

/** A context menu passes the file or the journey; a key binding or the palette passes nothing. */
function targetFile(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  const uri = (given as Partial<JourneyNode> | undefined)?.entry?.uri;
  return uri === undefined ? undefined : Uri.parse(uri);
}

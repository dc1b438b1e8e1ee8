import { type Language, WHOLE } from '@parcours/model';
import { commands, Disposable, Uri, window } from 'vscode';
import { askFormat, exportReport } from './export.ts';
import { writeFirstJourney } from './first-journey.ts';
import type { JourneyNode } from './journey-tree.ts';
import { say } from './phrases.ts';
import type { Preview } from './preview.ts';
import type { Server } from './server.ts';

interface Parts {
  readonly server: Server;
  readonly preview: Preview;
  readonly extension: Uri;
  readonly language: Language;
}

/** The extension's commands, but the check (`check-task.ts`). */
export function registerCommands({ server, preview, extension, language }: Parts): Disposable {
  return Disposable.from(
    commands.registerCommand('parcours.openPreviewToSide', (of?: unknown) => preview.open(fileOf(of))),
    commands.registerCommand('parcours.newJourney', () => writeFirstJourney(extension, language)),
    commands.registerCommand('parcours.exportReport', async (of?: unknown) => {
      const document = window.activeTextEditor?.document;
      const file = fileOf(of) ?? (document?.languageId === 'journey' ? document.uri : undefined);
      const exported = file ? { uri: file, view: WHOLE } : preview.exported;
      if (!exported) {
        void window.showInformationMessage(say(language)('no-journey-file'));
        return;
      }
      const format = await askFormat(language);
      if (format) await exportReport(server, exported, format, language);
    }),
    commands.registerCommand('parcours.restartServer', () => server.restart()),
  );
}

/** A menu hands over the file or the journey it was opened on; a key or the palette hands over nothing. */
function fileOf(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  const uri = (given as Partial<JourneyNode> | undefined)?.entry?.uri;
  return uri === undefined ? undefined : Uri.parse(uri);
}

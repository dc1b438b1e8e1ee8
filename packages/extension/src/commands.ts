import { DEFAULT_VIEW, type Language, type PanelElement } from '@parcours/model';
import { commands, Disposable, Uri, window, workspace } from 'vscode';
import { type Base, headOf, placeOf } from './compare/base.ts';
import { chooseBase } from './compare/choose-base.ts';
import type { Comparison } from './compare/comparison.ts';
import type { StagedReview } from './compare/staged-review.ts';
import { createFirstJourney } from './first-journey.ts';
import type { JourneyNode } from './journeys/journey-tree.ts';
import { messagesIn } from './messages.ts';
import { exportReport, pickFormat } from './panel/export-report.ts';
import type { Preview } from './panel/preview.ts';
import type { LanguageServer } from './server/language-server.ts';
import type { ShowPanelArgument } from './server/server-protocol.ts';

interface CommandContext {
  readonly server: LanguageServer;
  readonly preview: Preview;
  readonly comparison: Comparison;
  readonly staged: StagedReview;
  readonly extension: Uri;
  readonly language: Language;
}

/** Registers all commands except the check (`check-task.ts`). */
export function registerCommands({ server, preview, comparison, staged, extension, language }: CommandContext): Disposable {
  const showChanges = async (journey: Uri | undefined, base: Base) => {
    const compared = comparison.compareWith(base);
    preview.open(journey, { tab: 'changes' });
    await compared;
  };
  // While the panel has the focus there is no text editor.
  const shownJourney = () => (window.activeTextEditor ? undefined : preview.exportTarget?.uri);
  return Disposable.from(
    commands.registerCommand('parcours.openPreviewToSide', (of?: unknown) => preview.open(targetFile(of), shownElement(of))),
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
    commands.registerCommand('parcours.compareWith', async (of?: unknown) => {
      const journey = targetFile(of) ?? editedJourney() ?? shownJourney();
      const within = placeOf(journey, window.activeTextEditor?.document.uri);
      const base = within && (await chooseBase(within, journey, language));
      if (base) await showChanges(journey, base);
      else if (!within) void window.showInformationMessage(messagesIn(language)('no-folder'));
    }),
    commands.registerCommand('parcours.compareWithHead', async (of?: unknown) => {
      const journey = targetFile(of) ?? editedJourney() ?? shownJourney();
      const within = placeOf(journey, window.activeTextEditor?.document.uri);
      if (within) await showChanges(journey, headOf(within));
      else void window.showInformationMessage(messagesIn(language)('no-folder'));
    }),
    commands.registerCommand('parcours.reviewStaged', async () => {
      const { repository } = staged;
      if (!repository) {
        void window.showInformationMessage(messagesIn(language)(workspace.isTrusted ? 'nothing-staged' : 'git-restricted'));
        return;
      }
      const compared = comparison.compareWith(headOf(repository), 'index');
      preview.open(editedJourney(), { tab: 'changes' });
      await compared;
    }),
    commands.registerCommand('parcours.toggleGhost', async () => {
      const fault = await comparison.toggleGhost();
      if (fault !== null) void window.showInformationMessage(fault);
      else if (comparison.ghost) preview.open(editedJourney());
    }),
    commands.registerCommand('parcours.stopComparing', () => comparison.stop()),
    commands.registerCommand('parcours.restartServer', () => server.restart()),
  );
}

function editedJourney(): Uri | undefined {
  const document = window.activeTextEditor?.document;
  return document?.languageId === 'journey' && document.uri.scheme !== 'git' ? document.uri : undefined;
}

/** What a lens asks to show. */
function shownElement(given: unknown): { readonly element?: PanelElement } {
  const element = (given as Partial<ShowPanelArgument> | undefined)?.element;
  return element ? { element } : {};
}

/** A context menu passes the file, its state in source control or the journey; a lens what it stands at; a key binding or the palette passes nothing. */
function targetFile(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  const { resourceUri } = (given ?? {}) as { readonly resourceUri?: unknown };
  if (resourceUri instanceof Uri) return resourceUri;
  const uri = (given as Partial<JourneyNode> | undefined)?.entry?.uri ?? (given as Partial<ShowPanelArgument> | undefined)?.uri;
  return uri === undefined ? undefined : Uri.parse(uri);
}

import { type ChangeReport, journeyChangeOf, type Language } from '@parcours/model';
import { type Disposable, FileDecoration, ThemeColor, Uri, window } from 'vscode';
import type { Comparison } from '../compare/comparison.ts';
import { messagesIn } from '../messages.ts';
import type { JourneyEntry } from '../server/server-protocol.ts';

const SCHEME = 'parcours-change';

const BADGES = {
  added: { badge: 'A', color: new ThemeColor('gitDecoration.addedResourceForeground') },
  edited: { badge: 'M', color: new ThemeColor('gitDecoration.modifiedResourceForeground') },
} as const;

type Change = keyof typeof BADGES;

/** Shows the marks of items of the tree, as VS Code marks changed files: by a letter, a colour and a tooltip. */
export function registerChangeMarks(language: Language): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration(uri) {
      if (uri.scheme !== SCHEME) return undefined;
      const { change, base } = JSON.parse(uri.query) as { readonly change: Change; readonly base: string };
      const { badge, color } = BADGES[change];
      return new FileDecoration(badge, messagesIn(language)(`changed-${change}`, { base }), color);
    },
  });
}

/** The URI by which an item of the tree is marked; undefined where it has not changed. `stage`: null for the journey itself. */
export function changeMark({ base, changes }: Comparison, journey: JourneyEntry, stage: string | null): Uri | undefined {
  const change = base && changes && changeOf(changes.report, journey, stage);
  if (!change) return undefined;
  return Uri.from({
    scheme: SCHEME,
    path: `/${journey.path}/${journey.name}/${stage ?? ''}`,
    query: JSON.stringify({ change, base: base.name }),
  });
}

function changeOf(report: ChangeReport, { name, path }: JourneyEntry, stage: string | null): Change | null {
  const found = journeyChangeOf(report, { name, file: path });
  if (!found) return null;
  if (stage === null) return found.before ? 'edited' : 'added';
  const element = found.elements.find(({ kind, after }) => kind === 'stage' && after?.name === stage);
  if (element) return element.before ? 'edited' : 'added';
  return found.figures.some(({ of, subject }) => of === 'stage' && subject === stage) ? 'edited' : null;
}

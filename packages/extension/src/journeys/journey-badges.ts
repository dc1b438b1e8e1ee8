import { formatFixed, type Language } from '@parcours/model';
import { type Disposable, EventEmitter, FileDecoration, type FileDecorationProvider, type Uri, window } from 'vscode';
import type { JourneyList } from './journey-list.ts';
import { journeyTooltip } from './journey-summary.ts';

/** VS Code's limit: there is no room for the sign of remarks, which the tooltip has. */
const MAX_BADGE_LENGTH = 2;

/** Shows the index of a file's journey next to its name in the explorer and on its tab, if the file declares exactly one. */
export class JourneyBadges implements FileDecorationProvider, Disposable {
  readonly #journeys: JourneyList;
  readonly #language: Language;
  readonly #changed = new EventEmitter<undefined>();
  readonly #subscriptions: Disposable[];

  readonly onDidChangeFileDecorations = this.#changed.event;

  constructor(journeys: JourneyList, language: Language) {
    this.#journeys = journeys;
    this.#language = language;
    this.#subscriptions = [journeys.onChanged(() => this.#changed.fire(undefined)), window.registerFileDecorationProvider(this)];
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    const entries = this.#journeys.in(uri);
    const [entry] = entries;
    if (!entry) return undefined;
    const index = entries.length === 1 && entry.index !== null ? formatFixed(entry.index, this.#language, 0) : undefined;
    const badge = index && index.length <= MAX_BADGE_LENGTH ? index : undefined;
    return new FileDecoration(badge, entries.map((each) => journeyTooltip(each, this.#language)).join('\n\n'));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }
}

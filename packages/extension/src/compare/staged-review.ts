import type { ChangeReport, Language } from '@parcours/model';
import {
  CancellationTokenSource,
  commands,
  type Disposable,
  StatusBarAlignment,
  type StatusBarItem,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { gitApi } from '../git/find-repository.ts';
import type { Repository } from '../git/git-api.ts';
import { isOfInterest } from '../git/read-version.ts';
import { messagesIn } from '../messages.ts';
import type { LanguageServer } from '../server/language-server.ts';
import { headOf, readBase, readStaged } from './base.ts';

/** Staging a file changes git's state several times. */
const GIT_PAUSE_MS = 500;

/** What of the review is shown: nothing, the status bar item, or a notification as well. */
type Setting = 'off' | 'statusBar' | 'notify';

/**
 * Before a commit: what the staged journeys and data files change, in the status bar. What lowers a bar or changes a figure is notified,
 * once for each staging.
 */
export class StagedReview implements Disposable {
  readonly #server: LanguageServer;
  readonly #language: Language;
  readonly #item: StatusBarItem;
  readonly #subscriptions: Disposable[];
  readonly #watched = new Set<Repository>();
  readonly #timers = new Map<Repository, ReturnType<typeof setTimeout>>();
  /** What the staging under way has been notified of. */
  readonly #notified = new Set<string>();
  #staged: Repository | undefined;

  constructor(server: LanguageServer, language: Language) {
    this.#server = server;
    this.#language = language;
    this.#item = window.createStatusBarItem('parcours.staged', StatusBarAlignment.Left, 0);
    this.#item.name = messagesIn(language)('staged-name');
    this.#item.command = 'parcours.reviewStaged';
    this.#subscriptions = [
      server.onStatus(() => void this.#watch()),
      workspace.onDidGrantWorkspaceTrust(() => void this.#watch()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('parcours.reviewStagedChanges')) for (const repository of this.#watched) this.#schedule(repository);
      }),
    ];
  }

  /** The repository with staged journeys or data files. */
  get repository(): Uri | undefined {
    return this.#staged?.rootUri;
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  async #watch(): Promise<void> {
    if (this.#server.status !== 'running') return;
    const git = await gitApi();
    if (!git) return;
    const add = (repository: Repository) => {
      if (this.#watched.has(repository)) return;
      this.#watched.add(repository);
      this.#subscriptions.push(repository.state.onDidChange(() => this.#schedule(repository)));
      this.#schedule(repository);
    };
    if (this.#watched.size === 0) this.#subscriptions.push(git.onDidOpenRepository(add));
    for (const repository of git.repositories) add(repository);
  }

  #schedule(repository: Repository): void {
    clearTimeout(this.#timers.get(repository));
    this.#timers.set(
      repository,
      setTimeout(() => void this.#review(repository), GIT_PAUSE_MS),
    );
  }

  async #review(repository: Repository): Promise<void> {
    const setting = workspace.getConfiguration('parcours').get<Setting>('reviewStagedChanges', 'notify');
    const isStaged = repository.state.indexChanges.some(isOfInterest);
    if (setting === 'off' || !isStaged || this.#server.status !== 'running') {
      if (this.#staged === repository || !this.#staged) this.#clear();
      return;
    }
    this.#staged = repository;
    void commands.executeCommand('setContext', 'parcours.staged', true);
    try {
      const [base, staged] = [await readBase(headOf(repository.rootUri)), await readStaged(repository)];
      await this.#server.openVersion(base);
      await this.#server.openVersion(staged);
      const source = new CancellationTokenSource();
      const data = await this.#server.changes(base.id, staged.id, null, source.token);
      if (this.#staged !== repository || !data?.reportJson) return;
      this.#show(JSON.parse(data.reportJson), data.headline, setting);
    } catch {
      // A repository without a commit, or a file that cannot be read as it was: the command says why.
      this.#item.hide();
    }
  }

  #clear(): void {
    this.#staged = undefined;
    this.#notified.clear();
    this.#item.hide();
    void commands.executeCommand('setContext', 'parcours.staged', false);
  }

  #show(report: ChangeReport, headline: string, setting: Setting): void {
    const translate = messagesIn(this.#language);
    const lowered = report.weakenings.length;
    this.#item.text = lowered > 0 ? `$(warning) ${translate('staged-lowers')}` : `$(git-compare) ${translate('staged')}`;
    this.#item.tooltip = `${headline}\n${translate('staged-click')}`;
    this.#item.show();
    if (setting === 'notify') void this.#notify(report, headline);
  }

  /** Once when a figure changes, and once for each new thing that lowers a bar. */
  async #notify(report: ChangeReport, headline: string): Promise<void> {
    const translate = messagesIn(this.#language);
    const news = [
      ...(report.journeys.some(({ figures }) => figures.length > 0) ? ['figures'] : []),
      ...report.weakenings.map(({ kind, subject, before, after }) => JSON.stringify([kind, subject, before, after])),
    ].filter((each) => !this.#notified.has(each));
    if (news.length === 0) return;
    for (const each of news) this.#notified.add(each);
    const [review, never] = [translate('staged-review'), translate('staged-never')];
    const chosen = await window.showInformationMessage(translate('staged-notice', { headline }), review, never);
    if (chosen === review) await commands.executeCommand('parcours.reviewStaged');
    if (chosen === never) await workspace.getConfiguration('parcours').update('reviewStagedChanges', 'statusBar', true);
  }
}

import { type Language, type Range, translateTerm } from '@parcours/model';
import {
  commands,
  Disposable,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  Range as VsRange,
  window,
} from 'vscode';
import type { Comparison } from '../compare/comparison.ts';
import type { JourneyEntry, StageEntry } from '../server/server-protocol.ts';
import { changeMark, registerChangeMarks } from './change-marks.ts';
import type { JourneyList } from './journey-list.ts';
import { journeySummary, journeyTooltip, stageSummary } from './journey-summary.ts';

/** A journey or one of its stages. Context menus pass it to commands. */
export interface JourneyNode {
  readonly entry: JourneyEntry;
  readonly stage?: StageEntry;
}

/**
 * The tree of journeys and their stages; the empty state is in the manifest (`viewsWelcome`).
 *
 * @param onShown called when the tree is shown.
 */
export function registerJourneyTree(journeys: JourneyList, comparison: Comparison, language: Language, onShown: () => void): Disposable {
  const tree = new JourneyTree(journeys, comparison, language);
  const updateContext = () => void commands.executeCommand('setContext', 'parcours.journeys', journeys.state);
  updateContext();
  const view = window.createTreeView('parcours.journeys', { treeDataProvider: tree, showCollapseAll: true });
  if (view.visible) queueMicrotask(onShown);
  return Disposable.from(
    tree,
    registerChangeMarks(language),
    view,
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) onShown();
    }),
    journeys.onChanged(updateContext),
  );
}

class JourneyTree implements TreeDataProvider<JourneyNode>, Disposable {
  readonly #journeys: JourneyList;
  readonly #comparison: Comparison;
  readonly #language: Language;
  readonly #changed = new EventEmitter<undefined>();
  readonly #subscriptions: Disposable[];

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(journeys: JourneyList, comparison: Comparison, language: Language) {
    this.#journeys = journeys;
    this.#comparison = comparison;
    this.#language = language;
    const update = () => this.#changed.fire(undefined);
    this.#subscriptions = [journeys.onChanged(update), comparison.onChanged(update)];
  }

  async getChildren(node?: JourneyNode): Promise<JourneyNode[]> {
    if (node) return (await this.#journeys.stages(node.entry)).map((stage) => ({ entry: node.entry, stage }));
    return this.#journeys.all.map((entry) => ({ entry }));
  }

  getTreeItem({ entry, stage }: JourneyNode): TreeItem {
    return stage ? this.#stageItem(entry, stage) : this.#journeyItem(entry);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #journeyItem(entry: JourneyEntry): TreeItem {
    const item = new TreeItem(entry.label ?? entry.name, TreeItemCollapsibleState.Collapsed);
    const hasProblems = entry.broken || entry.faults.length > 0;
    item.id = `${entry.uri}#${entry.name}`;
    item.description = journeySummary(entry, this.#language);
    item.tooltip = `${journeyTooltip(entry, this.#language)}\n${entry.path}`;
    item.iconPath = hasProblems
      ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
      : new ThemeIcon(entry.index === null ? 'circle-outline' : 'graph-line');
    mark(item, changeMark(this.#comparison, entry, null));
    item.contextValue = 'journey';
    item.command = openCommand(entry.uri, entry.selection);
    return item;
  }

  #stageItem(entry: JourneyEntry, stage: StageEntry): TreeItem {
    const item = new TreeItem(stage.label ?? stage.name, TreeItemCollapsibleState.None);
    const figures = stageSummary(stage, this.#language);
    const lines = [figures, ...(stage.measured ? [translateTerm(stage.measured.evidence, this.#language)] : []), ...stage.remarks];
    item.id = `${entry.uri}#${entry.name}#${stage.name}`;
    item.description = stage.momentOfTruth ? `${figures} · ${translateTerm('moment-of-truth', this.#language)}` : figures;
    item.tooltip = [stage.label ?? stage.name, ...lines].join('\n');
    item.iconPath = ICONS[stage.class ?? 'unmeasured'];
    mark(item, changeMark(this.#comparison, entry, stage.name));
    item.contextValue = 'stage';
    item.command = openCommand(entry.uri, stage.selection);
    return item;
  }
}

function mark(item: TreeItem, uri: Uri | undefined): void {
  if (uri) item.resourceUri = uri;
}

/** Each class has its own shape, not only its own colour. */
const ICONS: Readonly<Record<NonNullable<StageEntry['class']> | 'unmeasured', ThemeIcon>> = {
  enchanting: new ThemeIcon('triangle-up', new ThemeColor('charts.green')),
  neutral: new ThemeIcon('dash'),
  disappointing: new ThemeIcon('triangle-down', new ThemeColor('charts.red')),
  unmeasured: new ThemeIcon('circle-outline'),
};

function openCommand(uri: string, { start, end }: Range): NonNullable<TreeItem['command']> {
  const selection = new VsRange(start.line, start.character, end.line, end.character);
  return { title: '', command: 'vscode.open', arguments: [Uri.parse(uri), { selection }] };
}

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
import type { JourneyEntry, StageEntry } from '../server/server-protocol.ts';
import type { JourneyList } from './journey-list.ts';
import { journeySummary, journeyTooltip, stageSummary } from './journey-summary.ts';

/** A journey or one of its stages. Context menus pass it to commands. */
export interface JourneyNode {
  readonly entry: JourneyEntry;
  readonly stage?: StageEntry;
}

/** The tree of journeys and their stages; the empty state is in the manifest (`viewsWelcome`). */
export function registerJourneyTree(journeys: JourneyList, language: Language): Disposable {
  const tree = new JourneyTree(journeys, language);
  const updateContext = () => void commands.executeCommand('setContext', 'parcours.journeys', journeys.state);
  updateContext();
  return Disposable.from(
    tree,
    window.createTreeView('parcours.journeys', { treeDataProvider: tree, showCollapseAll: true }),
    journeys.onChanged(updateContext),
  );
}

class JourneyTree implements TreeDataProvider<JourneyNode>, Disposable {
  readonly #journeys: JourneyList;
  readonly #language: Language;
  readonly #changed = new EventEmitter<undefined>();
  readonly #subscription: Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(journeys: JourneyList, language: Language) {
    this.#journeys = journeys;
    this.#language = language;
    this.#subscription = journeys.onChanged(() => this.#changed.fire(undefined));
  }

  async getChildren(node?: JourneyNode): Promise<JourneyNode[]> {
    if (node) return (await this.#journeys.stages(node.entry)).map((stage) => ({ entry: node.entry, stage }));
    return this.#journeys.all.map((entry) => ({ entry }));
  }

  getTreeItem({ entry, stage }: JourneyNode): TreeItem {
    return stage ? this.#stageItem(entry, stage) : this.#journeyItem(entry);
  }

  dispose(): void {
    this.#subscription.dispose();
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
    item.contextValue = 'journey';
    item.command = openCommand(entry.uri, entry.selection);
    return item;
  }

  #stageItem(entry: JourneyEntry, stage: StageEntry): TreeItem {
    const item = new TreeItem(stage.label ?? stage.name, TreeItemCollapsibleState.None);
    const figures = stageSummary(stage, this.#language);
    const lines = [figures, ...(stage.measured ? [translateTerm(stage.measured.evidence, this.#language)] : [])];
    item.id = `${entry.uri}#${entry.name}#${stage.name}`;
    item.description = stage.momentOfTruth ? `${figures} · ${translateTerm('moment-of-truth', this.#language)}` : figures;
    item.tooltip = [stage.label ?? stage.name, ...lines].join('\n');
    item.iconPath = ICONS[stage.class ?? 'unmeasured'];
    item.contextValue = 'stage';
    item.command = openCommand(entry.uri, stage.selection);
    return item;
  }
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

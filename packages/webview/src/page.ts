import { GAP_COLUMNS, type GapColumn, type GapSortKey, scoreText, stageCard, stageSheet } from '@parcours/charts';
import { h, mount, type VNode } from '@parcours/charts/element';
import {
  type ChangeReport,
  DEFAULT_VIEW,
  type JourneyReport,
  journeyChangeOf,
  type Language,
  type PanelElement,
  type Report,
  type View,
} from '@parcours/model';
import { emptyState } from './empty-state.ts';
import type { Host } from './hosts/host.ts';
import { FigurePopover } from './interaction/figure-popover.ts';
import { MapNavigation } from './interaction/map-navigation.ts';
import { preserveViewState } from './interaction/preserve-view-state.ts';
import {
  exposeStagesAsButtons,
  highlightRow,
  highlightStage,
  makeSortable,
  scrollToSelection,
  stageForKey,
  stageNameAt,
} from './interaction/stage-navigation.ts';
import { ValueHandles } from './interaction/value-handles.ts';
import { MOVE_ID, moveText, supposedBanner, supposedCurve } from './interaction/what-if.ts';
import { WhatIfSession } from './interaction/what-if-session.ts';
import { type PanelTranslate, panelTranslator } from './messages.ts';
import { notices, updateReadProgress } from './notices.ts';
import { DEFAULT_MAP_VIEW, type MapView, withLane } from './protocol/map-view.ts';
import {
  type ComparisonModel,
  type ExportFormat,
  type HostMessage,
  type PanelFile,
  type PanelModel,
  type PanelState,
  type PanelStatus,
  TABS,
  type Tab,
} from './protocol/protocol.ts';
import { markChangedStages, stageChanges } from './tabs/changed-stages.ts';
import { changesTab } from './tabs/changes-tab.ts';
import { compareTab } from './tabs/compare-tab.ts';
import { curveTab } from './tabs/curve-tab.ts';
import { type DataFiles, dataTab } from './tabs/data-tab.ts';
import { evidenceTab } from './tabs/evidence-tab.ts';
import { filterGapRows, GAP_FILTER_ID } from './tabs/gap-controls.ts';
import { journeyHeading } from './tabs/journey-heading.ts';
import { withOverlaid } from './tabs/overlay-choice.ts';
import { planTab } from './tabs/plan-tab.ts';
import { RESULTS_ID, SEARCH_ID, STATUS_ID, searchVerbatims } from './tabs/verbatims.ts';
import { FILE_ID, isViewField, toolbar } from './toolbar.ts';

/** Horizontal padding of the content in pixels, as in panel.css. */
const PADDING = 16;

/** Typing sends a model at every pause; a screen reader announces the last one only. */
const ANNOUNCEMENT_DELAY_MS = 1200;

/** The whole panel: fixed parts that stay in the document, and content that is rendered again only when its inputs change. */
export class Page {
  readonly #document: Document;
  readonly #language: Language;
  readonly #t: PanelTranslate;
  readonly #host: Host;
  readonly #toolbar: Element;
  readonly #readProgress = new Map<string, number | null>();
  readonly #notices: Element;
  readonly #body: Element;
  readonly #liveRegion: Element;
  readonly #popover: FigurePopover;
  readonly #handles: ValueHandles;
  readonly #map: MapNavigation;
  readonly #whatIf: WhatIfSession;

  #model: PanelModel | null = null;
  /** Parsed from the model's JSON, once for each new text. */
  #report: Report = { journeys: [] };
  #comparison: ComparisonModel | null = null;
  /** Parsed from the comparison's JSON. */
  #changes: ChangeReport | null = null;
  /** Whether the base is drawn behind the curve, and its Report. */
  #drawsGhost = false;
  #baseline: Report = { journeys: [] };
  /** Grows with each new baseline and each new report of changes. */
  #comparisonRevision = 0;
  #status: PanelStatus = 'starting';
  /** Files to choose from; empty where the host decides. */
  #files: readonly PanelFile[] = [];
  #chosenFile: string | null;
  /** Told by a host that cannot show it; null: nothing to tell. */
  #location: { readonly path: string; readonly line: number } | null = null;
  #chosenJourney: string | null;
  #view: View;
  #uri: string | null;
  #tab: Tab;
  #sort: GapSortKey;
  #columns: readonly GapColumn[];
  /** Names of the groups that are drawn over each other. */
  #overlaid: readonly string[];
  /** How the map of each journey is shown, by `#mapKey`. */
  #maps: Readonly<Record<string, MapView>>;
  /** Search text for the gap table. */
  #filter = '';
  #selectedStage: string | null = null;
  /** What the host has shown last: an element under the cursor of the text, or one that was asked for. */
  #shownElement: PanelElement | null = null;
  /** Asked for before its journey was there. */
  #requestedElement: PanelElement | null = null;
  /** Null: not yet known. */
  #data: DataFiles | null = null;
  /** What the data were asked for last. */
  #dataKey = '';
  /** Search text for the verbatims. */
  #query = '';
  #pendingScroll: number | null;
  /** Render keys of the fixed parts: a part with the same key is not rendered again. */
  readonly #renderedKeys = new Map<Element, string>();
  #announcementTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #folds = new Map<string, boolean>();

  constructor(document: Document, language: Language, state: PanelState | undefined, host: Host) {
    this.#document = document;
    this.#language = language;
    this.#t = panelTranslator(language);
    this.#host = host;
    this.#uri = state?.uri ?? null;
    this.#view = { ...DEFAULT_VIEW, ...state?.view };
    this.#chosenJourney = state?.journey ?? null;
    this.#chosenFile = state?.chosenFile ?? null;
    this.#tab = state && TABS.includes(state.tab) ? state.tab : 'curve';
    this.#pendingScroll = state?.scroll ?? null;
    this.#sort = state?.gapSort ?? 'priority';
    this.#columns = state?.gapColumns ?? [];
    this.#overlaid = state?.overlaid ?? [];
    this.#maps = state?.maps ?? {};

    const append = (tree: VNode) => document.body.appendChild(mount(tree, document));
    this.#toolbar = append(h('header', { class: 'controls' }));
    this.#notices = append(h('div', { class: 'notices', role: 'status' }));
    this.#body = append(h('main'));
    this.#liveRegion = append(h('div', { class: 'live-region', role: 'status' }));
    this.#popover = new FigurePopover(document, { content: (name) => this.#card(name), label: this.#t('figure-card') });
    this.#handles = new ValueHandles(this.#body, {
      language,
      journey: () => this.#currentJourney,
      commit: (edit) => {
        const journey = this.#currentJourney;
        if (journey) this.#host.send({ type: 'edit-stage', journey: journey.name, ...edit });
      },
    });
    this.#map = new MapNavigation(this.#body, {
      journey: () => this.#currentJourney,
      width: () => this.#contentWidth,
      view: () => this.#mapView,
      show: (view) => this.#showMap(view),
    });
    this.#whatIf = new WhatIfSession({
      journey: () => this.#currentJourney,
      send: (message) => this.#host.send(message),
      draw: () => this.#draw(),
    });
    this.#addListeners();
    this.#draw();
  }

  /** Tells the host that the page can receive messages, and what it showed last. */
  greet(): void {
    this.#host.send({ type: 'ready', uri: this.#uri, view: this.#view, chosenFile: this.#chosenFile });
  }

  receive(message: HostMessage): void {
    if (message.type === 'reading') {
      if (message.ended) this.#readProgress.delete(message.path);
      else this.#readProgress.set(message.path, message.percent);
      updateReadProgress(this.#notices, this.#readProgress, this.#language);
      return;
    }
    if (message.type === 'status') {
      this.#status = message.status;
      this.#draw();
      return;
    }
    if (message.type === 'comparison') {
      this.#receiveComparison(message.comparison, message.ghost);
      return;
    }
    if (message.type === 'baseline') {
      this.#baseline = message.reportJson === null ? { journeys: [] } : JSON.parse(message.reportJson);
      this.#comparisonRevision++;
      this.#draw();
      return;
    }
    if (message.type === 'cursor') {
      this.#followCursor(message.element);
      return;
    }
    if (message.type === 'data') {
      if (message.journey !== this.#currentJourney?.name) return;
      this.#data = { profiles: message.profiles, unlinked: message.unlinked };
      this.#draw();
      return;
    }
    if (message.type === 'supposed') {
      this.#whatIf.receive(message);
      return;
    }
    if (message.type === 'show') {
      this.#requestedElement = message.element;
      this.#showRequested();
      return;
    }
    if (message.type === 'tab') {
      this.#selectTab(message.tab);
      return;
    }
    if (message.type === 'files') {
      this.#files = message.files;
      this.#chosenFile = message.chosen;
      this.#draw();
      this.#saveState();
      return;
    }
    if (message.type === 'location') {
      this.#location = { path: message.path, line: message.line };
      this.#draw();
      return;
    }
    const { model } = message;
    const before = this.#model;
    if (before?.reportJson !== model.reportJson) this.#report = JSON.parse(model.reportJson);
    this.#model = model;
    if (this.#uri !== null && this.#uri !== model.uri) {
      this.#chosenJourney = null;
      this.#view = DEFAULT_VIEW;
      this.#selectedStage = null;
      this.#shownElement = null;
      this.#whatIf.end();
    }
    if (before?.hash !== model.hash) this.#location = null;
    this.#uri = model.uri;
    this.#status = 'ready';
    // The figures below the supposition may be others now.
    if (before?.hash !== model.hash) this.#whatIf.refresh();
    this.#draw();
    if (this.#pendingScroll !== null) {
      this.#document.defaultView?.scrollTo(0, this.#pendingScroll);
      this.#pendingScroll = null;
    }
    this.#showRequested();
    if (before && before.uri === model.uri && before.hash !== model.hash) this.#announce();
    this.#saveState();
    this.#host.send({ type: 'shown', hash: model.hash, stages: this.#currentJourney?.stages.length ?? 0, stale: model.stale });
  }

  /** Highlights what the cursor is in, on the tab and journey shown. */
  #followCursor(element: PanelElement | null): void {
    this.#shownElement = element;
    const journey = this.#currentJourney;
    if (element?.kind === 'stage' && element.journey === journey?.name) this.#selectedStage = element.name;
    if (element?.kind === 'initiative') {
      const stage = journey?.initiatives.find(({ name }) => name === element.name)?.stage;
      if (stage) this.#selectedStage = stage;
    }
    if (element === null || element.kind === 'journey') return;
    if (this.#selectedStage !== null) this.#map.unfoldPhaseOf(this.#selectedStage);
    this.#highlight(this.#body);
    scrollToSelection(this.#body);
  }

  /** Shows the element that was asked for, on its tab, once its journey is there. */
  #showRequested(): void {
    const element = this.#requestedElement;
    const journey = element?.journey === null ? this.#currentJourney : this.#report.journeys.find(({ name }) => name === element?.journey);
    if (!element || !journey) return;
    this.#requestedElement = null;
    this.#chosenJourney = journey.name;
    this.#selectTab(({ journey: 'curve', stage: 'curve', study: 'evidence', initiative: 'plan' } as const)[element.kind]);
    this.#draw();
    this.#followCursor(element);
    this.#saveState();
  }

  /** What stands behind the figure of a stage; null: the journey has no such stage. */
  #card(name: string): VNode | null {
    const journey = this.#currentJourney;
    const stage = journey?.stages.find((each) => each.name === name);
    if (!journey || !stage) return null;
    const linksRows = this.#host.opensFiles;
    return h('div', {}, [
      stageCard(journey, stage, { language: this.#language, linksRows }),
      linksRows && stage.sources.length > 0 && h('p', { class: 'keys' }, this.#t('figure-keys')),
    ]);
  }

  /** Shows the rows behind the figure of a stage: those of a study, else of the one with the most. */
  #showRows(name: string, study?: string): void {
    const journey = this.#currentJourney;
    const stage = journey?.stages.find((each) => each.name === name);
    const sources = [...(stage?.sources ?? [])].sort((a, b) => b.used - a.used);
    const source = study ?? sources[0]?.study;
    if (journey && source !== undefined && this.#host.opensFiles)
      this.#host.send({ type: 'rows', journey: journey.name, stage: name, study: source });
  }

  #highlight(part: Element): void {
    this.#drawSheet();
    highlightStage(part, this.#selectedStage);
    highlightRow(part, this.#shownElement);
  }

  #receiveComparison(comparison: ComparisonModel | null, ghost: boolean): void {
    if (comparison?.reportJson !== this.#comparison?.reportJson) {
      this.#changes = comparison?.reportJson ? JSON.parse(comparison.reportJson) : null;
      this.#comparisonRevision++;
    }
    this.#comparison = comparison;
    this.#drawsGhost = ghost;
    this.#draw();
  }

  /** The tabs that have something to show. */
  get #tabs(): readonly Tab[] {
    return TABS.filter((tab) => (tab === 'changes' ? this.#comparison !== null : tab !== 'data' || this.#host.editsText));
  }

  /** The tab shown: the chosen one, else the first. */
  get #shownTab(): Tab {
    return this.#tabs.includes(this.#tab) ? this.#tab : 'curve';
  }

  /** The base's Report of the journey shown, for the curve behind the curve. */
  #ghostOf(journey: JourneyReport): JourneyReport | null {
    if (!this.#drawsGhost) return null;
    const change = this.#changes && journeyChangeOf(this.#changes, journey);
    if (change && !change.before) return null;
    const before = change?.before ?? journey;
    return this.#baseline.journeys.find(({ name, file }) => name === before.name && file === before.file) ?? change?.before ?? null;
  }

  /** The journey shown: the chosen one, else the first. */
  get #currentJourney(): JourneyReport | null {
    const journeys = this.#report.journeys;
    return journeys.find((journey) => journey.name === this.#chosenJourney) ?? journeys[0] ?? null;
  }

  /** Asks for the data files once they are shown, and again after each change. */
  #requestData(): void {
    const journey = this.#currentJourney;
    if (this.#shownTab !== 'data' || !journey) return;
    const key = JSON.stringify([this.#model?.uri, this.#model?.hash, journey.name]);
    if (key === this.#dataKey) return;
    this.#dataKey = key;
    this.#host.send({ type: 'data', journey: journey.name });
  }

  #draw(): void {
    this.#requestData();
    const model = this.#model;
    const { journeys } = this.#report;
    const journey = this.#currentJourney;
    this.#render(
      this.#toolbar,
      toolbar({
        files: this.#files,
        chosenFile: this.#chosenFile,
        comparesVersions: this.#host.comparesVersions,
        journeys,
        journey,
        view: this.#view,
        tabs: this.#tabs,
        tab: this.#shownTab,
        changes: this.#changes?.journeys.length ?? 0,
        language: this.#language,
      }),
      // What the toolbar depends on; the figures do not.
      [
        this.#files,
        this.#chosenFile,
        journeys.map((each) => [each.name, each.label]),
        journey?.name,
        journey?.waves,
        journey?.wave,
        journey?.perimeter,
        journey?.choices,
        journey?.comparisons.map(({ groups, pairs }) => [pairs, groups.map(({ name }) => name)]),
        this.#view,
        this.#tabs,
        this.#shownTab,
        this.#changes?.journeys.length,
        counts(journey),
      ],
    );
    this.#render(this.#notices, notices({ model, status: this.#status, location: this.#location }, this.#language), [
      this.#status,
      model?.reading,
      model?.missing,
      model?.errors,
      model?.stale,
      model === null,
      this.#location,
    ]);
    updateReadProgress(this.#notices, this.#readProgress, this.#language);
    this.#render(this.#body, this.#content(), [
      model?.uri,
      model?.hash,
      model?.state,
      model?.stale,
      model?.missing,
      journey?.name,
      this.#shownTab,
      this.#comparison?.base,
      this.#comparison?.head,
      this.#comparison?.fault,
      this.#comparisonRevision,
      this.#drawsGhost,
      this.#whatIf.state,
      this.#shownTab === 'data' && this.#data,
      this.#sort,
      this.#columns,
      this.#overlaid,
      this.#mapView,
      this.#contentWidth,
      this.#emptyState,
    ]);
  }

  /** Why there is no journey to show; null where there is one. */
  get #emptyState() {
    const model = this.#model;
    if (!model) return this.#status === 'no-file' ? 'no-file' : 'starting';
    if (this.#report.journeys.length > 0) return null;
    return model.state === 'not-read' ? 'not-read' : 'no-journey';
  }

  #content(): () => VNode {
    const language = this.#language;
    const keywordLanguage = this.#model?.keywordLanguage ?? 'en';
    return () => {
      const journey = this.#currentJourney;
      const empty = this.#emptyState;
      if (empty || !journey || !this.#model) return emptyState(empty ?? 'no-journey', this.#model, language);
      const width = this.#contentWidth;
      const inside = () => {
        const tab = this.#shownTab;
        if (tab === 'changes' && this.#comparison) {
          return changesTab(this.#comparison, this.#changes, { ghost: this.#drawsGhost, language, width });
        }
        if (tab === 'compare') return compareTab(journey, { language, width, overlaid: this.#overlaid });
        if (tab === 'evidence')
          return evidenceTab(journey, { language, keywordLanguage, query: this.#query, opensLines: this.#host.opensFiles });
        if (tab === 'data') return dataTab(journey, this.#data, language);
        if (tab === 'plan') return planTab(journey, language, keywordLanguage);
        const before = this.#ghostOf(journey);
        const { supposed } = this.#whatIf.state;
        const compared =
          before && this.#comparison ? { report: before, label: this.#comparison.base, ...this.#ghostStages(journey) } : null;
        const ghost = supposed
          ? { report: supposedCurve(journey, supposed), label: this.#t('supposed-label'), isSupposed: true }
          : compared;
        return curveTab(journey, this.#model?.missing ?? [], {
          language,
          keywordLanguage,
          width,
          sort: this.#sort,
          columns: this.#columns,
          filter: this.#filter,
          whatIf: this.#whatIf.state,
          editsText: this.#host.editsText && !this.#model?.stale,
          map: this.#mapView,
          selected: this.#selectedStage,
          ghost,
        });
      };
      return h('div', { id: 'content', role: 'tabpanel', 'aria-labelledby': `tab-${this.#shownTab}` }, [
        supposedBanner(journey, this.#whatIf.state, language),
        this.#shownTab !== 'changes' && journeyHeading(journey, language),
        inside(),
      ]);
    };
  }

  /** Stages that were renamed keep their place in the curve of before. */
  #ghostStages(journey: JourneyReport): { readonly stages?: ReadonlyMap<string, string | null> } {
    const change = this.#changes && journeyChangeOf(this.#changes, journey);
    if (!change) return {};
    return { stages: new Map(change.stages.flatMap(({ before, after }) => (after === null ? [] : [[after, before] as const]))) };
  }

  /** What the view of a map is kept under: its file and journey. */
  get #mapKey(): string {
    return `${this.#uri ?? ''}#${this.#currentJourney?.name ?? ''}`;
  }

  get #mapView(): MapView {
    return this.#maps[this.#mapKey] ?? DEFAULT_MAP_VIEW;
  }

  #showMap(view: MapView): void {
    this.#maps = { ...this.#maps, [this.#mapKey]: view };
    this.#draw();
    this.#saveState();
  }

  /** The sheet of a narrow map follows the selected stage. */
  #drawSheet(): void {
    const sheet = this.#body.querySelector('.pc-sheet');
    const journey = this.#currentJourney;
    if (!sheet || !journey || this.#selectedStage === null) return;
    const isShown = sheet.getAttribute('data-stage-cell') === this.#selectedStage && sheet.querySelector('dl') !== null;
    if (isShown) return;
    const tree = stageSheet(journey, { language: this.#language, lanes: this.#mapView.lanes, selected: this.#selectedStage });
    if (tree) sheet.replaceWith(mount(tree, this.#document));
  }

  /** Width for the curve in pixels, in steps of 8: a scroll bar that appears must not make it flicker. */
  get #contentWidth(): number {
    const width = this.#body.clientWidth - 2 * PADDING;
    return Math.max(240, Math.floor(width / 8) * 8);
  }

  #render(part: Element, content: VNode | null | readonly VNode[] | (() => VNode), dependsOn: unknown): void {
    const key = JSON.stringify(dependsOn) ?? '';
    if (this.#renderedKeys.get(part) === key) return;
    this.#renderedKeys.set(part, key);
    const nodes = typeof content === 'function' ? [content()] : [content ?? []].flat();
    preserveViewState(part, this.#folds, () => {
      part.replaceChildren(...nodes.map((each) => mount(each, this.#document)));
      exposeStagesAsButtons(part, this.#currentJourney, this.#language);
      makeSortable(part);
      if (this.#host.editsText) this.#handles.expose(part);
      filterGapRows(part, this.#filter, this.#language);
      this.#highlight(part);
      const journey = this.#currentJourney;
      if (journey && this.#comparison && part === this.#body) {
        markChangedStages(part, stageChanges(this.#changes, journey), this.#comparison.base, this.#language);
      }
    });
    this.#popover.refresh();
  }

  #announce(): void {
    clearTimeout(this.#announcementTimer);
    this.#announcementTimer = setTimeout(() => {
      const journey = this.#currentJourney;
      this.#liveRegion.textContent = journey
        ? this.#t('updated', {
            journey: journey.label ?? journey.name,
            score: journey.score === null ? this.#t('unmeasured') : scoreText(journey.score, journey.scale, this.#language),
            stages: journey.stages.length,
          })
        : '';
    }, ANNOUNCEMENT_DELAY_MS);
  }

  #saveState(): void {
    this.#host.saveState({
      uri: this.#uri,
      view: this.#view,
      journey: this.#chosenJourney,
      tab: this.#tab,
      chosenFile: this.#chosenFile,
      scroll: this.#document.defaultView?.scrollY ?? 0,
      gapSort: this.#sort,
      gapColumns: this.#columns,
      overlaid: this.#overlaid,
      maps: this.#maps,
    });
  }

  #addListeners(): void {
    const { body, defaultView: view } = this.#document;
    body.addEventListener('click', (event) => this.#onClick(event.target as Element));
    body.addEventListener('input', (event) => this.#onSearch(event.target as HTMLInputElement));
    body.addEventListener('change', (event) => this.#onChange(event.target as HTMLSelectElement));
    body.addEventListener('keydown', (event) => this.#onKeyDown(event));
    body.addEventListener('wheel', (event) => this.#map.onWheel(event), { passive: false });
    body.addEventListener('dragstart', (event) => this.#map.onLaneDrag(event));
    body.addEventListener('dragover', (event) => this.#map.onLaneDrag(event));
    body.addEventListener('drop', (event) => this.#map.onLaneDrag(event));
    body.addEventListener('focusin', (event) => this.#onFocus(event.target as Element));
    if (!view) return;
    let scrollTimer: ReturnType<typeof setTimeout> | undefined;
    view.addEventListener('scroll', () => {
      clearTimeout(scrollTimer);
      scrollTimer = setTimeout(() => this.#saveState(), 150);
    });
    new view.ResizeObserver(() => view.requestAnimationFrame(() => this.#draw())).observe(this.#body);
    new view.ResizeObserver(() => {
      const isSticky = view.getComputedStyle(this.#toolbar).position === 'sticky';
      const height = isSticky ? this.#toolbar.getBoundingClientRect().height : 0;
      // Headers of the map stick below the toolbar.
      this.#document.documentElement.style.setProperty('--pc-sticky-top', `${height}px`);
    }).observe(this.#toolbar);
  }

  #onClick(target: Element): void {
    this.#closeMenus(target);
    if (target.closest('[data-edit]')) return;
    const button = target.closest<HTMLElement>('[data-action]');
    if (button) {
      this.#runAction(button.dataset.action ?? '', button.dataset.value ?? '');
      return;
    }
    const rows = target.closest<HTMLElement>('[data-rows]')?.dataset.rows;
    const figure = rows === undefined ? target.closest<HTMLElement>('[data-figure]')?.dataset.figure : this.#popover.stage;
    if (typeof figure === 'string') {
      this.#showRows(figure, rows);
      return;
    }
    const phase = target.closest<Element>('[data-phase]')?.getAttribute('data-phase');
    if (phase !== null && phase !== undefined) {
      this.#showMap({ ...this.#mapView, openPhases: [Number(phase)] });
      return;
    }
    const changed = target.closest<HTMLElement>('[data-element], [data-file]');
    if (changed) {
      if (!hasSelection(this.#document)) this.#revealChanged(changed);
      return;
    }
    const initiative = target.closest<HTMLElement>('[data-initiative]')?.dataset.initiative;
    if (initiative !== undefined && this.#currentJourney) {
      if (!hasSelection(this.#document)) this.#host.send({ type: 'reveal-initiative', journey: this.#currentJourney.name, initiative });
      return;
    }
    const stage = stageNameAt(target);
    if (stage && this.#currentJourney && !hasSelection(this.#document)) this.#reveal(stage);
  }

  /** A menu closes when one of its buttons, or something else, is chosen. */
  #closeMenus(target: Element | null): void {
    for (const menu of this.#document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
      if (!menu.querySelector('summary, label')?.contains(target) && !target?.closest('details.menu label, .lanes')) menu.open = false;
    }
  }

  #runAction(action: string, value: string): void {
    if (action === 'tab') this.#selectTab(value as Tab);
    else if (action === 'sort') {
      this.#sort = value as GapSortKey;
      this.#draw();
      this.#saveState();
    } else if (action === 'export') this.#host.send({ type: 'export', format: value as ExportFormat });
    else if (action === 'first-error') this.#host.send({ type: 'first-error' });
    else if (action === 'compare' || action === 'stop-comparing' || action === 'toggle-ghost' || action === 'copy-changes') {
      this.#host.send({ type: action });
    } else if (action === 'read-again') this.#host.send({ type: 'read-again' });
    else if (action === 'restart') this.#host.send({ type: 'restart' });
    else if (action === 'zoom') this.#map.zoom(value as 'in' | 'out' | 'fit');
    else if (action === 'fold') this.#map.foldPhase(Number(value));
    else if (action === 'lane-up' || action === 'lane-down') {
      this.#map.moveLane(value, action === 'lane-up' ? 'up' : 'down');
    } else if (action === 'lanes-default') this.#showMap({ ...this.#mapView, lanes: DEFAULT_MAP_VIEW.lanes });
    else if (action === 'map-column' || action === 'link-data-file') this.#writeMapping(action, value);
    else if (action === 'end-what-if') {
      this.#whatIf.end();
      this.#draw();
    } else if (action === 'dismiss-location') {
      this.#location = null;
      this.#draw();
    }
  }

  #writeMapping(action: 'map-column' | 'link-data-file', value: string): void {
    const journey = this.#currentJourney?.name;
    if (journey === undefined) return;
    if (action === 'link-data-file') {
      this.#host.send({ type: action, journey, file: value });
      return;
    }
    const [study, header] = JSON.parse(value) as [string, string];
    this.#host.send({ type: action, journey, study, header });
  }

  #onChange(select: HTMLSelectElement | HTMLInputElement): void {
    if (this.#whatIf.onChange(select)) return;
    const { lane } = select.dataset;
    if (lane !== undefined) {
      this.#showMap(withLane(this.#mapView, lane, (select as HTMLInputElement).checked));
      return;
    }
    const { gapColumn: column, overlay } = select.dataset;
    if (column !== undefined) {
      this.#columns = GAP_COLUMNS.filter((each) => (each === column ? (select as HTMLInputElement).checked : this.#columns.includes(each)));
      this.#draw();
    } else if (overlay !== undefined) {
      this.#overlaid = withOverlaid(this.#overlaid, overlay, (select as HTMLInputElement).checked);
      this.#draw();
    } else if (select.id === 'journey') {
      this.#chosenJourney = select.value;
      this.#selectedStage = null;
      this.#whatIf.end();
      this.#draw();
    } else if (select.id === FILE_ID) {
      this.#chosenFile = select.value === '' ? null : select.value;
      this.#host.send({ type: 'file', uri: this.#chosenFile });
    } else if (isViewField(select.id)) {
      this.#view = { ...this.#view, [select.id]: select.value === '' ? null : select.value };
      this.#host.send({ type: 'view', view: this.#view });
    } else return;
    this.#saveState();
  }

  /** Renders the results alone: the input keeps its caret. */
  #onSearch(input: HTMLInputElement): void {
    if (input.id === MOVE_ID) {
      // Drawn only once it is let go: a new slider would not be dragged any more.
      if (input.nextElementSibling) input.nextElementSibling.textContent = moveText(Number(input.value), this.#language);
      return;
    }
    if (input.id === GAP_FILTER_ID) {
      this.#filter = input.value;
      filterGapRows(this.#body, this.#filter, this.#language);
      return;
    }
    const [status, list] = [STATUS_ID, RESULTS_ID].map((id) => this.#document.getElementById(id));
    if (input.id !== SEARCH_ID || !status || !list || !this.#currentJourney) return;
    this.#query = input.value;
    const found = searchVerbatims(this.#currentJourney, {
      query: this.#query,
      language: this.#language,
      opensLines: this.#host.opensFiles,
    });
    // A live region announces changes only if the element itself stays.
    status.textContent = found.status;
    list.replaceChildren(...found.studies.map((tree) => mount(tree, this.#document)));
  }

  #onKeyDown(event: KeyboardEvent): void {
    const target = event.target as Element;
    if (this.#handles.onKey(event)) {
      event.preventDefault();
      return;
    }
    if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      const stage = target.closest('[data-part=curve]') && stageNameAt(target);
      if (!stage) return;
      event.preventDefault();
      this.#map.goToPhase(stage, event.key === 'ArrowRight' ? 1 : -1);
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const zoom = ({ '+': 'in', '−': 'out', '-': 'out', '0': 'fit' } as const)[event.key];
    if (zoom && this.#shownTab === 'curve' && !['input', 'select'].includes(target.localName)) {
      event.preventDefault();
      this.#map.zoom(zoom);
      return;
    }
    const menu = target.closest<HTMLDetailsElement>('details.menu[open]');
    if (event.key === 'Escape' && menu) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
      return;
    }
    if (event.key === '/' && target.localName !== 'input') {
      const search = this.#document.getElementById(SEARCH_ID);
      if (!search) return;
      event.preventDefault();
      search.focus();
      return;
    }
    if (target.getAttribute('role') === 'tab') {
      const tab = neighbouringTab(this.#tabs, this.#shownTab, event.key);
      if (!tab) return;
      event.preventDefault();
      this.#selectTab(tab);
      this.#document.getElementById(`tab-${tab}`)?.focus();
      return;
    }
    const stage = stageNameAt(target);
    if (!stage || target.localName === 'button') return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (event.shiftKey) this.#showRows(stage);
      else this.#reveal(stage);
      return;
    }
    const next = stageForKey(target, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #onFocus(target: Element): void {
    const stage = stageNameAt(target);
    if (!stage || stage === this.#selectedStage) return;
    this.#selectedStage = stage;
    this.#highlight(this.#body);
  }

  #reveal(stage: string): void {
    const journey = this.#currentJourney;
    if (!journey) return;
    this.#selectedStage = stage;
    this.#highlight(this.#body);
    this.#host.send({ type: 'reveal', journey: journey.name, stage });
  }

  /** Shows what an entry of the changes is about: a data file, or an element of a journey in the text. */
  #revealChanged({ dataset }: HTMLElement): void {
    if (dataset.file !== undefined)
      this.#host.send({ type: 'open-file', file: dataset.file, line: dataset.line === undefined ? null : Number(dataset.line) });
    else if (dataset.element !== undefined) {
      const file = this.#changes?.journeys.find(({ name }) => name === dataset.journey)?.file ?? null;
      this.#host.send({ type: 'reveal-element', file, journey: dataset.journey ?? null, element: dataset.element });
    }
  }

  #selectTab(tab: Tab): void {
    if (tab === this.#tab) return;
    this.#tab = tab;
    this.#draw();
    this.#document.defaultView?.scrollTo(0, 0);
    this.#saveState();
  }
}

function counts(journey: JourneyReport | null): readonly number[] {
  return journey ? [journey.studies.length + journey.missing.length + journey.problems.length, journey.initiatives.length] : [];
}

function neighbouringTab(tabs: readonly Tab[], tab: Tab, key: string): Tab | undefined {
  const at = tabs.indexOf(tab);
  if (key === 'ArrowRight') return tabs[(at + 1) % tabs.length];
  if (key === 'ArrowLeft') return tabs[(at + tabs.length - 1) % tabs.length];
  if (key === 'Home') return tabs[0];
  return key === 'End' ? tabs.at(-1) : undefined;
}

/** A click that ends a text selection must not navigate. */
function hasSelection(document: Document): boolean {
  return (document.getSelection()?.toString() ?? '') !== '';
}

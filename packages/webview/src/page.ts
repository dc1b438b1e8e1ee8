import type { GapSortKey } from '@parcours/charts';
import { h, mount, type VNode } from '@parcours/charts/element';
import { DEFAULT_VIEW, formatScore, type JourneyReport, type Language, type View } from '@parcours/model';
import { compareTab } from './compare-tab.ts';
import { curveTab } from './curve-tab.ts';
import { emptyState } from './empty-state.ts';
import { evidenceTab } from './evidence-tab.ts';
import { type Say, say } from './messages.ts';
import { notices, updateReadProgress } from './notices.ts';
import { planTab } from './plan-tab.ts';
import { preserveScroll } from './preserve-scroll.ts';
import { type ExportFormat, type HostMessage, type PanelMessage, type PanelModel, type PanelState, TABS, type Tab } from './protocol.ts';
import { exposeStagesAsButtons, highlightStage, makeSortable, stageForKey, stageNameAt } from './stage-navigation.ts';
import { isViewField, toolbar } from './toolbar.ts';
import { RESULTS_ID, SEARCH_ID, STATUS_ID, searchVerbatims } from './verbatims.ts';

export interface Host {
  send(message: PanelMessage): void;
  saveState(state: PanelState): void;
}

type Status = 'no-file' | 'starting' | 'stopped' | 'ready';

/** Left and right of the contents, as in the stylesheet. */
const PADDING = 16;

/** Typing brings a picture at every pause; a screen reader hears of the last one only. */
const ANNOUNCEMENT_DELAY_MS = 1200;

/** The whole panel: fixed parts that stay in the document, and contents that are drawn anew only when they differ. */
export class Page {
  readonly #document: Document;
  readonly #language: Language;
  readonly #say: Say;
  readonly #host: Host;
  readonly #controls: Element;
  /** How much of the files that take long has been read, by path. */
  readonly #shares = new Map<string, number | null>();
  readonly #notices: Element;
  readonly #body: Element;
  readonly #live: Element;

  #picture: PanelModel | null = null;
  #status: Status = 'starting';
  #journey: string | null;
  #view: View;
  #uri: string | null;
  #tab: Tab;
  #sort: GapSortKey = 'priority';
  #stage: string | null = null;
  /** What is looked for in the verbatims. */
  #query = '';
  #scroll: number | null;
  /** What the document shows now: drawing the same again is left out. */
  readonly #drawn = new Map<Element, string>();
  #announcement: ReturnType<typeof setTimeout> | undefined;
  readonly #open = new Set<string>();

  constructor(document: Document, language: Language, state: PanelState | undefined, host: Host) {
    this.#document = document;
    this.#language = language;
    this.#say = say(language);
    this.#host = host;
    this.#uri = state?.uri ?? null;
    this.#view = { ...DEFAULT_VIEW, ...state?.view };
    this.#journey = state?.journey ?? null;
    this.#tab = state && TABS.includes(state.tab) ? state.tab : 'curve';
    this.#scroll = state?.scroll ?? null;

    const part = (tree: VNode) => document.body.appendChild(mount(tree, document));
    this.#controls = part(h('header', { class: 'controls' }));
    this.#notices = part(h('div', { class: 'notices', role: 'status' }));
    this.#body = part(h('main'));
    this.#live = part(h('div', { class: 'live', role: 'status' }));
    this.#listen();
    this.#draw();
  }

  receive(message: HostMessage): void {
    if (message.type === 'reading') {
      if (message.ended) this.#shares.delete(message.path);
      else this.#shares.set(message.path, message.percent);
      updateReadProgress(this.#notices, this.#shares, this.#language);
      return;
    }
    if (message.type === 'status') {
      this.#status = message.status;
      this.#draw();
      return;
    }
    const { picture } = message;
    const before = this.#picture;
    this.#picture = picture;
    if (this.#uri !== null && this.#uri !== picture.uri) {
      this.#journey = null;
      this.#view = DEFAULT_VIEW;
      this.#stage = null;
    }
    this.#uri = picture.uri;
    this.#status = 'ready';
    this.#draw();
    if (this.#scroll !== null) {
      this.#document.defaultView?.scrollTo(0, this.#scroll);
      this.#scroll = null;
    }
    if (before && before.uri === picture.uri && before.hash !== picture.hash) this.#announce();
    this.#keep();
    this.#host.send({ type: 'shown', hash: picture.hash, stages: this.#current?.stages.length ?? 0, stale: picture.stale });
  }

  /** The journey shown: the one chosen, else the first. */
  get #current(): JourneyReport | null {
    const journeys = this.#picture?.report.journeys ?? [];
    return journeys.find((journey) => journey.name === this.#journey) ?? journeys[0] ?? null;
  }

  #draw(): void {
    const picture = this.#picture;
    const journey = this.#current;
    this.#replace(
      this.#controls,
      toolbar({ picture, journey, view: this.#view, tab: this.#tab, language: this.#language }),
      // what the controls depend on; the figures are not among it
      [
        picture?.report.journeys.map((each) => [each.name, each.label]),
        journey?.name,
        journey?.waves,
        journey?.wave,
        journey?.perimeter,
        journey?.choices,
        this.#view,
        this.#tab,
        counts(journey),
      ],
    );
    this.#replace(this.#notices, notices({ picture, status: this.#status }, this.#language), [
      this.#status,
      picture?.reading,
      picture?.missing,
      picture?.errors,
      picture?.stale,
      picture === null,
    ]);
    updateReadProgress(this.#notices, this.#shares, this.#language);
    this.#replace(this.#body, this.#content(), [
      picture?.uri,
      picture?.hash,
      picture?.state,
      picture?.missing,
      journey?.name,
      this.#tab,
      this.#sort,
      this.#room,
      this.#bare,
    ]);
  }

  /** Why there is nothing to draw, if so. */
  get #bare() {
    const picture = this.#picture;
    if (!picture) return this.#status === 'no-file' ? 'no-file' : 'starting';
    if (picture.report.journeys.length > 0) return null;
    return picture.state === 'not-read' ? 'not-read' : 'no-journey';
  }

  #content(): () => VNode {
    const language = this.#language;
    return () => {
      const journey = this.#current;
      const bare = this.#bare;
      if (bare || !journey || !this.#picture) return emptyState(bare ?? 'no-journey', this.#picture, language);
      const inside = () => {
        if (this.#tab === 'compare') return compareTab(journey, { language, width: this.#room });
        if (this.#tab === 'evidence') return evidenceTab(journey, this.#query, language);
        if (this.#tab === 'plan') return planTab(journey, language);
        return curveTab(journey, this.#picture?.missing ?? [], { language, width: this.#room, sort: this.#sort });
      };
      return h('div', { id: 'content', role: 'tabpanel', 'aria-labelledby': `tab-${this.#tab}` }, [inside()]);
    };
  }

  /** The width for the curve; in steps, so that a scroll bar that comes and goes does not make it flicker. */
  get #room(): number {
    const width = this.#body.clientWidth - 2 * PADDING;
    return Math.max(280, Math.floor(width / 8) * 8);
  }

  #replace(part: Element, tree: VNode | null | readonly VNode[] | (() => VNode), dependsOn: unknown): void {
    const key = JSON.stringify(dependsOn) ?? '';
    if (this.#drawn.get(part) === key) return;
    this.#drawn.set(part, key);
    const made = typeof tree === 'function' ? [tree()] : [tree ?? []].flat();
    preserveScroll(part, this.#open, () => {
      part.replaceChildren(...made.map((each) => mount(each, this.#document)));
      exposeStagesAsButtons(part);
      makeSortable(part);
      highlightStage(part, this.#stage);
    });
  }

  #announce(): void {
    clearTimeout(this.#announcement);
    this.#announcement = setTimeout(() => {
      const journey = this.#current;
      this.#live.textContent = journey
        ? this.#say('updated', {
            journey: journey.label ?? journey.name,
            score: journey.score === null ? this.#say('unmeasured') : formatScore(journey.score, this.#language),
            stages: journey.stages.length,
          })
        : '';
    }, ANNOUNCEMENT_DELAY_MS);
  }

  #keep(): void {
    this.#host.saveState({
      uri: this.#uri,
      view: this.#view,
      journey: this.#journey,
      tab: this.#tab,
      scroll: this.#document.defaultView?.scrollY ?? 0,
    });
  }

  #listen(): void {
    const { body, defaultView: view } = this.#document;
    body.addEventListener('click', (event) => this.#clicked(event.target as Element));
    body.addEventListener('input', (event) => this.#searched(event.target as HTMLInputElement));
    body.addEventListener('change', (event) => this.#changed(event.target as HTMLSelectElement));
    body.addEventListener('keydown', (event) => this.#pressed(event));
    body.addEventListener('focusin', (event) => this.#focused(event.target as Element));
    if (!view) return;
    let settle: ReturnType<typeof setTimeout> | undefined;
    view.addEventListener('scroll', () => {
      clearTimeout(settle);
      settle = setTimeout(() => this.#keep(), 150);
    });
    new view.ResizeObserver(() => view.requestAnimationFrame(() => this.#draw())).observe(this.#body);
  }

  #clicked(target: Element): void {
    const button = target.closest<HTMLElement>('[data-do]');
    if (button) {
      this.#act(button.dataset.do ?? '', button.dataset.value ?? '');
      return;
    }
    const stage = stageNameAt(target);
    if (stage && this.#current && !hasSelection(this.#document)) this.#reveal(stage);
  }

  #act(what: string, value: string): void {
    if (what === 'tab') this.#select(value as Tab);
    else if (what === 'sort') {
      this.#sort = value as GapSortKey;
      this.#draw();
    } else if (what === 'export') this.#host.send({ type: 'export', format: value as ExportFormat });
    else if (what === 'first-error') this.#host.send({ type: 'first-error' });
    else if (what === 'read-again') this.#host.send({ type: 'read-again' });
    else if (what === 'restart') this.#host.send({ type: 'restart' });
  }

  #changed(select: HTMLSelectElement): void {
    if (select.id === 'journey') {
      this.#journey = select.value;
      this.#stage = null;
      this.#draw();
    } else if (isViewField(select.id)) {
      this.#view = { ...this.#view, [select.id]: select.value === '' ? null : select.value };
      this.#host.send({ type: 'view', view: this.#view });
    } else return;
    this.#keep();
  }

  /** Only what is found is drawn anew: the field keeps its caret. */
  #searched(input: HTMLInputElement): void {
    const [status, list] = [STATUS_ID, RESULTS_ID].map((id) => this.#document.getElementById(id));
    if (input.id !== SEARCH_ID || !status || !list || !this.#current) return;
    this.#query = input.value;
    const found = searchVerbatims(this.#current, this.#query, this.#language);
    // Screen readers hear of a change in what stays.
    status.textContent = found.status;
    list.replaceChildren(...found.studies.map((tree) => mount(tree, this.#document)));
  }

  #pressed(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.target as Element;
    if (event.key === '/' && target.localName !== 'input') {
      const search = this.#document.getElementById(SEARCH_ID);
      if (!search) return;
      event.preventDefault();
      search.focus();
      return;
    }
    if (target.getAttribute('role') === 'tab') {
      const tab = neighbouringTab(TABS, this.#tab, event.key);
      if (!tab) return;
      event.preventDefault();
      this.#select(tab);
      this.#document.getElementById(`tab-${tab}`)?.focus();
      return;
    }
    const stage = stageNameAt(target);
    if (!stage) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#reveal(stage);
      return;
    }
    const next = stageForKey(target, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #focused(target: Element): void {
    const stage = stageNameAt(target);
    if (!stage || stage === this.#stage) return;
    this.#stage = stage;
    highlightStage(this.#body, stage);
  }

  #reveal(stage: string): void {
    const journey = this.#current;
    if (!journey) return;
    this.#stage = stage;
    highlightStage(this.#body, stage);
    this.#host.send({ type: 'reveal', journey: journey.name, stage });
  }

  #select(tab: Tab): void {
    if (tab === this.#tab) return;
    this.#tab = tab;
    this.#draw();
    this.#document.defaultView?.scrollTo(0, 0);
    this.#keep();
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

/** Someone who marks text to copy it does not want to be taken elsewhere. */
function hasSelection(document: Document): boolean {
  return (document.getSelection()?.toString() ?? '') !== '';
}

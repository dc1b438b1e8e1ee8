/** How the journey map is moved: zoom, folded phases, and the order of its lanes, by buttons, keys, wheel and dragging. */
import { LANES, type Lane, type MapLayout, mapLayout, shownLanes } from '@parcours/charts';
import type { JourneyReport } from '@parcours/model';
import { type MapView, neighbouringLane, withLaneAt, withPhase, zoomed } from '../protocol/map-view.ts';

/** What the page gives and takes. */
export interface MapNavigationOptions {
  readonly journey: () => JourneyReport | null;
  /** Width of the map in pixels. */
  readonly width: () => number;
  readonly view: () => MapView;
  /** Draws the map in another view, and keeps it. */
  readonly show: (view: MapView) => void;
}

export class MapNavigation {
  readonly #body: Element;
  readonly #options: MapNavigationOptions;
  #draggedLane: string | null = null;

  constructor(body: Element, options: MapNavigationOptions) {
    this.#body = body;
    this.#options = options;
  }

  /** @param pointer the place that stays where it is, in pixels from the left edge of the window; null: the middle of the map. */
  zoom(direction: 'in' | 'out' | 'fit', pointer: number | null = null): void {
    const { journey, view, show } = this.#options;
    const shown = journey();
    if (!shown) return;
    const scroller = () => this.#body.querySelector<HTMLElement>('.pc-map-scroll');
    const before = scroller();
    if (!before) return;
    const within = pointer === null ? before.clientWidth / 2 : pointer - before.getBoundingClientRect().left;
    const share = (before.scrollLeft + within) / before.scrollWidth;
    show(zoomed(view(), direction, this.#layout(shown).columnWidth));
    const after = scroller();
    if (after) after.scrollLeft = share * after.scrollWidth - within;
  }

  foldPhase(phase: number): void {
    const { journey, view, show } = this.#options;
    const shown = journey();
    if (!shown) return;
    const open = this.#layout(shown).phases.flatMap(({ isFolded }, at) => (isFolded ? [] : [at]));
    show(withPhase(view(), open, phase));
  }

  unfoldPhaseOf(stage: string): void {
    const journey = this.#options.journey();
    const at = journey?.stages.findIndex(({ name }) => name === stage) ?? -1;
    if (!journey || at < 0) return;
    const { phases } = this.#layout(journey);
    const phase = phases.findIndex(({ from, to }) => at >= from && at < to);
    if (phases[phase]?.isFolded) this.foldPhase(phase);
  }

  /** Goes to the first stage of the next phase, or of the one before. */
  goToPhase(stage: string, step: 1 | -1): void {
    const journey = this.#options.journey();
    if (!journey) return;
    const at = journey.stages.findIndex(({ name }) => name === stage);
    const { phases } = this.#layout(journey);
    const target = phases[phases.findIndex(({ from, to }) => at >= from && at < to) + step];
    const first = target && journey.stages[target.from];
    if (!first) return;
    this.unfoldPhaseOf(first.name);
    this.#body.querySelector<SVGElement>(`[data-part=curve] [data-stage="${CSS.escape(first.name)}"]`)?.focus();
  }

  /** @param to a direction, or the lane whose place it takes. */
  moveLane(name: string, to: 'up' | 'down' | Lane): void {
    const { view, show } = this.#options;
    const lane = LANES.find((each) => each === name);
    const target = lane && (to === 'up' || to === 'down' ? neighbouringLane(this.#offeredLanes(), lane, to) : to);
    if (lane && target) show(withLaneAt(view(), lane, target));
  }

  /** Ctrl and the wheel, or two fingers, zoom the map around the pointer. */
  onWheel(event: WheelEvent): void {
    if (!event.ctrlKey || !(event.target as Element).closest('.pc-map')) return;
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 'in' : 'out', event.clientX);
  }

  /** A lane is dragged to the place of another one. */
  onLaneDrag(event: DragEvent): void {
    const row = (event.target as Element).closest?.<HTMLElement>('[data-lane-row]');
    if (event.type === 'dragstart') this.#draggedLane = row?.dataset.laneRow ?? null;
    if (!row || this.#draggedLane === null || event.type === 'dragstart') return;
    event.preventDefault();
    const target = this.#offeredLanes().find((lane) => lane === row.dataset.laneRow);
    if (event.type === 'drop' && target) this.moveLane(this.#draggedLane, target);
  }

  /** The lanes that can be switched and sorted, in their order. */
  #offeredLanes(): readonly Lane[] {
    const journey = this.#options.journey();
    return journey ? shownLanes(journey, { ...this.#options.view().lanes, hidden: [] }).shown : [];
  }

  #layout(journey: JourneyReport): MapLayout {
    const { columnWidth, openPhases } = this.#options.view();
    return mapLayout(journey, { width: this.#options.width(), columnWidth, openPhases, selected: null });
  }
}

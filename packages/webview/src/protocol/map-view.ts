/** How the journey map is shown: lanes, zoom and folded phases; kept for each journey. */
import { DEFAULT_LANES, LANES, type Lane, type LaneChoice, MAX_COLUMN, MIN_COLUMN_WIDTH, orderedLanes } from '@parcours/charts';

export interface MapView {
  readonly lanes: LaneChoice;
  /** Width of a column in pixels; null: fitted to the width. */
  readonly columnWidth: number | null;
  /** The phases that are unfolded, by their place; null: that of the first stage to act on. */
  readonly openPhases: readonly number[] | null;
}

export const DEFAULT_MAP_VIEW: MapView = { lanes: DEFAULT_LANES, columnWidth: null, openPhases: null };

const ZOOM_STEP = 1.25;

/** The view with wider or narrower columns; `shown` is their width now. */
export function zoomed(view: MapView, direction: 'in' | 'out' | 'fit', shown: number): MapView {
  if (direction === 'fit') return { ...view, columnWidth: null };
  const width = Math.round(direction === 'in' ? shown * ZOOM_STEP : shown / ZOOM_STEP);
  return { ...view, columnWidth: Math.min(MAX_COLUMN, Math.max(MIN_COLUMN_WIDTH, width)) };
}

export function withLane(view: MapView, lane: string, isShown: boolean): MapView {
  const hidden = LANES.filter((each) => (each === lane ? !isShown : view.lanes.hidden.includes(each)));
  return { ...view, lanes: { ...view.lanes, hidden } };
}

/** The view with a lane moved to the place of another one of those offered. */
export function withLaneAt(view: MapView, lane: Lane, target: Lane): MapView {
  const order = orderedLanes(view.lanes);
  const [from, to] = [order.indexOf(lane), order.indexOf(target)];
  if (from < 0 || to < 0) return view;
  order.splice(to, 0, ...order.splice(from, 1));
  return { ...view, lanes: { ...view.lanes, order } };
}

/** The lane before or after one, of those offered; null at the ends. */
export function neighbouringLane(offered: readonly Lane[], lane: Lane, direction: 'up' | 'down'): Lane | null {
  const at = offered.indexOf(lane);
  return at < 0 ? null : (offered[direction === 'up' ? at - 1 : at + 1] ?? null);
}

/** The view with a phase folded or unfolded; `open` are the phases that are unfolded now. */
export function withPhase(view: MapView, open: readonly number[], phase: number): MapView {
  const openPhases = open.includes(phase) ? open.filter((each) => each !== phase) : [...open, phase].toSorted((a, b) => a - b);
  return { ...view, openPhases };
}

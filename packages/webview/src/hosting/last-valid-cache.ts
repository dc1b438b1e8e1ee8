import { type View, viewKey } from '@parcours/model';
import type { PanelFigures, PanelModel } from '../protocol/protocol.ts';

/** Maximum number of files; the least recently used is evicted. */
const MAX_ENTRIES = 20;

/** Caches, for each file and view, the last report made from a text without syntax errors. */
export class LastValidCache {
  readonly #entries = new Map<string, PanelFigures>();

  /** What the panel shows: the figures themselves, or the cached report together with the present errors. */
  select(figures: PanelFigures, view: View): PanelModel {
    const key = `${viewKey(view)} ${figures.uri}`;
    const cached = this.#entries.get(key);
    if (figures.errors > 0 && cached) {
      const { hash, reportJson, state, missing } = cached;
      return panelModel({ ...figures, hash, reportJson, state, missing }, true);
    }
    this.#entries.delete(key);
    if (figures.errors === 0 && figures.state === 'report' && isComplete(figures)) {
      this.#entries.set(key, figures);
      const [oldest] = this.#entries.keys();
      if (this.#entries.size > MAX_ENTRIES && oldest !== undefined) this.#entries.delete(oldest);
    }
    return panelModel(figures, false);
  }
}

function panelModel({ firstError: _, ...figures }: PanelFigures, stale: boolean): PanelModel {
  return { ...figures, file: decodeURIComponent(figures.uri.slice(figures.uri.lastIndexOf('/') + 1)), stale };
}

/** A report that lacks pending or cancelled files would keep showing that after it is no longer true. */
function isComplete({ reading, missing }: PanelFigures): boolean {
  return reading.length === 0 && !missing.some(({ cancelled }) => cancelled);
}

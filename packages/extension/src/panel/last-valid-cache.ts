import { type View, viewKey } from '@parcours/model';
import type { PanelData } from '../server/server-protocol.ts';

export interface DisplayedData {
  readonly data: PanelData;
  /** The report belongs to an earlier text, because the current one has syntax errors. */
  readonly stale: boolean;
}

/** Maximum number of files; the least recently used is evicted. */
const MAX_ENTRIES = 20;

/** Caches, for each file and view, the last report made from a text without syntax errors. */
export class LastValidCache {
  readonly #entries = new Map<string, PanelData>();

  /** The data itself, or the cached report together with the current errors. */
  select(data: PanelData, view: View): DisplayedData {
    const key = `${viewKey(view)} ${data.uri}`;
    const cached = this.#entries.get(key);
    if (data.errors > 0 && cached) {
      return {
        data: { ...data, reportJson: cached.reportJson, state: cached.state, missing: cached.missing, hash: cached.hash },
        stale: true,
      };
    }
    this.#entries.delete(key);
    if (data.errors === 0 && data.state === 'report' && isComplete(data)) {
      this.#entries.set(key, data);
      const [oldest] = this.#entries.keys();
      if (this.#entries.size > MAX_ENTRIES && oldest !== undefined) this.#entries.delete(oldest);
    }
    return { data, stale: false };
  }
}

/** A report that lacks pending or cancelled files would keep showing that after it is no longer true. */
function isComplete({ reading, missing }: PanelData): boolean {
  return reading.length === 0 && !missing.some(({ cancelled }) => cancelled);
}

import { type View, viewKey } from '@parcours/model';
import type { PanelData } from '../server/server-protocol.ts';

export interface DisplayedData {
  readonly data: PanelData;
  /** The report is that of an earlier text, because the present one has errors. */
  readonly stale: boolean;
}

/** Files remembered; the one unused for longest is forgotten first. */
const MAX_ENTRIES = 20;

/** Keeps, for each file, the last picture that was drawn from a text without errors. */
export class LastValidCache {
  readonly #good = new Map<string, PanelData>();

  /** What to show: the data itself, or the last good report with the present errors beside it. */
  select(data: PanelData, view: View): DisplayedData {
    const key = `${viewKey(view)} ${data.uri}`;
    const good = this.#good.get(key);
    if (data.errors > 0 && good) {
      return { data: { ...data, reportJson: good.reportJson, state: good.state, missing: good.missing, hash: good.hash }, stale: true };
    }
    this.#good.delete(key);
    if (data.errors === 0 && data.state === 'report' && isComplete(data)) {
      this.#good.set(key, data);
      const [oldest] = this.#good.keys();
      if (this.#good.size > MAX_ENTRIES && oldest !== undefined) this.#good.delete(oldest);
    }
    return { data, stale: false };
  }
}

/** A picture that lacks what is still being read, or was cancelled, would say so long after that is over. */
function isComplete({ reading, missing }: PanelData): boolean {
  return reading.length === 0 && !missing.some(({ cancelled }) => cancelled);
}

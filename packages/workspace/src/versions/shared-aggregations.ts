import type { Engine } from '@parcours/engines';
import { mappingKey } from '../mapping-key.ts';

/**
 * The results of engines that read versions of the same files: content that is equal in two versions, and mapped in the same way, is read
 * once.
 */
export class SharedAggregations {
  readonly #results = new Map<string, ReturnType<Engine['aggregate']>>();

  /** @param contentHash of a file of that version; null if it has none. */
  engine(own: Engine, contentHash: (uri: string) => Promise<string | null>): Engine {
    return {
      aggregate: async (task, options) => {
        const hash = await contentHash(task.uri);
        if (hash === null) return own.aggregate(task, options);
        const key = JSON.stringify([hash, task.path, mappingKey(task.study, task.model, task.limits)]);
        const known = this.#results.get(key);
        if (known) return known;
        const result = own.aggregate(task, options);
        this.#results.set(key, result);
        result.catch(() => this.#results.delete(key));
        return result;
      },
    };
  }
}

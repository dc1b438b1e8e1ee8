/** The labels of about a dozen large files. */
const MAX_ENTRIES = 20_000;

/**
 * Caches the results of a function of a text: a keystroke changes one label, all others of the file are unchanged. Evicts the oldest
 * entry beyond MAX_ENTRIES.
 */
export function memoize<T>(compute: (text: string) => T): (text: string) => T {
  const cache = new Map<string, T>();
  return (text) => {
    const cached = cache.get(text);
    if (cached !== undefined || cache.has(text)) return cached as T;
    const result = compute(text);
    if (cache.size >= MAX_ENTRIES) cache.delete(cache.keys().next().value as string);
    cache.set(text, result);
    return result;
  };
}

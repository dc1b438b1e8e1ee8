/** So many labels are a dozen large files: more than anybody edits at a time. */
const MAX_ENTRIES = 20_000;

/**
 * A function of a text that remembers what it gave: a keystroke changes one label, and all others of the file are as before.
 * When it knows too many it forgets the oldest.
 */
export function memoize<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const result = compute(text);
    if (known.size >= MAX_ENTRIES) known.delete(known.keys().next().value as string);
    known.set(text, result);
    return result;
  };
}

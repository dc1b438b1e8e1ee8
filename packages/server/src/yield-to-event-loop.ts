/** Lets pending tasks run. `setImmediate` has no minimum delay; browsers only have timers. */
export function yieldToEventLoop(): Promise<void> {
  const { setImmediate = setTimeout } = globalThis as { setImmediate?: (run: () => void) => unknown };
  return new Promise((resolve) => void setImmediate(resolve));
}

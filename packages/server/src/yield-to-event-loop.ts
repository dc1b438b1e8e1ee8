/** Lets whoever else waits have a turn. Node's own way to do so costs nothing; browsers have timers only. */
export function yieldToEventLoop(): Promise<void> {
  const { setImmediate = setTimeout } = globalThis as { setImmediate?: (run: () => void) => unknown };
  return new Promise((resolve) => void setImmediate(resolve));
}

const MAX_CONCURRENT_READS = 16;

/** Runs a task for each item with bounded concurrency: the system limits the number of open files. */
export async function forEachConcurrently<T>(list: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
  const queue = list.values();
  const worker = async () => {
    for (const item of queue) await task(item);
  };
  await Promise.all(Array.from({ length: MAX_CONCURRENT_READS }, worker));
}

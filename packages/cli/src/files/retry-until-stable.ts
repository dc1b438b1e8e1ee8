/** Retries while a linked file is still being written by another program. */

import { setTimeout as sleep } from 'node:timers/promises';
import { CODE } from '@parcours/model';

export const BEING_WRITTEN = CODE['file-being-written'];
const RETRY_DELAYS_MS = [100, 300, 600];

/** Repeats a computation, after growing delays, until its result is stable; returns the last result. */
export async function retryUntilStable<T>(compute: () => Promise<T>, isUnstable: (result: T) => boolean): Promise<T> {
  let result = await compute();
  for (const delay of RETRY_DELAYS_MS) {
    if (!isUnstable(result)) break;
    await sleep(delay);
    result = await compute();
  }
  return result;
}

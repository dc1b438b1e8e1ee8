/** Polled for cancellation by long work; an AbortSignal is one, so is a flag that another thread sets. */
export interface CancellationToken {
  /** Throws the reason once the work is cancelled. */
  throwIfAborted(): void;
}

/** Rows processed between two polls for cancellation. */
export const ROWS_PER_CANCELLATION_CHECK = 8192;

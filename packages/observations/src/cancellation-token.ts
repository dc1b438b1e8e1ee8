/** Polled for cancellation by long work; an AbortSignal is one, so is a flag that another thread sets. */
export interface CancellationToken {
  /** Throws the reason once the work is cancelled. */
  throwIfAborted(): void;
  /** Progress, 0–1. */
  readonly progress?: ((share: number) => void) | undefined;
}

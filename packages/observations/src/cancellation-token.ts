/** Whoever works long asks now and then whether it is still wanted (an AbortSignal, or a flag that another thread sets), and says how far it is. */
export interface CancellationToken {
  /** Throws the reason once the work is no longer wanted. */
  throwIfAborted(): void;
  /** Told now and then which share of the respondents has been heard, 0–1. */
  readonly progress?: ((share: number) => void) | undefined;
}

/** Whoever works long asks now and then whether it is still wanted: an AbortSignal, or a flag that another thread sets. */
export interface Stop {
  /** Throws the reason once the work is no longer wanted. */
  throwIfAborted(): void;
}

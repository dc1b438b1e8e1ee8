/** The `p`-quantile by the nearest-rank method, `p` in 0–1; NaN of no times. */
export function quantile(times: readonly number[], p: number): number {
  const ordered = [...times].sort((a, b) => a - b);
  return ordered[Math.max(0, Math.ceil(p * ordered.length) - 1)] ?? Number.NaN;
}

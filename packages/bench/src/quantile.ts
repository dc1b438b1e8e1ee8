/** The value that a share `p` of the times does not exceed. */
export function quantile(times: readonly number[], p: number): number {
  const ordered = [...times].sort((a, b) => a - b);
  return ordered[Math.max(0, Math.ceil(p * ordered.length) - 1)] ?? Number.NaN;
}

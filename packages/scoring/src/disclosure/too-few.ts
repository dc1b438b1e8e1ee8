/** (Σw)²/Σw² of five equal weights may come out just below 5. */
const ROUNDING = 1e-9;

/** Whether there are fewer respondents, or effective ones, than the minimum. */
export function isTooFew({ n, effectiveN }: { readonly n: number; readonly effectiveN: number }, minCellSize: number): boolean {
  return Math.min(n, effectiveN) < minCellSize * (1 - ROUNDING);
}

/** Respondents with the sums of their weights and of the squares. */
export interface GroupSize {
  readonly n: number;
  readonly weight: number;
  readonly square: number;
}

export const NOBODY: GroupSize = { n: 0, weight: 0, square: 0 };

export function addSizes(a: GroupSize, b: GroupSize, sign: 1 | -1 = 1): GroupSize {
  return { n: a.n + sign * b.n, weight: a.weight + sign * b.weight, square: a.square + sign * b.square };
}

/** Respondents with a weight of 1 each. */
export function alike(n: number): GroupSize {
  return { n, weight: n, square: n };
}

/** As little as can matter: what two studies do not have in common may be of one respondent. */
export const SOMEBODY: GroupSize = alike(0.01);

/**
 * Exact arithmetic of the decimals that people write: figures that are equal on paper are equal to the last bit, whatever the order of the
 * operations (method.md, 2.21). `null` stands for what is not exact: more than six decimals, or whole numbers beyond 2⁵³.
 */

/** A rational number in lowest terms; both parts are whole, the denominator above 0. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

const MAX_DECIMALS = 6;

/** The decimal that a number was written as. */
export function fractionOf(value: number): Fraction | null {
  for (let decimals = 0, power = 1; decimals <= MAX_DECIMALS; decimals++, power *= 10) {
    const numerator = Math.round(value * power);
    if (numerator / power === value) return fraction(numerator, power);
  }
  return null;
}

/** The number nearest to a fraction. */
export function toNumber({ numerator, denominator }: Fraction): number {
  return numerator / denominator;
}

export function add(a: Fraction | null, b: Fraction | null): Fraction | null {
  if (!a || !b) return null;
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Fraction | null, b: Fraction | null): Fraction | null {
  return b && add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Fraction | null, b: Fraction | null): Fraction | null {
  return a && b && fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Null where `b` is 0. */
export function divide(a: Fraction | null, b: Fraction | null): Fraction | null {
  if (!a || !b || b.numerator === 0) return null;
  const sign = Math.sign(b.numerator);
  return fraction(sign * a.numerator * b.denominator, sign * a.denominator * b.numerator);
}

/** The mean of one fraction or more. */
export function meanFraction(all: readonly (Fraction | null)[]): Fraction | null {
  const sum = all.reduce(add, { numerator: 0, denominator: 1 });
  return divide(sum, { numerator: all.length, denominator: 1 });
}

function fraction(numerator: number, denominator: number): Fraction | null {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator)) return null;
  const divisor = greatestCommonDivisor(Math.abs(numerator), denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

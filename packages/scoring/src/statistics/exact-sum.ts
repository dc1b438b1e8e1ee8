import { add, divide, type Fraction, fractionOf, toNumber } from './fraction.ts';

/** The sum of decimals, exact up to its one rounding: 0.1 + 0.2 is 0.3. Sorts in place. */
export function exactSum(numbers: number[]): number {
  if (numbers.length === 1) return numbers[0] as number;
  const sum = sumOfDecimals(numbers);
  return sum ? toNumber(sum) : ascendingSum(numbers);
}

/** The mean of one number or more, exact up to its one rounding. Sorts in place. */
export function exactMean(numbers: number[]): number {
  if (numbers.length === 1) return numbers[0] as number;
  const mean = divide(sumOfDecimals(numbers), { numerator: numbers.length, denominator: 1 });
  return mean ? toNumber(mean) : ascendingSum(numbers) / numbers.length;
}

function sumOfDecimals(numbers: readonly number[]): Fraction | null {
  let [whole, rest]: [number, Fraction | null] = [0, { numerator: 0, denominator: 1 }];
  for (const number of numbers) {
    if (Number.isInteger(number)) whole += number;
    else rest = add(rest, fractionOf(number));
  }
  return rest?.numerator === 0 && Number.isSafeInteger(whole) ? { numerator: whole, denominator: 1 } : add(rest, fractionOf(whole));
}

/** The same for any order of the numbers. */
function ascendingSum(numbers: number[]): number {
  numbers.sort((a, b) => a - b);
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** The assertions that the suites need, in Node and in browsers. */

export function ok(value: unknown, what = 'something is expected'): asserts value {
  if (!value) throw new Error(what);
}

export function equal(found: unknown, expected: unknown, what = ''): void {
  if (!Object.is(found, expected)) throw new Error(`${what} ${JSON.stringify(found)} is not ${JSON.stringify(expected)}`);
}

/** Deep equality of plain data. */
export function same(found: unknown, expected: unknown): void {
  equal(JSON.stringify(found), JSON.stringify(expected));
}

export function close(found: number | null | undefined, expected: number): void {
  if (!(Math.abs((found ?? Number.NaN) - expected) < 1e-9)) throw new Error(`${found} is not ${expected}`);
}

export function match(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`${JSON.stringify(text.slice(0, 300))} does not match ${pattern}`);
}

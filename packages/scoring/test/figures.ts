import { expect } from 'vitest';

/** Every figure of `wanted` stands in `found`, at the same place, within 1e-9; what `wanted` leaves out is not looked at. */
export function expectFigures(found: unknown, wanted: unknown, place = ''): void {
  if (typeof wanted === 'number') {
    expect(found, place).toBeTypeOf('number');
    expect(Math.abs((found as number) - wanted), `${place}: ${String(found)}, not ${wanted}`).toBeLessThanOrEqual(1e-9);
  } else if (wanted !== null && typeof wanted === 'object') {
    if (Array.isArray(wanted)) expect(found, place).toHaveLength(wanted.length);
    for (const [key, value] of Object.entries(wanted)) expectFigures(Reflect.get(Object(found), key), value, `${place}/${key}`);
  } else {
    expect(found, place).toBe(wanted);
  }
}

import { describe, expect, test } from 'vitest';
import { suppress } from '../src/index.ts';
import { contradictions } from './contradictions.ts';
import { generatedReport } from './generated-journeys.ts';

/** `scripts/contradictions.ts` tries more. */
const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);

describe('no two figures of a report contradict each other', () => {
  test('as it is scored', () => {
    for (const seed of SEEDS) expect(contradictions(generatedReport(seed)), `seed ${seed}`).toEqual([]);
  });

  test('after suppression, which changes nothing the second time', () => {
    for (const seed of SEEDS) {
      const safe = suppress(generatedReport(seed));
      expect(contradictions(safe), `seed ${seed}`).toEqual([]);
      expect(suppress(safe), `seed ${seed}`).toEqual(safe);
    }
  });

  test('of generated journeys that reach every verdict', () => {
    const reports = SEEDS.map(generatedReport);
    const stages = reports.flatMap((report) => report.stages);
    const reasons = new Set(stages.flatMap(({ catchUpReasons }) => catchUpReasons));
    expect([...reasons].sort()).toEqual(['basics', 'benchmark', 'disappointing']);
    expect(new Set(stages.map(({ gap }) => gap?.proven))).toEqual(new Set([true, false, null, undefined]));
    expect(new Set(stages.map(({ gap }) => gap?.aboveTarget))).toEqual(new Set([true, false, null, undefined]));
    expect(new Set(reports.flatMap(({ kpis }) => kpis.map(({ verdict }) => verdict)))).toEqual(new Set(['met', 'missed', 'open', null]));
    const quadrants = reports.flatMap(({ matrices }) => matrices.declared?.points.map(({ quadrant }) => quadrant) ?? []);
    expect(new Set(quadrants)).toEqual(new Set(['catch-up', 'concentrate', 'keep-up', 'low-priority', 'overkill', null]));
    expect(stages.some(({ studies }) => studies.some(({ leftOut }) => leftOut))).toBe(true);
    expect(stages.some(({ studies }) => studies.some(({ borrowedSd }) => borrowedSd))).toBe(true);
    expect(reports.some(({ indexInterval }) => indexInterval !== null)).toBe(true);
  });
});

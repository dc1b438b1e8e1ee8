import type { Gap } from '@parcours/model';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RankableStage, rankStages } from '../src/stage/priority.ts';

const gap = (value: number, half: number | null = 0): Gap => {
  return {
    value,
    low: half === null ? null : value - half,
    high: half === null ? null : value + half,
    proven: false,
    aboveTarget: false,
    pairs: null,
  };
};

const ranked = (given: Partial<RankableStage>): RankableStage => {
  return { class: 'neutral', basicsFail: false, worseThan: [], gap: gap(1), importance: 3, volume: 1, momentOfTruth: false, ...given };
};

const ranking = (stages: readonly RankableStage[]) => rankStages(stages).map(({ list, rank, priority }) => ({ list, rank, priority }));

describe('priority', () => {
  test('multiplies shortfall, importance, volume and moment of truth; the largest is 100', () => {
    const [first, second] = rankStages([
      ranked({ gap: gap(2), importance: 5, volume: 0.5, momentOfTruth: true }),
      ranked({ gap: gap(1), importance: 4 }),
    ]);
    expect(first).toMatchObject({ priority: 100, factors: { shortfall: 2, importance: 5, volume: 0.5, truth: 2 } });
    expect(second).toMatchObject({ priority: 40, factors: { shortfall: 1, importance: 4, volume: 1, truth: 1 } });
  });

  test('two lists, disappointing stages to catch up and the others to differentiate, and one rank over both', () => {
    expect(ranking([ranked({ class: 'enchanting' }), ranked({ class: 'disappointing', gap: gap(0.5) }), ranked({ gap: gap(2) })])).toEqual([
      { list: 'differentiate', rank: 3, priority: 50 },
      { list: 'catch-up', rank: 1, priority: 25 },
      { list: 'differentiate', rank: 2, priority: 100 },
    ]);
  });

  test('a surplus is no shortfall; without shortfall all are 0, in journey order', () => {
    expect(ranking([ranked({ gap: gap(-1) }), ranked({ gap: gap(-2) })])).toEqual([
      { list: 'differentiate', rank: 1, priority: 0 },
      { list: 'differentiate', rank: 2, priority: 0 },
    ]);
  });

  test('failing basics and better benchmarks are reasons to catch up too', () => {
    const stages = [ranked({ basicsFail: true }), ranked({ worseThan: ['rival'] }), ranked({ class: 'disappointing', basicsFail: true })];
    expect(rankStages([...stages, ranked({})]).map(({ list, catchUpReasons }) => ({ list, catchUpReasons }))).toEqual([
      { list: 'catch-up', catchUpReasons: ['basics'] },
      { list: 'catch-up', catchUpReasons: ['benchmark'] },
      { list: 'catch-up', catchUpReasons: ['disappointing', 'basics'] },
      { list: 'differentiate', catchUpReasons: [] },
    ]);
  });

  test('ties keep journey order, in spite of rounding', () => {
    const equal = [ranked({ gap: gap(0.1 + 0.2) }), ranked({ gap: gap(0.3) }), ranked({ gap: gap(0.3 + 1e-12) })];
    expect(ranking(equal).map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(ranking([ranked({}), ranked({}), ranked({})]).map(({ rank }) => rank)).toEqual([1, 2, 3]);
  });

  test('without a gap a stage is the last of its list, without priority; without a measurement it has neither', () => {
    const stages = [
      ranked({ gap: null }),
      ranked({ gap: gap(-1) }),
      ranked({ class: 'disappointing', gap: null }),
      ranked({ class: null, gap: null }),
    ];
    expect(rankStages(stages)).toMatchObject([
      { priority: null, factors: null, rankUnstable: false, list: 'differentiate', rank: 3 },
      { priority: 0, list: 'differentiate', rank: 2 },
      { priority: null, list: 'catch-up', rank: 1 },
      { priority: null, factors: null, rankUnstable: false, list: null, rank: null },
    ]);
  });
});

describe('a rank is unstable', () => {
  const unstable = (stages: readonly RankableStage[]) => rankStages(stages).map(({ rankUnstable }) => rankUnstable);

  test('where the intervals of two stages of one list overlap', () => {
    expect(unstable([ranked({ gap: gap(2, 0.6) }), ranked({ gap: gap(1, 0.6) }), ranked({ gap: gap(0.2, 0.1) })])).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('not across the lists', () => {
    expect(unstable([ranked({ gap: gap(2, 0.6) }), ranked({ class: 'disappointing', gap: gap(1, 0.6) })])).toEqual([false, false]);
  });

  test('where a wide interval further down reaches over those before it', () => {
    expect(unstable([ranked({ gap: gap(3, 0.1) }), ranked({ gap: gap(2, 0.1) }), ranked({ gap: gap(1, 2.5) })])).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('where a gap has no interval, unless nobody passes there', () => {
    expect(unstable([ranked({ gap: gap(2, 0.1) }), ranked({ gap: gap(1, null) })])).toEqual([true, true]);
    expect(unstable([ranked({ gap: gap(2, 0.1) }), ranked({ gap: gap(1, null), volume: 0 })])).toEqual([false, false]);
    expect(unstable([ranked({ gap: gap(1, null) })])).toEqual([true]);
  });
});

describe('whatever the stages', () => {
  const stages = fc.array(
    fc.record({
      class: fc.constantFrom('disappointing', 'neutral', 'enchanting', null),
      gap: fc.option(
        fc
          .tuple(fc.double({ min: -6, max: 6, noNaN: true }), fc.option(fc.double({ min: 0, max: 4, noNaN: true })))
          .map(([value, half]) => gap(value, half)),
      ),
      basicsFail: fc.boolean(),
      worseThan: fc.constantFrom([], ['rival']),
      importance: fc.integer({ min: 1, max: 5 }),
      volume: fc.double({ min: 0, max: 1, noNaN: true }),
      momentOfTruth: fc.boolean(),
    }),
  );

  test('priorities lie between 0 and 100, and the largest, if any falls short, is 100', () => {
    fc.assert(
      fc.property(stages, (all) => {
        const found = rankStages(all).flatMap(({ priority }) => (priority === null ? [] : [priority]));
        for (const priority of found) expect(priority >= 0 && priority <= 100).toBe(true);
        if (found.some((priority) => priority > 0)) expect(Math.max(...found)).toBe(100);
      }),
    );
  });

  test('one rank runs over both lists, and an unstable rank is what comparing every pair finds', () => {
    const reach = (stage: RankableStage, bound: number) => {
      const factor = stage.importance * stage.volume * (stage.momentOfTruth ? 2 : 1);
      return factor === 0 ? 0 : factor * Math.max(bound, 0);
    };
    fc.assert(
      fc.property(stages, (all) => {
        const found = rankStages(all);
        const tolerance = 1e-9 * Math.max(0, ...all.map((stage) => (stage.gap ? reach(stage, stage.gap.value) : 0)));
        let before = 0;
        for (const list of ['catch-up', 'differentiate']) {
          const entries = all.flatMap((stage, i) => {
            const ranking = found[i];
            if (ranking?.list !== list || ranking.rank === null || stage.gap === null) return [];
            return [
              {
                low: reach(stage, stage.gap.low ?? 0),
                high: reach(stage, stage.gap.high ?? Infinity),
                rank: ranking.rank,
                isKnown: stage.gap.low !== null || stage.volume === 0,
                unstable: ranking.rankUnstable,
              },
            ];
          });
          entries.sort((a, b) => a.rank - b.rank);
          expect(entries.map(({ rank }) => rank)).toEqual(entries.map((_, i) => before + i + 1));
          for (const [i, one] of entries.entries()) {
            const swaps = entries.some(
              (other, j) => (j > i && one.low < other.high - tolerance) || (j < i && other.low < one.high - tolerance),
            );
            expect(one.unstable).toBe(swaps || !one.isKnown);
          }
          before += all.filter((_, i) => found[i]?.list === list).length;
        }
      }),
    );
  });
});

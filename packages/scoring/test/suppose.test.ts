/** A supposition follows the rules for measured figures, and proves nothing. */
import { describe, expect, test } from 'vitest';
import { kitchen } from '../../charts/test/fixtures/kitchen.ts';
import { suppose } from '../src/journey/suppose.ts';

const none = { initiatives: [], moves: [] };

describe('what if', () => {
  test('nothing supposed is what was measured', () => {
    const supposed = suppose(kitchen, none);
    expect(supposed?.index).toBeCloseTo(kitchen.index ?? Number.NaN, 9);
    const measured = kitchen.stages.filter((stage) => stage.measured);
    expect(supposed?.stages.map(({ name, mean, rank }) => ({ name, mean, rank }))).toEqual(
      measured.map(({ name, measured: figure, rank }) => ({ name, mean: figure?.mean, rank })),
    );
  });

  test('an initiative that keeps its promise lifts its stage, and the index by its importance', () => {
    const resume = kitchen.initiatives.find(({ name }) => name === 'resume');
    const stage = kitchen.stages.find(({ name }) => name === resume?.stage);
    const supposed = suppose(kitchen, { initiatives: ['resume'], moves: [] });
    const mean = supposed?.stages.find(({ name }) => name === stage?.name)?.mean;
    expect(mean).toBeCloseTo((stage?.measured?.mean ?? 0) + (resume?.impact ?? 0), 9);
    const importances = kitchen.stages.filter((each) => each.measured).reduce((sum, each) => sum + each.importance, 0);
    const lift = ((resume?.impact ?? 0) * (stage?.importance ?? 0)) / importances / (kitchen.scale.max - kitchen.scale.min);
    expect(supposed?.index).toBeCloseTo((kitchen.index ?? 0) + 100 * lift, 9);
  });

  test('a move ends at the scale; the gap follows the mean that is reached', () => {
    const stage = kitchen.stages.find(({ name }) => name === 'compare');
    const after = suppose(kitchen, { initiatives: [], moves: [{ stage: 'compare', by: 10 }] })?.stages.find(
      ({ name }) => name === 'compare',
    );
    expect(after).toMatchObject({ mean: kitchen.scale.max, gap: (stage?.target ?? 0) - kitchen.scale.max });
    expect(after?.rank).toBeGreaterThan(stage?.rank ?? 0);
  });

  test('what is done, dropped, for others or on an unmeasured stage is not supposed', () => {
    const [first] = kitchen.initiatives;
    if (!first) throw new Error('no initiative');
    const variants = [
      { ...first, status: 'done' as const },
      { ...first, status: 'dropped' as const },
      { ...first, segment: 'others' },
      { ...first, impact: null },
    ];
    for (const initiative of variants)
      expect(suppose({ ...kitchen, initiatives: [initiative] }, { initiatives: [first.name], moves: [] })).toEqual(suppose(kitchen, none));
  });

  test('nothing measured: nothing to suppose', () => {
    const stages = kitchen.stages.map((stage) => ({ ...stage, measured: null, class: null, gap: null }));
    expect(suppose({ ...kitchen, stages }, none)).toBeNull();
  });
});

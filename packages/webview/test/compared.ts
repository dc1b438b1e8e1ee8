/** The kitchen with two waves side by side and a matrix; only what the panel needs of them. */
import type { ComparedStage, Comparison, JourneyReport, Matrix } from '@parcours/model';
import { kitchen } from '../../charts/test/fixtures/kitchen.ts';

const cell = (mean: number): ComparedStage['cells'][number] => ({
  measured: { n: 40, effectiveN: 40, mean, low: mean - 0.5, high: mean + 0.5, evidence: 'solid', lowCoverage: false },
  class: mean < -0.5 ? 'disappointing' : mean < 1 ? 'neutral' : 'enchanting',
  primarySuppressed: false,
  secondarySuppressed: false,
  sources: [],
});

const waves: Comparison = {
  by: 'wave',
  groups: [
    { name: '2025', label: null, respondents: 40, score: 0.1, index: 51.7 },
    { name: '2026', label: null, respondents: 44, score: 0.4, index: 56.7 },
  ],
  pairs: [{ from: 0, to: 1 }],
  stages: kitchen.stages.slice(0, 4).map(({ name }, i) => ({
    stage: name,
    cells: [cell(i / 2 - 1), cell(0.8 - i / 3)],
    differences: [
      {
        from: 0,
        to: 1,
        value: 1.8 - (5 * i) / 6,
        compared: { from: i / 2 - 1, to: 0.8 - i / 3 },
        low: 0.7 - i,
        high: 2.9,
        p: 0.01 * (i + 1),
        adjustedP: 0.04 * (i + 1),
        verdict: i === 0 ? 'change' : 'noise',
        undecided: null,
        paired: 0,
        lowCoverage: false,
        secondarySuppressed: false,
        instruments: [{ from: { studies: ['before'], n: 40, effectiveN: 40 }, to: { studies: ['after'], n: 44, effectiveN: 44 } }],
      },
    ],
    onlyIn: [],
  })),
  kpis: [],
  index: null,
  excludedStudies: [],
};

const matrix: Matrix = {
  importance: 'derived',
  importanceLine: 0.4,
  performanceLine: 0.2,
  points: kitchen.stages.slice(0, 4).map(({ name }, i) => ({
    stage: name,
    importance: 0.6 - i / 5,
    importanceLow: 0.5 - i / 5,
    importanceHigh: 0.7 - i / 5,
    performance: i / 2 - 1,
    performanceLow: i / 2 - 1.4,
    performanceHigh: i / 2 - 0.6,
    quadrant: i < 2 ? 'concentrate' : 'overkill',
    unstable: i === 1,
    belowTarget: false,
  })),
};

export const compared: JourneyReport = {
  ...kitchen,
  waves: ['2025', '2026'],
  choices: {
    segment: [
      { name: 'renovators', label: 'Rénovateurs propriétaires de leur résidence principale' },
      { name: 'movers', label: null },
    ],
    persona: [],
    channel: [{ name: 'web', label: 'Site internet' }],
  },
  matrices: { declared: null, derived: matrix },
  comparisons: [waves],
};

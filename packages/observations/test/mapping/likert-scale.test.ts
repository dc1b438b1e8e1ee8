/** Texts settle a scale only where no step can be missing at its ends. */
import { expect, test } from 'vitest';
import { likertScale } from '../../src/mapping/likert-scale.ts';

test.each([
  [['Plutôt insatisfait', 'Ni satisfait ni insatisfait', 'Plutôt satisfait']],
  [['Somewhat disagree', 'Neutral', 'Somewhat agree']],
  [['Eher unzufrieden', 'teils/teils', 'Eher zufrieden']],
])('%j: nobody chose the ends, so that their number is not known', (texts) => {
  expect(likertScale(texts)).toBeNull();
});

test.each([
  [['Unzufrieden', 'neutral', 'Zufrieden'], 3],
  [['Très insatisfait', 'Plutôt insatisfait', 'Plutôt satisfait', 'Très satisfait'], 4],
  [['Very dissatisfied', 'Somewhat dissatisfied', 'Neutral', 'Somewhat satisfied', 'Very satisfied'], 5],
])('%j: all %i steps', (texts, steps) => {
  expect(likertScale(texts)).toEqual({ scale: { min: 1, max: steps }, values: texts.map((text, at) => [text, at + 1]) });
});

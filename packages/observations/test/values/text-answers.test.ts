import { expect, test } from 'vitest';
import { leadingNumber, nonNumericAnswers } from '../../src/values/text-answers.ts';

test.each([
  ['1 - Very dissatisfied', 1],
  ['5 = sehr zufrieden', 5],
  ['10 (très probable)', 10],
  ['3. Neutral', 3],
  ['7: ok', 7],
  ['0 – jamais', 0],
  ['4 Sterne', 4],
  // Outside the scale, no label, or another figure than the one of the answer.
  ['11 - more', null],
  ['7', null],
  ['1-2 times', null],
  ['2nd visit', null],
  ['Very satisfied', null],
  ['Note 5', null],
])('%s begins with %s', (cell, figure) => {
  expect(leadingNumber(cell, { min: 0, max: 10 })).toBe(figure);
  // Without a scale nobody knows what the figure counts: `3 days`.
  expect(leadingNumber(cell, null)).toBe(null);
});

test('what is no figure, not missing and not mapped is an answer as a text', () => {
  const column = { missing: ['NSP', '99'], labelValues: [{ cell: 'Plutôt  bien', value: 4 }] };
  expect(nonNumericAnswers(['4', '4,5', '85 %', '99', 'NSP', '', 'Plutôt bien', 'Bof', 'Bof ', '1 - Non'], column)).toEqual([
    'Bof',
    '1 - Non',
  ]);
});

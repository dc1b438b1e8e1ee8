import type { StageReport } from '@parcours/model';
import { expect, test } from 'vitest';
import { sparkline } from '../src/curve/sparkline.ts';

const scale = { min: -3, max: 3, disappointing: -0.5, enchanting: 1 };
const stage = (name: string, mean: number | null) => ({ name, measured: mean === null ? null : { mean } }) as StageReport;

test('a sign a stage, holes stay holes, the ends of the scale are the lowest and the highest sign', () => {
  const stages = [stage('a', -3), stage('b', 0), stage('c', null), stage('d', 3)];
  expect(sparkline({ scale, stages })).toBe('▁ ▅ · █');
  expect(sparkline({ scale, stages }, 'b')).toBe('▁ [▅] · █');
});

test('nothing measured, nothing drawn', () => {
  expect(sparkline({ scale, stages: [stage('a', null)] })).toBe('');
  expect(sparkline({ scale, stages: [] })).toBe('');
});

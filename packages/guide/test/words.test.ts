import { flaws } from '@parcours/model';
import { expect, test } from 'vitest';
import { words } from '../src/words.ts';

test('everything is said in three languages with the same parameters', () => {
  expect(flaws(words)).toEqual([]);
});

test('French keeps its marks on the line of their word', () => {
  const loose = Object.entries(words).filter(([, { fr }]) => / [:;!?»%]|« /.test(fr));
  expect(loose).toEqual([]);
});

import { flaws } from '@parcours/model';
import { expect, test } from 'vitest';
import { words } from '../src/words.ts';

test('everything is said in three languages with the same parameters', () => {
  expect(flaws(words)).toEqual([]);
});

test('French keeps its marks on the line of their word', () => {
  expect(Object.entries(words).filter(([, { fr }]) => /[^\u00A0] *[»]| [:;!?»%]|« /.test(fr) && !/\u00A0[:;!?»%]/.test(fr))).toEqual([]);
});

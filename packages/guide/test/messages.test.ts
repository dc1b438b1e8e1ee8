import { messageTableErrors } from '@parcours/model';
import { expect, test } from 'vitest';
import { messages } from '../src/messages.ts';

test('everything is said in three languages with the same parameters', () => {
  expect(messageTableErrors(messages)).toEqual([]);
});

test('French keeps its marks on the line of their word', () => {
  const loose = Object.entries(messages).filter(([, { fr }]) => / [:;!?»%]|« /.test(fr));
  expect(loose).toEqual([]);
});

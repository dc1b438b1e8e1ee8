import { expect, test } from 'vitest';
import { fuzzyMatch } from '../src/features/completion/fuzzy-match.ts';

const fitting = (candidates: Iterable<string>, typed: string, most = 3) => fuzzyMatch(candidates, typed, (text) => text, most);

test('what begins so comes first, then what has the letters in their order, whatever the case', () => {
  expect(fitting(['my desk', 'store', 'Desk', 'side', 'dock'], 'de')).toEqual({ items: ['Desk', 'my desk', 'side'], truncated: false });
  expect(fitting(['a', 'b'], '')).toEqual({ items: ['a', 'b'], truncated: false });
});

test('of more than fit in a list the best are offered, and it is told that there are others', () => {
  expect(fitting(['ab', 'xa', 'ac', 'ad', 'ae'], 'a')).toEqual({ items: ['ab', 'ac', 'ad'], truncated: true });
});

test('of thousands no more are looked at than are needed', () => {
  let looked = 0;
  function* names() {
    for (let i = 0; ; i++) {
      looked++;
      yield `desk${i}`;
    }
  }
  expect(fitting(names(), 'de', 100).items).toHaveLength(100);
  expect(looked).toBeLessThan(200);
});

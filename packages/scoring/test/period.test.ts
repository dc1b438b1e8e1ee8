import { describe, expect, test } from 'vitest';
import { selectPeriod } from '../src/journey/period.ts';
import { samples, study } from './builders.ts';

const spring = study('spring', { date: '2026-04', wave: 'W1' });
const autumn = study('autumn', { date: '2026-10', wave: 'W2' });
const shop = study('shop', { date: '2026-05', wave: 'W1' });
const lasting = study('lasting', { date: '2025' });
const all = [autumn, shop, lasting, spring];
const read = all.map(({ name }) => samples(name));
const names = (period: ReturnType<typeof selectPeriod>) => period.studies.map(({ study: { name } }) => name);

describe('the period of a journey', () => {
  test('is its latest wave, with the studies of every wave', () => {
    const period = selectPeriod(all, read, null);
    expect(period).toMatchObject({ wave: 'W2', waves: ['W1', 'W2'] });
    expect(names(period)).toEqual(['lasting', 'autumn']);
  });

  test('is another wave on demand', () => {
    const period = selectPeriod(all, read, 'W1');
    expect(period.wave).toBe('W1');
    expect(names(period)).toEqual(['lasting', 'spring', 'shop']);
  });

  test('is the latest wave where the journey has no such wave', () => {
    expect(selectPeriod(all, read, 'W9').wave).toBe('W2');
  });

  test('is the latest wave with a file that was read: a wave declared before its file exists hides nothing', () => {
    const unread = read.filter((sample) => sample.study !== 'autumn');
    expect(selectPeriod(all, unread, null)).toMatchObject({ wave: 'W1', waves: ['W1', 'W2'] });
    expect(selectPeriod(all, unread, 'W2').wave).toBe('W2');
    expect(selectPeriod(all, [], null).wave).toBe('W2');
  });

  test('without waves is one, by date, then name; undated studies last', () => {
    const studies = [study('b', { date: '2026-03' }), study('z'), study('c', { date: '2026' }), study('a', { date: '2026-03' })];
    const period = selectPeriod(
      studies,
      studies.map(({ name }) => samples(name)),
      null,
    );
    expect(period).toMatchObject({ wave: null, waves: [] });
    expect(names(period)).toEqual(['c', 'a', 'b', 'z']);
  });

  test('an undated wave is never the latest', () => {
    const studies = [study('x', { wave: 'zero' }), spring];
    expect(selectPeriod(studies, [samples('x'), samples('spring')], null)).toMatchObject({ wave: 'W1', waves: ['zero', 'W1'] });
  });

  test('excludes benchmarks, and samples of undeclared studies', () => {
    const rival = study('rival', { kind: 'benchmark' });
    expect(names(selectPeriod([rival, spring], [samples('rival'), samples('spring'), samples('other')], null))).toEqual(['spring']);
  });

  test('a study counts once, even if its name is declared twice', () => {
    expect(names(selectPeriod([spring, { ...spring, uri: 'file:///b.journey' }], [samples('spring')], null))).toEqual(['spring']);
  });
});

import { type JourneyReport, WHOLE } from '@parcours/model';
import { expect, test } from 'vitest';
import { LastGood } from '../src/last-good.ts';
import type { PanelData } from '../src/server-protocol.ts';

const data = (hash: string, more: Partial<PanelData> = {}): PanelData => ({
  uri: 'file:///a.journey',
  hash,
  report: { journeys: [{ name: hash } as JourneyReport] },
  errors: 0,
  reading: [],
  firstError: null,
  state: 'report',
  missing: [],
  ...more,
});

test('a text with errors shows the last good report, with the present errors beside it', () => {
  const lastGood = new LastGood();
  lastGood.choose(data('good'), WHOLE);
  const { data: shown, stale } = lastGood.choose(data('broken', { errors: 2 }), WHOLE);
  expect(stale).toBe(true);
  expect([shown.hash, shown.errors, shown.report.journeys[0]?.name]).toEqual(['good', 2, 'good']);
});

test('a mended text shows its own report again', () => {
  const lastGood = new LastGood();
  lastGood.choose(data('good'), WHOLE);
  lastGood.choose(data('broken', { errors: 1 }), WHOLE);
  expect(lastGood.choose(data('mended'), WHOLE)).toMatchObject({ stale: false, data: { hash: 'mended' } });
});

test('errors from the start: what could be read is shown as it is', () => {
  expect(new LastGood().choose(data('broken', { errors: 1 }), WHOLE)).toMatchObject({ stale: false, data: { hash: 'broken', errors: 1 } });
});

test('each file and each view has its own last good picture', () => {
  const lastGood = new LastGood();
  lastGood.choose(data('good'), WHOLE);
  expect(lastGood.choose(data('other', { uri: 'file:///b.journey', errors: 1 }), WHOLE).stale).toBe(false);
  expect(lastGood.choose(data('wave', { errors: 1 }), { ...WHOLE, wave: '2026' }).stale).toBe(false);
});

test('a file whose journey was taken out shows that there is none', () => {
  const lastGood = new LastGood();
  lastGood.choose(data('good'), WHOLE);
  lastGood.choose(data('none', { state: 'no-journey', report: { journeys: [] } }), WHOLE);
  expect(lastGood.choose(data('broken', { errors: 1 }), WHOLE).stale).toBe(false);
});

test('a picture that lacks what is still being read, or was cancelled, is not kept', () => {
  for (const lacking of [{ reading: ['a.csv'] }, { missing: [{ message: 'cancelled', cancelled: true }] }]) {
    const lastGood = new LastGood();
    lastGood.choose(data('lacking', lacking), WHOLE);
    expect(lastGood.choose(data('broken', { errors: 1 }), WHOLE)).toMatchObject({ stale: false, data: { hash: 'broken' } });
  }
});

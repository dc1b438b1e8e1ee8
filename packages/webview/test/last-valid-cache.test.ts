import { DEFAULT_VIEW } from '@parcours/model';
import { expect, test } from 'vitest';
import { LastValidCache } from '../src/hosting/last-valid-cache.ts';
import type { PanelFigures } from '../src/protocol/protocol.ts';

const data = (hash: string, more: Partial<PanelFigures> = {}): PanelFigures => ({
  uri: 'file:///a.journey',
  hash,
  reportJson: `{"journeys":[{"name":"${hash}"}]}`,
  errors: 0,
  reading: [],
  firstError: null,
  state: 'report',
  missing: [],
  keywordLanguage: 'en',
  ...more,
});

test('a text with errors shows the last good report, with the present errors beside it', () => {
  const lastGood = new LastValidCache();
  lastGood.select(data('good'), DEFAULT_VIEW);
  const shown = lastGood.select(data('broken', { errors: 2 }), DEFAULT_VIEW);
  expect(shown.stale).toBe(true);
  expect([shown.hash, shown.errors, shown.reportJson]).toEqual(['good', 2, data('good').reportJson]);
});

test('a mended text shows its own report again', () => {
  const lastGood = new LastValidCache();
  lastGood.select(data('good'), DEFAULT_VIEW);
  lastGood.select(data('broken', { errors: 1 }), DEFAULT_VIEW);
  expect(lastGood.select(data('mended'), DEFAULT_VIEW)).toMatchObject({ stale: false, hash: 'mended' });
});

test('errors from the start: what could be read is shown as it is', () => {
  expect(new LastValidCache().select(data('broken', { errors: 1 }), DEFAULT_VIEW)).toMatchObject({
    stale: false,
    hash: 'broken',
    errors: 1,
  });
});

test('each file and each view has its own last good picture', () => {
  const lastGood = new LastValidCache();
  lastGood.select(data('good'), DEFAULT_VIEW);
  expect(lastGood.select(data('other', { uri: 'file:///b.journey', errors: 1 }), DEFAULT_VIEW).stale).toBe(false);
  expect(lastGood.select(data('wave', { errors: 1 }), { ...DEFAULT_VIEW, wave: '2026' }).stale).toBe(false);
  const { wave, compare, ...perimeter } = DEFAULT_VIEW;
  expect(lastGood.select(data('broken', { errors: 1 }), { compare, wave, ...perimeter }).stale).toBe(true);
});

test('a file whose journey was taken out shows that there is none', () => {
  const lastGood = new LastValidCache();
  lastGood.select(data('good'), DEFAULT_VIEW);
  lastGood.select(data('none', { state: 'no-journey', reportJson: '{"journeys":[]}' }), DEFAULT_VIEW);
  expect(lastGood.select(data('broken', { errors: 1 }), DEFAULT_VIEW).stale).toBe(false);
});

test('a picture that lacks what is still being read, or was cancelled, is not kept', () => {
  for (const lacking of [{ reading: ['a.csv'] }, { missing: [{ message: 'cancelled', cancelled: true }] }]) {
    const lastGood = new LastValidCache();
    lastGood.select(data('lacking', lacking), DEFAULT_VIEW);
    expect(lastGood.select(data('broken', { errors: 1 }), DEFAULT_VIEW)).toMatchObject({ stale: false, hash: 'broken' });
  }
});

test('a file is named as people see it', () => {
  expect(new LastValidCache().select(data('good', { uri: 'file:///my%20journeys/%C3%A9t%C3%A9%2025.journey' }), DEFAULT_VIEW).file).toBe(
    'été 25.journey',
  );
});

/** Pictures of journey maps as stored files, which docs/gallery.md shows. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mapCases } from './fixtures/map-cases.ts';
import { type MapPicture, mapPicture } from './fixtures/map-picture.ts';

type Picture = readonly [
  name: keyof typeof mapCases,
  width: number,
  theme: MapPicture['theme'],
  language: MapPicture['language'],
  height: number,
];

const PICTURES: readonly Picture[] = [
  ['told', 1400, 'light', 'fr', 960],
  ['told', 1000, 'light', 'fr', 1130],
  ['told', 1000, 'dark', 'de', 1160],
  ['told', 1000, 'high-contrast', 'en', 1130],
  ['told', 621, 'light', 'fr', 900],
  ['told', 621, 'dark', 'fr', 900],
  ['told', 320, 'light', 'fr', 900],
  ['told', 320, 'high-contrast', 'de', 900],
  ['one', 1000, 'light', 'fr', 900],
  ['one', 320, 'dark', 'en', 800],
  ['three', 1000, 'light', 'fr', 1050],
  ['three', 621, 'dark', 'de', 900],
  ['twelve', 1400, 'light', 'fr', 700],
  ['twelve', 1000, 'dark', 'fr', 760],
  ['twelve', 621, 'light', 'fr', 600],
  ['thirty', 1400, 'light', 'fr', 760],
  ['thirty', 1000, 'light', 'de', 820],
  ['thirty', 621, 'dark', 'en', 700],
  ['eighty', 1400, 'light', 'fr', 800],
  ['eighty', 1000, 'light', 'fr', 850],
  ['eighty', 621, 'light', 'fr', 700],
  ['eighty', 320, 'light', 'fr', 700],
  ['eightyInThreePhases', 1000, 'light', 'en', 850],
  ['twoHundred', 1400, 'dark', 'de', 800],
  ['twoHundred', 1000, 'light', 'fr', 850],
  ['twoHundredWithoutPhases', 1400, 'light', 'en', 850],
  ['twoHundredWithoutPhases', 621, 'light', 'en', 700],
  ['compounds', 1000, 'light', 'de', 1150],
  ['compounds', 621, 'light', 'de', 900],
  ['chinese', 1000, 'light', 'en', 1150],
  ['chinese', 320, 'light', 'en', 900],
  ['arabic', 1400, 'light', 'en', 960],
  ['arabic', 1000, 'dark', 'en', 1130],
  ['arabic', 621, 'light', 'en', 900],
  ['missing', 1000, 'light', 'fr', 1130],
  ['missing', 621, 'dark', 'de', 800],
  ['claims', 1400, 'light', 'de', 780],
  ['claims', 1000, 'light', 'de', 780],
  ['claims', 1000, 'high-contrast', 'fr', 780],
  ['claims', 621, 'dark', 'de', 900],
  ['ties', 1000, 'light', 'fr', 1130],
  ['ties', 621, 'light', 'fr', 900],
  ['extremes', 1000, 'light', 'fr', 1130],
  ['extremes', 621, 'dark', 'fr', 900],
  ['extremes', 320, 'light', 'fr', 900],
  ['capped', 1000, 'light', 'en', 1130],
  ['capped', 621, 'light', 'de', 900],
];

const gallery = readFileSync(new URL('../../../docs/gallery.md', import.meta.url), 'utf8');

test.each(PICTURES)('%s at %i pixels, %s, %s', async (name, width, theme, language, height) => {
  const file = `gallery/map/${name}-${width}-${theme}-${language}.svg`;
  await expect(mapPicture(mapCases[name], { width, theme, language, height })).toMatchFileSnapshot(file);
  expect(gallery).toContain(`](../packages/charts/test/${file})`);
});

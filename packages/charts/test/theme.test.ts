import { expect, test } from 'vitest';
import { seriesClass, seriesMark } from '../src/markup/series.ts';
import { palettes, SERIES_COLOURS } from '../src/markup/theme.ts';

const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const rgb = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
const luminance = (parts: number[]) => parts.map(channel).reduce((sum, value, at) => sum + value * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
const contrast = (a: number[], b: number[]) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};
/** The paper under the tint of a class's band. */
const tinted = (paper: number[], colour: number[], tint: number) => paper.map((value, at) => value * (1 - tint) + (colour[at] ?? 0) * tint);

for (const name of ['light', 'dark', 'high-contrast'] as const) {
  const palette = palettes[name];
  const papers = [
    rgb(palette.background),
    ...(['disappointing', 'neutral', 'enchanting'] as const).map((band) =>
      tinted(rgb(palette.background), rgb(palette[band]), palette.bandOpacity),
    ),
  ];
  test(`${name}: text reads at 4.5:1 on paper and bands`, () => {
    for (const ink of [palette.foreground, palette.muted])
      for (const paper of papers) expect(contrast(rgb(ink), paper)).toBeGreaterThanOrEqual(4.5);
    for (const ink of [palette.momentOfTruth, palette.disappointing, palette.neutral, palette.enchanting, palette.expert, palette.focus]) {
      expect(contrast(rgb(ink), rgb(palette.background))).toBeGreaterThanOrEqual(4.5);
    }
  });
  test(`${name}: groups that are compared stand out at 3:1, and at most one of them is grey`, () => {
    expect(palette.series).toHaveLength(SERIES_COLOURS);
    for (const mark of palette.series) for (const paper of papers) expect(contrast(rgb(mark), paper)).toBeGreaterThanOrEqual(3);
    const greys = palette.series.filter((colour) => Math.max(...rgb(colour)) - Math.min(...rgb(colour)) < 0.15);
    expect(greys.length).toBeLessThanOrEqual(1);
  });
  test(`${name}: marks stand out at 3:1 on every band`, () => {
    for (const mark of [palette.curve, palette.disappointing, palette.neutral, palette.enchanting, palette.expert, palette.momentOfTruth]) {
      for (const paper of papers) expect(contrast(rgb(mark), paper)).toBeGreaterThanOrEqual(3);
    }
  });
}

test('of 40 groups no two look alike, not even in greyscale', () => {
  const groups = Array.from({ length: 40 }, (_, group) => group);
  const looks = (group: number) => `${seriesMark(group, 0, 0).attributes.d} ${/pc-dash-\d/.exec(seriesClass(group))}`;
  expect(new Set(groups.map(looks)).size).toBe(groups.length);
  expect(new Set(groups.slice(0, 7).map((group) => /pc-series-\d/.exec(seriesClass(group))?.[0])).size).toBe(7);
});

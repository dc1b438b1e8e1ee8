/** Curves as a picture file: of the journey that is named, else of all of them, one below the other. */
import { type Language, type Report, speaker } from '@parcours/model';
import { chartStyles } from './chart-styles.ts';
import { h, type Tree, toMarkup } from './element.ts';
import { emotionCurve } from './emotion-curve.ts';
import type { Theme } from './theme.ts';
import { words } from './words.ts';

export interface SvgOptions {
  readonly language: Language;
  /** The journey's name; without it, all journeys. */
  readonly journey?: string;
  readonly width?: number;
  readonly theme?: Theme;
}

export function svgReport(report: Report, { journey, ...options }: SvgOptions): string {
  const journeys = report.journeys.filter((each) => journey === undefined || each.name === journey);
  const pictures = journeys.map((each) => emotionCurve(each, { ...options, standalone: true }));
  const [only] = pictures;
  const tree = only && pictures.length === 1 ? only : stacked(pictures, options.language, options.theme ?? 'light');
  return `${toMarkup(tree)}\n`;
}

function stacked(pictures: readonly Tree[], language: Language, theme: Theme): Tree {
  const say = speaker(words, language);
  const width = Math.max(320, ...pictures.map((picture) => Number(picture.attributes.width)));
  let height = pictures.length === 0 ? 60 : 0;
  const placed = pictures.map((picture) => {
    const y = height;
    height += Number(picture.attributes.height) + 24;
    return { ...picture, attributes: { ...picture.attributes, y } };
  });
  const title = pictures.length === 0 ? say('report.empty') : say('report.title');
  return h('svg', { class: 'pc-chart', viewBox: `0 0 ${width} ${height}`, width, height }, [
    h('title', {}, title),
    h('style', {}, chartStyles(theme)),
    h('rect', { class: 'pc-paper', width, height }),
    pictures.length === 0 ? h('text', { x: 16, y: 34 }, title) : placed,
  ]);
}

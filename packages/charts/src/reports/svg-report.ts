/** The emotion curve as an SVG file: of one journey, or of all journeys below each other. */
import { type Language, type Report, translator } from '@parcours/model';
import { emotionCurve } from '../curve/emotion-curve.ts';
import { chartStyles } from '../markup/chart-styles.ts';
import { h, toMarkup, type VNode } from '../markup/element.ts';
import type { Theme } from '../markup/theme.ts';
import { messages } from '../messages.ts';

export interface SvgReportOptions {
  readonly language: Language;
  /** Name of the journey; all journeys if undefined. */
  readonly journey?: string;
  readonly width?: number;
  readonly theme?: Theme;
  /** An element that no viewer shows: what the picture was made from. */
  readonly metadata?: { readonly id: string; readonly text: string };
}

/** Writes emotion curves as an SVG file with stylesheet, title and alt text; several journeys are stacked. */
export function svgReport(report: Report, { journey, metadata, ...options }: SvgReportOptions): string {
  const journeys = report.journeys.filter((each) => journey === undefined || each.name === journey);
  const pictures = journeys.map((each) => emotionCurve(each, { ...options, standalone: true }));
  const [only] = pictures;
  const tree = only && pictures.length === 1 ? only : stackPictures(pictures, options.language, options.theme ?? 'light');
  const source = metadata ? [h('metadata', { id: metadata.id }, metadata.text)] : [];
  return `${toMarkup({ ...tree, children: [...tree.children, ...source] })}\n`;
}

function stackPictures(pictures: readonly VNode[], language: Language, theme: Theme): VNode {
  const t = translator(messages, language);
  const width = Math.max(320, ...pictures.map((picture) => Number(picture.attributes.width)));
  let height = pictures.length === 0 ? 60 : 0;
  const placed = pictures.map((picture) => {
    const y = height;
    height += Number(picture.attributes.height) + 24;
    return { ...picture, attributes: { ...picture.attributes, y } };
  });
  const title = pictures.length === 0 ? t('report.empty') : t('report.title');
  return h('svg', { class: 'pc-chart', viewBox: `0 0 ${width} ${height}`, width, height }, [
    h('title', {}, title),
    h('style', {}, chartStyles(theme)),
    h('rect', { class: 'pc-background', width, height }),
    pictures.length === 0 ? h('text', { x: 16, y: 34 }, title) : placed,
  ]);
}

/** What changed, as a picture: the headline, and the curve of each journey that has changed over the one of before. */
import { type ChangeReport, type Language, translator } from '@parcours/model';
import { chartStyles } from '../markup/chart-styles.ts';
import { h, toMarkup, type VNode } from '../markup/element.ts';
import type { Theme } from '../markup/theme.ts';
import { messages } from '../messages.ts';
import { labelOf } from '../text/labels.ts';
import { wrapText } from '../text/text-layout.ts';
import { type ChangeSummary, changeSummary } from './change-summary.ts';
import { changesCurve } from './changes-curve.ts';
import { shorten } from './shorten.ts';
import { comparedText, versionName } from './version-name.ts';

export interface ChangesSvgOptions {
  readonly language: Language;
  /** Available width in pixels, 960 by default. */
  readonly width?: number;
  readonly theme?: Theme;
}

/** Writes a ChangeReport as an SVG file with title and alt text. */
export function changesSvg(report: ChangeReport, { language, width = 960, theme = 'light' }: ChangesSvgOptions): string {
  const t = translator(messages, language);
  const summary = changeSummary(report, language);
  const curves = report.journeys.flatMap((change): { readonly title: string; readonly tree: VNode; readonly gone: string }[] => {
    if (change.wordingOnly) return [];
    const tree = changesCurve(change, { language, width, before: versionName(report.base, language) });
    const labels = change.stages.flatMap(({ before, after }) => {
      const stage = after === null ? change.before?.stages.find(({ name }) => name === before) : undefined;
      return stage ? [shorten(labelOf(stage), 80)] : [];
    });
    return tree
      ? [
          {
            title: shorten(labelOf(change), 120),
            tree,
            gone: labels.length > 0 ? t('change.stages.gone', { stages: labels.join(', ') }) : '',
          },
        ]
      : [];
  });
  const wide = Math.max(width, ...curves.map(({ tree }) => Number(tree.attributes.width)));
  const heading = headingBlock(summary, comparedText(report, language), width);
  let y = heading.height;
  const pictures = curves.map(({ title, tree, gone }) => {
    const lines = [
      h('text', { class: 'pc-strong', x: 10, y: y + 16 }, wrapText(title, width - 20, 13, 1, true).lines[0]),
      gone && h('text', { class: 'pc-small pc-muted', x: 10, y: y + 34 }, wrapText(gone, width - 20, 11, 1).lines[0]),
    ];
    y += gone === '' ? 26 : 42;
    const placed = { ...tree, attributes: { ...tree.attributes, y } };
    y += Number(tree.attributes.height) + 16;
    return [lines, placed];
  });
  const tree = h('svg', { class: 'pc-chart', role: 'img', viewBox: `0 0 ${wide} ${y}`, width: wide, height: y }, [
    h('title', {}, summary.headline),
    h('desc', {}, altText(summary, comparedText(report, language))),
    h('style', {}, chartStyles(theme)),
    h('rect', { class: 'pc-background', width: wide, height: y }),
    heading.tree,
    pictures,
  ]);
  return `${toMarkup(tree)}\n`;
}

const MAX_HEADLINE_LINES = 4;

function headingBlock(
  { headline, advice, warning }: ChangeSummary,
  compared: string,
  width: number,
): { readonly tree: VNode[]; readonly height: number } {
  const rows = [
    ...wrapText(headline, 0.95 * (width - 20), 19, MAX_HEADLINE_LINES, true).lines.map((text) => ({ text, class: 'pc-title', step: 25 })),
    ...[advice, compared, ...(warning === null ? [] : [warning])].flatMap((text) =>
      wrapText(text, width - 20, 13, MAX_HEADLINE_LINES).lines.map((line) => ({ text: line, class: 'pc-subtitle pc-muted', step: 19 })),
    ),
  ];
  let y = 6;
  const tree = rows.map((row) => {
    y += row.step;
    return h('text', { class: row.class, x: 10, y }, row.text);
  });
  return { tree, height: y + 16 };
}

/** What the picture says, for those who do not see it. */
function altText({ advice, alerts, journeys }: ChangeSummary, compared: string): string {
  const rows = journeys.flatMap(({ rows: of }) =>
    of.map(({ name, before, after, meaning }) => `${name}: ${before} → ${after}. ${meaning}`.trim()),
  );
  return [advice, compared, ...alerts.map(({ text }) => text), ...rows].join('\n');
}

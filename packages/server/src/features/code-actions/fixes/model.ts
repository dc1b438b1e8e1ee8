import { DURATION_UNITS } from '@parcours/language';
import { astNodeAt, attributesOf } from '../../../text/ast.ts';
import { addAttribute, insertAt, removeInline, removeStatement } from '../../../text/file-edits.ts';
import type { FixProvider } from './fix.ts';

/** Removes one of two equal attributes. */
export const duplicateAttribute: FixProvider = ({ file, diagnostic, translate }) => {
  const offset = file.document.offsetAt(diagnostic.at.range.start);
  const node = astNodeAt(file, offset);
  const attributes = node ? attributesOf(node) : [];
  const second = attributes.find(({ start }) => start === offset);
  const first = attributes.find(({ keyword }) => keyword === second?.keyword);
  if (!second || !first || first === second) return [];
  const textOf = ({ start, end }: typeof first) => file.text.slice(start, end).replace(/\s+/g, ' ');
  return [
    { title: translate('fix.removeSecond', { text: textOf(second) }), edits: [removeInline(file, second.start, second.end)] },
    { title: translate('fix.removeFirst', { text: textOf(first) }), edits: [removeInline(file, first.start, first.end)] },
  ];
};

export const duplicateScale: FixProvider = ({ file, diagnostic, translate }) => {
  const { start, end } = diagnostic.at.range;
  const [from, to] = [file.document.offsetAt(start), file.document.offsetAt(end)];
  // The diagnostic may be at the import that provides the other scale: the import may be needed for other things.
  if (!file.scales.some(({ $cstNode }) => $cstNode?.offset === from)) return [];
  return [{ title: translate('fix.removeScale'), edits: [removeStatement(file, from, to)] }];
};

/** Offers the top two boxes of the usual scales. */
export const csatBoxes: FixProvider = ({ file, diagnostic, translate }) => {
  const node = astNodeAt(file, file.document.offsetAt(diagnostic.at.range.start));
  if (!node) return [];
  return ['4..5', '6..7', '9..10'].map((boxes) => ({
    title: translate('fix.boxes', { boxes }),
    edits: [addAttribute(file, node, 'boxes', boxes)],
  }));
};

/** Adds a unit to a duration. */
export const timeUnit: FixProvider = ({ file, diagnostic, translate }) => {
  const node = astNodeAt(file, file.document.offsetAt(diagnostic.at.range.start));
  const { end } = diagnostic.at.range;
  if (!node) return [];
  return DURATION_UNITS.map((unit) => {
    if (node.$type === 'KpiColumn')
      return {
        title: translate('fix.add', { keyword: { keyword: 'unit' }, value: unit }),
        edits: [addAttribute(file, node, 'unit', unit)],
      };
    const text = `${file.document.getText(diagnostic.at.range)}${unit}`;
    return { title: translate('fix.write', { text }), edits: [insertAt(file, file.document.offsetAt(end), unit)] };
  });
};

import { DURATION_UNITS } from '@parcours/language';
import { astNodeAt, attributesOf } from '../../../text/ast.ts';
import { addAttribute, insertAt, removeInline, removeStatement } from '../../../text/file-edits.ts';
import type { FixProvider } from './fix.ts';

/** An attribute that is written twice: the author knows which of the two is meant. */
export const duplicateAttribute: FixProvider = ({ file, finding, say }) => {
  const offset = file.document.offsetAt(finding.at.range.start);
  const node = astNodeAt(file, offset);
  const attributes = node ? attributesOf(node) : [];
  const second = attributes.find(({ start }) => start === offset);
  const first = attributes.find(({ keyword }) => keyword === second?.keyword);
  if (!second || !first || first === second) return [];
  const textOf = ({ start, end }: typeof first) => file.text.slice(start, end).replace(/\s+/g, ' ');
  return [
    { title: say('fix.removeSecond', { text: textOf(second) }), edits: [removeInline(file, second.start, second.end)] },
    { title: say('fix.removeFirst', { text: textOf(first) }), edits: [removeInline(file, first.start, first.end)] },
  ];
};

export const duplicateScale: FixProvider = ({ file, finding, say }) => {
  const { start, end } = finding.at.range;
  const [from, to] = [file.document.offsetAt(start), file.document.offsetAt(end)];
  // The finding may be at the import over which the other scale is seen: that line is needed for more than the scale.
  if (!file.scales.some(({ $cstNode }) => $cstNode?.offset === from)) return [];
  return [{ title: say('fix.removeScale'), edits: [removeStatement(file, from, to)] }];
};

/** The two best boxes of the usual scales. Which scale the question had, the author knows. */
export const csatBoxes: FixProvider = ({ file, finding, say }) => {
  const node = astNodeAt(file, file.document.offsetAt(finding.at.range.start));
  if (!node) return [];
  return ['4..5', '6..7', '9..10'].map((boxes) => ({
    title: say('fix.boxes', { boxes }),
    edits: [addAttribute(file, node, 'boxes', boxes, ['within', 'target'])],
  }));
};

/** A time has a unit; which one, the author knows. */
export const timeUnit: FixProvider = ({ file, finding, say }) => {
  const node = astNodeAt(file, file.document.offsetAt(finding.at.range.start));
  const { end } = finding.at.range;
  if (!node) return [];
  return DURATION_UNITS.map((unit) => {
    if (node.$type === 'KpiColumn')
      return { title: say('fix.add', { keyword: { keyword: 'unit' }, value: unit }), edits: [addAttribute(file, node, 'unit', unit, [])] };
    const text = `${file.document.getText(finding.at.range)}${unit}`;
    return { title: say('fix.write', { text }), edits: [insertAt(file, file.document.offsetAt(end), unit)] };
  });
};

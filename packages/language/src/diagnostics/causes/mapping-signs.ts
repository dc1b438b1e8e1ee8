import { type CauseFinder, causeOf, type TextEdit } from './cause.ts';

const CELLS = '\\uE000+(?:\\s*,\\s*\\uE000+)*';
const SIGN = '(?:-{1,2}>|={1,2}>?|[→⇒➔➜⟶⟹↦]|:)';
const TARGET = '(?:\\uE000+|[+\\-−]?[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*)';

const BLOCK = new RegExp(`(?<=\\{)\\s*(?:${CELLS}\\s*${SIGN}\\s*${TARGET}\\s*[,;]?\\s*)+(?=\\}|$)`, 'gu');
const MAPPING = new RegExp(`(${CELLS})(\\s*${SIGN}\\s*)(${TARGET})(\\s*[,;])?`, 'gu');

/** `{ "W": web; "T": store }`, as objects are written in other languages: all signs of a block at once. */
export const mappingSigns: CauseFinder = ({ code, line, text }) => {
  for (const { index: at, 0: block } of code.matchAll(BLOCK)) {
    const edits: TextEdit[] = [];
    const offset = line.start + at;
    for (const { index, 1: cells = '', 2: sign = '', 3: target = '', 4: separator = '' } of block.matchAll(MAPPING)) {
      const start = offset + index + cells.length;
      const end = start + sign.length + target.length;
      if (sign.trim() !== '->') edits.push({ start, end: start + sign.length, text: ' -> ' });
      if (separator !== '') edits.push({ start: end, end: end + separator.length, text: '' });
    }
    const [first] = edits;
    const [whole = '', cells = '', , target = ''] = new RegExp(MAPPING.source, 'u').exec(block) ?? [];
    if (!first || edits.length < 2) continue;
    const start = offset + block.indexOf(whole);
    const end = start + whole.length;
    const suggestion = `${text.slice(start, start + cells.length)} -> ${target.startsWith('\uE000') ? text.slice(end - target.length, end) : target}`;
    return [causeOf('JRN0139', { start, end }, { suggestion }, edits)];
  }
  return [];
};

import { type CauseFinder, causeOf } from './cause.ts';

/** `/* … /* … *\/ … *\/`: comments do not nest, so that the first end sign ends them. */
export const nestedComment: CauseFinder = ({ text, tokens, problem, line }) => {
  const closing = text.indexOf('*/', line.start);
  if (closing < 0) return [];
  const comment = tokens.comments.findLast(({ offset }) => offset < problem.start);
  if (!comment?.text.startsWith('/*') || !comment.text.slice(2).includes('/*') || !comment.text.endsWith('*/')) return [];
  const end = comment.offset + comment.text.length;
  const inner = comment.offset + comment.text.lastIndexOf('/*');
  const repair = [
    { start: inner, end: inner + 2, text: '' },
    { start: end - 2, end, text: '' },
  ];
  return [causeOf('JRN0122', { start: end - 2, end }, { found: '*/', opening: '/*' }, repair)];
};

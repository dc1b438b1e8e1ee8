import { type Cause, type CauseFinder, causeOf, replacement } from './cause.ts';

/** `# …`, `-- …`, `; …`, `<!-- … -->`, `%% …`, `REM …`: comments of other languages. */
export const commentSign: CauseFinder = ({ text, line, code, column, problem }) => {
  const own = /^\s*(#+!?|--(?!->)-?|;+|<!--|%+|REM\b|\\\\)/.exec(code);
  const behind = /^(?:#+|--(?![->])|;+(?=\s*\S)|<!--|%%+)/.exec(code.slice(column));
  const sign = own?.[1] ?? behind?.[0];
  if (sign === undefined || (own && /^-{3,}\s*$/.test(code.trim())) || (!own && !/\s$/.test(code.slice(0, column)))) return [];
  const start = own ? line.start + own[0].length - sign.length : problem.start;
  const span = { start, end: start + sign.length };
  if (sign !== '<!--') return [replacement('JRN0133', span, { found: sign, suggestion: '//' }, '//')];
  const closing = text.indexOf('-->', span.end);
  if (closing < 0) return [replacement('JRN0133', span, { found: sign, suggestion: '//' }, '//')];
  const edits = [
    { ...span, text: '/*' },
    { start: closing, end: closing + 3, text: '*/' },
  ];
  return text.slice(span.end, closing).includes('*/')
    ? []
    : [causeOf('JRN0133', span, { found: '<!-- … -->', suggestion: '/* … */' }, edits)];
};

/** The bullet of a list, a rule or a fence of Markdown, the mark of a quotation. */
export const layoutSign: CauseFinder = ({ text, line, code }) => {
  const found: Cause[] = [];
  const rule = /^\s*((?:-{3,}|={3,}|\*{3,}|_{3,}|~{3,}|`{3,})[^"]*?)\s*$/.exec(text.slice(line.start, line.end));
  if (rule?.[1]) {
    const start = line.start + rule[0].indexOf(rule[1]);
    const span = { start, end: start + rule[1].length };
    // The end of a fence goes with its beginning.
    const closing = /^[`~]/.test(rule[1]) ? new RegExp(`^[ \\t]*${rule[1].slice(0, 3)}[ \\t]*$`, 'm').exec(text.slice(line.end)) : null;
    const end = line.end + (closing?.index ?? 0);
    const both = closing ? [{ start: end, end: end + closing[0].length, text: '' }] : [];
    found.push(causeOf('JRN0134', span, { found: rule[1] }, [{ ...span, text: '' }, ...both]));
  }
  const bullet = /^(\s*)((?:[-*•‣◦▪·–—>|+]|\d+[.)]|[a-z]\))\s+)(?=\S)/.exec(code);
  if (bullet) {
    const start = line.start + (bullet[1] as string).length;
    const sign = bullet[2] as string;
    found.push(replacement('JRN0134', { start, end: start + sign.length }, { found: sign.trim() }, ''));
  }
  return found;
};

/** A `/*` without its end, closed on its line. */
export const unclosedComment: CauseFinder = ({ problem }) =>
  problem.kind === 'comment' ? [causeOf('JRN0260', problem, {}, [{ start: problem.end, end: problem.end, text: ' */' }])] : [];

/** Accepts a finding in the text, or removes a comment that accepts nothing. */
import { acceptanceText, statementAt } from '@parcours/language';
import { isAcceptable } from '@parcours/model';
import { eolOf, indentAt, insertAt, lineStart, removeStatement } from '../../../text/file-edits.ts';
import type { CodeFix, FixProvider, FixRequest } from './fix.ts';

/** Inserts the comment above the statement, with a placeholder for the reason: until it is written, the comment is an error. */
export function acceptFinding({ file, diagnostic, translate }: Omit<FixRequest, 'context'>): CodeFix | null {
  if (!isAcceptable(diagnostic) || diagnostic.accepted) return null;
  const statement = statementAt(file, diagnostic.at.range.start);
  if (!statement) return null;
  const { offset } = statement;
  const comment = `// ${acceptanceText(diagnostic.code, '"…"', file.keywordLanguage)}`;
  const [eol, indent, start] = [eolOf(file), indentAt(file, offset), lineStart(file, offset)];
  const beginsLine = file.text.slice(start, offset).trim() === '';
  // Behind a word of another statement on its line the comment would belong to that one.
  const text = beginsLine ? `${comment}${eol}${indent}` : `${eol}${indent}  ${comment}${eol}${indent}  `;
  return { title: translate('fix.accept', { code: diagnostic.code }), edits: [insertAt(file, offset, text)] };
}

export const removeAcceptance: FixProvider = ({ file, diagnostic: { at }, translate }) => {
  const [start, end] = [file.document.offsetAt(at.range.start), file.document.offsetAt(at.range.end)];
  return [{ title: translate('fix.removeComment'), edits: [removeStatement(file, start, end)], preferred: true }];
};

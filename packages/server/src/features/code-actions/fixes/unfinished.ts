import { SourceFile } from '@parcours/language';
import { eolOf, indentAt, insertAt, lineEndOffset, lineStart } from '../../../text/file-edits.ts';
import type { CodeFix, FixProvider } from './fix.ts';

/** Maximum number of positions tried for a closing quote. */
const MAX_ATTEMPTS = 12;
/** In longer texts nothing is tried: each attempt parses the whole text. */
const MAX_ATTEMPT_LENGTH = 200_000;

/** Closes a text before the first keyword that leaves the fewest syntax errors, or at the end of the line. */
export const closeString: FixProvider = ({ file, diagnostic, translate }) => {
  // Another mark closes it: that one is replaced.
  if (diagnostic.suggestion !== null) return [];
  const { start, end } = diagnostic.at.range;
  const [from, to] = [file.document.offsetAt(start), file.document.offsetAt(end)];
  const text = file.text.slice(from, to).trimEnd();
  // A backslash at the end would make the closing quote a part of the text.
  const endsInBackslash = !text.startsWith('«') && (/\\*$/.exec(text)?.[0].length ?? 0) % 2 === 1;
  const closing = text.startsWith('«') ? ' »' : `${endsInBackslash ? '\\' : ''}${text.charAt(0)}`;
  const atEnd = from + text.length;
  const fixes: CodeFix[] = [];
  const places = file.text.length > MAX_ATTEMPT_LENGTH ? [] : [...text.matchAll(/(?<=\S)\s+(\{|->|[a-z]+(?=\s))/g)].slice(0, MAX_ATTEMPTS);
  const now = syntaxErrorsOf(file);
  const errors = places.length > 0 ? countSyntaxErrors(withInsertion(file, atEnd, closing)) : now;
  const found = places
    .map((match) => ({
      at: from + match.index,
      word: match[1] ?? '',
      errors: countSyntaxErrors(withInsertion(file, from + match.index, closing)),
    }))
    .filter((place) => place.errors <= errors && place.errors < now)
    .reduce<{ at: number; word: string; errors: number } | null>(
      (best, place) => (best && best.errors <= place.errors ? best : place),
      null,
    );
  if (found)
    fixes.push({
      title: translate('fix.closeTextBefore', { word: found.word }),
      edits: [insertAt(file, found.at, closing)],
      preferred: true,
    });
  fixes.push({ title: translate('fix.closeText'), edits: [insertAt(file, atEnd, closing)], preferred: found === null });
  return fixes;
};

/** Closes a comment at the end of its line. */
export const closeComment: FixProvider = ({ file, diagnostic, translate }) => [
  {
    title: translate('fix.closeComment'),
    edits: [insertAt(file, file.document.offsetAt(diagnostic.at.range.end), ' */')],
    preferred: true,
  },
];

/** Closes the outer of two comments at the end of the line that it begins on. */
export const closeOuterComment: FixProvider = ({ file, diagnostic, translate }) => {
  const inner = file.document.offsetAt(diagnostic.at.range.start);
  const outer = file.parsed.tokens.comments.find(({ offset, text }) => offset < inner && inner < offset + text.length);
  if (!outer) return [];
  const end = lineEndOffset(file, outer.offset);
  const at = file.text.slice(0, end).trimEnd().length;
  return [{ title: translate('fix.closeComment'), edits: [insertAt(file, at, ' */')] }];
};

/** Inserts the missing brace where the indentation ends the block, or at the end of the file. */
export const closeBlock: FixProvider = ({ file, diagnostic, translate }) => {
  const open = file.document.offsetAt(diagnostic.at.range.start);
  const outer = indentAt(file, open);
  const eol = eolOf(file);
  const last = file.text.trimEnd().length;
  const candidates = [{ at: last, text: `${eol}${outer}}` }];
  for (let at = lineEndOffset(file, open); at < last; at = lineEndOffset(file, at + 1)) {
    const start = lineStart(file, at);
    const line = file.text.slice(start, at);
    if (start > open && line.trim() !== '' && (/^[ \t]*/.exec(line)?.[0].length ?? 0) <= outer.length) {
      const end = file.text.slice(0, start).trimEnd().length;
      candidates.unshift({ at: end, text: `${eol}${outer}}` });
      break;
    }
  }
  const large = file.text.length > MAX_ATTEMPT_LENGTH;
  const tried = candidates.map((place) => ({ ...place, errors: large ? 0 : countSyntaxErrors(withInsertion(file, place.at, place.text)) }));
  const best = tried.reduce((a, b) => (b.errors < a.errors ? b : a));
  return [{ title: translate('fix.closeBlock'), edits: [insertAt(file, best.at, best.text)], preferred: true }];
};

function withInsertion({ text }: SourceFile, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}

/** The number of syntax errors in a text. */
function countSyntaxErrors(text: string): number {
  return syntaxErrorsOf(new SourceFile('file:///tried.journey', text));
}

function syntaxErrorsOf({ parsed: { errors: unexpected, tokens } }: SourceFile): number {
  const { unreadable, unterminatedTexts, unclosedComments } = tokens;
  return unexpected.length + unreadable.length + unterminatedTexts.length + unclosedComments.length + (tokens.unclosedBrace >= 0 ? 1 : 0);
}

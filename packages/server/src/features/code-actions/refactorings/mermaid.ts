import { mermaidJourneyText, parseMermaidJourney } from '@parcours/interchange';
import { scaleFor } from '@parcours/language';
import { replaceOffsets } from '../../../text/file-edits.ts';
import type { Refactoring } from './refactoring.ts';

/** Converts a pasted Mermaid user journey (`journey`, `title`, `section`, `Task: 5: Me, Cat`). */
export const convertMermaid: Refactoring = ({ context, file, range, translate }) => {
  const lines = file.text.split(/\r\n|\n|\r/);
  const found = blockAround(lines, range.start.line);
  if (!found) return [];
  const block = lines.slice(found.first, found.last + 1).filter((line) => !FENCE.test(line));
  const journey = parseMermaidJourney(block.join('\n'));
  if ('fault' in journey || journey.sections.every(({ tasks }) => tasks.length === 0)) return [];
  const { lines: text } = mermaidJourneyText(journey, null, {
    language: context.language,
    scale: scaleFor(context.workspace.files, file),
  });
  const eol = file.text.includes('\r\n') ? '\r\n' : '\n';
  const start = file.document.offsetAt({ line: found.first, character: 0 });
  const end = file.document.offsetAt({ line: found.last, character: lines[found.last]?.length ?? 0 });
  return [{ title: translate('refactor.mermaid'), edits: [replaceOffsets(file, start, end, text.join(eol))] }];
};

const LINES = [
  /^\s*(title|section)\s+\S/,
  /^\s*acc(Title|Descr)\s*:/,
  // A task; a line of ours with braces is none.
  /^\s*[^:{}]+:[^:]*(:.*)?$/,
  /^\s*(%%.*)?$/,
];
const FENCE = /^\s*```(mermaid)?\s*$/;
const BLANK = /^\s*(%%.*)?$/;

/** The Mermaid block that contains a line, including its fences; null if there is none. */
function blockAround(lines: readonly string[], at: number): { first: number; last: number } | null {
  let start = at;
  while (start >= 0 && !/^\s*journey\s*$/.test(lines[start] ?? '')) {
    if (!isMermaidLine(lines[start] ?? '')) return null;
    start--;
  }
  // The cursor may be on the opening fence.
  if (start < 0) return null;
  let last = start;
  for (let line = start + 1; line < lines.length && isMermaidLine(lines[line] ?? ''); line++) {
    if (!BLANK.test(lines[line] ?? '')) last = line;
    if (FENCE.test(lines[line] ?? '')) break;
  }
  const first = FENCE.test(lines[start - 1] ?? '') ? start - 1 : start;
  return last > start ? { first, last } : null;
}

function isMermaidLine(line: string): boolean {
  return FENCE.test(line) || LINES.some((kind) => kind.test(line));
}

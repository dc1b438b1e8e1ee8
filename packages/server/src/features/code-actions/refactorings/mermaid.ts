import { quote, scaleFor } from '@parcours/language';
import { replaceOffsets } from '../../../text/file-edits.ts';
import { formatScoreLiteral } from '../fixes/evidence.ts';
import type { Refactoring } from './refactoring.ts';

interface Task {
  readonly label: string;
  readonly score: number | null;
  readonly actors: string;
}

interface Section {
  readonly title: string | null;
  readonly tasks: Task[];
}

/** Converts a pasted Mermaid user journey (`journey`, `title`, `section`, `Task: 5: Me, Cat`). */
export const convertMermaid: Refactoring = ({ context, file, range, translate }) => {
  const lines = file.text.split(/\r\n|\n|\r/);
  const found = blockAround(lines, range.start.line);
  if (!found) return [];
  const { min, max } = scaleFor(context.workspace.files, file);
  const { title, sections } = parseMermaid(lines.slice(found.first, found.last + 1));
  if (sections.every(({ tasks }) => tasks.length === 0)) return [];
  const stage = (indent: string, { label, score, actors }: Task) => {
    const line = `${indent}stage ${quote(label)}${score === null ? '' : ` score ${formatScoreLiteral(toJourneyScale(score, min, max))}`}`;
    if (actors === '') return [line];
    return [`${line} {`, `${indent}  note ${quote(translate('refactor.mermaid.actors', { names: actors }))}`, `${indent}}`];
  };
  const text = [
    `journey ${quote(title ?? translate('refactor.mermaid.title'))} {`,
    ...sections.flatMap((section) => {
      if (section.title === null) return section.tasks.flatMap((task) => stage('  ', task));
      return [`  phase ${quote(section.title)} {`, ...section.tasks.flatMap((task) => stage('    ', task)), '  }'];
    }),
    '}',
  ];
  const eol = file.text.includes('\r\n') ? '\r\n' : '\n';
  const start = file.document.offsetAt({ line: found.first, character: 0 });
  const end = file.document.offsetAt({ line: found.last, character: lines[found.last]?.length ?? 0 });
  return [{ title: translate('refactor.mermaid'), edits: [replaceOffsets(file, start, end, text.join(eol))] }];
};

/** Maps Mermaid's 1..5 to the journey's scale, rounded to halves. */
function toJourneyScale(score: number, min: number, max: number): number {
  const share = (Math.min(5, Math.max(1, score)) - 1) / 4;
  return Math.round((min + share * (max - min)) * 2) / 2;
}

const TITLE = /^\s*title\s+(.+?)\s*$/;
const SECTION = /^\s*section\s+(.+?)\s*$/;
const TASK = /^\s*([^:{}]+?)\s*:\s*(\d+(?:\.\d+)?)?\s*(?::\s*(.*?))?\s*$/;
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
  return [TITLE, SECTION, TASK, FENCE, BLANK].some((kind) => kind.test(line));
}

function parseMermaid(lines: readonly string[]): { title: string | null; sections: Section[] } {
  let title: string | null = null;
  const sections: Section[] = [{ title: null, tasks: [] }];
  for (const line of lines) {
    const [named, section, task] = [TITLE.exec(line), SECTION.exec(line), TASK.exec(line)];
    if (BLANK.test(line) || FENCE.test(line)) continue;
    if (named) title = named[1] ?? null;
    else if (section) sections.push({ title: section[1] ?? '', tasks: [] });
    else if (task) sections.at(-1)?.tasks.push({ label: task[1] ?? '', score: task[2] ? Number(task[2]) : null, actors: task[3] ?? '' });
  }
  return { title, sections };
}

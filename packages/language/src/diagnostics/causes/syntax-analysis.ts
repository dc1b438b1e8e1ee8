import type { Diagnostic } from '@parcours/model';
import type { SourceFile } from '../../names/source-file.ts';
import { type ParseResult, parse } from '../../syntax/parse.ts';
import type { Cause, CauseFinder, TextEdit } from './cause.ts';
import { EditedText } from './edited-text.ts';
import { ErrorContext, lineAt } from './error-context.ts';
import { EXPLAINS_WHOLE_LINES, FINDERS } from './finders.ts';
import { languageLine } from './language-line.ts';
import { type BrokenLine, brokenLines } from './syntax-problems.ts';
import { unexplained } from './unexplained.ts';

/** A syntax error as it is told, with the ways to mend it. */
export interface SyntaxFinding {
  readonly diagnostic: Diagnostic;
  /** Edits of the file's text, in its keywords; of several the author chooses. */
  readonly repairs: readonly (readonly TextEdit[])[];
}

/** What trying repairs may cost: a keystroke must not wait for it. One costs as many as its text has characters, and these. */
const BUDGET = 200_000;
const COST_OF_ATTEMPT = 2000;

/** Of a line that holds more, only the first are explained; one that is longer is not. */
const MAX_PROBLEMS = 8;
const MAX_LINE_LENGTH = 4000;

/** How many causes may explain a part of a line each, and leave the rest to others. */
const MAX_PARTIAL_CAUSES = 3;

/** The syntax errors of a file, and its text as it would be without those that could be mended. */
export interface SyntaxAnalysis {
  readonly findings: readonly SyntaxFinding[];
  readonly mended: EditedText;
}

const cache = new WeakMap<SourceFile, SyntaxAnalysis>();

/**
 * The syntax errors of a file by their causes: at each error the known mistakes are looked for and mended in a copy of the text, and what is
 * mended so is no longer an error, so that its followers are never told. An error without a known cause is told as it is, and its line is
 * left alone. Cached.
 */
export function syntaxAnalysis(file: SourceFile): SyntaxAnalysis {
  const known = cache.get(file);
  if (known) return known;
  const hasNone = !file.hasSyntaxErrors || file.parsed.internalError !== null;
  const found = hasNone ? { findings: [], mended: new EditedText(file.text) } : new CauseSearch(file).run();
  cache.set(file, found);
  return found;
}

/** A text while its errors are mended one after the other. */
interface Attempt {
  readonly edited: EditedText;
  readonly parsed: ParseResult;
  /** Its broken lines, without those that are left alone. */
  readonly broken: readonly BrokenLine[];
}

class CauseSearch {
  readonly #file: SourceFile;
  readonly #findings: SyntaxFinding[] = [];
  /** By kind and line of the original: where errors have been told as they are. */
  readonly #leftAlone = new Set<string>();
  /** By line of the original: how many causes explained only a part of it. */
  readonly #partials = new Map<string, number>();
  #budget = BUDGET;
  #current: Attempt;

  constructor(file: SourceFile) {
    this.#file = file;
    const edited = new EditedText(file.text);
    this.#current = { edited, parsed: file.parsed, broken: this.#openLines(edited, file.parsed) };
  }

  run(): SyntaxAnalysis {
    this.#explain(this.#current.broken[0] as BrokenLine, [languageLine]);
    for (let first = this.#current.broken[0]; first && this.#budget > 0; first = this.#current.broken[0]) {
      if (this.#explain(first, FINDERS)) continue;
      this.#findings.push(this.#asItIs(first));
      this.#leaveAlone(first);
    }
    for (const line of this.#current.broken) this.#findings.push(this.#asItIs(line));
    return { findings: this.#findings, mended: this.#current.edited };
  }

  /** Mends the first broken line by the first cause that explains it whole, or else a part of it. @returns whether there is one. */
  #explain(line: BrokenLine, finders: readonly CauseFinder[]): boolean {
    let partial: { readonly cause: Cause; readonly attempt: Attempt } | null = null;
    let unmended: Cause | null = null;
    const key = this.#keyOf(this.#current.edited, line);
    const partials = this.#partials.get(key) ?? 0;
    if (isTooLong(this.#current.parsed.tokens.text, line)) return false;
    for (const problem of line.problems.slice(0, MAX_PROBLEMS)) {
      if (this.#budget <= 0) break;
      const context = new ErrorContext(this.#current.parsed, problem);
      for (const finder of finders) {
        const mayBePartial = partials < MAX_PARTIAL_CAUSES && !EXPLAINS_WHOLE_LINES.has(finder);
        let best: { readonly cause: Cause; readonly attempt: Attempt; readonly gain: number } | null = null;
        for (const cause of changing(finder(context), context.text)) {
          const repair = cause.assumed ?? cause.repairs[0];
          // What cannot be mended for the author is only told where nothing can.
          if (!repair) unmended ??= cause;
          const attempt = repair && this.#attempt(repair);
          if (!attempt) continue;
          const gain = this.#current.broken.length - attempt.broken.length;
          if (gain > 0 && gain > (best?.gain ?? 0)) best = { cause, attempt, gain };
          if (gain === 0 && !partial && mayBePartial && this.#isFurther(attempt, cause, line)) partial = { cause, attempt };
        }
        if (best) {
          this.#take(best.cause, best.attempt, line);
          return true;
        }
      }
    }
    if (!partial && unmended) partial = { cause: unmended, attempt: this.#current };
    if (partial) this.#partials.set(key, partials + 1);
    if (partial) this.#take(partial.cause, partial.attempt, line);
    return partial !== null;
  }

  #attempt(repair: readonly TextEdit[]): Attempt | null {
    if (this.#budget <= 0) return null;
    const edited = this.#current.edited.with(repair);
    if (!edited || edited.text === this.#current.edited.text) return null;
    this.#budget -= edited.text.length + COST_OF_ATTEMPT;
    const parsed = parse(edited.text);
    return { edited, parsed, broken: this.#openLines(edited, parsed) };
  }

  /** Whether what is still wrong stands behind what was mended. */
  #isFurther({ edited, broken }: Attempt, { end }: Cause, { problems: [problem] }: BrokenLine): boolean {
    const [first] = broken;
    if (first && edited.toOriginal(first.problems[0].start) <= this.#current.edited.toOriginal(problem.start)) return false;
    return !first || edited.toOriginal(first.problems[0].start) >= this.#current.edited.toOriginal(end);
  }

  #take(cause: Cause, attempt: Attempt, line: BrokenLine): void {
    const { edited } = this.#current;
    const [start, end] = [edited.toOriginal(cause.start), edited.toOriginal(cause.end)];
    const repairs = cause.repairs.map((repair) => edited.toOriginalEdits(repair));
    const [only, ...more] = repairs.length === 1 ? (repairs[0] as TextEdit[]) : [];
    const suggestion = only && more.length === 0 && only.start === start && only.end === end && only.text.trim() !== '' ? only.text : null;
    this.#findings.push({ diagnostic: cause.report(this.#locationOf(start, end), suggestion), repairs });
    if (repairs.length === 0 && !cause.assumed) this.#leaveAlone(line);
    else this.#current = attempt;
  }

  /** Goes on behind a line that is told as it is. Where others are wrong only because of it, the text is read on without it. */
  #leaveAlone(line: BrokenLine): void {
    const { edited, parsed, broken } = this.#current;
    this.#leftAlone.add(this.#keyOf(edited, line));
    const rest = broken.slice(1);
    this.#current = { ...this.#current, broken: rest };
    if (rest.length === 0 || line.problems[0].kind === 'unclosed') return;
    const { start, end } = lineAt(parsed.tokens.text, line.problems[0].start);
    const braces = parsed.tokens.text.slice(start, end).replace(/[^{}]+/g, ' ');
    const without = this.#attempt([{ start, end, text: braces }]);
    if (without && without.broken.length < rest.length) this.#current = without;
  }

  #asItIs(line: BrokenLine): SyntaxFinding {
    const { edited, parsed } = this.#current;
    const { start, end, report } = unexplained(parsed, line);
    return { diagnostic: report(this.#locationOf(edited.toOriginal(start), edited.toOriginal(end)), null), repairs: [] };
  }

  #openLines(edited: EditedText, parsed: ParseResult): BrokenLine[] {
    return brokenLines(parsed).filter((line) => !this.#leftAlone.has(this.#keyOf(edited, line)));
  }

  #keyOf(edited: EditedText, { problems: [{ kind, start }] }: BrokenLine): string {
    const { line } = this.#file.document.positionAt(edited.toOriginal(start));
    return `${kind === 'unclosed'} ${line}`;
  }

  #locationOf(start: number, end: number): Diagnostic['at'] {
    const { document } = this.#file;
    return this.#file.locationOf({ start: document.positionAt(start), end: document.positionAt(end) });
  }
}

/** Causes without the repairs that leave the text as it is: such a repair is never offered, nor what it would explain. */
function changing(causes: readonly Cause[], text: string): Cause[] {
  return causes.flatMap((cause) => {
    const repairs = cause.repairs.filter((repair) => repair.some((edit) => text.slice(edit.start, edit.end) !== edit.text));
    return repairs.length === 0 && cause.repairs.length > 0 ? [] : [{ ...cause, repairs }];
  });
}

function isTooLong(text: string, { problems: [{ start }] }: BrokenLine): boolean {
  const line = lineAt(text, start);
  return line.end - line.start > MAX_LINE_LENGTH;
}

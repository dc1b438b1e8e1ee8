import type { Dictionary } from './dictionary.ts';
import { CLOSING, type Kind, NAMES, OPENING, OWNER } from './kinds.ts';
import { lex } from './lexer.ts';
import { begin } from './parser.ts';
import { ENDED, Reader } from './reader.ts';
import { Recovery } from './recovery.ts';
import { FILE, type Take } from './steps.ts';
import type { Tokens } from './tokens.ts';

/** What the grammar allows next: keywords, and values with the node type and property that they would be assigned to. */
export interface Following {
  readonly keywords: readonly string[];
  /** `type` and `property`: where it would go, for instance `Stage` and `channels`; `terminal` is REF, STRING, NUMBER … */
  readonly values: readonly { readonly type: string; readonly property: string; readonly terminal: string }[];
}

/**
 * What may follow a text that begins with a top-level statement (see `statementStart`).
 *
 * @param dictionary the file's, if the text is not its beginning.
 */
export function following(text: string, dictionary?: Dictionary): Following {
  const takes = new Set<Take>();
  const reader = new Reader(lex(text, dictionary), new Recovery(), takes);
  begin(reader);
  try {
    FILE.body.run(reader);
  } catch (error) {
    if (error !== ENDED) throw error;
  }
  const keywords = new Set<string>();
  const values = new Map<string, Following['values'][number]>();
  for (const take of takes) {
    if (take.keyword !== null) keywords.add(take.keyword);
    else if (take.kind === OWNER) keywords.add('owner');
    else {
      const [type, property] = [take.rule, take.property ?? ''];
      const terminal = NAMES[take.kind] as string;
      values.set(`${type}.${property}.${terminal}`, { type, property, terminal });
    }
  }
  return { keywords: [...keywords], values: [...values.values()] };
}

/** Where the top-level statement begins that an offset stands in: enough text to know what may follow, however long the file. */
export function statementStart(tokens: Tokens, offset: number): number {
  let depth = 0;
  let start = 0;
  for (let index = 0; index < tokens.count && (tokens.starts[index] as number) < offset; index++) {
    const kind = tokens.kinds[index] as Kind;
    if (kind === OPENING) depth++;
    else if (kind === CLOSING) depth = Math.max(0, depth - 1);
    else if (depth === 0 && STATEMENTS.has(kind)) start = tokens.starts[index] as number;
  }
  return start;
}

/** `channel`, `segment` and `persona` begin a statement wherever they stand outside all braces. */
const STATEMENTS: ReadonlySet<Kind> = new Set(FILE.body.begin.map(({ kind }) => kind));

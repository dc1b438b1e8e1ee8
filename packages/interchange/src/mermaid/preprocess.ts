/**
 * What Mermaid does to the text of any diagram before its parser sees it (mermaid 12, `preprocess.ts`, `detectType.ts`, `encodeEntities`):
 * front matter, directives and comment lines are taken out. Each step is Mermaid's own, because they decide what is accepted.
 */
import { JSON_SCHEMA, load } from 'js-yaml';
import { dropStart, replaceIn, type SourceText, sourceText } from './source-text.ts';

export interface PreprocessedDiagram {
  /** What Mermaid's parser reads. Its character references have been replaced by `encodeReferences`. */
  readonly source: SourceText;
  /** Of the front matter; null without one. */
  readonly title: string | null;
  /** There is a configuration: a theme, for example, in the front matter or in a directive. */
  readonly isConfigured: boolean;
  /** Comment lines. */
  readonly comments: number;
}

/** Why a text is no user journey of Mermaid's. */
export type NotAJourney = 'front-matter' | 'other-diagram';

const DIRECTIVE = /%{2}{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!}%{2}).|\r?\n)*))?\s*(?:}%{2})?/gi;
const COMMENT_LINE = /^\s*%%(?!{)[^\n]+\n?/gm;
/** Mermaid looks for C4 diagrams first, and anywhere in the text. */
const C4_DIAGRAM = /^\s*C4Context|C4Container|C4Component|C4Dynamic|C4Deployment/;

export function preprocessDiagram(text: string): PreprocessedDiagram | NotAJourney {
  const lines = replaceIn(sourceText(text), /\r\n?/g, () => '\n');
  const normalized = replaceIn(lines, /<(\w+)([^>]*)>/g, ([, tag, attributes]) => `<${tag}${attributes?.replace(/="([^"]*)"/g, "='$1'")}>`);
  const block = frontMatterOf(normalized.text);
  const metadata = block === null ? {} : readFrontMatter(block);
  if (metadata === null) return 'front-matter';
  const body = dropStart(normalized, block?.length ?? 0);
  const withoutDirectives = replaceIn(body, DIRECTIVE, () => '');
  const comments = withoutDirectives.text.match(COMMENT_LINE) ?? [];
  const uncommented = replaceIn(withoutDirectives, COMMENT_LINE, () => '');
  const cleaned = dropStart(uncommented, uncommented.text.length - uncommented.text.trimStart().length);
  if (!isJourney(cleaned.text)) return 'other-diagram';
  return {
    source: encodeReferences(cleaned),
    title: metadata.title ? String(metadata.title) : null,
    isConfigured: Boolean(metadata.config) || withoutDirectives.text !== body.text,
    comments: comments.length,
  };
}

function isJourney(text: string): boolean {
  const block = frontMatterOf(text);
  const detected = text
    .slice(block?.length ?? 0)
    .replace(DIRECTIVE, '')
    .replace(/\s*%%.*\n/gm, '\n');
  return /^\s*journey/.test(detected) && !C4_DIAGRAM.test(detected);
}

/** Null if it is not valid YAML. Anything else than a mapping counts as empty. */
function readFrontMatter({ indent, body }: FrontMatter): { readonly title?: unknown; readonly config?: unknown } | null {
  const lines = body.split('\n').map((line) => (indent !== '' && line.startsWith(indent) ? line.slice(indent.length) : line));
  try {
    const read = load(lines.join('\n'), { schema: JSON_SCHEMA });
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : {};
  } catch {
    return null;
  }
}

interface FrontMatter {
  readonly indent: string;
  readonly body: string;
  readonly length: number;
}

/** The block that `/^([^\S\n\r]*)-{3}\s*[\n\r](.*?)[\n\r]\1-{3}\s*[\n\r]+/s` matches, without its quadratic search. */
function frontMatterOf(text: string): FrontMatter | null {
  const opening = /^([^\S\n\r]*)---(\s*)/.exec(text);
  if (!opening) return null;
  const [whole, indent = '', space = ''] = opening;
  const closings = [...text.matchAll(new RegExp(`[\\n\\r]${indent}---(\\s*[\\n\\r]+)`, 'g'))];
  const last = closings.at(-1);
  if (!last) return null;
  // The opening takes as many line ends as leave a closing line behind.
  const start = whole.length - space.length;
  const ends = [...space.matchAll(/[\n\r]/g)].map(({ index }) => start + index);
  const end = ends.findLast((at) => at < last.index);
  if (end === undefined) return null;
  const closing = closings.find(({ index }) => index > end);
  if (!closing) return null;
  return { indent, body: text.slice(end + 1, closing.index), length: closing.index + closing[0].length };
}

/** Mermaid's own marks in place of `#35;` and `#quot;`, since its grammars end a text at `#` and `;`. */
function encodeReferences(source: SourceText): SourceText {
  const withoutSemicolon = [/style.*:\S*#.*;/g, /classDef.*:\S*#.*;/g].reduce(
    (text, pattern) => replaceIn(text, pattern, ([match]) => match.slice(0, -1)),
    source,
  );
  return replaceIn(withoutSemicolon, /#\w+;/g, ([match]) => {
    const name = match.slice(1, -1);
    return /^\+?\d+$/.test(name) ? `ﬂ°°${name}¶ß` : `ﬂ°${name}¶ß`;
  });
}

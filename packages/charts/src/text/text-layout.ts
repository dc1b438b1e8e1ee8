/** Text layout without a document. Widths are estimates on the safe side, so that text fits in any common sans-serif font. */

/** Estimated width in pixels. @param size font size in pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  let em = 0;
  for (const character of text) em += characterWidth(character);
  return em * size * (bold ? 1.07 : 1);
}

export interface WrappedText {
  readonly lines: readonly string[];
  /** The text did not fit and ends in an ellipsis. */
  readonly truncated: boolean;
}

/** Wraps text into at most `maxLines` lines of `width` pixels; truncates the last with an ellipsis. Breaks long words with a hyphen. */
export function wrapText(text: string, width: number, size: number, maxLines: number, bold = false): WrappedText {
  const fits = (candidate: string) => textWidth(candidate, size, bold) <= width;
  const lines: string[] = [];
  let current = '';
  for (const piece of splitAtBreaks(text)) {
    const joined = current + piece;
    if (fits(joined.trimEnd())) {
      current = joined;
      continue;
    }
    if (current.trim()) lines.push(current.trim());
    current = piece;
    while (!fits(current.trimEnd())) {
      // Scripts without spaces break between any two characters, without a sign.
      const hyphen = WITHOUT_SPACES.test(current) ? '' : '‐';
      const head = longestPrefix(current, (candidate) => fits(`${candidate}${hyphen}`));
      lines.push(`${head}${hyphen}`);
      current = current.slice(head.length);
    }
  }
  if (current.trim()) lines.push(current.trim());
  if (lines.length <= maxLines) return { lines, truncated: false };
  const last = lines
    .slice(maxLines - 1)
    .join(' ')
    .replaceAll('‐ ', '');
  return {
    lines: [...lines.slice(0, maxLines - 1), `${longestPrefix(last, (candidate) => fits(`${candidate}…`)).trimEnd()}…`],
    truncated: true,
  };
}

const WITHOUT_SPACES = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Splits text into grapheme clusters (UAX #29): no emoji or accent is cut. */
export function graphemes(text: string): string[] {
  return [...segmenter.segment(text)].map((each) => each.segment);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Words, each with the space, hyphen or slash after it. */
const splitAtBreaks = (text: string): string[] => text.match(/[^ \-/]*[ \-/]+|[^ \-/]+/g) ?? [];

/** The longest prefix that fits; at least one grapheme, so that wrapping terminates. */
function longestPrefix(text: string, fits: (candidate: string) => boolean): string {
  let found = '';
  for (const grapheme of graphemes(text)) {
    if (found && !fits(found + grapheme)) break;
    found += grapheme;
  }
  return found;
}

function characterWidth(character: string): number {
  if (/[\p{M}\u200B-\u200F]/u.test(character)) return 0;
  if (/[iIjl|.,:;'’!()[\]{}·]/.test(character)) return 0.36;
  if (/[frt \u00A0"“”«»/\\-]/.test(character)) return 0.42;
  if (/[mwMW%@—]/.test(character)) return 0.94;
  if (/[\p{Lu}+−=<>≈→]/u.test(character)) return 0.72;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x1100 && /[\p{Extended_Pictographic}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(character)) return 1.15;
  return 0.6;
}

/** Lines of styled spans, wrapped and written for a terminal. */
import type { SpanStyle, StyledSpan } from '../curve/character-curve.ts';
import { displayWidth, padOrTruncate } from './display-width.ts';

/** Wraps a text at the width of the terminal; later lines are indented. */
export function wrapSpans(text: string, columns: number, style?: SpanStyle, indent = '  '): StyledSpan[][] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (displayWidth(joined) <= columns) current = joined;
    else {
      if (current.trim() !== '') lines.push(current);
      current = `${indent}${word}`;
      if (displayWidth(current) > columns) current = padOrTruncate(current, columns);
    }
  }
  return [...lines, current].map((line) => [{ text: line, style }]);
}

const ANSI_CODES: Readonly<Record<SpanStyle, string>> = {
  disappointing: '33',
  neutral: '39',
  enchanting: '36',
  muted: '2',
  expert: '35',
  strong: '1',
};

const ASCII_FALLBACKS: Readonly<Record<string, string>> = {
  '▼': 'v',
  '●': 'o',
  '▲': '^',
  '│': '|',
  '┬': '+',
  '┴': '+',
  '↑': '^',
  '↓': 'v',
  '━': '=',
  '◇': '<',
  '◈': 'x',
  '□': 'u',
  '┄': '.',
  '┊': ':',
  '·': '.',
  '★': '*',
  '─': '-',
  '≈': '~',
  '✓': '!',
  '✗': 'x',
  '−': '-',
  '–': '-',
  '…': '.',
  '→': '>',
  '≥': '>',
  '≤': '<',
  '†': '+',
  '±': '+',
  '⚠': '!',
  '✎': '*',
  '×': 'x',
};

/** A line for a terminal, with ANSI colours or in ASCII where asked. */
export function ansiLine(spans: readonly StyledSpan[], colour: boolean, unicode: boolean): string {
  const drawable = (text: string) =>
    unicode ? text : text.replace(/[▼●▲│┬┴↑↓━◇◈□┄┊·★─≈✓✗−–…→≥≤†±⚠✎×]/g, (sign) => ASCII_FALLBACKS[sign] ?? sign);
  const line = mergeSpans(spans).map(({ text, style }) =>
    colour && style && text.trim() !== '' ? `\u001b[${ANSI_CODES[style]}m${drawable(text)}\u001b[0m` : drawable(text),
  );
  return inertCommands(line.join('').trimEnd());
}

/** A runner takes lines that begin with `::`, and `##[` anywhere, for commands: a zero-width space parts them. */
function inertCommands(line: string): string {
  return line.replace(/^(\s*:)(?=:)/, '$1\u200B').replace(/##(?=\w*\[)/g, '##\u200B');
}

/** Joins adjacent spans of one style: fewer escape sequences. */
function mergeSpans(spans: readonly StyledSpan[]): StyledSpan[] {
  const out: StyledSpan[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last && last.style === span.style) out[out.length - 1] = { text: last.text + span.text, style: span.style };
    else out.push(span);
  }
  return out;
}

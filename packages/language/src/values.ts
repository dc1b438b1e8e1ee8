import { type CstNode, DefaultValueConverter, type GrammarAST, type ValueType } from 'langium';

/** Hours per unit of a duration such as `24h`. */
export const HOURS: Readonly<Record<string, number>> = { min: 1 / 60, h: 1, d: 24 };

/**
 * Text → value. Converters never throw: an exception would leave Langium's parser with a dirty stack, and the next valid
 * document would silently get this one's tree.
 */
export class JourneyValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, _node: CstNode): ValueType {
    switch (rule.name) {
      case 'STRING':
        return unquote(input);
      case 'REF':
        return isQuoted(input) ? unquote(input) : input;
      case 'NUMBER':
        return toNumber(input);
      case 'PERCENT':
        // /100 before anything else, so that 80% is the same double as 0.8 written in a program.
        return toNumber(input.slice(0, -1)) / 100;
      case 'DURATION': {
        const unit = /[a-z]+$/.exec(input)?.[0] ?? 'h';
        return toNumber(input.slice(0, -unit.length)) * (HOURS[unit] ?? 1);
      }
      default:
        return input;
    }
  }
}

function toNumber(text: string): number {
  const value = Number(text.replace('−', '-').replace(/[\s\u00A0\u202F]/g, ''));
  return Number.isFinite(value) ? value : 0;
}

export function isQuoted(text: string): boolean {
  return /^["'«]/.test(text);
}

/** Whether a quoted text has its closing quote. */
export function isClosed(text: string): boolean {
  const closing = text.startsWith('«') ? '»' : text.charAt(0);
  if (text.length < 2 || !text.endsWith(closing)) return false;
  if (closing === '»') return true;
  // A quote behind an odd number of backslashes is part of the text.
  const backslashes = /\\*$/.exec(text.slice(0, -1))?.[0].length ?? 0;
  return backslashes % 2 === 0;
}

/**
 * The text between the quotes. A backslash before a quote or a backslash stands for that character; before another it is itself,
 * as in a Windows path. French quotes drop their inner spaces.
 */
export function unquote(text: string): string {
  const inner = isClosed(text) ? text.slice(1, -1) : text.slice(1);
  if (text.startsWith('«')) return inner.trim();
  return inner.replace(/\\(["'\\])/g, '$1');
}

/** Puts a text between double quotes, so that `unquote` gives it back. Line breaks become spaces: a text ends at its line. */
export function quote(text: string): string {
  return `"${text.replace(/[\r\n]+/g, ' ').replace(/[\\"]/g, '\\$&')}"`;
}

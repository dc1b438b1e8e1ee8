import { type SyntaxFinding, syntaxAnalysis } from '@parcours/language';
import { CODE, type Diagnostic } from '@parcours/model';
import type { Messages } from '../../../messages.ts';
import { type FileEdit, replaceOffsets } from '../../../text/file-edits.ts';
import type { CodeFix, FixProvider } from './fix.ts';

/** The repairs that were tried when the cause of a syntax error was looked for. One that only replaces its range is a suggestion. */
export const syntaxRepairs: FixProvider = ({ file, diagnostic, translate }) => {
  if (diagnostic.suggestion !== null) return [];
  const finding = syntaxAnalysis(file).findings.find((each) => isSame(each, diagnostic));
  if (!finding) return [];
  const fixes = finding.repairs.map((repair) => repair.map(({ start, end, text }) => replaceOffsets(file, start, end, text)));
  return fixes.map(
    (edits): CodeFix => ({ title: titleOf(diagnostic, edits, fixes.length, translate), edits, preferred: fixes.length === 1 }),
  );
};

function isSame({ diagnostic }: SyntaxFinding, { code, at }: Diagnostic): boolean {
  const [{ start }, { start: other }] = [diagnostic.at.range, at.range];
  return diagnostic.code === code && start.line === other.line && start.character === other.character;
}

function titleOf({ code, parameters }: Diagnostic, edits: readonly FileEdit[], choices: number, translate: Messages): string {
  if (choices > 1) return translate('fix.replace', { text: (edits[0]?.text ?? '').trim() });
  const { line, found, suggestion } = parameters;
  switch (code) {
    case CODE['language-line-missing']:
    case CODE['language-line-misspelt']:
      return translate('fix.languageLine', { line: line ?? '' });
    case CODE['curly-quotes']:
      return translate('fix.straightQuotes');
    case CODE['unterminated-text']:
      return translate('fix.closeText');
    case CODE['missing-mapping-brace']:
    case CODE['missing-opening-brace']:
      return translate(edits.length > 1 ? 'fix.openAndCloseBlock' : 'fix.openBlock');
    case CODE['surplus-closing-brace']:
      return translate('fix.removeText', { text: '}' });
    case CODE['comment-sign']:
      return translate('fix.comment');
    case CODE['misplaced-keyword']:
      return translate('fix.moveBeforeBlock');
    case CODE['missing-value']:
      return translate('fix.write', { text: (edits[0]?.text ?? '').trim() });
    case CODE['one-value-only']:
      return translate('fix.ownLines');
    default:
      return suggestion === undefined
        ? translate(edits.length > 1 && code === CODE['surplus-sign'] ? 'fix.removeEach' : 'fix.removeText', { text: found ?? '' })
        : translate(edits.length > 1 && code !== CODE['brackets-for-braces'] ? 'fix.writeEach' : 'fix.write', { text: suggestion });
  }
}

import { ACCEPT_KEYWORDS, acceptanceText, type commentAt, isInHeader, type SourceFile } from '@parcours/language';
import { catalogue, isAcceptable, messageOf, type Position } from '@parcours/model';
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import type { Context } from '../../context.ts';
import { messagesIn } from '../../messages.ts';

const KEYWORDS = Object.values(ACCEPT_KEYWORDS).join('|');
/** `parcours:` and what is typed of the word that accepts. */
const BEFORE_KEYWORD = /^(?:\/\/|\/\*)\s*(p\p{L}*\s*(?::\s*\p{L}*)?)?$/u;
const BEFORE_CODE = new RegExp(`^(?:\\/\\/|\\/\\*)\\s*parcours\\s*:\\s*(?:${KEYWORDS})\\s+(\\w*)$`, 'u');

/**
 * In a comment: `parcours: allow CODE "…"`, and behind the word the codes that are found at the statement of the comment and can be
 * accepted. Elsewhere in a comment nothing.
 */
export async function acceptanceItems(
  { workspace, language, client }: Context,
  file: SourceFile,
  position: Position,
  { offset, header }: NonNullable<ReturnType<typeof commentAt>>,
): Promise<CompletionItem[]> {
  const before = file.text.slice(offset, file.document.offsetAt(position));
  const code = BEFORE_CODE.exec(before);
  const typed = code ?? BEFORE_KEYWORD.exec(before);
  if (!typed || !header) return [];
  const replaced = { start: file.document.positionAt(offset + before.length - (typed[1] ?? '').length), end: position };
  const found = (await workspace.diagnostics(file.uri)).filter(
    (diagnostic) => isAcceptable(diagnostic) && !diagnostic.accepted && isInHeader(diagnostic.at.range.start, header),
  );
  const byCode = new Map(found.map((diagnostic) => [diagnostic.code, diagnostic]));
  return [...byCode.values()].map((diagnostic, index) => {
    const textFor = (reason: string) => {
      const text = acceptanceText(diagnostic.code, reason, file.keywordLanguage);
      return code ? text.slice(text.indexOf(diagnostic.code)) : text;
    };
    return {
      label: textFor('"…"'),
      kind: CompletionItemKind.Text,
      detail: `${catalogue[diagnostic.code].name} · ${messagesIn(language)('completion.accept')}`,
      documentation: messageOf(diagnostic, language),
      sortText: `0${index}`,
      filterText: textFor(''),
      insertTextFormat: client?.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: { range: replaced, newText: textFor(client?.snippets ? '"$1"' : '"…"') },
    };
  });
}

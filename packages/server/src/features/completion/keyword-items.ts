import {
  type Attribute,
  CONSTRUCTS,
  type ExpectedTokens,
  keywordDoc,
  partDoc,
  phraseOf,
  type SourceFile,
  statementStart,
} from '@parcours/language';
import type { Language } from '@parcours/model';
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import { messagesIn } from '../../messages.ts';
import { localizeSnippet, withEnglishKeywords } from '../../text/keyword-localization.ts';
import { type CompletionSite, createItem } from './completion-item.ts';
import { SNIPPETS } from './snippets.ts';

/** The keywords that may follow, those already written left out, and snippets where a line begins. */
export function keywordItems(site: CompletionSite, { keywords, attributes }: ExpectedTokens, start: number): CompletionItem[] {
  const { file, context } = site;
  const { keywordLocale } = file.parsed.tokens;
  const written = attributesWritten(file, start);
  const detail = messagesIn(context.language)('completion.keyword');
  // In a file with French or German keywords the client's own snippets do not fit.
  const theirs = context.client?.ownSnippets === true && keywordLocale.code === 'en';
  const snippets = context.client?.snippets && !theirs ? snippetsAt(file, start) : new Map<string, string>();
  const isWritten = (keyword: string) => {
    const attribute = attributes.get(keyword);
    return attribute ? !attribute.hasJointForms && attribute.keywords.some((each) => written.has(each)) : written.has(keyword);
  };
  return boundKeywords(keywords)
    .filter((keyword) => /^\p{L}/u.test(keyword) && !isWritten(keyword))
    .map((keyword) => {
      const attribute = attributes.get(keyword);
      const spelled = keywordLocale.spellKeyword(attribute ? phraseOf(attribute, keyword) : keyword);
      // Attributes in their usual order, before what begins the next line.
      const found = createItem(site, spelled, CompletionItemKind.Keyword, detail, `2${attribute?.sortText ?? ''}`);
      const documentation = documentationOf(keyword, attribute, context.language, file.keywordLanguage);
      const documented = documentation === null ? found : { ...found, documentation };
      const snippet = snippets.get(keyword);
      if (snippet === undefined) return documented;
      const textEdit = { range: site.replaced, newText: localizeSnippet(snippet, keywordLocale) };
      return { ...documented, kind: CompletionItemKind.Snippet, insertTextFormat: InsertTextFormat.Snippet, textEdit };
    });
}

/** `at` with each word that may follow it, which are not offered without it. */
function boundKeywords(keywords: readonly string[]): readonly string[] {
  if (!keywords.includes('at')) return keywords;
  const isBound = (keyword: string) => keyword === 'least' || keyword === 'most';
  return keywords.flatMap((keyword) =>
    keyword === 'at' ? keywords.filter(isBound).map((bound) => `at ${bound}`) : isBound(keyword) ? [] : keyword,
  );
}

function documentationOf(keyword: string, attribute: Attribute | undefined, language: Language, keywordLanguage: Language): string | null {
  return attribute ? partDoc(attribute, language, keywordLanguage, keyword) : keywordDoc(keyword, language, keywordLanguage);
}

/** The snippets that fit where a line begins: of the statement that the cursor is in, else of the file. */
function snippetsAt(file: SourceFile, start: number): Map<string, string> {
  const before = withEnglishKeywords(file, statementStart(file.parsed.tokens, start), start);
  if (!/(^|[\r\n{}])[ \t]*$/.test(before)) return new Map();
  const bare = before.replace(/"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|«[^»]*»?|\/\/.*/g, '');
  const depth = bare.split('{').length - bare.split('}').length;
  const inside = depth > 0 ? `${/^\s*(\p{L}+)/u.exec(before)?.[1] ?? ''} ` : '';
  return new Map(
    Object.entries(SNIPPETS).flatMap(([key, snippet]) => {
      const word = key.slice(inside.length);
      return key.startsWith(inside) && !word.includes(' ') ? [[word, snippet] as const] : [];
    }),
  );
}

/** The keywords of constructs with attributes that may stand in any order. */
const WITH_FREE_ATTRIBUTES: ReadonlySet<string> = new Set(
  [...CONSTRUCTS.values()].flatMap(({ keywords, attributes }) =>
    attributes.some(({ placement }) => placement === 'free') ? keywords : [],
  ),
);

/** The attributes that the line's declaration already has, the word at the cursor left out: each can stand once. */
function attributesWritten(file: SourceFile, start: number): Set<string> {
  const { line } = file.document.positionAt(start);
  const offsetOf = (at: number) => file.document.offsetAt({ line: at, character: 0 });
  const before = withEnglishKeywords(file, offsetOf(line), start);
  const character = before.length;
  const text = before + withEnglishKeywords(file, start, offsetOf(line + 1));
  const head = /^\s*(\p{L}+)/u.exec(text);
  if (!head || !WITH_FREE_ATTRIBUTES.has(head[1] ?? '') || character <= head[0].length) return new Set();
  const around = `${text.slice(head[0].length, character)} ${text.slice(character).replace(/^[\p{L}\p{M}\p{N}_-]+/u, '')}`;
  const bare = around.replace(/"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|«[^»]*»?/g, '""');
  return new Set(bare.match(/\p{L}+/gu) ?? []);
}

/** Converts between English keywords, used inside the server, and the keywords of French and German files. */
import { KEYWORDS, type KeywordLocale, keywordEdits, lex, type SourceFile } from '@parcours/language';
import { localizedKeyword } from '@parcours/model';
import { messagesIn } from '../messages.ts';
import type { FileEdit } from './file-edits.ts';

/** A part of a file with English keywords, so that searches in it do not depend on the file's language. */
export function withEnglishKeywords(file: SourceFile, start: number, end: number): string {
  const text = file.text.slice(start, end);
  const { keywordLocale } = file.parsed.tokens;
  if (keywordLocale.code === 'en') return text;
  let found = '';
  let at = 0;
  for (const { index, offset, end: wordEnd, tokens } of tokensIn(text, keywordLocale)) {
    const name = tokens.typeNameOf(index);
    found += text.slice(at, offset) + (KEYWORDS.includes(name) ? name : name === 'OWNER' ? 'owner' : tokens.textOf(index));
    at = wordEnd;
  }
  return found + text.slice(at);
}

function* tokensIn(text: string, keywordLocale: KeywordLocale) {
  const tokens = lex(text, keywordLocale);
  for (const token of tokens) yield { ...token, tokens };
}

/** Translates edits with English keywords into the languages of their files. */
export function localizeEdits(edits: readonly FileEdit[], fileOf: (uri: string) => SourceFile | undefined): readonly FileEdit[] {
  const localized = new Map<FileEdit, string>();
  for (const [uri, group] of Map.groupBy(edits, ({ at }) => at.uri)) {
    const file = fileOf(uri);
    if (!file || file.parsed.tokens.keywordLocale.code === 'en') continue;
    const withOffsets = group.map((edit) => ({
      edit,
      start: file.document.offsetAt(edit.at.range.start),
      end: file.document.offsetAt(edit.at.range.end),
    }));
    withOffsets.sort((a, b) => a.start - b.start);
    let text = '';
    let at = 0;
    const inserted: { edit: FileEdit; start: number; end: number }[] = [];
    for (const { edit, start, end } of withOffsets) {
      text += file.text.slice(at, start);
      inserted.push({ edit, start: text.length, end: text.length + edit.text.length });
      text += edit.text;
      at = end;
    }
    const keywordChanges = keywordEdits(text + file.text.slice(at));
    for (const { edit, start, end } of inserted) {
      let localizedText = edit.text;
      for (const word of keywordChanges.filter((each) => start <= each.start && each.end <= end).toReversed()) {
        localizedText = localizedText.slice(0, word.start - start) + word.text + localizedText.slice(word.end - start);
      }
      localized.set(edit, localizedText);
    }
  }
  return edits.map((edit) => ({ ...edit, text: localized.get(edit) ?? edit.text }));
}

/** Translates a snippet with English keywords: outside its placeholders every word is a keyword. */
export function localizeSnippet(snippet: string, keywordLocale: KeywordLocale): string {
  if (keywordLocale.code === 'en') return snippet;
  const { code } = keywordLocale;
  const translate = messagesIn(code);
  return snippet
    .split(/(\$\{[^}]*\}|\$\d)/)
    .map((part) => {
      if (part.startsWith('${')) {
        return part
          .replace(
            /\|(.*)\|/,
            (_, choices: string) =>
              `|${choices
                .split(',')
                .map((choice) => localizedKeyword(choice, code))
                .join(',')}|`,
          )
          .replace(
            /:(.*)\}$/,
            (_, value: string) => `:${isInserted(value) ? translate(`insert.${value}`) : localizedKeyword(value, code)}}`,
          );
      }
      return part.replace(/\p{L}+(?: \p{L}+)*/gu, (words) => localizedKeyword(words, code));
    })
    .join('');
}

function isInserted(placeholder: string): placeholder is 'name' | 'label' | 'column' {
  return ['name', 'label', 'column'].includes(placeholder);
}

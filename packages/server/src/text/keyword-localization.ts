/** Between the grammar's words, in which the server thinks, and the words of a file in French or German. */
import { KEYWORDS, type KeywordLocale, keywordEdits, lex, type SourceFile } from '@parcours/language';
import type { FileEdit } from './file-edits.ts';

/** A part of a file with its keywords in the grammar's words: what is looked for in it does not depend on the file's language. */
export function withEnglishKeywords(file: SourceFile, start: number, end: number): string {
  const text = file.text.slice(start, end);
  const { keywordLocale: dictionary } = file.parsed.tokens;
  if (dictionary.code === 'en') return text;
  let found = '';
  let at = 0;
  for (const { index, offset, endOf: wordEnd, tokens } of tokensIn(text, dictionary)) {
    const name = tokens.typeNameOf(index);
    found += text.slice(at, offset) + (KEYWORDS.includes(name) ? name : name === 'OWNER' ? 'owner' : tokens.textOf(index));
    at = wordEnd;
  }
  return found + text.slice(at);
}

function* tokensIn(text: string, dictionary: KeywordLocale) {
  const tokens = lex(text, dictionary);
  for (const token of tokens) yield { ...token, tokens };
}

/** Edits that were made in the grammar's words, in the words of the files that they go to. */
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
      let says = edit.text;
      for (const word of keywordChanges.filter((each) => start <= each.start && each.end <= end).toReversed()) {
        says = says.slice(0, word.start - start) + word.text + says.slice(word.end - start);
      }
      localized.set(edit, says);
    }
  }
  return edits.map((edit) => ({ ...edit, text: localized.get(edit) ?? edit.text }));
}

/** A snippet that is written in the grammar's words: outside its places to fill in, every word is a keyword. */
export function localizeSnippet(snippet: string, dictionary: KeywordLocale): string {
  if (dictionary.code === 'en') return snippet;
  const choice = (word: string) => (KEYWORDS.includes(word) ? dictionary.spellKeyword(word) : dictionary.localizedValue(word));
  return snippet
    .split(/(\$\{[^}]*\}|\$\d)/)
    .map((part) => {
      if (part.startsWith('${')) {
        return part
          .replace(/\|(.*)\|/, (_, choices: string) => `|${choices.split(',').map(choice).join(',')}|`)
          .replace(/:(.*)\}$/, (_, value: string) => `:${dictionary.localizedValue(value)}}`);
      }
      return part.replace(/\p{L}+/gu, choice);
    })
    .join('');
}

/** Between the grammar's words, in which the server thinks, and the words of a file in French or German. */
import { type Dictionary, KEYWORDS, lex, respelt, type SourceFile } from '@parcours/language';
import type { TextChange } from './edits.ts';

/** A part of a file with its keywords in the grammar's words: what is looked for in it does not depend on the file's language. */
export function inGrammarWords(file: SourceFile, start: number, end: number): string {
  const text = file.text.slice(start, end);
  const { dictionary } = file.parsed.tokens;
  if (dictionary.code === 'en') return text;
  let found = '';
  let at = 0;
  for (const { index, offset, end: wordEnd, tokens } of wordsOf(text, dictionary)) {
    const name = tokens.name(index);
    found += text.slice(at, offset) + (KEYWORDS.includes(name) ? name : name === 'OWNER' ? 'owner' : tokens.image(index));
    at = wordEnd;
  }
  return found + text.slice(at);
}

function* wordsOf(text: string, dictionary: Dictionary) {
  const tokens = lex(text, dictionary);
  for (const token of tokens) yield { ...token, tokens };
}

/** Edits that were made in the grammar's words, in the words of the files that they go to. */
export function inFileWords(edits: readonly TextChange[], fileOf: (uri: string) => SourceFile | undefined): readonly TextChange[] {
  const spoken = new Map<TextChange, string>();
  for (const [uri, group] of Map.groupBy(edits, ({ at }) => at.uri)) {
    const file = fileOf(uri);
    if (!file || file.parsed.tokens.dictionary.code === 'en') continue;
    const placed = group.map((edit) => ({
      edit,
      start: file.document.offsetAt(edit.at.range.start),
      end: file.document.offsetAt(edit.at.range.end),
    }));
    placed.sort((a, b) => a.start - b.start);
    let text = '';
    let at = 0;
    const written: { edit: TextChange; start: number; end: number }[] = [];
    for (const { edit, start, end } of placed) {
      text += file.text.slice(at, start);
      written.push({ edit, start: text.length, end: text.length + edit.text.length });
      text += edit.text;
      at = end;
    }
    const words = respelt(text + file.text.slice(at));
    for (const { edit, start, end } of written) {
      let says = edit.text;
      for (const word of words.filter((each) => start <= each.start && each.end <= end).toReversed()) {
        says = says.slice(0, word.start - start) + word.text + says.slice(word.end - start);
      }
      spoken.set(edit, says);
    }
  }
  return edits.map((edit) => ({ ...edit, text: spoken.get(edit) ?? edit.text }));
}

/** A snippet that is written in the grammar's words: outside its places to fill in, every word is a keyword. */
export function snippetInFileWords(snippet: string, dictionary: Dictionary): string {
  if (dictionary.code === 'en') return snippet;
  const choice = (word: string) => (KEYWORDS.includes(word) ? dictionary.keyword(word) : dictionary.writeValue(word));
  return snippet
    .split(/(\$\{[^}]*\}|\$\d)/)
    .map((part) => {
      if (part.startsWith('${')) {
        return part
          .replace(/\|(.*)\|/, (_, choices: string) => `|${choices.split(',').map(choice).join(',')}|`)
          .replace(/:(.*)\}$/, (_, value: string) => `:${dictionary.writeValue(value)}}`);
      }
      return part.replace(/\p{L}+/gu, choice);
    })
    .join('');
}

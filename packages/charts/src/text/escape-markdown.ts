import { singleLine } from './single-line.ts';

/**
 * Escapes text for GitHub-flavoured Markdown, on one line. Mentions, references and addresses get a zero-width space, because GitHub links
 * them after it has parsed the escapes.
 */
export function escapeMarkdown(text: string): string {
  return singleLine(text)
    .replace(/[@#](?=\w)|\bGH(?=-\d)|(?<=\bwww)(?=\.)|(?<=\b(?:https?|ftp|mailto|xmpp):)/gi, '$&\u200B')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()~$!]/g, '\\$&')
    .replaceAll('|', '&vert;')
    .replace(/^(?:[-+#]|\d+[.)])(?=\s|$)|^=+$/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

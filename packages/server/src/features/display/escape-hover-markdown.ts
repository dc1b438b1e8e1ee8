/** Escapes text from files, so that it is never interpreted as Markdown or HTML: an address stays text, and is no link with the escapes in it. */
export function escapeHoverMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!|<>&~@]|:(?=\/\/)/g, (character) =>
      character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`,
    );
}

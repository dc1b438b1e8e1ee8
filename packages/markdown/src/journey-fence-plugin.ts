/** A plugin for markdown-it that draws fences named `journey`, and leaves all others to whoever renders them. */
import type { MarkdownIt } from 'markdown-it';

/** Texts whose markup is kept: a preview renders the whole document at each keystroke. */
const MAX_CACHED = 64;

/**
 * The fence keeps its attributes, by which a preview scrolls along with its editor. A fence that is not drawn is rendered as before.
 *
 * @param render the markup of a fence's text; null: nothing to draw (yet). What it throws is caught.
 * @returns the same object.
 */
export function journeyFencePlugin(markdown: MarkdownIt, render: (text: string) => string | null): MarkdownIt {
  const { rules } = markdown.renderer;
  const original = rules.fence;
  const cache = new Map<string, string>();
  const markupOf = (text: string): string | null => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    try {
      const markup = render(text);
      if (markup === null) return null;
      if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value as string);
      cache.set(text, markup);
      return markup;
    } catch {
      return null;
    }
  };
  rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    const markup = token && isJourney(token.info) ? markupOf(token.content) : null;
    if (!token || markup === null) {
      return original ? original.call(rules, tokens, index, options, env, self) : self.renderToken(tokens, index, options);
    }
    token.attrJoin('class', 'pc-fence');
    return `<div${self.renderAttrs(token)}>${markup}</div>\n`;
  };
  return markdown;
}

/** The first word of the info string, which may have attributes behind it: `journey {.wide}`. */
function isJourney(info: string): boolean {
  return /^\s*journey(?:[\s{]|$)/.test(info);
}

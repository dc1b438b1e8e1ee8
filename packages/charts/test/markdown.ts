/** Markdown as a host shows it, by an independent parser: the oracle of the tests of escaping. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** HTML of GitHub-flavoured Markdown; raw HTML in the source is kept, so that it is seen. */
export function markdownToHtml(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

/** The tags of a page, without attributes, in order. */
export function tagNames(html: string): string[] {
  return [...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name]) => (name ?? '').toLowerCase());
}

/** The text of a page, with entities decoded. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

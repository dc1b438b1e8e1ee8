import type { renderJourney } from '@parcours/markdown';
import { journeyFencePlugin } from '@parcours/markdown/plugin';
import type { Language } from '@parcours/model';

export type RenderJourney = typeof renderJourney;

type MarkdownIt = Parameters<typeof journeyFencePlugin>[0];

/** What VS Code's Markdown preview calls of an extension that contributes `markdown.markdownItPlugins`. */
export interface MarkdownExtension {
  extendMarkdownIt(markdown: MarkdownIt): MarkdownIt;
}

/** @param renderer loads the renderer, a bundle of its own, with the first fence; null until it is there. */
export function markdownExtension(renderer: () => RenderJourney | null, language: Language): MarkdownExtension {
  return { extendMarkdownIt: (markdown) => journeyFencePlugin(markdown, (text) => renderer()?.(text, language) ?? null) };
}

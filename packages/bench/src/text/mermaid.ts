/** Mermaid's parser in Node, where it has no DOM to clean texts with. */

/** Mermaid's own dependency, not one of ours. */
const PURIFIER = 'dompurify';

/** The text is valid, or this rejects. */
export async function mermaidParser(): Promise<(text: string) => Promise<unknown>> {
  // Without a DOM it has no methods; Mermaid calls these two.
  const { default: purifier } = (await import(PURIFIER)) as { default: object };
  Object.assign(purifier, { addHook: () => {}, sanitize: String });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ maxTextSize: Number.MAX_SAFE_INTEGER, logLevel: 'fatal' });
  return (text) => mermaid.parse(text);
}

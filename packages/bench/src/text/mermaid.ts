/** A dependency of Mermaid, not of this project. */
const PURIFIER = 'dompurify';

/** Mermaid's parser in Node, without a DOM to sanitize text with. The returned function rejects for an invalid text. */
export async function mermaidParser(): Promise<(text: string) => Promise<unknown>> {
  // Without a DOM, DOMPurify has no methods; Mermaid calls these two.
  const { default: purifier } = (await import(PURIFIER)) as { default: object };
  Object.assign(purifier, { addHook: () => {}, sanitize: String });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ maxTextSize: Number.MAX_SAFE_INTEGER, logLevel: 'fatal' });
  return (text) => mermaid.parse(text);
}
